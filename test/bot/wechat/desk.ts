import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { ActivityTypes, type TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import type { TemplateMessages } from '../../../bot/channels/wechat/carrier.ts';
import { type WeChat, wechatChannel } from '../../../bot/channels/wechat/channel.ts';
import { openAccount } from '../../../bot/channels/wechat/open-account.ts';
import type { WeChatTransport } from '../../../bot/channels/wechat/transport.ts';
import { readConfig } from '../../../bot/config.ts';
import { sayFurther } from '../../../bot/further.ts';
import { createLogger } from '../../../bot/logging.ts';
import { createHttpServer } from '../../../bot/server.ts';
import type { Blobs } from '../../../bot/store/blobs.ts';
import { activities, conversations } from '../../../bot/store/collections.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type Message, type Outcome, turnHandler } from '../../../bot/turn.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { type ManualTimer, manualTimer } from '../connector/desk.ts';
import { account, type Platform, wechatPlatform } from './platform.ts';

/** A desk that repeats what it hears, behind /wechat, and WeChat before it. */
export interface Desk {
  readonly url: string;
  readonly store: Store;
  readonly channel: WeChat;
  readonly timer: ManualTimer;
  /** Messages that were handled, one entry a turn. */
  readonly turns: Message[];
  readonly kept: Map<string, Uint8Array>;
  readonly logged: () => string;
  /** A message as any other part of the desk would bring it, such as a clerk's. */
  handle(message: Message): Promise<Outcome>;
  /** Turns that hear 慢 stay in this until it is called. */
  goOn(): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly env?: Record<string, string>;
  readonly store?: Store;
  readonly instance?: string;
  readonly templates?: TemplateMessages;
  readonly safe?: boolean;
  /** The official account when left out. */
  readonly transport?: WeChatTransport;
}

/** One world: WeChat, the desks before it, and a clock that a test sets. */
export interface World {
  readonly platform: Platform;
  readonly timer: ManualTimer;
  now(): Temporal.Instant;
  pass(duration: Temporal.DurationLike): void;
  desk(options?: DeskOptions): Promise<Desk>;
  close(): Promise<void>;
}

export const openid = 'oABCDEFGHIJKLMNOPQRSTUVWX_1-';

export async function world({ safe = true }: { safe?: boolean } = {}): Promise<World> {
  let now = Temporal.Instant.from('2026-03-04T01:00:00Z');
  const clock = () => now;
  const timer = manualTimer();
  const platform = await wechatPlatform({ now: () => now.epochMilliseconds / 1000, timer, safe });
  const open = new Set<Desk>();
  return {
    platform,
    timer,
    now: clock,
    pass(duration) {
      now = now.add(duration);
    },
    async desk(options = {}) {
      const desk = await openDesk({ safe, ...options }, platform, clock);
      open.add(desk);
      return desk;
    },
    async close() {
      await Promise.all([...open].map(desk => desk.close()));
      await platform.close();
    },
  };
}

export const settings = {
  WECHAT_APP_ID: account.appId,
  WECHAT_APP_SECRET: account.secret,
  WECHAT_TOKEN: account.token,
  WECHAT_ENCODING_AES_KEY: account.aesKey,
};

async function openDesk(options: DeskOptions, platform: Platform, clock: () => Temporal.Instant): Promise<Desk> {
  const { WECHAT_ENCODING_AES_KEY: key, ...plain } = settings;
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'debug',
    ...plain,
    ...(options.safe !== false && { WECHAT_ENCODING_AES_KEY: key }),
    WECHAT_API_BASE: platform.url,
    ...options.env,
  });
  const { wechat } = config;
  if (wechat === undefined) throw new Error('/wechat is off');
  const lines: string[] = [];
  const log = createLogger(config, { write: line => void lines.push(line) });
  const store = options.store ?? memoryStore();
  const kept = new Map<string, Uint8Array>();
  const turns: Message[] = [];
  let slow: (() => void)[] = [];
  let channel: WeChat | undefined;
  const handle = turnHandler({
    store,
    clock,
    desk: () => ({ id: 'desk', name: '小修' }),
    async handle(turn) {
      const { context, message } = turn;
      turns.push(message);
      if (message.further !== undefined) return sayFurther(turn, message.further);
      const { text = '' } = context.activity;
      if (text.includes('慢')) await new Promise<void>(resolve => slow.push(resolve));
      await answer(context);
    },
    apologise: async ({ context }) => void (await context.sendActivity('抱歉')),
    committed: conversation => channel?.committed(conversation),
    onFault: fault => log.error({ fault }, 'turn failed'),
  });
  const timer = manualTimer();
  // Ids are their own; what is tried again is tried exactly when it is due.
  const random = (bytes: number) => (bytes < 16 ? new Uint8Array(bytes) : randomBytes(bytes));
  const transport = options.transport ?? openAccount(wechat, { store, clock, random, log, timer }).transport;
  channel = wechatChannel({
    config,
    transport,
    passiveBudgetMs: wechat.passiveBudgetMs,
    log,
    store,
    blobs: blobsIn(kept),
    handle,
    clock,
    random,
    instance: options.instance ?? randomUUID(),
    timer,
    ...(options.templates && { templates: options.templates }),
  });
  const server = createHttpServer({ config, log, clock, ready: () => true, routes: channel.routes });
  const { url } = await server.listen();
  let isOpen = true;
  return {
    url,
    store,
    channel,
    timer,
    turns,
    kept,
    handle,
    logged: () => lines.join(''),
    goOn() {
      for (const each of slow) each();
      slow = [];
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      // Nobody waits for what stays silent, nor between an answer and what follows it.
      void timer.fire(3000);
      for (let waits = 0; waits < 8; waits += 1) void timer.fire(200);
      await Promise.all([server.close(), channel?.close()]);
    },
  };
}

