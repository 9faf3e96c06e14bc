import { expect } from 'chai';
import { branchesOf } from './branches.ts';

describe('the branches of a source', () => {
  /** What is missed of a source, when each piece of it that begins with a word is run so often, and all else once. */
  const missed = (source: string, times: Readonly<Record<string, number>>) => {
    const runs = (from: number) => times[/^\w+/.exec(source.slice(from))?.[0] ?? ''] ?? 1;
    return branchesOf('some.ts', source, runs)
      .filter(({ taken }) => taken <= 0)
      .map(({ at, what }) => `${at} ${what}`);
  };

  it('are both ways of an `if`, also where one of them has no code', () => {
    expect(missed('if (a) b(); else c();', { b: 0 })).to.deep.equal(['1:8 `if` is never true']);
    expect(missed('if (a) b(); else c();', { c: 0 })).to.deep.equal(['1:18 `if` is never false']);
    expect(missed('if (a) b();', { a: 3, b: 3 })).to.deep.equal(['1:1 `if` is never false']);
    expect(missed('if (a) b();', { a: 3, b: 2 })).to.deep.equal([]);
  });
  it('are both ways of a condition and of what may be left out', () => {
    expect(missed('x = a ? b : c;', { c: 0 })).to.deep.equal(['1:13 the condition is never false']);
    expect(missed('x = a ?? b;', { a: 3, b: 0 })).to.deep.equal(['1:10 what stands after ?? is never looked at']);
    expect(missed('x = a && b;', { a: 3, b: 3 })).to.deep.equal(['1:7 what stands before && never decides']);
    expect(missed('x = a || b;', { a: 3, b: 1 })).to.deep.equal([]);
  });
  it('are cases, loops, what is caught, and functions', () => {
    expect(missed('switch (a) {\n  case 1:\n    b();\n}', { b: 0 })).to.deep.equal(['3:5 the case never comes']);
    expect(missed('for (const a of all) b();', { b: 0 })).to.deep.equal(['1:22 the loop never goes round']);
    expect(missed('const f = () => b;', { b: 0 })).to.deep.equal(['1:17 the function is never called']);
    expect(missed('type A = B extends C ? D : E;', { D: 0 }), 'of types there are none').to.deep.equal([]);
  });
});
