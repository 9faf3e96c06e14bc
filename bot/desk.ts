import type { Temporal } from 'temporal-polyfill';
import type { Desk, RepairReport } from '../dialogs/ports.ts';
import type { Customer, Language, Ticket } from '../knowledge/records.ts';
import { ticketNumber } from '../knowledge/ticket-number.ts';
import { customers, tickets } from './store/collections.ts';
import type { OpenTurn } from './turn.ts';

export interface DeskOptions {
  readonly turn: Pick<OpenTurn, 'tx' | 'message' | 'now'>;
  readonly language: Language;
  readonly policyVersion: string;
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
}

const numberBytes = 16;
const repairPrefix = 'R';

/** The dialogs' desk over the transaction of one turn. */
export async function deskOf({ turn, language, policyVersion, random }: DeskOptions): Promise<Desk> {
  const { tx, message, now } = turn;
  const id = `${message.channel}:${message.user.id}`;
  let customer: Customer = (await tx.get(customers, id)) ?? { id };
  return {
    get customer() {
      return customer;
    },

    async recordConsent(version) {
      customer = { ...customer, consent: { version, at: stamp(now), channel: message.channel } };
      await tx.put(customers, customer);
    },

    async openRepair(report) {
      const ticket: Ticket = {
        ...(report satisfies RepairReport),
        id: await freeNumber(),
        kind: 'repair',
        state: 'submitted',
        openedAt: stamp(now),
        customer: id,
        conversation: message.conversation,
        language,
        policyVersion,
      };
      await tx.put(tickets, ticket);
      return ticket;
    },
  };

  /** Numbers are random; one that is taken, which hardly ever happens, is drawn again. */
  async function freeNumber(): Promise<string> {
    for (;;) {
      const number = ticketNumber(random(numberBytes), repairPrefix);
      if ((await tx.get(tickets, number)) === undefined) return number;
    }
  }
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}
