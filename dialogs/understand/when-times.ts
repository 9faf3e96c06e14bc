import type { Groups } from './date-rule.ts';
import { numberOf } from './numeral.ts';

/** A time of the day that was said, "HH:MM", or a half of the day. */
export interface Time {
  readonly part?: 'morning' | 'afternoon';
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Undefined: the words are not for this rule. 'invalid': no clock shows it. */
export type ReadTime = (groups: Groups) => Time | 'invalid' | undefined;

/** One way to speak of a time of the day. */
export interface TimeRule {
  readonly pattern: RegExp;
  readonly read: ReadTime;
}

const numeral =
  '\\d{1,2}|十[一二]?|二十[一二三四五]?|[二两三四五六七八九](?!点(?:建议|要求|意见|问题|原因|说明|疑问))|(?<![快早晚有差好大小慢多少冷热高低长短远近宜轻重第这说那先再])一(?!点(?:都|也|儿|不|没|反|用|作|小|问|建|意|点))';
const single = '(?<=[\\u0000天日一二三四五六号])[早晚](?!一?点|些|餐|饭)';
const partNames = `凌晨|半夜|深夜|早上|早晨|清晨|清早|一大早|一早|上午|中午|正午|下午|午后|傍晚|晚上|夜里|夜晚|晚间|${single}`;
const minutes =
  '半|[一三]刻|\\d{1,2}(?!\\d|[-到至月号日个人天点])|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九]';
const halfOfDay = "am|pm|a\\.m\\.?|p\\.m\\.?|in the morning|in the afternoon|in the evening|at night|o'?clock";

/** A time on the clock; the groups carry the number `n`. */
const clock = (n: number) =>
  `(?<part${n}>${partNames})?(?:的| |大概|大约|差不多)*(?<hour${n}>${numeral})(?:(?<mark${n}>点|时(?![间候不而])) ?(?:钟|整)?(?:(?<minute${n}>${minutes})分?)?|(?<colon${n}>:)(?<figures${n}>\\d\\d)(?::\\d\\d)?)?(?:ish)?(?: ?(?<half${n}>${halfOfDay})(?![a-z]))?(?:左右|前后|多)?`;
const start = '(?<![\\d.:/a-z第-])';
const end = '(?![\\da-z%])';

function rule(pattern: string, read: ReadTime): TimeRule {
  return { pattern: new RegExp(pattern, 'gu'), read };
}

/** The ways to speak of times, exact ones first. A rule does not see what an earlier one has taken. */
export const timeRules: readonly TimeRule[] = [
  rule(
    `${start}(?:(?<word>between|from) )?${clock(1)} ?(?:-|到|至|and|to|until|till) ?${clock(2)}${end}(?:之间)?`,
    span,
  ),
  rule(
    '(?<![a-z])(?<side>half(?: past)?|quarter (?:past|to)) (?<hour1>\\d{1,2})(?: ?(?<half1>am|pm))?(?![\\da-z])',
    groups => {
      const { side = '' } = groups;
      const at = clockOf({ ...groups, minute1: side.startsWith('half') ? '半' : '一刻' }, 1);
      if (at === undefined || at === 'invalid') return at;
      return { at: side.endsWith('to') ? shown(Number(at.slice(0, 2)) - 1, '45') : at };
    },
  ),
  // 两三点, 九、十点钟: from the one to the other.
  rule(
    `(?<![十第\\d])(?<part1>${partNames})?的?(?<hour1>[一二两三四五六七八九])[、,]?(?<hour2>[二三四五六七八九十])点钟?(?:左右|的?样子)?(?![\\d半一二三四五十])`,
    groups => {
      const [a, b] = [numberOf(groups.hour1 ?? ''), numberOf(groups.hour2 ?? '')];
      return a !== undefined && b === a + 1 ? span({ ...groups, part2: groups.part1, word: 'from' }) : undefined;
    },
  ),
  // When somebody is home: from then on.
  rule(`${start}${clock(1)}(?:才|就|多|左右)*(?:下班|放学|到家|回家|收工)(?:以后|之后|后)?`, groups => {
    const at = isMarked(groups, 1) ? clockOf(groups, 1) : undefined;
    return at === undefined || at === 'invalid' ? at : { from: at };
  }),
  rule(
    '(?<![a-z])(?:can you (?:do|make|come at)|how about|what about|say|make it|come at) (?<hour1>\\d{1,2})(?= ?(?:$|[,.?!]))',
    groups => {
      const at = clockOf(groups, 1);
      return at === undefined || at === 'invalid' ? at : { at };
    },
  ),
  // 10-12 and nothing else, right behind the day: Friday 10-12, 明天9-11.
  rule(
    `(?<=\\u0000[ ,]{0,2}(?:from |between )?)${clock(1)} ?(?:-|到|至|and|to|until|till) ?${clock(2)}${end}(?![号楼栋单元天个人岁周月年/.])`,
    groups => span({ ...groups, word: 'from' }),
  ),
  rule(
    `(?<![a-z])(?<word>at|around|about|after|from|past|before|by|until|till) ${clock(1)}${end}(?! (?:days?|weeks?|months?|years?|hours?|minutes?|times?|people|calls?|visits?)|(?:st|nd|rd|th)| ?[-/.] ?\\d|\\d)(?: onwards?)?`,
    ({ word = '', ...groups }) => {
      const at = clockOf(groups, 1);
      if (at === undefined || at === 'invalid') return at;
      if (/after|from|past/.test(word)) return { from: at };
      return /before|by|till?$/.test(word) || word === 'until' ? { to: at } : { at };
    },
  ),
  rule(
    `${start}${clock(1)}${end} ?(?:(?<after>以后|之后|过后|后(?!天)|往后|开始|起|or later|onwards?)|(?<before>以前|之前|前(?!天|后)|or earlier))?`,
    ({ after, before, ...groups }) => {
      if (!isMarked(groups, 1)) return undefined;
      const at = clockOf(groups, 1);
      if (at === undefined || at === 'invalid') return at;
      return after ? { from: at } : before ? { to: at } : { at };
    },
  ),
  rule('下班(?:以后|之后|后)|(?<![a-z])after work(?![a-z])', () => ({ from: '18:00' })),
  rule(
    '(?<![a-z])(?<word>before|by|until|till|after|past|from) (?:12 )?(?:noon|midday|lunch(?: ?time)?)(?![a-z])',
    ({ word = '' }) => (/after|past|from/.test(word) ? { part: 'afternoon' } : { to: '12:00' }),
  ),
  rule('(?:中午|正午|午饭)(?:之前|以前|前(?![天后]))', () => ({ to: '12:00' })),
  rule('(?:中午|正午|午[饭休睡觉]+|吃[完过了]*(?:中午?饭|午饭))(?:之后|以后|过后|后(?!天)|完|起来)', () => ({
    part: 'afternoon',
  })),
  rule('(?:晚饭|吃[完过了]*晚饭)(?:之后|以后|过后|后(?!天)|完)?(?:那会儿?)?', () => ({ from: '18:00' })),
  rule('(?<![a-z])(?:in the |at )?(?:noon|midday|lunch ?time)(?![a-z])|中午|正午', () => ({ at: '12:00' })),
  rule('晚上|夜里|夜晚|晚间|(?<=[\\u0000天日])晚(?!一?点|些)|(?<![a-z])(?:in the )?(?:evening|night)(?![a-z])', () => ({
    from: '18:00',
  })),
  rule('傍晚', () => ({ from: '17:00' })),
  rule('凌晨|半夜|深夜', () => ({ from: '00:00', to: '06:00' })),
  rule(
    '上午|上昼|早上|早晨|清晨|清早|一大早|一早|(?<=[\\u0000天日])早(?!一?点|些)|(?<![a-z])(?:in the |early |late )?mornings?(?![a-z])',
    () => ({ part: 'morning' }),
  ),
  rule('下午|下昼|午后|(?<![a-z])(?:in the |early |late )?afternoons?(?![a-z])', () => ({ part: 'afternoon' })),
];

/** A half of the day or the evening, which an hour may be said beside: 明天下午吧，3点左右. */
export function isPart({ part, from, to }: Time): boolean {
  return part !== undefined || (from === '18:00' && to === undefined);
}

/** The hour that was said beside such a part of the day. */
export function inPart(time: Time, beside: Time | undefined): Time {
  const late = beside?.part === 'afternoon' || beside?.from === '18:00';
  if (!late) return time;
  const moved: Time = Object.fromEntries(
    Object.entries(time).map(([name, at]) => [name, name === 'part' ? at : later(at)]),
  );
  // 上午11点到下午1点 has halves of its own, whatever was said before it.
  return moved.from !== undefined && moved.to !== undefined && moved.from >= moved.to ? time : moved;
}

function later(at: string): string {
  return at < '12:00' ? shown(Number(at.slice(0, 2)) + 12, at.slice(3)) : at;
}

function span({ word, ...groups }: Groups): Time | 'invalid' | undefined {
  if (word === undefined && !isMarked(groups, 2) && !(isMarked(groups, 1) && groups.part1)) return undefined;
  if (
    groups.mark2 === undefined &&
    groups.mark1 !== undefined &&
    groups.half2 === undefined &&
    groups.colon2 === undefined
  )
    return undefined;
  // What was said of one end holds for the other: 下午2点到4点, 2-4pm.
  const shared = {
    ...groups,
    part2: groups.part2 ?? groups.part1,
    half1: groups.half1 ?? (groups.part1 ? undefined : groups.half2),
  };
  const to = clockOf({ ...shared, ...(groups.half2 ? { part2: undefined } : {}) }, 2);
  let from = clockOf(shared, 1);
  if (from === undefined || to === undefined) return undefined;
  if (from === 'invalid' || to === 'invalid') return 'invalid';
  // 11 to 2 pm begins before noon; 上午9点到3点 ends after it.
  if (from >= to && groups.half1 === undefined && groups.half2 !== undefined) {
    const morning = clockOf({ ...shared, half1: 'am' }, 1);
    if (morning !== undefined && morning !== 'invalid') from = morning;
  }
  if (from < to) return { from, to };
  const end = groups.part2 === undefined && groups.half2 === undefined ? later(to) : to;
  return from < end ? { from, to: end } : 'invalid';
}

function isMarked(groups: Groups, n: number): boolean {
  return ['mark', 'colon', 'half'].some(name => groups[`${name}${n}`] !== undefined);
}

/** Hours from 1 to 6 are of the afternoon unless something else is said: nobody is visited at 3 in the night. */
function clockOf(groups: Groups, n: number): string | 'invalid' | undefined {
  const said = groups[`hour${n}`] ?? '';
  const hour = numberOf(said);
  if (hour === undefined) return undefined;
  const minute = minuteOf(groups[`minute${n}`] ?? groups[`figures${n}`]);
  const is24 = hourOf(hour, `${groups[`part${n}`] ?? ''} ${groups[`half${n}`] ?? ''}`, /^0/.test(said));
  return is24 === undefined || minute === undefined || minute > 59 ? 'invalid' : shown(is24, String(minute));
}

function hourOf(hour: number, words: string, exact: boolean): number | undefined {
  if (hour > 23) return undefined;
  if (/凌晨|半夜|深夜/.test(words)) return hour === 12 ? 0 : hour < 12 ? hour : undefined;
  if (/^a|早|清|上午| a|morning/.test(words))
    return hour > 12 ? undefined : hour === 12 && /a\.?m/.test(words) ? 0 : hour;
  if (/中午|正午/.test(words)) return hour < 6 ? hour + 12 : hour;
  if (/夜|晚上|晚间|^晚|at night/.test(words) && hour === 12) return undefined;
  if (/下午|午后|晚|夜| p|afternoon|evening|at night/.test(words)) return hour < 12 ? hour + 12 : hour;
  return !exact && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

function minuteOf(said: string | undefined): number | undefined {
  if (said === undefined) return 0;
  if (said === '半') return 30;
  if (said.endsWith('刻')) return said.startsWith('三') ? 45 : 15;
  return numberOf(said.replace(/^零/, ''));
}

function shown(hour: number, minute: string): string {
  return `${String(hour).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
