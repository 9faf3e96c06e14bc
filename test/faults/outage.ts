import { setTimeout as pause } from 'node:timers/promises';
import { type Customer, customer, type Line } from '../bot/directline/desk.ts';

/** What came of requests to each desk while their database was away. */
export interface Outage {
  /** Milliseconds of each answer that came while it was away or right after, and was 503. */
  readonly refused: readonly number[];
  /** Milliseconds of those that were answered as usual, or not at all. */
  readonly others: readonly number[];
  /** What is no good answer: no Retry-After, another status, a broken connection. */
  readonly wrong: readonly string[];
  /** Until `/readyz` of each desk said that it is not ready, from when the database went. */
  readonly told: readonly number[];
  /** Until `/readyz` of each desk said that it is, from when it was back. */
  readonly ready: readonly number[];
  /** Until each desk took a message. */
  readonly served: readonly number[];
  /** Until a line that was open all the time at one desk heard what another one was told. */
  readonly heard: readonly number[];
  /** Lines that were open before and broke. */
  readonly broken: number;
}

export interface OutageOptions {
  /** The desks themselves. */
  readonly urls: readonly string[];
  readonly goes: () => Promise<void>;
  readonly comes: () => Promise<void>;
  /** How long it is away at least: each desk has refused everything once before it is given back. */
  readonly milliseconds: number;
  /** milliseconds */
  readonly clock: () => number;
}

const pauseMs = 50;
const kinds = ['readyz', 'read', 'line', 'say'] as const;
/** Nobody waits longer for anything. */
const limitMs = 60_000;

interface Asked {
  readonly what: string;
  readonly desk: number;
  readonly from: number;
  readonly ms: number;
  /** undefined: the connection broke. */
  readonly status?: number;
  readonly retryAfter?: string | null;
}

