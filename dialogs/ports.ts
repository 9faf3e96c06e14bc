import type { Temporal } from 'temporal-polyfill';
import type { Diary, SlotRefusal } from '../knowledge/booking.ts';
import type { LifecycleRefusal } from '../knowledge/case-guards.ts';
import type { LifecycleEvent } from '../knowledge/lifecycle.ts';
import type {
  Customer,
  JobTask,
  MissedQuestion,
  Notices,
  Slot,
  Survey,
  Ticket,
  TicketEntry,
  TicketState,
  Unit,
  Visit,
} from '../knowledge/records.ts';
import type { DialogId } from './ids.ts';

/** A case as it is asked for: what it is about, in the customer's own words, and what is known beside that. */
export type CaseRequest = Pick<Ticket, 'kind' | 'fault' | 'photos'> &
  Partial<
    Pick<
      Ticket,
      | 'urgent'
      | 'pressing'
      | 'product'
      | 'serial'
      | 'model'
      | 'usage'
      | 'bought'
      | 'boughtAt'
      | 'details'
      | 'goods'
      | 'repairedBefore'
      | 'phone'
      | 'address'
      | 'way'
      | 'fee'
      | 'about'
      | 'anonymous'
    >
  >;

/** A visit that no open case asks for: what for, of what machine, and whom to; a repair where a fault is told. */
export type VisitRequest = Pick<Ticket, 'fault' | 'photos'> & { readonly kind: 'repair' | 'visit' } & Partial<
    Pick<Ticket, 'product' | 'serial' | 'model' | 'phone' | 'address'>
  >;

/** What came of a wish for a time; when it is refused, nothing has changed. */
export type Booked =
  | { readonly ok: true; readonly ticket: Ticket }
  /** `closed`: the case is not the customer's, not open, or its visit may not be changed any more. */
  | { readonly ok: false; readonly because: SlotRefusal | { readonly code: 'closed' } };

/** What came of a customer's decision; when it is refused, nothing has changed. */
export type Decided =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly because: LifecycleRefusal };

/** Too much was guessed: nothing is told before then. */
export interface Wait {
  readonly code: 'wait';
  readonly until: string;
}

/** What came of a wish for a code. */
export type CodeSent =
  | { readonly code: 'sent' }
  /** Another one in place of one that could not be sent. */
  | { readonly code: 'sent-anew' }
  /** One has just been sent, and is good still. */
  | { readonly code: 'on-its-way' }
  | Wait;

/** What came of a code that was said; `over`: there is none that is good. */
export type CodeSaid =
  | { readonly code: 'right' }
  | { readonly code: 'wrong'; readonly left: number }
  | { readonly code: 'over' };

/** How a customer shows that a phone number is theirs. */
export interface PhoneProof {
  /** Sends a code, once the turn is committed. What comes of it does not tell whether anybody knows the number. */
  send(phone: string): Promise<CodeSent>;
  /**
   * Takes the code that the customer says. A right one makes the customer one person with whoever else has confirmed the
   * number, who are told; the desk goes on with all of their cases.
   */
  confirm(phone: string, code: string): Promise<CodeSaid>;
}

/** What a customer adds to a case. */
export interface Addition {
  readonly text: string;
  readonly photos: readonly string[];
  /** How to reach the customer, where the case does not know it yet. */
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
}

/** A form that was begun and left, as the form engine keeps it. */
export type DraftState = Readonly<Record<string, unknown>>;

export interface KeptDraft {
  readonly state: DraftState;
  readonly begunAt: string | undefined;
  readonly until: Temporal.Instant;
}

/**
 * The desk's records as the dialogs need them, in the domain's words. One desk serves one turn: what it writes is
 * committed with the turn or not at all. The customer's is also what was told in other channels, of customers who have
 * confirmed the same phone number, see `joining.ts`.
 */
