import { z } from 'zod';
import { divisionsOfChina } from '../knowledge/divisions.ts';
import type { Shop } from '../knowledge/shop.ts';
import { type Slot, shaped } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import { namesDoor, placeToldIn } from './understand/address.ts';
import { type AddressSplit, type Place, shownPlace, splitAddress } from './understand/address-split.ts';
import type { Choice } from './understand/choice.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { plain } from './understand/normalise.ts';
import { findPhone } from './understand/phone.ts';
import { asks } from './understand/sentence.ts';
import { inSimplified } from './understand/traditional.ts';

const Told = z.object({ of: z.string(), said: z.string() });
/** What was told to an address that lacked something; `said` is empty where it is to be taken as it is. */
export type WhereTold = Readonly<z.infer<typeof Told>>;

interface Answers {
  readonly address?: string | undefined;
  /** null where it was skipped */
  readonly where?: WhereTold | null | undefined;
}

/**
 * What whoever is to come does not find an address by: no `city` can be told, there is no house, building or village
 * (`door`), `both` lack, `several` places have the name, or two names are a `contradiction`.
 */
export type Lack = 'city' | 'door' | 'both' | 'several' | 'contradiction';

/** What an address lacks; undefined for one that is whole, or that is not written in Chinese. */
export function lackOf(address: string): Lack | undefined {
  if (!/\p{Script=Han}/u.test(address)) return undefined;
  const split = placeToldIn(address);
  switch (split.outcome) {
    case 'split':
      if (split.city === undefined && !hasNoCities.test(split.province)) return namesDoor(split.rest) ? 'city' : 'both';
      return namesDoor(split.rest) ? undefined : 'door';
    case 'unsplit':
      if (namesDoor(address)) return 'city';
      // Who would rather be called has told nothing to be completed.
      return tellsNone.test(address) ? undefined : 'both';
    default:
      return split.outcome;
  }
}

const tellsNone = /电话|打给|联系|不会|不清楚|不知道|不记得|再说|[问发]你|微信|定位/u;
const hasNoCities = /^(?:香港|澳门|台湾)/u;

/**
 * Asks once for what an address lacks, with the city of the shop as the nearest guess. Whatever is answered is taken;
 * it may be skipped. The address of an earlier case is not asked about again.
 *
 * @param known    how the customer was reached before
 * @param isNeeded whether an address is needed at all
 */
export function whereSlot<A extends Answers>(
  turn: Turn,
  known: { readonly address?: string },
  isNeeded: (answers: Partial<A>) => boolean = () => true,
): Slot<A, WhereTold> {
  const { texts, knowledge, language } = turn;
  const t = texts.repair.address;
  const own = placeOfShop(knowledge.shop);
  const city = own?.city ?? own?.province ?? '';
  const askable = (address: string | undefined): address is string => {
    if (typeof address !== 'string' || address === known.address) return false;
    const lack = lackOf(address);
    // A shop that is not in China does not know the cities of its customers.
    return own === undefined ? lack === 'contradiction' : lack !== undefined;
  };
  const again = (address: string) => (['door', 'both'].includes(lackOf(address) ?? '') ? t.again : t.which);
  return {
    label: t.label,
    optional: true,
    when: answers => isNeeded(answers) && askable(answers.address),
    ask: ({ address = '' }, misses) => ({
      text:
        misses > 0
          ? again(address)
          : questionFor(address, language === 'en-US' ? knowledge.shop.city[language] : city, turn),
      choices: choicesFor(address, city, turn),
    }),
    read: ({ text, chosen }, { address = '' }) => {
      const picked =
        chosen === undefined ? undefined : placesFor(address, city)[Number(chosen === 'here' ? 0 : chosen)];
      if (picked !== undefined) return { value: { of: address, said: picked } };
      const said = plain(text)
        .replace(/^(?:我?(?:就?是|就?在|应该[是在]))(?=.)|[的啊吧呢哦呀。.!！\s]+$/gu, '')
        .trim();
      if (insists.test(said)) return { value: { of: address, said: '' } };
      if (denies.test(said) || !/[\p{L}\p{N}]/u.test(said) || findPhone(said) === said)
        return { problem: again(address) };
      if (readNonAnswer(said, knowledge) !== undefined && !/\d/.test(said)) return { problem: again(address) };
      return { value: { of: address, said: said.slice(0, longestWords) }, unsure: asks(said) };
    },
    fits: shaped(Told),
  };
}

