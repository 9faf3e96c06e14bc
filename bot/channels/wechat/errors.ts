/** What the desk does about something that did not work, by the name of what is wrong. */
export type Trouble =
  /** WeChat was not reached, took too long, or answered in no way that is known. */
  | 'network'
  /** It is busy; tried again at once. */
  | 'busy'
  /** The access token is refused; a new one is asked for once. */
  | 'token'
  /** The customer is not, or no longer, a follower of the account. */
  | 'recipient'
  /** Settings of the operator; passive answers go on. */
  | 'account'
  /** The account may not do this at all. */
  | 'permission'
  /** A file that is gone or not known. */
  | 'media'
  /** Too many calls in this minute or day. */
  | 'pace'
  /** The customer has not written for two days. */
  | 'closed'
  /** The customer got as much as may be sent after their last message. */
  | 'quota'
  /** A message that WeChat does not take: a fault of the program. */
  | 'bug';

/** What an operator can do. */
export const remedies: Readonly<Record<Trouble, string>> = {
  network: 'look whether this machine reaches WECHAT_API_BASE (api.weixin.qq.com)',
  busy: 'WeChat is busy; nothing to do but to wait',
  token: 'look whether another program asks for tokens of this account by /cgi-bin/token or force_refresh',
  recipient: 'the customer has left the account; reach them by phone where it matters',
  account: 'run npm run wechat:check: WECHAT_APP_ID, WECHAT_APP_SECRET and the IP allow list of the account',
  permission: 'the account may not do this: it has to be a verified service account (已认证的服务号)',
  media: 'the file is older than three days or was never there; the customer is asked to send it again',
  pace: 'the account has made too many calls in this minute or day; nothing to do but to wait',
  closed: 'the customer has not written for 48 hours; they are told when they write, or by phone where it matters',
  quota: 'more may be sent when the customer writes again; they are told then, or by phone where it matters',
  bug: 'tell the makers of the desk the code',
};

const troubles: Readonly<Record<Trouble, readonly number[]>> = {
  network: [],
  busy: [-1],
  token: [40001, 40014, 42001],
  recipient: [40003, 43004],
  account: [40013, 40125, 40164],
  permission: [40200, 48001],
  media: [40007],
  pace: [45009, 45011],
  closed: [45015],
  quota: [45047],
  bug: [40008, 44004, 45002, 45008, 47001],
};

const byCode = new Map(
  Object.entries(troubles).flatMap(([trouble, codes]) => codes.map(code => [code, trouble as Trouble] as const)),
);

/** What an error code of the API means; one that is not known is tried again like a network that fails. */
export function troubleOf(code: number): Trouble {
  return byCode.get(code) ?? 'network';
}

/** Never taken, however often it is tried: it is kept, and told of when the customer writes. */
export function isForGood(trouble: Trouble): boolean {
  return ['recipient', 'permission', 'media', 'closed', 'quota', 'bug'].includes(trouble);
}

/**
 * How long to leave the API alone, in seconds, as far as the code tells.
 *
 * @param now seconds since 1970; the day of WeChat ends at midnight in China, eight hours ahead
 */
export function pauseOf(code: number, now: number): number | undefined {
  if (code === 45011) return 60 - (now % 60);
  if (code === 45009) return 86_400 - ((now + 8 * 3600) % 86_400);
  return undefined;
}
