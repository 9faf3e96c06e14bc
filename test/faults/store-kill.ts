import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openJsonStore } from '../../bot/store/json/json-store.ts';
import { contractCollections, notes, pages } from '../contract/store-contract.ts';
import { randomNumbers } from '../fakes/memory-store.ts';
import { storeChild } from './child.ts';

export interface Killed {
  readonly acknowledged: number;
  /** Acknowledged turns that are not there. */
  readonly lost: number;
  /** Turns of which one record is there and the other is not. */
  readonly half: number;
  readonly longestStart: number;
}

/**
 * Kills a writing process again and again, after a random number of acknowledged turns each, and looks after
 * each kill at what is left.
 *
 * @param clock milliseconds, for the time from spawn to "open"
 */
export async function killRounds(folder: string, kills: number, seed: number, clock: () => number): Promise<Killed> {
  const random = randomNumbers(seed);
  const acknowledged = new Set<string>();
  let next = 0;
  let lost = 0;
  let half = 0;
  let longestStart = 0;
  for (let round = 0; round < kills; round += 1) {
    const began = clock();
    const child = storeChild(folder, 'write', next);
    const first = await child.line();
    if (first !== 'open') throw new Error(`the store did not open: ${first}`);
    longestStart = Math.max(longestStart, clock() - began);
    for (let left = Math.floor(random() * 400); left > 0; left -= 1) acknowledged.add(`n${await child.line()}`);
    for (const line of await child.kill()) acknowledged.add(`n${line}`);

    const { store } = await openJsonStore(folder, contractCollections, { report: () => undefined });
    const left = await store.find(notes, 'all', {});
    const here = new Set(left.map(note => note.id));
    lost += [...acknowledged].filter(id => !here.has(id)).length;
    for (const id of here) if ((await store.get(pages, id)) === undefined) half += 1;
    next = (left.at(-1)?.count ?? -1) + 1;
    if ((await store.get(pages, `n${next}`)) !== undefined) half += 1;
    await store.close();
  }
  return { acknowledged: acknowledged.size, lost, half, longestStart };
}

// node --import tsx test/faults/store-kill.ts --kills 100 --seed 7
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
  const folder = await mkdtemp(join(tmpdir(), 'store-kill-'));
  const killed = await killRounds(folder, Number(values.kills ?? 100), Number(values.seed ?? 1), () =>
    performance.now(),
  );
  process.stdout.write(`${JSON.stringify(killed)}\n`);
  await rm(folder, { recursive: true });
  process.exitCode = killed.lost + killed.half > 0 ? 1 : 0;
}
