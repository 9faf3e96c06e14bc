import { expect } from 'chai';
import type { Ticket } from '../../knowledge/records.ts';
import type { ChannelDesk } from './channel-desk.ts';
import type { Act, Expected, Script } from './channel-scripts.ts';
import type { Someone, Way } from './channel-ways.ts';

/** What came of a conversation. */
export interface Played {
  readonly conversation: string;
  /** What the customer read at first, and after each act. */
  readonly read: readonly string[];
}

/** Has somebody new go through a conversation, and looks at what is on record in the end. */
export async function played({ does, ends }: Script, { desk, newcomer }: Way): Promise<Played> {
  const customer = await newcomer();
  const { conversation } = customer;
  const read = [await customer.read()];
  try {
    for (const act of does) read.push(await play(act, customer, desk));
    const cases = await desk.cases(conversation);
    expect(cases.map(({ kind }) => kind)).to.deep.equal(ends.map(({ kind }) => kind));
    ends.forEach((end, at) => {
      expect(recorded(cases[at] as Ticket, end)).to.deep.equal(end);
    });
  } catch (fault) {
    const transcript = read.map((text, at) => `> ${JSON.stringify(does[at - 1] ?? 'arrives')}\n${text}`);
    throw new Error(`${(fault as Error).message}\n${transcript.join('\n')}`, { cause: fault });
  }
  return { conversation, read };
}

/** @returns what the customer reads then */
async function play(act: Act, customer: Someone, desk: ChannelDesk): Promise<string> {
  if (typeof act === 'object' && 'reads' in act) {
    const text = await customer.read();
    expect(text).to.match(act.reads);
    return text;
  }
  // Nobody types two messages at once.
  desk.pass({ seconds: 5 });
  if (typeof act === 'string') await customer.say(act);
  else if ('choose' in act) await customer.choose(act.choose);
  else if ('photos' in act) for (let sent = 0; sent < act.photos; sent += 1) await customer.photo();
  else if ('after' in act) {
    desk.pass(act.after);
    await desk.jobs();
  } else {
    const { id = '' } = (await desk.cases(customer.conversation)).findLast(({ kind }) => kind === act.of) ?? {};
    const items = act.clerk === 'quote' ? { items: [{ item: 'labour', count: 1, price: '180' }] } : {};
    const done = await desk.order({ ticket: id, do: act.clerk, text: act.text ?? '', ...items });
    expect(done).to.include({ done: true });
  }
  return customer.read();
}

/** What is on record of a case, as far as it is expected. */
function recorded(ticket: Ticket, expected: Expected): Partial<Expected> {
  const answer = ticket.quotations?.at(-1)?.answer?.is;
  const all: Expected = {
    ...ticket,
    ...(expected.fault !== undefined && ticket.fault.includes(expected.fault) && { fault: expected.fault }),
    product: ticket.product?.id ?? 'none',
    visit: ticket.visit === undefined ? 'none' : `${ticket.visit.date} ${ticket.visit.start}`,
    photos: ticket.photos.length,
    mark: ticket.survey?.mark ?? 0,
    ...(answer !== undefined && answer !== 'withdrawn' && { quotation: answer }),
  };
  return Object.fromEntries((Object.keys(expected) as (keyof Expected)[]).map(name => [name, all[name]]));
}
