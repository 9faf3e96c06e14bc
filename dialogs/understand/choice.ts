import { normalised } from './normalise.ts';
import { numberOf } from './numeral.ts';
import { asks } from './sentence.ts';
import { soundAlike } from './sounds.ts';
import { spoken } from './yes-no.ts';

/** One of the things offered: `value` is what is kept, `label` what the button says. */
export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** Other words for it, in any language. */
  readonly synonyms?: readonly string[];
}

/** `several` fit and none is picked for the customer; `none` fits. */
export type ChoiceReading<V extends string = string> =
  | { readonly kind: 'one'; readonly value: V }
  | { readonly kind: 'several'; readonly values: readonly V[] }
  | { readonly kind: 'none' };

/**
 * Reads a whole message that is one of the choices and says nothing else: its label, a synonym or its place
 * (2, ２, ②, 第二个, 最后一个, the second one), politeness apart (我要报修，谢谢), or what sounds like it. For an offer that stands beside other
 * things the customer may say: 空调坏了要报修 or 报修吗 is none of its buttons.
 */
export function readExactly<V extends string>(text: string, choices: readonly Choice<V>[]): ChoiceReading<V> {
  if (text.length > longestPolite) return { kind: 'none' };
  const asking = question.test(normalised(text));
  for (const form of formsOf(spoken(text))) {
    const named = fitting(choices, choice => names(choice).includes(form));
    if (named.kind !== 'none') return named;
    // A label may ask by itself; the words around one may not.
    if (asking) return named;
    const place = placeOf(form, choices.length) ?? placeBesideName(form, choices);
    if (place !== undefined) return only(choices[place]);
  }
  return asking ? { kind: 'none' } : heard(text, choices);
}

/** By the sound, one character of it right: 同义 → 同意, 上们 → 上门. What sounds like two of them is neither. */
function heard<V extends string>(text: string, choices: readonly Choice<V>[]): ChoiceReading<V> {
  const forms = [...formsOf(spoken(text))].filter(form => /^\p{Script=Han}{2,8}$/u.test(form)).map(form => [...form]);
  const isHeard = (name: string) => {
    const signs = [...name];
    return forms.some(form => form.some((sign, at) => sign === signs[at]) && soundAlike(form, signs));
  };
  return forms.length === 0 ? { kind: 'none' } : fitting(choices, choice => names(choice).some(isHeard));
}

/**
 * Reads which of the choices a message speaks of: as `readExactly` does, a label or synonym inside a sentence, or the
 * beginning of a label. What is refused or left out (不要上门，寄修; 除了空调都坏了; 上门改成寄修) does not count, nor
 * what is only asked about (上门多少钱) unless it is wanted (我要上门，行吗); between two that the customer cannot tell
 * apart (不知道是空调还是净化器) nothing is chosen. Never for a decision that binds: see `readDecision`.
 */
export function readChoice<V extends string>(text: string, choices: readonly Choice<V>[]): ChoiceReading<V> {
  const said = spoken(text);
  if (said === '' || text.length > 500) return { kind: 'none' };
  const named = fitting(choices, choice => names(choice).includes(said));
  if (named.kind !== 'none') return named;
  const place = placeOf(said, choices.length);
  if (place !== undefined) return only(choices[place]);
  const whole = readExactly(text, choices);
  if (whole.kind !== 'none') return whole;
  const clauses = leftOver(normalised(text)).split(clauseEnd);
  const mentions = new Map<Choice<V>, boolean>();
  for (const [choice, sure] of clauses.flatMap(clause => mentioned(clause, choices))) {
    mentions.set(choice, sure || mentions.get(choice) === true);
  }
  const counted = places(clauses.filter(clause => !asks(clause) || wanting.test(clause)).join(','), choices.length);
  for (const at of counted) if (choices[at] !== undefined) mentions.set(choices[at], true);
  if (mentions.size === 1 && [...mentions.values()].every(sure => !sure)) return { kind: 'none' };
  if (mentions.size > 0) return fitting(choices, choice => mentions.has(choice));
  if (said.length > longestFragment || asks(text)) return { kind: 'none' };
  const forms = [...formsOf(said)].filter(form => telling(form) && !vague.test(form));
  return fitting(choices, choice => forms.some(form => abbreviates(form, choice.label)));
}

