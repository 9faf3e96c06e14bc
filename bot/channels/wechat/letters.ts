import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { Envelope } from './envelope.ts';
import { isSigned } from './signature.ts';
import { type Fields, readXml } from './xml.ts';

export interface LetterOptions {
  /** The token of the server configuration. */
  readonly token: string;
  /** Undefined in plain mode; where it is there, nothing is taken that is not sealed and signed with it. */
  readonly envelope: Envelope | undefined;
  /** Seconds that a signed address may be old, or ahead. */
  readonly windowSeconds: number;
  readonly clock: () => Temporal.Instant;
}

/** What came of reading a request: a refusal has its status and, for the log, a reason without anything that came. */
export type Letter<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: 400 | 401; readonly why: string };

/** Believes a request to be WeChat's, or not. */
export interface Letters {
  /** The echo that proves to WeChat that the token is known here. */
  verify(query: URLSearchParams): Letter<string>;
  open(query: URLSearchParams, body: Buffer): Letter<Fields>;
}

/** Beyond so many the oldest is forgotten; what is repeated is then still known by its key. */
const maxRemembered = 50_000;

/**
 * The proof of where a request comes from. A repeated request passes with the body that it had, as WeChat repeats what
 * it got no answer to; the same address with another body does not.
 */
export function letters({ token, envelope, windowSeconds, clock }: LetterOptions): Letters {
  const seen = new Map<string, { readonly digest: string; readonly at: number }>();
  return {
    verify(query) {
      const found = single(query, ['timestamp', 'nonce', 'signature', 'echostr']);
      if (found === undefined) return refused('the query');
      const { timestamp = '', nonce = '', signature = '', echostr = '' } = found;
      if (!isTimely(timestamp)) return refused('the time');
      if (!isSigned(signature, [token, timestamp, nonce])) return refused('the signature');
      return isNew([timestamp, nonce, signature], echostr) ? { ok: true, value: echostr } : refused('a replay');
    },

    open(query, body) {
      const found = single(query, ['timestamp', 'nonce', envelope === undefined ? 'signature' : 'msg_signature']);
      if (found === undefined) return refused('the query');
      const { timestamp = '', nonce = '', signature: open = '', msg_signature: sealed = '' } = found;
      const signature = envelope === undefined ? open : sealed;
      if (!isTimely(timestamp)) return refused('the time');
      // In plain mode the address proves itself alone, so nothing is parsed for a stranger.
      if (envelope === undefined && !isSigned(signature, [token, timestamp, nonce])) return refused('the signature');
      const outer = fieldsIn(body);
      if (outer === undefined) return { ok: false, status: 400, why: 'the XML' };
      const encrypted = outer.get('Encrypt');
      if (envelope === undefined) {
        if (encrypted !== undefined && !outer.has('MsgType')) {
          return { ok: false, status: 400, why: 'it is encrypted; set WECHAT_ENCODING_AES_KEY' };
        }
        return isNew([timestamp, nonce, signature], body) ? { ok: true, value: outer } : refused('a replay');
      }
      if (encrypted === undefined) return refused('it is not encrypted');
      if (!isSigned(signature, [token, timestamp, nonce, encrypted])) return refused('the signature');
      const inner = envelope.open(encrypted);
      if (inner === undefined) return refused('the encryption');
      if (!isNew([timestamp, nonce, signature], encrypted)) return refused('a replay');
      const fields = readXml(inner);
      return fields === undefined ? { ok: false, status: 400, why: 'the XML' } : { ok: true, value: fields };
    },
  };

  function isTimely(timestamp: string): boolean {
    if (!/^\d{10}$/.test(timestamp)) return false;
    return Math.abs(clock().epochMilliseconds / 1000 - Number(timestamp)) <= windowSeconds;
  }

  /** Whether this address was never seen, or with the very same body. */
  function isNew(parts: readonly string[], body: string | Buffer): boolean {
    const now = clock().epochMilliseconds;
    for (const [key, { at }] of seen) {
      if (seen.size <= maxRemembered && Math.abs(now - at) <= 2 * windowSeconds * 1000) break;
      seen.delete(key);
    }
    const key = parts.join('\n');
    const digest = createHash('sha256').update(body).digest('base64');
    const before = seen.get(key);
    if (before !== undefined) return before.digest === digest;
    seen.set(key, { digest, at: now });
    return true;
  }
}

/** The values of these names, when every name of the query is there exactly once. */
function single(query: URLSearchParams, names: readonly string[]): Record<string, string> | undefined {
  const keys = [...query.keys()];
  if (new Set(keys).size !== keys.length || names.some(name => !query.has(name))) return undefined;
  return Object.fromEntries(query);
}

function fieldsIn(body: Buffer): Fields | undefined {
  try {
    return readXml(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (fault) {
    if (fault instanceof TypeError) return undefined;
    throw fault;
  }
}

function refused(why: string): Letter<never> {
  return { ok: false, status: 401, why };
}
