import { z } from 'zod';
import { Language } from './records.ts';

/** A name in both languages, such as `{ zh-CN: 空调, en-US: Air conditioner }`. */
export const Bilingual = z.strictObject({
  [Language.enum['zh-CN']]: z.string().min(1),
  [Language.enum['en-US']]: z.string().min(1),
});
export type Bilingual = Readonly<z.infer<typeof Bilingual>>;

/** Lines in both languages; neither may be empty. */
export const BilingualLines = z.strictObject({
  [Language.enum['zh-CN']]: z.array(z.string().min(1)).min(1),
  [Language.enum['en-US']]: z.array(z.string().min(1)).min(1),
});
export type BilingualLines = Readonly<Record<Language, readonly string[]>>;
