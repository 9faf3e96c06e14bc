import type { Temporal } from 'temporal-polyfill';
import type { Logger } from './logging.ts';
import { systemTimer, type Timer } from './timer.ts';

export interface SweeperOptions {
  /** See `OpenedStore`. */
  readonly sweepOrphans: (olderThan: Date) => Promise<string[]>;
  readonly clock: () => Temporal.Instant;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly timer?: Timer;
}

export interface Sweeper {
  sweep(): Promise<void>;
  close(): void;
}

/** How long a file may wait for the turn that speaks of it. */
const orphanHours = 24;
const dayMs = 24 * 60 * 60 * 1000;

/** Clears away, once a day and whenever asked, files whose turn never came to be recorded. */
export function sweeper({ sweepOrphans, clock, log, timer = systemTimer }: SweeperOptions): Sweeper {
  let next = timer.set(daily, dayMs);
  let closed = false;
  return {
    sweep,
    close() {
      closed = true;
      timer.clear(next);
    },
  };

  function daily(): void {
    void sweep()
      .catch(fault => log.warn({ fault }, 'files could not be swept'))
      .finally(() => {
        if (!closed) next = timer.set(daily, dayMs);
      });
  }

  async function sweep(): Promise<void> {
    const olderThan = new Date(clock().subtract({ hours: orphanHours }).epochMilliseconds);
    const swept = await sweepOrphans(olderThan);
    if (swept.length > 0) log.info({ files: swept.length }, 'files swept that no message speaks of');
  }
}
