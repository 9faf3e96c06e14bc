import { z } from 'zod';

/** A point in time as kept in records: UTC, to the millisecond, so that strings sort as times do. */
export const Timestamp = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** A calendar day at the shop, "2026-03-04". */
export const Day = z.iso.date();

/** A time of day at the shop, "09:30". */
export const TimeOfDay = z.iso.time({ precision: -1 });

export const Language = z.enum(['zh-CN', 'en-US']);
export type Language = z.infer<typeof Language>;

/** A file a customer sent, as tickets and messages speak of it; the bytes are a blob of the same id. */
export const StoredFile = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  /** bytes */
  size: z.number().int().nonnegative(),
  conversation: z.string(),
  keptAt: Timestamp,
});
export type StoredFile = z.infer<typeof StoredFile>;

/** What a customer agreed to before the first personal question: which wording, when and where. */
export const Consent = z.object({ version: z.string(), at: Timestamp, channel: z.string() });
export type Consent = z.infer<typeof Consent>;

/** When which team may visit: what customers choose, hold and book. Days and times are the shop's, never UTC. */
export const Slot = z.object({ team: z.string(), date: Day, start: TimeOfDay });
export type Slot = Readonly<z.infer<typeof Slot>>;

/** Whoever wants to be reminded of maintenance: since when, of what, and where they said so. */
export const Notices = z.object({
  since: Timestamp,
  /** They have had enough; nobody asks again. */
  stoppedAt: Timestamp.optional(),
  machines: z.array(z.object({ product: z.string(), dueOn: Day, conversation: z.string() })),
});
export type Notices = Readonly<z.infer<typeof Notices>>;

/** Somebody who talks to the desk. `id` is the channel's name for the person, such as "directline:dl_…". */
export const Customer = z.object({
  id: z.string(),
  consent: Consent.optional(),
  /** The one time that is kept for them while they choose, in whichever conversation. */
  held: Slot.optional(),
  notices: Notices.optional(),
  /** How often in a row they named a case that is not known to be theirs with a wrong phone number, and when last. */
  guesses: z.object({ count: z.int().positive(), at: Timestamp }).optional(),
});
export type Customer = z.infer<typeof Customer>;

/**
 * What somebody has shown of who they are, where they talk: that a phone number is theirs, by a code that was sent to it.
 * Named as the customer is. Those with the same number are one person, see `identity.ts`.
 */
export const Identity = z.object({
  id: z.string(),
  /** None of somebody who has taken themselves out: what is theirs is shown nowhere else, whatever number it names. */
  phone: z.string().optional(),
  /** When it was shown, or when they took themselves out. */
  at: Timestamp,
  conversation: z.string(),
});
export type Identity = z.infer<typeof Identity>;

/** Where something was bought: at a distance (web, phone, television), over the counter, from a dealer. */
export const BoughtAt = z.enum(['distance', 'shop', 'dealer']);
export type BoughtAt = z.infer<typeof BoughtAt>;

/** Where a case stands (`lifecycle.ts` says how it moves). */
export const TicketState = z.enum([
  'submitted',
  'confirmed',
  'visit',
  'mail-in',
  'in-repair',
  'repaired',
  'accepted',
  'closed',
  'cancelled',
  /** A machine that was mailed in, or goods that come back, have arrived. */
  'received',
  /** Work that is no repair: a training is held, a machine is kept up or set up. */
  'in-work',
  /** All but a repair that succeeded is over; the customer is asked whether it is well. */
  'done',
  /** Parts are on their way to the customer. */
  'sent',
]);
export type TicketState = z.infer<typeof TicketState>;

/** What a case can be about; each has its way in `lifecycle.ts`. */
export const TicketKind = z.enum([
  'repair',
  'visit',
  'handover',
  'maintenance',
  'inspection',
  'training',
  'installation',
  'upgrade',
  'parts',
  'return',
  'complaint',
  'question',
]);
export type TicketKind = z.infer<typeof TicketKind>;

