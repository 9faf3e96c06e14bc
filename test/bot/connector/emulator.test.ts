import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { type App, startApp } from '../../../bot/app.ts';
import { readConfig } from '../../../bot/config.ts';
import { createLogger } from '../../../bot/logging.ts';
import { post, writer } from './desk.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('a talk in the Bot Framework Emulator', () => {
  let folder: string;
  let connector: FakeConnector;
  let app: App;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'emulator-'));
    connector = await fakeConnector();
    app = await start();
  });
  afterEach(async () => {
    await app.close();
    await connector.close();
    await rm(folder, { recursive: true, force: true });
  });

  function start(env: Record<string, string> = { EMULATOR: 'on' }): Promise<App> {
    return startApp(readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder, ...env }), {
      clock: () => Temporal.Instant.from('2026-03-04T02:00:00Z'),
      random: bytes => randomBytes(bytes),
      log: createLogger({ logLevel: 'silent' }),
    });
  }

  it('greets, answers with buttons, begins a repair, and goes on after a restart', async () => {
    const { join: enter, say } = writer(app, connector);
    expect((await enter()).status).to.equal(200);
    await connector.until(() => connector.taken.length === 1);
    expect(textOf(0)).to.include('自动助手');
    expect(connector.taken[0]).to.include({ conversation: 'talk-1|livechat', replyTo: undefined });

    expect((await say('保修多久', 'question')).status).to.equal(200);
    await connector.until(() => connector.taken.length === 2);
    expect(textOf(1)).to.include('12 个月');
    expect(connector.taken[1]?.replyTo).to.equal('question');
    const [button] = connector.taken[1]?.activity.suggestedActions?.actions ?? [];
    expect(button).to.deep.include({ type: 'messageBack', title: '查保修', value: { start: 'warranty' } });

    await say('我要报修');
    await connector.until(() => connector.taken.length === 3);
    const [choice] = connector.taken[2]?.activity.suggestedActions?.actions ?? [];
    expect(choice?.value).to.have.nested.property('ask.form', 'repair');

    await app.close();
    app = await start();
    const again = writer(app, connector);
    await again.post(tap(choice));
    await connector.until(() => connector.taken.length === 4);
    expect(textOf(3)).to.not.equal(textOf(2));
    expect(connector.posts).to.have.length(4);
  });

  it('keeps the ids of the desk to itself', async () => {
    await writer(app, connector).say('你好');
    await connector.until(() => connector.taken.length === 1);
    expect(connector.taken[0]?.activity).to.not.have.any.keys('id', 'serviceUrl', 'timestamp');
  });

  it('has no address at all without an app and without the Emulator', async () => {
    await app.close();
    app = await start({});
    const [ours, unknown] = await Promise.all([
      writer(app, connector).say('你好'),
      fetch(`${app.url}/api/nothing`, { method: 'POST' }),
    ]);
    expect(ours.status).to.equal(404);
    expect(ours.text).to.equal(await unknown.text());
  });

  it('takes nothing but a POST with a body', async () => {
    expect((await fetch(`${app.url}/api/messages`)).status).to.equal(405);
    expect((await post(app, '')).status).to.equal(400);
  });

  function textOf(index: number): string {
    return connector.taken[index]?.activity.text ?? '';
  }

  function tap(action: { text?: string; value?: unknown } | undefined): object {
    return {
      type: 'message',
      id: 'tapped',
      channelId: 'emulator',
      serviceUrl: connector.url,
      conversation: { id: 'talk-1|livechat' },
      from: { id: 'user-1' },
      recipient: { id: 'bot-1' },
      text: action?.text,
      value: action?.value,
    };
  }
});

describe("the Bot Framework's libraries", () => {
  for (const [emulator, loaded] of [
    ['off', false],
    ['on', true],
  ] as const) {
    it(`are ${loaded ? '' : 'not '}loaded, behind the start, with EMULATOR=${emulator}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'libraries-'));
      const { stdout } = spawnSync(process.execPath, ['--import', 'tsx/esm', '--input-type=module', '-e', looking], {
        cwd: root,
        env: { PATH: process.env.PATH, PORT: '0', EMULATOR: emulator, DATA_DIR: folder, LOG_LEVEL: 'silent' },
        encoding: 'utf8',
      });
      await rm(folder, { recursive: true, force: true });
      expect(JSON.parse(stdout)).to.deep.equal({ atStart: false, atFirstMessage: loaded });
    });
  }

  const looking = `
    import { createRequire } from 'node:module';
    import { Temporal } from 'temporal-polyfill';
    import { startApp } from './bot/app.ts';
    import { readConfig } from './bot/config.ts';
    import { createLogger } from './bot/logging.ts';
    const { cache } = createRequire(import.meta.url);
    const isLoaded = () => Object.keys(cache).some(path => path.includes('/node_modules/botbuilder/'));
    const app = await startApp(readConfig(process.env), {
      clock: () => Temporal.Now.instant(),
      random: bytes => crypto.getRandomValues(new Uint8Array(bytes)),
      log: createLogger({ logLevel: 'silent' }),
    });
    const atStart = isLoaded();
    while (!(await fetch(app.url + '/readyz')).ok);
    // With the endpoint open it is answered by the libraries.
    const body = { type: 'typing', channelId: 'emulator', serviceUrl: app.url, conversation: { id: 'c' }, recipient: { id: 'b' } };
    const headers = { 'Content-Type': 'application/json' };
    await fetch(app.url + '/api/messages', { method: 'POST', headers, body: JSON.stringify(body) });
    await app.close();
    console.log(JSON.stringify({ atStart, atFirstMessage: isLoaded() }));
    process.exit();
  `;
});

describe('a start with the Emulator let in', () => {
  it('is refused where others could reach the desk', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx/esm', 'bot/main.ts'], {
      cwd: root,
      env: { PATH: process.env.PATH, PORT: '0', HOST: '0.0.0.0', EMULATOR: 'on', DATA_DIR: join(tmpdir(), 'never') },
      encoding: 'utf8',
    });
    expect(status).to.equal(78);
    expect(stderr).to.include('EMULATOR: is only for HOST=127.0.0.1');
  });
});
