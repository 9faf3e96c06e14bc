import type { Product } from '../../knowledge/products.ts';
import { normalised } from './normalise.ts';
import { slipsBetween, withLookalikes } from './slips.ts';

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

/** 冼衣机, 笔计本, washing mashine, frigde: one product only, else none. */
function mistypedIn(read: string, products: readonly NamedProduct[]): string[] {
  const found = new Set(/\p{Script=Han}/u.test(read) ? namedIn(withLookalikes(read), products) : []);
  const words = read.match(/[a-z]{4,}/g) ?? [];
  for (const [alias, id] of aliasesOf(products).ids) {
    if (!/^[a-z ]{6,}$/.test(alias) || words.length === 0) continue;
    const length = alias.split(' ').length;
    for (let at = 0; at + length <= words.length; at++) {
      const said = words.slice(at, at + length).join(' ');
      const allowed = alias.length >= 9 ? 2 : 1;
      if (said[0] !== alias[0] || Math.abs(said.length - alias.length) > allowed) continue;
      if (slipsBetween(said, alias) <= allowed) found.add(id);
    }
  }
  return found.size === 1 ? [...found] : [];
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