/** One line of a case's history: who did or said what, and when. */
export const TicketEntry = z.object({
  at: Timestamp,
  by: z.enum(['customer', 'clerk', 'desk']),
  /** `opened`, `said`, `rated`, or an event of the lifecycle. */
  what: z.string(),
  text: z.string().optional(),
  photos: z.array(z.string()).optional(),
  /** The name of the clerk. */
  name: z.string().optional(),
  /** The key of the message that made the entry, so that a message sent twice makes one. */
  key: z.string().optional(),
});
export type TicketEntry = z.infer<typeof TicketEntry>;

/** What the customer says of the purchase; a month or a year only is precise to that. */
export const Bought = z.object({ date: Day, precision: z.enum(['day', 'month', 'year']) });
export type Bought = z.infer<typeof Bought>;

export const RepairWay = z.enum(['on-site', 'mail-in']);
export type RepairWay = z.infer<typeof RepairWay>;

/** A visit as the case knows it. */
export const Visit = Slot.extend({
  minutes: z.int().positive(),
  bookedAt: Timestamp,
  /** How often the customer has moved it. */
  moves: z.int().nonnegative(),
  /** When the customer was reminded of it, and when it was said to stand. */
  remindedAt: Timestamp.optional(),
  keptAt: Timestamp.optional(),
});
export type Visit = z.infer<typeof Visit>;

/** All visits of a team on a day, the only record that decides who gets which. `id` is "<team>/<date>". */
export const VisitDay = z.object({
  id: z.string(),
  team: z.string(),
  date: Day,
  visits: z.array(
    z.object({
      start: TimeOfDay,
      minutes: z.int().positive(),
      /** The number of the case; of a start that is only held, the customer who is choosing. */
      holder: z.string(),
      /** Held only until then; what has none is booked. */
      until: Timestamp.optional(),
    }),
  ),
});
export type VisitDay = z.infer<typeof VisitDay>;

/** What a customer was asked about a closed case, and said. Asked once per case, ever. */
export const Survey = z.object({
  askedAt: Timestamp,
  /** On the scale of the policy. */
  mark: z.number().int().optional(),
  /** When the first mark was given; until a while after it may be changed. */
  ratedAt: Timestamp.optional(),
  /** What else the customer said of it. */
  words: z.string().optional(),
  /** The customer would rather not rate. */
  declined: z.boolean().optional(),
  /** The case that was opened so that somebody calls about a low mark. */
  callback: z.string().optional(),
});
export type Survey = z.infer<typeof Survey>;

/** An amount of money in the smallest unit of its currency: 80 yuan are 8000 fen. */
export const Amount = z.object({ amount: z.int().positive(), currency: z.string() });

/** What one thing costs; a name that a clerk wrote is the same in both languages. */
export const QuotedItem = z.object({
  /** Of the price list, where it stands there: "visit", "fridge.compressor". */
  id: z.string().optional(),
  name: z.record(Language, z.string().min(1)),
  count: z.int().positive(),
  /** Of one. */
  price: Amount,
});
export type QuotedItem = Readonly<z.infer<typeof QuotedItem>>;

/** What work on a case will cost, and what the customer said to it. `id` counts those of a case from 1. */
export const Quotation = z.object({
  id: z.int().positive(),
  items: z.array(QuotedItem).min(1),
  total: Amount,
  madeAt: Timestamp,
  /** The clerk who made it. */
  by: z.string(),
  /** The last day on which it can be approved, to its 24:00. */
  validUntil: Day,
  answer: z
    .object({
      /** `withdrawn`: by a clerk, who made another one or charges nothing. */
      is: z.enum(['approved', 'declined', 'withdrawn']),
      at: Timestamp,
      /** A clerk writes down what the customer has said elsewhere, such as by phone. */
      by: z.enum(['customer', 'clerk']),
      name: z.string().optional(),
      text: z.string(),
    })
    .optional(),
  /** The case was opened again since: what was approved is done. */
  past: z.boolean().optional(),
});
export type Quotation = Readonly<z.infer<typeof Quotation>>;

