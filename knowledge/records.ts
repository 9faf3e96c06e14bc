import { z } from 'zod';

/** A point in time as kept in records: UTC, to the millisecond, so that strings sort as times do. */
export const Timestamp = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** A calendar day at the shop, "2026-03-04". */
export const Day = z.iso.date();

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

/** Somebody who talks to the desk. `id` is the channel's name for the person, such as "directline:dl_…". */
export const Customer = z.object({ id: z.string(), consent: Consent.optional() });
export type Customer = z.infer<typeof Customer>;

/** A case the desk works on. `id` is its number as the customer is told it (see `ticket-number.ts`). */
export const Ticket = z.object({
  id: z.string(),
  kind: z.enum(['repair']),
  state: z.enum(['submitted']),
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
  /** What is wrong, in the customer's own words. */
  fault: z.string(),
  photos: z.array(z.string()),
  phone: z.string().optional(),
});
export type Ticket = z.infer<typeof Ticket>;

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

/** Where something was bought: at a distance (web, phone, television), over the counter, from a dealer. */
export const BoughtAt = z.enum(['distance', 'shop', 'dealer']);
export type BoughtAt = z.infer<typeof BoughtAt>;

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
  repairs: z.array(RepairDone).default([]),
});
export type Unit = z.infer<typeof Unit>;
