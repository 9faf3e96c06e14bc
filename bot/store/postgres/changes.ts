import { Client, DatabaseError } from 'pg';
import { z } from 'zod';
import { systemTimer, type Timer } from '../../timer.ts';
import { breakOff, connectionSettings, type DatabaseUrl } from './connection.ts';
import { plain, tableOf } from './tables.ts';
import { fromDatabase } from './text.ts';

/** What is told to the other instances: the values of a field of the records of a collection that only grows. */
export interface Followed {
  readonly collection: string;
  readonly field: string;
}

/** Keeps the instances on one database up to date about each other's commits. */
export interface Changes {
  /** Calls `told` with each value of the field that another instance has written records under, once or more often. */
  listen(told: (value: string) => void): void;
  /** This instance has written under these values, all in one version. */
  written(values: readonly string[], version: string): void;
  close(): Promise<void>;
}

export interface ChangesOptions {
  readonly url: DatabaseUrl;
  /** What has been committed already, as `pg_current_snapshot()` says it; nothing of that is told. */
  readonly since: string;
  readonly followed: Followed;
  /** The connection was lost, or is had again; meanwhile nothing is heard, and nothing is missed. */
  readonly report: (event: 'changes-lost' | 'changes-followed') => void;
  /** Whether the server answers at all; told at each change. One that refuses to talk does answer. */
  readonly silent: (is: boolean) => void;
  readonly answerMs: number;
  readonly timer?: Timer;
}

/** How often it is looked for what no hint came of. */
const sweepMs = 2000;
/** From one try to connect to the next. */
const waits: readonly number[] = [100, 500, 1000, 2000];
const channel = 'desk_changes';
/** In bytes; PostgreSQL takes no more than 8000. */
const maxHint = 7500;

/**
 * Hints by NOTIFY, on a connection of its own that sends and hears them, and a sweep that finds what was committed
 * since the last one. A hint is no part of the turn that it tells of: a NOTIFY in it would make all commits of the
 * database wait for each other. It may get lost, then, and the sweep makes it good.
 *
 * The sweep asks for what the last one could not see, by the numbers of transactions. Those are given when a turn
 * begins to write and not in the order of commits, so that "greater than the last one" would miss turns.
 */