/** A time in which the clock for what is to be done stands still. */
export const Pause = z.object({
  for: z.enum(['part', 'customer']),
  from: Timestamp,
  /** The day on which it is looked at again, as the customer is told. */
  next: Day,
  /** When it ended; none while it lasts. */
  until: Timestamp.optional(),
});
export type Pause = Readonly<z.infer<typeof Pause>>;

/** A machine that the customer has while theirs is away. */
export const Loaner = z.object({
  what: z.string(),
  lentAt: Timestamp,
  backAt: Timestamp.optional(),
  /** A clerk lets the customer keep it. */
  waivedAt: Timestamp.optional(),
});
export type Loaner = Readonly<z.infer<typeof Loaner>>;

/** What a person promised to make good a loss, and when it was done. `id` counts those of a case from 1. */
export const Compensation = z.object({
  id: z.int().positive(),
  what: z.string(),
  promisedAt: Timestamp,
  /** The clerk who promised it. */
  by: z.string(),
  /** The last day on which it is to be done. */
  until: Day,
  doneAt: Timestamp.optional(),
  /** Another promise stands in its place since. */
  replacedAt: Timestamp.optional(),
});
export type Compensation = Readonly<z.infer<typeof Compensation>>;

/** How much of the price of a machine is paid that was bought under a contract: 0 to 1. */
export const PaidShare = z.number().min(0).max(1);
/** What a customer wishes for goods that do not please; `advice`: a person is to say what is best. */
export const GoodsWish = z.enum(['return', 'exchange', 'repair', 'advice']);
export type GoodsWish = z.infer<typeof GoodsWish>;

/** Of goods that are to go back: the wish, why, since when, and what the customer was told of it. */
export const Goods = z.object({
  wish: GoodsWish,
  /** What was wished at first, where the days for it were over. */
  firstWish: GoodsWish.optional(),
  /** Something is wrong with them, or they are not wanted. */
  because: z.enum(['fault', 'unwanted']),
  received: Bought.optional(),
  /** The grounds that were open when it was reported, the first first; none where a person judges. */
  grounds: z.array(
    z.object({ by: z.enum(['no-reason', 'refund', 'exchange', 'repeat-repair']), endsOn: Day.optional() }),
  ),
});
export type Goods = Readonly<z.infer<typeof Goods>>;

/** A case the desk works on. `id` is its number as the customer is told it (see `ticket-number.ts`). */
export const Ticket = z.object({
  id: z.string(),
  /** What it is about; `visit`: somebody comes for something else, `handover`: a person is wanted. */
  kind: TicketKind,
  state: TicketState,
  /** Danger was spoken of: worked before everything else. */
  urgent: z.boolean(),
  openedAt: Timestamp,
  customer: z.string(),
  conversation: z.string(),
  language: Language,
  /** The version of the policy that it was opened under and is judged by. */
  policyVersion: z.string(),
  /** What machine: a product of the catalogue where it was recognised, and the customer's own words. */
  product: z.object({ id: z.string().optional(), said: z.string() }).optional(),
  serial: z.string().optional(),
  model: z.string().optional(),
  /** What is wrong, or what the person is wanted for, in the customer's own words. */
  fault: z.string(),
  /** Where and how the machine is used. */
  usage: z.string().optional(),
  bought: Bought.optional(),
  boughtAt: BoughtAt.optional(),
  /** What only its kind asks: the topic of a training, the name of a part, whether the place is ready. Codes or words. */
  details: z.record(z.string(), z.string()).optional(),
  /** Of a return or an exchange. */
  goods: Goods.optional(),
  /** How often the machine had been repaired free of charge in its term before, and how often for the same fault. */
  repairedBefore: z.object({ count: z.int().positive(), same: z.int().nonnegative() }).optional(),
  photos: z.array(z.string()),
  phone: z.string().optional(),
  address: z.string().optional(),
  way: RepairWay.optional(),
  /** What the customer was told of the cost before submitting. */
  fee: z.enum(['free', 'paid', 'unknown']).optional(),
  /** When a clerk decided that nothing is charged for it. */
  freeSince: Timestamp.optional(),
  /** Those made for it, the latest last. */
  quotations: z.array(Quotation).optional(),
  /** When work waited, the latest last. */
  pauses: z.array(Pause).optional(),
  loaner: Loaner.optional(),
  /** What was promised to make good a loss, the latest last. */
  compensations: z.array(Compensation).optional(),
  /** There is no danger, but the customer needs it soon: before the others of its kind. */
  pressing: z.boolean().optional(),
  /** Of a business customer with a contract, as it stood when the case was opened. */
  contract: z.object({ paidShare: PaidShare }).optional(),
  /** By when what was promised, as reckoned and told when it was opened. */
  promised: z
    .object({
      firstResponse: Timestamp,
      onSite: Timestamp.optional(),
      answered: Timestamp.optional(),
      done: Timestamp.optional(),
    })
    .optional(),
  /** When somebody comes; none before it is booked, or after it was called off. */
  visit: Visit.optional(),
  survey: Survey.optional(),
  /** A complaint whose customer wants no answer and leaves no name. */
  anonymous: z.boolean().optional(),
  /** Names of the staff whom a complaint is about; they do not read it (`case-rights.ts`). */
  concerned: z.array(z.string()).optional(),
  /** The number of an open case that seems to be the same matter, told of in another channel. For clerks alone. */
  sameAs: z.string().optional(),
  /** The number of the case that this one follows up, such as a call about a low mark. */
  about: z.string().optional(),
  log: z.array(TicketEntry),
});
export type Ticket = z.infer<typeof Ticket>;

