import type { Language } from '../../knowledge/records.ts';
import { enUS } from './en-US.ts';
import { zhCN } from './zh-CN.ts';

/** Everything the desk says by itself; a language with a missing or surplus text does not compile. */
export type Texts = typeof zhCN;

export const textsOf: Readonly<Record<Language, Texts>> = { 'zh-CN': zhCN, 'en-US': enUS };
