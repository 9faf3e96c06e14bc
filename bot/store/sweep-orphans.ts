import type { Blobs } from './blobs.ts';

/**
 * Removes the blobs that no record speaks of: those of turns that were rolled back.
 *
 * @param known     whether a record of this id exists, asked only for old blobs
 * @param olderThan blobs kept later are left alone, as their turn may still run
 * @returns the ids that were removed
 */
export async function sweepOrphans(
  blobs: Blobs,
  known: (id: string) => Promise<boolean>,
  olderThan: Date,
): Promise<string[]> {
  const removed: string[] = [];
  for (const { id, keptAt } of await blobs.list()) {
    if (keptAt >= olderThan || (await known(id))) continue;
    await blobs.remove(id);
    removed.push(id);
  }
  return removed;
}
