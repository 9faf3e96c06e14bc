import type { RepairWay, Ticket } from '../knowledge/records.ts';
import type { NamedMachine } from './machine-slot.ts';
import { type MachineAnswers, machinesKept } from './machines-slot.ts';
import { moment, stateFor } from './opening.ts';
import type { CaseRequest } from './ports.ts';
import type { SameOrNew } from './same-case.ts';
import { askedBy, type KindAnswers } from './service-slots.ts';
import type { Turn } from './turn-of.ts';
import { maskPhone } from './understand/phone.ts';
import type { ServiceKind } from './understand/service.ts';
import type { When } from './understand/when.ts';
import { policyOf } from './verdict.ts';
import type { Way } from './way-slot.ts';
import { type WhereTold, wholeAddress } from './where-slot.ts';

/** What a service other than a repair needs to know; beside what only its kind asks. */
export interface ServiceAnswers extends KindAnswers, MachineAnswers {
  consent: 'yes';
  kind: ServiceKind;
  product: NamedMachine;
  same?: SameOrNew;
  /** What else the customer said of it. */
  purpose?: string;
  loaner?: 'yes' | 'no';
  phone: string;
  address?: string;
  where?: WhereTold;
  way: Way;
  wish?: When;
  photos?: string[];
}

/** Whether somebody comes for it or the machine is mailed in; undefined where neither is so. */
export function wayOf(
  { kind, product, place, way }: Partial<ServiceAnswers>,
  { knowledge }: Turn,
): RepairWay | undefined {
  switch (kind) {
    case 'maintenance':
    case 'upgrade':
      return way?.is ?? knowledge.products.find(({ id }) => id === product?.id)?.repairWay ?? 'on-site';
    case 'inspection':
    case 'installation':
      return 'on-site';
    case 'training':
      return place === 'on-site' ? 'on-site' : undefined;
    default:
      return undefined;
  }
}

/** The request as the desk takes it. What it costs is not known before it is quoted. */
export function requestOf(answers: ServiceAnswers, turn: Turn): CaseRequest {
  const { kind, product, purpose, usage, phone, photos = [], pressing, loaner } = answers;
  const address = wholeAddress(answers);
  const { id, model, said } = product;
  const way = wayOf(answers, turn);
  const details = Object.fromEntries(
    askedBy[kind].flatMap((name): [string, string][] => {
      const value = answers[name];
      return value === undefined || name === 'usage' || name === 'pressing' ? [] : [[name, String(value)]];
    }),
  );
  const all = { ...details, ...(kind !== 'parts' && machinesKept(answers)), ...(loaner === 'yes' && { loaner }) };
  const main = answers.topic ?? (answers.part === 'photo' ? undefined : answers.part);
  const words = [...new Set([main, purpose])].filter(each => each !== undefined);
  return {
    kind,
    fault: words.length === 0 ? turn.texts.service.kind.kinds[kind].label : words.join('；'),
    product: { ...(id !== undefined && { id }), said },
    ...(model !== undefined && { model }),
    photos,
    phone,
    fee: 'unknown',
    ...(Object.keys(all).length > 0 && { details: all }),
    ...(usage !== undefined && { usage }),
    ...(address !== undefined && { address }),
    ...(way !== undefined && { way }),
    ...(pressing === 'yes' && { pressing: true }),
  };
}

/** The number, who calls by when, by when it is done at the latest, and what the customer had better do until then. */
export function submittedService(ticket: Ticket, answers: ServiceAnswers, turn: Turn): string {
  const { texts, knowledge, language } = turn;
  const t = texts.service.done;
  const { kind, phone } = answers;
  const when = (at: string) => moment(at, knowledge.calendar.zone, language);
  const product = knowledge.products.find(({ id }) => id === ticket.product?.id);
  const { firstResponse, done } = ticket.promised ?? {};
  const state = stateFor(product?.id, turn);
  const way = wayOf(answers, turn);
  const lends = kind === 'maintenance' && way === 'on-site' && policyOf(product, turn).loaner.maintenance !== undefined;
  return [
    t.number(texts.service.kind.kinds[kind].label, ticket.id),
    [
      ...(state.open ? [] : [texts.repair.done.closed(when(state.opens.toInstant().toString()))]),
      ...(firstResponse === undefined
        ? []
        : [t.first(when(firstResponse), maskPhone(phone), ticket.pressing === true)]),
      ...(done === undefined ? [] : [t.latest[kind](when(done))]),
      ...(way === 'mail-in' ? [t.mail] : []),
      ...(answers.loaner === 'yes' ? [t.loanerNoted] : lends ? [t.loaner] : []),
      ...(product?.holdsData === true && kind !== 'parts' && kind !== 'training' ? [t.data] : []),
    ].join('\n'),
    texts.repair.done.end,
  ].join('\n\n');
}
