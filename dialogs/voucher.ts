import { Temporal } from 'temporal-polyfill';
import { lastOf } from '../knowledge/case-guards.ts';
import { dayOf, isoDay } from '../knowledge/day.ts';
import { judging } from '../knowledge/in-effect.ts';
import type { Ticket } from '../knowledge/records.ts';
import { lastDay } from '../knowledge/term.ts';
import type { Desk } from './ports.ts';
import type { Turn } from './turn-of.ts';
import { shownDate } from './understand/past-date.ts';
import { policyOf, verdictOf } from './verdict.ts';

/**
 * What a customer reads after a repair: what was found and done, and until when it is covered from now on; the number
 * of the case is the voucher. Undefined of anything that was not repaired.
 *
 * What was repaired is covered for three months and a replaced part for a year, or for the rest of the product's own
 * warranty where that is longer.
 *
 * @source S1 5.1.1-2, S12 一.5-6, 8, D8
 */
export async function voucherOf(
  ticket: Ticket,
  turn: Pick<Turn, 'texts' | 'knowledge' | 'language' | 'now'> & { readonly desk: Pick<Desk, 'unit'> },
): Promise<string | undefined> {
  const { texts, knowledge, language, desk } = turn;
  const finished = lastOf(ticket, 'finish', 'hand-back', 'not-fixed', 'reject');
  if (ticket.kind !== 'repair' || finished?.what !== 'finish') return undefined;
  const judged = judging(knowledge, ticket);
  const unit = ticket.serial === undefined ? undefined : await desk.unit(ticket.serial);
  const product = knowledge.products.find(({ id }) => id === (unit?.product ?? ticket.product?.id));
  const { warranty } = policyOf(product, { knowledge: judged });
  const done = dayOf(Temporal.Instant.from(finished.at).toZonedDateTimeISO(judged.calendar.zone).toPlainDate());
  const { verdict } = verdictOf({ unit, product: product?.id, bought: ticket.bought }, { ...turn, knowledge: judged });
  const whole = verdict.product?.standing === 'covered' ? verdict.product.endsOn : '';
  const until = (term: typeof warranty.repair) => {
    const own = isoDay(lastDay(done, term));
    return shownDate(own > whole ? own : whole, 'day', language);
  };
  const { fault, id } = ticket;
  return texts.decision.voucher(
    id,
    fault.slice(0, 60),
    finished.text ?? '',
    until(warranty.repair),
    until(warranty.part),
  );
}
