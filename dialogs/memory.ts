import { z } from 'zod';
import { Bought, Language, TicketState, Visit } from '../knowledge/records.ts';
import { Button } from './buttons.ts';
import { dialogIds } from './ids.ts';
import { DangerKind } from './understand/danger.ts';
import type { When } from './understand/when.ts';

/**
 * What a conversation remembers beside the dialog stack. Codes and JSON, no rendered sentence. A field that an
 * older or newer program wrote otherwise is forgotten, never a fault.
 */
export const Memory = z.object({
  /** The language the customer asked for; the one of the messages counts only without it. */
  wished: Language.optional().catch(undefined),
  /** The language of the latest answer. */
  spoken: Language.optional().catch(undefined),
  /** The characters that the customer writes Chinese in, as far as they told. */
  script: z.enum(['traditional', 'simplified']).optional().catch(undefined),
  /** The buttons of the latest answer outside forms, so that their number or label may be typed. */
  offered: z.array(Button).catch([]).default([]),
  /** The desk spoke last of its own accord, so that a number means its buttons, even with a form open. */
  spokeFirst: z.boolean().optional().catch(undefined),
  /** Danger that was told of and taken as an urgent case; `told` once the customer has its number. */
  danger: z
    .object({
      kind: DangerKind,
      ticket: z.string(),
      at: z.iso.datetime(),
      told: z.boolean().default(false),
      /** The case knows how to reach the customer. */
      reachable: z.boolean().default(false),
    })
    .optional()
    .catch(undefined),
  /** What sounded like danger, and whether it is so was asked: what was said is `held` until that is answered. */
  suspected: z
    .object({
      kind: DangerKind,
      at: z.iso.datetime(),
      held: z.object({ text: z.string(), files: z.array(z.string()) }).optional(),
    })
    .optional()
    .catch(undefined),
  /** The latest form that was submitted, so that submitting it again gives the same number. */
  submitted: z
    .object({ form: z.enum(dialogIds), run: z.string(), ticket: z.string(), at: z.iso.datetime() })
    .optional()
    .catch(undefined),
  /** The case in which a person was asked for, or spoke last: what nobody else can answer goes there. */
  person: z.object({ ticket: z.string(), at: z.iso.datetime() }).optional().catch(undefined),
  /** A colleague talks with the customer in place of the desk: in which case, who, and when they did something last. */
  taken: z.object({ ticket: z.string(), name: z.string(), at: z.iso.datetime() }).optional().catch(undefined),
  /** A complaint that was just made: more of it is put to it. */
  adding: z.object({ ticket: z.string(), at: z.iso.datetime() }).optional().catch(undefined),
  /** How a visit stood before the customer called it off or moved it, and when that was. */
  undo: z
    .object({ ticket: z.string(), at: z.iso.datetime(), visit: Visit, state: TicketState })
    .optional()
    .catch(undefined),
  /** Until when the customer was told that the desk is closed. */
  closedUntil: z.string().optional().catch(undefined),
  /** What the customer said last, for the person who may have to take over. */
  recent: z.array(z.string()).catch([]).default([]),
  /** When the customer wrote last. */
  heardAt: z.iso.datetime().optional().catch(undefined),
  /** The survey that was asked or answered last; `telling`: the next message may say more of it. */
  survey: z
    .object({ ticket: z.string(), at: z.iso.datetime(), telling: z.boolean().default(false) })
    .optional()
    .catch(undefined),
  /** What was asked in the message before, masked, and which entry answered it; none where the desk asked back. */
  answered: z.object({ text: z.string(), entry: z.string().optional() }).optional().catch(undefined),
  /** How to reach the customer, told before they had agreed to it being kept: until they do, or will not. */
  untaken: z
    .object({ phone: z.string().optional(), address: z.string().optional(), at: z.iso.datetime() })
    .optional()
    .catch(undefined),
  /** What else was wished for when a form began; offered once that is done. */
  wishes: z.array(Button).catch([]).default([]),
  /** How many messages in a row nobody understood. */
  lost: z.number().int().nonnegative().catch(0).default(0),
  /** Files that were sent before it was clear what about. */
  files: z.array(z.string()).catch([]).default([]),
  /** A time that was wished for where the answer was none; it goes along when a visit is booked after all. */
  wish: z
    .object({ when: z.custom<When>(isObject), at: z.iso.datetime() })
    .optional()
    .catch(undefined),
  /** The machine that was spoken of: from a link or a code on it, or looked up. */
  machine: z
    .object({
      serial: z.string().optional(),
      product: z.string().optional(),
      model: z.string().optional(),
      bought: Bought.optional(),
    })
    .optional()
    .catch(undefined),
  /** The product that was named last where no form took it; it counts for a while. */
  named: z.object({ product: z.string(), at: z.iso.datetime() }).optional().catch(undefined),
});
export type Memory = z.infer<typeof Memory>;

/** What a conversation remembers, from what is kept of it: anything else than a memory is a new one. */
export function memoryOf(kept: unknown): Memory {
  return Memory.parse(isObject(kept) && !Array.isArray(kept) ? kept : {});
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