/** Whether a whole message names a place in a list and nothing else (2, ２, 第二个): words that mean nothing without the list. */
export function isPlace(text: string): boolean {
  return placeOf(spoken(text), mostPlaces) !== undefined;
}

/** Nobody counts further in a list. */
const mostPlaces = 99;

function only<V extends string>(choice: Choice<V> | undefined): ChoiceReading<V> {
  return choice ? { kind: 'one', value: choice.value } : { kind: 'none' };
}

function fitting<V extends string>(
  choices: readonly Choice<V>[],
  fits: (choice: Choice<V>) => boolean,
): ChoiceReading<V> {
  const [first, ...others] = new Set(choices.filter(fits).map(choice => choice.value));
  if (first === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', value: first } : { kind: 'several', values: [first, ...others] };
}

/** In characters, politeness included. */
const longestPolite = 100;
const longestFragment = 60;

const known = new WeakMap<Choice, readonly string[]>();

function names(choice: Choice): readonly string[] {
  const before = known.get(choice);
  if (before) return before;
  const made = [choice.label, ...(choice.synonyms ?? [])].map(spoken).filter(name => name !== '');
  known.set(choice, made);
  return made;
}

const question = /[?吗]|❓|❔|🤔|(?:么|能不能|可不可以|行不行|好不好|[可行好]不)\P{L}*$/u;

/** A short message with ever less politeness around it, the fullest first. Negations are no politeness. */
function* formsOf(said: string): Generator<string> {
  for (let front = said; front !== ''; ) {
    for (let rest = front; rest !== ''; ) {
      yield rest;
      const shorter = rest.replace(politeAfter, '');
      rest = shorter === rest ? '' : shorter;
    }
    const shorter = front.replace(politeBefore, '');
    front = shorter === front ? '' : shorter;
  }
}

const politeBefore =
  /^(?:你好|您好|请问|请|麻烦您|麻烦你|麻烦|劳驾|帮我|帮忙|给我|我们|我家的?|我的|我|想|需要|要|选择|选|点击|点|回复|那就|那|就|还是|是|嗯|恩|哦|噢|好的|好吧|好|行|可以|ok|(?:hi|hello|hey|yes|yeah|okay|please|pls|plz|just|let me|lets|let us|i|id|ill|want|wanna|need|choose|take|pick|select|would|like|have|to|the|a|an|my|its|it is)(?= ))\s?/;
const politeAfter =
  /\s?(?:谢谢你|谢谢您|谢谢|多谢|谢了|谢啦|感谢|师傅|老师|就好了?|就行了?|就可以了?|即可|吧|啊|呀|哦|噢|喔|啦|嘛|嘞|咯|呗|哈|的|哒|滴|(?<!确认|确定|看|想|问|说|等|核对|检查)一?下|(?<= )(?:please|pls|plz|thanks|thank you|thx|now|then|it|one|option|sir))$/;

const numeral = '\\d{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}';
const place = new RegExp(
  `^(?:我要|我选|我想要|就要|就|选择|选|要|那就|那|还是|option |number |choice |no |the )?\\s?(?:(?:第|no)\\s?(${numeral})\\s?(?:个|项|号|条|种|款|样)?|(${numeral})\\s?(?:号|项|条)?)(?:选项)?(?:吧|啊|呀|谢谢|的| one)?$`,
);
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const last = /最后(?:那|这)?一?(?:个|项|条|种|款)|最末|最下面(?:那|这)?一?个|(?<![a-z])last(?: one| option)?(?![a-z])/;
const first = /头一个|最上面(?:那|这)?一?个|首个/;
const ofTwo = [
  /^(?:前者|(?:前|上)面(?:那|这)?一?个|the former|former)$/,
  /^(?:后者|(?:后|下)面(?:那|这)?一?个|the latter|latter)$/,
];

/** The place, from 0, that a whole message names; beyond the last it is undefined. */
function placeOf(said: string, count: number): number | undefined {
  const [, third, plain] = place.exec(said) ?? [];
  const digits = third ?? plain;
  const word = said.replace(/^(?:option|number|choice|no|the)\s/, '').replace(/\s(?:one|option|please)$/, '');
  const spelt = Math.max(ordinals.indexOf(word), cardinals.indexOf(word));
  if (count > 0 && (covers(last, word) || covers(first, word))) return covers(last, word) ? count - 1 : 0;
  const two = count === 2 ? ofTwo.findIndex(one => one.test(said)) : -1;
  if (two >= 0) return two;
  const number =
    digits !== undefined
      ? numberOf(digits)
      : spelt >= 0
        ? spelt + 1
        : Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1]);
  return number !== undefined && number >= 1 && number <= count ? number - 1 : undefined;
}

