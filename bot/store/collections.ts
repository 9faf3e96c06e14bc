import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import {
  Customer,
  Identity,
  Job,
  Language,
  MissedQuestion,
  PastCase,
  StoredFile,
  Ticket,
  Timestamp,
  Unit,
  VisitDay,
} from '../../knowledge/records.ts';
import type { Collection, Identified, Index } from './store.ts';

/** A conversation as the turn needs it: who talks, where the dialogs stand and how far the log goes. */
const Conversation = z.object({
  id: z.string(),
  channel: z.string(),
  user: z.object({ id: z.string(), name: z.string().optional() }),
  language: Language.optional(),
  startedAt: Timestamp,
  /** The number of activities in the log; the next one gets the next number. */
  seq: z.number().int().nonnegative(),
  /** The time of the latest activity; times in a conversation are strictly rising. */
  lastAt: Timestamp,
  /** botbuilder's dialog stack and what routing remembers; JSON that the dialogs know. */
  state: z.record(z.string(), z.json()),
});
export type Conversation = z.infer<typeof Conversation>;

/** One line of a conversation's log, in wire form. `seq` counts from 1 without gaps. */
const LoggedActivity = z.object({
  id: z.string(),
  conversation: z.string(),
  seq: z.number().int().positive(),
  activity: z.custom<Partial<Activity>>(value => typeof value === 'object' && value !== null),
});
export type LoggedActivity = z.infer<typeof LoggedActivity>;

/** A message that was handled, named by conversation and key, and what came of it. */
const HandledMessage = z.object({
  id: z.string(),
  conversation: z.string(),
  at: Timestamp,
  /** The log id of what was heard; absent when the message is not logged, as a conversationUpdate. */
  heard: z.string().optional(),
  /** The log ids of what was said. */
  said: z.array(z.string()),
});
export type HandledMessage = z.infer<typeof HandledMessage>;

/** A form that was begun and left, as far as it was filled in; JSON that the dialogs know. */
const Draft = z.object({
  id: z.string(),
  state: z.record(z.string(), z.json()),
  at: Timestamp,
  /** Tells this filling-in from an earlier one of the same form. */
  begunAt: Timestamp.optional(),
});
export type Draft = z.infer<typeof Draft>;

/** Somebody in a conversation of the Bot Framework, as its channel names them. */
const Account = z.object({ id: z.string(), name: z.string().optional() });

