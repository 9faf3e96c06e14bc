import { execFileSync, spawnSync } from 'node:child_process';
import { expect } from 'chai';

const run = (args: readonly string[], input?: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'bot/cli/explain.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    ...(input === undefined ? {} : { input }),
  });

describe('explain', () => {
  it('says in plain lines how a sentence is understood', () => {
    const lines = execFileSync(process.execPath, ['--import', 'tsx', 'bot/cli/explain.ts', '我家空调E1不制冷了'], {
      encoding: 'utf8',
    });
    expect(lines)
      .to.match(/outcome +dialog/)
      .and.to.match(/dialog +repair/)
      .and.to.match(/code +E1/);
  });
  it('says it in JSON', () => {
    expect(JSON.parse(run(['转人工', '--json']).stdout)).to.deep.include({ outcome: 'command', dialog: 'handover' });
  });
  it('answers line by line, in order, over bad lines', () => {
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
    const lines = run(['--jsonl'], `${input.join('\n')}\n`)
      .stdout.trim()
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
  it('refuses a configuration that the desk refuses', () => {
    for (const [name, value] of [
      ['TIME_ZONE', 'Mars/Olympus'],
      ['KNOWLEDGE_DIR', '/nowhere'],
    ] as const) {
      const { status, stderr } = run(['x'], undefined, { [name]: value });
      expect(status).to.equal(78);
      expect(stderr)
        .to.include(name)
        .and.not.match(/\n\s+at /);
    }
  });
  it('refuses what it cannot read', () => {
    expect(run([]).status).to.equal(2);
    expect(run(['x', '--now', 'yesterday']).status).to.equal(2);
    expect(run(['--nonsense']).status).to.equal(2);
  });
}).timeout(30_000);
