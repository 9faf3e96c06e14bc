import { Temporal } from 'temporal-polyfill';
import { nearestSlots, nobody, visitMinutes } from '../knowledge/booking.ts';
import { type ExpectedFee, expectedFee } from '../knowledge/fees.ts';
import { shownFigure } from '../knowledge/figures.ts';
import { visitPromise } from '../knowledge/first-visit.ts';
import { judging } from '../knowledge/in-effect.ts';
import type { Product } from '../knowledge/products.ts';
import type { RepairWay, Ticket, Unit } from '../knowledge/records.ts';
import { repeated } from '../knowledge/returns.ts';
import type { Verdict } from '../knowledge/warranty.ts';
import type { Cover } from '../knowledge/warranty-covers.ts';
import type { Purchase } from './machine.ts';
import type { NamedMachine } from './machine-slot.ts';
import { type MachineAnswers, machinesKept } from './machines-slot.ts';
import { moment, stateFor, visitTime } from './opening.ts';
import type { CaseRequest } from './ports.ts';
import type { Turn } from './turn-of.ts';
import { causesIn } from './understand/cause.ts';
import { shownDate } from './understand/past-date.ts';
import { maskPhone } from './understand/phone.ts';
import type { When } from './understand/when.ts';
import { verdictOf } from './verdict.ts';
import { type WhereTold, wholeAddress } from './where-slot.ts';

/** What a repair report needs to know. */
export interface RepairAnswers extends MachineAnswers {
  consent: 'yes';
  product: NamedMachine;
  serial?: string;
  fault: string;
  same?: 'same' | 'new';
  usage?: string;
  bought?: Purchase;
  phone: string;
  address?: string;
  where?: WhereTold;
  way: { is: RepairWay; chosen: boolean };
  wish?: When;
  photos?: string[];
}

/** The report as the desk takes it; what the list of sold units knows counts before what the customer said. */
export function reportOf(answers: RepairAnswers, unit: Unit | undefined, turn: Turn): CaseRequest {
  const { product, serial, fault, usage, bought, phone, way, photos } = answers;
  const address = wholeAddress(answers);
  const { id, model, said } = product;
  const before = repairsBefore(answers, unit, turn);
  const machine = { ...((unit?.product ?? id) !== undefined && { id: unit?.product ?? id }), said };
  const number = serial ?? unit?.id;
  const details = machinesKept(answers);
  return {
    kind: 'repair',
    product: machine as CaseRequest['product'] & object,
    fault,
    phone,
    way: way.is,
    fee: feeOf(answers, unit, turn).code,
    photos: photos ?? [],
    ...((unit?.model ?? model) !== undefined && { model: (unit?.model ?? model) as string }),
    ...(number !== undefined && { serial: number }),
    ...(usage !== undefined && { usage }),
    ...(bought?.date !== undefined && { bought: { date: bought.date, precision: bought.precision ?? 'day' } }),
    ...(bought?.at !== undefined && { boughtAt: bought.at }),
    ...(address !== undefined && { address }),
    ...(details.machines !== undefined && { details }),
    ...(before.count > 0 && { repairedBefore: before }),
  };
}

/** How often the machine was repaired in its term before: clerks are told, as one repair more gives new rights (D11). */
function repairsBefore({ product, bought, fault }: RepairAnswers, unit: Unit | undefined, turn: Turn) {
  const { verdict } = verdictOf({ unit, product: product.id, bought, said: fault }, turn);
  return { ...repeated(unit?.repairs ?? [], verdict, fault) };
}

/** What it will cost, told before the customer submits (F5, D6, D13). */
export function feeNote(answers: Partial<RepairAnswers>, unit: Unit | undefined, turn: Turn): string {
  const t = turn.texts.repair.fee;
  const { verdict, ...fee } = feeOf(answers, unit, turn);
  return [feeText(fee, verdict, turn), ...(answers.way?.is === 'mail-in' ? [t.freight[fee.freight]] : [])].join(
    turn.language === 'zh-CN' ? '' : ' ',
  );
}

