export interface NamedLocks {
  /** Waits until everybody who asked for the name before has freed it. Free it by calling what it resolves to, once. */
  acquire(name: string): Promise<() => void>;
  /** As `acquire` for a name that nobody holds or waits for; otherwise undefined. */
  tryAcquire(name: string): (() => void) | undefined;
}

/** Locks with names, first come, first served. A name nobody holds takes no memory. */
export function namedLocks(): NamedLocks {
  const last = new Map<string, Promise<void>>();
  return {
    async acquire(name) {
      const before = last.get(name);
      const free = queueUp(name);
      await before;
      return free;
    },
    tryAcquire: name => (last.has(name) ? undefined : queueUp(name)),
  };

  function queueUp(name: string): () => void {
    let free!: () => void;
    const freed = new Promise<void>(resolve => {
      free = resolve;
    });
    last.set(name, freed);
    return () => {
      if (last.get(name) === freed) last.delete(name);
      free();
    };
  }
}
