import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity, CardAction } from 'botbuilder-core';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { type Ordered, orderOn } from '../../bot/cases.ts';
import { readConfig } from '../../bot/config.ts';
import { type Core, openCore } from '../../bot/core.ts';
import { jobRunner } from '../../bot/jobs.ts';
import { createLogger } from '../../bot/logging.ts';
import type { StaffOrder } from '../../bot/staff.ts';
import {
  activities,
  allCollections,
  type Conversation,
  conversations,
  customers,
  tickets,
  visitDays,
} from '../../bot/store/collections.ts';
import type { KeptRecord } from '../../bot/store/dump.ts';
import type { Message, Outcome } from '../../bot/turn.ts';
import type { FormState } from '../../dialogs/form/answers.ts';
import type { DialogId } from '../../dialogs/ids.ts';
import type { Customer, StoredFile, Ticket } from '../../knowledge/records.ts';
import { learn, load } from '../content/once.ts';

/** The real desk in a folder of its own, at a time that a test sets. */
export interface TalkingDesk {
  readonly core: Core;
  /** Sets the time, at the shop: "2026-11-25T10:00". */
  at(time: string): void;
  pass(duration: Temporal.DurationLike): void;
  /** Somebody who was never here before, in a conversation of their own. */
  newcomer(): Talker;
  /** A newcomer who says these things one after the other. */
  talk(...said: readonly string[]): Promise<Talker>;
  /** The same customer in another conversation. */
  elsewhere(customer: Talker): Talker;
  /** A clerk does something to a case. */
  clerk(what: StaffOrder['do'], ticket: string, text?: string): Promise<void>;
  /** The same with whatever belongs to the order, also one that is refused; by 小李 unless another name is given. */
  order(order: Partial<StaffOrder> & Pick<StaffOrder, 'ticket' | 'do'>): Promise<Ordered>;
  /** Notes how everything stands while this customer talks. */
  moment(customer: Talker): Promise<Moment>;
  /** Nobody has booked anything any more: for the next test. */
  emptyDiaries(): Promise<void>;
  /** Does what is due now, and no more: nothing happens by itself while a test runs. */
  jobs(): Promise<void>;
  close(): Promise<void>;
}

/** One customer and what the desk said last. */
export interface Talker {
  readonly conversation: string;
  readonly user: { readonly id: string };
  /** Texts of the latest answer. */
  readonly heard: readonly string[];
  /** All of it as one text. */
  readonly told: string;
  /** The last message of it. */
  readonly question: string;
  /** Labels of its buttons. */
  readonly buttons: readonly string[];
  arrive(locale?: string): Promise<Outcome>;
  say(text: string, more?: Sent): Promise<Outcome>;
  /** Looks what the desk has said of its own accord since the last answer. */
  look(): Promise<readonly string[]>;
  /** Taps a button of the latest answer by its label. */
  tap(label: string): Promise<Outcome>;
  /** The buttons of the latest answer, to be tapped later. */
  keep(label: string): CardAction;
  press(button: CardAction, more?: Sent): Promise<Outcome>;
  /** Begins a dialog by a button of it. */
  start(dialog: DialogId, about?: string): Promise<Outcome>;
  /** Sends pictures without words. */
  photos(count: number, text?: string): Promise<readonly string[]>;
  send(activity: Partial<Activity>, more?: Sent): Promise<Outcome>;
  /** Where the open form stands; undefined while none is open. */
  form(): Promise<FormState | undefined>;
  /** Changes what is stored of the form, as another version of the program would have left it. */
  rewrite(change: (form: FormState) => FormState): Promise<void>;
  rewriteState(change: (state: Conversation['state']) => unknown): Promise<void>;
  record(): Promise<Customer | undefined>;
  tickets(): Promise<Ticket[]>;
  /** Gives the same customer in the same conversation, who has heard what this one has heard by now. */
  double(): () => Talker;
}

