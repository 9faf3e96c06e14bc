import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import type { CaseAct } from '../dialogs/case-act.ts';
import { Fault, isFault } from '../knowledge/fault.ts';
import type { StoredFile } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { owe } from './owed.ts';
import type { StaffOrder } from './staff.ts';
import { activities, type Conversation, conversations, files, handledMessages } from './store/collections.ts';
import type { Store, Transaction } from './store/store.ts';

/** Something that happened in a conversation, authenticated by its channel. */
export interface Message {
  readonly channel: string;
  /** Opaque, at most 64 characters. The conversation comes into being with its first message. */
  readonly conversation: string;
  /** Names the message within its conversation, at most 100 characters: the same key means the same message. */
  readonly key: string;
  readonly user: { readonly id: string; readonly name?: string };
  /** What was sent, in wire form; the fields that the desk decides on (id, times, parties) are overwritten. */
  readonly activity: Partial<Activity>;
  /** Files that came with it, whose blobs are already kept. */
  readonly files?: readonly StoredFile[];
  /** What a clerk does in the conversation; such a message is no line of it, only what the desk says to it. */
  readonly order?: StaffOrder;
  /** What the customer does on the page of a case; its words are a line of the conversation like any other. */
  readonly act?: CaseAct;
  /** Where the customer reaches the desk, such as "https://service.example.com"; without it no link is told. */
  readonly site?: string;
  /** The id of a job whose time has come; no line of the conversation either. */
  readonly job?: string;
  /** What the customer wants to see more of: the id of a line whose choices take several pages, and where the next begins. */
  readonly further?: { readonly line: string; readonly from: number };
  /** The id of a line that could not be delivered, and is to be said again; no line of the conversation itself. */
  readonly again?: string;
}

/** What came of a message; the same again for a message that was handled before. */
export interface Outcome {
  readonly duplicate: boolean;
  /** The log id of what was heard; undefined when its type is not logged. */
  readonly heard: string | undefined;
  /** What was said, in wire form. */
  readonly said: readonly Partial<Activity>[];
  /** It is a job, and its conversation is in another turn, perhaps that of the same job elsewhere; nothing was done. */
  readonly busy?: true;
}

/** One run of a turn: what the handler may read and change. All of it is committed together, or nothing. */
export interface OpenTurn {
  readonly context: TurnContext;
  readonly tx: Transaction;
  readonly message: Message;
  /** A copy of the record; the handler changes `language` and `state`. */
  readonly conversation: Conversation;
  readonly now: Temporal.Instant;
}

export interface TurnOptions {
  readonly store: Store;
  readonly clock: () => Temporal.Instant;
  /** The desk's own name in the conversation. */
  readonly desk: () => { readonly id: string; readonly name: string };
  /** A function of (records, message, now): it may run several times, and only the last run counts. */
  readonly handle: (turn: OpenTurn) => Promise<void>;
  /** Says sorry, after `handle` has failed with a fault of the program. */
  readonly apologise: (turn: OpenTurn) => Promise<void>;
  /** The log of a conversation has grown and is flushed. */
  readonly committed: (conversation: string) => void;
  readonly onFault: (fault: unknown, message: Message) => void;
}

/** Types that are handled but are no line of the conversation. */
const unloggedTypes: readonly string[] = [ActivityTypes.ConversationUpdate, ActivityTypes.Typing];
const maxRuns = 3;

/**
 * The transaction around everything that happens. A message is handled as one transaction: what was heard, what
 * was said, the state of the dialogs, every record made or changed and the key with its outcome are committed
 * together, or not at all; what was said leaves only afterwards.
 *
 * A known key gets the recorded outcome again. Messages of one conversation are handled one after another, in the
 * order in which they came. A conflict runs the turn again, at most three times in all. A fault rolls back and
 * commits an apology under the same key instead. A
 * job does not wait for its conversation, which another runner may have in hand for the very same job: it comes again.
 *
 * @throws Fault('store.unavailable') when nothing could be recorded; the sender may repeat
 */
export function turnHandler(options: TurnOptions): (message: Message) => Promise<Outcome> {
  return async message => {
    let outcome: Outcome;
    try {
      outcome = await withReruns(() => runTurn(message, options.handle, options));
    } catch (fault) {
      if (isFault(fault, 'store.unavailable')) throw fault;
      options.onFault(fault, message);
      outcome = await withReruns(() => runTurn(message, options.apologise, options));
    }
    if (!outcome.duplicate) options.committed(message.conversation);
    return outcome;
  };
}

async function withReruns<T>(run: () => Promise<T>): Promise<T> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await run();
    } catch (fault) {
      if (!isFault(fault, 'store.conflict')) throw fault;
      if (runs === maxRuns) throw new Fault('store.unavailable', { why: 'conflicts', runs }, fault);
    }
  }
}

