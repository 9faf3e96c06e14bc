import type { Temporal } from 'temporal-polyfill';
import { textsOf } from '../../dialogs/texts/texts.ts';
import type { Language } from '../../knowledge/records.ts';
import { stamp } from '../../knowledge/stamp.ts';
import type { Logger } from '../logging.ts';
import { type PhoneCode, phoneCodes } from '../store/collections.ts';
import type { Store } from '../store/store.ts';
import { inRounds, systemTimer, type Timer } from '../timer.ts';
import { type CodeSecret, codeMinutes, codesLock, settled } from './codes.ts';
import type { CodeSender } from './sender.ts';

export interface OutboxOptions {
  readonly store: Pick<Store, 'find' | 'transaction'>;
  readonly send: CodeSender;
  readonly secret: CodeSecret;
  /** A name that no other instance which runs on the same records has. */
  readonly instance: string;
  /** What the message says it is from. */
  readonly shop: (language: Language) => string;
  readonly clock: () => Temporal.Instant;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  readonly timer?: Timer;
}

export interface Outbox {
  /** Sends what is to be sent, whoever has left it. Never rejects. */
  run(): Promise<void>;
  /** Lets what is being sent arrive, for some seconds. */
  close(): Promise<void>;
}

const firstLookMs = 2000;
/** How often it is looked for what an instance has left that is gone. */
const lookMs = 4000;
/** How long a code that is being sent is left to whoever sends it: longer than that may take. */
const holdSeconds = 20;
const closeMs = 3000;
const batch = 20;

/**
 * Sends the codes that committed turns have noted. A customer who reads that a code is on its way gets it, though the
 * process is gone the next moment: what is owed stands in the records until it was handed over, and another instance, or
 * this one when it is back, goes on. Who sends holds it for some seconds. Gone between the handing over and the note of
 * it, the same code goes out once more under the same key: never another one, and none after its time. One that
 * is refused, or not taken in two tries, is given up; the customer who asks for another is told.
 */
export function codeOutbox(options: OutboxOptions): Outbox {
  const { store, send, secret, instance, shop, clock, log, timer = systemTimer } = options;
  const stop = new AbortController();
  let storeDown = false;
  let again = false;
  const rounds = inRounds(timer, firstLookMs, lookMs, sendDue);
  return {
    async run() {
      // What was noted since the round began is not missed by it.
      again = true;
      await rounds.run();
    },
    async close() {
      const late = timer.set(() => stop.abort(), closeMs);
      await rounds.close();
      timer.clear(late);
    },
  };

  async function sendDue(): Promise<void> {
    try {
      do {
        again = false;
        const now = stamp(clock());
        const found = await store.find(phoneCodes, 'due', { limit: batch });
        const due = found.filter(({ dueAt = '' }) => dueAt <= now);
        await Promise.all(due.map(({ id }) => sendOne(id)));
      } while (again && !rounds.closed);
      storeDown = false;
    } catch (fault) {
      if (!storeDown) log.warn({ fault }, 'codes wait until the store can write again');
      storeDown = true;
    }
  }

  async function sendOne(id: string): Promise<void> {
    const code = await taken(id);
    if (code?.phone === undefined) return;
    const figures = secret.figuresOf(code);
    const { language } = code;
    const came = await send(
      {
        to: international(code.phone),
        code: figures,
        text: textsOf[language].joining.message(shop(language), figures, codeMinutes),
        minutes: codeMinutes,
        language,
        key: id,
      },
      stop.signal,
    );
    // Whoever comes next sends it, under the same key.
    if (!came.ok && stop.signal.aborted) return;
    if (!came.ok) {
      const { why, remedy } = came;
      log.error(
        { conversation: code.conversation, why, remedy },
        'a code could not be sent; its customer may ask for another',
      );
    }
    await change(id, kept =>
      kept.held === instance ? { ...settled(kept), ...(!came.ok && { lost: true }) } : undefined,
    );
  }

  /** Takes a code in hand, unless it is sent, not good any more, or in the hands of another instance. */
  async function taken(id: string): Promise<PhoneCode | undefined> {
    let mine: PhoneCode | undefined;
    await change(id, kept => {
      mine = undefined;
      const now = clock();
      if (kept.dueAt === undefined || kept.dueAt > stamp(now)) return undefined;
      if (kept.over || kept.until <= stamp(now)) return settled(kept);
      mine = { ...kept, held: instance, dueAt: stamp(now.add({ seconds: holdSeconds })) };
      return mine;
    });
    return mine;
  }

  function change(id: string, to: (kept: PhoneCode) => PhoneCode | undefined): Promise<void> {
    return store.transaction(async tx => {
      await tx.lock(codesLock);
      const kept = await tx.get(phoneCodes, id);
      const changed = kept && to(kept);
      if (changed !== undefined) await tx.put(phoneCodes, changed);
    });
  }
}

function international(phone: string): string {
  return phone.startsWith('+') ? phone : `+86${phone}`;
}