export function followChanges({
  url,
  since,
  followed,
  report,
  silent,
  answerMs,
  timer = systemTimer,
}: ChangesOptions): Changes {
  const listeners: ((value: string) => void)[] = [];
  /** Not sent yet, with their versions. */
  let waiting = new Map<string, string>();
  /** What was told by hints since the last sweep, and between the two before it, with its version. */
  let told = new Map<string, bigint>();
  let toldBefore = new Map<string, bigint>();
  let client: Client | undefined;
  let snapshot = since;
  let sending = false;
  let failures = 0;
  let isSilent = false;
  let closed = false;
  let next: unknown;
  let ending: Promise<unknown> = Promise.resolve();
  const sweepText = sweepOf(followed);
  void connect();

  return {
    listen: listener => void listeners.push(listener),
    written(values, version) {
      for (const value of values) {
        note(value, version);
        waiting.set(value, version);
      }
      void send();
    },
    async close() {
      closed = true;
      timer.clear(next);
      end();
      await ending;
    },
  };

  async function connect(): Promise<void> {
    const connecting = new Client({
      ...connectionSettings(url),
      application_name: 'after-sales-desk changes',
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      pipeline: true,
    });
    connecting.on('error', () => lost(connecting));
    connecting.on('end', () => lost(connecting));
    connecting.on('notification', ({ processId, payload = '' }) => {
      if (processId !== (connecting as unknown as { processID: number | null }).processID) heard(payload);
    });
    client = connecting;
    try {
      await connecting.connect().then(
        () => noteSilence(false),
        (error: unknown) => {
          noteSilence(isTimeout(error));
          throw error;
        },
      );
      await connecting.query('set synchronous_commit = off');
      await connecting.query(`listen ${channel}`);
      await sweep(connecting);
      if (failures > 0) report('changes-followed');
      failures = 0;
    } catch {
      lost(connecting);
    }
  }

  function lost(which: Client): void {
    if (which !== client) return;
    end();
    breakOff(which);
    if (closed) return;
    if (failures === 0) report('changes-lost');
    timer.clear(next);
    next = timer.set(() => void connect(), waits[Math.min(failures, waits.length - 1)] as number);
    failures += 1;
  }

  function noteSilence(is: boolean): void {
    if (is === isSilent || closed) return;
    isSilent = is;
    silent(is);
  }

  function end(): void {
    const ended = client;
    client = undefined;
    waiting = new Map();
    if (ended !== undefined) ending = ended.end().catch(() => undefined);
  }

  async function sweep(on: Client): Promise<void> {
    const known = new Map([...toldBefore, ...told]);
    toldBefore = told;
    told = new Map();
    const { rows } = await on.query<{ snapshot: string; value: string | null; version: string | null }>({
      name: 'sweep',
      text: sweepText,
      values: [snapshot],
    });
    for (const { value: kept, version } of rows) {
      if (kept === null || version === null) continue;
      const value = fromDatabase(kept);
      if (BigInt(version) > (told.get(value) ?? known.get(value) ?? 0n)) tell(value);
    }
    snapshot = rows[0]?.snapshot ?? snapshot;
    if (on !== client) return;
    next = timer.set(() => {
      sweep(on).catch(() => lost(on));
    }, sweepMs);
  }

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      while (waiting.size > 0 && client !== undefined) {
        const sent = client;
        const hints = hintsOf(waiting);
        waiting = new Map();
        for (const hint of hints) await sent.query({ name: 'hint', text: notifyText, values: [channel, hint] });
      }
    } catch {
      if (client !== undefined) lost(client);
    } finally {
      sending = false;
    }
  }

  function heard(payload: string): void {
    const parsed = Hint.safeParse(payload);
    if (!parsed.success) return;
    for (const [value, version] of parsed.data) {
      note(value, version);
      tell(value);
    }
  }

  function note(value: string, version: string): void {
    told.set(value, BigInt(version));
  }

  function tell(value: string): void {
    for (const listener of listeners) listener(value);
  }
}

/** The driver's own, as opposed to a limit of the server's. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && !(error instanceof DatabaseError) && /timeout/.test(error.message);
}

const notifyText = 'select pg_notify($1, $2)';

/**
 * What was committed since a snapshot. Numbers beyond those that the server has given stand in data that was restored
 * from another one.
 */
function sweepOf({ collection, field }: Followed): string {
  return `with now as (select pg_current_snapshot() as snapshot)
    select now.snapshot::text, changed.value, changed.version::text from now left join lateral (
      select body->>'${plain(field)}' as value, max(version) as version from ${tableOf(collection)}
      where version >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
        and version < pg_snapshot_xmax(now.snapshot)::text::bigint
        and not pg_visible_in_snapshot(version::text::xid8, $1::pg_snapshot)
      group by 1
    ) as changed on true`;
}

const Hint = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.tuple([z.string(), z.string().regex(/^\d{1,20}$/)])));

/** Values with their versions as JSON, in as few pieces as PostgreSQL takes them. */
function hintsOf(values: ReadonlyMap<string, string>): string[] {
  const hints: string[] = [];
  let pairs: string[] = [];
  let bytes = 0;
  for (const pair of values) {
    const json = JSON.stringify(pair);
    if (bytes + Buffer.byteLength(json) > maxHint) {
      hints.push(`[${pairs.join(',')}]`);
      [pairs, bytes] = [[], 0];
    }
    pairs.push(json);
    bytes += Buffer.byteLength(json) + 1;
  }
  return [...hints, `[${pairs.join(',')}]`];
}