/** What a repair is expected to cost, in a sentence. */
export function feeText(fee: ExpectedFee, verdict: Verdict, turn: Pick<Turn, 'texts' | 'language'>): string {
  const { texts, language } = turn;
  const t = texts.repair.fee;
  const { reasons } = fee;
  switch (fee.code) {
    case 'free':
      return t.free(verdict.code === 'covered' ? shownDate(verdict.endsOn, 'day', language) : '');
    case 'paid':
      return fee.labour === 'cost' ? t.atCost : t.paid;
    case 'unknown': {
      const uncovered = reasons.flatMap(reason => (reason.code === 'uncovered' ? [reason.name[language]] : []));
      if (uncovered.length > 0) return t.uncovered(uncovered);
      if (reasons.some(reason => reason.code === 'suspected')) return t.cause;
      if (verdict.code === 'expired') return t.promise;
      return verdict.code === 'partly' ? partlyNote(verdict, turn) : t.unknown;
    }
  }
}

/** The number, by when what happens, and what the customer had better do until then. */
export async function submitted(
  ticket: Ticket,
  { phone, way }: RepairAnswers,
  product: Product | undefined,
  turn: Turn,
): Promise<string> {
  const { texts, knowledge, language } = turn;
  const t = texts.repair.done;
  const when = (at: string) => moment(at, knowledge.calendar.zone, language);
  const { promised } = ticket;
  const { policy } = judging(knowledge, ticket);
  const { mailedIn } = policy.service.repair;
  const onSite = way.is === 'on-site' ? promised?.onSite : undefined;
  const state = stateFor(product?.id, turn);
  return [
    t.number(ticket.id),
    [
      ...(state.open ? [] : [t.closed(when(state.opens.toInstant().toString()))]),
      ...(promised === undefined ? [] : [t.next(when(promised.firstResponse), maskPhone(phone))]),
      ...(onSite === undefined ? [] : [await visitLine(onSite, ticket, turn)]),
      ...(promised?.done === undefined ? [] : [t.repaired(when(promised.done))]),
      ...(way.is === 'mail-in' ? [t.mail] : []),
      ...(way.is === 'mail-in' && mailedIn !== undefined ? [t.mailedIn(shownFigure(mailedIn, language))] : []),
      ...(policy.loaner.repair === undefined ? [] : [t.loaner]),
      ...(product?.holdsData === true ? [t.data] : []),
    ].join('\n'),
    t.end,
  ].join('\n\n');
}

/** By when somebody comes, and if that is later than promised, since when one can (D10). */
async function visitLine(onSite: string, ticket: Ticket, turn: Turn): Promise<string> {
  const { texts, knowledge, language, now, desk } = turn;
  const t = texts.repair.done;
  const { calendar, policy } = judging(knowledge, ticket);
  const rules = { calendar, policy, now };
  const diary = (await desk.diary(ticket.product?.id)) ?? nobody;
  const promise = visitPromise(Temporal.Instant.from(onSite), nearestSlots(diary, rules, 1)[0], rules);
  switch (promise.code) {
    case 'by':
      return t.visit(moment(promise.at.toInstant().toString(), calendar.zone, language));
    case 'later':
      return t.later(
        visitTime(promise.first, visitMinutes(policy), language),
        shownFigure(policy.service.repair.onSite, language),
      );
    case 'none':
      return t.noVisit;
  }
}

function feeOf({ product, bought, fault = '' }: Partial<RepairAnswers>, unit: Unit | undefined, turn: Turn) {
  const { verdict, policy } = verdictOf({ unit, product: product?.id, bought, said: fault }, turn);
  const fee = expectedFee(verdict, causesIn(fault), policy, fault);
  return { ...fee, verdict };
}

/** Of a machine that is covered for the most part, or for some parts only. */
function partlyNote({ product, parts }: Verdict, turn: Pick<Turn, 'texts' | 'language'>): string {
  const { texts, language } = turn;
  const t = texts.repair.fee;
  const named = (standing: Cover['standing']) =>
    parts
      .filter(part => part.standing === standing)
      .map(({ name }) => (typeof name === 'string' ? name : name[language]));
  if (product?.standing === 'covered') return t.most(shownDate(product.endsOn, 'day', language), named('expired'));
  return named('covered').length > 0 ? t.some(named('covered')) : t.unknown;
}
