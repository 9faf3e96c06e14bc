import type { Temporal } from 'temporal-polyfill';
import type { WeChatConfig } from '../../config.ts';
import type { Logger } from '../../logging.ts';
import type { Store } from '../../store/store.ts';
import { systemTimer, type Timer } from '../../timer.ts';
import { type AccessToken, accessToken } from './access-token.ts';
import { type Api, wechatApi } from './api.ts';
import { envelope } from './envelope.ts';
import { httpClient } from './http-client.ts';
import { letters } from './letters.ts';
import { officialAccount } from './official-account.ts';
import type { WeChatTransport } from './transport.ts';

export interface OpenAccountOptions {
  readonly store: Pick<Store, 'get' | 'transaction'>;
  readonly clock: () => Temporal.Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly timer?: Timer;
}

export interface OpenAccount {
  readonly token: AccessToken;
  readonly api: Api;
  readonly transport: WeChatTransport;
}

/** The official account of these settings. */
export function openAccount(config: WeChatConfig, options: OpenAccountOptions): OpenAccount {
  const { store, clock, random, timer = systemTimer } = options;
  const { appId: app, secret, apiBase: base } = config;
  const http = httpClient(timer);
  const token = accessToken({ app, secret, base, store, http, clock });
  const api = wechatApi({ base, token, http, timer });
  const sealing = config.encodingAesKey === undefined ? undefined : envelope(config.encodingAesKey, app, random);
  const proof = { token: config.token, envelope: sealing, windowSeconds: config.replayWindowSeconds, clock };
  const transport = officialAccount({
    ...options,
    app,
    token: config.token,
    letters: letters(proof),
    envelope: sealing,
    api,
    http,
    menus: config.menuStyle === 'msgmenu',
  });
  return { token, api, transport };
}
