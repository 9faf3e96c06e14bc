import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { spanDuration } from '../knowledge/figures.ts';
import { BoughtAt, GoodsWish, type Ticket, type Unit } from '../knowledge/records.ts';
import type { ReturnVerdict } from '../knowledge/returns.ts';
import { stamp } from '../knowledge/stamp.ts';
import { addressSlot, keepable, phoneSlot } from './contact.ts';
import { asJson, type Form, type Json, type Reading, type Reply, type Slot, shaped } from './form/form.ts';
import { boughtAtIn, type Purchase, purchaseIn, purchaseSlot, readPurchase, shownPurchase, unitOf } from './machine.ts';
import { isOther, machineSlot, type NamedMachine, serialSlot } from './machine-slot.ts';
import { moment, stateFor } from './opening.ts';
import { photosKept, photosSlot } from './photos-slot.ts';
import type { CaseRequest } from './ports.ts';
import { type Consent, consentOrNot } from './reach.ts';
import { returnReasons, returnVerdictOf } from './returns-verdict.ts';
import { concerns, type SameOrNew, sameSlot } from './same-case.ts';
import type { Turn } from './turn-of.ts';
import { goodsReasonIn, goodsWishIn, namesPlace, namesVehicle, speaksOfPurchase } from './understand/give-back.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { maskPhone } from './understand/phone.ts';
import { asks } from './understand/sentence.ts';
import { policyOf } from './verdict.ts';
import { type WhereTold, whereSlot, wholeAddress } from './where-slot.ts';

/** What a return or an exchange needs to know. */
export interface ReturnAnswers {
  product: NamedMachine;
  serial?: string;
  why: { is: 'fault' | 'unwanted'; said: string };
  same?: SameOrNew;
  place?: BoughtAt;
  received?: Purchase;
  wants: GoodsWish;
  instead?: GoodsWish;
  consent?: Consent;
  phone?: string;
  address?: string;
  where?: WhereTold;
  photos?: string[];
}

type Some = Partial<ReturnAnswers>;

const longestReason = 2000;
const Why = z.object({ is: z.enum(['fault', 'unwanted']), said: z.string() });
const Day = z.object({
  date: z.iso.date().optional(),
  precision: z.string().optional(),
  proof: z.literal(true).optional(),
});

/**
 * Somebody wants to give something back, or another one for it: what, why, where it was bought and when it came. What
 * is open today is told before it is submitted; whatever that is, a case is opened and a person decides (D11, D14).
 */
