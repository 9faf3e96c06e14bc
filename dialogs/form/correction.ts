import { findFault } from '../understand/fault.ts';
import { bare, normalised, plain } from '../understand/normalise.ts';
import { numberOf } from '../understand/numeral.ts';
import { asks } from '../understand/sentence.ts';
import { inSimplified } from '../understand/traditional.ts';
import type { SummaryLine } from './form.ts';

/**
 * A line of the form that the customer wants otherwise: with its new `value`, or with what is to `add` to it, where
 * that was said along; an empty `add` is still to be asked for.
 */
export interface Correction {
  readonly slot: string;
  readonly value?: string;
  readonly add?: string;
}

/** A line of the summary, with what customers call it and what stands there. */
export interface CorrectableLine extends SummaryLine {
  /** Other words for the label: 手机, 号码, phone number. */
  readonly names?: readonly string[];
  /** Other words for the value: AC for an air conditioner, so that "not the AC" means this line. */
  readonly aliases?: readonly string[];
  /** It is told in the customer's own words and may grow: 加一句：声音很大. At most one line of a form. */
  readonly grows?: boolean;
}

/**
 * Where a message stands. At the summary, and where a line is to be chosen, it is about the lines. At a question it may
 * just as well be the answer, so only what cannot be one corrects a line.
 */
export type Place = 'summary' | 'question';

/**
 * Reads a whole message that corrects a line: 改3, 把电话改成138…, 电话写错了，是138…, 不是空调是冰箱, 加一句：声音很大,
 * change 2, change my phone number to …. A message that only contains such words is none: a fault described as
 * 遥控器改不了温度 stays a fault.
 *
 * @param lines the lines of the summary as they are numbered now
 */
