import type { SummaryLine } from './form.ts';

/** A line of the form that the customer wants otherwise, with the new value where it was said along. */
export interface Correction {
  readonly slot: string;
  readonly value?: string;
}

const numerals = '一二三四五六七八九十';
const verb = '(?:改|修改|更改|更正|重填|换)(?:一?下)?';
const bareNumber = new RegExp(`^第? ?(\\d{1,2}|[${numerals}]{1,3}) ?(?:项|行|条|个)?[。.]?$`, 'u');
const polite = '(?:请|帮我|麻烦|我要|我想|想|要)*';
const become = '(?:改?成|改?为|换成|应该是|是|[:：])';
const aside = '(?:写|填|打|说)?(?:错了?|不对|有误)?[,，。 ]*(?:应该|要|请|帮我)*';

const byNumber = new RegExp(
  `^${polite}${verb}第? ?(\\d{1,2}|[${numerals}]{1,3}) ?(?:项|行|条|个|步)?(?: ?${become} ?(.+))?$`,
  'u',
);
const byNumberEnglish =
  /^(?:please )?(?:change|edit|correct|fix) (?:line |item |number |no\.? ?)?(\d{1,2})(?: (?:to|into) (.+))?$/iu;

/**
 * Reads a whole message that corrects a line: 改3, 改第三项, 电话改成138…, 电话写错了，是138…, change 2, change phone to …
 * A message that only contains such words is none; a fault described as 遥控器改不了温度 stays a fault.
 *
 * @param lines the lines of the summary as they are numbered now
 */
export function readCorrection(text: string, lines: readonly SummaryLine[]): Correction | undefined {
  const said = text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!！~]+$/u, '');
  const numbered = byNumber.exec(said) ?? byNumberEnglish.exec(said);
  if (numbered?.[1] !== undefined) {
    const line = lineOfNumber(numbered[1], lines);
    return line === undefined ? undefined : correction(line, numbered[2]);
  }
  for (const line of lines) {
    const named = byLabel(line.label)
      .map(pattern => pattern.exec(said))
      .find(match => match !== null);
    if (named) return correction(line, named[1]);
  }
  return undefined;
}

/** The line that a bare number names: 2, ２, ②, 二, 第二项. */
export function lineOfNumber(text: string, lines: readonly SummaryLine[]): SummaryLine | undefined {
  const bare = bareNumber.exec(text.normalize('NFKC').trim());
  return bare?.[1] === undefined ? undefined : lines.find(line => line.number === toNumber(bare[1] ?? ''));
}

/** Whether a message is a bare number and nothing else. */
export function isNumber(text: string): boolean {
  return bareNumber.test(text.normalize('NFKC').trim());
}

function correction(line: SummaryLine, value: string | undefined): Correction {
  const trimmed = value?.trim();
  return trimmed === undefined || trimmed === '' ? { slot: line.slot } : { slot: line.slot, value: trimmed };
}

function byLabel(label: string): RegExp[] {
  const name = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return [
    new RegExp(`^${polite}${verb}${name}(?: ?${become} ?(.+))?$`, 'iu'),
    new RegExp(`^(?:我的)?${name}${aside}(?:改?成|改?为|换成)(.+)$`, 'iu'),
    new RegExp(`^(?:我的)?${name}(?:写|填|打|说)?(?:错了?|不对|有误)[,，。 ]*(?:(?:应该)?是|改成)?(.*)$`, 'iu'),
    new RegExp(`^(?:please )?(?:change|edit|correct|fix) (?:the |my )?${name}(?: (?:to|into) (.+))?$`, 'iu'),
    new RegExp(`^(?:the |my )?${name} (?:is|was) wrong(?:[,.;:]? ?(?:it'?s|it is|should be) (.+))?$`, 'iu'),
  ];
}

function toNumber(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const digit = (each: string | undefined) => (each ? numerals.indexOf(each) + 1 : 0);
  return numeral.includes('十') ? (digit(tens) || 1) * 10 + digit(ones) : digit(ones);
}