/**
 * What stays of a case when its personal data has gone: no word of the customer's, no name, number, address or photo,
 * and nothing that leads to who it was. `id` is the number.
 */
export const PastCase = z.object({
  id: z.string(),
  kind: Ticket.shape.kind,
  state: z.enum(['closed', 'cancelled']),
  urgent: z.boolean(),
  openedAt: Timestamp,
  endedAt: Timestamp,
  policyVersion: z.string(),
  /** The product of the catalogue. */
  product: z.string().optional(),
  /** Only of somebody who was told that the machine is kept on record. */
  serial: z.string().optional(),
  model: z.string().optional(),
  way: RepairWay.optional(),
  fee: Ticket.shape.fee,
  /** The day of the visit. */
  visitedOn: Day.optional(),
  /** On the scale of the policy. */
  mark: z.number().int().optional(),
});
export type PastCase = z.infer<typeof PastCase>;

/** What is told to whoever reported the same matter in another channel. */
export const TwinEvent = z.enum(['visit', 'moved', 'called-off', 'quote', 'close', 'cancel']);
export type TwinEvent = z.infer<typeof TwinEvent>;

/** What a job is for. Each kind names what it is about; what is true of that is looked up when its time has come. */
export const JobTask = z.discriminatedUnion('kind', [
  /** To ask how a closed case went, and to ask once more. */
  z.object({ kind: z.literal('survey'), ticket: z.string() }),
  z.object({ kind: z.literal('survey-reminder'), ticket: z.string() }),
  /** A form that was begun then: to tell of its end, and to remove it. `told`: the customer knows. */
  z.object({ kind: z.literal('draft'), form: z.string(), begunAt: Timestamp, told: z.boolean().optional() }),
  /** To tell of a visit that is near. */
  z.object({ kind: z.literal('visit-reminder'), ticket: z.string() }),
  /** To see whether a repair takes so long that a person offers an exchange. */
  z.object({ kind: z.literal('long-repair'), ticket: z.string() }),
  /** To remind of the quotation of that number, and of work that has waited for an answer since then. */
  z.object({ kind: z.literal('quotation-reminder'), ticket: z.string(), of: z.int().positive() }),
  z.object({ kind: z.literal('acceptance-reminder'), ticket: z.string(), since: Timestamp }),
  /** To tell, some time before that day, that a machine is to be looked after. */
  z.object({ kind: z.literal('maintenance-reminder'), product: z.string(), dueOn: Day }),
  /** To have a conversation back that a clerk took and says nothing more in. */
  z.object({ kind: z.literal('hand-back'), ticket: z.string() }),
  /** To see whether a complaint was answered in time. `escalated`: it was not, and its customer is told. */
  z.object({ kind: z.literal('late-complaint'), ticket: z.string(), escalated: z.boolean().optional() }),
  /** To tell that something was done about the same matter under the number `of`, of another customer. */
  z.object({ kind: z.literal('twin'), ticket: z.string(), of: z.string(), what: TwinEvent }),
  /** To see whether the compensation of that number was done in time; `escalated` as above. */
  z.object({
    kind: z.literal('late-compensation'),
    ticket: z.string(),
    of: z.int().positive(),
    escalated: z.boolean().optional(),
  }),
  /** To tell that a number was confirmed in a channel from where this conversation's cases are seen now as well. */
  z.object({ kind: z.literal('number-confirmed'), masked: z.string(), channel: z.string() }),
]);
export type JobTask = z.infer<typeof JobTask>;

