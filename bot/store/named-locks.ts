export interface NamedLocks {
  /** Waits until everybody who asked for the name before has freed it. Free it by calling what it resolves to, once. */
  acquire(name: string): Promise<() => void>;
}

/** Locks with names, first come, first served. A name nobody holds takes no memory. */
export function namedLocks(): NamedLocks {
  const last = new Map<string, Promise<void>>();
  return {
    async acquire(name) {
      const before = last.get(name);
      let free!: () => void;
      const freed = new Promise<void>(resolve => {
        free = resolve;
      });
      last.set(name, freed);
      await before;
      return () => {
        if (last.get(name) === freed) last.delete(name);
        free();
      };
    },
  };
}
