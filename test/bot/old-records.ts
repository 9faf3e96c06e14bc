import type { Blobs } from '../../bot/store/blobs.ts';
import {
  activities,
  conversations,
  customers,
  deadJobs,
  deliveries,
  drafts,
  files,
  handledMessages,
  references,
  tickets,
  undelivered,
  visitDays,
  wechatContacts,
} from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Ticket } from '../../knowledge/records.ts';

/** Stands wherever a customer's own data may stand. */
export const canary = 'CANARY';

export interface OldCustomer {
  readonly name: string;
  /** When the case was opened; the chat is of that day. */
  readonly at: string;
  readonly state: Ticket['state'];
  /** Of the wording that was agreed to. */
  readonly consent?: string;
  readonly lines?: number;
}

/** A customer with everything that the desk may ever keep of one, a canary in each field that can hold one. */
export async function oldCustomer(
  store: Pick<Store, 'transaction'>,
  blobs: Pick<Blobs, 'put'>,
  { name, at, state, consent = '3', lines = 250 }: OldCustomer,
): Promise<void> {
  const mine = `${canary}-${name}`;
  const user = { id: `dl_${mine}`, name: mine };
  const id = `directline:${user.id}`;
  const conversation = `c-${name}`;
  const ended = state === 'closed' || state === 'cancelled';
  const photo = `${mine}-photo`;
  const other = `${mine}-other`;
  for (const each of [photo, other]) await blobs.put(each, Buffer.from(mine));
  const ticket: Ticket = {
    id: numberOf(name),
    kind: 'repair',
    state,
    urgent: false,
    openedAt: at,
    customer: id,
    conversation,
    language: 'zh-CN',
    policyVersion: 'general-1',
    product: { id: 'washer', said: mine },
    serial: `${mine}-SN`,
    model: `${mine}-model`,
    fault: mine,
    usage: mine,
    bought: { date: '2025-01-02', precision: 'day' },
    boughtAt: 'shop',
    photos: [photo],
    phone: mine,
    address: mine,
    way: 'on-site',
    fee: 'paid',
    visit: { team: 't', date: at.slice(0, 10), start: '09:00', minutes: 60, bookedAt: at, moves: 0 },
    survey: { askedAt: at, mark: 2, ratedAt: at, words: mine },
    log: [
      { at, by: 'customer', what: 'opened', text: mine, key: `client/${mine}`, photos: [photo] },
      { at, by: 'clerk', what: 'confirm', text: mine, name: mine, key: mine },
      ...(ended
        ? [{ at, by: 'clerk' as const, what: state === 'closed' ? 'close' : 'cancel', text: mine, name: mine }]
        : []),
      { at, by: 'customer', what: 'rated', text: mine },
    ],
  };
  await store.transaction(async tx => {
    await tx.put(tickets, ticket);
    await tx.put(customers, {
      id,
      consent: { version: consent, at, channel: 'directline' },
      held: { team: 't', date: at.slice(0, 10), start: '09:00' },
    });
    const memory = { recent: [mine], heardAt: at, machine: { serial: mine } };
    const dialogs = { dialogStack: [{ id: 'repair', state: { form: { answers: { phone: mine } } } }] };
    await tx.put(conversations, {
      id: conversation,
      channel: 'directline',
      user,
      startedAt: at,
      seq: lines,
      lastAt: at,
      state: { memory, dialogs },
    });
    for (let seq = 1; seq <= lines; seq += 1) {
      const from = { ...user, role: 'user' };
      const activity = { id: lineId(conversation, seq), text: mine, from, timestamp: at } as never;
      await tx.put(activities, { id: lineId(conversation, seq), conversation, seq, activity });
    }
    for (const key of ['start', `client/${mine}`]) {
      await tx.put(handledMessages, { id: `${conversation}/${key}`, conversation, at, heard: mine, said: [mine] });
    }
    for (const each of [photo, other]) {
      await tx.put(files, { id: each, name: mine, contentType: 'image/png', size: 1, conversation, keptAt: at });
    }
    await tx.put(drafts, { id: `${id}/repair`, at, begunAt: at, state: { phone: mine } });
    await tx.put(deadJobs, { kind: 'draft', form: mine, begunAt: at, id: mine, dueAt: at, conversation, user });
    await tx.put(deliveries, { id: conversation, carrier: mine, after: 1, dueAt: at, tries: 1 });
    await tx.put(undelivered, { id: `${mine}-line`, conversation, seq: 1, at, why: '404', tries: 1 });
    await tx.put(wechatContacts, {
      id: conversation,
      app: 'a',
      openid: mine,
      account: 'gh',
      answers: [{ key: 'k', text: mine }],
    });
    await tx.put(references, {
      id: conversation,
      app: 'a',
      channelId: mine,
      serviceUrl: mine,
      conversation: { id: mine },
      bot: { id: 'bot' },
      user,
      delivered: 0,
    });
    const day = at.slice(0, 10);
    await tx.put(visitDays, {
      id: `${name}/${day}`,
      team: name,
      date: day,
      visits: [{ start: '09:00', minutes: 60, holder: id, until: at }],
    });
  });
}

export function numberOf(name: string): string {
  return `R-${name}`;
}

function lineId(conversation: string, seq: number): string {
  return `${conversation}|${String(seq).padStart(7, '0')}`;
}

/** Every record of a store, by collection. */
export async function everything(store: Pick<Store, 'find' | 'get'>, names: readonly string[]): Promise<string> {
  const found: unknown[] = [];
  for (const name of names) {
    found.push(await store.find(activities, 'conversation', { equals: `c-${name}` }));
    found.push(await store.get(conversations, `c-${name}`), await store.get(tickets, numberOf(name)));
    found.push(await store.get(customers, `directline:dl_${canary}-${name}`));
    found.push(await store.get(drafts, `directline:dl_${canary}-${name}/repair`));
  }
  found.push(await store.find(handledMessages, 'handled', {}), await store.find(files, 'kept', {}));
  found.push(await store.find(deadJobs, 'due', {}), await store.find(references, 'all', {}));
  found.push(await store.find(wechatContacts, 'all', {}));
  found.push(await store.find(visitDays, 'date', {}));
  return JSON.stringify(found);
}
