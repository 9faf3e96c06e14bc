import type { NamedLocks } from '../named-locks.ts';

/** The locks of one transaction. */
export interface HeldLocks {
  /** Waits for a name, or not at all when this transaction holds it or asks for it already. */
  hold(name: string): Promise<void>;
  /** Holds a name that nobody else holds or waits for. @returns whether this transaction holds it, or asks for it already */
  tryHold(name: string): boolean;
  /** Frees them all, also those still waited for. */
  free(): void;
}

export function heldLocks(locks: NamedLocks): HeldLocks {
  const held = new Map<string, Promise<() => void>>();
  return {
    async hold(name) {
      const asked = held.get(name) ?? locks.acquire(name);
      held.set(name, asked);
      await asked;
    },
    tryHold(name) {
      if (held.has(name)) return true;
      const free = locks.tryAcquire(name);
      if (free !== undefined) held.set(name, Promise.resolve(free));
      return free !== undefined;
    },
    free() {
      for (const asked of held.values()) void asked.then(free => free());
      held.clear();
    },
  };
}
