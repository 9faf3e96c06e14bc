import type { Temporal } from 'temporal-polyfill';
import type { Desk } from '../dialogs/ports.ts';
import { maskPhone } from '../dialogs/understand/phone.ts';
import type { Consent, Identity, Language } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { type Codes, codesOf } from './codes/codes.ts';
import { jobId } from './jobs.ts';
import { type Person, personOf } from './person.ts';
import { customers, identities, jobs } from './store/collections.ts';
import type { Transaction } from './store/store.ts';
import type { Message } from './turn.ts';

/** Who a customer is, and what the others of the same person have agreed to. */
export interface Known {
  readonly person: Person;
  readonly consents: readonly Consent[];
}

export async function knownOf(tx: Transaction, id: string, now: Temporal.Instant): Promise<Known> {
  const person = await personOf(tx, id, now);
  const consents: Consent[] = [];
  for (const other of person.others) {
    const { consent } = (await tx.get(customers, other.id)) ?? {};
    if (consent !== undefined) consents.push(consent);
  }
  return { person, consents };
}

export function latestConsent(given: readonly (Consent | undefined)[]): Consent | undefined {
  return given
    .filter(each => each !== undefined)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
}

export interface JoiningOptions {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly message: Pick<Message, 'channel' | 'conversation' | 'user'>;
  readonly language: Language;
  readonly random: (bytes: number) => Uint8Array;
  readonly codes: Codes | undefined;
  /** Who the customer is at the moment. */
  readonly person: () => Person;
  /** Who the customer is has changed. */
  readonly changed: () => Promise<void>;
}

/** So many conversations are told that a number was confirmed, those of the latest cases first. */
const mostTold = 10;

/** What makes a customer one person with others, and ends it, over the transaction of one turn. */
export function joiningOf(options: JoiningOptions): Pick<Desk, 'proof' | 'confirmedPhone' | 'beAlone'> {
  const { tx, now, message, codes, person, changed } = options;
  const id = `${message.channel}:${message.user.id}`;
  const { conversation } = message;
  const at = stamp(now);
  const proving = codes && codesOf({ ...options, customer: id, conversation, codes });

  return {
    ...(proving && {
      proof: {
        send: phone => proving.send(phone),
        async confirm(phone, code) {
          const said = await proving.check(phone, code);
          if (said.code === 'right') await join(phone);
          return said;
        },
      },
    }),
    confirmedPhone: () => person().phone,
    async beAlone() {
      await keep({ id, at, conversation });
    },
  };

  async function join(phone: string): Promise<void> {
    const isNew = person().phone !== phone;
    await keep({ id, phone, at, conversation });
    if (isNew) await tellOthers(phone);
  }

  async function keep(identity: Identity): Promise<void> {
    await tx.get(identities, id);
    await tx.put(identities, identity);
    await changed();
  }

  /** Whoever else is concerned hears of it, once, where they talk: it may not have been them. */
  async function tellOthers(phone: string): Promise<void> {
    const { others, cases } = person();
    const placed = (await cases()).map(each => ({ id: each.customer, conversation: each.conversation }));
    const told = new Map([...placed.reverse(), ...others].map(each => [each.id, each.conversation]));
    told.delete(id);
    for (const [customer, place] of [...told].slice(-mostTold)) {
      if (place === conversation) continue;
      await tx.put(jobs, {
        kind: 'number-confirmed',
        masked: maskPhone(phone),
        channel: message.channel,
        id: jobId(options.random),
        dueAt: at,
        conversation: place,
        user: { id: customer.slice(customer.indexOf(':') + 1) },
      });
    }
  }
}