export interface Desk {
  /** The one who is talking, as known so far; the consent may have been given in another channel. */
  readonly customer: Customer;
  /** None where the shop has no way to send codes. */
  readonly proof?: PhoneProof;
  /** The number that the customer has confirmed, while that stands. */
  confirmedPhone(): string | undefined;
  /** From now on the customer is nobody else: what is theirs is seen here alone, and nothing of others here. */
  beAlone(): Promise<void>;
  /** Notes that the customer agreed to this version of the privacy notice. */
  recordConsent(version: string): Promise<void>;
  /** The customer's cases that are not closed, newest first. */
  openTickets(): Promise<Ticket[]>;
  /** The customer's cases, the newest first; at most so many that nobody reads more. */
  cases(): Promise<Ticket[]>;
  /**
   * Anybody's case by its number and the last four figures of the phone number it was opened with.
   *
   * @returns `unknown` alike for one that does not exist and for another's; `wait` after some wrong ones, whatever is
   *   asked for until then
   */
  lookUp(
    number: string,
    tail: string,
  ): Promise<{ readonly code: 'found'; readonly ticket: Ticket } | { readonly code: 'unknown' } | Wait>;
  /** Whether a phone number that the customer has left ends so. Guesses count as those of `lookUp`. */
  isPhoneOf(tail: string): Promise<{ readonly code: 'found' } | { readonly code: 'unknown' } | Wait>;
  /** Takes back the consent of the customer; forms that were begun go with it. */
  withdrawConsent(): Promise<void>;
  /** Removes what is kept of the customer. @returns the cases that are open, and stay */
  erase(): Promise<Ticket[]>;
  /** How the customer was reached in the latest case that knows. */
  contact(): Promise<{ phone?: string; address?: string }>;
  /** Opens a case of the customer's, with a number, and with what is promised for its kind reckoned from now. */
  openCase(request: CaseRequest): Promise<Ticket>;
  /** Adds the customer's words to a case of theirs. @returns undefined when it is not theirs or closed */
  addTo(ticket: string, addition: Addition): Promise<Ticket | undefined>;
  /**
   * Changes how the customer of an open case of theirs is reached; a line of its history tells it to clerks.
   *
   * @param text what is noted, with how they were reached before
   * @returns undefined when it is not theirs or closed
   */
  correct(ticket: string, reach: Pick<Ticket, 'phone' | 'address'>, text: string): Promise<Ticket | undefined>;
  /**
   * The diary of the team that is sent for a product, from today on.
   *
   * @param ticket whose own visit does not stand in the way
   * @returns undefined where nobody is sent
   */
  diary(product: string | undefined, ticket?: string): Promise<Diary | undefined>;
  /**
   * Keeps a time for the customer for a while; what was kept before is given back.
   *
   * @param product that somebody comes for, by whose visiting hours it is judged
   * @returns whether it was free
   */
  holdSlot(slot: Slot, product?: string): Promise<boolean>;
  /** Gives back the time that is kept for the customer, if any. */
  releaseSlot(): Promise<void>;
  /**
   * Books a visit for an open case of the customer's, or moves the one it has: the old time is given back only with
   * the new one booked. What was kept for the customer is given back.
   */
  bookVisit(ticket: string, slot: Slot): Promise<Booked>;
  /** Opens a case for a visit and books it, or neither. */
  openVisit(request: VisitRequest, slot: Slot): Promise<Booked>;
  /** Calls a visit off; a case that is about nothing else is cancelled with it. @returns undefined when there is none */
  cancelVisit(ticket: string, reason: string): Promise<Ticket | undefined>;
  /**
   * Puts a visit back as it stood before its customer called it off or moved it, without notice, if its time is still
   * free; what it has instead is given back.
   */
  restoreVisit(ticket: string, before: { readonly visit: Visit; readonly state: TicketState }): Promise<Booked>;
  /** Notes that the customer was reminded of a visit, or says that it stands. @returns undefined when none is ahead */
  noteVisit(ticket: string, what: 'reminded' | 'kept'): Promise<Ticket | undefined>;
  /** The machine of a serial number in the form `readSerial` gives it. */
  unit(serial: string): Promise<Unit | undefined>;
  /** What was filled in of a form, unless that is too long ago. */
  draft(form: DialogId): Promise<DraftState | undefined>;
  keepDraft(form: DialogId, state: DraftState): Promise<void>;
  dropDraft(form: DialogId): Promise<void>;
  /** A form that was begun and left, however long ago, and until when it is kept. */
  keptDraft(form: DialogId): Promise<KeptDraft | undefined>;
  /** A case of the customer's, whatever its state; undefined when there is none of that number or it is not theirs. */
  ticket(number: string): Promise<Ticket | undefined>;
  /** Something a customer decides about a case of theirs, with their words: a quotation, whether work is well. */
  decide(
    number: string,
    decision: Extract<LifecycleEvent, 'approve' | 'decline' | 'accept' | 'reject' | 'not-fixed'>,
    text: string,
  ): Promise<Decided>;
  /** Keeps what a customer says of a case of theirs, with a line of its history where one is given. */
  keepSurvey(number: string, survey: Survey, entry?: Pick<TicketEntry, 'what' | 'text'>): Promise<void>;
  /** Cancels a case for its customer. @returns undefined when it is not theirs, or cannot be cancelled any more */
  withdraw(number: string, why: string): Promise<Ticket | undefined>;
  /** Keeps of what the customer wants to be reminded. */
  keepNotices(notices: Notices): Promise<void>;
  /** Notes that the customer of a case talks with the desk again, and not with a clerk. */
  endTalk(number: string, by: 'customer' | 'desk'): Promise<void>;
  /** How many who want a person wait for one, and came before this case. */
  waitingBefore(ticket: Ticket): Promise<number>;
  /** Counts a sentence that had no sure answer, for the clerks; it has to be masked. */
  noteMissed(question: Pick<MissedQuestion, 'text' | 'why' | 'near'>): Promise<void>;
  /** Makes a case of the customer's pressing, with the reason as clerks read it. */
  hurry(number: string, why: string): Promise<void>;
  /** Has this conversation looked after at a time to come: see `jobs.ts`. */
  schedule(task: JobTask, dueAt: Temporal.Instant): Promise<void>;
}
