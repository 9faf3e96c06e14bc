import { z } from 'zod';
import { Language } from './records.ts';

/** One language of an FAQ entry. */
const Wording = z.strictObject({
  /** What the entry is called on a button, at most 20 characters of Chinese or 40 of English. */
  title: z.string().min(1),
  /** Ways in which customers ask it; the matcher learns from them. */
  phrases: z.array(z.string().min(1)),
  /** What is answered: at most three short paragraphs. `{hotline.workday}` stands for a figure of the policy. */
  answer: z.string().min(1),
});
export type Wording = z.infer<typeof Wording>;

/** A question that the desk answers by itself, in both languages, with the clauses that it stands on. */
export const FaqEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Clauses such as "S1 3.1.1", shown below the answer. */
  source: z.array(z.string()).min(1),
  /** `false` for small talk: nobody who says thank you wants to read a clause. */
  cited: z.literal(false).optional(),
  /** The dialog that its button leads on to. */
  leadsTo: z.string().optional(),
  [Language.enum['zh-CN']]: Wording,
  [Language.enum['en-US']]: Wording,
});
export type FaqEntry = z.infer<typeof FaqEntry>;

/** What customers say when they want a dialog rather than an answer. */
export const Intent = z.strictObject({
  dialog: z.string(),
  [Language.enum['zh-CN']]: z.strictObject({ title: z.string().min(1), phrases: z.array(z.string().min(1)) }),
  [Language.enum['en-US']]: z.strictObject({ title: z.string().min(1), phrases: z.array(z.string().min(1)) }),
});
export type Intent = z.infer<typeof Intent>;
