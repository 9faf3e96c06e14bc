import { expect } from 'chai';
import type { Ticket } from '../../knowledge/records.ts';
import { type Act, type Expected, scripts } from './fifty-customers.ts';
import { openHours, openTalkingDesk, type Talker, type TalkingDesk } from './talking-desk.ts';

describe('fifty customers', function () {
  this.timeout(60_000);
  let desk: TalkingDesk;
  before(async () => {
    desk = await openTalkingDesk();
  });
  after(() => desk.close());

  for (const { who, at = openHours, does, ends } of scripts) {
    it(`one who ${who}`, async () => {
      await desk.emptyDiaries();
      desk.at(at);
      const first = desk.newcomer();
      const told = await played(first, does);
      const everybody = [...new Map(told.talkers.map(talker => [talker.user.id, talker])).values()];
      const cases = (await Promise.all(everybody.map(each => each.tickets()))).flatMap(inOrder);
      const transcript = told.lines.join('\n');
      expect(
        cases.map(({ kind }) => kind),
        transcript,
      ).to.deep.equal(ends.map(({ kind }) => kind));
      ends.forEach((expected, index) => {
        expect(recorded(cases[index] as Ticket, expected), transcript).to.deep.equal(expected);
      });
    });
  }
  it('are fifty', () => expect(scripts).to.have.length(50));

  async function played(first: Talker, acts: readonly Act[]): Promise<{ talkers: Talker[]; lines: string[] }> {
    const talkers = [first];
    const lines: string[] = [];
    let talker = first;
    const heard = () => lines.push(...talker.heard.map(text => `    ${text.replaceAll('\n', ' ')}`));
    for (const act of acts) {
      // Nobody types two messages at once.
      desk.pass({ seconds: 5 });
      if (typeof act === 'string') {
        lines.push(`> ${act}`);
        await talker.say(act);
      } else if ('hears' in act) {
        expect(talker.told, lines.join('\n')).to.match(act.hears);
        continue;
      } else if ('tap' in act) await talker.tap(act.tap);
      else if ('photos' in act) await talker.photos(act.photos, act.with);
      else if ('after' in act) {
        desk.pass({ ...act.after, ...(act.after.days !== undefined && { hours: act.after.days * 24, days: 0 }) });
        await desk.jobs();
        await talker.look();
      } else if ('goes' in act) {
        talker = act.goes === 'back' ? first : act.goes === 'to another chat' ? desk.elsewhere(first) : desk.newcomer();
        talkers.push(talker);
        continue;
      } else {
        const { id = '' } = inOrder(await first.tickets()).findLast(({ kind }) => kind === act.of) ?? {};
        const items = act.clerk === 'quote' ? { items: [{ item: 'labour', count: 1, price: '180' }] } : {};
        const done = await desk.order({ ticket: id, do: act.clerk, text: act.text ?? '', ...items });
        expect(done, `${act.clerk}\n${lines.join('\n')}`).to.include({ done: true });
        await talker.look();
      }
      heard();
    }
    return { talkers, lines };
  }
});

function inOrder(cases: readonly Ticket[]): Ticket[] {
  return cases.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0));
}

/** What is on record of a case, as far as it is expected. */
function recorded(ticket: Ticket, expected: Expected): Partial<Expected> {
  const all: Expected = {
    ...ticket,
    ...(expected.fault !== undefined && ticket.fault.includes(expected.fault) && { fault: expected.fault }),
    product: ticket.product?.id ?? 'none',
    visit: ticket.visit === undefined ? 'none' : `${ticket.visit.date} ${ticket.visit.start}`,
    photos: ticket.photos.length,
    mark: ticket.survey?.mark ?? 0,
  };
  return Object.fromEntries((Object.keys(expected) as (keyof Expected)[]).map(name => [name, all[name]]));
}
