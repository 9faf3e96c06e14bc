import type { Temporal } from 'temporal-polyfill';
import type { Config } from '../../config.ts';
import { deliveries, type OwedLine, type Take } from '../../deliveries.ts';
import { type Answer, type Incoming, type Route, tryLater } from '../../http.ts';
import type { Logger } from '../../logging.ts';
import { noLimit, rateLimit } from '../../rate-limit.ts';
import type { Blobs } from '../../store/blobs.ts';
import { handledMessages, wechatContacts } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import { inRounds, type Rounds, systemTimer, type Timer } from '../../timer.ts';
import type { Message, Outcome } from '../../turn.ts';
import type { Channel } from '../channel.ts';
import { noTemplates, renderedFor, type TemplateMessages, wechatCarrier } from './carrier.ts';
import { contactsOf, noteGiven } from './contacts.ts';
import { furtherChoices } from './further.ts';
import { inboxOf } from './inbox.ts';
import { type MediaOptions, withMedia } from './media.ts';
import { channelName, conversationOf, messageOf } from './message-in.ts';
import type { Inbound, WeChatTransport } from './transport.ts';

export interface WeChatOptions {
  readonly config: Pick<Config, 'rateLimit'>;
  readonly transport: WeChatTransport;
  /** How long a request may wait for its answer. */
  readonly passiveBudgetMs: number;
  readonly log: Logger;
  readonly store: Store;
  readonly blobs: Blobs;
  /** See `turnHandler`. */
  readonly handle: (message: Message) => Promise<Outcome>;
  readonly clock: () => Temporal.Instant;
  readonly random: (bytes: number) => Uint8Array;
  /** See `DeliveriesOptions`. */
  readonly instance: string;
  readonly timer?: Timer;
  readonly templates?: TemplateMessages;
}

/** The channel of WeChat, and what the HTTP server has to open for it. */
export interface WeChat extends Channel {
  readonly routes: readonly Route[];
  /** To be called when the desk is ready: goes on with what an earlier run has acknowledged, or owed. */
  resume(): Promise<void>;
}

/** What is said beyond the answer to a request waits so long, to come behind it. */
const behindMs = 200;
/** How often it is looked for messages that were acknowledged by a run that is gone. */
const lookMs = 30_000;
/** Messages of one user, as on the web. */
const messages = { burst: 120, perSecond: 4 };

/** A message that is being handled: requests that bring it meanwhile wait for the same end. */
interface InHand {
  /** The answer of the request; undefined when the words go another way, or there are none. */
  readonly done: Promise<string | undefined>;
  /** Resolves when the request has waited long enough. */
  readonly late: Promise<undefined>;
}

/** What a request is answered with: all up to a place in the log, or the beginning of a line that is too long. */
interface PassiveAnswer {
  readonly text: string;
  readonly upTo: number | undefined;
  readonly beginning?: string;
}

/**
 * `/wechat`, where WeChat brings what customers do. What is said within the time that WeChat waits is the answer to the
 * request; what takes longer is acknowledged, kept in the inbox until it is handled, and answered by the API. Of each
 * line exactly one of the two takes care: whether it is the request's is decided and noted in the transaction that takes
 * it off what is owed, with its words, so that a repeated request gets the same words again.
 */
