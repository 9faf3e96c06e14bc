/** Calls something later; handed in, so that a test says when that is. */
export interface Timer {
  set(run: () => void, milliseconds: number): unknown;
  clear(handle: unknown): void;
}

/** The system's own timers; none of them keeps a process from its end. */
export const systemTimer: Timer = {
  set: (run, milliseconds) => setTimeout(run, milliseconds).unref(),
  clear: handle => clearTimeout(handle as NodeJS.Timeout),
};

/** Work that comes again and again, and whenever it is asked for, but never twice at once. */
export interface Rounds {
  /** Begins a round, or joins the one under way. */
  run(): Promise<void>;
  readonly closed: boolean;
  /** Begins no more, and resolves when the round under way has ended; that one looks at `closed`. */
  close(): Promise<void>;
}

/**
 * @param first milliseconds until the first round
 * @param rest  milliseconds from the end of a round to the next
 * @param round may not reject
 */
export function inRounds(timer: Timer, first: number, rest: number, round: () => Promise<void>): Rounds {
  let closed = false;
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= round().finally(() => {
      running = undefined;
    });
    return running;
  };
  const look = () => {
    void run().finally(() => {
      if (!closed) next = timer.set(look, rest);
    });
  };
  let next = timer.set(look, first);
  return {
    run,
    get closed() {
      return closed;
    },
    async close() {
      closed = true;
      timer.clear(next);
      await running;
    },
  };
}
