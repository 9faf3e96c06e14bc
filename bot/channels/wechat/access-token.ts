import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { settings } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import { hashed } from '../directline/keys.ts';
import { troubleOf } from './errors.ts';
import type { HttpClient } from './http-client.ts';
import type { Failed } from './transport.ts';

export interface AccessTokenOptions {
  readonly app: string;
  readonly secret: string;
  /** Without a slash at the end. */
  readonly base: string;
  readonly store: Pick<Store, 'get' | 'transaction'>;
  readonly http: HttpClient;
  readonly clock: () => Temporal.Instant;
}

export interface AccessToken {
  /** @param refused one that WeChat has just refused, and that is not given again */
  current(refused?: string): Promise<Granted>;
}

export type Granted = { readonly ok: true; readonly token: string } | Failed;

/** WeChat gives a new one in the last five minutes; the old one is good until its end. */
const earlySeconds = 300;
/** Refused settings are not asked about again at once, nor for so long that a mended one has to wait. */
const refusalSeconds = 5;

const Kept = z.object({ token: z.string(), until: z.string() });
type Kept = z.infer<typeof Kept>;

const Answer = z.object({
  access_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
});

/**
 * The token that the API is called with, by `stable_token`: every caller gets the same one while it is good, so desks
 * share it through the store to save calls, not for its sake. At most one call at a time, and never `force_refresh`,
 * of which there are twenty a day.
 */
export function accessToken({ app, secret, base, store, http, clock }: AccessTokenOptions): AccessToken {
  // Of this account and this secret: another one's is of no use.
  const setting = `wechat.token/${hashed(`${app}\n${secret}`)}`;
  let known: Kept | undefined;
  let refusal: (Failed & { readonly at: Temporal.Instant }) | undefined;
  let asking: Promise<Granted> | undefined;

  return {
    async current(refused) {
      for (let tries = 2; ; tries -= 1) {
        if (known !== undefined && isGood(known, refused)) return { ok: true, token: known.token };
        const age = refusal && clock().since(refusal.at).total('seconds');
        if (refusal && age !== undefined && age >= 0 && age < refusalSeconds) return refusal;
        asking ??= ask(refused).finally(() => {
          asking = undefined;
        });
        const granted = await asking;
        // Who asked first may not have known that this one is refused.
        if (!granted.ok || granted.token !== refused) return granted;
        if (tries === 0) return { ok: false, trouble: 'token', why: 'the same token again' };
      }
    },
  };

  async function ask(refused: string | undefined): Promise<Granted> {
    const kept = keptIn((await store.get(settings, setting))?.value);
    if (kept !== undefined && isGood(kept, refused)) {
      known = kept;
      return { ok: true, token: kept.token };
    }
    const body = JSON.stringify({ grant_type: 'client_credential', appid: app, secret, force_refresh: false });
    const headers = { 'Content-Type': 'application/json' };
    const asked = await http.fetch(`${base}/cgi-bin/stable_token`, { method: 'POST', headers, body }, 64 * 1024);
    if (!asked.ok) return asked;
    const answer = Answer.safeParse(jsonOf(asked.bytes)).data;
    const token = answer?.access_token;
    if (token === undefined) {
      const { errcode, errmsg = '' } = answer ?? {};
      const trouble = errcode === undefined ? 'network' : troubleOf(errcode);
      const failed: Failed = {
        ok: false,
        trouble,
        why: errcode === undefined ? 'no answer' : `${errcode}${addressIn(errmsg)}`,
      };
      if (trouble === 'account') refusal = { ...failed, at: clock() };
      return failed;
    }
    const until = stamp(clock().add({ seconds: Math.floor(answer?.expires_in ?? 0) }));
    known = { token, until };
    await keep(known);
    return { ok: true, token };
  }

  function isGood({ token, until }: Kept, refused: string | undefined): boolean {
    return token !== refused && until > stamp(clock().add({ seconds: earlySeconds }));
  }

  function keep(token: Kept): Promise<void> {
    return store.transaction(async tx => {
      await tx.lock(`setting/${setting}`);
      await tx.get(settings, setting);
      await tx.put(settings, { id: setting, value: JSON.stringify(token) });
    });
  }
}

/** WeChat names the address that is not on its list; nobody can look it up behind a proxy. */
function addressIn(message: string): string {
  const [address] = /(?:\d{1,3}\.){3}\d{1,3}/.exec(message) ?? [];
  return address === undefined ? '' : ` (${address})`;
}

function keptIn(value: string | undefined): Kept | undefined {
  return value === undefined ? undefined : Kept.safeParse(jsonOf(Buffer.from(value))).data;
}

export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}
