import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { App } from '../../../bot/app.ts';
import { chatTool } from '../../../bot/cli/chat-tool.ts';
import { ticketsTool } from '../../../bot/cli/tickets-tool.ts';
import { ownSource } from '../../faults/desk-process.ts';
import { openApp } from '../app.ts';
import { customer } from '../directline/desk.ts';
import { runTool } from './terminal.ts';

describe('a command-line tool', function () {
  this.timeout(60_000);
  let folder: string;
  let desk: App;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tools-'));
    desk = await openApp({ DATA_DIR: join(folder, 'desk') });
  });
  after(async () => {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  const env = (data = 'desk') => ({ DATA_DIR: join(folder, data) });

  it('says how it is used when it is asked for what it does not know', async () => {
    for (const args of [['--bogus'], ['surplus'], ['--limit', '0'], ['--limit']]) {
      const { code, out, problem } = await runTool(ticketsTool, args, env());
      expect([code, out], args.join()).to.deep.equal([2, '']);
      expect(problem)
        .to.include('npm run --silent tickets')
        .and.not.match(/\n\s+at /);
    }
  });

  it('that only looks makes no store where there is none', async () => {
    const { code, problem } = await runTool(ticketsTool, [], env('nothing'));
    expect(code).to.equal(1);
    expect(problem).to.include('No desk has run here yet').and.include('nothing');
    expect(await readdir(folder)).to.not.include('nothing');
  });

  it('prints nothing of what customers say that a terminal would obey', async () => {
    const guest = await customer(desk);
    await guest.start();
    await guest.say('插座冒烟了\u001b]0;canary\u0007\u009b31m\u202e，火花很大');
    const shown = await runTool(ticketsTool, [], env());
    expect(shown.out).to.include('插座冒烟了');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(shown.out).to.not.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const { out } = await runTool(ticketsTool, ['--json'], env());
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(out).to.not.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(JSON.parse(out).fault).to.include('火花很大');
  });

  it('for talking says kindly that a line is too long, and goes on', async () => {
    const { code, out, problem } = await runTool(chatTool, [], env(), `${'长'.repeat(30_000)}\n保修多久？\n`);
    expect([code, problem]).to.deep.equal([0, '']);
    expect(out).to.include('太长了').and.include('个月');
  });

  it('for talking waits for a desk that is gone, and what was typed counts once', async () => {
    const keyboard = new PassThrough();
    let told = '';
    let heard = () => {};
    const until = async (text: string) => {
      while (!told.includes(text)) {
        await new Promise<void>(done => {
          heard = done;
        });
      }
    };
    const ended = runTool(chatTool, [], env(), keyboard, {
      heard: text => {
        told += text;
        heard();
      },
    });
    await until('> ');
    await desk.close();
    // What one leaves that was killed.
    await writeFile(join(folder, 'desk', 'desk.sock'), '');
    keyboard.write('保修多久？\n');
    await until('等它回来');
    desk = await openApp(env());
    await until('个月');
    keyboard.end();
    expect(await ended).to.include({ code: 0, problem: '' });
    expect(told.match(/等它回来/g)).to.have.length(1);
  });

  describe('as a command', () => {
    const { scripts } = JSON.parse(readFileSync(join(ownSource, 'package.json'), 'utf8'));
    const run = (command: string, ...more: string[]) =>
      promisify(execFile)('sh', ['-c', command, ...more], {
        cwd: ownSource,
        env: { PATH: process.env.PATH, ...env() },
      });

    it('has a file, whatever it is called in package.json', () => {
      const files = Object.values<string>(scripts).flatMap(script => /\bbot\/cli\/\S+/.exec(script) ?? []);
      expect(files).to.include('bot/cli/tickets.ts').and.have.length.of.at.least(5);
      for (const file of files) expect(existsSync(join(ownSource, file)), file).to.equal(true);
    });

    it('prints, reads and ends with its code', async () => {
      const { stdout, stderr } = await run('echo 保修多久？ | npm run --silent chat');
      expect(stdout).to.include('个月');
      expect(stderr).to.equal('');
      const refused = await run('npm run --silent tickets -- --bogus').catch((error: unknown) => error);
      expect(refused).to.include({ code: 2, stdout: '' });
      expect(refused).to.have.property('stderr').that.includes('npm run --silent tickets');
    });

    it('ends quietly when nobody reads on', async () => {
      const line = 'node --import tsx/esm bot/cli/tickets.ts; echo $? >&2';
      const { stdout, stderr } = await run(`(${line}) | true`);
      expect([stdout, stderr]).to.deep.equal(['', '0\n']);
    });
  });
});
