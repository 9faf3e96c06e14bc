import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answer, Incoming, Route } from '../../bot/http.ts';
import { createWebAssets, type WebAssets } from '../../bot/web/assets.ts';
import { webRoutes } from '../../bot/web/routes.ts';

/** An activity on the wire. */
export type Wire = Record<string, unknown> & { readonly id?: string; readonly type: string; readonly text?: string };

interface Talk {
  readonly id: string;
  readonly log: Wire[];
  readonly handled: Map<string, string>;
  greeted: boolean;
}

/** A desk in memory that speaks the web channel's routes, answers what it hears and fails as it is told to. */
export interface FakeDesk {
  readonly url: string;
  readonly port: number;
  /** What `GET /desk` says. */
  readonly says: { name: string; color: string; open: boolean; line: string; hotline?: string; quick: unknown[] };
  /** How it answers a message; the echo of the text unless a test says otherwise. */
  answer: (heard: Wire) => readonly Partial<Wire>[];
  /** Statuses for the next requests whose `METHOD path` begins so, one each; `late` after the work was done. */
  readonly fail: { on: string; status: number; late?: boolean }[];
  readonly requests: string[];
  /** All that customers said and the desk keeps, in order. */
  heard(): Wire[];
  uploads: { name: string; type: string; bytes: number }[];
  /** Says something of its own accord in every conversation. */
  tell(said: Partial<Wire>): void;
  /** Sends frames as they are, out of order or twice, without touching the log. */
  frames(...frames: unknown[]): void;
  log(): readonly Wire[];
  /** Tokens given so far are over. */
  expireTokens(): void;
  /** Forgets every visitor and conversation. */
  forget(): void;
  /** Removes what was said as too old; visitors stay known. */
  age(): void;
  /** Breaks all WebSockets without a word. */
  cut(): void;
  /** From now on, WebSockets are refused. */
  streams: boolean;
  /** What is said stands in the log, but open WebSockets do not tell it. */
  mute: boolean;
  readonly sockets: number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

let assets: Promise<WebAssets> | undefined;

/** @param port  of a desk before, which has been stopped; 0 for any that is free */
export async function fakeDesk(port = 0): Promise<FakeDesk> {
  assets ??= createWebAssets();
  const talks = new Map<string, Talk>();
  const visitors = new Map<string, string>();
  const sockets = new Map<WebSocket, string>();
  const routes = webRoutes({
    assets: await assets,
    shop: () => ({ name: desk.says.name, color: desk.says.color, hotline: desk.says.hotline, language: 'zh-CN' }),
    frameAncestors: "'none'",
    uploadBytes: 1024 * 1024,
  });
  let server: Server;
  let era = 0;
  let clock = Date.parse('2026-11-23T02:00:00Z');

  const desk: FakeDesk = {
    get port() {
      return port;
    },
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    says: {
      name: '星河电器售后',
      color: '#1d6f5f',
      open: true,
      line: '现在有人在线 · 到18:00',
      hotline: '400-800-1234',
      quick: [
        { title: '报修', text: '我要报修' },
        { title: '查保修', text: '查保修' },
        { title: '预约上门', text: '预约上门' },
        { title: '查进度', text: '查进度' },
        { title: '退换货', text: '退换货' },
        { title: '找人工', text: '人工' },
      ],
    },
    answer: heard => [{ text: `收到：${heard.text ?? heard.name ?? '文件'}` }],
    fail: [],
    requests: [],
    uploads: [],
    streams: true,
    mute: false,
    get sockets() {
      return sockets.size;
    },
    log: () => [...talks.values()].flatMap(talk => talk.log),
    heard: () => desk.log().filter(each => (each.from as { role: string }).role === 'user'),
    tell: said => {
      for (const talk of talks.values()) say(talk, said);
    },
    frames: (...frames) => {
      for (const frame of frames) for (const socket of sockets.keys()) socket.send(JSON.stringify(frame));
    },
    expireTokens: () => {
      era += 1;
    },
    forget: () => {
      talks.clear();
      visitors.clear();
    },
    age: () => {
      for (const talk of talks.values()) {
        talk.log.splice(0);
        talk.handled.clear();
        talk.greeted = false;
      }
    },
    cut: () => {
      for (const socket of sockets.keys()) socket.terminate();
    },
    async stop() {
      for (const socket of sockets.keys()) socket.close(1012);
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
    start: listen,
  };
  await listen();
  return desk;

  async function listen(): Promise<void> {
    const upgrades = new WebSocketServer({ noServer: true });
    server = createServer((request, response) => {
      serve(request, response).catch(() => response.destroy());
    });
    server.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '', desk.url);
      const talk = talks.get(url.searchParams.get('c') ?? '');
      if (!desk.streams || !talk) {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      upgrades.handleUpgrade(request, socket, head, stream => {
        sockets.set(stream, talk.id);
        stream.on('close', () => sockets.delete(stream));
        stream.on('error', () => {});
        const after = url.searchParams.get('w');
        if (after !== null) frame(stream, talk, talk.log.slice(Number(after)));
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as { port: number }).port;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', desk.url);
    const line = `${request.method} ${url.pathname}${url.search}`;
    desk.requests.push(line);
    const at = desk.fail.findIndex(each => line.startsWith(each.on));
    const [failure] = at < 0 ? [] : desk.fail.splice(at, 1);
    const answer = failure && !failure.late ? undefined : await answerTo(request, url);
    reply(response, failure ? { status: failure.status, body: '{"error":{}}' } : (answer as Answer));
  }

  async function answerTo(request: IncomingMessage, url: URL): Promise<Answer> {
    const route = (routes as readonly Route[]).find(each => each.path === url.pathname);
    if (route) {
      const incoming = { query: url.searchParams, headers: request.headers, baseUrl: desk.url } as Partial<Incoming>;
      return route.handle(incoming as Incoming);
    }
    if (url.pathname === '/desk') {
      const english = url.searchParams.get('lang') === 'en-US';
      const line = english
        ? desk.says.open
          ? 'Online now · until 18:00'
          : 'Closed · back tomorrow 9:00'
        : desk.says.line;
      return json(200, { ...desk.says, line, language: 'zh-CN' });
    }
    if (url.pathname === '/directline/token') return token(request);
    if (url.pathname.startsWith('/files/'))
      return { status: 200, headers: { 'Content-Type': 'image/png' }, body: pixel };
    return directLine(request, url);
  }

  function token(request: IncomingMessage): Answer {
    const known = /visitor=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
    const visitor = known ?? randomUUID();
    const conversation = visitors.get(visitor) ?? randomUUID();
    visitors.set(visitor, conversation);
    const headers = { 'Set-Cookie': `visitor=${visitor}; Path=/; HttpOnly; SameSite=Lax` };
    const body = {
      token: `${era}.${conversation}`,
      conversationId: conversation,
      userId: `dl_${visitor}`,
      expires_in: 1800,
    };
    return json(200, body, headers);
  }

  async function directLine(request: IncomingMessage, url: URL): Promise<Answer> {
    const [, tokenEra, id = ''] = /^Bearer (\d+)\.(.+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (Number(tokenEra) !== era) return json(403, { error: { code: 'TokenExpired', message: '' } });
    const rest = url.pathname.replace('/v3/directline/conversations', '');
    if (rest === '') return start(id);
    const talk = talks.get(id);
    if (!talk) return json(404, { error: { code: 'NotFound', message: '' } });
    const after = url.searchParams.get('watermark');
    if (rest === `/${id}`) {
      const stream = `${desk.url.replace('http', 'ws')}/stream?c=${id}${after === null ? '' : `&w=${after}`}`;
      return json(200, { conversationId: id, streamUrl: stream });
    }
    if (request.method === 'GET') {
      return json(200, { activities: talk.log.slice(Number(after ?? 0)), watermark: String(talk.log.length) });
    }
    if (rest.endsWith('/upload')) return upload(request, talk);
    return json(200, { id: hear(talk, JSON.parse((await body(request)).toString()) as Wire) });
  }

  function start(id: string): Answer {
    const talk = talks.get(id) ?? { id, log: [], handled: new Map(), greeted: false };
    talks.set(id, talk);
    if (!talk.greeted) {
      talk.greeted = true;
      say(talk, { text: '您好，我是售后小助手。机器出了什么问题？您直接说就行。' });
    }
    return json(200, { conversationId: id });
  }

  async function upload(request: IncomingMessage, talk: Talk): Promise<Answer> {
    const type = request.headers['content-type'] ?? '';
    const form = await new Response(await body(request), { headers: { 'Content-Type': type } }).formData();
    const files = form.getAll('file').filter(each => typeof each !== 'string');
    for (const file of files) desk.uploads.push({ name: file.name, type: file.type, bytes: file.size });
    const activity = JSON.parse(await (form.get('activity') as File).text()) as Wire;
    const attachments = files.map(file => ({
      contentType: file.type,
      name: file.name,
      contentUrl: `${desk.url}/files/${randomUUID()}`,
    }));
    return json(200, { id: hear(talk, { ...activity, attachments }) });
  }

  function hear(talk: Talk, activity: Wire): string {
    const key = (activity.channelData as { clientActivityID: string }).clientActivityID;
    const known = talk.handled.get(key);
    if (known !== undefined) return known;
    const id = append(talk, { ...activity, from: { id: 'dl_x', role: 'user' } });
    talk.handled.set(key, id);
    for (const said of desk.answer(activity)) say(talk, { replyToId: id, ...said });
    return id;
  }

  function say(talk: Talk, said: Partial<Wire>): void {
    append(talk, { type: 'message', from: { id: 'desk', name: desk.says.name, role: 'bot' }, ...said });
  }

  function append(talk: Talk, activity: Wire): string {
    clock += 1000;
    const id = `${talk.id}|${String(talk.log.length).padStart(7, '0')}`;
    talk.log.push({ ...activity, id, timestamp: new Date(clock).toISOString() });
    for (const [socket, conversation] of sockets) {
      if (conversation === talk.id && !desk.mute) frame(socket, talk, talk.log.slice(-1));
    }
    return id;
  }
}

function frame(socket: WebSocket, talk: Talk, activities: readonly Wire[]): void {
  socket.send(JSON.stringify({ activities, watermark: String(talk.log.length) }));
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

function reply(response: ServerResponse, { status, headers, body: content }: Answer): void {
  response.writeHead(status, headers);
  response.end(content);
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
