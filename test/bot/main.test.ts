import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { refusedStart } from '../../bot/refused-start.ts';
import { ownSource } from '../faults/desk-process.ts';
import { openApp } from './app.ts';
import { type Customer, customer, speaking } from './directline/desk.ts';

const node = [process.execPath, '--import', 'tsx/esm', 'bot/main.ts'] as const;

/** One folder, on which the desk runs by itself, stops, and is started again by npm. */
describe('the desk as a process', function () {
  this.timeout(60_000);
  let folder: string;
  let desk: Printing;
  let page: Customer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'process-'));
    desk = await started(node, { DATA_DIR: join(folder, 'desk'), LOG_LEVEL: 'debug' });
  });
  after(async () => {
    desk.child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('prints three serial numbers to try at its first start, and logs none', async () => {
    const lines = desk.printed().split('\n');
    const line = lines.filter(each => each.includes('Sample serials'));
    expect(line).to.have.length(1);
    const serials = line[0]?.match(/AX[A-Z\d]{11}/g) ?? [];
    expect(serials).to.have.length(3);
    for (const serial of serials) expect(lines.filter(each => each.includes(serial))).to.deep.equal(line);
  });

  it('goes on when nobody reads what it prints any more', async () => {
    desk.child.stdout?.destroy();
    for (let asked = 0; asked < 5; asked += 1) expect((await fetch(`${desk.url}/desk`)).status).to.equal(200);
  });

  it('stops on SIGTERM: says goodbye to who is connected and frees its folder', async () => {
    page = await customer(desk);
    const { streamUrl } = (await page.start()).body;
    const socket = new WebSocket(streamUrl);
    await once(socket, 'open');
    await page.say('保修多久？', 'k1');
    const closed = once(socket, 'close');
    const ended = once(desk.child, 'exit');
    desk.child.kill('SIGTERM');
    expect(await ended).to.deep.equal([0, null]);
    expect((await closed)[0]).to.equal(1012);
    expect(await readdir(join(folder, 'desk')))
      .to.include('store.init')
      .and.not.include('store.owner');
  });

  it('has lost nothing when npm starts it again', async () => {
    desk = await started(['npm', 'start'], { DATA_DIR: join(folder, 'desk') });
    expect(desk.printed()).to.not.include('Sample serials');
    const again = speaking(desk, page.token, page.conversation);
    expect((await again.history()).activities.map(({ text }) => text)).to.include('保修多久？');
  });

  it('does not start at an address that is taken or is not its own, says which variable to change, and lets go', async () => {
    for (const [env, named] of [
      [{ PORT: new URL(desk.url).port }, 'PORT'],
      [{ HOST: '203.0.113.7' }, 'HOST'],
      [{ HOST: 'no-such-host.invalid' }, 'HOST'],
    ] as const) {
      const own = join(folder, 'address');
      const { code, text } = await refused({ DATA_DIR: own, ...env });
      expect(text).to.match(new RegExp(`^\\nThe desk does not start: .*set ${named} to`));
      expect(code).to.equal(78);
      expect(await readdir(own)).to.not.include('store.owner');
    }
  });

  it('does not start in a folder that cannot be made, and names it', async () => {
    if (process.platform !== 'linux') return;
    const { code, text } = await refused({ DATA_DIR: '/proc/desk' });
    expect(code).to.equal(78);
    expect(text).to.include('the data cannot be reached or used').and.include('folder: /proc/desk');
  });

  it('does not start on a folder that another desk works on, and says so', async () => {
    const { code, text } = await refused({ DATA_DIR: join(folder, 'desk') });
    expect(code).to.equal(78);
    expect(text).to.include('another desk runs on this data folder').and.include(join(folder, 'desk'));
  });

  it('does not start without its content, and says what is missing', async () => {
    const { code, text } = await refused({ DATA_DIR: join(folder, 'x'), KNOWLEDGE_DIR: join(folder, 'none') });
    expect(code).to.equal(78);
    expect(text).to.include('the content has these faults').and.include('check KNOWLEDGE_DIR');
  });

  it('ends with what is wrong: all of a bad configuration without its values, or the address', () => {
    const environments = [
      [{ PORT: 'secret1', TIME_ZONE: 'secret2' }, /PORT[\s\S]*TIME_ZONE/],
      [{ PORT: new URL(desk.url).port, DATA_DIR: join(folder, 'address') }, /set PORT to/],
    ] as const;
    for (const [env, told] of environments) {
      const [program, ...args] = node;
      const { status, stderr } = spawnSync(program, args, { ...surroundings(env), encoding: 'utf8', timeout: 20_000 });
      expect(status).to.equal(78);
      expect(stderr)
        .to.match(told)
        .and.not.include('secret')
        .and.not.match(/\n\s+at /);
    }
  });

  it('stops on SIGTERM when npm started it', async () => {
    const { pid } = JSON.parse(await readFile(join(folder, 'desk', 'store.owner'), 'utf8'));
    try {
      const ended = once(desk.child, 'exit');
      desk.child.kill('SIGTERM');
      await ended;
      expect(await fetch(`${desk.url}/healthz`).catch(() => 'gone')).to.equal('gone');
      expect(await readdir(join(folder, 'desk')))
        .to.include('store.init')
        .and.not.include('store.owner');
    } finally {
      spawnSync('kill', ['-KILL', String(pid)]);
    }
  });
});

/** A desk in a process of its own, and what it has printed so far. */
interface Printing {
  readonly child: ChildProcess;
  readonly url: string;
  readonly printed: () => string;
}

/** Starts it and waits until it serves. */
async function started([program, ...args]: readonly [string, ...string[]], env: Environment): Promise<Printing> {
  const child = spawn(program, args, { ...surroundings({ PORT: '0', ...env }), stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', data => {
    text += data;
  });
  while (!text.includes('"serving"')) await once(child.stdout, 'data');
  return { child, url: /http:\S+/.exec(text)?.[0] ?? '', printed: () => text };
}

type Environment = Readonly<Record<string, string>>;

function surroundings(env: Environment) {
  return { cwd: ownSource, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } };
}

/** What the operator reads of a start that comes to nothing, and the exit code. */
async function refused(env: Environment): Promise<{ code: number; text: string }> {
  const fault = await openApp(env).then(
    app => app.close(),
    (error: unknown) => error,
  );
  if (!(fault instanceof Error)) throw new Error('the desk has started');
  const { lines, code } = refusedStart(fault);
  return { code, text: lines.join('\n') };
}
