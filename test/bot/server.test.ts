import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { json, Refusal, type Route } from '../../bot/http.ts';
import { prebuilt } from '../../bot/prebuilt.ts';
import { Fault } from '../../knowledge/fault.ts';
import { call, closeDesks, customer, type Desk, openDesk, refusal } from './directline/desk.ts';

const page = prebuilt({
  contentType: 'text/html; charset=utf-8',
  etag: 'v1',
  identity: Buffer.from('<p>hello</p>'),
  br: brotliCompressSync('<p>hello</p>'),
  gzip: gzipSync('<p>hello</p>'),
  immutable: true,
  headers: { 'Content-Security-Policy': "default-src 'self'" },
});

const routes: Route[] = [
  { method: 'GET', path: '/page', handle: page },
  { method: 'POST', path: '/echo', handle: async request => json(200, { got: await request.json() }) },
  { method: 'POST', path: '/size', handle: async request => json(200, { size: (await request.upload()).length }) },
  {
    method: 'GET',
    path: '/who/:name',
    handle: ({ params, client, baseUrl }) => json(200, { ...params, client, baseUrl }),
  },
  { method: 'GET', path: '/rest/*', handle: ({ params }) => json(200, params) },
  { method: 'GET', path: '/throws', handle: () => Promise.reject(new Error('canary-of-a-fault')) },
  { method: 'GET', path: '/throws-at-once', handle: throwing },
  { method: 'GET', path: '/throws-nothing', handle: () => Promise.reject(undefined) },
  { method: 'GET', path: '/breaks-its-header', handle: () => json(200, {}, { 'X-Name': 'canary\nname' }) },
  { method: 'GET', path: '/down', handle: () => Promise.reject(new Fault('store.unavailable', { canary: 'facts' })) },
  { method: 'GET', path: '/refuses', handle: () => Promise.reject(new Refusal(418, 'Teapot', 'No coffee.')) },
];

