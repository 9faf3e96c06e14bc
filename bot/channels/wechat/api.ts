import { z } from 'zod';
import type { Timer } from '../../timer.ts';
import { type AccessToken, jsonOf } from './access-token.ts';
import { troubleOf } from './errors.ts';
import type { Fetched, HttpClient } from './http-client.ts';
import type { Failed } from './transport.ts';

export interface ApiOptions {
  /** Without a slash at the end. */
  readonly base: string;
  readonly token: AccessToken;
  readonly http: HttpClient;
  readonly timer: Timer;
}

/** The API of an official account, as far as the desk calls it. */
export interface Api {
  post(path: string, body: object, signal?: AbortSignal): Promise<Called>;
  /** The file, or the JSON where it says where to find it. */
  get(path: string, query: Readonly<Record<string, string>>, maxBytes: number, signal?: AbortSignal): Promise<Fetched>;
}

export type Called = { readonly ok: true; readonly json: unknown } | Failed;

const maxJson = 1024 * 1024;
/** How long to wait when WeChat is busy, each time. */
const busyMs: readonly number[] = [200, 400, 800];

const Coded = z.object({ errcode: z.number().int() });

/**
 * Calls WeChat. A refused token is asked for anew, once, and a busy system again three times; whatever else goes wrong
 * is for the caller to decide on.
 */
export function wechatApi({ base, token, http, timer }: ApiOptions): Api {
  return {
    async post(path, body, signal) {
      const headers = { 'Content-Type': 'application/json; charset=utf-8' };
      const init = { method: 'POST', body: JSON.stringify(body), headers };
      const called = await call(path, {}, init, maxJson, signal);
      if (!called.ok) return called;
      const json = jsonOf(called.bytes);
      return json === undefined ? { ok: false, trouble: 'network', why: 'no JSON' } : { ok: true, json };
    },
    get: (path, query, maxBytes, signal) => call(path, query, { method: 'GET' }, maxBytes, signal),
  };

  async function call(
    path: string,
    query: Readonly<Record<string, string>>,
    init: RequestInit,
    maxBytes: number,
    signal: AbortSignal | undefined,
  ): Promise<Fetched> {
    let refused: string | undefined;
    for (let busy = 0; ; ) {
      const granted = await token.current(refused);
      if (!granted.ok) return granted;
      const address = `${base}${path}?${new URLSearchParams({ ...query, access_token: granted.token })}`;
      const fetched = await http.fetch(address, init, maxBytes, signal);
      const failed = fetched.ok ? failureIn(fetched) : undefined;
      if (failed === undefined) return fetched;
      const wait = busyMs[busy];
      if (failed.trouble === 'token' && refused === undefined) refused = granted.token;
      else if (failed.trouble === 'busy' && wait !== undefined && !signal?.aborted) {
        busy += 1;
        await new Promise<void>(resolve => timer.set(resolve, wait));
      } else return failed;
    }
  }
}

/** WeChat says 200 to everything; what went wrong stands in JSON, also where a picture was asked for. */
function failureIn({ contentType, bytes }: Fetched & { ok: true }): Failed | undefined {
  if (!/json|text\/plain/i.test(contentType)) return undefined;
  const code = Coded.safeParse(jsonOf(bytes)).data?.errcode ?? 0;
  return code === 0 ? undefined : { ok: false, trouble: troubleOf(code), why: String(code) };
}
