/** Anything kept in the store names itself. Ids are opaque strings of at most 200 characters. */
export interface Identified {
  readonly id: string;
}

/**
 * Records whose `by` field equals a value, in the order of the `order` field, then of their ids.
 * Without `by` the index holds every record of the collection. A record that lacks the `by` or the
 * `order` field is not in the index. Strings are ordered by code unit, numbers by size.
 */
export interface Index<T> {
  readonly by?: keyof T & string;
  readonly order: keyof T & string;
}

/**
 * A kind of record: its name, its shape and the ways it is looked up.
 *
 * `schema` counts the versions of the shape. It is stored beside each record: `read` is given the one it
 * was written under and turns older shapes into today's; a record of a newer one refuses the start.
 */
export interface Collection<T extends Identified, I extends string = string> {
  readonly name: string;
  readonly schema: number;
  /** Parses what was stored. @throws Fault('store.damaged') by way of zod when the record is not of its shape */
  readonly read: (json: unknown, schema: number) => T;
  readonly indexes: Readonly<Record<I, Index<T>>>;
}

/** Which records of an index, see {@link Index}. */
export interface Query {
  /** The value of the `by` field; needed exactly when the index has one. */
  readonly equals?: string;
  /** Only records whose `order` field lies strictly behind this value, in the direction asked for. */
  readonly after?: string | number;
  readonly limit?: number;
  /** Highest first. */
  readonly descending?: boolean;
}

export interface Reader {
  /** A fresh copy of the record, or undefined. Changing the copy changes nothing. */
  get<T extends Identified>(collection: Collection<T>, id: string): Promise<T | undefined>;
  /** Fresh copies of the records of an index, in its order. */
  find<T extends Identified, I extends string>(collection: Collection<T, I>, index: I, query: Query): Promise<T[]>;
}

/** Reads see what this transaction wrote, then what others committed before. */
export interface Transaction extends Reader {
  /**
   * Waits until no other transaction holds this name, then holds it until this one has ended. Asking again for
   * a held name is no wait. Whoever takes several takes them in sorted order. First come, first served.
   */
  lock(name: string): Promise<void>;
  /**
   * As `lock`, without a wait: takes the name when nobody holds it, and says whether this transaction now has it. Who
   * waits for the name may be overtaken.
   */
  tryLock(name: string): Promise<boolean>;
  /**
   * As `find`, for what is only shown: it is not noted as read, so that another's change of it is no conflict. What is
   * put afterwards is read again with `get`, under a lock.
   */
  peek<T extends Identified, I extends string>(collection: Collection<T, I>, index: I, query: Query): Promise<T[]>;
  /**
   * Writes the whole record. What this transaction has read of that id, a record or its absence, must still be
   * so at the commit; an id that it has not read must be new. Otherwise the commit fails as a conflict.
   */
  put<T extends Identified>(collection: Collection<T>, record: T): Promise<void>;
  /** Removes a record, under the same rule as `put`; removing what is not there is no fault. */
  remove<T extends Identified>(collection: Collection<T>, id: string): Promise<void>;
}

/**
 * Where records live. Reads outside a transaction see flushed data only: what they tell has survived a power cut.
 */
export interface Store extends Reader {
  /**
   * Runs `work` and commits all that it wrote, or nothing. Resolves after the commit is flushed, and after
   * everything that the transaction read is flushed too, so that its result may leave the process.
   *
   * Locks are held until the outcome is decided. The work may not touch `tx` after it has settled.
   *
   * @throws whatever `work` throws, after rolling back
   * @throws Fault('store.conflict') when a record that it wrote had been changed since it was read
   * @throws Fault('store.unavailable') when the store cannot write; nothing was recorded
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Whether a transaction could be recorded now; after a failure the disk is tried again for the answer. */
  writable(): Promise<boolean>;
  /** Ends running transactions, flushes and frees what is held. Later transactions fail as unavailable. */
  close(): Promise<void>;
}