describe('the HTTP server', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk({ routes });
  });
  afterEach(closeDesks);

  const host = 'Host: x\r\n';
  const post = (headers: string, body = '') => `POST /echo HTTP/1.1\r\n${host}${headers}\r\n${body}`;
  const attacks: Record<string, { raw: string | Buffer; answer: RegExp }> = {
    'a malformed Host': { raw: 'GET /page HTTP/1.1\r\nHost: [\r\n\r\n', answer: /^HTTP\/1\.1 400/ },
    'a Host with a path': { raw: 'GET /x HTTP/1.1\r\nHost: a/page?\r\n\r\n', answer: /^HTTP\/1\.1 400/ },
    'a Host with a name and password': { raw: 'GET /x HTTP/1.1\r\nHost: a:b@c\r\n\r\n', answer: /^HTTP\/1\.1 400/ },
    'a Host with too large a port': { raw: 'GET /page HTTP/1.1\r\nHost: a:99999\r\n\r\n', answer: /^HTTP\/1\.1 400/ },
    'an empty Host': { raw: 'GET /page HTTP/1.1\r\nHost:\r\n\r\n', answer: /^HTTP\/1\.1 400/ },
    'no Host': { raw: 'GET /page HTTP/1.1\r\n\r\n', answer: /^HTTP\/1\.1 400/ },
    'two Hosts': { raw: 'GET /page HTTP/1.1\r\nHost: a\r\nHost: [\r\n\r\n', answer: /^HTTP\/1\.1 (200|400)/ },
    'no Host in HTTP/1.0, as probes have it': { raw: 'GET /healthz HTTP/1.0\r\n\r\n', answer: /^HTTP\/1\.1 200/ },
    'a malformed absolute target': { raw: `GET http://[/ HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 400/ },
    'an absolute target': { raw: `GET http://x/page HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 200/ },
    'a target of another scheme': { raw: `GET file:///page HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 400/ },
    'a target without a slash': { raw: `GET page HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 400/ },
    'a target that looks like a host': {
      raw: `GET //evil.example/page HTTP/1.1\r\n${host}\r\n`,
      answer: /^HTTP\/1\.1 404/,
    },
    'a bad percent': { raw: `GET /who/%zz HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 400/ },
    'a bad percent in the query': { raw: `GET /page?x=%zz HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 200/ },
    'half a character': { raw: `GET /who/%e4%bd HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 400/ },
    'a long target': { raw: `GET /${'x'.repeat(9000)} HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 414/ },
    'long headers': { raw: `GET /page HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`, answer: /^HTTP\/1\.1 431/ },
    'the start of a TLS connection': {
      raw: Buffer.from('16030100a5010000a10303', 'hex'),
      answer: /^HTTP\/1\.1 400|^$/,
    },
    'OPTIONS *': { raw: `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, answer: /^HTTP\/1\.1 204/ },
    CONNECT: { raw: `CONNECT x:443 HTTP/1.1\r\n${host}\r\n`, answer: /^$|^HTTP\/1\.1 4/ },
    TRACE: { raw: `TRACE /page HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 405/ },
    'an upgrade to HTTP/2': {
      raw: `GET /page HTTP/1.1\r\n${host}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n`,
      answer: /^HTTP\/1\.1 200[\s\S]+<p>hello<\/p>/,
    },
    'an upgrade to HTTP/2 with a body, as Java’s client sends it': {
      raw: post(
        'Content-Type: application/json\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\nContent-Length: 3\r\n',
        '[1]',
      ),
      answer: /^HTTP\/1\.1 200[\s\S]+{"got":\[1\]}/,
    },
    'junk that claims to be gzip': {
      raw: post('Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n', 'junk'),
      answer: /^HTTP\/1\.1 415/,
    },
    'a gzip bomb': {
      raw: Buffer.concat([
        Buffer.from(post('Content-Type: application/json\r\nContent-Encoding: GZIP\r\nContent-Length: 65244\r\n')),
        gzipSync(Buffer.alloc(64 * 1024 * 1024)),
      ]),
      answer: /^HTTP\/1\.1 415/,
    },
    'a body of another kind': {
      raw: post('Content-Type: text/plain\r\nContent-Length: 2\r\n', '{}'),
      answer: /^HTTP\/1\.1 415/,
    },
    'JSON that is none': {
      raw: post('Content-Type: application/json\r\nContent-Length: 8\r\n', '{canary}'),
      answer: /^HTTP\/1\.1 400/,
    },
    'JSON that is not UTF-8': {
      raw: Buffer.concat([
        Buffer.from(post('Content-Type: application/json\r\nContent-Length: 3\r\n')),
        Buffer.from([0x22, 0xff, 0x22]),
      ]),
      answer: /^HTTP\/1\.1 400/,
    },
    'deep JSON': {
      raw: post('Content-Type: application/json\r\nContent-Length: 2000000\r\n', '['.repeat(1e6) + ']'.repeat(1e6)),
      answer: /^HTTP\/1\.1 400/,
    },
    'deep JSON in width': {
      raw: post(
        'Content-Type: application/json\r\nContent-Length: 1200000\r\n',
        `[${'{"a":[1]},'.repeat(1e5).padEnd(1199996, ' ')}[]]`.slice(0, 1.2e6),
      ),
      answer: /^HTTP\/1\.1 (200|400)/,
    },
    'JSON of very many keys': {
      raw: (json => post(`Content-Type: application/json\r\nContent-Length: ${json.length}\r\n`, json))(
        `{${Array.from({ length: 150_000 }, (_, key) => `"${key}":0`).join()}}`,
      ),
      answer: /^HTTP\/1\.1 400/,
    },
    'a malformed chunk': {
      raw: post('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n', 'zz\r\n'),
      answer: /^HTTP\/1\.1 400|^$/,
    },
    'a length and chunks': {
      raw: post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', '0\r\n\r\n'),
      answer: /^HTTP\/1\.1 400/,
    },
    'a body that says it is too large': {
      raw: post('Content-Type: application/json\r\nContent-Length: 99999999999\r\n', '{'),
      answer: /^HTTP\/1\.1 413/,
    },
  };

  for (const [what, { raw, answer }] of Object.entries(attacks)) {
    it(`survives ${what}`, async () => {
      const { text } = await speak(desk, raw);
      expect(text).to.match(answer);
      expect(text).not.to.match(/canary|node_modules|\bat \w+ \(/);
      expect((await call(desk, 'GET', '/healthz')).status).to.equal(200);
    });
  }

  it('holds no more of a gzip bomb than came', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const before = process.memoryUsage().rss;
    const headers = { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => call(desk, 'POST', '/echo', { body: bomb, headers })),
    );
    expect(replies.every(each => each.status === 415)).to.equal(true);
    expect(process.memoryUsage().rss - before).to.be.below(40e6);
  });

  it('answers a body that grows too large, and then ends the connection', async () => {
    const { socket, text, closed } = talk(desk);
    socket.write(post('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n'));
    const chunk = `${(65536).toString(16)}\r\n${' '.repeat(65536)}\r\n`;
    while (!text()) {
      socket.write(chunk);
      await new Promise(setImmediate);
    }
    expect(text()).to.match(/^HTTP\/1\.1 413[\s\S]+Connection: close[\s\S]+"code":"TooLarge"/);
    for (let more = 0; more < 20; more += 1) socket.write(chunk);
    await closed;
    expect((await call(desk, 'GET', '/healthz')).status).to.equal(200);
  });

  it('lets clients see that a body was too large', async () => {
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => call(desk, 'POST', '/echo', { json: 'x'.repeat(8e6) })),
    );
    for (const { status, body } of replies) expect([status, body.error.code]).to.deep.equal([413, 'TooLarge']);
    expect((await call(desk, 'POST', '/size', { body: Buffer.alloc(64 * 1024 * 1024) })).body.size).to.equal(67108864);
    expect((await call(desk, 'POST', '/size', { body: Buffer.alloc(64 * 1024 * 1024 + 1) })).status).to.equal(413);
  });

  it('lets a client see it that first sends everything and then listens', async () => {
    const { socket, text, closed } = talk(desk);
    socket.pause();
    const body = `"${'x'.repeat(8e6)}"`;
    socket.write(post(`Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`));
    await new Promise<void>(resolve => socket.write(body, () => resolve()));
    socket.resume();
    await closed;
    expect(text()).to.match(/^HTTP\/1\.1 413[\s\S]+"code":"TooLarge"/);
  });

  it('bounds all bodies in memory together', async () => {
    const small = await openDesk({ routes, limits: { bodiesBytes: 1000 } });
    expect((await call(small, 'POST', '/size', { body: 'x'.repeat(900) })).status).to.equal(200);
    const reply = await call(small, 'POST', '/size', { body: 'x'.repeat(1100) });
    expect([reply.status, reply.headers.get('retry-after')]).to.deep.equal([503, '5']);
    expect((await call(small, 'POST', '/size', { body: 'x'.repeat(900) })).status).to.equal(200);
  });

  it('counts a body as held until its request is answered', async () => {
    let began: () => void = () => {};
    let free: () => void = () => {};
    const started = new Promise<void>(resolve => {
      began = resolve;
    });
    const gate = new Promise<void>(resolve => {
      free = resolve;
    });
    const slow: Route = {
      method: 'POST',
      path: '/slow',
      async handle(request) {
        const { length } = await request.upload();
        began();
        await gate;
        return json(200, { length });
      },
    };
    const small = await openDesk({ routes: [...routes, slow], limits: { bodiesBytes: 1000 } });
    const first = call(small, 'POST', '/slow', { body: 'x'.repeat(900) });
    await started;
    expect((await call(small, 'POST', '/size', { body: 'x'.repeat(900) })).status).to.equal(503);
    free();
    expect((await first).status).to.equal(200);
    expect((await call(small, 'POST', '/size', { body: 'x'.repeat(900) })).status).to.equal(200);
  });

  it('takes text full of brackets and commas, and as many values as anybody sends', async () => {
    const text = `${'[{,"\\'.repeat(5000)}`;
    expect((await call(desk, 'POST', '/echo', { json: { text } })).body).to.deep.equal({ got: { text } });
    expect((await call(desk, 'POST', '/echo', { json: Array(9000).fill(0) })).status).to.equal(200);
    expect((await call(desk, 'POST', '/echo', { json: Array(11_000).fill(0) })).status).to.equal(400);
  });

  it('logs what it cannot write', async () => {
    await call(desk, 'GET', '/breaks-its-header');
    expect(desk.logged()).to.match(/"route":"\/breaks-its-header".*"request failed"/);
  });

  it('says nothing at the usual level of probes that find it unready', async () => {
    const young = await openDesk({ ready: () => false, env: { LOG_LEVEL: 'info' } });
    expect((await call(young, 'GET', '/readyz')).status).to.equal(503);
    await young.close();
    expect(young.logged()).to.not.contain('/readyz');
  });

  it('waits for slow clients only so long', async () => {
    const hasty = await openDesk({ routes, limits: { headersMs: 50, requestMs: 50 } });
    const headers = talk(hasty);
    headers.socket.write('GET /page HTTP/1.1\r\nHo');
    const body = talk(hasty);
    body.socket.write(post('Content-Type: application/json\r\nContent-Length: 9\r\n', '{'));
    await Promise.all([headers.closed, body.closed]);
    expect(headers.text()).to.match(/^HTTP\/1\.1 408/);
    expect(body.text()).to.match(/^HTTP\/1\.1 408[\s\S]+RequestTimeout/);
  });

  it('takes JSON, and an empty body as none', async () => {
    expect((await call(desk, 'POST', '/echo', { json: { a: [1] } })).body).to.deep.equal({ got: { a: [1] } });
    expect((await call(desk, 'POST', '/echo')).body).to.deep.equal({});
    const headers = { 'Content-Type': 'application/vnd.x+json; charset=utf-8' };
    expect((await call(desk, 'POST', '/echo', { body: '﻿[1]', headers })).body).to.deep.equal({ got: [1] });
  });

  for (const [path, status, code] of [
    ['/throws', 500, 'InternalError'],
    ['/throws-at-once', 500, 'InternalError'],
    ['/throws-nothing', 500, 'InternalError'],
    ['/breaks-its-header', 500, 'InternalError'],
    ['/down', 503, 'ServiceUnavailable'],
    ['/refuses', 418, 'Teapot'],
    ['/nothing', 404, 'NotFound'],
    ['/echo', 405, 'MethodNotAllowed'],
    ['/page/', 404, 'NotFound'],
  ] as const) {
    it(`answers ${path} by ${status} and says no more than it should`, async () => {
      const reply = await call(desk, 'GET', path);
      expect([reply.status, reply.body.error.code]).to.deep.equal([status, code]);
      expect(reply.body.error).to.have.all.keys('code', 'message');
      expect(JSON.stringify(reply.body)).not.to.match(/canary|stack|node_modules|restify/);
      expect(Object.fromEntries(reply.headers)).to.include({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
      expect(reply.headers.has('server')).to.equal(false);
    });
  }

  it('names the methods that an address takes', async () => {
    expect((await call(desk, 'DELETE', '/page')).headers.get('allow')).to.equal('GET, HEAD');
  });

  it('reads what an address names', async () => {
    expect((await call(desk, 'GET', '/who/%E7%8E%8B%2F%3F?x=1')).body.name).to.equal('王/?');
    expect((await call(desk, 'GET', `/who/${'%E7%8E%8B'.repeat(100)}`)).body.name).to.have.length(100);
    expect((await call(desk, 'GET', '/rest/a/b.c')).body).to.deep.equal({ '*': 'a/b.c' });
  });

  it('serves what was made ready in the encoding that is asked for', async () => {
    const etags = new Set<string | null>();
    for (const [asked, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['GZIP;q=0.5', 'gzip'],
      ['br;q=0, gzip;q=0.0', null],
      ['identity', null],
      ['', null],
    ]) {
      const { status, headers, body } = await call(desk, 'GET', '/page', {
        headers: { 'Accept-Encoding': asked ?? '' },
      });
      expect([status, body, headers.get('content-encoding')]).to.deep.equal([200, '<p>hello</p>', encoding]);
      expect(Object.fromEntries(headers)).to.include({
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
        'content-security-policy': "default-src 'self'",
        'content-type': 'text/html; charset=utf-8',
      });
      const etag = headers.get('etag');
      etags.add(etag);
      const known = { 'Accept-Encoding': asked ?? '', 'If-None-Match': `"x", W/${etag}` };
      const again = await call(desk, 'GET', '/page', { headers: known });
      expect([again.status, again.body, again.headers.get('etag')]).to.deep.equal([304, '', etag]);
    }
    expect(etags.size).to.equal(3);
    const head = await speak(desk, `HEAD /page HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    expect(head.text).to.match(/^HTTP\/1\.1 200[\s\S]+Content-Length: 12\r\n[\s\S]*\r\n\r\n$/);
  });

  it('is alive at once, and ready when it is', async () => {
    let ready = false;
    const young = await openDesk({ ready: () => ready });
    expect((await call(young, 'GET', '/healthz')).body).to.deep.equal({ status: 'alive' });
    const early = await call(young, 'GET', '/readyz');
    expect([early.status, early.headers.get('retry-after')]).to.deep.equal([503, '2']);
    ready = true;
    expect((await call(young, 'GET', '/readyz')).status).to.equal(200);
  });

  it('believes a proxy only when it is told to', async () => {
    const headers = {
      'X-Forwarded-For': '6.6.6.6, 2001:db8:1:2:3::4',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'desk.example',
    };
    const { port } = new URL(desk.url);
    const plain = { name: 'x', client: '127.0.0.1', baseUrl: `http://127.0.0.1:${port}` };
    expect((await call(desk, 'GET', '/who/x', { headers })).body).to.deep.equal(plain);
    const behind = await openDesk({ routes, env: { TRUST_PROXY: 'on' } });
    expect((await call(behind, 'GET', '/who/x', { headers })).body).to.deep.equal({
      name: 'x',
      client: '2001:db8:1:2',
      baseUrl: 'https://desk.example',
    });
    const bad = { 'X-Forwarded-Host': 'a/b', 'X-Forwarded-For': '::1' };
    const { baseUrl, client } = (await call(behind, 'GET', '/who/x', { headers: bad })).body;
    expect([baseUrl, client]).to.deep.equal([behind.url, '0:0:0:0']);
    const named = await openDesk({ routes, env: { TRUST_PROXY: 'on', PUBLIC_URL: 'https://named.example/' } });
    expect((await call(named, 'GET', '/who/x', { headers })).body.baseUrl).to.equal('https://named.example');
  });

  it('limits one address, but never the probes', async () => {
    const limits = { requestsOfOneClient: { burst: 5, perSecond: 1 } };
    const strict = await openDesk({ routes, limits, env: { TRUST_PROXY: 'on' } });
    const ask = async (path: string, from: string) =>
      (await call(strict, 'GET', path, { headers: { 'X-Forwarded-For': from } })).status;
    const statuses = [];
    for (let round = 0; round < 7; round += 1) statuses.push(await ask('/page', '1.1.1.1'));
    expect(statuses).to.deep.equal([200, 200, 200, 200, 200, 429, 429]);
    expect(await ask('/page', '1.1.1.2')).to.equal(200);
    expect(await ask('/healthz', '1.1.1.1')).to.equal(200);
    expect(await refusal(`${strict.url.replace('http', 'ws')}/x`, { 'X-Forwarded-For': '1.1.1.1' })).to.equal(429);
    strict.pass({ seconds: 1 });
    expect(await ask('/page', '1.1.1.1')).to.equal(200);
    const free = await openDesk({ routes, limits, env: { RATE_LIMIT: 'off' } });
    for (let round = 0; round < 9; round += 1) expect((await call(free, 'GET', '/page')).status).to.equal(200);
  });

  it('lets what runs finish when it stops, and takes nothing new', async () => {
    let free: () => void = () => {};
    let began: () => void = () => {};
    const started = new Promise<void>(resolve => {
      began = resolve;
    });
    const gate = new Promise<void>(resolve => {
      free = resolve;
    });
    const stopping = await openDesk({
      around: handle => async message => {
        began();
        await gate;
        return handle(message);
      },
    });
    const guest = await customer(stopping);
    const idle = talk(stopping);
    idle.socket.write('GET /page HT');
    const said = guest.say('last words');
    await started;
    const stopped = stopping.close();
    expect(await call(stopping, 'GET', '/healthz').catch(() => 'no connection')).to.equal('no connection');
    free();
    expect((await said).status).to.equal(200);
    expect((await said).headers.get('connection')).to.equal('close');
    await stopped;
    await idle.closed;
    expect(stopping.turns).to.have.length(1);
  });

  it('stops in time although something hangs', async () => {
    let began: () => void = () => {};
    const started = new Promise<void>(resolve => {
      began = resolve;
    });
    const hang = (): Promise<never> => {
      began();
      return new Promise(() => {});
    };
    const hanging = await openDesk({
      routes: [{ method: 'GET', path: '/hangs', handle: hang }],
      limits: { closeMs: 50 },
    });
    const asked = call(hanging, 'GET', '/hangs').catch(() => 'cut');
    await started;
    await hanging.close();
    expect(await asked).to.equal('cut');
  });

  it('survives clients that go away in the middle', async () => {
    for (const half of [post('Content-Length: 50\r\nContent-Type: application/json\r\n', '{'), 'POST /ec', post('')]) {
      const { socket, closed } = talk(desk);
      socket.write(half);
      await new Promise(setImmediate);
      socket.resetAndDestroy();
      await closed;
    }
    expect((await call(desk, 'GET', '/healthz')).status).to.equal(200);
  });

  it('tells no secret, neither in answers nor in its log', async () => {
    const secret = 'canary-secret-canary-secret-canary!!';
    const told = await openDesk({ routes, env: { DIRECTLINE_SECRET: secret } });
    const guest = await customer(told);
    const canaries = [
      secret,
      guest.token,
      guest.cookie.split('=')[1] ?? '',
      'canary-text',
      'canary-query',
      '13800138000',
    ];
    const line = await guest.stream();
    canaries.push(new URL(line.socket.url).searchParams.get('t') ?? '');
    const replies = [
      await guest.call('POST', '/activities?q=canary-query', {
        json: { type: 'message', text: 'canary-text 13800138000' },
      }),
      await guest.post({ type: 'trace', text: 'canary-text', name: 'canary-text' }),
      await guest.call('POST', '/activities', {
        body: '{canary-text',
        headers: { 'Content-Type': 'application/json' },
      }),
      await guest.call('POST', '/upload', { body: 'canary-text' }),
      await guest.call('GET', '/activities?watermark=canary-query'),
      await call(told, 'POST', '/v3/directline/tokens/generate', { token: `${secret}x` }),
      await call(told, 'POST', '/v3/directline/tokens/generate', {
        token: secret,
        json: { user: { id: 'canary text' } },
      }),
      await call(told, 'GET', `/canary-text?t=canary-query`, { token: guest.token }),
      await call(told, 'GET', `/throws?t=canary-query`, { token: guest.token }),
      await call(told, 'GET', '/down', { token: guest.token }),
    ].slice(1);
    line.socket.close();
    await line.closed;
    const seen = replies.map(each => JSON.stringify([each.body, ...each.headers])).join('\n');
    expect(replies.every(each => each.status >= 400)).to.equal(true);
    for (const canary of canaries) {
      expect(seen).not.to.contain(canary);
      expect(told.logged()).not.to.contain(canary);
    }
    expect(told.logged()).to.contain('/v3/directline/conversations/:id/activities');
  });
});

function throwing(): never {
  throw new Error('canary-of-a-fault');
}

/** A connection without any help. */
function talk(desk: Desk): { socket: Socket; text: () => string; closed: Promise<unknown> } {
  const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
  let text = '';
  socket.on('data', data => {
    text += data.toString('latin1');
  });
  socket.on('error', () => {});
  return { socket, text: () => text, closed: new Promise(resolve => socket.once('close', resolve)) };
}

/** Sends the bytes, ends, and gives what came back. */
async function speak(desk: Desk, raw: string | Buffer): Promise<{ text: string }> {
  const { socket, text, closed } = talk(desk);
  socket.write(raw);
  await Promise.race([once(socket, 'data'), closed]);
  socket.end();
  await closed;
  return { text: text() };
}
