import { Temporal } from 'temporal-polyfill';
import type { Bilingual } from './bilingual.ts';
import { type Catalogue, type Entry, type Place, twice, unknownProduct } from './content-checks.ts';
import { type ContentFile, type ContentProblem, type Path, shaped } from './content-file.ts';
import { shownFigure, spanDuration } from './figures.ts';
import { nearest } from './nearest.ts';
import type { Policy } from './policy.ts';
import {
  decimals,
  money,
  neededServices,
  PartPrice,
  type PriceChange,
  PriceFile,
  type PriceList,
  ServicePrice,
  type WrittenChange,
} from './prices.ts';
import { Language } from './records.ts';

/**
 * The price list, its parts named as the catalogue names them.
 *
 * @param problems gets every fault; a list that has one is not to be used
 * @param policy   how long before it a change is announced; not looked at where it is not known
 */
export function parsePrices(
  file: ContentFile,
  catalogue: Catalogue,
  problems: ContentProblem[],
  policy?: Pick<Policy, 'tariff'>,
): PriceList | undefined {
  const whole = shaped(PriceFile, file, problems);
  if (!whole) return undefined;
  const { currency } = whole;
  const services = whole.services.flatMap((item, index): Entry<ServicePrice>[] => {
    const path = ['services', index];
    const value = shaped(ServicePrice, file, problems, path, item);
    return value ? [{ file, path, value }] : [];
  });
  const parts = Object.entries(whole.parts).map(([product, list]) => ({
    product,
    priced: list.flatMap((item, index): Entry<NamedPart>[] => {
      const path = ['parts', product, index];
      const value = shaped(PartPrice, file, problems, path, item);
      return value ? [{ file, path, value: { ...value, name: nameOf(value, product, catalogue) } }] : [];
    }),
  }));

  const all = [...services, ...parts.flatMap(({ priced }) => priced)];
  problems.push(
    ...missingServices(file, whole.services),
    ...all.flatMap(({ path, value }) => [
      ...tooFine(file, path, value.price, currency),
      ...tooFine(file, [...path, 'change'], value.change?.price, currency),
      ...(policy ? changeFaults(file, path, value, policy) : []),
    ]),
    ...[services, ...parts.map(({ priced }) => priced)].flatMap(list => [
      ...twice<{ id: string }>('id', list, ({ value }) => [[['id'], value.id]]),
      ...twice<Pick<NamedPart, 'name' | 'part'>>('name in the price list', list, ({ value }) => writtenNames(value)),
    ]),
    ...parts.flatMap(({ product, priced }) => [
      ...unknownProduct(file, ['parts', product], product, catalogue),
      ...priced.flatMap(({ path, value }) => unknownPart(file, path, value, product, catalogue)),
    ]),
  );
  const amountOf = (price: string | undefined) => {
    const found = price === undefined ? undefined : money(price, currency);
    return found && { price: found };
  };
  const priceOf = ({ price, change }: Priced) => ({
    ...amountOf(price),
    ...(change && { change: { ...without(change), ...amountOf(change.price) } }),
  });
  return {
    currency,
    services: services.map(({ value }) => ({ id: value.id, name: value.name, ...priceOf(value) })),
    parts: parts.flatMap(({ product, priced }) =>
      priced.flatMap(({ value: { id, name, ...rest } }) =>
        name ? [{ id: `${product}.${id}`, name, product, ...priceOf(rest) }] : [],
      ),
    ),
  };
}

/** What of an entry is its price, as written. */
interface Priced {
  readonly price?: string | undefined;
  readonly change?: WrittenChange;
}

function without({ price: _, ...change }: NonNullable<WrittenChange>): Omit<PriceChange, 'price'> {
  return change;
}

/** A change is one, and is announced early enough. */
function changeFaults(
  file: ContentFile,
  path: Path,
  { price, change }: Priced,
  { tariff: { notice } }: Pick<Policy, 'tariff'>,
): ContentProblem[] {
  if (change === undefined) return [];
  const at = (key: string) => [...path, 'change', key];
  if (price === undefined) {
    const help = 'write its price without change: what was quoted until now may have a price at once';
    return [file.problem(at('price'), 'a change of something that has no price', help)];
  }
  if (price === change.price) {
    return [file.problem(at('price'), `the change to ${price} changes nothing`, 'write the new price')];
  }
  const earliest = Temporal.PlainDate.from(change.announced).add(spanDuration(notice)).toString();
  if (change.from >= earliest) return [];
  const shown = shownFigure(notice, 'en-US');
  const wrong = `the change from ${change.from} on, announced on ${change.announced}, is not announced ${shown} before (tariff.notice)`;
  return [file.problem(at('from'), wrong, `let it begin on ${earliest} at the earliest`)];
}

/** A part with its name, where it could be found. */
type NamedPart = Omit<PartPrice, 'name'> & { readonly name: Bilingual | undefined };

function nameOf({ part, name }: PartPrice, product: string, { products }: Catalogue): Bilingual | undefined {
  if (part === undefined) return name;
  const listed = products.find(({ id }) => id === product)?.parts.map(each => each.name);
  return listed?.find(each => Language.options.some(language => key(each[language]) === key(part)));
}

/** The names of an entry, where they stand; a part of the catalogue has one place for both. */
function writtenNames({ part, name }: Pick<NamedPart, 'name' | 'part'>): Place[] {
  if (name === undefined) return [];
  if (part !== undefined) return [[['part'], name['zh-CN']]];
  return Language.options.map(language => [['name', language], name[language]]);
}

function key(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

function missingServices(file: ContentFile, written: readonly unknown[]): ContentProblem[] {
  const ids = written.map(item => (item as { id?: unknown } | null)?.id);
  const help = 'add it as in knowledge/content/prices.yaml of the desk; without a price it is quoted';
  return neededServices
    .filter(id => !ids.includes(id))
    .map(id => file.problem(['services'], `services has no ${id}`, help));
}

function tooFine(file: ContentFile, path: Path, price: string | undefined, currency: string): ContentProblem[] {
  if (price === undefined || money(price, currency) !== undefined) return [];
  const most = decimals(currency);
  const help = most === 0 ? 'write a whole number' : `write ${most} digits behind the point at most`;
  return [file.problem([...path, 'price'], `the price ${price} is finer than ${currency} can be paid`, help)];
}

function unknownPart(
  file: ContentFile,
  path: Path,
  { part, name }: NamedPart,
  product: string,
  { products }: Catalogue,
): ContentProblem[] {
  const found = products.find(({ id }) => id === product);
  if (part === undefined || name !== undefined || found === undefined) return [];
  const names = found.parts.flatMap(each => Language.options.map(language => each.name[language]));
  const meant = nearest(part, names);
  const own = `give it a name of its own, "name: { zh-CN: …, en-US: … }"`;
  const help = meant
    ? `did you mean ${meant}?`
    : names.length === 0
      ? own
      : `its parts in products.yaml are ${names.join(', ')}; name one of them, or ${own}`;
  return [file.problem([...path, 'part'], `${product} has no part ${part} in products.yaml`, help)];
}
