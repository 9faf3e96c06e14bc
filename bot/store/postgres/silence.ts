import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../../knowledge/fault.ts';
import { breakOff } from './connection.ts';

/** Whether the server answers at all, as it does not behind a network that drops what is sent. */
export interface Silence {
  /** @throws Fault('store.unavailable') while it does not: nobody is kept waiting for what will not come */
  check(): void;
  /** With `true` all that is under way fails at once. */
  set(is: boolean): void;
}

/** @param pools what is asked of the server */
export function silenceOf(pools: readonly Pool[]): Silence {
  const connected = new Set<PoolClient>();
  let silent = false;
  for (const pool of pools) {
    pool.on('connect', client => void connected.add(client));
    pool.on('remove', client => void connected.delete(client));
  }
  return {
    check() {
      if (silent) throw new Fault('store.unavailable', { why: 'the database does not answer' });
    },
    set(is) {
      silent = is;
      if (is) for (const client of connected) breakOff(client);
    },
  };
}