async function answer(context: TurnContext): Promise<void> {
  const { type, text = '', name, value, attachments = [] } = context.activity;
  if (type === ActivityTypes.ConversationUpdate) await context.sendActivity(plain('您好'));
  else if (type === ActivityTypes.Event) await context.sendActivity(plain(`event: ${name} ${value}`));
  else if (/^长\d+/.test(text)) await context.sendActivity(plain(sentences(Number(text.slice(1)))));
  else if (/^分\d+/.test(text))
    for (let at = 1; at <= Number(text.slice(1)); at += 1) await context.sendActivity(plain(`第${at}段`));
  else if (/^选\d+/.test(text)) await context.sendActivity({ ...plain('哪个？'), ...choices(Number(text.slice(1))) });
  else await context.sendActivity(plain(`heard: ${text}${attachments.map(each => ` [${each.contentType}]`).join('')}`));
}

function choices(count: number) {
  const labels = Array.from({ length: count }, (_, at) => `第${at + 1}样`);
  return { suggestedActions: { to: [], actions: labels.map(title => ({ type: 'messageBack', title, value: {} })) } };
}

function plain(text: string) {
  return { type: 'message', text, textFormat: 'plain' };
}

/** So many sentences of 100 characters. */
function sentences(count: number): string {
  return Array.from({ length: count }, (_, at) => `${String(at + 1).padStart(3, '0')}${'好'.repeat(96)}。`).join('');
}

function blobsIn(kept: Map<string, Uint8Array>): Blobs {
  return {
    put: async (id, bytes) => void kept.set(id, bytes),
    get: async id => kept.get(id),
    remove: async id => void kept.delete(id),
    list: async () => [],
  };
}

/** What the desk said in a conversation, as the log has it. */
export async function saidIn(store: Store, conversation: string): Promise<(string | undefined)[]> {
  const lines = await store.find(activities, 'conversation', { equals: conversation });
  return lines.filter(({ activity }) => activity.from?.role === 'bot').map(({ activity }) => activity.text);
}

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 20_000; round += 1) {
    if (await isSo()) return;
    await setImmediate();
  }
  throw new Error(`it never came about: ${isSo}`);
}

/** Far more rounds than it takes to look a line up and send it. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 300; round += 1) await setImmediate();
}

/** The only conversation of a desk with one customer. */
export async function conversationIn(store: Store): Promise<string> {
  const [conversation] = await store.find(conversations, 'started', {});
  return conversation?.id ?? '';
}
