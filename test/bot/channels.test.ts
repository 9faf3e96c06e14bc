import { expect } from 'chai';
import type { Ticket } from '../../knowledge/records.ts';
import type { ChannelDesk } from '../contract/channel-desk.ts';
import { type Act, type Expected, scripts } from '../contract/channel-scripts.ts';
import { begin, type Someone, type Way, ways } from '../contract/channel-ways.ts';

const names = Object.keys(ways);
/** On a slow machine. */
const patience = 30_000;

describe('the same conversation in every channel', function () {
  this.timeout(patience);
  const open = new Map<string, Way>();
  before(async () => {
    for (const [name, start] of Object.entries(ways)) open.set(name, await start());
  });
  after(() => Promise.all([...open.values()].map(way => way.close())));

  for (const [index, { who, does, ends }] of scripts.entries()) {
    describe(`with one who ${who}`, () => {
      const left = new Map<string, unknown>();
      const shown = new Map<string, readonly string[]>();
      for (const name of names) {
        it(`comes to its end on ${name}`, async () => {
          const { desk, newcomer } = open.get(name) as Way;
          desk.at(begin.add({ minutes: 15 * index }));
          const customer = await newcomer();
          const read = [await customer.read()];
          try {
            for (const act of does) read.push(await play(act, customer, desk));
            const cases = await desk.cases(customer.conversation);
            expect(cases.map(({ kind }) => kind)).to.deep.equal(ends.map(({ kind }) => kind));
            ends.forEach((end, at) => {
              expect(recorded(cases[at] as Ticket, end)).to.deep.equal(end);
            });
          } catch (fault) {
            const transcript = read.map((text, at) => `> ${JSON.stringify(does[at - 1] ?? 'arrives')}\n${text}`);
            throw new Error(`${(fault as Error).message}\n${transcript.join('\n')}`, { cause: fault });
          }
          shown.set(name, read.map(withoutChance));
          left.set(name, await desk.records(customer.conversation));
        });
      }
      it('reads the same, in the same order', () => {
        const [first = []] = shown.values();
        for (const [name, read] of shown) {
          if (name.startsWith('WeChat'))
            read.forEach((text, at) => {
              hasInOrder(text, linesOf(first[at] ?? ''), name);
            });
          else expect(read, name).to.deep.equal(first);
        }
      });
      it('leaves the same records', () => {
        expect([...left.keys()]).to.deep.equal(names);
        const [first] = left.values();
        for (const [name, records] of left) expect(records, name).to.deep.equal(first);
      });
    });
  }
});

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

/** Without numbers of cases, which are drawn, and the rest of their links. */
function withoutChance(text: string): string {
  return text.replaceAll(/\b[A-Z](?:-[0-9A-Z]{3}){3}(?:\.[\w-]{43})?/g, '#');
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(line => line !== '' && !line.startsWith('['));
}

function hasInOrder(text: string, lines: readonly string[], name: string): void {
  let from = 0;
  for (const line of lines) {
    const at = text.indexOf(line, from);
    expect(at, `${name}: “${line}” in its place in ${text}`).to.be.at.least(0);
    from = at + line.length;
  }
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
