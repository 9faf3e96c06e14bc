import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Activity } from 'botbuilder-core';
import type { Temporal } from 'temporal-polyfill';
import { WebSocket } from 'ws';
import {
  type DirectLine,
  type DirectLineOptions,
  directLineChannel,
} from '../../../bot/channels/directline/channel.ts';
import type { Config } from '../../../bot/config.ts';
import { createLogger } from '../../../bot/logging.ts';
import { retention } from '../../../bot/retention.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../../bot/server.ts';
import type { Blobs } from '../../../bot/store/blobs.ts';
import type { Store } from '../../../bot/store/store.ts';
import type { Message, Outcome } from '../../../bot/turn.ts';
import { boundedTurns } from '../../../bot/turn-gate.ts';
import { load } from '../../content/once.ts';
import { echo } from '../echo.ts';

/** A desk that greets and repeats what it hears, over real HTTP. */
export interface Desk {
  readonly url: string;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly config: Config;
  readonly channel: DirectLine;
  readonly server: HttpServer;
  /** Messages that were handled, one entry a turn. */
  readonly turns: Message[];
  /** Everything that was logged. */
  readonly logged: () => string;
  readonly clock: () => Temporal.Instant;
  pass(duration: Temporal.DurationLike): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly env?: Record<string, string>;
  readonly store?: Store;
  readonly blobs?: Blobs;
  readonly keepAliveMs?: number;
  readonly laterMs?: number;
  readonly limits?: HttpServerOptions['limits'];
  readonly routes?: HttpServerOptions['routes'];
  readonly ready?: () => boolean;
  /** Stands between the channel and the turns. */
  readonly around?: (handle: DirectLineOptions['handle']) => (message: Message) => Promise<Outcome>;
}

const open = new Set<Desk>();

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  let channel: DirectLine | undefined;
  const { config, store, log, logged, clock, pass, turns, handle } = echo({
    env: options.env ?? {},
    store: options.store,
    committed: conversation => channel?.committed(conversation),
  });
  const blobs = options.blobs ?? memoryBlobs();
  channel = await directLineChannel({
    config,
    log,
    store,
    blobs,
    clock,
    random: randomBytes,
    handle: options.around?.(handle) ?? boundedTurns(handle),
    ...(options.keepAliveMs && { keepAliveMs: options.keepAliveMs }),
    ...(options.laterMs !== undefined && { laterMs: options.laterMs }),
  });
  const server = createHttpServer({
    config,
    log,
    clock,
    ready: options.ready ?? (() => true),
    routes: [...channel.routes, ...(options.routes ?? [])],
    upgrades: channel.upgrades,
    crossOrigin: channel.crossOrigin,
    ...(options.limits && { limits: options.limits }),
  });
  const { url } = await server.listen();
  const desk: Desk = {
    url,
    store,
    blobs,
    config,
    channel,
    server,
    turns,
    clock,
    logged,
    pass,
    async close() {
      open.delete(desk);
      await Promise.all([server.close(), desk.channel.close()]);
    },
  };
  open.add(desk);
  return desk;
}

/** What a run of a year later removes: all that was said, while tokens are as good as they were. */
export async function removeOld({ store, blobs, clock }: Pick<Desk, 'store' | 'blobs' | 'clock'>): Promise<void> {
  const knowledge = await load();
  const removing = retention({
    store,
    blobs,
    forget: async () => {},
    knowledge: () => knowledge,
    clock: () => clock().add({ hours: 24 * 366 }),
    random: randomBytes,
    log: createLogger({ logLevel: 'silent' }),
    timer: { set: () => {}, clear: () => {} },
  });
  await removing.run();
  await removing.close();
}

/** For `afterEach`. */
export async function closeDesks(): Promise<void> {
  await Promise.all([...open].map(desk => desk.close()));
}