/** Asks each desk all kinds of things without a break, takes their database away, and gives it back. */
export async function outage({ urls, goes, comes, milliseconds, clock }: OutageOptions): Promise<Outage> {
  const asked: Asked[] = [];
  const pages = await Promise.all(urls.map(url => customer({ url })));
  await Promise.all(pages.map(page => page.start()));
  const lines = await Promise.all(pages.map(page => page.stream('0')));
  let closed = 0;
  for (const line of lines) void line.closed.then(() => (closed += 1));
  let over = false;
  const asking = Promise.all(pages.flatMap((page, desk) => probes(page, desk).map(probe => repeated(probe))));
  await until(() => asked.filter(({ status }) => status === 200).length > 3 * urls.length);

  const gone = clock();
  await goes();
  const first = (desk: number, what: string, status: number, after: number): number | undefined => {
    const found = asked.find(
      each => each.desk === desk && each.what === what && each.status === status && each.from >= after,
    );
    return found && found.from + found.ms;
  };
  await pause(milliseconds);
  await until(() => urls.every((_, desk) => kinds.every(what => first(desk, what, 503, gone) !== undefined)));
  await comes();
  const back = clock();
  const all = (what: string) => urls.every((_, desk) => first(desk, what, 200, back) !== undefined);
  await until(() => all('readyz') && all('say'));
  const broken = closed;
  const heard = await Promise.all(lines.map((line, index) => crossed(line, pages, index)));
  over = true;
  await asking;
  for (const line of lines) line.socket.close();

  const during = asked.filter(({ from, ms }) => from + ms > gone && from < back);
  // What was under way when it went may be answered by a connection that breaks in it.
  const wrong = during.filter(({ status, retryAfter }) => status !== 200 && (status !== 503 || !retryAfter));
  const since = (desk: number, what: string, status: number, after: number) =>
    (first(desk, what, status, after) ?? Number.NaN) - after;
  return {
    refused: during.filter(({ status }) => status === 503).map(({ ms }) => ms),
    others: during.filter(({ status }) => status !== 503).map(({ ms }) => ms),
    wrong: wrong.map(({ what, status, ms }) => `${what}: ${status ?? 'broken'} after ${Math.round(ms)} ms`),
    told: urls.map((_, desk) => since(desk, 'readyz', 503, gone)),
    ready: urls.map((_, desk) => since(desk, 'readyz', 200, back)),
    served: urls.map((_, desk) => since(desk, 'say', 200, back)),
    heard: heard.map(at => at - back),
    broken,
  };

  function probes({ call, say, conversation, token }: Customer, desk: number): (() => Promise<void>)[] {
    let count = 0;
    const probe =
      (what: (typeof kinds)[number], ask: () => Promise<{ status: number; headers: Headers }>) => async () => {
        const from = clock();
        const reply = await ask().catch(() => undefined);
        const came = reply && { status: reply.status, retryAfter: reply.headers.get('retry-after') };
        asked.push({ what, desk, from, ms: clock() - from, ...came });
      };
    const plain = (path: string) => async () => {
      const reply = await fetch(`${urls[desk]}${path}`, { headers: { Authorization: `Bearer ${token}` } });
      await reply.arrayBuffer();
      return reply;
    };
    return [
      probe('readyz', plain('/readyz')),
      probe('read', () => call('GET', '/activities?watermark=')),
      probe('line', plain(`/v3/directline/conversations/${conversation}`)),
      probe('say', () => {
        count += 1;
        return say('几点下班', `probe${count}`);
      }),
    ];
  }

  async function repeated(probe: () => Promise<void>): Promise<void> {
    while (!over) {
      await probe();
      await pause(pauseMs);
    }
  }

  /** What is told to another desk arrives on the line. @returns when */
  async function crossed(line: Line, everyone: readonly Customer[], index: number): Promise<number> {
    const own = everyone[index] as Customer;
    const elsewhere = urls[(index + 1) % urls.length] as string;
    const text = `到那边了吗${index}`;
    await until(async () => {
      const body = { type: 'message', text, channelData: { clientActivityID: `cross${index}` } };
      const reply = await fetch(`${elsewhere}/v3/directline/conversations/${own.conversation}/activities`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${own.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      await reply?.text();
      return reply?.status === 200;
    });
    const heard = () => line.activities().some(activity => activity.text === text);
    await until(() => heard() || line.socket.readyState !== line.socket.OPEN);
    return heard() ? clock() : Number.NaN;
  }

  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = clock() + limitMs; !(await condition()); await pause(5))
      if (clock() > end) throw new Error(`nothing after ${limitMs} ms: ${JSON.stringify(asked.slice(-5))}`);
  }
}

/** What is not as it should be, in words. @param quick how long a refusal may take, @param soon how long coming back */
export function outageFindings(
  { refused, wrong, told, ready, served, heard, broken }: Outage,
  { quick, soon }: { readonly quick: number; readonly soon: number },
): string[] {
  const late = (what: string, times: readonly number[], most: number) =>
    times.filter(ms => !(ms <= most)).map(ms => `${what} ${Math.round(ms)} ms`);
  return [
    ...new Set(wrong),
    ...(refused.length === 0 ? ['nothing was refused'] : late('refused after', [nth(refused, 0.99)], quick)),
    ...(told.some(Number.isNaN) ? ['readyz never said no'] : []),
    ...late('ready after', ready, soon),
    ...late('served after', served, soon),
    ...late('heard from elsewhere after', heard, soon),
    ...(broken > 0 ? [`${broken} lines broke`] : []),
  ];
}

/** @param part 0.99 for the 99th percentile */
export function nth(all: readonly number[], part: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** "p50 3, p99 40, max 90 ms (120)" */
export function spread(all: readonly number[]): string {
  const [p50, p99, most] = [0.5, 0.99, 1].map(part => Math.round(nth(all, part)));
  return `p50 ${p50}, p99 ${p99}, max ${most} ms (${all.length})`;
}