function covers(pattern: RegExp, text: string): boolean {
  return pattern.exec(text)?.[0] === text;
}

/** The number and the name of the same choice: 1. 同意. */
function placeBesideName(said: string, choices: readonly Choice[]): number | undefined {
  const [, digits = '', name = ''] = new RegExp(`^(?:第)?(${numeral})\\s?(?:个|项|号)?\\s?(\\D+)$`).exec(said) ?? [];
  const at = (numberOf(digits) ?? 0) - 1;
  const choice = choices[at];
  return choice !== undefined && names(choice).includes(name) ? at : undefined;
}

/** Places named as such inside a sentence: 我要第二个, the last one. */
function places(text: string, count: number): number[] {
  const found: number[] = [];
  const at = (number: number | undefined) => {
    if (number !== undefined && number >= 1 && number <= count) found.push(number - 1);
  };
  for (const { index, 1: number = '' } of text.matchAll(
    new RegExp(`第\\s?(${numeral})\\s?(?:个|项|条|种|款|样|号)`, 'g'),
  )) {
    if (!refusedAt(text, index)) at(numberOf(number));
  }
  for (const { index, 1: word = '' } of text.matchAll(
    new RegExp(`(?<![a-z])(?:the )?(${ordinals.join('|')})(?: one| option)(?![a-z])`, 'g'),
  )) {
    if (!refusedAt(text, index)) at(ordinals.indexOf(word) + 1);
  }
  // 1和3, 2或4: two places are said, not one chosen.
  const two = new RegExp(`^(?:选)?(${numeral})\\s?(?:和|或|或者|还是|跟|、|,|and|or|/)\\s?(${numeral})$`).exec(text);
  if (two) {
    at(numberOf(two[1] ?? ''));
    at(numberOf(two[2] ?? ''));
  }
  if (/倒数/.test(text)) return found;
  const end = last.exec(text);
  if (end && !refusedAt(text, end.index)) at(count);
  const start = first.exec(text);
  if (start && !refusedAt(text, start.index)) at(1);
  return found;
}

const clauseEnd = /[,，。;；!！\n]+/;

/** The text without what it leaves out; 除了空调，冰箱也坏了 leaves out nothing. */
function leftOver(text: string): string {
  return /除.*[也还]/.test(text) ? text : text.replace(/除(?:了|去|开).*?(?=以外|之外|[都外其全,，。;；!！]|$)/g, '');
}

/**
 * The choices whose label or synonym stands in a clause, and whether the customer is sure of them; a longer name hides
 * a shorter one inside it.
 */
function mentioned<V extends string>(clause: string, choices: readonly Choice<V>[]): [Choice<V>, boolean][] {
  const wanted = choices.flatMap(choice =>
    [choice.label, ...(choice.synonyms ?? [])].map(name => ({ choice, name: normalised(name) })),
  );
  wanted.sort((a, b) => b.name.length - a.name.length);
  const question = asks(clause);
  const taken = new Array<string | undefined>(clause.length);
  const found: [Choice<V>, boolean][] = [];
  for (const { choice, name } of wanted) {
    if (!telling(name)) continue;
    for (let at = clause.indexOf(name); at >= 0; at = clause.indexOf(name, at + 1)) {
      if (!isWord(clause, at, name)) continue;
      const owner = taken[at];
      // The same words may belong to two choices; then both fit.
      if (owner !== undefined && owner !== name) continue;
      taken.fill(name, at, at + name.length);
      const before = clause.slice(Math.max(0, at - 24), at);
      const after = clause.slice(at + name.length, at + name.length + 12);
      if (refused.test(before) || refusedAfter.test(after)) continue;
      if (question && !wants.test(before)) continue;
      found.push([choice, !unsure.test(before) && !alternative.test(after)]);
    }
  }
  return found;
}

