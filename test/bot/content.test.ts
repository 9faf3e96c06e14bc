import { cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { type ContentWatch, loadContent, shippedContent, watchContent } from '../../bot/content.ts';
import type { Timer } from '../../bot/timer.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { type Fault, isFault } from '../../knowledge/fault.ts';
import { copyWithoutQuestions } from '../content/few-questions.ts';
import { type Lookout, lookout } from '../fakes/lookout.ts';

let folder = '';

/** A copy of the shipped content, as a shop makes one. */
async function copied(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  await cp(shippedContent, folder, { recursive: true });
  return folder;
}

/** A copy that is read quickly. */
async function copiedWithoutQuestions(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  await copyWithoutQuestions(folder);
  return folder;
}

afterEach(async () => {
  if (folder !== '') await rm(folder, { recursive: true, force: true });
  folder = '';
});

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text, file).to.include(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

/** As editors do it that never leave half a file. */
async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  await writeFile(join(folder, `${file}.new`), text.replace(from, to));
  await rename(join(folder, `${file}.new`), join(folder, file));
}

async function refusal(loading: Promise<unknown>): Promise<readonly string[]> {
  const fault = await loading.then(
    () => expect.fail('the content was taken over'),
    error => error as Fault,
  );
  expect(isFault(fault, 'content.invalid')).to.equal(true);
  return fault.facts.problems as string[];
}

describe('the content shipped with the desk', () => {
  it('is good, and bilingual throughout', async () => {
    const { shop, faq, intents, products } = await loadContent();
    expect(shop.name).to.deep.equal({ 'zh-CN': '安心售后', 'en-US': 'Anxin After-Sales' });
    expect([faq.length, intents.length, products.length].every(count => count > 0)).to.equal(true);
  });

  it('knows the product families that customers name first', async () => {
    const ids = (await loadContent()).products.map(product => product.id);
    expect(ids).to.include.members(['air-conditioner', 'washing-machine', 'water-heater', 'laser-device', 'laptop']);
  });
});

describe("a shop's own content", () => {
  it('is read from its folder, with the time zone of the shop', async () => {
    await copied();
    await edit('shop.yaml', '安心售后', '顺心维修');
    const { shop, calendar } = await loadContent({ folder, zone: 'Asia/Urumqi' });
    expect([shop.name['zh-CN'], calendar.zone]).to.deep.equal(['顺心维修', 'Asia/Urumqi']);
  });

  it('stops the start with every fault on a line of its own', async () => {
    await copied();
    await edit('shop.yaml', 'colour:', 'color:');
    await edit('policy/general.yaml', '24 hours', 'one day');
    await rm(join(folder, 'synonyms.yaml'));
    expect(await refusal(loadContent({ folder }))).to.satisfy((lines: string[]) => {
      expect(lines.join('\n')).to.match(
        /^policy\/general\.yaml:\d+: .*\nshop\.yaml:\d+: colour is missing; .*\nshop\.yaml:\d+: color .*\nsynonyms\.yaml: the file is missing; [^\n]*$/,
      );
      return true;
    });
  });

  it('tells mistakes as they are made with their line and what helps, and nothing that only follows from them', async () => {
    await copied();
    await edit('policy/general.yaml', 'workday: { hours: "9:00-18:00"', 'workday: { hours: "9-18"');
    await edit('teams.yaml', '  technicians: 2', '\ttechnicians: 2');
    await edit('prices.yaml', '# price: 80', 'price: 0');
    expect(await refusal(loadContent({ folder }))).to.deep.equal([
      'policy/general.yaml:20: hotline.workday.hours is no time of day; write it as "9:00-18:00", the end later than the start, or "9:00-12:00, 13:00-18:00", or "closed"',
      'prices.yaml:15: price is 0, which would promise it for nothing; write a number such as 80 or 45.50, or leave the line out: then it is quoted first',
      'teams.yaml:9: a tab stands before the text; indent with spaces; YAML takes no tab',
    ]);
  });

  it('is told, when it was copied from an older desk, what to add and from where', async () => {
    await copied();
    await rm(join(folder, 'prices.yaml'));
    await rm(join(folder, 'intents', 'booking.yaml'));
    await edit('policy/general.yaml', '  reminder: { duration: 16 hours, source: OWN }\n', '');
    expect(await refusal(loadContent({ folder }))).to.deep.equal([
      'intents/booking.yaml: the dialog booking has no title and no phrases; copy knowledge/content/intents/booking.yaml of the desk to here; empty its lists of phrases if you do not offer it',
      'policy/general.yaml:24: visit.reminder is missing; add it, as in knowledge/content/policy/general.yaml of the desk',
      'prices.yaml: the file is missing; copy knowledge/content/prices.yaml of the desk to here, and change it to yours',
    ]);
  });

  it('is told of a file that is not UTF-8, or was saved as text', async () => {
    await copied();
    await writeFile(join(folder, 'shop.yaml'), Buffer.from([0x6e, 0x3a, 0x20, 0xb0, 0xb2]));
    await writeFile(join(folder, 'faq', 'ours.yaml.txt'), '[]');
    expect(await refusal(loadContent({ folder }))).to.deep.equal([
      'faq/ours.yaml.txt: no file of this name is read; name it faq/ours.yaml',
      'shop.yaml:1: this is not UTF-8 text; save the file as UTF-8',
    ]);
  });

  it('stops the start when the folder does not exist', async () => {
    expect(await refusal(loadContent({ folder: join(tmpdir(), 'no-such-content') }))).to.have.lengthOf(1);
  });

  it("may lie behind links, beside notes and an editor's files", async () => {
    await copied();
    await rename(join(folder, 'shop.yaml'), join(folder, '.shop-1'));
    await symlink('.shop-1', join(folder, 'shop.yaml'));
    await symlink('nowhere', join(folder, 'gone.yaml'));
    await writeFile(join(folder, 'README.md'), '# notes');
    await writeFile(join(folder, '.shop.yaml.swp'), 'half');
    await writeFile(join(folder, 'faq', 'contact.yaml~'), 'old');
    expect((await loadContent({ folder })).shop.hotline).to.equal('400-000-0000');
  });
});