export async function giveBack(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<ReturnAnswers>> {
  const { texts, desk } = turn;
  const t = texts.returns;
  const unit = await unitOf(turn, known);
  const openCases = await desk.openTickets();
  const same = (answers: Some) => openCases.find(ticket => ticket.kind === 'return' && concerns(ticket, answers));
  const verdict = (answers: Some) => judged(answers, unit, turn);
  const needsAddress = ({ consent, product, instead, wants }: Some) =>
    consent !== 'no' && (productOf(product, unit, turn)?.repairWay === 'on-site' || (instead ?? wants) === 'exchange');
  const ofPerson = (answers: Some) => verdict(answers).code === 'person';
  return {
    id: 'returns',
    retries: 3,
    files: { slot: 'photos', max: photosKept },
    slots: {
      product: machineToReturn(turn, unit),
      serial: serialSlot(turn),
      why: whySlot(turn),
      same: sameSlot<ReturnAnswers>(same, turn),
      place: {
        ...placeSlot(turn),
        when: answers => unit?.boughtAt === undefined && !ofPerson(answers),
      },
      received: {
        ...receivedSlot(turn),
        when: () => unit?.receivedOn === undefined && unit?.exchangedOn === undefined,
      },
      wants: {
        label: t.wants.label,
        names: t.wants.names,
        ask: (answers, misses) => ({
          text: misses > 0 ? t.wants.again : `${returnReasons(verdict(answers), turn)}\n\n${t.wants.ask}`,
          choices: [
            t.wants.return,
            t.wants.exchange,
            ...(answers.why?.is === 'unwanted' ? [] : [t.wants.repair]),
            t.wants.advice,
          ],
        }),
        read: ({ text, chosen }) => {
          const wish = GoodsWish.safeParse(chosen).data ?? goodsWishIn(text);
          return wish === undefined ? { problem: t.wants.again } : { value: wish, unsure: asks(text) };
        },
        spot: text => (asks(text) ? undefined : goodsWishIn(text)),
        fits: shaped(GoodsWish),
        show: wish => t.wants[wish].label,
      },
      instead: {
        label: t.instead.label,
        when: answers => isTooLate(answers.wants, verdict(answers)),
        ask: (answers, misses) => ({
          text: misses > 0 ? t.wants.again : tooLate(answers, verdict(answers), turn),
          choices: [
            ...(mayChoose('exchange', verdict(answers)) ? [t.wants.exchange] : []),
            ...(mayRepair(verdict(answers)) ? [t.wants.repair] : []),
            t.wants.advice,
          ],
        }),
        read: ({ text, chosen }) => {
          const wish = GoodsWish.safeParse(chosen).data;
          // Who still wants what is over has it looked at by a person.
          if (wish === undefined && goodsWishIn(text) !== undefined) return { value: 'advice' };
          return wish === undefined ? { problem: t.wants.again } : { value: wish };
        },
        fits: shaped(GoodsWish),
        show: wish => t.wants[wish].label,
      },
      consent: consentOrNot<ReturnAnswers>(turn, t.noConsent),
      phone: {
        ...phoneSlot<ReturnAnswers>(turn),
        when: ({ consent }) => consent !== 'no',
        ask: (_, misses) => ({ text: misses > 0 ? texts.repair.phone.again : t.phone }),
      },
      address: {
        ...addressSlot<ReturnAnswers>(turn),
        when: needsAddress,
        ask: (_, misses) => ({ text: misses > 0 ? texts.repair.address.again : t.address }),
      },
      where: whereSlot<ReturnAnswers>(turn, {}, needsAddress),
      photos: photosSlot(turn),
    },
    note: answers => returnReasons(verdict(answers), turn),
    done: async answers => {
      const { why, photos = [] } = answers;
      const before = answers.same === 'same' ? same(answers) : undefined;
      if (before !== undefined) {
        await desk.addTo(before.id, { text: why.said, photos });
        return { said: texts.repair.same.done(before.id), ticket: before.id };
      }
      // A repair of the same machine that is open belongs to the matter.
      const repair = openCases.find(ticket => ticket.kind === 'repair' && concerns(ticket, answers));
      const request = requestOf(answers, unit, turn);
      const ticket = await desk.openCase({ ...request, ...(repair !== undefined && { about: repair.id }) });
      turn.memory.person = { ticket: ticket.id, at: stamp(turn.now) };
      return { said: submitted(ticket, answers, turn), ticket: ticket.id };
    },
  };
}

/** What the first sentence tells of a return: why, where it was bought, when it came, and which of the two is wished. */
export function returnGiven(turn: Turn): Record<string, Json> {
  const { text } = turn.input;
  const is = goodsReasonIn(text);
  const wants = goodsWishIn(text);
  const place = placeIn(text);
  const received = receivedIn(text, turn);
  return {
    ...(is !== undefined && { why: { is, said: keepable(text, turn).slice(0, longestReason) } }),
    ...(wants !== undefined && { wants }),
    ...(place !== undefined && { place }),
    ...(received !== undefined && { received: asJson(received) }),
  };
}

function machineToReturn(turn: Turn, unit: Unit | undefined): Slot<object, NamedMachine> {
  const slot = machineSlot(turn, unit);
  return {
    ...slot,
    ask: (answers, misses) => {
      const asked = slot.ask(answers, misses);
      return misses > 0 ? asked : { ...asked, text: turn.texts.returns.product.ask };
    },
    read: (reply, answers) => {
      const { text, chosen } = reply;
      if (chosen === undefined && namesVehicle(text) && text.length <= 20) return { value: { said: text } };
      const reading = slot.read(reply, answers);
      // Why, where and when it was bought are taken as that, and the machine is asked for once more.
      const isNamed = !('value' in reading) || reading.value.id !== undefined || reading.value.model !== undefined;
      const isOfOther = goodsReasonIn(text) ?? goodsWishIn(text) ?? placeIn(text) ?? receivedIn(text, turn);
      return isNamed || isOfOther === undefined ? reading : { problem: turn.texts.repair.product.again };
    },
  };
}

function whySlot(turn: Turn): Slot<object, ReturnAnswers['why']> {
  const t = turn.texts.returns.reason;
  return {
    label: t.label,
    names: t.names,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask, choices: [t.fault, t.unwanted] }),
    read: reply => readWhy(reply, turn),
    spot: text => {
      const is = asks(text) ? undefined : goodsReasonIn(text);
      return is === undefined ? undefined : { is, said: keepable(text, turn).slice(0, longestReason) };
    },
    more: (before, text, meant) => {
      if (!meant || before.said.includes(text)) return undefined;
      const is = goodsReasonIn(text) ?? before.is;
      return { is, said: `${before.said}；${keepable(text, turn)}`.slice(0, longestReason) };
    },
    fits: shaped(Why),
    show: ({ said }) => (said.length > 80 ? `${said.slice(0, 80)}…` : said),
  };
}

