import { Temporal } from 'temporal-polyfill';
import type { CodeSaid, CodeSent } from '../../dialogs/ports.ts';
import type { Language } from '../../knowledge/records.ts';
import { stamp } from '../../knowledge/stamp.ts';
import { isSame, type Signer, signer } from '../channels/directline/keys.ts';
import { type PhoneCode, phoneCodes } from '../store/collections.ts';
import type { Transaction } from '../store/store.ts';

/** What a turn needs of codes; there is none where the shop has no way to send them. */
export interface Codes {
  readonly secret: CodeSecret;
  /** How many are sent in an hour at most, to whomever. */
  readonly hourly: number;
  /** A code is noted in a turn of this conversation, to be sent once that is committed. */
  readonly asked: (conversation: string) => void;
  /** So many were asked for in an hour that nobody gets another one. */
  readonly exhausted: () => void;
}

/** Everything about codes that takes the key of the desk. */
export interface CodeSecret {
  /** The six figures of a code; the same each time, whichever instance asks. */
  figuresOf(code: Pick<PhoneCode, 'id'>): string;
  /** By what a number is counted. */
  countedAs(phone: string): string;
}

export interface CodesOptions {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly customer: string;
  readonly conversation: string;
  readonly language: Language;
  readonly random: (bytes: number) => Uint8Array;
  readonly codes: Codes;
}

/** How long a code is good, in minutes, and how many guesses it takes. */
export const codeMinutes = 5;
export const codeGuesses = 5;
/** Nobody gets a second one while the first may still be on its way. */
const pauseSeconds = 60;
const hour = 3600;
const day = 24 * hour;
/** How many codes there are in how many seconds, for one number and for one customer; who guesses gets no further. */
const limits = {
  number: [
    [3, hour],
    [5, day],
  ],
  customer: [
    [5, hour],
    [10, day],
  ],
} as const;
const idBytes = 24;
/** Of how many codes of a customer the present one is looked for. */
const looked = 20;
/** Whoever changes a code does so alone: there are few, and counts shall hold. */
export const codesLock = 'phone-codes';

/** @param key of the desk; whoever has it and the records can tell the codes that are good */
export function codeSecret(key: Uint8Array): CodeSecret {
  const figures = signer(key, 'phone-code');
  const counted: Signer = signer(key, 'phone-code/number');
  return {
    figuresOf({ id }) {
      const bytes = Buffer.from(figures.sign(id), 'base64url');
      return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
    },
    countedAs: phone => counted.sign(phone),
  };
}

/**
 * Proves phone numbers over the transaction of one turn. Whether the desk knows a number is not looked at, so nobody
 * learns that here. What the code is follows from a random id and the key, so that it need not be kept: any instance can
 * send it, again if need be, and check it. A customer has one that is good; a number may have several, of customers who do
 * not know of each other.
 */
export function codesOf({ tx, now, customer, conversation, language, random, codes }: CodesOptions): {
  send(phone: string): Promise<CodeSent>;
  check(phone: string, said: string): Promise<CodeSaid>;
} {
  const at = stamp(now);

  return {
    async send(phone) {
      await tx.lock(codesLock);
      const number = codes.secret.countedAs(phone);
      const before = await present();
      const isNew = before === undefined || !isGood(before) || before.number !== number;
      const wasLost = before?.lost === true && before.number === number;
      // A second tab, a step back and forth, an impatient customer: the first one is on its way.
      if (!isNew && !wasLost && isWithin(before.askedAt, pauseSeconds)) return { code: 'on-its-way' };
      const until = await closedUntil(number);
      if (until !== undefined) return { code: 'wait', until };

      if (before !== undefined && !before.over) await tx.put(phoneCodes, { ...settled(before), over: true });
      await tx.put(phoneCodes, {
        id: Buffer.from(random(idBytes)).toString('base64url'),
        customer,
        conversation,
        language,
        number,
        askedAt: at,
        until: stamp(now.add({ minutes: codeMinutes })),
        guesses: 0,
        over: false,
        phone,
        dueAt: at,
      });
      codes.asked(conversation);
      return { code: wasLost ? 'sent-anew' : 'sent' };
    },

    async check(phone, said) {
      await tx.lock(codesLock);
      const code = await present();
      const isMeant = code !== undefined && isGood(code) && code.number === codes.secret.countedAs(phone);
      if (!isMeant) return { code: 'over' };
      const isRight = isSame(codes.secret.figuresOf(code), said);
      const guesses = code.guesses + 1;
      // What was said arrived: it need not be sent any more.
      const checked = isRight ? { ...settled(code), over: true } : code;
      await tx.put(phoneCodes, { ...checked, guesses });
      if (isRight) return { code: 'right' };
      return guesses >= codeGuesses ? { code: 'over' } : { code: 'wrong', left: codeGuesses - guesses };
    },
  };

  /** The customer's own code: of those they had at most one is not over, whatever the clock has done meanwhile. */
  async function present(): Promise<PhoneCode | undefined> {
    const found = await tx.find(phoneCodes, 'customer', { equals: customer, descending: true, limit: looked });
    return found.find(({ over }) => !over) ?? found[0];
  }

  async function latestOf(index: 'customer' | 'number', equals: string, back = 1): Promise<PhoneCode | undefined> {
    const found = await tx.find(phoneCodes, index, { equals, descending: true, limit: back });
    return found[back - 1];
  }

  function isGood(code: PhoneCode): boolean {
    return !code.over && code.guesses < codeGuesses && code.until > at;
  }

  /** When another code may be asked for; undefined when now. */
  async function closedUntil(number: string): Promise<string | undefined> {
    const ends: (string | undefined)[] = [];
    for (const [count, seconds] of limits.number) ends.push(endOf(await latestOf('number', number, count), seconds));
    for (const [count, seconds] of limits.customer)
      ends.push(endOf(await latestOf('customer', customer, count), seconds));
    const all = await tx.find(phoneCodes, 'asked', { descending: true, limit: codes.hourly });
    const ofAll = endOf(all[codes.hourly - 1], hour);
    if (ofAll !== undefined) codes.exhausted();
    return [...ends, ofAll]
      .filter(each => each !== undefined)
      .sort()
      .at(-1);
  }

  function endOf(code: PhoneCode | undefined, seconds: number): string | undefined {
    return code !== undefined && isWithin(code.askedAt, seconds)
      ? stamp(Temporal.Instant.from(code.askedAt).add({ seconds }))
      : undefined;
  }

  function isWithin(time: string, seconds: number): boolean {
    return time > stamp(now.subtract({ seconds }));
  }
}

/** With nothing left to send. */
export function settled(code: PhoneCode): PhoneCode {
  const { phone: _, dueAt: __, held: ___, ...rest } = code;
  return rest;
}