export function readCorrection(
  text: string,
  lines: readonly CorrectableLine[],
  at: Place = 'question',
): Correction | undefined {
  const message = heard(text);
  if (message === undefined || lines.length === 0) return undefined;
  const byName = new Map(
    lines.flatMap(line => [line.label, ...(line.names ?? [])].map(name => [normalised(name), line] as const)).reverse(),
  );
  for (const { pattern, only, kind } of patternsFor([...byName.keys()])) {
    if (only === 'summary' && at === 'question' && !message.mistaken) continue;
    const match = pattern.exec(message.key);
    if (match === null) continue;
    const part = partsOf(match, message.said);
    const line =
      part.name === undefined ? lines.find(({ number }) => number === numberOf(part.n ?? '')) : byName.get(part.name);
    const named = part.name !== undefined || part.n !== undefined;
    if (named && line === undefined) continue;
    const found =
      kind === 'add'
        ? addition(part.v, line ?? growing(lines))
        : kind === 'swap'
          ? swap(part, line, lines, at === 'summary' || message.mistaken)
          : line && replacement(line, part.v, { at, loose: only === 'summary' });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The line that a bare number names: 2, ２, ②, 二, 第二项. */
export function lineOfNumber<L extends SummaryLine>(text: string, lines: readonly L[]): L | undefined {
  const number = bareNumberOf(text);
  return number === undefined ? undefined : lines.find(line => line.number === number);
}

/** Whether a message is a bare number and nothing else. */
export function isNumber(text: string): boolean {
  return bareNumberOf(text) !== undefined;
}

/** Whether somebody who is asked for the new value of a line leaves it as it was: 不改了, 算了, 取消修改, keep it. */
export function keepsOld(text: string): boolean {
  if (text.length > 40) return false;
  return keeping.test(bare(text));
}

function bareNumberOf(text: string): number | undefined {
  const numeral = /^第? ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:项|行|条|个)?[。.]?$/u.exec(plain(text).trim())?.[1];
  return numeral === undefined ? undefined : (numberOf(numeral) ?? 0);
}

/** `key` is what the patterns read, sign for sign as long as `said`, out of which the values are taken. */
interface Message {
  readonly said: string;
  readonly key: string;
  /** It owns up to a slip first: 我说错了, my mistake. */
  readonly mistaken: boolean;
}

/** In characters: the longest fault, and the words around it. */
const longest = 2500;

function heard(text: string): Message | undefined {
  if (text.length > longest) return undefined;
  const whole = plain(text)
    .replace(/[\s,.。!~、;]+$/u, '')
    .replace(/[ \t]+/g, ' ');
  const lowered = inSimplified(whole.toLowerCase());
  const said = lowered.length === whole.length ? whole : lowered;
  let from = 0;
  let mistaken = false;
  for (let before = -1; before !== from; ) {
    before = from;
    const polite = lead.exec(lowered.slice(from, from + 40))?.[0].length ?? 0;
    from += polite;
    const slip = mistake.exec(lowered.slice(from, from + 40))?.[0].length ?? 0;
    from += slip;
    mistaken ||= slip > 0;
  }
  const key = lowered.slice(from);
  return key === '' ? undefined : { said: said.slice(from), key, mistaken };
}

const gap = '[\\s,.。!:;]*';
/** What may stand before a correction and says nothing, one word at a time. */
const lead = new RegExp(
  `^(?:${[
    '不好意思|对不起|抱歉|等一?下|等等|哦|噢|喔|啊|哎呀?|呃|额|那个(?=,| )|对了|麻烦你?您?|劳驾|请你?您?|帮我|帮忙|给我|替我',
    '我需要|我想要?|我要|需要|想要?|要(?!不)|能不能|能否|可不可以|可以|能(?!用)|你(?!们|的)|您(?!的)|再|先|那(?!个|里|边)|还是|不对(?=,| )|不是的|错了(?=,| )|我(?!的|家|们|说|写|填|打|输|选|记|搞|弄|看)|不(?=,)',
    "(?:sorry|oh|no(?!\\.? ?\\d)|wait|well|actually|please|pls|can you|could you|can i|could i|i want to|i would like to|i'd like to|i need to|i have to|let me|let's|hi|hello)(?![a-z'])(?! number)",
  ].join('|')})${gap}`,
  'u',
);
const mistake = new RegExp(
  `^(?:(?:我|刚才|刚刚|前面|上面|之前)*(?:说|写|填|打|输|输入|选|记|搞|弄|看)错了?|(?:i )?(?:made a mistake|got (?:it|that) wrong|mistyped(?: it)?|was wrong)(?![a-z])|my (?:mistake|bad)(?![a-z]))${gap}`,
  'u',
);

interface Parts {
  readonly name?: string;
  readonly n?: string;
  /** The new value, or what to add. */
  readonly v?: string;
  /** What the line holds and should not, and what it should hold instead. */
  readonly a?: string;
  readonly b?: string;
}

function partsOf(match: RegExpExecArray, said: string): Parts {
  const { groups = {}, indices } = match;
  const written = (part: string) => {
    const [from, to] = indices?.groups?.[part] ?? [];
    return from === undefined ? undefined : said.slice(from, to);
  };
  const parts = { name: groups.name, n: groups.n, v: written('v'), a: written('a'), b: written('b') };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

interface Pattern {
  readonly pattern: RegExp;
  /** `replace`: a line and perhaps its value; `swap`: by what a line holds; `add`: more of it. */
  readonly kind: 'replace' | 'swap' | 'add';
  readonly only?: 'summary';
}

/** How lines of such names are corrected, what can be nothing else first. */
function patternsFor(names: readonly string[]): readonly Pattern[] {
  const key = names.join('|');
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const made = patternsOf(names);
  known.set(key, made);
  return made;
}

const known = new Map<string, readonly Pattern[]>();
/** Forms times languages, with room. */
const mostKnown = 100;

function patternsOf(names: readonly string[]): Pattern[] {
  const words = [...names]
    .filter(name => name !== '')
    .sort((a, b) => b.length - a.length)
    .map(name => {
      const escaped = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      return /^[a-z]/.test(name) ? `(?<![a-z])${escaped}(?![a-z])` : escaped;
    });
  const name = `(?:我的|我那个|你们?记的|上面的?|里面的?|那个|这个|the |my |that |your )*(?<name>${words.join('|')})(?:描述|内容|信息|名称)?(?:[那这]?一?(?:项|行|栏|条))?`;
  const number =
    '(?:第 ?|line |item |number |no\\.? ?|# ?)?(?<n>\\d{1,2}(?!\\d)|[一二三四五六七八九十]{1,3})(?: ?(?:项|行|条|个|步|栏))?';
  const line = `(?:${number}|${name})`;
  const value = '(?<v>.+)';
  const perhaps = '(?<v>.*)';
  const ofLine = `(?:在|给)?(?:${name}(?:里面?|上|中|后面)*)? ?(?:再|还要?|想|要|请)*`;
  const made = (kind: Pattern['kind'], only: 'summary' | undefined, sources: readonly string[]) =>
    sources.map((source): Pattern => {
      const pattern = new RegExp(`^${source}$`, 'dsu');
      return only === undefined ? { pattern, kind } : { pattern, kind, only };
    });
  return [
    ...made('replace', undefined, [
      `${change}${once} ?${line}(?:的?(?:内容|信息))?${polite}`,
      `${changeOrSwitch}${once} ?${line}[\\s,]*${become}[\\s:,]*${value}`,
      `${change}${once} ?${line}[\\s:,]+${value}`,
      `${change}${once} ?${name}(?=\\d)${value}`,
      `[把将]${line}${also}${change}(?:一下|下|了|掉)?${polite}`,
      `[把将]${line}${also}${changeOrSwitch}(?:一下|下)?[成为到作][\\s:,]*${value}`,
      `[把将]${line}${also}${change}(?:一下|下)?(?:[\\s:,]+|(?=\\d))${value}`,
      `${line}(?:${wrong})?[\\s,]*(?:应该|要|需要|得|请|帮我|麻烦|都)*${newly}[\\s:,]*${value}`,
      `${line} ?改 ?(?<v>\\d.*)`,
      `${line}(?:要|想|需要|得|请|麻烦)*${change}(?:一下|下)?${polite}`,
      `${name}${wrong}`,
      `${name}${wrong}[\\s,:;。]*${inTruth}(?:是|为|${newly}|:)[\\s:]*${value}`,
      `${name}${wrong}[\\s,:;。]+(?<v>\\d.*)`,
      `(?:change|edit|update|modify) ${article}${line}${polite}`,
      `(?:fix|correct) ${number}`,
      `(?:change|edit|update|modify|correct|fix|set|switch) ${article}${line}(?:,? (?:to|into) | ?(?:[:=]|->) ?)${value}`,
      `replace ${article}${line} (?:with|by) ${value}`,
      `${article}${line}(?: is| was|'s) (?:wrong|incorrect)(?:(?:[\\s,.;:]+${itIs}|[,.;:] ?)${value})?`,
      `wrong ${line}(?:(?:[\\s,.;:]+${itIs}|[,.;:] ?)${value})?`,
    ]),
    ...made('add', undefined, [
      `${ofLine}(?:追加|增加|添加|加上?|补充?|添)[一几两](?:句话?|条|段)[\\s:,]*(?:就是|说|是)?[\\s:,]*${perhaps}`,
      `${ofLine}(?:补充|追加|备注|附加)(?:一?下|说明|几句|一点)* ?[:,] ?${value}`,
      `add (?:a note|a line)(?: that)?[\\s:,]*${perhaps}`,
      `add(?: to ${article}${name})? ?: ?${value}`,
    ]),
    ...made('swap', undefined, [
      `(?:${name} ?)?不是 ?(?<a>[^,]{1,40}?)[\\s,]*(?:而|应该|其实)*是 ?(?<b>.+)`,
      `(?:${name} ?)?(?:应该|其实)*是 ?(?<b>[^,]{1,60}?)[\\s,]*(?:而)?不是 ?(?<a>.{1,40})`,
      `(?:it|that|this|${name}) ?(?:'s not|is not|isn't|was not|wasn't) ${article}(?<a>[^,.;]{1,40}?)[\\s,.;]+(?:but |rather |it's |it is |its |that's |it should be |should be )+${article}(?<b>.+)`,
      `not ${article}(?<a>[^,.;]{1,40}?)(?:,? but |[,.;] ?(?:it's |it is )?)${article}(?<b>.+)`,
      `(?:it's |it is |its |that's )${article}(?<b>[^,.;]{1,60}?),? (?:and )?not ${article}(?<a>.{1,40})`,
    ]),
    ...made('replace', 'summary', [
      `${line}(?:这个|那个)?${wrong}`,
      `${line}${wrong}(?:[\\s,:;。]+${inTruth}(?:是|为|${newly}|:)?|${inTruth}(?:是|为|${newly}))[\\s:]*${value}`,
      `换${once}了? ?${line}了?${polite}`,
      `换${once}了? ?${line}了?[\\s,:]+(?:新的?)?是?[\\s:]*${value}`,
      `[把将]${line}${also}换(?:一下|下|了|掉)?${polite}`,
      `${line}(?:我|也|都)*(?:要|想|需要|得|请|麻烦)*(?:${change}|[换变])(?:一下|下|了|掉|过)*${polite}`,
      `${line}(?:我|也|都)*(?:要|想|需要|得|请|麻烦)*(?:${change}|[换变])(?:一下|下|了|掉|过)*[\\s,]+(?:新|现在|改成|换成|的|是|为)*[\\s:]*${value}`,
      `${name}(?:的?那?个?)?`,
    ]),
    ...made('add', 'summary', [
      `${ofLine}(?:补充|追加|备注|加上)(?:一?下|说明|几句|一点)*[\\s:,]*${perhaps}`,
      `(?:再加|加)(?:一点)?[\\s:,]+${value}`,
      `(?:还有|另外)[\\s,:]*(?!.{0,4}(?:问题|事))(?<v>[^吗呢?]{2,})`,
      `(?:also|one more thing|another thing|in addition|additionally|ps)[\\s,:]+${value}`,
      `add(?: to ${article}${name})?(?: that|,)? ${value}`,
    ]),
    ...made('swap', 'summary', [
      `不是 ?(?<a>[^,]{1,40}?), ?(?<b>.{1,60})`,
      '不是 ?(?<a>[^,]{1,40})',
      `[把将]?(?<a>[^,]{1,40}?)${newly}[\\s:,]*(?<b>.+)`,
      `${article}(?<b>[^,.;]{1,60}?),? not ${article}(?<a>.{1,40})`,
      `(?:it|that) ?(?:'s not|is not|isn't) ${article}(?<a>[^,.;]{1,40})`,
    ]),
    ...made('replace', 'summary', [
      `${line}${inTruth}(?:现在|就)?(?:是|为|写|:|=|->) ?(?!不是)${value}`,
      `${article}${line} (?:should be|should say|must be|needs to be|ought to be|is actually|is really|is now|is) ${value}`,
      `${name} ${value}`,
      `${name}(?=\\d)${value}`,
      `${number}(?:[:、,]|\\.(?!\\d)| ) ?(?!\\d{1,2}(?!\\d))(?<v>.*(?:\\p{L}|\\d{5}).*)`,
    ]),
  ];
}

const change = '(?:修改|更改|更正|变更|重填|重写|改)';
const changeOrSwitch = '(?:修改|更改|更正|变更|重填|重写|改|换)';
const once = '(?:一?下|一?个)?';
const also = '(?:也|都|给我|重新|再)*';
const newly = '(?:改成|改为|改到|换成|换为|换到|更正为|更改为|修改为|修改成|变更为)';
const become = `(?:${newly}|应该是|应为|成|为|到|是|->|→|=>|=|:)`;
const wrong =
  '(?:是|有点|好像|都|也|还|我|你们?)*(?:写|填|打|说|选|记|输|搞|弄)?(?:得|的)?(?:错了?(?:[一几两]位|[一几]?个(?:字|数字?))?|不对|有误|反了|[少多]了?[一两]位)(?:了|啦|吧)?';
const inTruth = '(?:其实|实际上?|真正|正确|准确|应该|新|的|号码|才)*';
const itIs = "(?:it's |it is |it should be |should be |the (?:right|correct) one is |make it |use )";
const article = '(?:the |an? |my |our )?';
const polite = '(?:吧|呗|啊|哦|一下|可以吗|可以么|好吗|行吗|吗|,? ?谢谢你?您?|,? ?please|,? ?thanks)*';

/** The line with its new value; undefined where the words are no value of it after all. */
function replacement(
  line: CorrectableLine,
  value: string | undefined,
  { at, loose }: { at: Place; loose: boolean },
): Correction | undefined {
  if (value === undefined) return { slot: line.slot };
  const clean = cleaned(value);
  if (clean === '') return { slot: line.slot };
  const telling = tells(line);
  // 电话是多少 asks, and 机器改成外接电源后不工作 tells of a fault.
  if (loose && asks(clean) && ([...clean].length <= 6 || /[?吗呢]$/.test(clean))) return undefined;
  if (!telling && findFault(clean) !== undefined) return undefined;
  if (at === 'question' && !telling && (clean.length > 80 || happens.test(clean))) return undefined;
  return { slot: line.slot, value: telling ? clean : affirmed(clean) };
}

const happens = /之后|以后|后(?=[,就还也仍才不])|后$|还是|仍然|仍旧|就(?!业)|也一样|\b(?:but|still|after|when)\b/;

/** One thing for another, by the line that is named or that holds it. */
function swap(
  { a = '', b }: Parts,
  named: CorrectableLine | undefined,
  lines: readonly CorrectableLine[],
  partly: boolean,
): Correction | undefined {
  const held = holding(a, named === undefined ? lines : [named], partly);
  const line = held ?? (partly ? named : undefined);
  if (line === undefined) return undefined;
  const value = cleaned(b ?? '');
  if (value === '') return { slot: line.slot };
  if (!tells(line) && findFault(value) !== undefined) return undefined;
  // What else was told stays: 显示E1，不制冷 becomes 显示E2，不制冷.
  const before = line.value;
  const from = normalised(before).length === before.length ? normalised(before).indexOf(normalised(a)) : -1;
  const keeps = line.grows === true && from >= 0 && !before.endsWith('…');
  return {
    slot: line.slot,
    value: keeps ? before.slice(0, from) + value + before.slice(from + normalised(a).length) : value,
  };
}

/** The line whose value is what was said; or, where it may be `partly`, whose value has the most of it. */
function holding(said: string, lines: readonly CorrectableLine[], partly: boolean): CorrectableLine | undefined {
  const wanted = normalised(cleaned(said));
  if (wanted === '') return undefined;
  const exact = lines.find(line => [line.value, ...(line.aliases ?? [])].some(each => normalised(each) === wanted));
  if (exact !== undefined || !partly || [...wanted].length < 2) return exact;
  const share = (line: CorrectableLine) => {
    const value = normalised(line.value);
    if (value.includes(wanted)) return wanted.length / value.length;
    return [...value].length >= 2 && wanted.includes(value) ? value.length / wanted.length / 2 : 0;
  };
  const [most] = [...lines].sort((one, other) => share(other) - share(one));
  return most !== undefined && share(most) > 0 ? most : undefined;
}

function addition(more: string | undefined, line: CorrectableLine | undefined): Correction | undefined {
  if (line?.grows !== true) return undefined;
  const add = cleaned(more ?? '');
  return asks(add) && /[?吗呢]$/.test(add) ? undefined : { slot: line.slot, add };
}

function growing(lines: readonly CorrectableLine[]): CorrectableLine | undefined {
  return lines.find(({ grows }) => grows === true);
}

/** Whether a line holds what is wrong, so that its new value may sound like a fault. */
function tells(line: CorrectableLine): boolean {
  return line.grows === true || findFault(line.value) !== undefined;
}

/** Without what politeness puts around a value. */
function cleaned(value: string): string {
  return value
    .trim()
    .replace(/^[,:;、]+\s*/u, '')
    .replace(/[,\s]*(?:谢谢你?您?|可以吗|可以么|好吗|行吗|吧|呗|(?<![a-z])(?:please|pls|thanks|thank you))$/iu, '')
    .trim();
}

/** Of 冰箱不是空调 and "the fridge, not the AC", what holds. */
function affirmed(value: string): string {
  const [, yes] =
    /^不是.{1,30}?[,\s]*(?:而)?是(.+)$/u.exec(value) ??
    /^(.+?)[,\s]*(?:而)?不是.+$/u.exec(value) ??
    /^(.+?),? (?:and )?not (?:the |an? |my )?.+$/iu.exec(value) ??
    [];
  return (yes ?? value).trim() || value;
}

const keeping = new RegExp(
  [
    '^(?:算了|那|还是|哦|嗯|啊|我|你|就|先|暂时|等等|不好意思|其实|好像)*(?:',
    [
      '(?:不|别|不用|不要|不想|不需要|无需|不必|甭)(?:再|去)?(?:改动?|换|修改|变|更改|变更|更正)(?:它|电话|号码|地址|这一?[项个条]|什么)?',
      '(?:取消|放弃|撤销|停止)(?:这个|这次|本次)?(?:修改|更改|更正|变更|改动)',
      '(?:保持|保留|维持)(?:原样|不变|现状|原来的?|原有的?|之前的?|(?=$|[吧了]))',
      '(?:用|按|照)?(?:原来|之前|刚才|以前|原先|原本|上次|旧)的?(?:那个|样子)?(?:不变|不动|好|行|可以|对的?)?',
      '(?:跟|和|与)?(?:原来|之前|刚才|以前)(?:一样|相同)',
      '不变|没变|算了|不用|免',
    ].join('|'),
    ')(?:了|吧|啊|呀|算了|谢谢你?您?)*$',
    '|^(?:no |ok |oh |just |actually |please |sorry |i ll |let s |let me )*(?:keep (?:it|that|this|the old(?: one)?|as is|what it was|the same|everything)(?: as (?:it )?(?:is|was)| the same| unchanged)?|leave it(?: as (?:it )?(?:is|was)| alone| be)?|(?:do not|don t|dont|no need to|won t|will not|not going to) change(?: it| anything| that| this)?|no changes?(?: needed)?|unchanged|same as before|the same|the old one|never mind|nevermind|forget (?:it|about it)|cancel (?:the |this )?change|no need)(?: then| thanks| thank you| please| is (?:fine|ok|right))*$',
  ].join(''),
);
