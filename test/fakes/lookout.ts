/** Where a test waits for something to become so. */
export interface Lookout {
  /** Something has happened: whoever waits looks again. */
  look(): void;
  /** Waits until this is so; looked at now and after each thing that happens. */
  until(isSo: () => boolean): Promise<void>;
}

export function lookout(): Lookout {
  const waiting = new Set<() => void>();
  return {
    look() {
      for (const see of waiting) see();
    },
    until: isSo =>
      new Promise(resolve => {
        const see = () => {
          if (!isSo()) return;
          waiting.delete(see);
          resolve();
        };
        waiting.add(see);
        see();
      }),
  };
}
