import { Fault } from '../../knowledge/fault.ts';
import { type Digest, digested, digestOf, recordsIn, sameDigest } from './digest.ts';
import type { Dump, KeptRecord, WholeStore } from './dump.ts';
import type { Collection, Identified } from './store.ts';

/** What came of moving everything into a store. */
export interface Moved {
  /** `same`: it was there already, to the last sign, and nothing was changed. */
  readonly outcome: 'filled' | 'same';
  readonly digest: Digest;
}

/**
 * Makes a store hold exactly what a dump holds, and reads it again to be sure.
 *
 * @param source   gives the same dump whenever it is called
 * @param expected what the dump has to come to, where that is known before
 * @throws Fault('store.occupied') when something else is in the store; it is left as it is
 * @throws Fault('store.damaged') when what is read is not what it should be; then the store stays empty
 */
export async function moveAll(source: () => Dump, target: WholeStore, expected?: Digest): Promise<Moved> {
  if (!(await target.isEmpty())) {
    const digest = expected ?? (await digestOf(source()));
    const there = await digestOf(target.dump());
    if (sameDigest(digest, there)) return { outcome: 'same', digest };
    throw new Fault('store.occupied', { records: recordsIn(there), files: there.blobs.count });
  }
  const { dump, digest } = digested(source());
  await target.fill(dump, async filled => {
    const there = await digestOf(filled);
    if (!sameDigest(digest(), there) || !sameDigest(expected ?? there, there)) {
      throw new Fault('store.damaged', { why: 'what was read back is not what was put in; nothing was kept' });
    }
  });
  return { outcome: 'filled', digest: digest() };
}

/** @throws Fault('store.newer') when a later program wrote the record */
export function knownShape(
  { collection, schema }: Pick<KeptRecord, 'collection' | 'schema'>,
  collections: readonly Collection<Identified>[],
): void {
  const known = collections.find(({ name }) => name === collection)?.schema ?? 0;
  if (schema <= known) return;
  throw new Fault('store.newer', { collection, schema, known, remedy: 'use the newer version of the desk' });
}
