import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import { plain } from './normalise.ts';

/** A number of a case; `slip`: meant as one, with something wrong in it. */
export type SaidNumber = { readonly number: string } | { readonly slip: string };

/** Grouped as numbers are told: R-7K3-M9P-XQ4, also with blanks or points between. */
const grouped = /(?<![a-z\d])[a-z]{1,3}(?:\s?[-–—_ .]\s?[a-z\d]{3}){3}(?![a-z\d])/gi;
/** Typed in one go. A serial number may look the same, and hardly ever checks. */
const inOne = /(?<![a-z\d-])[a-z][a-z\d]{9}(?![a-z\d-])/gi;
/** One sign too many or too few where it was grouped. */
const nearly = /(?<![a-z\d])[a-z]{1,3}(?:\s?[-–—_]\s?[a-z\d]{2,4}){2,4}(?![a-z\d])/gi;

/** The number of a case that a text names, wherever it stands; undefined where it names none. */
export function findTicketNumber(text: string): SaidNumber | undefined {
  const said = plain(text.slice(0, 300));
  const groups = [...said.matchAll(grouped)].map(([found]) => found);
  const read = [...groups, ...[...said.matchAll(inOne)].map(([found]) => found)].map(parseTicketNumber);
  const found = read.find(reading => reading.ok);
  if (found?.ok) return { number: found.number };
  const slip = groups[0] ?? [...said.matchAll(nearly)].map(([meant]) => meant).find(meant => /\d/.test(meant));
  return slip === undefined ? undefined : { slip };
}

/** A message that is the number of a case and nothing else, but for words around it: 我的单号 R-7K3-M9P-XQ4. */
export function readTicketNumber(text: string): SaidNumber | undefined {
  const found = text.length > 60 ? undefined : findTicketNumber(text);
  if (found === undefined) return undefined;
  const rest = plain(text)
    .replace(grouped, '')
    .replace(inOne, '')
    .replace(nearly, '')
    .replace(
      /我的|这个|帮我|请|麻烦|查询?|看看?|一下|下|工单|报修|维修|单子|单|编号|号码|号|是|the|my|it|is|case|ticket|number|no\.?|please|check/gi,
      '',
    )
    .replace(/[\s\p{P}\p{S}]/gu, '');
  return rest === '' ? found : undefined;
}

/** The last four figures of a phone number, as they were typed: 5678, 尾号5678, or the whole number. */
export function readPhoneTail(text: string): string | undefined {
  const figures = plain(text.slice(0, 60)).replace(/[\s-]/g, '').match(/\d+/g) ?? [];
  const [only, ...others] = figures;
  if (only === undefined || others.length > 0) return undefined;
  return only.length === 4 || (only.length >= 7 && only.length <= 13) ? only.slice(-4) : undefined;
}
