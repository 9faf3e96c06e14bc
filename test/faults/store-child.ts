import { writeSync } from 'node:fs';
import { openJsonStore } from '../../bot/store/json/json-store.ts';
import { Fault } from '../../knowledge/fault.ts';
import { contractCollections, notes, pages } from '../contract/store-contract.ts';

/**
 * A process that opens a store and tells on its output what happens, one line each: "open", "locked <pid>", and
 * in the mode "write" the number of every turn once it is acknowledged. Each turn writes to two collections.
 * It lives until it is killed.
 */
const [folder = '', mode = 'hold', first = '0'] = process.argv.slice(2);
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

try {
  const { store } = await openJsonStore(folder, contractCollections, { report: () => undefined, compactAbove: 20_000 });
  say('open');
  let next = Number(first);
  const writer = async (): Promise<void> => {
    for (;;) {
      const count = next++;
      await store.transaction(async tx => {
        await tx.put(notes, { id: `n${count}`, count, at: count });
        await tx.put(pages, { id: `n${count}`, count, tags: ['x'.repeat(count % 500)] });
      });
      say(String(count));
    }
  };
  if (mode === 'write') await Promise.all([writer(), writer(), writer(), writer()]);
  setInterval(() => undefined, 1000);
} catch (error) {
  say(
    error instanceof Fault
      ? `${error.code === 'store.locked' ? 'locked' : error.code} ${error.facts.pid}`
      : String(error),
  );
}
