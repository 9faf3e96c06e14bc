import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { checkTool } from '../../../bot/cli/check-tool.ts';
import { holidaysTool } from '../../../bot/cli/holidays-tool.ts';
import type { Tool } from '../../../bot/cli/tool.ts';
import { shippedContent } from '../../../bot/content.ts';
import { copyWithoutQuestions } from '../../content/few-questions.ts';
import { runTool } from './terminal.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  await copyWithoutQuestions(join(folder, 'shop'));
});
after(() => rm(folder, { recursive: true, force: true }));

const run = (tool: Tool, args: readonly string[], at = '2026-09-01T00:00:00Z') =>
  runTool(tool, args, { KNOWLEDGE_DIR: join(folder, 'shop') }, '', { now: Temporal.Instant.from(at) });

describe('npm run knowledge:check', () => {
  it('finds the shipped content good', async () => {
    const { code, out } = await run(checkTool, [shippedContent]);
    expect([code, out.split('\n').length]).to.deep.equal([0, 2]);
    expect(out).to.match(/^✓ /);
  });
  it('names every fault with its file and line', async () => {
    const shop = join(folder, 'shop', 'shop.yaml');
    const text = await readFile(shop, 'utf8');
    await writeFile(shop, text.replace('colour:', 'color:'));
    await writeFile(join(folder, 'shop', 'days.yaml'), 'closures:\n  - { from: 2026-12-02, to: 2026-12-01 }\n');
    const { code, out, problem } = await run(checkTool, []);
    expect(code).to.equal(1);
    expect(out.trim().split('\n')).to.have.lengthOf(3);
    expect(out)
      .to.match(/^days\.yaml:2: closures\.reason is missing/m)
      .and.match(/^shop\.yaml:\d+: color is no known key/m);
    expect(problem).to.include('3 faults');
    await writeFile(shop, text);
    await writeFile(join(folder, 'shop', 'days.yaml'), 'days: []\n');
    expect((await run(checkTool, [])).code).to.equal(0);
  });
  it('tells of a year without a table before it begins, and calls it a fault once it has', async () => {
    const soon = await run(checkTool, [], '2026-12-01T00:00:00Z');
    expect([soon.code, soon.out.includes('holidays/2027.yaml: the holiday table of 2027 is missing')]).to.deep.equal([
      0,
      true,
    ]);
    const begun = await run(checkTool, [], '2027-01-01T00:00:00Z');
    expect([begun.code, begun.out.includes('holidays/2027.yaml')]).to.deep.equal([1, true]);
  });
  it('does not understand more than a folder', async () => {
    expect((await run(checkTool, ['a', 'b'])).code).to.equal(2);
    expect((await run(checkTool, ['--fast'])).code).to.equal(2);
    const missing = await run(checkTool, [join(folder, 'nowhere')]);
    expect([missing.code, missing.out.includes('cannot be read')]).to.deep.equal([1, true]);
  });
});

describe('npm run knowledge:holidays', () => {
  const notice = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。
`;
  it('writes the table of the announcement, once, and it is read from then on', async () => {
    const path = join(folder, 'notice.txt');
    await writeFile(path, notice);
    const { code, out } = await run(holidaysTool, ['2027', path]);
    expect([code, out.split('\n').length]).to.deep.equal([0, 9]);
    const file = join(folder, 'shop', 'holidays', '2027.yaml');
    const table = parse(await readFile(file, 'utf8'));
    expect(table.holidays[1]).to.deep.equal({
      name: { 'zh-CN': '春节', 'en-US': 'Spring Festival' },
      from: '2027-02-05',
      to: '2027-02-11',
      makeUp: ['2027-01-31', '2027-02-20'],
    });
    expect((await run(checkTool, [], '2027-01-01T00:00:00Z')).code).to.equal(0);
    const again = await run(holidaysTool, ['2027', path]);
    expect([again.code, again.problem.includes('is there already')]).to.deep.equal([1, true]);
  });
  it('writes nothing of an announcement that does not fit its year, or of no file', async () => {
    const path = join(folder, 'notice.txt');
    await writeFile(path, notice);
    const { code, problem } = await run(holidaysTool, ['2028', path]);
    expect(code).to.equal(1);
    expect(problem).to.include('is 周六 in 2028; is it the announcement of 2028?');
    expect(await readFile(join(folder, 'shop', 'holidays', '2028.yaml'), 'utf8').catch(() => 'none')).to.equal('none');
    expect((await run(holidaysTool, ['2028', join(folder, 'no.txt')])).code).to.equal(2);
    expect((await run(holidaysTool, ['next', path])).code).to.equal(2);
  });
});