/** The address with what was told to it: 人民路100号 and 苏州 are 江苏省苏州市人民路100号. */
export function wholeAddress({ address, where }: Answers): string | undefined {
  if (address === undefined || where === undefined || where === null || where.said === '') return address;
  const lack = lackOf(address);
  const { said } = where;
  const told = placeToldIn(said);
  const isPlace = told.outcome === 'split' && told.rest === '';
  // Another address was told since; of what was said to the one before, a place holds for it.
  if (lack === undefined || (where.of !== address && !(isPlace && lack === 'city'))) return address;
  if (isPlace) return shownPlace(placeMeant(address, told)) + restOf(address);
  if (lackOf(said) === undefined || said.includes(address)) return said;
  return lack === 'door' || /^[\d零一二三四五六七八九十百]/u.test(said) ? `${address}${said}` : `${address}，${said}`;
}

/** The district that was told, in the city that was told later: 鼓楼区 and 南京. */
function placeMeant(address: string, told: Place): Place {
  const split = placeToldIn(address);
  const fits = split.outcome === 'several' ? split.places.filter(({ city }) => city === told.city) : [];
  const [only, ...others] = fits;
  return told.district === undefined && only !== undefined && others.length === 0 ? only : told;
}

/** The address as told, with the levels that were left out where they are sure: 昆山花桥…（江苏省苏州市）. */
export function shownAddress(address: string): string {
  const split = placeToldIn(address);
  if (split.outcome !== 'split') return address;
  const { province, city, district } = split;
  const told = inSimplified(address);
  // 江苏 says 江苏省.
  const left = [...new Set([province, city, district])].filter(name => name && !told.includes(name.slice(0, 2)));
  return left.length === 0 ? address : `${address}（${left.join('')}）`;
}

const longestWords = 120;
const insists =
  /^(?:就(?:这样|这么|这个|是这个|写这个|按这个)|没有(?:门牌|了)?|没门牌|这就是|已经(?:说|写)了|照这个|师傅知道|认识|that's it|that is it|no number|as is|just that)/iu;
const denies = /^(?:不是|不在|不对|不|其他|别的|外地|no|nope|elsewhere|other)[\p{Script=Han}a-z ]{0,4}[.。!！]?$/iu;

function questionFor(address: string, city: string, { texts }: Turn): string {
  const { lacks } = texts.repair.address;
  const lack = lackOf(address) ?? 'door';
  const split = placeToldIn(address);
  if (split.outcome === 'several') return lacks.several(split.places[0]?.district ?? '');
  if (split.outcome === 'contradiction') return lacks.contradiction(...split.said);
  return lacks[lack as 'city' | 'door' | 'both'](address, city);
}

/** The places that an address may mean, as they are offered. */
function placesFor(address: string, city: string): string[] {
  const split = placeToldIn(address);
  if (split.outcome === 'contradiction') return split.said.map(name => placeNamed(name) ?? name);
  if (split.outcome !== 'several') return lackOf(address) === 'city' ? [city] : [];
  const here = (place: Place) => (place.city === city ? 0 : 1);
  return split.places
    .toSorted((a, b) => here(a) - here(b))
    .slice(0, mostOffered)
    .map(shownPlace);
}

const mostOffered = 5;

function choicesFor(address: string, city: string, { texts, knowledge, language }: Turn): readonly Choice[] {
  const places = placesFor(address, city);
  if (lackOf(address) === 'city') {
    const named = language === 'en-US' ? knowledge.shop.city[language] : city;
    const { value, label, synonyms } = texts.repair.address.inCity;
    return [{ value, label: label(named), synonyms: [...synonyms, city, knowledge.shop.city['zh-CN']] }];
  }
  return places.map((label, index) => ({ value: String(index), label }));
}

/** What is left of an address without the names of places. */
function restOf(address: string): string {
  const split = placeToldIn(address);
  if (split.outcome === 'split' || split.outcome === 'several') return split.rest;
  if (split.outcome === 'unsplit') return address;
  const [, second] = split.said;
  return address.slice(address.indexOf(second) + second.length);
}

function placeNamed(name: string): string | undefined {
  const split = splitAddress(name, divisionsOfChina());
  return split.outcome === 'split' ? shownPlace(split) : undefined;
}

function placeOfShop({ city }: Pick<Shop, 'city'>): (AddressSplit & Place) | undefined {
  const split = splitAddress(city['zh-CN'], divisionsOfChina());
  return split.outcome === 'split' ? split : undefined;
}
