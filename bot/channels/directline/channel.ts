import type { Temporal } from 'temporal-polyfill';
import { WebSocketServer } from 'ws';
import type { StoredFile } from '../../../knowledge/records.ts';
import type { Config } from '../../config.ts';
import { type Accept, type IncomingUpgrade, Refusal, type Route, tryLater, type Upgrade } from '../../http.ts';
import type { Logger } from '../../logging.ts';
import type { Blobs } from '../../store/blobs.ts';
import type { Store } from '../../store/store.ts';
import type { Message, Outcome } from '../../turn.ts';
import type { Channel } from '../channel.ts';
import { callers } from './callers.ts';
import { fileLinks } from './file-links.ts';
import { pathOf } from './files.ts';
import { signingKey } from './keys.ts';
import { quotas } from './quotas.ts';
import { directLineRoutes } from './routes.ts';
import { streams } from './streams.ts';
import { tokens } from './tokens.ts';
import { visitors } from './visitors.ts';
import { root } from './wire.ts';

export interface DirectLineOptions {
  readonly config: Pick<Config, 'directLineSecret' | 'directLineTokenSeconds' | 'rateLimit' | 'frameAncestors'>;
  readonly log: Logger;
  readonly store: Store;
  readonly blobs: Blobs;
  /** See `turnHandler`. */
  readonly handle: (message: Message) => Promise<Outcome>;
  readonly clock: () => Temporal.Instant;
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  readonly keepAliveMs?: number;
  readonly laterMs?: number;
}

/** The web channel, and what the HTTP server has to open for it. */
export interface DirectLine extends Channel {
  readonly routes: readonly Route[];
  readonly upgrades: readonly Upgrade[];
  /** See `HttpServerOptions.crossOrigin`. */
  readonly crossOrigin: readonly string[];
  /** Where a file can be looked at in the next days, without a host. */
  linkTo(file: StoredFile): string;
}

const name = 'directline';
/** Tabs of one visitor, with some that are just going. */
const maxStreams = 30;
/** Clients send empty frames. */
const maxPayload = 1024;

/** Direct Line 3.0 in this process, by REST, polling and WebSocket: Microsoft's web clients work with it unchanged. */
export async function directLineChannel(options: DirectLineOptions): Promise<DirectLine> {
  const { config, store, clock, random } = options;
  const key = await signingKey(store, random);
  const own = tokens(key, config.directLineTokenSeconds, clock);
  const links = fileLinks(key, clock);
  const { log, keepAliveMs = 15_000, laterMs = 1000 } = options;
  const open = streams({ store, links, log, keepAliveMs, laterMs });
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload });

  return {
    name,
    routes: directLineRoutes({
      ...options,
      channel: name,
      links,
      tokens: own,
      visitors: visitors(key, random),
      callers: callers({ store, tokens: own, secret: config.directLineSecret, channel: name }),
      quotas: quotas(config.rateLimit, clock),
      framed: !["'none'", "'self'"].includes(config.frameAncestors),
    }),
    upgrades: [{ path: new RegExp(`^${root}/conversations/(?<id>[^/]+)/stream$`), open: request => stream(request) }],
    crossOrigin: [`${root}/`],
    linkTo: file => links.signed(pathOf(file)),
    committed: open.committed,
    close: open.close,
  };

  /** @throws Refusal 401, 403, 429 */
  function stream({ params, query, baseUrl }: IncomingUpgrade): Accept {
    const token = query.get('t');
    if (!token) throw new Refusal(401, 'MissingToken', 'The address lacks its token.');
    const grant = own.readStream(token);
    if (grant === 'expired') throw new Refusal(403, 'TokenExpired', 'The address has expired. Ask for a new one.');
    if (grant === 'invalid' || grant.conversation !== params.id) {
      throw new Refusal(403, 'BadToken', 'The address is not valid.');
    }
    if (open.count(grant.conversation) >= maxStreams) throw tryLater(429, 15);
    return (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, socket =>
        open.add(socket, grant.conversation, grant.after, baseUrl),
      );
  }
}
