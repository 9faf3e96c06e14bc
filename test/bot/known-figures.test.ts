import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { noteFigures } from '../../bot/known-figures.ts';
import { settings } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { load } from '../content/once.ts';
import { memoryStore } from '../fakes/memory-store.ts';

describe('figures that were changed while the desk was stopped', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await load();
  });

  /** A start of the desk; what it warns of. */
  async function started(store: Store, content: Knowledge): Promise<string[]> {
    const warned: string[] = [];
    const warn = (facts: { problems?: readonly string[] }, message: string) =>
      void warned.push(...(facts.problems ?? [message]));
    const clock = () => Temporal.Instant.from('2026-11-20T02:00:00Z');
    await noteFigures(store, content, { clock, log: { warn } as never });
    return warned;
  }
  const version = (values: Record<string, string>, name = 'general-1'): Knowledge => ({
    ...knowledge,
    versions: knowledge.versions.map(each => ({
      ...each,
      version: each.file === 'policy/general.yaml' ? name : each.version,
      values: each.file === 'policy/general.yaml' ? { ...each.values, ...values } : each.values,
    })),
  });
  const priced = (amount: number): Knowledge => ({
    ...knowledge,
    prices: {
      ...knowledge.prices,
      services: knowledge.prices.services.map(each => ({ ...each, price: { amount, currency: 'CNY' } })),
    },
  });

  it('are warned of at every start until they have a version of their own', async () => {
    const store = memoryStore();
    const changed = { 'visit.notice': '12 hours' };
    expect(await started(store, knowledge)).to.deep.equal([]);
    expect(await started(store, knowledge)).to.deep.equal([]);
    for (const _ of [1, 2]) {
      const [warning, ...others] = await started(store, version(changed));
      expect(warning).to.match(/^policy\/general\.yaml: visit\.notice is 12 hours and was 24 hours/);
      expect(others).to.deep.equal([]);
    }
    expect(await started(store, version(changed, 'general-2'))).to.deep.equal([]);
    expect(await started(store, knowledge)).to.deep.equal([]);
  });
  it('are prices too, which are warned of once', async () => {
    const store = memoryStore();
    await started(store, priced(8000));
    expect(await started(store, priced(9000))).to.have.lengthOf(knowledge.prices.services.length);
    expect(await started(store, priced(9000))).to.deep.equal([]);
  });
  it('stop no start, also when what was kept cannot be read or written', async () => {
    const store = memoryStore();
    await store.transaction(async tx => tx.put(settings, { id: 'content/figures', value: '{"versions": 7}' }));
    expect(await started(store, knowledge)).to.deep.equal([]);
    await store.close();
    expect(await started(store, knowledge)).to.deep.equal(['the figures in effect could not be kept']);
  });
});
