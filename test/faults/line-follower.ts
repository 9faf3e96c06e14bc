import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder-core';
import { WebSocket } from 'ws';
import type { Customer, Reply } from '../bot/directline/desk.ts';
import type { Finding } from './desk-evidence.ts';

/** Somebody who only listens on a WebSocket, and goes on by watermark wherever one is to be had. */
export interface Follower {
  /** What was heard, each line once, in order. */
  readonly heard: readonly Partial<Activity>[];
  /** What no healthy desk sends, as a watermark that goes back. */
  readonly wrong: readonly string[];
  /** When a socket broke, and when the next one was open. */
  readonly breaks: readonly { readonly lost: number; readonly back: number; readonly code: number }[];
  /** Waits until as many lines were heard. @throws Error when they do not come */
  reached(lines: number): Promise<void>;
  close(): void;
}

/** Pages that come back wait for half a second; here it is what the desks take that counts. */
const pauseMs = 100;
const patienceMs = 20_000;

/** @param clock milliseconds */
export async function followLine(page: Customer, name: string, clock: () => number): Promise<Follower> {
  const heard: Partial<Activity>[] = [];
  const wrong: string[] = [];
  const breaks: { lost: number; back: number; code: number }[] = [];
  let watermark = '0';
  let closed = false;
  let socket = await opened();
  const over = follow();

  return {
    heard,
    wrong,
    breaks,
    async reached(lines) {
      for (const until = clock() + patienceMs; heard.length < lines; await pause(5))
        if (clock() > until) throw new Error(`${name} has heard ${heard.length} of ${lines} lines`);
    },
    close() {
      closed = true;
      socket.close();
      over.catch(() => undefined);
    },
  };

  async function follow(): Promise<void> {
    while (!closed) {
      const [code] = await once(socket, 'close');
      if (closed) return;
      const lost = clock();
      socket = await opened();
      breaks.push({ lost, back: clock(), code });
    }
  }

  async function opened(): Promise<WebSocket> {
    for (;;) {
      const made = await open().catch(() => undefined);
      if (made !== undefined || closed) return made as WebSocket;
      await pause(pauseMs * (1 + Math.random()));
    }
  }

  async function open(): Promise<WebSocket> {
    const reply: Reply = await page.call('GET', `?watermark=${watermark}`);
    if (reply.status !== 200 && reply.status !== 503) wrong.push(`${name}: ${reply.status} for a line`);
    if (reply.status !== 200) throw new Error('no line');
    const made = new WebSocket(reply.body.streamUrl);
    made.on('unexpected-response', (_, { statusCode }) => {
      if (statusCode !== 503) wrong.push(`${name}: ${statusCode} for a WebSocket`);
      made.terminate();
    });
    made.on('message', data => take(String(data)));
    made.on('error', () => {});
    await Promise.race([
      once(made, 'open'),
      once(made, 'close').then(() => {
        throw new Error('no line');
      }),
    ]);
    return made;
  }

  function take(frame: string): void {
    if (frame === '') return;
    const set = JSON.parse(frame) as { activities: Partial<Activity>[]; watermark: string };
    if (Number(set.watermark) < Number(watermark)) wrong.push(`${name}: watermark ${watermark}, then ${set.watermark}`);
    watermark = set.watermark;
    for (const line of set.activities) if (!heard.some(({ id }) => id === line.id)) heard.push(line);
  }
}

/** Holds what was heard on the line against the conversation as it was read and as it stands in the log. */
export function lineFindings(
  name: string,
  { heard, wrong }: Pick<Follower, 'heard' | 'wrong'>,
  history: readonly Partial<Activity>[],
  log: readonly Partial<Activity>[],
): Finding[] {
  const findings: Finding[] = wrong.map(what => ({ kind: 'wrong', what }));
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  for (let index = 0; index < Math.max(heard.length, history.length, log.length); index += 1) {
    const [line, read, kept] = [heard[index], history[index], log[index]];
    if (!same(line, read))
      findings.push({ kind: 'wrong', what: `${name}: line ${index + 1} heard ${line?.id}, read ${read?.id}` });
    if (read?.id !== kept?.id || read?.text !== kept?.text || read?.timestamp !== kept?.timestamp)
      findings.push({ kind: 'wrong', what: `${name}: line ${index + 1} read ${read?.id}, in the log ${kept?.id}` });
    const before = history[index - 1]?.timestamp;
    if (before !== undefined && read?.timestamp !== undefined && String(before) >= String(read.timestamp))
      findings.push({
        kind: 'wrong',
        what: `${name}: line ${index + 1} is of ${read.timestamp}, the one before of ${before}`,
      });
  }
  return findings;
}
