import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { spanStart } from './contact-hours.ts';
import { isOpen } from './lifecycle.ts';
import type { Policy } from './policy.ts';
import type { Consent, PastCase, Ticket } from './records.ts';
import type { Shop } from './shop.ts';
import { stamp } from './stamp.ts';

/** The moments before which things have gone: timestamps as in records, and days at the shop. */
export interface Cuts {
  /** What was said, and files, where no case needs them. */
  readonly chat: string;
  /** Personal data of cases that ended. */
  readonly personal: string;
  /** What is left on record of such cases. */
  readonly record: string;
  /** Forms that were begun and left. */
  readonly draft: string;
  /** Diaries of the teams. */
  readonly diary: string;
}

/** A diary of the past is nobody's any more; a month serves whoever looks back. */
const diaryDays = 30;
/** Drafts end by a job; what none has ended goes a day later. */
const draftGrace = 1;

/** What goes at a moment, by the terms of the shop. Days are days of the shop's calendar. */
export function cutsOf(
  now: Temporal.Instant,
  { shop, policy, calendar }: { readonly shop: Shop; readonly policy: Policy; readonly calendar: Calendar },
): Cuts {
  const local = now.toZonedDateTimeISO(calendar.zone);
  const before = (days: number) => stamp(local.subtract({ days }).toInstant());
  return {
    chat: before(shop.chatDays ?? shop.retentionDays),
    personal: before(shop.retentionDays),
    record: before(shop.recordDays),
    draft: stamp(spanStart(local.subtract({ days: draftGrace }).toInstant(), policy.draft.kept, calendar)),
    diary: local.toPlainDate().subtract({ days: diaryDays }).toString(),
  };
}

/** What ends a case; `called-off` ends one that was about a visit and nothing else. */
const endings: readonly string[] = ['close', 'cancel', 'called-off'];

/** When a case ended; undefined while it is open. Of a case without a history, when it was opened. */
export function endedAt(ticket: Ticket): string | undefined {
  return isOpen(ticket) ? undefined : endOf(ticket);
}

function endOf(ticket: Ticket): string {
  return ticket.log.findLast(({ what }) => endings.includes(what))?.at ?? lastEntryAt(ticket);
}

/** When something was last noted on a case, as the answer to its survey. */
export function lastEntryAt({ log, openedAt }: Pick<Ticket, 'log' | 'openedAt'>): string {
  return log.at(-1)?.at ?? openedAt;
}

/** From when on what was said may belong to a case: a form is filled in, with breaks, before it is opened. */
export function begunAt({ openedAt }: Pick<Ticket, 'openedAt'>, policy: Policy, calendar: Calendar): string {
  return stamp(spanStart(Temporal.Instant.from(openedAt), policy.draft.kept, calendar));
}

/** The first wording of the consent that names what stays on record. */
const recordToldSince = 4;

/**
 * What stays of a case that has ended, without personal data.
 *
 * @param consent what its customer agreed to: whoever was promised that the machine is forgotten, too, has it forgotten
 */
export function pastCase(ticket: Ticket, consent: Consent | undefined): PastCase {
  const told = consent !== undefined && Number(consent.version) >= recordToldSince && consent.at <= ticket.openedAt;
  const { id, kind, state, urgent, openedAt, policyVersion, product, serial, model, way, fee, visit, survey } = ticket;
  return {
    id,
    kind,
    state: state === 'cancelled' ? 'cancelled' : 'closed',
    urgent,
    openedAt,
    endedAt: endOf(ticket),
    policyVersion,
    ...(product?.id !== undefined && { product: product.id }),
    ...(told && serial !== undefined && { serial }),
    ...(told && model !== undefined && { model }),
    ...(way !== undefined && { way }),
    ...(fee !== undefined && { fee }),
    ...(visit !== undefined && { visitedOn: visit.date }),
    ...(survey?.mark !== undefined && { mark: survey.mark }),
  };
}
