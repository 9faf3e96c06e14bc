import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { verdictTool } from '../../../bot/cli/verdict-tool.ts';
import { readConfig } from '../../../bot/config.ts';
import { openCore } from '../../../bot/core.ts';
import { createLogger } from '../../../bot/logging.ts';
import { textsOf } from '../../../dialogs/texts/texts.ts';
import { copyWithoutQuestions } from '../../content/few-questions.ts';
import { runTool } from './terminal.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verdict-'));
  await copyWithoutQuestions(join(folder, 'content'));
});
after(() => rm(folder, { recursive: true, force: true }));

const now = Temporal.Instant.from('2026-11-26T08:10:00Z');

/** What the command prints and complains of, and its exit code; no desk has run in its folder unless one is named. */
const verdict = (args: readonly string[], { input = '', data = 'none' } = {}) =>
  runTool(verdictTool, args, { DATA_DIR: join(folder, data), KNOWLEDGE_DIR: join(folder, 'content') }, input, { now });
const asked = async (...args: string[]) => (await verdict(args)).out;

describe('npm run verdict', () => {
  it('draws a month, with holidays, make-up days, hours and what the teams can do', async () => {
    const lines = (await asked('calendar', '2026-10')).trim().split('\n');
    expect(lines).to.have.lengthOf(32);
    expect(lines[1]).to.match(/^2026-10-01 {2}周四 {2}放假 · 国庆节 +10:00–16:00 +休息 +—$/);
    expect(lines[10]).to.match(/^2026-10-10 {2}周六 {2}补班 +9:00–18:00 +9:00–17:00 +上门服务组 8\/8$/);
    const september = await asked('calendar', '2026-09', '--lang', 'en');
    expect(september)
      .to.match(/2026-09-20 {2}Sun {2}make-up day/)
      .and.match(/2026-09-25 {2}Fri {2}holiday · Mid-Autumn/);
  });
  it('says of a year without a table that it is unknown', async () => {
    expect(await asked('calendar', '2027-10')).to.include('没有 2027 年的节假日表（holidays/2027.yaml）');
    expect(await asked('calendar', '2026-10')).to.not.include('节假日表');
  });

  it('judges a warranty in the words of the desk, with all clauses', async () => {
    const text = await asked('warranty', '--product', '冰箱', '--received', '2026-03-10', '--on', '2026-11-26');
    expect(text).to.include(textsOf['zh-CN'].warranty.covered('2027年3月10日'));
    expect(text).to.include(textsOf['zh-CN'].warranty.start.received('2026年3月10日'));
    expect(text).to.include('《售后服务客户告知函》一.5').and.include('《产品售后服务标准》');
    const over = await asked('warranty', '--product', 'fridge', '--received', '2020-03-10', '--lang', 'en');
    expect(over)
      .to.include(textsOf['en-US'].repair.fee.paid)
      .and.match(/^Source: /m);
    const water = await asked('warranty', '--product', 'fridge', '--received', '2026-03-10', '--fault', '进水了');
    expect(water).to.include(textsOf['zh-CN'].repair.fee.cause);
  });
  it('gives the rule’s own answer as JSON', async () => {
    const json = await asked(
      'warranty',
      '--product',
      'fridge',
      '--received',
      '2025-03-10',
      '--on',
      '2026-03-11',
      '--json',
    );
    const { ask, verdict: judged } = JSON.parse(json);
    expect([ask, judged.code, judged.product.endsOn, judged.policy]).to.deep.equal([
      'warranty',
      'partly',
      '2026-03-10',
      'appliance-1',
    ]);
    expect(judged.clauses).to.include('S12 一.5');
  });
  it('says when somebody can come, and why not as wished (D10)', async () => {
    const text = await asked('slot', '--product', 'fridge', '--on', '2026-11-26 16:10', '--wish', '2026-11-28 10:00');
    expect(text).to.include('11月28日（周六）是休息日').and.include('11月30日（周一）上午9:00–11:00');
    expect(text).to.include('比我们答应的 48 小时要晚');
    expect(await asked('slot', '--on', '2026-11-23 8:00', '--wish', '2026-11-24 10:00')).to.include('可以约');
  });
  it('says what may be returned, until when, and what is to be asked', async () => {
    const text = await asked('return', '--product', 'fridge', '--received', '2026-11-20', '--at', 'distance');
    expect(text).to.include('到2026年11月27日（当天也算）可以无理由退货：不收手续费，东西要完好，运费由您出');
    expect(text).to.include('原来的最后一天2026年12月5日休息，顺延').and.include('还不知道有没有毛病');
    expect(text).to.include('《消费者权益保护法》第二十五条');
  });
  it('says by when what is promised', async () => {
    const text = await asked('sla', '--kind', 'question', '--opened', '2026-11-26 17:30', '--lang', 'en');
    expect(text).to.include('First answer: by Friday, 27 November, 9:30 am at the latest (1 hour)');
    expect(text).to.include('Done: by Saturday, 28 November, 5:30 pm');
  });

  it('says what the machine’s own policy promises, and what we aim at: L5, L11, L12, L15', async () => {
    const sla = async (...args: string[]) => JSON.parse(await asked('sla', ...args, '--json'));
    const told = ['--opened', '2026-11-26 16:10', '--product'];
    const laser = await sla('--kind', 'repair', ...told, 'laser-device', '--arrived', '2026-11-27 10:00');
    expect(laser.verdict).to.deep.include({ policy: 'equipment-1', loaner: true });
    expect(laser.verdict.due).to.include({
      done: '2026-11-29T16:10:00+08:00',
      mailedIn: '2026-12-04T18:00:00+08:00',
    });
    expect(laser.verdict.target).to.include({ done: '2026-11-27T16:10:00+08:00' });
    expect(laser.text).to.include('借一台备用机').and.include('内部目标');
    const fridge = await asked('sla', '--kind', 'repair', ...told, 'fridge', '--lang', 'en');
    expect(fridge)
      .to.include('Simple fault, repaired on the spot: within 1 hour of the technician')
      .and.include('Any other fault, repaired in the workshop: within 3 working days')
      .and.match(/^ {2}Mailed in, repaired and sent back: within 1 week of receipt/m);
    const contract = await sla('--kind', 'quality', ...told, 'fridge', '--contract');
    expect(contract.verdict.due.analysis).to.equal('2026-11-27T16:10:00+08:00');
    const plain = await sla('--kind', 'quality', ...told, 'fridge');
    expect(plain.verdict.due).to.have.all.keys('firstResponse', 'done');
  });
  it('says who pays the freight, under a contract too (F6), and explains what a person judges (R4, R5)', async () => {
    const laser = ['warranty', '--product', 'laser-device', '--received', '2026-03-10'];
    const { freight } = textsOf['zh-CN'].repair.fee;
    expect(await asked(...laser)).to.include(freight.shop);
    expect(await asked(...laser, '--contract')).to.include(freight.customer);
    const products = join(folder, 'content', 'products.yaml');
    const before = await readFile(products, 'utf8');
    const car =
      '- { id: car, name: { zh-CN: 轿车, en-US: Car }, aliases: { zh-CN: [小汽车], en-US: [saloon] }, repairWay: on-site, profile: vehicle }';
    await writeFile(products, `${before}\n${car}\n`);
    const returned = ['return', '--product', 'car', '--received', '2026-11-20'];
    expect(await asked(...returned))
      .to.include('使用补偿')
      .and.include('代步车');
    expect(await asked(...returned, '--lang', 'en'))
      .to.include('compensation for use')
      .and.include('loaner car');
    await writeFile(products, before);
  });
  it('draws a month by the hours of a machine', async () => {
    expect((await asked('calendar', '2026-10')).split('\n')[11]).to.match(/^2026-10-11 .* 10:00–16:00 /);
    expect((await asked('calendar', '2026-10', '--product', 'fridge')).split('\n')[11]).to.match(
      /^2026-10-11 .* 9:00–18:00 /,
    );
  });

  it('answers a line each, also after a bad one, and its exit code tells of that', async () => {
    const lines = [
      '{"ask":"warranty","product":"fridge","receivedOn":"2026-03-10"}',
      'no json',
      '{"ask":"warranty","product":"frigde"}',
      '{"ask":"sla","kind":"repair","opened":"2026-11-26 16:10","lang":"en"}',
    ];
    const { code, out } = await verdict(['--jsonl'], { input: lines.join('\n') });
    const answers = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(code).to.equal(1);
    expect(answers.map(({ error }) => error?.split(';')[0])).to.deep.equal([
      undefined,
      'no JSON',
      'product: there is no frigde',
      undefined,
    ]);
    expect([answers[0].verdict.code, answers[3].ask]).to.deep.equal(['partly', 'sla']);
    expect((await verdict(['--jsonl'], { input: `${lines[0]}\n` })).code).to.equal(0);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['nothing', [], /nothing is asked for/],
    ['an unknown option', ['warranty', '--colour', 'red'], /--colour/],
    ['an option of another kind', ['sla', '--kind', 'repair', '--fault', 'x'], /unknown here: fault/],
    ['a day that is none', ['warranty', '--received', '2026-02-30'], /receivedOn: is no date/],
    ['a time that is none', ['sla', '--kind', 'repair', '--opened', '2026-11-26 25:00'], /there is no such time/],
    ['a product that is none', ['warranty', '--product', 'frigde'], /there is no frigde; did you mean fridge\?/],
    ['a month that is none', ['calendar', '2026-13'], /month: is no month/],
    ['two months', ['calendar', '2026-10', '2026-11'], /not understood: 2026-11/],
  ];
  for (const [name, args, message] of wrong) {
    it(`does not understand ${name}, and says what to write`, async () => {
      const { code, out, problem } = await verdict(args);
      expect([code, out]).to.deep.equal([2, '']);
      expect(problem).to.match(message).and.include('npm run --silent verdict');
    });
  }

  it('looks a serial number up in the desk’s list, and says where there is none', async () => {
    expect(await asked('warranty', '--serial', 'LW2026A1', '--product', 'fridge')).to.include('还没有服务台的数据');
    const core = await openCore(readConfig({ DATA_DIR: join(folder, 'desk'), LOG_LEVEL: 'silent' }), {
      clock: () => now,
      random: bytes => randomBytes(bytes),
      log: createLogger({ logLevel: 'silent' }),
    });
    const serial = core.samples?.covered ?? '';
    await core.close();
    const { out } = await verdict(['warranty', '--serial', serial.toLowerCase(), '--json'], { data: 'desk' });
    expect(JSON.parse(out).verdict.start.by).to.be.oneOf(['received', 'installed', 'sold', 'invoiced']);
    const unknown = await verdict(['warranty', '--serial', 'ZZ99887766', '--product', 'fridge'], { data: 'desk' });
    expect(unknown.out).to.include('清单里没有序列号 ZZ99887766');
  });

  it('judges by the version of the policy of the day, and the shop’s own days', async () => {
    const days = join(folder, 'content', 'days.yaml');
    await writeFile(
      days,
      'closures:\n  - { from: 2026-12-01, to: 2026-12-02, reason: { zh-CN: 盘点, en-US: stocktaking } }\n',
    );
    const { out } = await verdict(['calendar', '2026-12']);
    expect(out).to.match(/2026-12-01 {2}周二 {2}店休 · 盘点 +休息 +休息/);
    const slot = await verdict(['slot', '--wish', '2026-12-02 10:00', '--lang', 'en']);
    expect(slot.out).to.include('The shop is closed 1–2 December: stocktaking; nobody visits then.');
    await writeFile(days, 'closures: 7\n');
    const refused = await verdict(['calendar', '2026-12']);
    expect(refused.code).to.equal(78);
    expect(refused.problem).to.include('days.yaml:1: closures');
  });
});