export function wechatChannel(options: WeChatOptions): WeChat {
  const { transport, store, log, clock, timer = systemTimer } = options;
  const { app } = transport;
  const limit = options.config.rateLimit ? rateLimit(messages, clock) : noLimit;
  const contacts = contactsOf(store, transport.limits.quota, clock);
  const inbox = inboxOf(store, app, clock, log);
  const inHand = new Map<string, InHand>();
  const carrier = wechatCarrier({ ...options, contacts, templates: options.templates ?? noTemplates });
  const out = deliveries({ ...options, timer, carrier });
  const mediaOptions: MediaOptions = {
    ...options,
    told: why => log.warn({ why, remedy: 'npm run wechat:check' }, 'a photo or film could not be fetched'),
  };
  let rounds: Rounds | undefined;

  return {
    name: channelName,
    routes: (['GET', 'POST'] as const).map(method => ({ method, path: '/wechat', handle: take })),
    committed: out.push,
    async resume() {
      await out.resume();
      rounds ??= inRounds(timer, 0, lookMs, goOn);
    },
    async close() {
      await rounds?.close();
      await out.close();
    },
  };

  /** @throws Refusal 408, 413, 429, 503 */
  async function take(request: Incoming): Promise<Answer> {
    const received = await transport.receive(request);
    if (received.kind === 'answered') return received.answer;
    const given: (string | undefined)[] = [];
    for (const message of received.messages) {
      const wait = limit.take(message.from);
      if (wait > 0) throw tryLater(429, wait);
      const { done, late } = inHand.get(idOf(message)) ?? begin(message, options.passiveBudgetMs);
      given.push(await Promise.race([done, late]));
    }
    return received.reply(given.find(text => text !== undefined));
  }

  /** @param budgetMs how long a request waits; 0: it does not, or there is none any more */
  function begin(message: Inbound, budgetMs: number): InHand {
    const id = idOf(message);
    /** The request waits for the words, gets them, or has been told that they come another way. */
    let request: 'waits' | 'gets' | 'left' = 'waits';
    let kept: Promise<undefined> | undefined;
    let end: unknown;
    const late = new Promise<undefined>(resolve => {
      const leave = () => {
        if (request !== 'waits') return;
        request = 'left';
        if (budgetMs > 0) transport.typing?.(message.from);
        kept = inbox.keep(id, message).then(() => undefined);
        resolve(kept);
      };
      if (budgetMs === 0) leave();
      else end = timer.set(leave, budgetMs);
    });
    const claim = () => {
      if (request === 'left') return false;
      request = 'gets';
      return true;
    };
    const done = answerTo(message, claim)
      .then(async text => {
        if (kept !== undefined) await kept.then(() => inbox.remove(id));
        return text;
      })
      .finally(() => {
        timer.clear(end);
        inHand.delete(id);
      });
    done.catch(fault => {
      if (kept !== undefined)
        log.error({ fault }, 'a message of WeChat could not be handled; it is kept and tried again');
    });
    late.catch(() => undefined);
    inHand.set(id, { done, late });
    return { done, late };
  }

  /** Handles a message. @returns what the request is answered with, when `claim` says that it is still there */
  async function answerTo(message: Inbound, claim: () => boolean): Promise<string | undefined> {
    const conversation = conversationOf(app, message.from);
    const happened = messageOf(app, message);
    if (happened === undefined) {
      await contacts.heard(app, message);
      return undefined;
    }
    const turn = async () => {
      await contacts.heard(app, message);
      const known = await store.get(handledMessages, `${conversation}/${message.key}`);
      return options.handle(known === undefined ? await prepared(happened, message) : happened);
    };
    return new Promise((resolve, reject) => {
      const choose: Take = async (owed, { duplicate }) => {
        const before = duplicate ? await givenBefore(conversation, message.key) : undefined;
        if (before !== undefined) resolve(before);
        const chosen = before === undefined ? await passiveAnswer(conversation, owed) : undefined;
        if (chosen === undefined || !claim()) return undefined;
        const { text, upTo, beginning } = chosen;
        return {
          upTo,
          also: tx => noteGiven(tx, conversation, { key: message.key, text, ...(beginning && { beginning }) }),
          async settled(noted) {
            resolve(noted === 'lost' ? undefined : text);
            if (noted === 'more') await new Promise<void>(done => timer.set(done, behindMs));
          },
        };
      };
      out.taken(conversation, turn, choose).then(() => resolve(undefined), reject);
    });
  }

  async function prepared(happened: Message, message: Inbound): Promise<Message> {
    const { what } = message;
    if (what.kind !== 'text') return withMedia(happened, message, mediaOptions);
    const further = await furtherChoices(store, happened.conversation, what.text);
    return further === undefined ? happened : { ...happened, further };
  }

  async function givenBefore(conversation: string, key: string): Promise<string | undefined> {
    const contact = await store.get(wechatContacts, conversation);
    return contact?.answers.find(each => each.key === key)?.text;
  }

  /** The first text of what is owed, unless a part of it has gone by the API. */
  async function passiveAnswer(conversation: string, owed: readonly OwedLine[]): Promise<PassiveAnswer | undefined> {
    const [first] = owed;
    if (!transport.passive || first === undefined) return undefined;
    const lines = owed.map(({ line }) => line);
    const { texts, count } = await renderedFor(store, transport, lines);
    const [text, ...others] = texts;
    const contact = await store.get(wechatContacts, conversation);
    if (text === undefined || contact?.begun?.line === first.line.id) return undefined;
    return {
      text,
      ...(others.length === 0 ? { upTo: owed[count - 1]?.end } : { upTo: undefined, beginning: first.line.id }),
    };
  }

  /** Handles what was acknowledged, and not handled, by a run that is gone. Never rejects. */
  async function goOn(): Promise<void> {
    try {
      for (const message of await inbox.left(id => inHand.has(id))) {
        await begin(message, 0).done.catch(() => undefined);
      }
    } catch (fault) {
      log.warn({ fault }, 'the inbox of WeChat could not be looked up; it is looked again');
    }
  }

  function idOf({ from, key }: Inbound): string {
    return `${conversationOf(app, from)}/${key}`;
  }
}
