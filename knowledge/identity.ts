import type { Temporal } from 'temporal-polyfill';
import type { Identity, Ticket } from './records.ts';
import { stamp } from './stamp.ts';

/**
 * How long a number that was confirmed, or told with a case, stands for whoever did so. A mobile number rests for at
 * least 90 days before somebody else gets it, so that nobody meets the cases of whoever had it before.
 */
export const confirmedDays = 90;

/** An identity with its number, while that was confirmed lately enough. */
export function confirmedPhone(identity: Identity | undefined, now: Temporal.Instant): string | undefined {
  return identity !== undefined && isLate(identity.at, now) ? identity.phone : undefined;
}

/**
 * Whether a case is shown to somebody who has confirmed the number it was opened with, though another customer opened
 * it: not one of long ago, nor one of somebody who wants to be by themselves or goes by another number now.
 *
 * @param opener what is known of who opened it
 */
export function isOfNumber(
  ticket: Ticket,
  phone: string,
  opener: Identity | undefined,
  now: Temporal.Instant,
): boolean {
  if (ticket.phone !== phone || !isLate(ticket.openedAt, now)) return false;
  return opener === undefined || opener.phone === phone;
}

function isLate(at: string, now: Temporal.Instant): boolean {
  return at > stamp(now.subtract({ hours: confirmedDays * 24 }));
}
