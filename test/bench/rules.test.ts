import { expect } from 'chai';
import { knowledge } from '../knowledge/standards/shipped.ts';
import { measured, typical } from './measured.ts';

describe('the rules', () => {
  for (const { name, goal, run } of measured(knowledge)) {
    // Others use the machine too; `npm run bench` measures with care.
    it(`give ${name} in no more than five times its goal of ${goal} µs`, () => {
      expect(typical(run, { warm: 30, batches: 12, each: 3 })).to.be.lessThan(5 * goal);
    });
  }
});
