import { chineseDates, occasionDates } from './date-chinese.ts';
import { englishDates } from './date-english.ts';
import { daysInFigures, fewFigures, notDates } from './date-figures.ts';
import type { Desk, Groups, Reading, Rule } from './date-rule.ts';
import { withoutSlips } from './date-slips.ts';
import { plain } from './normalise.ts';
import { numberOf } from './numeral.ts';
import { inSimplified } from './traditional.ts';

/** A phrase that speaks of a time, and where it stands in the tidied text. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  /** The customer's words, tidied. */
  readonly said: string;
  /** More than one where the writing itself has two meanings (03/05/2024); none where no day can be told from it. */
  readonly readings: readonly Reading[];
  readonly rough: boolean;
  readonly bought: boolean;
  readonly vague: boolean;
}

/** A message in the form that the rules are written for: 上個禮拜 三 → 上个周三. What is beyond 500 characters is not read. */
export function tidied(text: string): string {
  return withoutSlips(inSimplified(plain(text.slice(0, longest)).toLowerCase()))
    .slice(0, longest)
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .replace(/週|星期|礼拜/g, '周')
    .replace(
      /(?<=(?<![一每几两半\d])周)[1-7](?![次台人\d点时:.号日月个天年后前内之以])/g,
      number => '一二三四五六日'[Number(number) - 1] ?? '',
    )
    .replace(/(?<![几多这那哪每一二三两])([今明后])个(?=[上下早晚前晌午]|儿|$|[,，。])儿?/g, '$1天')
    .replace(/[上前]晌(?!午)/g, '上午')
    .replace(/下晌/g, '下午')
    .replace(/晌午头?/g, '中午')
    .replace(/曆/g, '历')
    .replace(/廿/g, '二十')
    .replace(/[两二]千零?(二?十?[一二三四五六七八九]?)(?=年)/g, (_, rest) =>
      String(2000 + (numberOf(rest || '零') ?? 0)),
    )
    .replace(/民国(\d{2,3})(?=年)/g, (_, years) => String(1911 + Number(years)))
    .replace(/[‐‑‒–−~]|(?<=\d)—(?=\d)/g, '-')
    .replace(/(?<=\d)o(?=\d)/g, '0')
    .replace(/各月/g, '个月')
    .replace(/(?<=\d{4})[你念](?=\d|[初底买])/g, '年')
    .trim();
}

/** The phrases in a tidied text, in the order they stand in it. A rule does not see what an earlier one has taken. */
export function phrasesIn(text: string, desk: Desk): Phrase[] {
  const phrases: Phrase[] = [];
  let open = text;
  for (const { pattern, read, rough = false, bought = false, vague = false } of rulesFor(text)) {
    open = open.replace(pattern, (said: string, ...match: unknown[]) => {
      const groups = (typeof match.at(-1) === 'object' ? match.pop() : {}) as Groups;
      const from = match.at(-2) as number;
      const readings = read(groups, desk, said);
      if (readings === undefined) return said;
      if (readings !== 'no date') {
        const inUse = bought || /^(?:刚|才)?(?:买|购|用|使用|入手|到手)/.test(said);
        phrases.push({
          from,
          to: from + said.replace(/[ ,]+$/, '').length,
          said: said.trim(),
          readings,
          rough,
          bought: inUse,
          vague,
        });
      }
      return taken.repeat(said.length);
    });
  }
  return phrases.sort((a, b) => a.from - b.from).slice(0, most);
}

const longest = 500;

/** Phrases looked at; nobody answers with more. */
const most = 12;

/** Stands for what is read already; no rule matches it. */
const taken = '\u0000';

const firstRules: readonly Rule[] = [...notDates, ...daysInFigures, ...occasionDates];
const lastRules: readonly Rule[] = [...chineseDates, ...fewFigures];
const allRules: readonly Rule[] = [...firstRules, ...englishDates, ...lastRules];
const rulesWithoutLetters: readonly Rule[] = [...firstRules, ...lastRules];

function rulesFor(text: string): readonly Rule[] {
  return /[a-z']/.test(text) ? allRules : rulesWithoutLetters;
}
