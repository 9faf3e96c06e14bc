import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { DangerKind } from '../../dialogs/understand/danger.ts';

/** What may be read out of a line beside its text: which half of a set it belongs to, and when it was said. */
const Common = z.object({
  text: z.string().min(1),
  now: z.string().optional(),
  /** `build` may be looked at while the understanding is worked on; `held` only tells how good it is. */
  half: z.enum(['build', 'held']).optional(),
});

/** As a reading of a form comes out: `{kind: "slot", date: "2026-11-25"}`, `{ok: true, phone: "…"}`. */
const Outcome = z.record(z.string(), z.unknown());

/** A question of a form and how it is to be read; `or` are other readings that are as good. */
export const SlotLine = Common.extend({
  expects: z.string(),
  choices: z.array(z.string()).optional(),
  is: Outcome,
  or: z.array(Outcome).optional(),
});
export type SlotLine = z.infer<typeof SlotLine>;

/** A question or wish: the id of the entry or "@dialog" that it is for, null where it is none of our business. */
export const QuestionLine = Common.extend({ target: z.string().nullable(), or: z.array(z.string()).optional() });
export type QuestionLine = z.infer<typeof QuestionLine>;

/** Several wishes in one message, each with every target that serves it. */
export const WishesLine = Common.extend({ wishes: z.array(z.array(z.string()).min(1)).min(2) });
export type WishesLine = z.infer<typeof WishesLine>;

/** An alarm and its kind; null where there is none. */
export const DangerLine = Common.extend({ danger: DangerKind.nullable() });
export type DangerLine = z.infer<typeof DangerLine>;

/** What a first sentence tells beside its wish; null for what must not be read. */
export const EntitiesLine = Common.extend({
  entities: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type EntitiesLine = z.infer<typeof EntitiesLine>;

export interface LabelledLines {
  readonly slots: readonly SlotLine[];
  readonly questions: readonly QuestionLine[];
  readonly wishes: readonly WishesLine[];
  readonly danger: readonly DangerLine[];
  readonly entities: readonly EntitiesLine[];
}

const Line = z.union([
  SlotLine.strict(),
  QuestionLine.strict(),
  WishesLine.strict(),
  DangerLine.strict(),
  EntitiesLine.strict(),
]);

/**
 * Reads labelled sentences, one in a line of JSON.
 *
 * @param half  only the lines of this half; all of them when left out
 * @returns the lines by their kind, or what is wrong with those that are none, "3: no JSON"
 */
export function labelledLines(
  text: string,
  half?: 'build' | 'held',
): { readonly lines: LabelledLines } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const slots: SlotLine[] = [];
  const questions: QuestionLine[] = [];
  const wishes: WishesLine[] = [];
  const danger: DangerLine[] = [];
  const entities: EntitiesLine[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const line = readLine(written);
    if (typeof line === 'string') problems.push(`${index + 1}: ${line}`);
    else if (half !== undefined && line.half !== half) continue;
    else if ('expects' in line) slots.push(line);
    else if ('wishes' in line) wishes.push(line);
    else if ('danger' in line) danger.push(line);
    else if ('entities' in line) entities.push(line);
    else questions.push(line);
  }
  return problems.length > 0 ? { problems } : { lines: { slots, questions, wishes, danger, entities } };
}

function readLine(written: string): z.infer<typeof Line> | string {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return 'no JSON';
  }
  const line = Line.safeParse(value);
  if (!line.success) return 'no labelled sentence; see README, Develop';
  if (line.data.now === undefined || momentOf(line.data.now) !== undefined) return line.data;
  return `now is no time: ${line.data.now}`;
}

/** Undefined for what is no moment, such as a time without its offset. */
export function momentOf(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}
