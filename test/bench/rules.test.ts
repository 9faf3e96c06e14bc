import { expect } from 'chai';
import { knowledge } from '../knowledge/standards/shipped.ts';
import { measured } from './measured.ts';

describe('the rules', () => {
  for (const { name, goal, run } of measured(knowledge)) {
    // `npm run bench` measures with care.
    it(`give ${name} in no more than five times its goal of ${goal} µs`, () => {
      expect(quickest(run, Math.ceil(1000 / goal))).to.be.lessThan(5 * goal);
    });
  }
});

/** Microseconds a run in the best of many batches, each so short that one of them at least is not interrupted. */
function quickest(run: () => unknown, runs: number): number {
  const batch = () => {
    const begun = performance.now();
    for (let index = 0; index < runs; index++) run();
    return ((performance.now() - begun) * 1000) / runs;
  };
  return Math.min(...Array.from({ length: 100 }, batch));
}
