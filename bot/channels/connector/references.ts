import { isDeepStrictEqual } from 'node:util';
import { type Reference, references } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';

/**
 * Keeps where a conversation is answered, before its first turn: what the turn says must find its way after a crash.
 *
 * @returns whether that was news
 */
export async function remember(store: Store, latest: Omit<Reference, 'delivered'>): Promise<boolean> {
  const isKnown = (kept: Reference | undefined) =>
    kept !== undefined && isDeepStrictEqual(kept, { ...latest, delivered: kept.delivered });
  if (isKnown(await store.get(references, latest.id))) return false;
  await store.transaction(async tx => {
    await tx.lock(lockOf(latest.id));
    const kept = await tx.get(references, latest.id);
    if (!isKnown(kept)) await tx.put(references, { ...latest, delivered: kept?.delivered ?? 0 });
  });
  return true;
}

/** Notes that everything up to this place in the log has reached the channel. It never goes back. */
export async function advance(store: Store, id: string, delivered: number): Promise<void> {
  await store.transaction(async tx => {
    await tx.lock(lockOf(id));
    const kept = await tx.get(references, id);
    if (kept !== undefined && kept.delivered < delivered) await tx.put(references, { ...kept, delivered });
  });
}

function lockOf(id: string): string {
  return `reference/${id}`;
}
