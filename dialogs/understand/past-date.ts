import { Temporal } from 'temporal-polyfill';
import type { Bought, Language } from '../../knowledge/records.ts';
import { type Finding, findingsOf } from './date-finding.ts';
import { phrasesIn, tidied } from './date-phrases.ts';
import { ranks, type Told, toldOf } from './date-told.ts';

/** When something was bought, as precisely as the customer knows; `date` is the first day of a month or a year. */
export type PastDate =
  | ({ readonly kind: 'date' } & Bought)
  /** The message fits more than one date: 03/05/2024, 3月还是4月. In the order they were said; to be asked, never chosen. */
  | { readonly kind: 'several'; readonly dates: readonly Bought[] }
  | ({ readonly kind: 'future' } & Bought)
  /** More than 30 years ago; 1970 is what broken clocks and spreadsheets say. */
  | ({ readonly kind: 'too-old' } & Bought)
  /** A day that no calendar has, in the customer's words: 2月30号. */
  | { readonly kind: 'impossible'; readonly said: string }
  /** The customer does not know, or knows no more than 好几年前. */
  | { readonly kind: 'unknown' }
  /** The message speaks of no such date. */
  | { readonly kind: 'none' };

/**
 * Reads the answer to "when did you buy it", whatever stands around the date.
 *
 * A date without a year is the last one that was: 三月 said in February is of the year before. Of several dates those
 * count that are said of the receipt (收到, delivered), else of the purchase (买, bought), else any; what is said
 * of a breakdown, a repair or the end of a warranty never does. A correction (不对, no wait) puts aside what was said before it.
 *
 * What is not exact is not made so. Lengths of time and parts of a year (两年多, 去年夏天, 年底) become the
 * month or the year that has the middle of what they may mean, so that the truth plausibly lies in that month or
 * year; a holiday of several days, or of the moon, becomes its month.
 *
 * @param today     the calendar day at the shop
 * @param language  decides what the order of figures alone leaves open: 3/5 is 3月5日 in Chinese, and May 3 too in English
 */
export function readPastDate(
  text: string,
  { today, language }: { readonly today: Temporal.PlainDate; readonly language: Language },
): PastDate {
  const read = tidied(text);
  const desk = { today, language };
  const phrases = phrasesIn(read, desk);
  const told = toldOf(phrases, read);
  const findings = told.flatMap(phrase => findingsOf(phrase, told, phrases, desk));
  const outcome = chosen(findings, text);
  if (outcome.kind !== 'none') return outcome;
  return phrases.some(phrase => phrase.vague) || unknown.test(read) ? { kind: 'unknown' } : outcome;
}

/** As shown to the customer, no more exact than it is: "2024年3月5日", "2024年3月", "5 March 2024", "2024". */
export function shownDate(date: string, precision: Bought['precision'], language: Language): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  if (language === 'en-US') {
    return [...(precision === 'day' ? [day] : []), ...(precision === 'year' ? [] : [monthNames[month - 1]]), year].join(
      ' ',
    );
  }
  return `${year}年${precision === 'year' ? '' : `${month}月`}${precision === 'day' ? `${day}日` : ''}`;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

const unknown =
  /不(?:太|大|怎么|是很)?(?:记得|知道|晓得|清楚|确定)|[记想]不[起清得到]|忘了|忘记|忘掉|说不[清好准]|没印象|没注意|唔记得|唔知|don'?t (?:really |quite )?(?:remember|know|recall)|can'?t (?:really )?(?:remember|recall|say)|cannot (?:remember|recall)|no idea|not sure|forg[eo]t|no clue|idk|unsure/;

function chosen(findings: readonly Finding[], text: string): PastDate {
  const past = findings.flatMap(finding => (finding.kind === 'past' ? [finding] : []));
  const [one, ...more] = distinct(highest(finest(exactOnes(past))));
  if (one !== undefined)
    return more.length === 0 ? { kind: 'date', ...one } : { kind: 'several', dates: [one, ...more] };
  for (const kind of ['too-old', 'future'] as const) {
    const finding = findings.find(each => each.kind === kind);
    if (finding !== undefined && finding.kind === kind) return { kind, ...finding.is };
  }
  const [impossible] = findings;
  return impossible === undefined
    ? { kind: 'none' }
    : { kind: 'impossible', said: asWritten(impossible.phrase.said, text) };
}

/** With the customer's own capitals, unless tidying has changed more than them. */
function asWritten(said: string, text: string): string {
  const at = text.toLowerCase().indexOf(said);
  return at < 0 ? said : text.slice(at, at + said.length);
}

interface Past {
  readonly is: Bought;
  readonly phrase: Told;
}

/** 2024年3月买的，用了两年多: the length is no second date. */
function exactOnes(past: readonly Past[]): readonly Past[] {
  const exact = past.filter(({ phrase }) => !phrase.rough);
  return exact.length > 0 ? exact : past;
}

/** Without a year where a month of it was said too, and so on; what was said of the one is said of the other. */
function finest(past: readonly Past[]): readonly Past[] {
  const within = ({ is: fine }: Past, { is: coarse }: Past) =>
    telling[fine.precision] > telling[coarse.precision] &&
    fine.date.startsWith(coarse.date.slice(0, telling[coarse.precision]));
  return past
    .filter(coarse => !past.some(fine => within(fine, coarse)))
    .map(fine => {
      const roles = [fine, ...past.filter(coarse => within(fine, coarse))].map(({ phrase }) => phrase.role);
      const role = roles.reduce((a, b) => (ranks[b] > ranks[a] ? b : a));
      return { ...fine, phrase: { ...fine.phrase, role } };
    });
}

/** How much of an ISO date a precision vouches for. */
const telling = { year: 4, month: 7, day: 10 } as const;

function highest(past: readonly Past[]): readonly Past[] {
  const top = Math.max(...past.map(({ phrase }) => ranks[phrase.role]));
  return past.filter(({ phrase }) => ranks[phrase.role] === top);
}

function distinct(past: readonly Past[]): Bought[] {
  return [...new Map(past.map(({ is }) => [`${is.date} ${is.precision}`, is])).values()];
}
