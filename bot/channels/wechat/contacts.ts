import type { Temporal } from 'temporal-polyfill';
import { type WeChatContact, wechatContacts } from '../../store/collections.ts';
import type { Store, Transaction } from '../../store/store.ts';
import { conversationOf, opens } from './message-in.ts';
import { opened, type QuotaRules, quotaLeft, spent } from './quota.ts';
import type { Inbound } from './transport.ts';

/** How many answers to requests are kept to be given again; WeChat repeats a message within fifteen seconds. */
const keptAnswers = 5;

/** Who writes, and what may be sent to them. One record a customer, which is also the only place of their own id. */
export interface Contacts {
  /** Notes that somebody did something, before the turn: what the turn says must find its way after a crash. */
  heard(app: string, message: Inbound): Promise<void>;
  /** Counts one message to be sent. @returns false when none may be */
  take(conversation: string): Promise<boolean>;
  /** That message was not sent after all. */
  giveBack(conversation: string): Promise<void>;
  /** WeChat says that nothing more may be sent, whatever was counted. */
  exhausted(conversation: string): Promise<void>;
  /** The customer does not follow the account any more. */
  gone(conversation: string): Promise<void>;
  /** The first so many texts that a line is too long for have gone. */
  sent(conversation: string, line: string, texts: number): Promise<void>;
}

/** What was given as the answer to a request, to be given again. */
export interface Given {
  readonly key: string;
  readonly text: string;
  /** Of a line that is too long for one text this was the first. */
  readonly beginning?: string;
}

export function contactsOf(store: Store, rules: QuotaRules, clock: () => Temporal.Instant): Contacts {
  return {
    heard: (app, message) =>
      change(conversationOf(app, message.from), (kept, id) =>
        heard(kept ?? { id, answers: [], ...partiesOf(app, message) }, app, message),
      ),
    take: conversation =>
      store.transaction(async tx => {
        const kept = await locked(tx, conversation);
        if (kept === undefined || kept.gone || quotaLeft(kept, rules, clock()) === 0) return false;
        await tx.put(wechatContacts, { ...kept, ...spent(kept, 1) });
        return true;
      }),
    giveBack: conversation => change(conversation, kept => kept && { ...kept, ...spent(kept, -1) }),
    exhausted: conversation => change(conversation, kept => kept && { ...kept, ...spent(kept, rules.message.count) }),
    gone: conversation => change(conversation, kept => kept && { ...kept, gone: true }),
    sent: (conversation, line, texts) => change(conversation, kept => kept && { ...kept, begun: { line, texts } }),
  };

  function heard(kept: WeChatContact, app: string, message: Inbound): WeChatContact {
    const { gone: _, ...here } = kept;
    if (message.what.kind === 'left') return { ...here, gone: true };
    const by = opens(message);
    return { ...here, ...partiesOf(app, message), ...(by && opened(here, by, message.key, clock())) };
  }

  /** Under a lock of its own: the turns of the customer may hold theirs for long. */
  function change(
    conversation: string,
    to: (kept: WeChatContact | undefined, id: string) => WeChatContact | undefined,
  ): Promise<void> {
    return store.transaction(async tx => {
      const changed = to(await locked(tx, conversation), conversation);
      if (changed !== undefined) await tx.put(wechatContacts, changed);
    });
  }
}

/** Notes, in the transaction that takes it off what is owed, what a request is answered with. */
export async function noteGiven(tx: Transaction, conversation: string, { key, text, beginning }: Given): Promise<void> {
  const kept = await locked(tx, conversation);
  if (kept === undefined) return;
  const answers = [...kept.answers.filter(each => each.key !== key), { key, text }].slice(-keptAnswers);
  await tx.put(wechatContacts, { ...kept, answers, ...(beginning && { begun: { line: beginning, texts: 1 } }) });
}

async function locked(tx: Transaction, conversation: string): Promise<WeChatContact | undefined> {
  await tx.lock(`wechat/${conversation}`);
  return tx.get(wechatContacts, conversation);
}

function partiesOf(app: string, { from, account }: Inbound): Pick<WeChatContact, 'app' | 'openid' | 'account'> {
  return { app, openid: from, account };
}
