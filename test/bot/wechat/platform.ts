import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { Timer } from '../../../bot/timer.ts';
import { localServer } from '../../fakes/local-server.ts';

/** The settings of an account as they stand on WeChat's page. */
export const account = {
  appId: 'wxba5fad812f8e6fb9',
  secret: 'secret0123456789abcdef0123456789',
  token: 'AAAAA',
  aesKey: 'A'.repeat(43),
  name: 'gh_97417a04a28d',
} as const;

/** A text that came to a customer's phone. */
export interface Arrived {
  readonly to: string;
  readonly text: string;
  readonly by: 'answer' | 'api';
}

/** What came of pushing something to the desk. */
export interface Pushed {
  /** One entry a try: the status, or `cut` when the desk took longer than five seconds. */
  readonly tries: readonly (number | 'cut')[];
  /** What the customer reads; undefined for `success`. */
  readonly text: string | undefined;
  /** After three tries the customer reads that the account is out of order. */
  readonly isBroken: boolean;
}

export interface PlatformOptions {
  /** Seconds since 1970. */
  readonly now: () => number;
  readonly timer: Timer;
  /** Plain mode when false. */
  readonly safe?: boolean;
}

/** One push as it goes over the wire, to be changed by a test. */
export interface Wire {
  readonly query: Record<string, string>;
  readonly body: string;
}

/**
 * WeChat's side, over real HTTP on this machine: it signs and encrypts with a library of its own, waits five seconds by
 * the timer it is given, tries three times, and answers the API with WeChat's own codes.
 */
export interface Platform {
  /** Base of the API. */
  readonly url: string;
  /** Everything that customers have read, in order. */
  readonly arrived: Arrived[];
  /** Whom the sign of typing was shown to, in order. */
  readonly typing: string[];
  /** Paths of the API that were called, in order. */
  readonly calls: string[];
  /** Codes that the next calls of a path are answered with, or `silent`. */
  readonly moods: Map<string, (number | 'silent')[]>;
  readonly media: Map<string, { readonly type: string; readonly bytes: Uint8Array }>;
  /** How often a token was asked for. */
  tokensAsked(): number;
  /** All tokens that were given out are no good any more. */
  expireTokens(): void;
  /** A message of a customer, pushed until it is answered. */
  push(desk: string, from: string, fields: Record<string, string | number>): Promise<Pushed>;
  say(desk: string, from: string, text: string): Promise<Pushed>;
  event(desk: string, from: string, event: string, key?: string): Promise<Pushed>;
  /** What would be sent, without sending it. */
  wire(from: string, fields: Record<string, string | number>): Wire;
  /** Sends it once, without a limit of time. */
  post(desk: string, wire: Wire): Promise<{ status: number; text: string }>;
  /** What an answer of the desk says. */
  read(answer: string): string | undefined;
  /** Waits until this is so; looked at after each call of the API. */
  until(isSo: () => boolean): Promise<void>;
  close(): Promise<void>;
}

interface SentMessage {
  readonly touser: string;
  readonly msgtype: string;
  readonly text?: { readonly content: string };
  readonly msgmenu?: {
    readonly head_content: string;
    readonly list: readonly { readonly id: string; readonly content: string }[];
    readonly tail_content: string;
  };
}

/** As a phone shows it: what can be tapped stands in brackets. */
function shownMenu(menu: SentMessage['msgmenu']): string {
  return menu === undefined ? '' : [menu.head_content, ...menu.list.map(({ content }) => `[${content}]`)].join('\n');
}

interface Window {
  left: number;
  until: number;
}

const attempts = 3;
export const limitMs = 5000;
const maxTextBytes = 2048;

let messages = 23_000_000_000_000_000n;