describe('content edited while the desk runs', () => {
  it('is taken over when it is good', async () => {
    const desk = await watched();
    await edit('shop.yaml', '安心售后', '顺心维修');
    await desk.noticed();
    expect(desk.events).to.deep.equal(['swapped 顺心维修']);
    expect(desk.live.knowledge.shop.name['zh-CN']).to.equal('顺心维修');
  });

  it('is refused when it is bad, with the old kept, until it is mended', async () => {
    const desk = await watched();
    const before = desk.live.knowledge;
    await edit('shop.yaml', 'colour:', 'color:');
    await desk.noticed();
    expect(desk.live.knowledge).to.equal(before);
    expect(desk.events).to.have.lengthOf(1);
    expect(desk.events[0]).to.match(/^refused shop\.yaml:\d+: colour is missing; /);

    await edit('shop.yaml', 'color:', 'colour:');
    await edit('shop.yaml', '安心售后', '顺心维修');
    await desk.noticed();
    expect(desk.events.slice(1)).to.deep.equal(['swapped 顺心维修']);
  });

  it('is refused when a figure changes that is in effect, until it has a version of its own', async () => {
    const desk = await watched();
    await edit('policy/general.yaml', 'notice: { duration: 24 hours', 'notice: { duration: 12 hours');
    await desk.noticed();
    expect(desk.events).to.have.lengthOf(1);
    expect(desk.events[0]).to.match(
      /^refused policy\/general\.yaml:\d+: visit\.notice is 12 hours and was 24 hours, and version is still general-1; /,
    );
    await edit('policy/general.yaml', 'version: general-1', 'version: general-2');
    await desk.noticed();
    expect(desk.events.slice(1)).to.deep.equal(['swapped 安心售后']);
    expect(desk.live.knowledge.policy.version).to.equal('general-2');
  });

  it('is not taken over anew when a bad edit is taken back', async () => {
    const desk = await watched();
    const before = desk.live.knowledge;
    await edit('shop.yaml', 'colour:', 'color:');
    await desk.noticed();
    await edit('shop.yaml', 'color:', 'colour:');
    await desk.noticed();
    expect(desk.live.knowledge).to.equal(before);
    expect(desk.events.map(event => event.split(' ')[0])).to.deep.equal(['refused']);
  });

  it('is told as refused once, however often it is looked at', async () => {
    const desk = await watched();
    await edit('shop.yaml', 'colour:', 'color:');
    await desk.noticed();
    await desk.noticed();
    await rm(folder, { recursive: true });
    await desk.noticed();
    await desk.noticed();
    expect(desk.events.map(event => event.split(' ')[0])).to.deep.equal(['refused', 'refused']);
  });

  it('is left alone when nothing but its time changed', async () => {
    const desk = await watched();
    await edit('shop.yaml', '安心售后', '安心售后');
    await desk.noticed();
    expect(desk.events).to.deep.equal([]);
  });

  it('is looked at once for a burst of changes, when they have settled', async () => {
    const desk = await watched();
    for (let change = 0; change < 5; change++) desk.change();
    expect(desk.timer.pending()).to.deep.equal([300]);
  });

  it('is looked at again when it changes during a look', async () => {
    const desk = await watched();
    await edit('shop.yaml', '安心售后', '顺心维修');
    desk.change();
    desk.timer.run();
    desk.change();
    desk.timer.run();
    expect(desk.timer.pending()).to.deep.equal([300]);
    await desk.until(() => desk.events.length === 1);
    await edit('shop.yaml', '顺心维修', '小李维修');
    desk.timer.run();
    await desk.until(() => desk.events.length === 2);
    expect(desk.events).to.deep.equal(['swapped 顺心维修', 'swapped 小李维修']);
  });

  it('is found by looking now and then where changes are not told', async () => {
    const desk = await watched({
      observe: () => {
        throw new Error('no watching on this disk');
      },
    });
    expect(desk.timer.pending()).to.deep.equal([10_000]);
    await edit('shop.yaml', '安心售后', '顺心维修');
    desk.timer.run();
    await desk.until(() => desk.timer.pending().length === 1);
    expect(desk.events).to.deep.equal(['swapped 顺心维修']);
  });

  it('is not looked at any more after the end', async () => {
    const desk = await watched();
    desk.change();
    desk.live.close();
    desk.change();
    expect(desk.timer.pending()).to.deep.equal([]);
    expect(desk.observed()).to.equal(false);
  });

  it('does not take the desk down when taking over fails', async () => {
    const desk = await watched({
      swapped: () => {
        throw new Error('a bug elsewhere');
      },
    });
    await edit('shop.yaml', '安心售后', '顺心维修');
    await desk.noticed();
    expect(desk.events).to.deep.equal(['refused program']);
  });

  for (const [how, change] of [
    ['written in place', () => edit('shop.yaml', '安心售后', '顺心维修')],
    ['replaced by a file of an editor', () => replace('shop.yaml', '安心售后', '顺心维修')],
    ['changed in a folder below', () => edit('policy/general.yaml', 'general-1', 'general-2')],
  ] as const) {
    it(`is seen on a real disk when ${how}`, async () => {
      const first = await loadContent({ folder: await copiedWithoutQuestions() });
      await new Promise<void>((resolve, reject) => {
        const live = watchContent(first, {
          folder,
          clock,
          // The disk has to tell: then it is looked at without delay, and never of the watch's own accord.
          timer: {
            set: (run, after) => (after === 300 ? setImmediate(run) : undefined),
            clear: handle => clearImmediate(handle as NodeJS.Immediate | undefined),
          },
          swapped: () => {
            live.close();
            resolve();
          },
          // What is read half is refused for a moment; the next look sees the whole.
          refused: () => {},
        });
        change().catch(reject);
      });
    });
  }
});