function readWhy({ text, chosen }: Reply, turn: Turn): Reading<ReturnAnswers['why']> {
  const { knowledge, texts } = turn;
  const t = texts.returns.reason;
  if (text.length > longestReason) return { problem: t.tooLong(longestReason) };
  const is = goodsReasonIn(text);
  const isBare = [...text].length <= 6 && goodsReasonIn(text) !== 'unwanted';
  if (chosen === 'fault' && (text === '' || text === t.fault.label || isBare)) return { problem: t.which };
  if (chosen === 'unwanted' && is !== 'fault')
    return { value: { is: 'unwanted', said: keepable(text, turn) || t.unwanted.label } };
  const isNone =
    !/[\p{L}\p{N}]/u.test(keepable(text, turn)) || (is === undefined && readNonAnswer(text, knowledge) !== undefined);
  if (isNone) return { problem: t.again };
  // What does not please may be a fault: doubt counts for the customer (D13).
  return {
    value: { is: is ?? 'fault', said: keepable(text, turn) },
    unsure: asks(text) || (is === undefined && isOther(text, turn)),
  };
}

function placeSlot(turn: Turn): Slot<object, BoughtAt> {
  const t = turn.texts.returns.place;
  return {
    label: t.label,
    names: t.names,
    optional: true,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask, choices: [t.distance, t.shop, t.dealer] }),
    read: ({ text, chosen }) => {
      const place = BoughtAt.safeParse(chosen).data ?? boughtAtIn(text);
      return place === undefined ? { problem: t.again } : { value: place, unsure: asks(text) };
    },
    spot: placeIn,
    fits: shaped(BoughtAt),
    show: place => t[place].label,
  };
}

function placeIn(text: string): BoughtAt | undefined {
  const place = boughtAtIn(text);
  return namesPlace(text, place) ? place : undefined;
}

/** In characters: "上个星期三下午". */
const longestDay = 10;

function receivedSlot(turn: Turn): Slot<Some, Purchase> {
  const t = turn.texts.returns.received;
  const slot = purchaseSlot(turn, t);
  const { again } = turn.texts.repair.bought;
  const isAgain = (reading: Reading<Purchase>) => 'problem' in reading && reading.problem === again;
  return {
    ...slot,
    names: t.names,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: (reply, answers) => {
      const reading = readPurchase(reply, turn);
      if (!('value' in reading)) return isAgain(reading) ? { problem: t.again } : reading;
      if (reading.value.date === undefined) return { problem: t.exact };
      const counted = countedFrom(reading.value, answers, turn);
      return counted === undefined ? { problem: t.exact, firm: true } : { value: counted };
    },
    spot: (text, answers) => {
      // A day and nothing else is that of the receipt, whatever was asked.
      const isBare = [...text].length <= longestDay && goodsReasonIn(text) === undefined && !asks(text);
      return isBare || speaksOfPurchase(text) ? dayIn(text, turn, answers) : undefined;
    },
    concerns: text => !asks(text) && receivedIn(text, turn) !== undefined,
    fits: shaped(Day),
    show: purchase => shownPurchase(purchase, turn),
  };
}

/**
 * The day to count from. A month or a year is enough where even its last day is too long ago for any right; where it
 * is not, the very day is needed.
 */
function countedFrom(told: Purchase, { product }: Some, turn: Turn): Purchase | undefined {
  const { knowledge, now } = turn;
  const { date, precision = 'day', at: _, ...rest } = told;
  if (date === undefined) return told;
  if (precision === 'day') return { ...rest, date, precision };
  const policy = policyOf(productOf(product, undefined, turn), { knowledge });
  // Where a person judges, no day is counted here.
  if (policy.returns.judge === 'person' || namesVehicle(product?.said ?? '')) return { ...rest, date, precision };
  const last = Temporal.PlainDate.from(date).add(precision === 'month' ? { months: 1 } : { years: 1 });
  const over = last.add(spanDuration(policy.returns.exchange)).add({ weeks: 2 });
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate();
  return Temporal.PlainDate.compare(over, today) < 0 ? { ...rest, date, precision } : undefined;
}

