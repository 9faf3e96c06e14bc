import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from 'botbuilder-core';
import { localServer } from '../../fakes/local-server.ts';

/** What was posted to the channel. */
export interface Posted {
  /** The channel's own id of the conversation. */
  readonly conversation: string;
  readonly replyTo: string | undefined;
  readonly authorization: string | undefined;
  /** By which it is known again when it comes twice. */
  readonly key: string | undefined;
  readonly activity: Partial<Activity>;
}

/** How a post is answered: by a status, later, or never. */
export type Mood = number | 'silent' | Promise<number> | { readonly status: number; readonly retryAfter: number };

/** A channel's side of the connector, and Microsoft's page of keys, over real HTTP on this machine. */
export interface FakeConnector {
  readonly url: string;
  /** Every post, also those that were answered with an error. */
  readonly posts: Posted[];
  /** Those that were taken. */
  readonly taken: Posted[];
  /** What the coming posts are answered with; then 200. */
  moods: Mood[];
  /** What every post is answered with while nothing else is said. */
  mood: Mood;
  /** Where the keys are listed that tokens may be signed with. */
  readonly metadata: string;
  /** Files that customers have sent, by their id. */
  readonly files: Map<string, { readonly type: string; readonly bytes: Uint8Array }>;
  /** How many files were asked for, and what they wait for. */
  asked: number;
  holding: Promise<unknown> | undefined;
  /** Where such a file is told to be. */
  addressOf(file: string): string;
  /** A token signed as Microsoft's are. */
  token(claims: object, by?: KeyObject): string;
  /** Waits until this is so; looked at after each post. */
  until(isSo: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const issuer = 'https://api.botframework.com';

export async function fakeConnector(): Promise<FakeConnector> {
  const { url, look, until, close } = await localServer(answer);

  const fake: FakeConnector = {
    url,
    posts: [],
    taken: [],
    moods: [],
    mood: 200,
    metadata: `${url}/openid`,
    files: new Map(),
    asked: 0,
    holding: undefined,
    addressOf: file => `${url}/v3/attachments/${file}/views/original`,
    token: (claims, by = privateKey) => signed({ alg: 'RS256', typ: 'JWT', kid: 'key-1' }, claims, by),
    until,
    close,
  };
  return fake;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path === '/openid') return reply(response, 200, { issuer, jwks_uri: `${url}/keys` });
    if (path === '/keys') {
      const { n, e } = publicKey.export({ format: 'jwk' });
      return reply(response, 200, { keys: [{ kty: 'RSA', kid: 'key-1', n, e, endorsements: ['msteams', 'webchat'] }] });
    }
    const [, id = ''] = /^\/v3\/attachments\/([^/]+)\/views\/original$/.exec(path) ?? [];
    if (id !== '') fake.asked += 1;
    look();
    await (id === '' ? undefined : fake.holding);
    const file = fake.files.get(id);
    if (file !== undefined) {
      response.setHeader('Content-Type', file.type);
      return void response.end(file.bytes);
    }
    const [, conversation, replyTo] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? [];
    if (request.method !== 'POST' || conversation === undefined) return reply(response, 404, {});
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const post: Posted = {
      conversation: decodeURIComponent(conversation),
      replyTo: replyTo && decodeURIComponent(replyTo),
      authorization: request.headers.authorization,
      key: request.headers['idempotency-key']?.toString(),
      activity: JSON.parse(Buffer.concat(chunks).toString()),
    };
    fake.posts.push(post);
    look();
    const mood = await (fake.moods.shift() ?? fake.mood);
    if (mood === 'silent') return;
    const { status, retryAfter } = typeof mood === 'number' ? { status: mood, retryAfter: undefined } : mood;
    if (status === 200) fake.taken.push(post);
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    reply(response, status, status === 200 ? { id: `sent-${fake.taken.length}` } : { error: { code: 'Trouble' } });
  }
}

export function signed(header: object, claims: object, by: KeyObject): string {
  const body = `${encoded(header)}.${encoded(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(by).toString('base64url')}`;
}

export function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