/** A Friday morning at the shop. */
function clock(): Temporal.Instant {
  return Temporal.Instant.from('2026-11-20T02:00:00Z');
}

/** A running watch over a fresh copy, with its clock and its disk in our hands. */
async function watched(changes: Partial<ContentWatch> = {}) {
  const first = await loadContent({ folder: await copiedWithoutQuestions() });
  const { look, until } = lookout();
  const timer = manualTimer(look);
  const events: string[] = [];
  const happened = (event: string) => {
    events.push(event);
    look();
  };
  let changed: (() => void) | undefined;
  const live = watchContent(first, {
    folder,
    clock,
    timer,
    swapped: (next: Knowledge) => happened(`swapped ${next.shop.name['zh-CN']}`),
    refused: fault => happened(`refused ${(fault.facts.problems as string[] | undefined)?.join('\n') ?? fault.code}`),
    observe: (_, tell) => {
      changed = tell;
      return {
        close: () => {
          changed = undefined;
        },
      };
    },
    ...changes,
  });
  const change = () => changed?.();
  return {
    live,
    events,
    timer,
    change,
    until,
    observed: () => changed !== undefined,
    /** Lets a change be told, settle and be looked at. */
    async noticed() {
      change();
      timer.run();
      await until(() => timer.pending().length === 1);
    },
  };
}

/** @param look is called when it is set */
function manualTimer(look: Lookout['look']): Timer & { run(): void; pending(): number[] } {
  const waiting = new Map<object, { run: () => void; after: number }>();
  return {
    set(run, after) {
      const handle = {};
      waiting.set(handle, { run, after });
      look();
      return handle;
    },
    clear: handle => void waiting.delete(handle as object),
    run() {
      const due = [...waiting.values()];
      waiting.clear();
      for (const { run } of due) run();
    },
    pending: () => [...waiting.values()].map(({ after }) => after),
  };
}
