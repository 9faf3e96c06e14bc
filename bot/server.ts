import { once } from 'node:events';
import { createServer, IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Next, type Request, type Response, createServer as restifyServer, type ServerOptions } from 'restify';
import type { Temporal } from 'temporal-polyfill';
import { isFault } from '../knowledge/fault.ts';
import { bodyReader, readJson } from './body.ts';
import type { Config } from './config.ts';
import { baseUrl, clientOf, guard } from './guards.ts';
import { type Answer, type Incoming, json, Refusal, type Route, tryLater, type Upgrade } from './http.ts';
import { createLogger, type Logger } from './logging.ts';
import { noLimit, rateLimit } from './rate-limit.ts';
import { respond } from './respond.ts';

export interface HttpServerOptions {
  readonly config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'trustProxy' | 'rateLimit'>;
  readonly log: Logger;
  readonly clock: () => Temporal.Instant;
  readonly routes: readonly Route[];
  readonly upgrades?: readonly Upgrade[];
  /** Beginnings of paths that pages of any site may call: every answer there, errors too, carries CORS headers. */
  readonly crossOrigin?: readonly string[];
  /** Whether customers can be served. */
  readonly ready: () => boolean | Promise<boolean>;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpServer {
  /** @returns the port, which config may have left to the system, and an address on this machine */
  listen(): Promise<{ readonly port: number; readonly url: string }>;
  /** Takes nothing new, lets what runs finish, at most 10 s. WebSockets are closed by their channel at the same time. */
  close(): Promise<void>;
}

export type HttpLimits = typeof defaultLimits;

const defaultLimits = {
  jsonBytes: 2 * 1024 * 1024,
  uploadBytes: 64 * 1024 * 1024,
  /** All bodies in memory at the same time. */
  bodiesBytes: 256 * 1024 * 1024,
  headersMs: 10_000,
  requestMs: 30_000,
  uploadMs: 300_000,
  /** Longer than proxies in front keep theirs, so that they never use a connection that is just being closed. */
  keepAliveMs: 65_000,
  idleMs: 120_000,
  closeMs: 10_000,
  connections: 10_000,
  /** An address may stand for a whole office or a mobile network. */
  requestsOfOneClient: { burst: 2000, perSecond: 400 },
};

const probes: readonly string[] = ['/healthz', '/readyz'];

/**
 * The HTTP server: restify 12 behind guards of our own. Routes are functions from a request to an answer and never
 * see restify. Whatever arrives, the process goes on.
 */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { config, log } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const bodies = bodyReader(limits.bodiesBytes);
  const floods = config.rateLimit ? rateLimit(limits.requestsOfOneClient, options.clock) : noLimit;
  const upgraded = new Set<Duplex>();
  let running = 0;
  let closing = false;
  let idle: () => void = () => {};

  const restify = restifyServer({
    name: '',
    log: createLogger({ logLevel: 'silent' }) as unknown as NonNullable<ServerOptions['log']>,
    // Names of files are percent-encoded Chinese.
    maxParamLength: 1024,
  });
  // A server of our own in front, as restify lets nobody set the options of its one.
  const http = createServer(
    {
      IncomingMessage: PlainRequest,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.uploadMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: Math.min(2000, limits.headersMs),
    },
    (request, response) => void restify.server.emit('request', request, response),
  );
  http.timeout = limits.idleMs;
  http.maxConnections = limits.connections;

  // restify has no way past an error thrown in here, so nothing may be.
  restify.pre((request: Request, response: Response, next: Next) => {
    follow(request, response);
    const refusal = refused(request, response);
    if (refusal === undefined) return next();
    respond(request, response, refusal, closing);
    return next(false);
  });

  for (const route of [...ownRoutes(options.ready), ...options.routes]) {
    const handler = async (request: Request, response: Response): Promise<void> => {
      send(request, response, await answer(route, request), route.path);
    };
    const mount = { GET: restify.get, POST: restify.post, PUT: restify.put, DELETE: restify.del }[route.method];
    mount.call(restify, route.path, handler);
    if (route.method === 'GET') restify.head(route.path, handler);
  }

  restify.on(
    'restifyError',
    (request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      const known = { 404: notFound, 405: notAllowed }[error.statusCode ?? 500];
      send(request, response, known ?? answerTo(error, request, 'router'), 'router');
      // restify answers by itself unless it believes that it has done so.
      (response as unknown as { _sent: boolean })._sent = true;
      done();
    },
  );

  http.on('upgrade', (request, socket, head) => {
    upgraded.add(socket.on('error', () => {}).once('close', () => upgraded.delete(socket)));
    open(request, socket, head).catch(fault => {
      const { status, headers, body } = answerTo(fault, request, 'upgrade');
      const lines = Object.entries({
        ...headers,
        Connection: 'close',
        'Content-Length': Buffer.byteLength(String(body)),
      });
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(line => `${line.join(': ')}\r\n`).join('')}\r\n${body}`,
      );
      socket.once('finish', () => socket.destroy());
    });
  });

  return {
    async listen() {
      http.listen(config.port, config.host);
      await once(http, 'listening');
      const address = http.address();
      const port = typeof address === 'object' && address !== null ? address.port : config.port;
      const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
      return { port, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}` };
    },

    async close() {
      if (closing) return;
      closing = true;
      const closed = new Promise<void>(resolve => http.close(() => resolve()));
      const late = setTimeout(cut, limits.closeMs);
      http.closeIdleConnections();
      if (running > 0) await Promise.race([closed, new Promise<void>(resolve => (idle = resolve))]);
      http.closeAllConnections();
      await closed;
      clearTimeout(late);
    },
  };