/** A message from the clock to a conversation. */
export const Job = z.intersection(
  JobTask,
  z.object({
    /** At most 90 characters, never used again: the key of the message is made of it. */
    id: z.string().max(90),
    dueAt: Timestamp,
    conversation: z.string(),
    /** Whose it is, as several may talk in one conversation; whoever began it, when left out. */
    user: z.object({ id: z.string(), name: z.string().optional() }).optional(),
    /** How often it has failed. */
    tries: z.number().int().positive().optional(),
  }),
);
export type Job = z.infer<typeof Job>;

/** A repair that was done on a unit, as the warranty of it needs to know. */
export const RepairDone = z.object({
  ticket: z.string(),
  /** The day the unit came to the shop, or the technician to the unit. */
  from: Day,
  /** The day it was given back repaired. */
  to: Day,
  fault: z.string(),
  /** Names of the parts that were replaced, as the product's catalogue calls them. */
  parts: z.array(z.string()),
  paid: z.boolean(),
});
export type RepairDone = z.infer<typeof RepairDone>;

/** A term as a contract words it, "24 months". */
export const ContractTerm = z.string().regex(/^[1-9]\d{0,3} (?:day|month|year)s?$/);

/** A machine that was sold. `id` is its serial number in capitals without spaces and hyphens. It names no owner. */
export const Unit = z.object({
  id: z.string(),
  /** A product of the catalogue. */
  product: z.string(),
  model: z.string().optional(),
  producedOn: Day.optional(),
  soldOn: Day.optional(),
  invoicedOn: Day.optional(),
  receivedOn: Day.optional(),
  installedOn: Day.optional(),
  /** It replaced another one on that day; its whole term runs anew from then (D15). */
  exchangedOn: Day.optional(),
  boughtAt: BoughtAt.optional(),
  /** The term of the whole machine by its contract, where it has one; it counts before that of the product. */
  contractTerm: ContractTerm.optional(),
  /** Bought by a business under a contract: how much of its price is paid, 0 to 1. */
  paidShare: PaidShare.optional(),
  repairs: z.array(RepairDone).default([]),
});
export type Unit = z.infer<typeof Unit>;

/** Why a sentence is worth a look: the desk asked back, knew nothing, or gave an answer that was of no use. */
export const MissedReason = z.enum(['asked-back', 'unknown', 'no-use']);
export type MissedReason = z.infer<typeof MissedReason>;

/** A sentence that the desk had no sure answer to, without anything that leads to whoever said it. */
export const MissedQuestion = z.object({
  id: z.string(),
  language: Language,
  /** Masked, as it was said last. */
  text: z.string(),
  /** What came of it last. */
  why: MissedReason,
  /** Entries and "@dialogs" that seemed near, the nearest first. */
  near: z.array(z.string()),
  count: z.number().int().positive(),
  firstAt: Timestamp,
  lastAt: Timestamp,
});
export type MissedQuestion = z.infer<typeof MissedQuestion>;
