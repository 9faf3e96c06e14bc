import { expect } from 'chai';
import { explainTool } from '../../../bot/cli/explain-tool.ts';
import { runTool } from '../../bot/cli/terminal.ts';

const run = (args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}) =>
  runTool(explainTool, args, env, input);

describe('explain', () => {
  it('says in plain lines how a sentence is understood', async () => {
    const { code, out } = await run(['我家空调E1不制冷了']);
    expect(code).to.equal(0);
    expect(out)
      .to.match(/outcome +dialog/)
      .and.to.match(/dialog +repair/)
      .and.to.match(/code +E1/);
  });
  it('says it in JSON', async () => {
    expect(JSON.parse((await run(['转人工', '--json'])).out)).to.deep.include({
      outcome: 'command',
      dialog: 'handover',
    });
  });
  it('answers line by line, in order, over bad lines', async () => {
    const input = [
      '{"text":"转人工"}',
      'no json',
      '{"texts":1}',
      '{"text":"138 0013 800","expects":"phone"}',
      '{"text":"我的冰箱","expects":"product"}',
      '{"text":"2","expects":"choice","choices":["甲","乙"]}',
      '{"text":"x","expects":"nothing"}',
      '{"text":"x","now":"never"}',
      '',
      '{"text":"取消","now":"2026-11-20T18:30+08:00"}',
      '{"text":"下周三上午能来吗","now":"2026-11-20T18:30+08:00"}',
      '{"text":"明天下午","now":"2026-11-20T18:30Z","expects":"visit"}',
      '{"text":"去年3月","now":"2026-11-20T18:30Z","expects":"past-date"}',
      '{"text":"不太满意","expects":"rating"}',
      '{"text":"满意吗","expects":"rating"}',
    ];
    const { out } = await run(['--jsonl'], `${input.join('\n')}\n`);
    const lines = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines).to.have.length(14);
    expect(lines[0]).to.deep.include({ command: 'handover' });
    expect(lines[1]).to.have.property('error');
    expect(lines[2]).to.have.property('error');
    expect(lines[3]).to.deep.equal({ ok: false, reason: 'short', missing: 1 });
    expect(lines[4]).to.deep.equal({ ok: true, product: 'fridge' });
    expect(lines[5]).to.deep.equal({ kind: 'one', value: '乙' });
    expect(lines[6].error).to.contain('phone');
    expect(lines[7]).to.have.property('error');
    expect(lines[8]).to.deep.include({ command: 'cancel' });
    expect(lines[9].when).to.deep.equal({ kind: 'slot', date: '2026-11-25', part: 'morning' });
    expect(lines[10]).to.deep.equal({ kind: 'slot', date: '2026-11-22', part: 'afternoon' });
    expect(lines[11]).to.deep.equal({ kind: 'date', date: '2025-03-01', precision: 'month' });
    expect(lines[12]).to.deep.equal({ ok: true, rating: 2 });
    expect(lines[13]).to.deep.equal({ ok: false });
  });
  it('refuses a configuration that the desk refuses', async () => {
    for (const [name, value] of [
      ['TIME_ZONE', 'Mars/Olympus'],
      ['KNOWLEDGE_DIR', '/nowhere'],
    ] as const) {
      const { code, problem } = await run(['x'], undefined, { [name]: value });
      expect(code).to.equal(78);
      expect(problem)
        .to.include(name)
        .and.not.match(/\n\s+at /);
    }
  });
  it('refuses what it cannot read', async () => {
    expect((await run([])).code).to.equal(2);
    expect((await run(['x', '--now', 'yesterday'])).code).to.equal(2);
    expect((await run(['--nonsense'])).code).to.equal(2);
  });
});
