import { Temporal } from 'temporal-polyfill';
import type { Desk } from '../dialogs/ports.ts';
import type { Customer, Ticket } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { tickets } from './store/collections.ts';
import type { Transaction } from './store/store.ts';

export interface LookUpOptions {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly customer: () => Customer;
  readonly keep: (customer: Customer) => Promise<void>;
  /** The phone numbers that the customer has left. */
  readonly ownPhones: () => Promise<readonly string[]>;
}

/** So many wrong ends of a phone number are let pass in a row, before it is time for a break. */
const guessesLet = 3;
const breakMinutes = 30;

/**
 * Looks cases up by number and the last four figures of a phone number, and checks who is asking by them. Guesses are
 * counted by customer, whatever they guess at.
 */
export function lookUpsOf({ tx, now, customer, keep, ownPhones }: LookUpOptions): Pick<Desk, 'lookUp' | 'isPhoneOf'> {
  return {
    async lookUp(number, tail) {
      return guessed<{ code: 'found'; ticket: Ticket }>(async () => {
        const ticket = await tx.get(tickets, number);
        return ticket?.phone !== undefined && endsIn(ticket.phone, tail) ? { code: 'found', ticket } : undefined;
      });
    },
    async isPhoneOf(tail) {
      return guessed<{ code: 'found' }>(async () =>
        (await ownPhones()).some(phone => endsIn(phone, tail)) ? { code: 'found' } : undefined,
      );
    },
  };

  async function guessed<Found>(
    look: () => Promise<Found | undefined>,
  ): Promise<Found | { code: 'unknown' } | { code: 'wait'; until: string }> {
    const { guesses, ...others } = customer();
    const over = guesses && Temporal.Instant.from(guesses.at).add({ minutes: breakMinutes });
    const before = over !== undefined && Temporal.Instant.compare(now, over) < 0 ? (guesses?.count ?? 0) : 0;
    if (before >= guessesLet && over !== undefined) return { code: 'wait', until: stamp(over) };
    const found = await look();
    if (found !== undefined) {
      if (guesses !== undefined) await keep(others);
      return found;
    }
    await keep({ ...others, guesses: { count: before + 1, at: stamp(now) } });
    return { code: 'unknown' };
  }
}

function endsIn(phone: string, tail: string): boolean {
  return phone.replace(/\D/g, '').endsWith(tail);
}
