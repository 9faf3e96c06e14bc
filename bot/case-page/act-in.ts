import { z } from 'zod';
import type { CaseAct } from '../../dialogs/case-act.ts';
import { labelOfDecision } from '../../dialogs/decision-buttons.ts';
import { textsOf } from '../../dialogs/texts/texts.ts';
import { readPhone } from '../../dialogs/understand/phone.ts';
import { shownSlot } from '../../dialogs/visit-slot.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { concerning } from '../../knowledge/in-effect.ts';
import { Day, type Language, type Ticket, TimeOfDay } from '../../knowledge/records.ts';
import { wellFormed } from '../channels/directline/activity-in.ts';
import { longestReason, longestText } from './document.ts';

/** What a form of the page asks for, with the words that stand for it in the chat. */
export type ReadAct =
  | { readonly act: CaseAct; readonly words: string }
  /** Something that the customer can mend, and what was typed. */
  | { readonly problem: string; readonly typed: Readonly<Record<string, string>> }
  /** No form of ours sends such a thing. */
  | 'malformed';

const line = (most: number) =>
  z
    .string()
    .default('')
    .transform(text => wellFormed(text).trim())
    .refine(text => [...text].length <= most);
const words = z
  .string()
  .default('')
  .transform(text => wellFormed(text).replace(/\r\n?/g, '\n').trim());
const time = z
  .string()
  .transform(text => {
    const [date, start] = text.split('T');
    return { date, start };
  })
  .pipe(z.object({ date: Day, start: TimeOfDay }));
const shortestAddress = 4;
const longestAddress = 200;

const Fields = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('decide'),
    decide: z.enum(['approve', 'decline', 'accept', 'not-fixed']),
    of: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .pipe(z.int().positive())
      .optional(),
  }),
  z.object({ do: z.literal('keep'), from: time }),
  z.object({ do: z.literal('call-off'), from: time, reason: line(longestReason) }),
  z.object({ do: z.literal('move'), from: time, to: time.optional() }),
  z.object({ do: z.literal('book'), to: time.optional() }),
  z.object({ do: z.literal('undo') }),
  z.object({ do: z.literal('tell'), text: words }),
  z.object({ do: z.literal('reach'), phone: line(100), address: words }),
]);

/** Reads what a form of the page of a case was sent with. */
export function readAct(form: URLSearchParams, ticket: Ticket, language: Language, knowledge: Knowledge): ReadAct {
  const parsed = Fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return 'malformed';
  const fields = parsed.data;
  const texts = textsOf[language];
  const t = texts.casePage;
  const about = { ticket: ticket.id, language };
  const shown = (slot: { date: string; start: string }) =>
    shownSlot(slot, { knowledge: concerning(knowledge, ticket.product?.id), language });
  switch (fields.do) {
    case 'decide': {
      const { of, decide } = fields;
      // Which price is agreed to has to be said.
      if (of === undefined && (decide === 'approve' || decide === 'decline')) return 'malformed';
      return {
        act: { ...about, do: 'decide', decide, ...(of !== undefined && { of }) },
        words: labelOfDecision(decide, ticket, language),
      };
    }
    case 'keep':
      return { act: { ...about, ...fields }, words: t.visit.keep };
    case 'undo':
      return { act: { ...about, do: 'undo' }, words: t.visit.undo };
    case 'call-off':
      return { act: { ...about, ...fields }, words: [t.visit.cancel, fields.reason].filter(Boolean).join('\n') };
    case 'move':
    case 'book': {
      const { to } = fields;
      if (to === undefined) return { problem: t.not.time, typed: {} };
      if (fields.do === 'book') return { act: { ...about, do: 'book', to }, words: t.visit.booked(shown(to)) };
      return { act: { ...about, do: 'move', from: fields.from, to }, words: t.visit.moved(shown(to)) };
    }
    case 'tell': {
      const { text } = fields;
      if (text === '') return { problem: t.tell.empty, typed: { text } };
      if (text.length > longestText) return { problem: t.tell.tooLong(longestText), typed: { text } };
      return { act: { ...about, do: 'tell', text }, words: text };
    }
    case 'reach':
      return readReach(fields, about, texts);
  }
}

function readReach(
  fields: { readonly phone: string; readonly address: string },
  about: { readonly ticket: string; readonly language: Language },
  texts: (typeof textsOf)['zh-CN'],
): ReadAct {
  const t = texts.casePage.reach;
  const address = fields.address.replace(/\s*\n\s*/g, ' ');
  const typed = { phone: fields.phone, address };
  if (fields.phone === '' && address === '') return { problem: t.empty, typed };
  const reading = fields.phone === '' ? undefined : readPhone(fields.phone);
  if (reading?.ok === false) return { problem: texts.repair.phone.problem(reading), typed };
  if (address.length > longestAddress) return { problem: texts.repair.address.tooLong(longestAddress), typed };
  const isPlace = address === '' || ([...address].length >= shortestAddress && /\p{L}/u.test(address));
  if (!isPlace) return { problem: texts.repair.address.again, typed };
  const phone = reading?.phone;
  return {
    act: {
      ...about,
      do: 'reach',
      ...(phone !== undefined && { phone }),
      ...(address !== '' && { address }),
    },
    words: t.said(phone ?? '', address),
  };
}