  function cut(): void {
    http.closeAllConnections();
    for (const socket of upgraded) socket.destroy();
  }

  /** Counts the request while it runs, and logs it when it is over: by its route, as an address may be a secret. */
  function follow(request: Request, response: Response): void {
    const from = options.clock().epochMilliseconds;
    running += 1;
    response.once('close', () => {
      running -= 1;
      bodies.release(request);
      if (running === 0) idle();
      const { statusCode: status } = response;
      const route = (request as { route?: { path?: string } }).route?.path;
      const line = { method: request.method, route, status, ms: options.clock().epochMilliseconds - from };
      // Whoever probes asks every few seconds, and what makes the desk unready is told where it happens.
      const quiet = request.method !== 'POST' && (status < 400 || (route !== undefined && probes.includes(route)));
      log[quiet ? 'debug' : 'info'](line, 'request');
    });
  }

  function refused(request: IncomingMessage, response: ServerResponse): Answer | undefined {
    try {
      const open = options.crossOrigin?.some(path => request.url?.startsWith(path)) ?? false;
      if (open) for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
      const url = guard(request);
      if (request.method === 'OPTIONS' && (open || request.url === '*')) return { status: 204 };
      if (closing) return tryLater(503, 3).answer;
      const wait = probes.includes(url.pathname) ? 0 : floods.take(clientOf(request, config));
      return wait > 0 ? tryLater(429, wait).answer : undefined;
    } catch (fault) {
      return answerTo(fault, request, 'guard');
    }
  }

  /** An answer that cannot be written, as one with a line break in a header, is a fault like any other. */
  function send(request: Request, response: Response, given: Answer, where: string): void {
    try {
      respond(request, response, given, closing);
    } catch (fault) {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      respond(request, response, answerTo(fault, request, where), closing);
    }
  }

  async function answer(route: Route, request: Request): Promise<Answer> {
    try {
      return await route.handle(incoming(request, request.params as Record<string, string>, guard(request)));
    } catch (fault) {
      return answerTo(fault, request, route.path);
    }
  }

  function incoming(request: IncomingMessage, params: Readonly<Record<string, string>>, url: URL): Incoming {
    return {
      method: request.method ?? '',
      params,
      query: url.searchParams,
      headers: request.headers,
      client: clientOf(request, config),
      baseUrl: baseUrl(request, config),
      json: async (most = limits.jsonBytes) => {
        const maxBytes = Math.min(most, limits.jsonBytes);
        const body = await bodies.read(request, { maxBytes, timeoutMs: limits.requestMs });
        return readJson(body, request.headers['content-type']);
      },
      bytes: maxBytes => bodies.read(request, { maxBytes, timeoutMs: limits.requestMs }),
      upload: () => bodies.read(request, { maxBytes: limits.uploadBytes, timeoutMs: limits.uploadMs }),
    };
  }

  async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = guard(request);
    if (closing) throw tryLater(503, 3);
    const wait = floods.take(clientOf(request, config));
    if (wait > 0) throw tryLater(429, wait);
    for (const upgrade of options.upgrades ?? []) {
      const match = upgrade.path.exec(url.pathname);
      if (!match) continue;
      const accept = await upgrade.open(incoming(request, { ...match.groups }, url));
      if (!socket.destroyed) accept(request, socket, head);
      return;
    }
    throw new Refusal(404, 'NotFound', 'There is no WebSocket here.');
  }

  function answerTo(fault: unknown, request: IncomingMessage, where: string): Answer {
    if (fault instanceof Refusal) return fault.answer;
    const refusal = isFault(fault, 'store.unavailable') ? tryLater(503, 2).answer : failed;
    log.error({ fault, method: request.method, route: where, status: refusal.status }, 'request failed');
    return refusal;
  }
}

/**
 * A request whose only change of protocol is WebSocket. Others that a client offers, as Java's does with h2c, are
 * passed over and the request is answered as it stands (RFC 9110 7.8); Node would take them all for upgrades.
 */
class PlainRequest extends IncomingMessage {
  declare upgrade: boolean;

  constructor(socket: Socket) {
    super(socket);
    let offered = false;
    Object.defineProperty(this, 'upgrade', {
      get: () => offered && (this.method === 'CONNECT' || this.headers.upgrade?.toLowerCase() === 'websocket'),
      set: value => {
        offered = value;
      },
    });
  }
}

const notFound = new Refusal(404, 'NotFound', 'There is nothing at this address.').answer;
const notAllowed = new Refusal(405, 'MethodNotAllowed', 'This address does not take this method.').answer;
const failed = new Refusal(500, 'InternalError', 'Something went wrong. It has been noted.').answer;

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'Access-Control-Expose-Headers': 'retry-after',
  'Access-Control-Max-Age': '86400',
};

function ownRoutes(ready: HttpServerOptions['ready']): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: () => json(200, { status: 'alive' }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async () => ((await ready()) ? json(200, { status: 'ready' }) : tryLater(503, 2).answer),
    },
  ];
}
