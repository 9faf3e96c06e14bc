/** Waits that grow from 0.5 s to 5 s while nothing works, each a little different so that pages do not come in step. */
export interface Patience {
  /** Resolves when the time has come or `cut` was called. */
  wait(atLeastMs?: number): Promise<void>;
  cut(): void;
  /** It works again. */
  reset(): void;
}

export function patience(random: () => number): Patience {
  let tries = 0;
  let end: () => void = () => {};
  return {
    wait(atLeastMs = 0) {
      const ms = Math.max(atLeastMs, Math.min(5000, 500 * 2 ** tries) * (0.7 + 0.6 * random()));
      tries += 1;
      return new Promise(resolve => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    cut() {
      end();
    },
    reset() {
      tries = 0;
    },
  };
}