export async function wechatPlatform({ now, timer, safe = true }: PlatformOptions): Promise<Platform> {
  const valid = new Map<string, number>();
  const windows = new Map<string, Window>();
  const followers = new Set<string>();
  let asked = 0;
  let nonces = 0;
  const { url, until, close } = await localServer(answer);

  const platform: Platform = {
    url,
    arrived: [],
    typing: [],
    calls: [],
    moods: new Map(),
    media: new Map(),
    tokensAsked: () => asked,
    expireTokens() {
      for (const token of valid.keys()) valid.set(token, 0);
    },
    say: (desk, from, text) => platform.push(desk, from, { MsgType: 'text', Content: text, MsgId: nextId() }),
    event: (desk, from, event, key) =>
      platform.push(desk, from, { MsgType: 'event', Event: event, ...(key !== undefined && { EventKey: key }) }),
    async push(desk, from, fields) {
      openWindow(from, fields);
      const wire = platform.wire(from, fields);
      const tries: (number | 'cut')[] = [];
      while (tries.length < attempts) {
        const came = await attempt(desk, wire);
        tries.push(came === undefined ? 'cut' : came.status);
        if (came === undefined || came.status !== 200) continue;
        if (came.text === 'success' || came.text === '') return { tries, text: undefined, isBroken: false };
        const text = platform.read(came.text);
        if (text === undefined) continue;
        platform.arrived.push({ to: from, text, by: 'answer' });
        return { tries, text, isBroken: false };
      }
      return { tries, text: undefined, isBroken: true };
    },
    wire(from, fields) {
      nonces += 1;
      const time = Math.floor(now());
      const timestamp = String(time);
      const nonce = `nonce${nonces}`;
      const all = { ToUserName: account.name, FromUserName: from, CreateTime: time, ...fields };
      const xml = xmlOf(all);
      const open = { timestamp, nonce, signature: sha1([account.token, timestamp, nonce]), openid: from };
      if (!safe) return { query: open, body: xml };
      const sealed = encrypt(account.aesKey, xml, account.appId);
      const signed = getSignature(account.token, timestamp, nonce, sealed);
      return {
        query: { ...open, encrypt_type: 'aes', msg_signature: signed },
        body: xmlOf({ ToUserName: account.name, Encrypt: sealed }),
      };
    },
    async post(desk, { query, body }) {
      const response = await fetch(`${desk}/wechat?${new URLSearchParams(query)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml' },
        body,
      });
      return { status: response.status, text: await response.text() };
    },
    read(answer) {
      const outer = fieldsOf(answer);
      if (!safe) return outer.Content;
      const { Encrypt = '', MsgSignature, TimeStamp = '', Nonce = '' } = outer;
      if (getSignature(account.token, TimeStamp, Nonce, Encrypt) !== MsgSignature) return undefined;
      const { message, id } = decrypt(account.aesKey, Encrypt);
      return id === account.appId ? fieldsOf(message).Content : undefined;
    },
    until,
    close,
  };
  return platform;

  /** @returns undefined when the desk took too long */
  async function attempt(desk: string, wire: Wire): Promise<{ status: number; text: string } | undefined> {
    let end: unknown;
    const cut = new Promise<undefined>(resolve => {
      end = timer.set(() => resolve(undefined), limitMs);
    });
    const posted = platform.post(desk, wire).catch(() => undefined);
    const came = await Promise.race([posted, cut]);
    timer.clear(end);
    return came;
  }

  function openWindow(from: string, fields: Record<string, string | number>): void {
    const isTap = 'bizmsgmenuid' in fields;
    const event = isTap ? 'CLICK' : fields.MsgType === 'event' ? String(fields.Event) : undefined;
    if (event === 'unsubscribe') followers.delete(from);
    else followers.add(from);
    const [count, seconds] = event === undefined ? [5, 48 * 3600] : [3, 60];
    const opens = event === undefined || ['CLICK', 'subscribe', 'SCAN'].includes(event);
    const before = windows.get(from);
    const stillLeft = before !== undefined && before.until >= now() ? before.left : 0;
    if (opens && count >= stillLeft) windows.set(from, { left: count, until: now() + seconds });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', platform.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    platform.calls.push(pathname);
    const mood = platform.moods.get(pathname)?.shift();
    if (mood === 'silent') return;
    if (mood !== undefined && mood !== 0)
      return reply(response, {
        errcode: mood,
        errmsg: 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 0-0',
      });
    if (pathname === '/cgi-bin/stable_token') return reply(response, granted(JSON.parse(body)));
    const until = valid.get(searchParams.get('access_token') ?? '');
    if (until === undefined) return reply(response, { errcode: 40001, errmsg: 'invalid credential' });
    if (until <= now()) return reply(response, { errcode: 42001, errmsg: 'access_token expired' });
    if (pathname === '/cgi-bin/message/custom/send') return reply(response, sent(JSON.parse(body)));
    if (pathname === '/cgi-bin/message/custom/typing') return reply(response, typed(JSON.parse(body)));
    if (pathname === '/cgi-bin/getcallbackip') return reply(response, { ip_list: ['127.0.0.1'] });
    if (pathname !== '/cgi-bin/media/get') return reply(response, { errcode: 40066, errmsg: 'invalid url' });
    const file = platform.media.get(searchParams.get('media_id') ?? '');
    if (file === undefined) return reply(response, { errcode: 40007, errmsg: 'invalid media_id' });
    response.setHeader('Content-Type', file.type);
    response.end(file.bytes);
  }

  function granted({ grant_type, appid, secret, force_refresh }: Record<string, unknown>): object {
    asked += 1;
    if (grant_type !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' };
    if (appid !== account.appId) return { errcode: 40013, errmsg: 'invalid appid' };
    if (secret !== account.secret) return { errcode: 40125, errmsg: 'invalid appsecret' };
    if (force_refresh !== false) return { errcode: 45009, errmsg: 'reach max api daily quota limit' };
    const good = [...valid].find(([, until]) => until > now() + 300);
    const token = good?.[0] ?? `token-${asked}`;
    if (good === undefined) valid.set(token, now() + 7200);
    return { access_token: token, expires_in: Math.floor((valid.get(token) ?? 0) - now()) };
  }

  function typed({ touser, command }: { touser: string; command: string }): object {
    if (!followers.has(touser)) return { errcode: 45080, errmsg: 'no message in the last seconds' };
    if (command !== 'Typing') return { errcode: 47001, errmsg: 'data format error' };
    platform.typing.push(touser);
    return { errcode: 0, errmsg: 'ok' };
  }

  function sent({ touser, msgtype, text, msgmenu }: SentMessage): object {
    const content = msgtype === 'msgmenu' ? shownMenu(msgmenu) : (text?.content ?? '');
    if (!/^o[\w-]{10,}$/.test(touser)) return { errcode: 40003, errmsg: 'invalid openid' };
    if (msgtype !== 'text' && msgtype !== 'msgmenu') return { errcode: 40008, errmsg: 'invalid message type' };
    if (content === '') return { errcode: 44004, errmsg: 'empty content' };
    if (Buffer.byteLength(content) > maxTextBytes) return { errcode: 45002, errmsg: 'content size out of limit' };
    if (!followers.has(touser)) return { errcode: 43004, errmsg: 'require subscribe' };
    const window = windows.get(touser);
    if (window === undefined || window.until < now()) return { errcode: 45015, errmsg: 'response out of time limit' };
    if (window.left === 0) return { errcode: 45047, errmsg: 'out of response count limit' };
    window.left -= 1;
    platform.arrived.push({ to: touser, text: content, by: 'api' });
    return { errcode: 0, errmsg: 'ok' };
  }
}

/** Above 2^53, as WeChat's are. */
export function nextId(): string {
  messages += 1n;
  return String(messages);
}

function sha1(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

export function xmlOf(fields: Record<string, string | number>): string {
  const lines = Object.entries(fields).map(([name, value]) =>
    typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`,
  );
  return `<xml>${lines.join('\n')}</xml>`;
}

/** By other means than the desk's own. */
export function fieldsOf(xml: string): Record<string, string> {
  const found = xml.matchAll(/<(\w+)>((?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*)<\/\1>/g);
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [name, value.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')]),
  );
}

function reply(response: ServerResponse, body: object): void {
  response.setHeader('Content-Type', 'application/json; encoding=utf-8');
  response.end(JSON.stringify(body));
}
