import type { TurnContext } from 'botbuilder-core';
import type { Temporal } from 'temporal-polyfill';
import type { Config, ConnectorConfig } from '../../config.ts';
import { deliveries } from '../../deliveries.ts';
import { type Answer, type Incoming, json, Refusal, type Route, tryLater } from '../../http.ts';
import type { Logger } from '../../logging.ts';
import { isLoopback } from '../../loopback.ts';
import { noLimit, rateLimit } from '../../rate-limit.ts';
import type { Blobs } from '../../store/blobs.ts';
import { handledMessages } from '../../store/collections.ts';
import { namedLocks } from '../../store/named-locks.ts';
import type { Store } from '../../store/store.ts';
import { systemTimer, type Timer } from '../../timer.ts';
import type { Message, Outcome } from '../../turn.ts';
import type { Channel } from '../channel.ts';
import { httpClient } from '../wechat/http-client.ts';
import { type Arrived, readArrived } from './activity-in.ts';
import { connectorCarrier, outgoing } from './carrier.ts';
import { type FilesInOptions, withFiles } from './files-in.ts';
import type { Framework, Invoked } from './framework.ts';
import { moveMarks, remember } from './references.ts';

export interface ConnectorOptions {
  readonly config: Pick<Config, 'rateLimit'> & { readonly connector: ConnectorConfig };
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
  /** Loads Microsoft's libraries; a test points them at a network of its own. */
  readonly framework?: () => Promise<Framework>;
}

/** The Bot Framework's channel, and what the HTTP server has to open for it. */
export interface Connector extends Channel {
  readonly routes: readonly Route[];
  /** To be called when the desk is ready: loads what the first message needs and sends what an earlier run owed. */
  resume(): Promise<void>;
}

/** The largest activity that Microsoft's channels pass on. */
const maxBytes = 256 * 1024;
/** Messages of one user, as on the web. */
const messages = { burst: 120, perSecond: 4 };

/**
 * `POST /api/messages`, where Azure Bot Service and the Emulator bring what customers say. The channel is answered as
 * soon as the turn is committed; what the desk says follows by the channel's own address.
 */
export function connectorChannel(options: ConnectorOptions): Connector {
  const { config, log, store } = options;
  const emulated = config.connector.by === 'emulator';
  const app = config.connector.by === 'app' ? config.connector.appId : 'emulator';
  const limit = config.rateLimit ? rateLimit(messages, options.clock) : noLimit;
  const lines = namedLocks();
  const { timer = systemTimer } = options;
  const filesIn: Omit<FilesInOptions, 'framework'> = {
    ...options,
    http: httpClient(timer),
    told: why => log.warn({ why, remedy: 'the customer is asked to send it again' }, 'a file could not be fetched'),
  };
  let loading: Promise<Framework> | undefined;
  const framework = (): Promise<Framework> => {
    loading ??= (options.framework ?? loaded)();
    return loading;
  };
  const loaded = async () => (await import('./framework.ts')).botFramework(config.connector);
  const out = deliveries({
    ...options,
    timer,
    carrier: connectorCarrier(store, app, async (...args) => (await framework()).send(...args)),
  });

  return {
    name: 'connector',
    routes: [{ method: 'POST', path: '/api/messages', handle: take }],
    committed: out.push,
    async resume() {
      await framework();
      await moveMarks(store, options.clock());
      await out.resume();
    },
    close: out.close,
  };

  /** @throws Refusal 400, 401, 403, 408, 413, 415, 429, 503 */
  async function take(request: Incoming): Promise<Answer> {
    const authorization = request.headers.authorization ?? '';
    if (emulated) onlyFromHere(request);
    else if (authorization === '') throw unproven();
    const arrived = readArrived(await request.json(maxBytes));
    if (emulated && !isLoopback(new URL(arrived.activity.serviceUrl).hostname)) {
      throw new Refusal(403, 'NotLocal', 'Only an Emulator on this machine is answered: serviceUrl is another one.');
    }
    const { letIn } = await framework();
    let isIn = false;
    try {
      return answerOf(
        await letIn(authorization, arrived.activity, async context => {
          isIn = true;
          await turn(arrived, context);
        }),
      );
    } catch (fault) {
      if (isIn) throw fault;
      throw turnedAway(fault);
    }
  }

  async function turn({ message, reference, activity, files }: Arrived, context: TurnContext): Promise<void> {
    if (message === undefined) return;
    const wait = limit.take(`${message.channel}:${message.user.id}`);
    if (wait > 0) throw tryLater(429, wait);
    await remember(store, { ...reference, app });
    const { conversation } = message;
    const handle = () => handleInOrder(message, files, reference.serviceUrl);
    if (activity.deliveryMode === 'expectReplies') {
      const said = await out.answered(conversation, handle);
      context.bufferedReplyActivities.push(...(await outgoing(store, said)));
      return;
    }
    const { duplicate } = await handle();
    // A conversation that was just then removed as too old took it along.
    if (await remember(store, { ...reference, app })) out.push(conversation);
    // The channel repeats what it believes lost; perhaps the reply was.
    if (duplicate) out.push(conversation);
  }

  /** What was sent behind a photo does not overtake it while it is fetched. */
  async function handleInOrder(message: Message, files: Arrived['files'], serviceUrl: string): Promise<Outcome> {
    const { conversation, key } = message;
    const free = await lines.acquire(conversation);
    try {
      if ((await store.get(handledMessages, `${conversation}/${key}`)) !== undefined)
        return await options.handle(message);
      const { whole, lost } = await withFiles(message, files, serviceUrl, { ...filesIn, framework: await framework() });
      const outcome = await options.handle(whole);
      if (lost !== undefined) await options.handle(lost);
      return outcome;
    } finally {
      free();
    }
  }

  /** Who could not be asked about the token is no proof against it. */
  function turnedAway(fault: unknown): Refusal {
    log.warn({ fault }, 'a request to /api/messages did not prove where it comes from');
    return isAboutToken(fault) ? unproven() : tryLater(503, 5);
  }
}

/** A page that a browser here was lured to, or a tunnel from outside, calls by another name. */
function onlyFromHere({ headers }: Incoming): void {
  const { host } = headers;
  const called = host !== undefined && isLoopback(new URL(`http://${host}`).hostname);
  if (called && headers['x-forwarded-for'] === undefined && headers.origin === undefined) return;
  throw new Refusal(403, 'NotLocal', 'Only an Emulator on this machine may call.');
}

function unproven(): Refusal {
  return new Refusal(401, 'Unauthorized', 'Only the channels of this bot may call, with their token.', {
    'WWW-Authenticate': 'Bearer',
  });
}

/** The errors of jsonwebtoken, and those of the framework that say 401; a network or Microsoft that fails has others. */
function isAboutToken(fault: unknown): boolean {
  const { name, statusCode } = fault as { name?: unknown; statusCode?: unknown };
  return statusCode === 401 || ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(String(name));
}

function answerOf(invoked: Invoked): Answer {
  if (invoked === undefined) return { status: 200 };
  return invoked.body === undefined ? { status: invoked.status } : json(invoked.status, invoked.body);
}
