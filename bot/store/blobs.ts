/**
 * Files that customers send (photos, papers). A blob is written, and flushed, before the turn that speaks of it
 * commits; the turn then records it (`files` in `collections.ts`). A blob without such a record is an orphan of
 * a turn that was rolled back and is swept away after a day.
 */
export interface Blobs {
  /** Keeps the bytes under an id of 1 to 64 characters of [A-Za-z0-9_-] that is not used yet; flushed on return. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array | undefined>;
  /** Removing what is not there is no fault. */
  remove(id: string): Promise<void>;
  /** Every blob with the time it was kept at, in no order. */
  list(): Promise<{ id: string; keptAt: Date }[]>;
}
