import { z } from 'zod';
import { Bought, BoughtAt, type Unit } from '../knowledge/records.ts';
import { type Json, type Reading, type Reply, type Slot, shaped } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import { normalised } from './understand/normalise.ts';
import { readPastDate, shownDate } from './understand/past-date.ts';
import { productsIn } from './understand/product.ts';
import { findSerial, readSerial } from './understand/serial.ts';
import { wishIn } from './wish.ts';

/** What is known of a purchase: when, as precisely as it was said, where, or a photo of the proof. */
export type Purchase = { readonly date?: Bought['date']; readonly precision?: Bought['precision'] } & {
  readonly at?: BoughtAt;
  readonly proof?: true;
};

const Kept = Bought.partial().extend({ at: BoughtAt.optional(), proof: z.literal(true).optional() });

/** The families that most customers come with; the others are typed. */
export function productChoices({ knowledge, language }: Pick<Turn, 'knowledge' | 'language'>) {
  return knowledge.products.slice(0, 7).map(product => ({
    value: product.id,
    label: product.name[language],
    synonyms: [...product.aliases['zh-CN'], ...product.aliases['en-US']],
  }));
}

/** The one product that a text names. */
export function productIn(text: string, { knowledge }: Pick<Turn, 'knowledge'>): string | undefined {
  const [id, ...others] = productsIn(text, knowledge.products);
  return others.length === 0 ? id : undefined;
}

/** The unit that a conversation is about: of the serial number known already, or in what was just said. */
export async function unitOf(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Unit | undefined> {
  const serial = serialIn(known.serial) ?? serialIn(known.machine) ?? saidSerial(turn.input.text);
  return serial === undefined ? undefined : turn.desk.unit(serial);
}

/** However loosely it is typed: what is no serial number names no unit. */
function saidSerial(text: string): string | undefined {
  const reading = readSerial(text);
  return reading.ok ? reading.serial : findSerial(text);
}

function serialIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const serial = typeof value === 'object' && value !== null && 'serial' in value ? value.serial : undefined;
  return typeof serial === 'string' ? serial : undefined;
}

/** When something was bought, as a text tells it. */
export function purchaseIn(
  text: string,
  { now, knowledge, language }: Pick<Turn, 'now' | 'knowledge' | 'language'>,
): Purchase | undefined {
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate();
  const read = readPastDate(text, { today, language });
  return read.kind === 'date' ? { date: read.date, precision: read.precision } : undefined;
}

/** When and where a machine was bought; a photo of the invoice is an answer, too. */
export function purchaseSlot(
  turn: Turn,
  asks: { readonly label: string; readonly ask: string },
): Slot<object, Purchase> {
  const t = turn.texts.repair.bought;
  return {
    label: asks.label,
    optional: true,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : asks.ask }),
    read: reply => readPurchase(reply, turn),
    byFiles: { proof: true },
    fits: shaped(Kept),
    show: purchase => shownPurchase(purchase, turn),
  };
}

export function shownPurchase({ date, precision = 'day', at, proof }: Purchase, { texts, language }: Turn): string {
  const t = texts.repair.bought;
  const day = date === undefined ? undefined : shownDate(date, precision, language);
  if (day === undefined && at === undefined) return proof === true ? t.proof : '';
  return t.show(day, at === undefined ? undefined : t.at[at]);
}

export function readPurchase({ text }: Reply, turn: Turn): Reading<Purchase> {
  const { now, knowledge, language, texts } = turn;
  const t = texts.repair.bought;
  if (isVisitTime(text, turn)) return { problem: t.again };
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate();
  const at = boughtAtIn(text);
  const where = at === undefined ? {} : { at };
  const read = readPastDate(text, { today, language });
  switch (read.kind) {
    case 'date':
      return { value: { date: read.date, precision: read.precision, ...where } };
    case 'several':
      return { problem: t.several(read.dates.map(date => shownDate(date.date, date.precision, language))) };
    case 'future':
      return { problem: t.future(text.slice(0, 40)) };
    case 'too-old':
      return { problem: t.tooOld(text.slice(0, 40)) };
    case 'impossible':
      return { problem: t.impossible(read.said) };
    default:
      return at === undefined ? { problem: t.again } : { value: where };
  }
}

/** Words by which a day is told to be that of a purchase; one of a fault or a visit stands beside others. */
export const ofPurchase = /[买购]|入手|下单|签收|bought|purchase|ordered/iu;

/** When something was bought, in the clauses that say so: 昨天 tells another day in 前年买的，昨天开始漏水. */
export function purchaseTold(text: string, turn: Turn): Purchase | undefined {
  const telling = text.split(/[，。；！？,;!?\n]+/u).filter(clause => ofPurchase.test(clause));
  if (telling.length === 0) return undefined;
  const read = purchaseIn(telling.join('，'), turn);
  const at = boughtAtIn(telling.join('，'));
  return read && { ...read, ...(at !== undefined && { at }) };
}

/** A time of the day that may come, where nobody speaks of buying: 周五上午. */
function isVisitTime(text: string, turn: Turn): boolean {
  const wish = ofPurchase.test(text) ? undefined : wishIn(text, turn);
  if (wish?.kind !== 'slot' && wish?.kind !== 'range') return false;
  return [wish.part, wish.at, wish.from, wish.to].some(time => time !== undefined);
}

const places: readonly (readonly [BoughtAt, RegExp])[] = [
  [
    'distance',
    /网上|网购|线上|电商|淘宝|天猫|京东|拼多多|抖音|快手|直播间|小程序|官网|苏宁易购|电视购物|(?<![a-z])(?:online|web ?site|internet|amazon|taobao|jd|tmall)(?![a-z])/,
  ],
  ['dealer', /经销商|代理商|代理|分销|(?<![a-z])(?:dealer|reseller|distributor)(?![a-z])/],
  [
    'shop',
    /(?:你们|您|咱们)?店(?:里|铺)?(?:买|购)|门店|专卖店|实体店|店里|商场|超市|卖场|国美|苏宁|线下|(?<![a-z])(?:shop|store|mall)(?![a-z])/,
  ],
];

/** Where something was bought, as a text tells it. */
export function boughtAtIn(text: string): BoughtAt | undefined {
  const said = normalised(text.slice(0, 300));
  return places.find(([, words]) => words.test(said))?.[0];
}
