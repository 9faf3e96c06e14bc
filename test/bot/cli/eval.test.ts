import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { evalTool } from '../../../bot/cli/eval-tool.ts';
import { runTool } from './terminal.ts';

describe('scoring labelled sentences', () => {
  let folder: string;
  const file = () => join(folder, 'lines.jsonl');
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eval-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('counts what is right and tells what was taken for what', async () => {
    const now = '2026-11-23T10:00+08:00';
    const lines = [
      {
        text: '后天下午',
        now,
        expects: 'visit',
        is: { kind: 'slot', date: '2026-11-25', part: 'afternoon' },
        half: 'held',
      },
      { text: '明天', now, expects: 'visit', is: { kind: 'slot', date: '2026-11-25' }, half: 'held' },
      { text: '大后天', now, expects: 'visit', is: { kind: 'none' }, half: 'build' },
      { text: '冒烟了', danger: 'fire', half: 'held' },
    ];
    await writeFile(file(), lines.map(line => JSON.stringify(line)).join('\n'));
    const { code, out } = await runTool(evalTool, [file(), '--half', 'held'], {});
    expect(code).to.equal(0);
    expect(out).to.include('visit: 2 sentences').and.to.include('right 1 (50.0 %) · wrong 1 (50.0 %)');
    expect(out)
      .to.include('! slot date 2026-11-25 → slot date 2026-11-24\n        明天')
      .and.to.include('missed 0 (0.0 %)');
    const all = JSON.parse((await runTool(evalTool, [file(), '--json'], {})).out);
    expect(all[0]).to.deep.include({ name: 'visit', total: 3, counts: { right: 1, wrong: 2, 'asked or missed': 0 } });
  });

  it('names every line that cannot be read', async () => {
    await writeFile(file(), 'no json\n{"text":"x"}\n{"text":"x","target":null,"now":"noon"}\n');
    const { code, problem } = await runTool(evalTool, [file()], {});
    expect(code).to.equal(2);
    for (const what of [':1: no JSON', ':2: no labelled sentence', ':3: now is no time'])
      expect(problem).to.include(what);
    expect((await runTool(evalTool, [], {})).code).to.equal(2);
    expect((await runTool(evalTool, [join(folder, 'none.jsonl')], {})).code).to.equal(2);
  });
});
