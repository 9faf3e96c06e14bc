import { Temporal } from 'temporal-polyfill';
import type { Logger } from './logging.ts';
import { systemTimer, type Timer } from './timer.ts';

export interface SharedClockOptions {
  /** The time by the clock that all instances share, in milliseconds since 1970. */
  readonly ask: () => Promise<number>;
  /** Milliseconds by a clock that only goes forward and that nobody sets. */
  readonly uptime: () => number;
  /** The machine's own clock, which is only compared. */
  readonly own: () => Temporal.Instant;
  readonly log: Pick<Logger, 'warn'>;
  readonly timer?: Timer;
}

export interface SharedClock {
  readonly now: () => Temporal.Instant;
  close(): void;
}

/** How often it is set anew: between, the two drift apart by less than a millisecond, unless the machine slept. */
const setMs = 15_000;
/** An answer that took longer tells too little. */
const slowMs = 2000;
/** A machine whose own clock is further off than that is told of. */
const farMs = 5000;

/**
 * The clock of the database, for everything that a desk does on it. Each instance would else judge by the clock of its
 * machine what is due, who still holds something and what was said when, and those clocks may be minutes apart, or
 * jump. This one is asked for now and then and counted on from there by a clock that cannot be set.
 *
 * @throws what `ask` throws the first time; later on it goes on by what it knows
 */
export async function sharedClock({
  ask,
  uptime,
  own,
  log,
  timer = systemTimer,
}: SharedClockOptions): Promise<SharedClock> {
  /** The shared time at the beginning of `uptime`. */
  let origin = (await asked()).origin;
  let isFar = false;
  let next: unknown;
  let closed = false;
  compare();
  wait();
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(Math.round(origin + uptime())),
    close() {
      closed = true;
      timer.clear(next);
    },
  };

  async function asked(): Promise<{ origin: number; isSlow: boolean }> {
    const before = uptime();
    const time = await ask();
    const after = uptime();
    return { origin: time - (before + after) / 2, isSlow: after - before > slowMs };
  }

  function wait(): void {
    next = timer.set(() => {
      asked()
        .then(found => {
          if (found.isSlow) return;
          ({ origin } = found);
          compare();
        })
        // The store is gone for the moment, and nothing can be done without it.
        .catch(() => undefined)
        .finally(() => {
          if (!closed) wait();
        });
    }, setMs);
  }

  function compare(): void {
    const seconds = Math.round((own().epochMilliseconds - (origin + uptime())) / 1000);
    const wasFar = isFar;
    isFar = Math.abs(seconds) * 1000 > farMs;
    if (!isFar || wasFar) return;
    log.warn(
      { seconds },
      'the clock of this machine is not that of the database (seconds ahead of it, or behind); the desk goes by the database: let both be set from the network (NTP)',
    );
  }
}
