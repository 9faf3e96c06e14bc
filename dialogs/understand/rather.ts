import { normalised } from './normalise.ts';

/** What is wanted rather than the times that were offered: earlier ones, later ones, or those of another day. */
export type Rather = 'earlier' | 'later' | 'another-day';

/** In characters: "sorry, none of these times work for me, do you have anything later". */
const longest = 60;

const earlier =
  /(?:再|更|稍微?|有没有|能不能|可不可以|可以)?(?:早一?[点些]|早[一几两]天|提前|往前|靠前)|太[晚迟]|(?<![a-z])(?:earlier|sooner)(?![a-z])/;
const later = /[晚迟]一?[点些]|[晚迟][一几两]天|往后|靠后|推后|推迟|延后|太早|(?<![a-z])later(?![a-z])/;
const anotherDay = new RegExp(
  [
    '改[天日期]|[换改]个?一?[天日](?!气)|(?:换|改)个?(?:时间|日子|日期)|(?:别|其他|其它|另外)的?(?:天|日子|日期|时间)',
    '(?:周[一二三四五六日天末]|[今明后那这]天|\\d{1,2}[号日]|上午|下午|时间|都)[^,。;]{0,4}?(?:不行|不可以|没空|没时间|不方便|不合适|不在家|有事|上班|来不及)(?!吗)',
    "(?<![a-z])(?:another|other|different) (?:day|date|time)s?(?![a-z])|(?<![a-z])none of (?:these|those|them)|(?:doesn't|don't|won't|can't|not) (?:work|do|make it|make that|possible|suit)(?![a-z])",
  ].join('|'),
);

/** Reads a short message that names no time of its own and wants others than those offered: 有没有晚一点的, 改天吧. */
export function readRather(text: string): Rather | undefined {
  if (text.length > longest) return undefined;
  const said = normalised(text);
  if (earlier.test(said)) return 'earlier';
  if (later.test(said)) return 'later';
  return anotherDay.test(said) ? 'another-day' : undefined;
}
