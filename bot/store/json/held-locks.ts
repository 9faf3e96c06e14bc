import type { NamedLocks } from '../named-locks.ts';

/** The locks of one transaction. */
export interface HeldLocks {
  /** Waits for a name, or not at all when this transaction holds it or asks for it already. */
  hold(name: string): Promise<void>;
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
    free() {
      for (const asked of held.values()) void asked.then(free => free());
      held.clear();
    },
  };
}
