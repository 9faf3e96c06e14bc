import type { Temporal } from 'temporal-polyfill';
import type { StoredFile } from '../../../knowledge/records.ts';
import { type Answer, type Incoming, json, Refusal, type Route } from '../../http.ts';
import { activities, conversations } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import type { Message, Outcome } from '../../turn.ts';
import { type Posted, readActivity, wellFormed } from './activity-in.ts';
import { type Caller, type Callers, type Speaker, speaker } from './callers.ts';
import { attachmentsOf, type FilesOptions, keepFiles, serveFile } from './files.ts';
import { hashed, randomId } from './keys.ts';
import { pageToken } from './page-token.ts';
import type { Quotas } from './quotas.ts';
import type { Grant, Tokens } from './tokens.ts';
import { readUpload } from './upload.ts';
import { unnamedUser, type Visitors } from './visitors.ts';
import { activitySet, readWatermark, root } from './wire.ts';

export interface RoutesOptions extends FilesOptions {
  readonly channel: string;
  readonly store: Store;
  readonly handle: (message: Message) => Promise<Outcome>;
  readonly tokens: Tokens;
  readonly visitors: Visitors;
  readonly callers: Callers;
  readonly quotas: Quotas;
  readonly clock: () => Temporal.Instant;
  /** Other sites may show the page in a frame. */
  readonly framed: boolean;
}

/** Lines that one request gets at most; the watermark says where to go on. */
const page = 1000;