export function memoryBlobs(): Blobs {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(id, bytes) {
      kept.set(id, Uint8Array.from(bytes));
    },
    get: async id => kept.get(id),
    async remove(id) {
      kept.delete(id);
    },
    list: async () => [...kept.keys()].map(id => ({ id, keptAt: new Date(0) })),
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is what the tests look into
  readonly body: any;
}

/** Where a desk is reached, and what is sent along with each request to it. */
export interface Reached {
  readonly url: string;
  readonly headers?: () => Readonly<Record<string, string>>;
}

export async function call(desk: Reached, method: string, path: string, init: Call = {}): Promise<Reply> {
  const response = await fetch(desk.url + path, {
    method,
    headers: {
      ...desk.headers?.(),
      ...(init.token !== undefined && { Authorization: `Bearer ${init.token}` }),
      ...(init.json !== undefined && { 'Content-Type': 'application/json' }),
      ...init.headers,
    },
    ...(init.json !== undefined && { body: JSON.stringify(init.json) }),
    ...(init.body !== undefined && { body: init.body }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export interface Call {
  readonly token?: string;
  readonly json?: unknown;
  readonly body?: NonNullable<RequestInit['body']>;
  readonly headers?: Record<string, string>;
}

/** A customer at the chat page. */
export interface Customer {
  readonly token: string;
  readonly conversation: string;
  readonly user: string;
  readonly cookie: string;
  call(method: string, path: string, init?: Call): Promise<Reply>;
  start(): Promise<Reply>;
  say(text: string, id?: string): Promise<Reply>;
  post(activity: unknown): Promise<Reply>;
  history(watermark?: string): Promise<{ activities: Partial<Activity>[]; watermark: string }>;
  /** A socket on the stream from a watermark; without, on what is new. */
  stream(watermark?: string): Promise<Line>;
}

export async function customer(desk: Reached, cookie?: string): Promise<Customer> {
  const { body, headers } = await call(desk, 'POST', '/directline/token', { headers: cookie ? { cookie } : {} });
  return speaking(desk, body.token, body.conversationId, {
    user: body.userId,
    cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  });
}

export function speaking(
  desk: Reached,
  token: string,
  conversation: string,
  known: { user?: string; cookie?: string } = {},
): Customer {
  const path = `/v3/directline/conversations/${conversation}`;
  const own: Customer = {
    token,
    conversation,
    user: known.user ?? '',
    cookie: known.cookie ?? '',
    call: (method, rest, init) => call(desk, method, path + rest, { token, ...init }),
    start: () => call(desk, 'POST', '/v3/directline/conversations', { token, json: { locale: 'zh-CN' } }),
    say: (text, id) =>
      own.post({ type: 'message', text, ...(id !== undefined && { channelData: { clientActivityID: id } }) }),
    post: activity => own.call('POST', '/activities', { json: activity }),
    history: async (watermark = '') => (await own.call('GET', `/activities?watermark=${watermark}`)).body,
    async stream(watermark = '') {
      const { body } = await own.call('GET', `?watermark=${watermark}`);
      return openLine(body.streamUrl);
    },
  };
  return own;
}

/** What came over a WebSocket. */
export interface Line {
  readonly socket: WebSocket;
  readonly frames: string[];
  activities(): Partial<Activity>[];
  watermark(): string;
  /** Waits for the activity with this text. */
  heard(text: string): Promise<void>;
  closed: Promise<number>;
}

export async function openLine(url: string): Promise<Line> {
  const socket = new WebSocket(url);
  const frames: string[] = [];
  socket.on('message', data => frames.push(String(data)));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const sets = () => frames.filter(Boolean).map(frame => JSON.parse(frame));
  const line: Line = {
    socket,
    frames,
    closed,
    activities: () => sets().flatMap(set => set.activities),
    watermark: () => sets().at(-1)?.watermark ?? '',
    async heard(text) {
      while (!line.activities().some(activity => activity.text === text)) await once(socket, 'message');
    },
  };
  return line;
}

/** The status with which an upgrade was refused. */
export async function refusal(url: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  response.resume();
  socket.terminate();
  return response.statusCode;
}
