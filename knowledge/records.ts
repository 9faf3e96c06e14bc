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

/** Somebody who talks to the desk. `id` is the channel's name for the person, such as "directline:dl_…". */
export const Customer = z.object({
  id: z.string(),
  consent: Consent.optional(),
  /** The one time that is kept for them while they choose, in whichever conversation. */
  held: Slot.optional(),
});
export type Customer = z.infer<typeof Customer>;

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
]);
export type TicketState = z.infer<typeof TicketState>;

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

/** A case the desk works on. `id` is its number as the customer is told it (see `ticket-number.ts`). */
export const Ticket = z.object({
  id: z.string(),
  /** A repair, a visit for something else, or a customer who wants to talk to a person. */
  kind: z.enum(['repair', 'visit', 'handover']),
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
  photos: z.array(z.string()),
  phone: z.string().optional(),
  address: z.string().optional(),
  way: RepairWay.optional(),
  /** What the customer was told of the cost before submitting. */
  fee: z.enum(['free', 'paid', 'unknown']).optional(),
  /** By when the customer was promised an answer and a visit. */
  promised: z.object({ firstResponse: Timestamp, onSite: Timestamp.optional() }).optional(),
  /** When somebody comes; none before it is booked, or after it was called off. */
  visit: Visit.optional(),
  survey: Survey.optional(),
  /** The number of the case that this one follows up, such as a call about a low mark. */
  about: z.string().optional(),
  log: z.array(TicketEntry),
});
export type Ticket = z.infer<typeof Ticket>;

/** What a job is for. Each kind names what it is about; what is true of that is looked up when its time has come. */
export const JobTask = z.discriminatedUnion('kind', [
  /** To ask how a closed case went, and to ask once more. */
  z.object({ kind: z.literal('survey'), ticket: z.string() }),
  z.object({ kind: z.literal('survey-reminder'), ticket: z.string() }),
  /** A form that was begun then: to tell of its end, and to remove it. `told`: the customer knows. */
  z.object({ kind: z.literal('draft'), form: z.string(), begunAt: Timestamp, told: z.boolean().optional() }),
  /** To tell of a visit that is near. */
  z.object({ kind: z.literal('visit-reminder'), ticket: z.string() }),
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
  repairs: z.array(RepairDone).default([]),
});
export type Unit = z.infer<typeof Unit>;