function runTurn(message: Message, handle: TurnOptions['handle'], options: TurnOptions): Promise<Outcome> {
  return options.store.transaction(async tx => {
    const name = `conversation/${message.conversation}`;
    if (message.job === undefined) await tx.lock(name);
    else if (!(await tx.tryLock(name))) return { duplicate: true, busy: true, heard: undefined, said: [] };
    const id = `${message.conversation}/${message.key}`;
    const known = await tx.get(handledMessages, id);
    if (known !== undefined) {
      const said = await Promise.all(known.said.map(each => tx.get(activities, each)));
      return { duplicate: true, heard: known.heard, said: said.flatMap(each => (each ? [each.activity] : [])) };
    }

    const now = options.clock();
    const conversation = (await tx.get(conversations, message.conversation)) ?? newConversation(message, now);
    const { seq: before } = conversation;
    const log = new ConversationLog(conversation, now);
    const heard = heardActivity(message, conversation, options.desk());
    const isHeard = [message.order, message.job, message.again].every(each => each === undefined);
    const logged = isHeard && !unloggedTypes.includes(heard.type ?? '');
    if (logged) log.add(heard);

    const adapter = new NotingAdapter(log, logged);
    const context = new TurnContext(adapter, asReceived(heard, now));
    await handle({ context, tx, message, conversation, now });

    for (const file of message.files ?? []) await tx.put(files, file);
    for (const line of log.lines) await tx.put(activities, line);
    await tx.put(conversations, conversation);
    if (adapter.said.length > 0) await owe(tx, conversation, before, now);
    await tx.put(handledMessages, {
      id,
      conversation: conversation.id,
      at: stamp(now),
      ...(logged && { heard: heard.id as string }),
      said: adapter.said.map(each => each.id as string),
    });
    return { duplicate: false, heard: logged ? heard.id : undefined, said: adapter.said };
  });
}

function newConversation(message: Message, now: Temporal.Instant): Conversation {
  return {
    id: message.conversation,
    channel: message.channel,
    user: message.user,
    startedAt: stamp(now),
    seq: 0,
    lastAt: stamp(now.subtract({ milliseconds: 1 })),
    state: {},
  };
}

/** The message as the log and the dialogs see it: who spoke to whom is decided here, never by the sender. */
function heardActivity(
  message: Message,
  conversation: Conversation,
  desk: { id: string; name: string },
): Partial<Activity> {
  const { deliveryMode: _, serviceUrl: __, ...sent } = structuredClone(message.activity);
  return {
    ...sent,
    channelId: message.channel,
    conversation: { id: conversation.id } as Activity['conversation'],
    from: { ...message.user, role: 'user' } as Activity['from'],
    recipient: { ...desk, role: 'bot' } as Activity['recipient'],
  };
}

/** botbuilder wants dates where the wire has strings; a copy, so that no run sees what another did to it. */
function asReceived(heard: Partial<Activity>, now: Temporal.Instant): Activity {
  const copy = structuredClone(heard);
  return { ...copy, timestamp: new Date(now.epochMilliseconds), serviceUrl: '' } as Activity;
}

/** Gives each activity its final id and time: ids count without gaps, times rise strictly within a conversation. */
class ConversationLog {
  readonly lines: { id: string; conversation: string; seq: number; activity: Partial<Activity> }[] = [];
  readonly #conversation: Conversation;
  readonly #now: Temporal.Instant;

  constructor(conversation: Conversation, now: Temporal.Instant) {
    this.#conversation = conversation;
    this.#now = now;
  }

  add(activity: Partial<Activity>): void {
    const conversation = this.#conversation;
    const earliest = Temporal.Instant.from(conversation.lastAt).add({ milliseconds: 1 });
    const at = Temporal.Instant.compare(this.#now, earliest) > 0 ? this.#now : earliest;
    conversation.seq += 1;
    conversation.lastAt = stamp(at);
    activity.id = `${conversation.id}|${String(conversation.seq).padStart(7, '0')}`;
    activity.timestamp = stamp(at) as unknown as Date;
    this.lines.push({ id: activity.id, conversation: conversation.id, seq: conversation.seq, activity });
  }
}

/** Notes what is said; nothing leaves the process before the commit. */
class NotingAdapter extends BotAdapter {
  readonly said: Partial<Activity>[] = [];
  readonly #log: ConversationLog;
  readonly #heardIsLogged: boolean;

  constructor(log: ConversationLog, heardIsLogged: boolean) {
    super();
    this.#log = log;
    this.#heardIsLogged = heardIsLogged;
  }

  override async sendActivities(_: TurnContext, spoken: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return spoken.map(activity => {
      // A trace would carry the memory of the dialogs, and a delay or a sign of typing means nothing before a commit.
      if (activity.type !== ActivityTypes.Message && activity.type !== ActivityTypes.Event) return { id: '' };
      const { serviceUrl: _, replyToId, ...line } = structuredClone(activity);
      // Web clients hold an answer back until the line that it answers is in the transcript.
      const noted: Partial<Activity> =
        this.#heardIsLogged && replyToId !== undefined ? { ...line, replyToId } : { ...line };
      noted.from = { ...line.from, role: 'bot' } as Activity['from'];
      this.#log.add(noted);
      this.said.push(noted);
      return { id: noted.id as string };
    });
  }

  override async updateActivity(): Promise<void> {
    throw new Fault('program', { why: 'a line that was said is not changed' });
  }

  override async deleteActivity(): Promise<void> {
    throw new Fault('program', { why: 'a line that was said is not taken back' });
  }

  override async continueConversation(): Promise<void> {
    throw new Fault('program', { why: 'everything that happens is a message with a key' });
  }
}
