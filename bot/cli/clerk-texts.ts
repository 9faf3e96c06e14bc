import type { LifecycleRefusal } from '../../knowledge/case-guards.ts';
import type { What } from '../../knowledge/due.ts';
import type { LifecycleEvent } from '../../knowledge/lifecycle.ts';
import type { QuotationFault, QuotationState } from '../../knowledge/quotation.ts';
import type {
  BoughtAt,
  Goods,
  GoodsWish,
  Language,
  PastCase,
  Pause,
  RepairWay,
  Ticket,
  TicketState,
} from '../../knowledge/records.ts';
import type { StaffOrderName } from '../../knowledge/talk-orders.ts';
import type { Ordered } from '../cases.ts';
import type { VisitRefusal } from '../staff-visits.ts';
import { enUS } from './clerk-texts/en-US.ts';
import { zhCN } from './clerk-texts/zh-CN.ts';

type Refusal = Exclude<
  Extract<Ordered, { done: false }>['because'],
  'no-time' | 'concerned' | 'not-yet' | 'no-quotation' | 'bad-order'
>;
type Words<Codes extends string> = Readonly<Record<Codes, string>>;

/** What a clerk reads in the terminal; a language with a missing or surplus text does not compile. */
export interface ClerkTexts {
  readonly language: Language;
  readonly usage: string;
  /** What the buttons of the question of use stand for. */
  readonly usages: ReadonlyMap<string, string>;
  /** What only some kinds are asked, and what its buttons stand for. */
  readonly details: Words<
    'topic' | 'people' | 'place' | 'site' | 'power' | 'lift' | 'version' | 'part' | 'count' | 'machines' | 'loaner'
  >;
  readonly detailValues: ReadonlyMap<string, string>;
  /** Where an address is, where it is not sure. */
  readonly oneOf: (places: readonly string[]) => string;
  readonly unfitting: (first: string, second: string) => string;
  readonly unknownCommand: (said: string, meant: string | undefined) => string;
  readonly columns: Words<'number' | 'kind' | 'state' | 'waiting' | 'promise' | 'machine' | 'fault'>;
  readonly labels: Words<
    | 'machine'
    | 'serial'
    | 'fault'
    | 'usage'
    | 'bought'
    | 'phone'
    | 'address'
    | 'place'
    | 'way'
    | 'fee'
    | 'opened'
    | 'waiting'
    | 'firstResponse'
    | 'onSite'
    | 'visit'
    | 'photos'
    | 'rating'
    | 'due'
    | 'target'
    | 'waits'
    | 'quotation'
    | 'loaner'
    | 'contract'
    | 'compensation'
    | 'concerned'
    | 'twins'
    | 'wish'
    | 'told'
    | 'repairs'
    | 'about'
    | 'customer'
    | 'language'
    | 'policy'
  >;
  readonly kinds: Words<Ticket['kind']>;
  readonly states: Words<TicketState>;
  /** What an order does, for the list of what is possible. */
  readonly orders: Words<StaffOrderName>;
  /** What happened, in a case's history. */
  readonly happened: Words<
    | LifecycleEvent
    | 'take'
    | 'release'
    | 'concerns'
    | 'given-back'
    | 'opened'
    | 'said'
    | 'booked'
    | 'moved'
    | 'called-off'
    | 'restored'
    | 'kept'
    | 'reminded'
    | 'rated'
  >;
  /** What is due, for a clerk who looks at the clock. */
  readonly due: Words<What>;
  /** What a case waits for. */
  readonly waits: Words<Pause['for']>;
  readonly waitsUntil: (next: string) => string;
  readonly quotationStates: Words<QuotationState>;
  readonly validUntil: (day: string) => string;
  readonly loanerStates: Words<'lent' | 'back' | 'waived'>;
  /** Where a machine is promised meanwhile and none was lent. */
  readonly loanerOwed: (clauses: string) => string;
  readonly compensationStates: {
    readonly owed: (until: string) => string;
    readonly done: string;
    readonly replaced: string;
  };
  readonly contractPaid: (percent: number) => string;
  readonly pressing: string;
  /** In place of a customer who leaves no name. */
  readonly anonymous: string;
  /** Beside a visit to which nobody goes before the price is agreed. */
  readonly uncleared: string;
  /** Why a case is not ready for an order yet, and what helps; `until` as clerks read it. */
  readonly notYet: (why: LifecycleRefusal, until: string) => string;
  readonly noQuotation: (fault: QuotationFault) => string;
  /** In place of what a complaint says, for whom it is about. */
  readonly withheld: string;
  readonly concerned: (number: string) => string;
  readonly badWait: string;
  readonly badPromise: string;
  readonly speakers: Words<'customer' | 'clerk' | 'desk'>;
  readonly ways: Words<RepairWay>;
  readonly fees: Words<NonNullable<Ticket['fee']>>;
  readonly boughtAt: Words<BoughtAt>;
  readonly wishes: Words<GoodsWish>;
  readonly because: Words<Goods['because']>;
  /** What the customer wishes instead of what is too late. */
  readonly instead: (first: string, wish: string) => string;
  readonly received: (day: string) => string;
  readonly grounds: Words<Goods['grounds'][number]['by']>;
  readonly groundUntil: (ground: string, day: string | undefined) => string;
  readonly noGround: string;
  /** `often`: so often that an exchange or a return is open, or will be. */
  readonly repairedBefore: (count: number, same: number, often: boolean) => string;
  readonly languages: Words<Language>;
  readonly urgent: string;
  readonly overdue: string;
  readonly answered: string;
  /** Beside a case whose customer a clerk talks with. */
  readonly talking: (name: string) => string;
  /** Beside a case that was told of in another channel as well. */
  readonly twins: (numbers: string) => string;
  readonly today: string;
  readonly waiting: (amount: number, unit: 'minutes' | 'hours' | 'days') => string;
  readonly sum: (open: number, urgent: number, overdue: number) => string;
  readonly nothing: string;
  readonly nothingOf: (name: string) => string;
  readonly history: string;
  readonly photosOf: (numbers: readonly number[]) => string;
  /** Beside a photo that no running desk shows. */
  readonly deskAsleep: string;
  readonly next: string;
  readonly needsWords: string;
  readonly noNumber: (because: 'missing' | 'shape' | 'check' | 'unknown', said: string) => string;
  /** What is on record of a case whose personal data has gone. */
  readonly pastCase: (record: PastCase) => string;
  readonly meant: (number: string) => string;
  readonly done: (number: string, state: string) => string;
  readonly told: string;
  readonly refused: (because: Refusal, what: string, state: string) => string;
  /** Why nobody can be sent at a time; with the holiday it is on, or what the shop is closed for. */
  readonly noTime: (code: VisitRefusal['why']['code'], off: string | undefined) => string;
  readonly freeTimes: (times: readonly string[]) => string;
  /** What was meant to be a time, and is none. */
  readonly noSuchTime: (said: string) => string;
  readonly noVisits: string;
  readonly visits: (count: number) => string;
  readonly visitNotes: { readonly moved: (times: number) => string; readonly reminded: string; readonly kept: string };
  /** From Monday on. */
  readonly weekdays: readonly string[];
  readonly possible: (orders: readonly string[]) => string;
  readonly badText: string;
  readonly unreachable: (number: string) => string;
  readonly deskFailed: string;
}

export const clerkTextsOf: Readonly<Record<Language, ClerkTexts>> = { 'zh-CN': zhCN, 'en-US': enUS };
