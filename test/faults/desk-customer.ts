import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder-core';
import { type Customer, customer, type Reply } from '../bot/directline/desk.ts';

/** What a customer knows about a conversation without looking at it again: the evidence against the desk. */
export interface Known {
  readonly name: string;
  /** Messages in the order in which they were first sent; `id` once the desk has acknowledged it. */
  readonly sent: { readonly key: string; readonly text: string; id?: string }[];
  /** Lines that the desk has shown, in the order in which it did. */
  readonly seen: Partial<Activity>[];
  /** Answers that no healthy desk gives: an old token refused, a watermark that goes back, two ids for one message. */
  readonly wrong: string[];
  /** Requests to begin the conversation that were told they were the first. */
  begun: number;
  /** Messages that had to be repeated. */
  repeated: number;
}

/** Somebody who talks to a desk that comes and goes. */
export interface PatientCustomer {
  readonly known: Known;
  /** Talks until `enough` says so; a message that was begun is brought to its end. */
  talk(enough: () => boolean): Promise<void>;
  /** The whole conversation, read from its beginning. */
  history(): Promise<Partial<Activity>[]>;
}

/** What a customer says, message by message. */
export type Script = Generator<string, never>;

export function* asks(random: () => number): Script {
  const questions = ['几点下班', '过保了修要多少钱', '上门要收费吗', '保修多久'];
  for (;;) yield questions[Math.floor(random() * questions.length)] ?? '几点下班';
}

export function* reports(): Script {
  yield* ['我要报修', '同意', '洗衣机', '不转了', '13800138000', '提交'];
  for (;;) yield* ['我要报修', '洗衣机', '不转了', '13800138000', '提交'];
}

const patienceMs = 60_000;

/**
 * A message that was not acknowledged is repeated under the same id until it is, as the chat page does; one in
 * eight is sent twice at the same time, as by an impatient finger.
 */
export async function patientCustomer(
  url: string,
  name: string,
  script: Script,
  random: () => number,
): Promise<PatientCustomer> {
  const page: Customer = await customer({ url });
  const known: Known = { name, sent: [], seen: [], wrong: [], begun: 0, repeated: 0 };
  let watermark = '';
  await begin();

  return {
    known,
    async talk(enough) {
      while (!enough()) {
        await say(script.next().value);
        await read();
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
    const message: Known['sent'][number] = { key: `${name}-${known.sent.length}`, text };
    known.sent.push(message);
    const post = () => answered(() => page.say(text, message.key));
    const replies = random() < 1 / 8 ? await Promise.all([post(), post()]) : [await post()];
    for (const { body } of replies) {
      message.id ??= body.id;
      if (body.id !== message.id) known.wrong.push(`${message.key} is ${message.id} and ${body.id}`);
    }
  }

  async function begin(): Promise<void> {
    const { status } = await answered(() => page.start(), false);
    if (status === 201) known.begun += 1;
  }

  async function read(): Promise<void> {
    const { body } = await answered(() => page.call('GET', `/activities?watermark=${watermark}`));
    if (Number(body.watermark) < Number(watermark)) known.wrong.push(`watermark ${watermark} then ${body.watermark}`);
    watermark = body.watermark;
    known.seen.push(...body.activities);
  }

  /** Asks until the desk answers. After a time without it the page begins its conversation again, as it connects. */
  async function answered(ask: () => Promise<Reply>, beginAgain = true): Promise<Reply> {
    const began = performance.now();
    for (let gone = false; ; ) {
      const reply = await ask().catch(() => undefined);
      if (reply !== undefined && reply.status < 300) return reply;
      if (reply !== undefined && reply.status !== 503)
        known.wrong.push(`${reply.status} ${JSON.stringify(reply.body)}`);
      if (performance.now() - began > patienceMs) throw new Error(`${name} waits for nothing: ${reply?.status}`);
      if (!gone) known.repeated += 1;
      gone = true;
      await pause(20 + random() * 30);
      if (beginAgain) await begin();
    }
  }
}