/** Direct Line 3.0 in REST, and the chat page's own way to a token. */
export function directLineRoutes(options: RoutesOptions): Route[] {
  const { store, tokens, callers, quotas, random } = options;
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path: root + path, handle });
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path: root + path, handle });

  return [
    {
      method: 'POST',
      path: '/directline/token',
      handle(request) {
        quotas.startsOfClient(request.client);
        return pageToken(request, options.visitors, tokens, options.framed);
      },
    },
    post('/tokens/generate', async request => {
      callers.server(request);
      const user = namedUser(await request.json());
      if (user && !user.id.startsWith('dl_')) {
        throw new Refusal(400, 'BadArgument', 'The id of a user begins with dl_.');
      }
      return json(200, tokenFor({ conversation: randomId(random), ...(user && { user }) }));
    }),
    post('/tokens/refresh', request => {
      const caller = callers.of(request);
      if (caller.secret) throw new Refusal(400, 'BadArgument', 'A secret needs no refresh.');
      return json(200, tokenFor(caller.grant));
    }),
    post('/conversations', start),
    get('/conversations/:id', async request => {
      const grant = await read(request);
      const end = (await store.get(conversations, grant.conversation))?.seq ?? 0;
      return json(200, conversation(grant, placeIn(end, watermarkIn(request) ?? end), request));
    }),
    get('/conversations/:id/activities', async request => {
      const { conversation: equals } = await read(request);
      const asked = watermarkIn(request) ?? 0;
      const found = await store.find(activities, 'conversation', { equals, after: asked, limit: page });
      const end = found.length > 0 || asked === 0 ? asked : ((await store.get(conversations, equals))?.seq ?? 0);
      const after = placeIn(end, asked);
      const lines =
        after === asked ? found : await store.find(activities, 'conversation', { equals, after, limit: page });
      return json(200, activitySet(lines, after, request.baseUrl, options.links));
    }),
    post('/conversations/:id/activities', async request => {
      const grant = await callers.inConversation(request);
      quotas.messages(grant.user?.id ?? grant.conversation);
      return said(request, grant, readActivity(await request.json()));
    }),
    post('/conversations/:id/upload', async request => {
      const grant = await callers.inConversation(request);
      const who = grant.user?.id ?? grant.conversation;
      quotas.messages(who);
      const body = await request.upload();
      quotas.uploads(who, body.byteLength);
      quotas.uploadsOfClient(request.client, body.byteLength);
      const upload = await readUpload(body, request.headers);
      const posted = readActivity(upload.activity ?? { type: 'message' });
      return said(request, grant, posted, await keepFiles(upload.files, grant.conversation, options));
    }),
    get('/session/getsessionid', request => {
      callers.of(request);
      return json(200, { sessionId: randomId(random) });
    }),
    get('/files/:id/*', request => serveFile(request, options)),
  ];

  async function read(request: Incoming): Promise<Grant> {
    const grant = await callers.inConversation(request);
    quotas.reads(grant.conversation);
    return grant;
  }

  /** Begins the conversation with a greeting, once: the answer tells whether it was this request that did. */
  async function start(request: Incoming): Promise<Answer> {
    const caller = callers.of(request);
    quotas.startsOfClient(request.client);
    const body = await request.json();
    const grant = grantToStart(caller, namedUser(body));
    const user = grant.user ?? unnamedUser(grant.conversation);
    const locale = localeIn(body);
    const { duplicate } = await options.handle({
      channel: options.channel,
      conversation: grant.conversation,
      key: 'start',
      user,
      activity: { type: 'conversationUpdate', membersAdded: [{ name: '', ...user }], ...(locale && { locale }) },
    });
    // From the beginning, as the greeting is there before any stream can be.
    return json(duplicate ? 200 : 201, conversation(grant, 0, request));
  }

  function grantToStart(caller: Caller, named: Grant['user']): Grant {
    if (caller.secret) return { conversation: randomId(random), ...(named && { user: named }) };
    const foreign = named && !named.id.startsWith('dl_') ? { user: named } : {};
    return caller.grant.user ? caller.grant : { ...caller.grant, ...foreign };
  }

  async function said(
    { baseUrl }: Incoming,
    grant: Speaker,
    posted: Posted,
    files: readonly StoredFile[] = [],
  ): Promise<Answer> {
    if (posted.silent) return json(200, { id: `${grant.conversation}|${posted.activity.type}` });
    const key = posted.key ?? `once/${randomId(random)}`;
    const { heard } = await options.handle({
      channel: options.channel,
      conversation: grant.conversation,
      key,
      user: speaker(grant, posted.from),
      site: baseUrl,
      activity: files.length > 0 ? { ...posted.activity, attachments: attachmentsOf(files) } : posted.activity,
      ...(files.length > 0 && { files }),
    });
    return json(200, { id: heard ?? `${grant.conversation}|${key}` });
  }

  function tokenFor(grant: Grant): object {
    return { conversationId: grant.conversation, token: tokens.issue(grant), expires_in: tokens.lifetime };
  }

  function conversation(grant: Grant, after: number, { baseUrl }: Incoming): object {
    const t = tokens.issueStream({ conversation: grant.conversation, after });
    return {
      ...tokenFor(grant),
      streamUrl: `${baseUrl.replace(/^http/, 'ws')}${root}/conversations/${grant.conversation}/stream?t=${t}`,
      referenceGrammarId: hashed(`grammar/${grant.conversation}`),
    };
  }
}

/**
 * Where a client goes on. Behind the end of the log lies who knows a log that is gone, as it was too old or a backup was
 * restored: everything is new to them.
 */
function placeIn(end: number, watermark: number): number {
  return watermark > end ? 0 : watermark;
}

function watermarkIn(request: Incoming): number | undefined {
  const watermark = readWatermark(request.query.get('watermark'));
  if (watermark === 'invalid') throw new Refusal(400, 'BadArgument', 'This watermark was never given out.');
  return watermark;
}

/** `{user: {id, name}}`; Microsoft's own samples write it `{User: {Id}}`. */
function namedUser(body: unknown): { id: string; name?: string } | undefined {
  const user = field(body, 'user');
  const id = field(user, 'id');
  const name = field(user, 'name');
  if (id === undefined || id === null || id === '') return undefined;
  if (typeof id !== 'string' || !/^[\w.@:+=-]{1,64}$/.test(id)) {
    throw new Refusal(400, 'BadArgument', 'The id of a user has at most 64 letters, digits and . @ : + = - _.');
  }
  return { id, ...(typeof name === 'string' && name !== '' && { name: wellFormed(name).slice(0, 100) }) };
}

function localeIn(body: unknown): string | undefined {
  const locale = field(body, 'locale');
  return typeof locale === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(locale) ? locale : undefined;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
}