/** Where a conversation of the Bot Framework is answered. Named as the conversation is. */
const Reference = z.object({
  id: z.string(),
  /** The app that the channel spoke to, or `emulator`; another one answers nobody here. */
  app: z.string(),
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: Account.extend({
    isGroup: z.boolean().optional(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  bot: Account,
  /** Who spoke last. */
  user: Account,
  /** Up to which place in the log everything had arrived, as it was noted before there were deliveries. */
  delivered: z.number().int().nonnegative().optional(),
});
export type Reference = z.infer<typeof Reference>;

/** What is owed to a conversation whose channel is sent to; there is none while nothing is. Named as the conversation is. */
const Delivery = z.object({
  id: z.string(),
  /** Which channel brings it, see `carrierOf`. */
  carrier: z.string(),
  /** Up to this place in the log everything said has arrived, or was given up; what was said behind it is owed. */
  after: z.number().int().nonnegative(),
  /** When it is to be tried next; while it is held, until when. */
  dueAt: Timestamp,
  /** How often in a row the first line that is owed has failed. */
  tries: z.number().int().nonnegative(),
  /** The channel has asked to be left alone until then. */
  notBefore: Timestamp.optional(),
  /** The instance that is sending. */
  held: z.string().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A line that was said and could not be brought to the customer. Named as the line of the log is. */
const Undelivered = z.object({
  id: z.string(),
  conversation: z.string(),
  seq: z.number().int().positive(),
  /** When it was given up. */
  at: Timestamp,
  /** What the channel said last: a status or the code of an error. */
  why: z.string(),
  tries: z.number().int().positive(),
  /** The line of the log by which the customer was told of it. */
  toldBy: z.string().optional(),
});
export type Undelivered = z.infer<typeof Undelivered>;

/** What opened the sending to a customer in WeChat for a while, and how much was sent since. */
const OpenedWindow = z.object({ key: z.string(), at: Timestamp, used: z.number().int().nonnegative() });

/** A customer in WeChat. Named as the conversation is; the only place where WeChat's own id of the customer stands. */
const WeChatContact = z.object({
  id: z.string(),
  /** The account that they wrote to, by its app id; another one answers nobody here. */
  app: z.string(),
  openid: z.string(),
  /** As WeChat calls the account in messages. */
  account: z.string(),
  /** They do not follow the account any more. */
  gone: z.boolean().optional(),
  message: OpenedWindow.optional(),
  event: OpenedWindow.optional(),
  /** The latest answers that were given in the response to a message, by its key, to be given again. */
  answers: z.array(z.object({ key: z.string(), text: z.string() })),
  /** A line that takes several texts, and how many of them have gone. */
  begun: z.object({ line: z.string(), texts: z.number().int().positive() }).optional(),
});
export type WeChatContact = z.infer<typeof WeChatContact>;

/**
 * What a customer did in WeChat, as JSON, acknowledged before it was handled; there is none once it is. Named as the
 * handled message will be.
 */
const WeChatInbox = z.object({ id: z.string(), at: Timestamp, app: z.string(), message: z.string() });
export type WeChatInbox = z.infer<typeof WeChatInbox>;

/**
 * A code that proves a phone number, on its way or waiting to be said. What the code is stands nowhere: it follows from
 * the id and the key of the desk. Kept for a day, as that is how long they are counted.
 */
const PhoneCode = z.object({
  id: z.string(),
  customer: z.string(),
  conversation: z.string(),
  language: Language,
  /** The number, by which codes are counted, so that nobody can read it there. */
  number: z.string(),
  askedAt: Timestamp,
  /** It is good until then, or until it was said or took too many guesses. */
  until: Timestamp,
  guesses: z.number().int().nonnegative(),
  /** It was said, or another one took its place. */
  over: z.boolean(),
  /** While it is to be sent: where to, when it is to be tried, and which instance has it in hand. */
  phone: z.string().optional(),
  dueAt: Timestamp.optional(),
  held: z.string().optional(),
  /** It could not be sent. */
  lost: z.boolean().optional(),
});
export type PhoneCode = z.infer<typeof PhoneCode>;

/** A value of the service itself, such as the key that signs tokens. */
const Setting = z.object({ id: z.string(), value: z.string() });

export const conversations = collection('conversations', 1, Conversation, {
  // Not by its latest line, which every turn would file anew.
  started: { order: 'startedAt' },
});
export const activities = collection('activities', 1, LoggedActivity, {
  conversation: { by: 'conversation', order: 'seq' },
});
export const handledMessages = collection('handledMessages', 1, HandledMessage, { handled: { order: 'at' } });
export const customers = collection('customers', 1, Customer, {});
/**
 * Up to schema 1 a ticket had no history. Up to 2 it had no quotation, loaner or pause, which are none then; a program
 * of that time would lose them, so it refuses those of 3.
 */
export const tickets = collection(
  'tickets',
  3,
  Ticket,
  {
    opened: { order: 'openedAt' },
    customer: { by: 'customer', order: 'openedAt' },
    state: { by: 'state', order: 'openedAt' },
    conversation: { by: 'conversation', order: 'openedAt' },
    phone: { by: 'phone', order: 'openedAt' },
    serial: { by: 'serial', order: 'openedAt' },
    sameAs: { by: 'sameAs', order: 'openedAt' },
  },
  (json, schema) => (schema < 2 ? { ...json, log: [] } : json),
);
/** Cases whose personal data has gone, see `removal.ts`; a number is in `tickets` or here. */
export const pastCases = collection('pastCases', 1, PastCase, { ended: { order: 'endedAt' } });
/** The diaries of the teams, a record a day. */
export const visitDays = collection('visitDays', 1, VisitDay, {
  team: { by: 'team', order: 'date' },
  date: { order: 'date' },
});
/** Forms that were begun and left, named by customer and form. */
export const drafts = collection('drafts', 1, Draft, { kept: { order: 'at' } });
/** Messages from the clock that are still to come. */
export const jobs = collection('jobs', 1, Job, { due: { order: 'dueAt' } });
/** Jobs that failed too often, for the operator. */
export const deadJobs = collection('deadJobs', 1, Job, { due: { order: 'dueAt' } });
/** What was sold, by serial number. */
export const units = collection('units', 1, Unit, { serial: { order: 'id' } });
export const files = collection('files', 1, StoredFile, { kept: { order: 'keptAt' } });
/** Conversations that are answered through the Bot Framework's connector. */
export const references = collection('references', 2, Reference, {
  all: { order: 'id' },
  /** Those that still say how far it had come. */
  unmoved: { order: 'delivered' },
});
export const deliveries = collection('deliveries', 1, Delivery, { due: { by: 'carrier', order: 'dueAt' } });
export const undelivered = collection('undelivered', 1, Undelivered, {
  at: { order: 'at' },
  conversation: { by: 'conversation', order: 'seq' },
});
export const wechatContacts = collection('wechatContacts', 1, WeChatContact, { all: { order: 'id' } });
export const wechatInbox = collection('wechatInbox', 1, WeChatInbox, { at: { order: 'at' } });
/** What customers asked without a sure answer, for the clerks to teach the desk. */
export const missedQuestions = collection('missedQuestions', 1, MissedQuestion, { last: { order: 'lastAt' } });
/** Who has shown which phone number to be theirs. */
export const identities = collection('identities', 1, Identity, { phone: { by: 'phone', order: 'at' } });
export const phoneCodes = collection('phoneCodes', 1, PhoneCode, {
  number: { by: 'number', order: 'askedAt' },
  customer: { by: 'customer', order: 'askedAt' },
  asked: { order: 'askedAt' },
  due: { order: 'dueAt' },
});
export const settings = collection('settings', 1, Setting, {});

/** Every collection of the desk: what a store opens with. */
export const allCollections: readonly Collection<Identified>[] = [
  conversations,
  activities,
  handledMessages,
  customers,
  tickets,
  pastCases,
  visitDays,
  drafts,
  jobs,
  deadJobs,
  units,
  files,
  references,
  deliveries,
  undelivered,
  wechatContacts,
  wechatInbox,
  missedQuestions,
  identities,
  phoneCodes,
  settings,
] as unknown as readonly Collection<Identified>[];

function collection<T extends Identified, I extends string>(
  name: string,
  schema: number,
  shape: z.ZodType<T>,
  indexes: Readonly<Record<I, Index<T>>>,
  renewed: (json: Record<string, unknown>, schema: number) => unknown = json => json,
): Collection<T, I> {
  return { name, schema, read: (json, kept) => shape.parse(renewed(json as Record<string, unknown>, kept)), indexes };
}