function isWord(text: string, at: number, name: string): boolean {
  if (!/^[a-z0-9]/.test(name)) return true;
  return !/[a-z0-9]/.test(text[at - 1] ?? ' ') && !/[a-z0-9]/.test(text[at + name.length] ?? ' ');
}

function refusedAt(text: string, at: number): boolean {
  return refused.test(text.slice(Math.max(0, at - 24), at));
}

/** What stands right before something that is refused or left out. */
const refused =
  /(?:(?<!要)不(?:太|大|怎么|是很|是|要|想|选|用|需要|必|希望|愿意?|接受|考虑|打算|准备)?|(?<![特分级类差个])别|甭|没有?|从没|拒绝|取消|而非)(?:再|让|叫|请|给|要|想|选|用|走|说|来|去|师傅|你们|您|他们|人|我|是)*\s?$|(?:(?<![a-z])(?:not?|never|without|except|except for|besides|instead of|rather than|other than|apart from|anything but)|n't|don't (?:want|need|like)|do not (?:want|need|like)|don't want to|do not want to)\s(?:the |a |an |any |my |our |it's )?$/;
/** What stands right behind something that is refused, left alone, in order, or only a part of another word. */
const refusedAfter =
  /^(?:都|也|就)?(?:不要|不用了|不选|不考虑|不是|不方便|没坏|没问题|没毛病|没事|好好的|是好的|还好|算了|就算了|正常$|除外|以外|之外|太(?:麻烦|贵)|换成|改成|改为|费|的?价|多少钱)|^ (?:is|are|works?) (?:ok|okay|fine|good|all right|working)(?![a-z])/;
/** The customer weighs: 不知道是空调…, 空调还是…. */
const unsure =
  /(?:不知道|不清楚|不确定|不晓得|分不清|分不出|搞不清|搞不懂|弄不清|记不清|不记得|忘了|说不准|没想好|纠结|犹豫).{0,10}$|(?:^|[^,那我就])[^,]?还是$|(?:not sure|don't know|unsure|can't tell|no idea) .{0,14}$/;
const alternative =
  /^(?:坏了?)?还是(?!不|没|老|很|会|有|坏|漏|一直|这样|那样|得|觉得|想|要|用|吧|算了|好|比较|最|$)|^ or (?:the |a |an |my )?(?!so|something)[a-z]/;
const wants =
  /(?:我要|我想要?|想要|就要|我选|选择?|帮我|给我|替我|安排|预约|改成|改为|换成|那就|请)(?:师傅|你们|您|让|叫|派|个|一个|用|走|是)*\s?$|(?:i want|i'd like|i would like|i'll take|i need|i choose|make it|change it to|please)\s(?:to |the |a |an )*$/;
const wanting = /(?:我要|我想要?|想要|就要|我选|选择?|改成|改为|换成)第/;
const refuses = (said: string) => /^(?:不|没|别|未|甭|no |not |dont )/.test(said);
/** Too general to stand for the choice that happens to begin so. */
const vague = /^(?:师傅|老师|你好|您好|问题|机器|东西|谢谢|现在|这个|那个|the|and|for|you|not|are|any)$/;

/** Whether a fragment is long enough to stand for something: two Chinese characters or three letters. */
function telling(fragment: string): boolean {
  return (
    /\p{Script=Han}.*\p{Script=Han}/u.test(fragment) ||
    /[a-z]{3}/.test(fragment) ||
    /^(?=.*[a-z])(?=.*\d).{2,}$/.test(fragment)
  );
}

/** Whether a fragment is how a label begins or one of its words; a word of 还没想好 or "not sure" may mean the opposite. */
function abbreviates(fragment: string, label: string): boolean {
  const name = spoken(label);
  const latin = /^[a-z]/.test(fragment);
  if (latin ? `${name} `.startsWith(`${fragment} `) : name.startsWith(fragment)) return true;
  if (refuses(fragment) || /[不没别未]|(?<![a-z])(?:not?|never|dont|doesnt|didnt|isnt|wont|cant)(?![a-z])/.test(name))
    return false;
  return normalised(label)
    .split(/[^\p{L}\p{N}]+/u)
    .includes(fragment);
}
