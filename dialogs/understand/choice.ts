import { bare, normalised } from './normalise.ts';
import { numberOf } from './numeral.ts';

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
 * Reads which of the choices a typed message or a tapped label means: a label or synonym (also inside a sentence,
 * but not where it is refused: 不要上门，寄修), or its place as 2, ２, ②, 二, 第二个, 最后一个, the second one.
 * The whole label always wins over a number.
 */
export function readChoice<V extends string>(text: string, choices: readonly Choice<V>[]): ChoiceReading<V> {
  const said = bare(text);
  if (said === '' || text.length > 500) return { kind: 'none' };
  const whole = fitting(choices, choice => names(choice).includes(said));
  if (whole.kind !== 'none') return whole;
  const place = placeOf(said, choices.length);
  if (place !== undefined) return only(choices[place]);
  const counted = places(normalised(text), choices.length).map(at => choices[at]);
  const named = mentioned(normalised(text), choices);
  const all = [...new Set([...counted, ...named])].filter(choice => choice !== undefined);
  if (all.length > 0) return fitting(choices, choice => all.includes(choice));
  if (refuses(said) || !telling(said)) return { kind: 'none' };
  return fitting(choices, choice => names(choice).some(name => within(said, name)));
}

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

function names(choice: Choice): string[] {
  return [choice.label, ...(choice.synonyms ?? [])].map(bare).filter(name => name !== '');
}

const numeral = '\\d{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}';
const whole = new RegExp(
  `^(?:我要|我选|我想要|就要|就|选择|选|要|那就|那|还是|option|number|choice|no|the)?\\s?(?:第|no)?\\s?(${numeral})\\s?(?:个|项|号|条|种|款|样)?(?:选项)?(?:吧|啊|呀|谢谢|的|one)?$`,
);
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const last = /最后(?:那|这)?一?(?:个|项|条|种|款)|最末|最下面(?:那|这)?一?个|(?<![a-z])last(?: one| option)?(?![a-z])/;
const first = /头一个|最上面(?:那|这)?一?个|首个/;

/** The place, from 0, that a whole message names; beyond the last it is undefined. */
function placeOf(said: string, count: number): number | undefined {
  const digits = whole.exec(said)?.[1];
  const word = said.replace(/^(?:option|number|choice|no|the)\s/, '').replace(/\s(?:one|option|please)$/, '');
  const spelt = Math.max(ordinals.indexOf(word), cardinals.indexOf(word));
  const number =
    digits !== undefined
      ? numberOf(digits)
      : spelt >= 0
        ? spelt + 1
        : Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1]);
  return number !== undefined && number >= 1 && number <= count ? number - 1 : undefined;
}

/** Places named as such inside a sentence: 我要第二个, the last one. */
function places(text: string, count: number): number[] {
  const found: number[] = [];
  const at = (number: number | undefined) => {
    if (number !== undefined && number >= 1 && number <= count) found.push(number - 1);
  };
  for (const [mention, number = ''] of text.matchAll(
    new RegExp(`第\\s?(${numeral})\\s?(?:个|项|条|种|款|样|号)`, 'g'),
  )) {
    if (!refusedAt(text, text.indexOf(mention))) at(numberOf(number));
  }
  for (const [, word = ''] of text.matchAll(
    new RegExp(`(?<![a-z])(?:the )?(${ordinals.join('|')})(?: one| option)(?![a-z])`, 'g'),
  )) {
    at(ordinals.indexOf(word) + 1);
  }
  // 1和3, 2或4: two places are said, not one chosen.
  const two = new RegExp(`^(?:选)?(${numeral})\\s?(?:和|或|或者|还是|跟|、|,|and|or|/)\\s?(${numeral})$`).exec(text);
  if (two) {
    at(numberOf(two[1] ?? ''));
    at(numberOf(two[2] ?? ''));
  }
  if (/倒数/.test(text)) return found;
  if (last.test(text)) at(count);
  if (first.test(text)) at(1);
  return found;
}

/** The choices whose label or synonym stands in the text; a longer name hides a shorter one inside it. */
function mentioned<V extends string>(text: string, choices: readonly Choice<V>[]): Choice<V>[] {
  const wanted = choices.flatMap(choice =>
    [choice.label, ...(choice.synonyms ?? [])].map(name => ({ choice, name: normalised(name) })),
  );
  wanted.sort((a, b) => b.name.length - a.name.length);
  const taken = new Array<string | undefined>(text.length);
  const found = new Set<Choice<V>>();
  for (const { choice, name } of wanted) {
    if (!telling(name)) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!isWord(text, at, name)) continue;
      const owner = taken[at];
      // The same words may belong to two choices; then both fit.
      if (owner !== undefined && owner !== name) continue;
      taken.fill(name, at, at + name.length);
      if (!refusedAt(text, at)) found.add(choice);
    }
  }
  return [...found];
}

function isWord(text: string, at: number, name: string): boolean {
  if (!/^[a-z0-9]/.test(name)) return true;
  return !/[a-z0-9]/.test(text[at - 1] ?? ' ') && !/[a-z0-9]/.test(text[at + name.length] ?? ' ');
}

function refusedAt(text: string, at: number): boolean {
  return refused.test(text.slice(Math.max(0, at - 8), at));
}

const refused =
  /(?:不要|不想要|不想|不是|不选|不用|不需要|别选|别|不)\s?$|(?:(?<![a-z])not|don't want|no)\s(?:the |a |an )?$/;
const refuses = (said: string) => /^(?:不|没|别|no |not |don t)/.test(said);

/** Whether a fragment is long enough to stand for something: two Chinese characters or three letters. */
function telling(fragment: string): boolean {
  return (
    /\p{Script=Han}.*\p{Script=Han}/u.test(fragment) ||
    /[a-z]{3}/.test(fragment) ||
    /^(?=.*[a-z])(?=.*\d).{2,}$/.test(fragment)
  );
}

function within(said: string, name: string): boolean {
  if (/^[a-z]/.test(said)) return ` ${name} `.includes(` ${said} `);
  return name.includes(said);
}
