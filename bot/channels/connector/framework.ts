import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { ConnectorConfig } from '../../config.ts';
import type { Reference } from '../../store/collections.ts';

/**
 * What of Microsoft's libraries the channel stands on: who calls, and a client to answer with. They take a while to
 * load, so this file is imported only where the address is open, and after the start.
 */
export interface Framework {
  /**
   * Lets in who can prove that it speaks for the channel, then runs `logic`.
   *
   * @returns what the channel waits for, with `invoke` and `expectReplies`; undefined for anything else
   * @throws whatever `logic` throws; before it was begun, an error of the authentication or of the network
   */
  letIn(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<Invoked>;
  /**
   * Brings one activity to the channel, once: who calls knows better when to try again.
   *
   * @param key the same when it is sent again; goes along as the header `Idempotency-Key`
   */
  send(to: Reference, activity: Partial<Activity>, key: string, signal: AbortSignal): Promise<Posted>;
  /** Fetches a file that the channel keeps for the bot. */
  fetchFile(
    serviceUrl: string,
    file: { readonly id: string; readonly view: string },
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<FetchedFile>;
}

/** `why`: what went wrong, without anything that the channel wrote. */
export type FetchedFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: string };

/** How callers prove who they are, and how the desk does in its turn. */
export type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;

export type Invoked = InvokeResponse | undefined;

/** What came of sending: `status` is missing when the channel was not reached, `retryAfter` is in seconds. */
export type Posted =
  | { readonly ok: true }
  | { readonly ok: false; readonly status?: number; readonly retryAfter?: number; readonly why: string };

type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** A desk talks to a handful of regions. */
const maxClients = 50;

/** @param authentication of `config`, unless a test points it somewhere else */
export function botFramework(
  config: ConnectorConfig,
  authentication: Authentication = authenticationOf(config),
): Framework {
  const adapter = new EndpointAdapter(authentication);
  const factory = adapter.connectorFactory(config.by === 'app' ? config.appId : '');
  const clients = new Map<string, Promise<ConnectorClient>>();

  return {
    letIn: (authorization, activity, logic) => adapter.letIn(authorization, activity, logic),
    async send(to, activity, key, signal) {
      try {
        const { conversations } = await clientFor(to.serviceUrl);
        const whole = activity as Activity;
        const options = { abortSignal: signal, customHeaders: { 'Idempotency-Key': key } };
        if (activity.replyToId === undefined) {
          await conversations.sendToConversation(to.conversation.id, whole, options);
        } else {
          await conversations.replyToActivity(to.conversation.id, activity.replyToId, whole, options);
        }
        return { ok: true };
      } catch (fault) {
        return notSent(fault);
      }
    },
    async fetchFile(serviceUrl, { id, view }, maxBytes, signal) {
      try {
        const { attachments } = await clientFor(serviceUrl);
        const { readableStreamBody } = await attachments.getAttachment(id, view, { abortSignal: signal });
        const bytes = await bounded(readableStreamBody as AsyncIterable<Buffer> | undefined, maxBytes);
        return bytes === undefined ? { ok: false, why: 'too large' } : { ok: true, bytes };
      } catch (fault) {
        const { status, why } = notSent(fault);
        return { ok: false, why: status === undefined ? why : `HTTP ${status}` };
      }
    },
  };

  function clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const known = clients.get(serviceUrl);
    if (known !== undefined) return known;
    const made = factory.create(serviceUrl, audience).then(withoutRetries);
    clients.set(serviceUrl, made);
    made.catch(() => clients.delete(serviceUrl));
    if (clients.size > maxClients) clients.delete(clients.keys().next().value as string);
    return made;
  }
}

/** The scope of the public cloud, which the factory takes when it is told none; its types do not know that. */
const audience = undefined as unknown as string;

/** As the settings have it: the Emulator proves nothing, an app belongs to one tenant or to any. */
export function authenticationOf(config: ConnectorConfig): Authentication {
  if (config.by === 'emulator') return new ConfigurationBotFrameworkAuthentication({});
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: config.appId,
    MicrosoftAppPassword: config.password,
    MicrosoftAppType: config.type,
    ...(config.tenantId !== undefined && { MicrosoftAppTenantId: config.tenantId }),
  });
}

/**
 * CloudAdapter without its own HTTP answers, which print every fault and send its message out. No `onTurnError` either:
 * a fault goes to whoever called, as everywhere in the desk.
 */
class EndpointAdapter extends CloudAdapter {
  letIn(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<Invoked> {
    return this.processActivity(authorization, activity, logic);
  }

  connectorFactory(appId: string): ConnectorFactory {
    return this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
  }
}

/** The client waits and repeats by itself, for up to a minute, in which its conversation would stand still. */
function withoutRetries(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: { removePolicy(policy: object): void } } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  return client;
}

/** An error's message may quote the answer or the token, so only its kind is told. */
function notSent(fault: unknown): Posted & { ok: false } {
  const { statusCode, code, name, response } = fault as {
    statusCode?: unknown;
    code?: unknown;
    name?: unknown;
    response?: { headers?: { get(name: string): unknown } };
  };
  const after = Number(response?.headers?.get('retry-after') ?? Number.NaN);
  return {
    ok: false,
    ...(typeof statusCode === 'number' && { status: statusCode }),
    ...(Number.isFinite(after) && { retryAfter: after }),
    why: String(code ?? name ?? 'unknown').slice(0, 100),
  };
}

async function bounded(body: AsyncIterable<Buffer> | undefined, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
