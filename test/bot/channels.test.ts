import { expect } from 'chai';
import { played } from '../contract/channel-play.ts';
import { scripts } from '../contract/channel-scripts.ts';
import { begin, type Way, ways } from '../contract/channel-ways.ts';

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

  for (const [index, script] of scripts.entries()) {
    describe(`with one who ${script.who}`, () => {
      const left = new Map<string, unknown>();
      const shown = new Map<string, readonly string[]>();
      for (const name of names) {
        it(`comes to its end on ${name}`, async () => {
          const way = open.get(name) as Way;
          way.desk.at(begin.add({ minutes: 15 * index }));
          const { read, conversation } = await played(script, way);
          shown.set(name, read.map(withoutChance));
          left.set(name, await way.desk.records(conversation));
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