/** A desk and one customer as they stood once, for many tests to begin there without the way to it. */
export interface Moment {
  /** Puts every record and the time back, and gives the customer as they were then. */
  again(): Promise<Talker>;
}

export interface Sent {
  readonly key?: string;
  readonly files?: readonly StoredFile[];
  readonly further?: Message['further'];
}

/** A Wednesday at ten, when the shop is open. */
export const openHours = '2026-11-25T10:00';

/**
 * @param content a folder of its own content; the shipped one when left out
 * @param env     what else the operator has set
 */
export async function openTalkingDesk(
  zone = 'Asia/Shanghai',
  content?: string,
  env: Readonly<Record<string, string>> = {},
): Promise<TalkingDesk> {
  const shopTime = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(zone).toInstant();
  const folder = await mkdtemp(join(tmpdir(), 'talk-'));
  let now = shopTime(openHours);
  const log = createLogger({ logLevel: 'silent' });
  const core = await openCore(
    readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', TIME_ZONE: zone, KNOWLEDGE_DIR: content, ...env }),
    {
      clock: () => now,
      random: bytes => randomBytes(bytes),
      log,
      load,
      learn,
    },
  );
  const runner = jobRunner({ ...core, log, timer: { set: () => {}, clear: () => {} } });
  const order: TalkingDesk['order'] = given => orderOn(core, { text: '', name: '小李', key: randomUUID(), ...given });
  return {
    core,
    order,
    async clerk(what, ticket, text = '') {
      const outcome = await order({ ticket, do: what, text });
      if (!outcome.done) throw new Error(`the clerk could not ${what}: ${outcome.because}`);
    },
    emptyDiaries: () =>
      core.store.transaction(async tx => {
        for (const { id } of await tx.find(visitDays, 'date', {})) await tx.remove(visitDays, id);
      }),
    jobs: () => runner.run(),
    at(time) {
      now = shopTime(time);
    },
    pass(duration) {
      now = now.add(duration);
    },
    newcomer: () => talker(core),
    async talk(...said) {
      const customer = talker(core);
      for (const each of said) await customer.say(each);
      return customer;
    },
    elsewhere: ({ user }) => talker(core, user),
    async moment(customer) {
      const [then, records, likeThem] = [now, await everyRecord(core), customer.double()];
      return {
        async again() {
          now = then;
          await putBack(core, records);
          return likeThem();
        },
      };
    },
    async close() {
      await runner.close();
      await core.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Every record of the desk, by collection and id. */
async function everyRecord({ dump }: Core): Promise<Map<string, KeptRecord>> {
  const records = new Map<string, KeptRecord>();
  if (dump === undefined) throw new Error('this store tells nobody what it holds');
  for await (const piece of dump()) {
    if ('records' in piece) for (const each of piece.records) records.set(`${each.collection} ${each.id}`, each);
  }
  return records;
}

async function putBack(core: Core, then: ReadonlyMap<string, KeptRecord>): Promise<void> {
  const now = await everyRecord(core);
  const changed = [...new Set([...now.keys(), ...then.keys()])].filter(
    name => now.get(name)?.body !== then.get(name)?.body,
  );
  await core.store.transaction(async tx => {
    for (const name of changed) {
      const [before, { collection: kind, id }] = [then.get(name), (then.get(name) ?? now.get(name)) as KeptRecord];
      const collection = allCollections.find(each => each.name === kind);
      if (collection === undefined) throw new Error(`nobody knows the collection ${kind}`);
      await tx.get(collection, id);
      if (before === undefined) await tx.remove(collection, id);
      else await tx.put(collection, collection.read(JSON.parse(before.body), before.schema));
    }
  });
}

/** What somebody has heard. */
interface Heard {
  readonly said: readonly Partial<Activity>[];
  readonly locale: string | undefined;
  /** How much of the log was read. */
  readonly seen: number;
}

function talker(
  core: Core,
  user: Talker['user'] = { id: `u-${randomUUID()}` },
  conversation = `c-${randomUUID()}`,
  heard: Heard = { said: [], locale: undefined, seen: 0 },
): Talker {
  let { said, locale, seen } = heard;
  const stateOf = async () => (await core.store.get(conversations, conversation))?.state;
  const self: Talker = {
    conversation,
    user,
    get heard() {
      return said.map(each => each.text ?? '');
    },
    get told() {
      return self.heard.join('\n');
    },
    get question() {
      return said.at(-1)?.text ?? '';
    },
    get buttons() {
      return actionsOf(said).map(({ title }) => title);
    },
    async arrive(pageLocale) {
      locale = pageLocale;
      return self.send({ type: 'conversationUpdate', membersAdded: [{ id: user.id, name: '' }] });
    },
    say: (text, more) => self.send({ type: 'message', text }, more),
    async look() {
      const lines = await core.store.find(activities, 'conversation', { equals: conversation, after: seen });
      seen = lines.at(-1)?.seq ?? seen;
      said = lines.map(({ activity }) => activity);
      return self.heard;
    },
    tap: label => self.press(self.keep(label)),
    keep(label) {
      const found = actionsOf(said).find(({ title }) => title === label);
      if (found === undefined) throw new Error(`no button "${label}" among ${self.buttons.join(', ')}`);
      return found;
    },
    press: ({ text = '', value }, more) => self.send({ type: 'message', text, value }, more),
    start: (dialog, about) =>
      self.send({ type: 'message', text: dialog, value: { start: dialog, ...(about !== undefined && { about }) } }),
    async photos(count, text = '') {
      const files = Array.from({ length: count }, () => photo(conversation));
      await self.send({ type: 'message', text }, { files });
      return files.map(({ id }) => id);
    },
    async send(activity, { key = randomUUID(), files, further } = {}) {
      const outcome = await core.handle({
        channel: 'test',
        conversation,
        key,
        user,
        activity: { ...(locale !== undefined && { locale }), ...activity },
        ...(files !== undefined && { files }),
        ...(further !== undefined && { further }),
      });
      said = outcome.said;
      seen = (await core.store.get(conversations, conversation))?.seq ?? 0;
      for (const text of self.heard) expect(text.trim(), 'the desk said a blank message').to.not.equal('');
      return outcome;
    },
    async form() {
      const stack = ((await stateOf())?.dialogs ?? {}) as { dialogStack?: { state?: { form?: FormState } }[] };
      return stack.dialogStack?.at(-1)?.state?.form;
    },
    rewrite: change =>
      self.rewriteState(state => {
        const copy = structuredClone(state) as unknown as {
          dialogs: { dialogStack: { state: { form: FormState } }[] };
        };
        const open = copy.dialogs.dialogStack.at(-1);
        if (open === undefined) throw new Error('no form is open');
        open.state.form = change(open.state.form);
        return copy;
      }),
    async rewriteState(change) {
      await core.store.transaction(async tx => {
        const record = await tx.get(conversations, conversation);
        if (record === undefined) throw new Error('nobody has talked yet');
        await tx.put(conversations, { ...record, state: change(record.state) as Conversation['state'] });
      });
    },
    record: () => core.store.get(customers, `test:${user.id}`),
    tickets: () => core.store.find(tickets, 'customer', { equals: `test:${user.id}` }),
    double() {
      const heardByNow = { said, locale, seen };
      return () => talker(core, user, conversation, heardByNow);
    },
  };
  return self;
}

function actionsOf(said: readonly Partial<Activity>[]): CardAction[] {
  return said.flatMap(each => each.suggestedActions?.actions ?? []) as CardAction[];
}

function photo(conversation: string): StoredFile {
  const keptAt = '2026-11-25T02:00:00.000Z';
  return { id: randomUUID(), name: 'photo.jpg', contentType: 'image/jpeg', size: 1000, conversation, keptAt };
}
