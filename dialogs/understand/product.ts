import type { Product } from '../../knowledge/products.ts';
import { normalised } from './normalise.ts';
import { slipsBetween } from './slips.ts';
import { soundAlike } from './sounds.ts';

/** What is asked of a product to be recognised. */
export type NamedProduct = Pick<Product, 'id' | 'name' | 'aliases'>;

/**
 * The ids of the catalogue's products that a text names, in the order in which they are named; the longest alias
 * wins (扫地机器人 is no 机器人). A part named after its machine is no second product: 空调的风扇 is an air conditioner.
 */
export function productsIn(text: string, products: readonly NamedProduct[]): string[] {
  const read = normalised(text);
  const named = namedIn(read, products);
  return named.length > 0 ? named : mistypedIn(read.slice(0, longestMistyped), products);
}

/** In characters; nobody misspells the machine at the end of a story. */
const longestMistyped = 200;

/** 洗依机, 空凋, washing mashine, frigde: one product only, else none. */
function mistypedIn(read: string, products: readonly NamedProduct[]): string[] {
  const { ids } = aliasesOf(products);
  const runs = [...read.matchAll(/\p{Script=Han}{2,}/gu)].map(([run]) => ({
    signs: [...run],
    starts: new Set(Array.from(segmenter.segment(run), ({ index }) => index)),
  }));
  const words = read.match(/[a-z]{4,}/g) ?? [];
  const found = new Set<string>();
  for (const [alias, id] of ids) {
    if (runs.some(({ signs, starts }) => isHeardIn(signs, starts, alias)) || isMisspelledIn(words, alias))
      found.add(id);
  }
  return found.size === 1 ? [...found] : [];
}

/** By its sound, with one character of it right; 充电时 is no 电视, nor is 有电时. */
function isHeardIn(run: readonly string[], starts: ReadonlySet<number>, alias: string): boolean {
  const signs = [...alias];
  if (signs.length < 2 || signs.length > run.length || !/^\p{Script=Han}+$/u.test(alias)) return false;
  return run.some((_, from) => {
    if (!starts.has(from)) return false;
    const heard = run.slice(from, from + signs.length);
    const isMeant = heard.every((sign, at) => sign === signs[at] || !particles.has(sign));
    return isMeant && heard.some((sign, at) => sign === signs[at]) && soundAlike(heard, signs);
  });
}

/** Words of one character that are hardly ever a slip. */
const particles = new Set('的了时在不就还有');
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function isMisspelledIn(words: readonly string[], alias: string): boolean {
  if (words.length === 0 || !/^[a-z ]{6,}$/.test(alias)) return false;
  const length = alias.split(' ').length;
  const allowed = alias.length >= 9 ? 2 : 1;
  return words.some((_, from) => {
    const said = words.slice(from, from + length).join(' ');
    const isNear = said[0] === alias[0] && Math.abs(said.length - alias.length) <= allowed;
    return isNear && slipsBetween(said, alias) <= allowed;
  });
}

function namedIn(read: string, products: readonly NamedProduct[]): string[] {
  const { pattern, ids } = aliasesOf(products);
  const found: { id: string; end: number; latin: boolean }[] = [];
  for (const match of read.matchAll(pattern)) {
    const id = ids.get(match[0].replace(/s$/, '')) ?? ids.get(match[0]);
    const before = found.at(-1);
    if (id === undefined) continue;
    const gap = before && read.slice(before.end, match.index);
    const isPart =
      before !== undefined &&
      gap !== undefined &&
      (gap === '' || /^\s?(?:的|里|里面|内|内部|外机|上|室外|室内)+的?\s?$|^(?:'s)? $/.test(gap));
    // "the fan of my laptop": the whole comes last.
    const isWhole = before?.latin === true && gap !== undefined && /^ (?:of|in|on|from) (?:my|the|our|a) $/.test(gap);
    if (isWhole) found.pop();
    if (!isPart || isWhole) found.push({ id, end: match.index + match[0].length, latin: /^[a-z]/.test(match[0]) });
  }
  return [...new Set(found.map(({ id }) => id))];
}

/** The one product that a text names; undefined when it names none, or several. */
export function findProduct(text: string, products: readonly NamedProduct[]): string | undefined {
  const [id, another] = productsIn(text, products);
  return another === undefined ? id : undefined;
}

/** Replaces every name of a product by one word, the same for all. */
export function productReader(products: readonly NamedProduct[]): (text: string) => string {
  const { pattern } = aliasesOf(products);
  return text => text.replace(pattern, found => (/^[a-z]/.test(found) ? 'machine' : '机器'));
}

interface Aliases {
  readonly pattern: RegExp;
  readonly ids: ReadonlyMap<string, string>;
}
const known = new WeakMap<readonly NamedProduct[], Aliases>();

function aliasesOf(products: readonly NamedProduct[]): Aliases {
  const before = known.get(products);
  if (before) return before;
  const ids = new Map<string, string>();
  for (const { id, name, aliases } of products) {
    for (const alias of [...Object.values(name), ...Object.values(aliases).flat()]) ids.set(normalised(alias), id);
  }
  const longestFirst = [...ids.keys()].sort((a, b) => b.length - a.length);
  const words = longestFirst.map(alias => {
    const escaped = alias.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    // 电脑板 is a part of any machine; 烟机 and the like stand for themselves.
    return /^[a-z]/.test(alias) ? `(?<![a-z])${escaped}s?(?![a-z])` : alias === '电脑' ? '电脑(?!板)' : escaped;
  });
  const made = { pattern: words.length > 0 ? new RegExp(words.join('|'), 'gu') : /(?!)/g, ids };
  known.set(products, made);
  return made;
}
