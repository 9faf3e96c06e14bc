import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../../bot/app.ts';
import { Fault } from '../../../knowledge/fault.ts';
import { ownSource } from '../../faults/desk-process.ts';
import { openApp } from '../app.ts';
import { post, writer } from './desk.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';

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

  const start = (env: Readonly<Record<string, string>> = { EMULATOR: 'on' }) =>
    openApp({ DATA_DIR: folder, ...env }, { clock: () => Temporal.Instant.from('2026-03-04T02:00:00Z') });

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
  it('are loaded behind the start, and only with EMULATOR=on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'libraries-'));
    const args = ['--import', 'tsx/esm', '--input-type=module', '-e', looking];
    const env = { PATH: process.env.PATH, PARENT: folder };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ownSource, env });
    await rm(folder, { recursive: true, force: true });
    expect(JSON.parse(stdout)).to.deep.equal({
      off: { atStart: false, atFirstMessage: false },
      on: { atStart: false, atFirstMessage: true },
    });
  });

  /** A process of its own, in which nothing is loaded yet. */
  const looking = `
    import { createRequire } from 'node:module';
    import { openApp } from './test/bot/app.ts';
    const { cache } = createRequire(import.meta.url);
    const isLoaded = () => Object.keys(cache).some(path => path.includes('/node_modules/botbuilder/'));
    const look = async EMULATOR => {
      const app = await openApp({ EMULATOR, DATA_DIR: process.env.PARENT + '/' + EMULATOR });
      const atStart = isLoaded();
      while (!(await fetch(app.url + '/readyz')).ok);
      // With the endpoint open it is answered by the libraries.
      const body = { type: 'typing', channelId: 'emulator', serviceUrl: app.url, conversation: { id: 'c' }, recipient: { id: 'b' } };
      const headers = { 'Content-Type': 'application/json' };
      await fetch(app.url + '/api/messages', { method: 'POST', headers, body: JSON.stringify(body) });
      await app.close();
      return { atStart, atFirstMessage: isLoaded() };
    };
    console.log(JSON.stringify({ off: await look('off'), on: await look('on') }));
    process.exit();
  `;
});

describe('a start with the Emulator let in', () => {
  it('is refused where others than this machine could call', async () => {
    const started = openApp({ EMULATOR: 'on', HOST: '0.0.0.0', DATA_DIR: join(tmpdir(), 'never') });
    const fault = await started.catch((error: unknown) => error);
    if (!(fault instanceof Fault)) throw new Error('the desk has started');
    expect(fault.facts.problems).to.have.property('0').that.includes('EMULATOR: is only for HOST=127.0.0.1');
  });
});
