import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { Fault } from './fault.ts';
import type { Language } from './records.ts';

/**
 * Names that customers read for the sources that clauses stand in (`content/standards.yaml`):
 * the clause "S1 3.1.1" is point 3.1.1 of the standard `S1`.
 */
export const Standards = z.strictObject({
  standards: z.record(z.string().regex(/^\S+$/, 'has a space in its id — leave it out'), Bilingual),
  /** Words that stand in clauses beside their numbers, and their English: `附件: Annex`. */
  sections: z.record(z.string().min(1), z.string().min(1)).default({}),
});
export type Standards = Readonly<z.infer<typeof Standards>>;

/** The standard that a clause stands in, and its place there: "S1 3.1.1" → `S1`, "3.1.1". A whole standard has no place. */
export function clauseParts(clause: string): { standard: string; place: string } {
  const [standard = '', ...place] = clause.trim().split(/\s+/);
  return { standard, place: place.join(' ') };
}

/** A Chinese word of a clause's place that is neither a number nor one of `sections`, so that nobody could translate it. */
export function unknownSection(clause: string, { sections }: Standards): string | undefined {
  const { place } = clauseParts(clause);
  const isNumber = (word: string) => /^第[零一二三四五六七八九十百\d]+条$|^[一二三四五六七八九十百\d.-]+$/.test(word);
  return place
    .split(' ')
    .find(word => /\p{Script=Han}/u.test(word) && !isNumber(word) && !Object.hasOwn(sections, word));
}

/**
 * Clauses as customers read them: "依据《产品售后服务标准》3.1.1、3.1.2", "Source: Product After-Sales Service
 * Standard 3.1.1, 3.1.2". Clauses of one standard stand together, in the order given.
 */
export function citation(
  source: string | readonly string[],
  { standards }: { readonly standards: Standards },
  language: Language,
): string {
  const places = new Map<string, string[]>();
  for (const { standard, place } of [source].flat().map(clauseParts)) {
    places.set(standard, [...(places.get(standard) ?? []), ...(place === '' ? [] : [place])]);
  }
  const cited = [...places].map(([id, points]) => {
    const name = Object.hasOwn(standards.standards, id) ? standards.standards[id] : undefined;
    if (!name) throw new Fault('program', { because: 'a clause of an unknown standard', standard: id });
    if (language === 'zh-CN') return `《${name[language]}》${points.join('、')}`;
    return [name[language], points.map(point => englishPlace(point, standards.sections)).join(', ')].join(' ').trim();
  });
  return language === 'zh-CN' ? `依据${cited.join('，')}` : `Source: ${cited.join('; ')}`;
}

/** A place in a Chinese standard for readers of English: 一.4 → 1.4, 第二十五条 → Article 25, 附件 → Annex. */
function englishPlace(place: string, sections: Readonly<Record<string, string>>): string {
  return place
    .split(' ')
    .map(word => (Object.hasOwn(sections, word) ? sections[word] : undefined) ?? word)
    .join(' ')
    .replace(/第([零一二三四五六七八九十百\d]+)条/g, (_, number) => `Article ${counted(number)}`)
    .replace(/[一二三四五六七八九十]+(?=[.\s-]|$)/g, number => String(counted(number)));
}

/** A Chinese number below 1000. */
function counted(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let sum = 0;
  let digit = 0;
  for (const sign of text) {
    const factor = { 十: 10, 百: 100 }[sign];
    if (factor === undefined) digit = '零一二三四五六七八九'.indexOf(sign);
    else {
      sum += (digit || 1) * factor;
      digit = 0;
    }
  }
  return sum + digit;
}
