import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { ActivityTypes } from 'botbuilder-core';
import type { Temporal } from 'temporal-polyfill';
import { type Connector, connectorChannel } from '../../../bot/channels/connector/channel.ts';
import type { Framework } from '../../../bot/channels/connector/framework.ts';
import { createHttpServer } from '../../../bot/server.ts';
import type { Blobs } from '../../../bot/store/blobs.ts';
import { activities } from '../../../bot/store/collections.ts';
import type { Store } from '../../../bot/store/store.ts';
import type { Timer } from '../../../bot/timer.ts';
import type { Message, Outcome } from '../../../bot/turn.ts';
import { boundedTurns } from '../../../bot/turn-gate.ts';
import { memoryBlobs } from '../directline/desk.ts';
import { echo } from '../echo.ts';
import type { FakeConnector } from './fake-connector.ts';

/** A desk that greets and repeats what it hears, behind /api/messages. */
export interface Desk {
  readonly url: string;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly channel: Connector;
  /** Messages that were handled, one entry a turn. */
  readonly turns: Message[];
  readonly timer: ManualTimer;
  readonly logged: () => string;
  /** A message as any other part of the desk would bring it, such as a clerk's. */
  handle(message: Message): Promise<Outcome>;
  pass(duration: Temporal.DurationLike): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly env?: Record<string, string>;
  readonly store?: Store;
  readonly instance?: string;
  readonly framework?: () => Promise<Framework>;
  /** Stands between the channel and the turns. */
  readonly around?: (handle: Desk['handle']) => Desk['handle'];
}

const open = new Set<Desk>();

export async function openDesk({ env = { EMULATOR: 'on' }, ...options }: DeskOptions = {}): Promise<Desk> {
  let channel: Connector | undefined;
  const { config, store, log, logged, clock, pass, turns, handle } = echo({
    env,
    store: options.store,
    committed: conversation => channel?.committed(conversation),
    async first(context) {
      const { type, text, name } = context.activity;
      if (text === 'fault') throw new Error('secret of the program');
      if (type === ActivityTypes.Event) await context.sendActivity(`event: ${name}`);
    },
  });
  const { connector } = config;
  if (connector === undefined) throw new Error('/api/messages is off');
  const timer = manualTimer();
  const blobs = memoryBlobs();
  channel = connectorChannel({
    config: { ...config, connector },
    log,
    store,
    blobs,
    clock,
    timer,
    random: bytes => new Uint8Array(bytes),
    instance: options.instance ?? randomUUID(),
    handle: boundedTurns(options.around?.(handle) ?? handle),
    ...(options.framework && { framework: options.framework }),
  });
  const server = createHttpServer({ config, log, clock, ready: () => true, routes: channel.routes });
  const { url } = await server.listen();
  const desk: Desk = {
    url,
    store,
    blobs,
    channel,
    turns,
    timer,
    handle,
    logged,
    pass,
    async close() {
      open.delete(desk);
      // Nobody waits for a channel that stays silent.
      void timer.fire(3000);
      await Promise.all([server.close(), desk.channel.close()]);
    },
  };
  open.add(desk);
  return desk;
}

/** For `afterEach`. */
export async function closeDesks(): Promise<void> {
  await Promise.all([...open].map(desk => desk.close()));
}

/** Time that passes when a test says so. */
export interface ManualTimer extends Timer {
  /** Waits until something is to run after so many milliseconds, then runs it. */
  fire(milliseconds: number): Promise<void>;
  /** The waits that were asked for so far, in order. */
  readonly asked: number[];
}

export function manualTimer(): ManualTimer {
  const waiting = new Map<object, { readonly run: () => void; readonly milliseconds: number }>();
  const firing = new Set<() => void>();
  const asked: number[] = [];
  return {
    asked,
    set(run, milliseconds) {
      const handle = {};
      asked.push(milliseconds);
      waiting.set(handle, { run, milliseconds });
      queueMicrotask(() => firing.forEach(look => void look()));
      return handle;
    },
    clear: handle => void waiting.delete(handle as object),
    fire: milliseconds =>
      new Promise(resolve => {
        const look = () => {
          const found = [...waiting].find(([, each]) => each.milliseconds === milliseconds);
          if (!found) return;
          firing.delete(look);
          waiting.delete(found[0]);
          found[1].run();
          resolve();
        };
        firing.add(look);
        look();
      }),
  };
}

/** Somebody who writes through a channel. */
export interface Writer {
  post(activity: unknown, headers?: Record<string, string>): Promise<Reply>;
  say(text: string, id?: string): Promise<Reply>;
  join(): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is what the tests look into
  readonly body: any;
}

let ids = 0;

/** An activity as the Emulator posts it. */
export function activityOf(connector: Pick<FakeConnector, 'url'>, more: object = {}): Partial<Activity> {
  ids += 1;
  return {
    type: 'message',
    id: `activity-${ids}`,
    channelId: 'emulator',
    serviceUrl: connector.url,
    conversation: { id: 'talk-1|livechat', name: 'Live Chat' },
    from: { id: 'user-1', name: '王女士', role: 'user' },
    recipient: { id: 'bot-1', name: 'Bot', role: 'bot' },
    ...more,
  } as Partial<Activity>;
}

export function writer(desk: Pick<Desk, 'url'>, connector: Pick<FakeConnector, 'url'>, fixed: object = {}): Writer {
  const own: Writer = {
    post: (activity, headers) => post(desk, JSON.stringify(activity), headers),
    say: (text, id) => own.post(activityOf(connector, { ...fixed, text, ...(id && { id }) })),
    join: () =>
      own.post(
        activityOf(connector, {
          ...fixed,
          type: 'conversationUpdate',
          membersAdded: [{ id: 'bot-1' }, { id: 'user-1', name: '王女士' }],
        }),
      ),
  };
  return own;
}

export async function post(
  desk: Pick<Desk, 'url'>,
  body: string,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${desk.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
}

/** What the desk said in a conversation, as the log has it. */
export async function saidIn(store: Store, conversation: string): Promise<(string | undefined)[]> {
  const lines = await store.find(activities, 'conversation', { equals: conversation });
  return lines.filter(({ activity }) => activity.from?.role === 'bot').map(({ activity }) => activity.text);
}
