import type { Socket } from 'node:net';
import { type ClientBase, Pool, type PoolConfig, types } from 'pg';

/** Addresses begin so; a password stands in them. */
export type DatabaseUrl = string;

/** Settings that every connection of the desk shares. */
export function connectionSettings(url: DatabaseUrl, limits: Limits = usualLimits): PoolConfig {
  return {
    connectionString: url,
    application_name: 'after-sales-desk',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleMs,
    // What no answer comes to, as the machine is gone; the server itself gives up sooner.
    query_timeout: limits.statementMs + 2000,
    types: { getTypeParser: typeParser },
  };
}

/** How long things may take, in milliseconds. */
export interface Limits {
  /** Until a connection is had, be it a new one or one that others have to give back. */
  readonly connectMs: number;
  readonly statementMs: number;
  /** Until a lock is had; then the turn runs again, and three waits are longer than the server lets a turn idle. */
  readonly lockMs: number;
  /** How long a transaction may do nothing: one whose process hangs holds its locks no longer. */
  readonly idleMs: number;
  /**
   * Until the connection that follows changes gets an answer. Without one it counts as lost, and the server as silent
   * when a new connection gets none either.
   */
  readonly answerMs: number;
}

export const usualLimits: Limits = {
  connectMs: 5000,
  statementMs: 15_000,
  lockMs: 5000,
  idleMs: 10_000,
  answerMs: 3000,
};

/** A connection that is made anew parses its statements anew. */
const idleTimeoutMillis = 300_000;

/**
 * Connections to share. One that breaks while nobody uses it is replaced without a word; one that breaks in use
 * fails what is asked of it.
 */
export function connectionPool(url: DatabaseUrl, max: number, limits?: Limits): Pool {
  const pool = new Pool({
    ...connectionSettings(url, limits),
    max,
    idleTimeoutMillis,
    pipeline: true,
    onConnect: flushing,
  });
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', client => void client.on('error', ignore));
  return pool;
}

/**
 * Ends a connection without a word. What was asked on it fails at once; the driver's own `end` would wait until all of
 * it is answered, and with it those who wait for a connection of the pool.
 */
export function breakOff(client: ClientBase): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}

/** What is acknowledged is flushed, also where a server is set to do without. */
async function flushing(client: { query(sql: string): Promise<unknown> }): Promise<void> {
  await client.query(
    `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`,
  );
}

const jsonb = 3802;

/** Records come as JSON text: the store parses them itself. */
function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === jsonb && format !== 'binary') return (text: string) => text;
  return types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
