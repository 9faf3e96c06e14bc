import { createHash } from 'node:crypto';
import type { Job } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import type { Core } from './core.ts';
import {
  activities,
  conversations,
  deadJobs,
  jobs,
  tickets,
  type Undelivered,
  undelivered,
} from './store/collections.ts';
import type { Store } from './store/store.ts';

/** Something that the desk has given up: a line that did not reach its customer, or a job that failed too often. */
export interface Failure {
  /** Names it in orders: eight signs. */
  readonly code: string;
  /** When it was given up, of a job when it was due last. */
  readonly at: string;
  readonly tries: number;
  /** The latest case of the customer in that conversation, or the one that a job is about. */
  readonly ticket?: string;
  readonly what: /** `why`: a status or the code of an error; `told`: the customer knows. */
    | { readonly kind: 'line'; readonly text: string; readonly why: string; readonly told: boolean }
    | { readonly kind: 'job'; readonly job: Job['kind'] };
}

export interface FailureOrder {
  readonly do: 'retry' | 'drop';
  /** Of a failure, or how it begins. */
  readonly code: string;
}

export type FailureOrdered = 'done' | 'unknown' | 'ambiguous';

type Known = Pick<Core, 'store' | 'handle' | 'clock'>;

/** The latest of them, newest first. */
export async function failuresOf(store: Store): Promise<Failure[]> {
  const [lines, dead] = await Promise.all([
    store.find(undelivered, 'at', { descending: true, limit: mostShown }),
    store.find(deadJobs, 'due', { descending: true, limit: mostShown }),
  ]);
  const found = await Promise.all([
    ...lines.map(line => lineFailure(store, line)),
    ...dead.map(job => jobFailure(store, job)),
  ]);
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** What did not reach the customer in a conversation, in the order in which it was said. */
export async function undeliveredIn(store: Store, conversation: string): Promise<Failure[]> {
  const lines = await store.find(undelivered, 'conversation', { equals: conversation, limit: mostShown });
  return Promise.all(lines.map(line => lineFailure(store, line)));
}

/**
 * Tries a failure again or drops it. A line is said again as the latest one of its conversation; a job is due at once.
 *
 * @throws Fault `store.unavailable` when nothing could be recorded
 */
export async function orderFailure({ store, handle, clock }: Known, order: FailureOrder): Promise<FailureOrdered> {
  const [lines, dead] = await Promise.all([store.find(undelivered, 'at', {}), store.find(deadJobs, 'due', {})]);
  const meant = <T extends { readonly id: string }>(kind: Failure['what']['kind'], records: readonly T[]) =>
    records.filter(({ id }) => codeOf(kind, id).startsWith(order.code.toLowerCase()));
  const [line, ...otherLines] = meant('line', lines);
  const [job, ...otherJobs] = meant('job', dead);
  if (line === undefined && job === undefined) return 'unknown';
  if ((line && job) || otherLines.length + otherJobs.length > 0) return 'ambiguous';
  if (job !== undefined) {
    const again = order.do === 'retry' ? stamp(clock()) : undefined;
    await takeJob(store, job, again);
  } else if (line !== undefined) {
    if (order.do === 'retry') await sayLineAgain({ store, handle }, line);
    else await forgetLine(store, line);
  }
  return 'done';
}

const mostShown = 200;

async function lineFailure(store: Store, { id, conversation, at, why, tries, toldBy }: Undelivered): Promise<Failure> {
  const [line, ticket] = await Promise.all([store.get(activities, id), latestCase(store, conversation)]);
  const text = line?.activity.text ?? '';
  const what = { kind: 'line' as const, text, why, told: toldBy !== undefined };
  return { code: codeOf('line', id), at, tries, ...(ticket !== undefined && { ticket }), what };
}

async function jobFailure(store: Store, job: Job): Promise<Failure> {
  const ticket = 'ticket' in job ? job.ticket : await latestCase(store, job.conversation);
  return {
    code: codeOf('job', job.id),
    at: job.dueAt,
    tries: job.tries ?? 1,
    ...(ticket !== undefined && { ticket }),
    what: { kind: 'job', job: job.kind },
  };
}

/** Of whoever began the conversation. */
async function latestCase(store: Store, id: string): Promise<string | undefined> {
  const conversation = await store.get(conversations, id);
  if (conversation === undefined) return undefined;
  const customer = `${conversation.channel}:${conversation.user.id}`;
  const found = await store.find(tickets, 'customer', { equals: customer, descending: true, limit: casesLooked });
  return found.find(ticket => ticket.conversation === id)?.id;
}

const casesLooked = 20;

async function sayLineAgain({ store, handle }: Pick<Known, 'store' | 'handle'>, line: Undelivered): Promise<void> {
  const conversation = await store.get(conversations, line.conversation);
  // Nobody is left who could read it.
  if (conversation === undefined) return forgetLine(store, line);
  const { id, name } = conversation.user;
  await handle({
    channel: conversation.channel,
    conversation: conversation.id,
    key: `again/${line.seq}`,
    user: { id, ...(name !== undefined && { name }) },
    activity: { type: 'event', name: 'again' },
    again: line.id,
  });
}

function forgetLine(store: Store, { id, conversation }: Undelivered): Promise<void> {
  return store.transaction(async tx => {
    await tx.lock(`conversation/${conversation}`);
    if ((await tx.get(undelivered, id)) !== undefined) await tx.remove(undelivered, id);
  });
}

/** @param dueAt when it is to be tried again; it is dropped when left out */
function takeJob(store: Store, { id, conversation }: Job, dueAt: string | undefined): Promise<void> {
  return store.transaction(async tx => {
    await tx.lock(`conversation/${conversation}`);
    const job = await tx.get(deadJobs, id);
    if (job === undefined) return;
    await tx.remove(deadJobs, id);
    const { tries: _, ...fresh } = job;
    // The key of the old id is used up.
    if (dueAt !== undefined) await tx.put(jobs, { ...fresh, id: hashOf(`again/${id}`).slice(0, 32), dueAt } as Job);
  });
}

function codeOf(kind: Failure['what']['kind'], id: string): string {
  return hashOf(`${kind}/${id}`).slice(0, 8);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
