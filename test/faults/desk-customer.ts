import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder-core';
import { type Customer, customer, type Reached, type Reply } from '../bot/directline/desk.ts';

/** What a customer knows of a conversation without looking at it again: the evidence against the desk. */
export interface Known {
  readonly name: string;
  /** Messages in the order in which they were first sent; `id` once the desk has acknowledged it. */
  readonly sent: { readonly key: string; readonly text: string; id?: string }[];
  /** Lines that the desk has shown, in the order in which it did. */
  readonly seen: Partial<Activity>[];
  /** Answers that no healthy desk gives, as a watermark that goes back, or two ids for one message. */
  readonly wrong: string[];
  /** Requests to begin the conversation that were told they were the first. */
  begun: number;
  acknowledged: number;
  /** Messages that were sent again after no answer had come. */
  repeated: number;
  /** Messages that nobody repeated after no answer had come. */
  givenUp: number;
  /** When a message was not answered at once, and how many milliseconds later it was. */
  readonly waits: { readonly from: number; readonly ms: number }[];
}

/** Somebody who talks to a desk that comes and goes. */
export interface PatientCustomer {
  readonly known: Known;
  /** The page that this one sits at. */
  readonly page: Customer;
  /** Talks until `enough` says so; the message under way is brought to its end. */
  talk(enough: () => boolean): Promise<void>;
  /** The whole conversation, read from its beginning. */
  history(): Promise<Partial<Activity>[]>;
}

/** What the desk has said to the message before. */
export type Said = readonly Partial<Activity>[];

/** A message; one may come only so many milliseconds later. */
export type Line = string | { readonly text: string; readonly after: number };

/** What a customer says, message by message, knowing what was said to each. */
export type Script = Generator<Line, never, Said>;

/** The id that the sender gave to a message. */
export function keyOf(line: Partial<Activity>): string | undefined {
  return line.channelData?.clientActivityID;
}

/** One message in so many is sent twice at the same time, as by an impatient finger. */
const doubled = 8;
/** Of those without an answer one in so many is given up: the page is loaded anew and shows whether it arrived. */
const abandoned = 4;

export interface Manner {
  /** Sent along with each request. */
  readonly headers?: Reached['headers'];
  /** How long somebody waits for a desk that does not come back. */
  readonly patienceMs?: number;
}

/** A message that was not acknowledged is repeated under the same id until it is, as the chat page does. */
export async function patientCustomer(
  url: string,
  name: string,
  script: Script,
  random: () => number,
  { headers, patienceMs = 20_000 }: Manner = {},
): Promise<PatientCustomer> {
  const page: Customer = await customer({ url, ...(headers && { headers }) });
  const known: Known = {
    name,
    sent: [],
    seen: [],
    wrong: [],
    begun: 0,
    acknowledged: 0,
    repeated: 0,
    givenUp: 0,
    waits: [],
  };
  let watermark = '';
  await begin();

  return {
    known,
    page,
    async talk(enough) {
      let said: Said = [];
      while (!enough()) {
        const next = script.next(said).value;
        const { text, after } = typeof next === 'string' ? { text: next, after: 0 } : next;
        for (const until = performance.now() + after; performance.now() < until && !enough(); ) await pause(20);
        if (enough()) return;
        const before = known.seen.length;
        await say(text);
        await read();
        said = known.seen.slice(before).filter(line => line.from?.role === 'bot');
        await pause(random() * 20);
      }
    },
    async history() {
      const lines: Partial<Activity>[] = [];
      for (let after = ''; ; ) {
        const set = await page.history(after);
        if (set.activities.length === 0) return lines;
        lines.push(...set.activities);
        after = set.watermark;
      }
    },
  };

  async function say(text: string): Promise<void> {
    for (;;) {
      const message: Known['sent'][number] = { key: `${name}-${known.sent.length}`, text };
      known.sent.push(message);
      const send = () => sent(message);
      const ids = random() < 1 / doubled ? await Promise.all([send(), send()]) : [await send()];
      for (const id of ids) {
        if (id === undefined) continue;
        message.id ??= id;
        if (id !== message.id) known.wrong.push(`${message.key} was acknowledged as ${message.id} and as ${id}`);
      }
      if (message.id !== undefined) {
        known.acknowledged += 1;
        return;
      }
      known.givenUp += 1;
      await begin();
      await read();
      if (known.seen.some(line => keyOf(line) === message.key)) return;
    }
  }

  /** @returns the id that the desk gave to the message; undefined when it was given up */
  async function sent({ text, key }: Known['sent'][number]): Promise<string | undefined> {
    const say = () => page.say(text, key);
    const from = performance.now();
    const first = await tried(say);
    if (first !== undefined) return first.body.id;
    if (random() < 1 / abandoned) return undefined;
    known.repeated += 1;
    await begin();
    const { id } = (await answered(say)).body;
    known.waits.push({ from, ms: performance.now() - from });
    return id;
  }

  /** As the page does whenever it connects. */
  async function begin(): Promise<void> {
    const { status } = await answered(() => page.start());
    if (status === 201) known.begun += 1;
  }

  async function read(): Promise<void> {
    const { body } = await answered(() => page.call('GET', `/activities?watermark=${watermark}`));
    if (Number(body.watermark) < Number(watermark)) known.wrong.push(`watermark ${watermark}, then ${body.watermark}`);
    watermark = body.watermark;
    known.seen.push(...body.activities);
  }

  async function answered(ask: () => Promise<Reply>): Promise<Reply> {
    const began = performance.now();
    for (;;) {
      const reply = await tried(ask);
      if (reply !== undefined) return reply;
      if (performance.now() - began > patienceMs) throw new Error(`${name} waits in vain for the desk`);
      await pause(100 + random() * 100);
    }
  }

  /**
   * @returns undefined when there is no desk, or one that cannot answer now
   * @throws Error when it refuses, as with a token that it does not know any more
   */
  async function tried(ask: () => Promise<Reply>): Promise<Reply | undefined> {
    const reply = await ask().catch(() => undefined);
    if (reply === undefined || reply.status < 300) return reply;
    const told = `${reply.status} ${JSON.stringify(reply.body)}`;
    if (reply.status < 500) throw new Error(`${name} was refused: ${told}`);
    if (reply.status !== 503) known.wrong.push(told);
    return undefined;
  }
}
