import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { App } from '../../../bot/app.ts';
import { questionsTool } from '../../../bot/cli/questions-tool.ts';
import { shippedContent } from '../../../bot/content.ts';
import { openApp } from '../app.ts';
import { customer } from '../directline/desk.ts';
import { runTool } from './terminal.ts';

describe('npm run questions', function () {
  this.timeout(60_000);
  let folder: string;
  let desk: App;
  let env: Record<string, string>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'questions-'));
    await cp(shippedContent, join(folder, 'content'), { recursive: true });
    env = { DATA_DIR: join(folder, 'data'), KNOWLEDGE_DIR: join(folder, 'content') };
    desk = await openApp(env);
    const guest = await customer(desk);
    await guest.start();
    for (const said of [
      '机子能不能泡澡时候放旁边唱歌',
      '机子能不能泡澡时候放旁边唱歌',
      '你们老板属啥生肖，回我13812345678',
    ])
      await guest.say(said);
  });
  after(async () => {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => runTool(questionsTool, args, env);
  const listed = async () =>
    (await run('--json')).out
      .trim()
      .split('\n')
      .flatMap(line => (line === '' ? [] : [JSON.parse(line)]));
  const fees = () => readFile(join(folder, 'content/faq/fees.yaml'), 'utf8');

  it('lists what was asked most first', async () => {
    const { out, code } = await run();
    expect(code).to.equal(0);
    expect(out).to.match(/^[0-9a-f]{8} +2× {2}\d{4}-\d\d-\d\d {2}机子能不能泡澡时候放旁边唱歌\n/);
    expect(out).to.not.include('13812345678');
  });
  it('refuses what would do harm, and says what to do instead', async () => {
    const [{ code }, { code: maskedCode }] = await listed();
    const before = await fees();
    for (const [args, told] of [
      [['teach', code, 'no-such-answer'], 'no entry no-such-answer'],
      [['teach', '00000000', 'out-of-warranty-fees'], 'no question 00000000'],
      [['teach', maskedCode, 'out-of-warranty-fees'], '--as'],
      [['teach', code, 'out-of-warranty-fees', '--as', '保修多久'], 'faq/'],
    ] as const) {
      const { code: ended, problem } = await run(...args);
      expect([ended, problem], args.join(' ')).to.satisfy(() => ended === 1 && problem.includes(told));
    }
    expect(await fees()).to.equal(before);
    expect(await listed()).to.have.length(2);
    for (const args of [['teach'], ['learn', code], ['drop'], ['--limit', '0'], ['drop', code, 'more']])
      expect((await run(...args)).code, args.join(' ')).to.equal(2);
  });
  it('makes a phrase of an answer out of what was asked, and takes it off the list', async () => {
    const [{ code }] = await listed();
    const { code: ended, out } = await run('teach', code, 'out-of-warranty-fees');
    expect(ended).to.equal(0);
    const [, line] = /^faq\/fees\.yaml:(\d+) {2}机子能不能泡澡时候放旁边唱歌\n$/.exec(out) ?? [];
    expect((await fees()).split('\n')[Number(line) - 1]).to.equal('      - 机子能不能泡澡时候放旁边唱歌');
    expect(await listed()).to.have.length(1);
  });
  it('takes off the list what nobody needs to learn', async () => {
    const [{ code }] = await listed();
    expect((await run('drop', code)).code).to.equal(0);
    expect(await run()).to.deep.include({ code: 0, out: '没有答不上来的。/ Nothing was missed.\n' });
  });
});
