import type { CardAction } from 'botbuilder-core';
import { z } from 'zod';
import { type DialogId, dialogIds } from './ids.ts';

/**
 * What a button means, as it comes back when it is tapped, perhaps months and deploys later.
 * - `ask`: an answer to a question of a form: which question of which run of it, and the choice
 * - `start`: begin a dialog, about a case where it names one, or a matter of the dialog. Answers never come with a button: they would get past the questions that check them.
 * - `faq`: show an entry
 * - `keep`: the visit of that case stands
 * - `remind`: the machine of that case is to be looked after in time, `maintain`: that is booked now
 * - `undo`: a visit of that case is to be as it was before it was called off or moved
 * - `decide`: an answer to a quotation of that case, `of` which number, or to work that is done
 */
export const Button = z.union([
  z.strictObject({
    ask: z.strictObject({ form: z.enum(dialogIds), run: z.string().max(200), slot: z.string().max(100) }),
    choose: z.string().max(200),
  }),
  z.strictObject({ start: z.enum(dialogIds), about: z.string().max(40).optional() }),
  z.strictObject({ faq: z.string().max(100) }),
  z.strictObject({ keep: z.string().max(40) }),
  z.strictObject({ undo: z.string().max(40) }),
  z.strictObject({ remind: z.string().max(40) }),
  z.strictObject({ maintain: z.string().max(60) }),
  z.strictObject({
    decide: z.enum(['approve', 'decline', 'accept', 'not-fixed', 'later']),
    about: z.string().max(40),
    of: z.int().positive().optional(),
  }),
]);
export type Button = z.infer<typeof Button>;

/** A button with what it says. */
export interface Labelled {
  readonly label: string;
  readonly button: Button;
}

/** Reads what came back with a tap; undefined when it is no button of ours, then its text counts as typed. */
export function readButton(value: unknown): Button | undefined {
  return Button.safeParse(typeof value === 'string' ? jsonOf(value) : value).data;
}

/** The button in wire form: a tap sends the label, for everybody to read, and the meaning beside it. */
export function cardAction({ label, button }: Labelled): CardAction {
  return { type: 'messageBack', title: label, text: label, displayText: label, value: button };
}

export function startButton(dialog: DialogId, label: string, about?: string): Labelled {
  return { label, button: { start: dialog, ...(about !== undefined && { about }) } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