function receivedIn(text: string, turn: Turn, answers: Some = {}): Purchase | undefined {
  return speaksOfPurchase(text) ? dayIn(text, turn, answers) : undefined;
}

function dayIn(text: string, turn: Turn, answers: Some): Purchase | undefined {
  const told = purchaseIn(text, turn);
  return told && countedFrom(told, answers, turn);
}

function productOf(product: NamedMachine | undefined, unit: Unit | undefined, { knowledge }: Turn) {
  return knowledge.products.find(({ id }) => id === (unit?.product ?? product?.id));
}

/** What is open today by what is known so far. */
function judged({ product, why, place, received }: Some, unit: Unit | undefined, turn: Turn): ReturnVerdict {
  // While it is being asked it has no value yet.
  const fault = why?.is === 'fault' ? why.said : why?.is === 'unwanted' ? '' : undefined;
  return returnVerdictOf({ unit, product: product?.id, called: product?.said, received, boughtAt: place, fault }, turn)
    .verdict;
}

function mayChoose(wish: GoodsWish, verdict: ReturnVerdict): boolean {
  return verdict.code !== 'person' && verdict.open.some(({ choices }) => choices.some(each => each === wish));
}

function mayRepair(verdict: ReturnVerdict): boolean {
  return mayChoose('repair', verdict) || (verdict.code !== 'person' && verdict.otherwise.includes('repair'));
}

/** Whether the time for what is wished is over for certain, so that something else is offered. */
function isTooLate(wish: GoodsWish | undefined, verdict: ReturnVerdict): boolean {
  if ((wish !== 'return' && wish !== 'exchange') || verdict.code === 'person' || verdict.missing.length > 0)
    return false;
  return verdict.code !== 'unknown' && !mayChoose(wish, verdict) && mayRepair(verdict);
}

function tooLate({ wants }: Some, verdict: ReturnVerdict, turn: Turn): string {
  const t = turn.texts.returns.instead;
  return `${returnReasons(verdict, turn)}\n\n${wants === 'exchange' ? t.askExchange : t.ask}`;
}

function requestOf(answers: ReturnAnswers, unit: Unit | undefined, turn: Turn): CaseRequest {
  const { product, serial, why, place, received, wants, instead, phone, photos = [] } = answers;
  const address = wholeAddress(answers);
  const verdict = judged(answers, unit, turn);
  const id = unit?.product ?? product.id;
  const model = unit?.model ?? product.model;
  const number = serial ?? unit?.id;
  const grounds = verdict.code === 'person' ? [] : verdict.open;
  const before = verdict.code === 'person' ? undefined : verdict.repairs;
  const day = received?.date && { date: received.date, precision: received.precision ?? ('day' as const) };
  return {
    kind: 'return',
    product: { ...(id !== undefined && { id }), said: product.said },
    fault: why.said,
    photos,
    ...(phone !== undefined && { phone }),
    goods: {
      wish: instead ?? wants,
      ...(instead !== undefined && { firstWish: wants }),
      because: why.is,
      ...(day && { received: day }),
      grounds: grounds.map(({ by, endsOn }) => ({ by, ...(endsOn !== undefined && { endsOn }) })),
    },
    ...(before !== undefined && before.count > 0 && { repairedBefore: { ...before } }),
    ...(model !== undefined && { model }),
    ...(number !== undefined && { serial: number }),
    ...(place !== undefined && { boughtAt: place }),
    ...(address !== undefined && { address }),
  };
}

/** The number, by when what happens, and what the customer had better do until then. */
function submitted(ticket: Ticket, { phone, received }: ReturnAnswers, turn: Turn): string {
  const { texts, knowledge, language } = turn;
  const t = texts.returns.done;
  const when = (at: string) => moment(at, knowledge.calendar.zone, language);
  const { promised } = ticket;
  const state = stateFor(ticket.product?.id, turn);
  const reached = (by: string) => (phone === undefined ? t.nextHere(by) : t.next(by, maskPhone(phone)));
  return [
    t.number(ticket.id),
    [
      ...(state.open ? [] : [texts.repair.done.closed(when(state.opens.toInstant().toString()))]),
      ...(promised === undefined ? [] : [reached(when(promised.firstResponse))]),
      ...(promised?.done === undefined ? [] : [t.settled(when(promised.done))]),
      t.keep,
      ...(received?.proof === true || ticket.photos.length > 0 ? [] : [t.proof]),
    ].join('\n'),
    texts.repair.done.end,
  ].join('\n\n');
}
