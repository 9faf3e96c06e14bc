import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { stamp } from '../../../knowledge/stamp.ts';
import { conversations, deliveries, type Reference, references } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import { carrierOf } from '../channel.ts';

/**
 * Keeps where a conversation is answered, before its first turn: what the turn says must find its way after a crash.
 *
 * @returns whether that was news
 */
export async function remember(store: Store, latest: Omit<Reference, 'delivered'>): Promise<boolean> {
  const isKnown = (kept: Reference | undefined) =>
    kept !== undefined && isDeepStrictEqual(kept, { ...latest, ...markOf(kept) });
  if (isKnown(await store.get(references, latest.id))) return false;
  await store.transaction(async tx => {
    await tx.lock(lockOf(latest.id));
    const kept = await tx.get(references, latest.id);
    if (!isKnown(kept)) await tx.put(references, { ...latest, ...markOf(kept) });
  });
  return true;
}

function markOf({ delivered }: Partial<Reference> = {}): Pick<Reference, 'delivered'> {
  return delivered === undefined ? {} : { delivered };
}

/**
 * Notes what is owed to conversations that say themselves how far it had come, as they did before there were
 * deliveries. Nothing may have been sent since.
 */
export async function moveMarks(store: Store, now: Temporal.Instant): Promise<void> {
  for (;;) {
    const found = await store.find(references, 'unmoved', { limit: page });
    for (const { id } of found) await moveMark(store, id, now);
    if (found.length < page) return;
  }
}

const page = 100;

function moveMark(store: Store, id: string, now: Temporal.Instant): Promise<void> {
  return store.transaction(async tx => {
    for (const name of [`conversation/${id}`, lockOf(id)]) await tx.lock(name);
    const { delivered, ...reference } = (await tx.get(references, id)) ?? {};
    if (delivered === undefined) return;
    await tx.put(references, reference as Reference);
    const kept = await tx.get(deliveries, id);
    const { seq = 0, channel = '' } = (await tx.get(conversations, id)) ?? {};
    const carrier = carrierOf(channel);
    if (carrier === undefined || delivered >= seq) return;
    // A turn of a command-line tool may have come before.
    const after = Math.min(delivered, kept?.after ?? delivered);
    await tx.put(deliveries, { id, carrier, tries: 0, dueAt: stamp(now), ...kept, after });
  });
}

function lockOf(id: string): string {
  return `reference/${id}`;
}
