import { z } from 'zod';
import { type ContentFile, type ContentProblem, type Path, readContentFile } from './content-file.ts';
import { figurePaths, notTakenOver } from './policy.ts';
import { profileOf } from './policy-files.ts';
import { type Price, PriceList, pricesOn, shownPrice } from './prices.ts';

/** A file of a profile as it was written, by which a figure that changes without a new version is noticed. JSON. */
export const PolicyVersion = z.object({
  file: z.string(),
  version: z.string(),
  effective: z.string(),
  /** It takes over from another profile what it does not say itself. */
  extends: z.boolean(),
  /** What the file says itself, by path: "hotline.workday" → "9:00-18:00". */
  values: z.record(z.string(), z.string()),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** What a change of the content is weighed against: the content that held before. JSON. */
export const KnownFigures = z.object({ versions: z.array(PolicyVersion), prices: PriceList });
export interface KnownFigures {
  readonly versions: readonly PolicyVersion[];
  readonly prices: PriceList;
}

/** A profile's file as it is written; it may be faulty otherwise. */
export function versionOf({ name, value }: ContentFile): PolicyVersion {
  const { version, effective, extends: parent } = Loose.parse(value);
  const figures = figurePaths(value).map(path => [path, shownValue(at(value, path.split('.')))] as const);
  return {
    file: name,
    version,
    effective,
    extends: parent !== '',
    values: Object.fromEntries([...figures, ...choices(value)]),
  };
}

const text = z.string().catch('');
const Loose = z
  .object({ version: text, effective: text, extends: text })
  .catch({ version: '', effective: '', extends: '' });

/**
 * Figures that are in effect and have changed without a new version, and prices that change today without having been
 * announced: whoever was told the old ones could not know.
 *
 * A version whose day has not come may still be changed, and something that was quoted may have a price at once.
 *
 * @param files the files of the content, for the lines; none are told without them
 * @param today "2027-01-14", at the shop
 * @source S7 三 (prices), OWN (versions)
 */
export function silentChanges(
  before: KnownFigures,
  now: KnownFigures,
  files: ReadonlyMap<string, string>,
  today: string,
): ContentProblem[] {
  const read = (name: string) => {
    const found = files.get(name);
    return found === undefined ? undefined : readContentFile(name, found, []);
  };
  const problem = (name: string, path: Path, wrong: string, help: string): ContentProblem =>
    read(name)?.problem(path, wrong, help) ?? { file: name, wrong, help };
  return [
    ...now.versions.flatMap(version => changedFigures(before.versions, version, today, problem)),
    ...changedPrices(before.prices, now.prices, today).map(({ id, wrong, help }) =>
      problem('prices.yaml', priceAt(read('prices.yaml')?.value, id), wrong, help),
    ),
  ];
}

type Problem = (name: string, path: Path, wrong: string, help: string) => ContentProblem;

function changedFigures(
  before: readonly PolicyVersion[],
  now: PolicyVersion,
  today: string,
  problem: Problem,
): ContentProblem[] {
  const sameProfile = before.filter(({ file }) => profileOf(file) === profileOf(now.file));
  const old = sameProfile.find(({ version }) => version === now.version);
  const holds = old !== undefined && (old.effective <= today || sameProfile.length === 1);
  if (!holds) return [];
  const help = `write a new version (and the day of it in effective), or put the figure back`;
  const paths = [...new Set([...Object.keys(old.values), ...Object.keys(now.values)])];
  return paths.flatMap(path => {
    const [was, is] = [old.values[path], now.values[path]];
    // A figure that came with a new release is no change of one, but where it was taken over until now.
    if (was === is || (was === undefined && !now.extends)) return [];
    const wrong = `${path} is ${is ?? 'taken over'} and was ${was ?? 'taken over'}, and version is still ${now.version}`;
    return [problem(now.file, path.split('.'), wrong, help)];
  });
}

function changedPrices(
  before: PriceList,
  now: PriceList,
  today: string,
): { readonly id: string; readonly wrong: string; readonly help: string }[] {
  const all = (list: PriceList) => [...list.services, ...list.parts];
  const [olds, news] = [pricesOn(before, today), pricesOn(now, today)].map(all) as [Price[], Price[]];
  return news.flatMap(price => {
    const old = olds.find(({ id }) => id === price.id);
    if (old?.price === undefined) return [];
    const [was, is] = [shownPrice(old.price, 'en-US'), shownPrice(price.price, 'en-US')];
    if (was !== is) {
      const wrong = `the price of ${price.id} is ${is} and was ${was}, and nobody was told beforehand`;
      const help = 'put the old price back and write the new one below it: change: { price, from, announced, reason }';
      return [{ id: price.id, wrong, help }];
    }
    const [told, tells] = [old.change, price.change];
    if (told === undefined || tells === undefined || told.announced !== tells.announced) return [];
    if (shownPrice(told.price, 'en-US') === shownPrice(tells.price, 'en-US') && told.from <= tells.from) return [];
    const wrong = `the change of ${price.id} is not the one that was announced on ${told.announced}`;
    return [{ id: price.id, wrong, help: 'put it back, or announce it anew: write a later day in announced' }];
  });
}

/** Where a price stands in its file: `fridge.shelf` → parts, fridge, 2. */
function priceAt(written: unknown, id: string): Path {
  const [product = '', part] = id.split('.');
  const path = part === undefined ? ['services'] : ['parts', product];
  const list = at(written, path);
  const index = Array.isArray(list) ? list.findIndex(each => each?.id === (part ?? id)) : -1;
  // Of what is not in the list, the place of the list is told.
  return [...path, index];
}

/** What a profile says that is no figure: lists and choices such as `warranty.excluded`. */
function choices(value: unknown, path = ''): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (notTakenOver.includes(here) || isFigureOf(inner)) return [];
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) return choices(inner, here);
    return [[here, JSON.stringify(inner)] as const];
  });
}

function isFigureOf(value: unknown): boolean {
  return figurePaths(value)[0] === '';
}

/** A figure as it is written, without its clause: "9:00-18:00". */
function shownValue(figure: unknown): string {
  const { source: _, ...written } = figure as Record<string, unknown>;
  return Object.values(written).join(' ');
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}
