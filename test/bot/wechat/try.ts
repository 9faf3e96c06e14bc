import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { systemTimer } from '../../../bot/timer.ts';
import { openApp } from '../app.ts';
import { openid, settings } from './desk.ts';
import { nextId, type Platform, wechatPlatform } from './platform.ts';
import { tryPage } from './try-page.ts';

/**
 * `npm run wechat:try`: the desk as customers see it in WeChat, before there is an account. A page in the browser talks to
 * the simulated WeChat of the tests, which talks to a desk of its own with the samples, in a folder that goes at the end.
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wechat-try-'));
  const platform = await wechatPlatform({
    now: () => Temporal.Now.instant().epochMilliseconds / 1000,
    timer: systemTimer,
  });
  const { KNOWLEDGE_DIR = '' } = process.env;
  const app = await openApp({ DATA_DIR: folder, KNOWLEDGE_DIR, ...settings, WECHAT_API_BASE: platform.url });
  const page = tryPage(app.samples?.covered ?? 'SN2024001');
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const isJson = pathname !== '/';
    response.setHeader('Content-Type', isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8');
    const answer = isJson
      ? done(platform, app.url, pathname, searchParams, request).then(JSON.stringify)
      : Promise.resolve(page);
    answer.then(
      body => response.end(body),
      () => response.writeHead(500).end('{}'),
    );
  });
  server.listen(Number(process.env.PORT || 3980), '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  process.stdout.write(`\n  微信里的服务台（模拟）/ The desk in a simulated WeChat:  http://127.0.0.1:${port}\n\n`);
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await app.close();
    await platform.close();
    await rm(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.once('SIGINT', () => void stop()).once('SIGTERM', () => void stop());
}

/** What somebody does on the page, pushed to the desk as WeChat does. */
async function done(
  platform: Platform,
  desk: string,
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
): Promise<unknown> {
  if (path === '/arrived') return platform.arrived.slice(Number(query.get('after') ?? 0));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const push = (fields: Record<string, string>) => platform.push(desk, openid, { ...fields, MsgId: nextId() });
  switch (path) {
    case '/say':
      return platform.say(desk, openid, body.toString());
    case '/event':
      return platform.event(desk, openid, query.get('name') ?? '', query.get('key') ?? '');
    case '/voice':
      return push({ MsgType: 'voice', MediaId: 'voice', Format: 'amr' });
    case '/place':
      return push({
        MsgType: 'location',
        Location_X: '40',
        Location_Y: '116',
        Label: '北京市海淀区中关村大街1号院2号楼301',
      });
    case '/photo': {
      const id = `photo-${nextId()}`;
      platform.media.set(id, { type: 'image/jpeg', bytes: body });
      return push({ MsgType: 'image', MediaId: id, PicUrl: 'http://mmbiz.qpic.cn/x' });
    }
    default:
      return {};
  }
}

await main();
