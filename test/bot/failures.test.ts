import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { clerkTool } from '../../bot/cli/clerk-tool.ts';
import { openLocal } from '../../bot/local.ts';
import { activities, deadJobs, deliveries, jobs, tickets, undelivered } from '../../bot/store/collections.ts';
import { buried } from '../../bot/undelivered.ts';
import { textsOf } from '../../dialogs/texts/texts.ts';
import { openTalkingDesk, type TalkingDesk } from '../dialogs/talking-desk.ts';
import { runTool } from './cli/terminal.ts';

const at = '2026-11-25T02:00:00.000Z';

describe('what the desk has given up', () => {
  let folder: string;
  let desk: TalkingDesk;
  let local: { close(): Promise<void> };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'failures-'));
    desk = await openTalkingDesk();
    local = await openLocal(folder, desk.core);
  });
  after(async () => {
    await local.close();
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const code of await codes()) await clerk('drop', code);
  });

  /** A customer of a channel that is sent to. */
  function customer() {
    const conversation = `c-${randomUUID()}`;
    const own = {
      conversation,
      async say(text: string) {
        const user = { id: conversation };
        const activity = { type: 'message', text };
        const { said } = await desk.core.handle({
          channel: 'connector/msteams',
          conversation,
          key: randomUUID(),
          user,
          activity,
        });
        return said.map(line => line.text ?? '');
      },
      /** The line of the log that was said last is given up. */
      async loses() {
        const lines = await desk.core.store.find(activities, 'conversation', { equals: conversation });
        const line = lines.at(-1);
        if (line === undefined) throw new Error('nothing was said');
        await desk.core.store.transaction(buried(line, { why: 'HTTP 403', tries: 9, at }));
        return line;
      },
    };
    return own;
  }

  const clerk = (...args: string[]) => runTool(clerkTool, args, { DATA_DIR: folder });

  async function codes(): Promise<string[]> {
    return [...(await clerk('undelivered')).out.matchAll(/^([\da-f]{8}) /gm)].map(([, code = '']) => code);
  }

  const deadJob = { id: 'dead', kind: 'visit-reminder' as const, ticket: 'V-1', dueAt: at, tries: 5 };

  it('is nothing at first', async () => {
    expect((await clerk('undelivered')).out).to.include('没有送不到的消息');
    expect((await clerk('undelivered', '--lang', 'en')).out).to.include('Nothing was given up');
  });

  it('is listed with its words, its reason, its case and the remedy', async () => {
    const guest = customer();
    await guest.say('人工');
    const line = await guest.loses();
    await desk.core.store.transaction(tx => tx.put(deadJobs, { ...deadJob, conversation: guest.conversation }));
    const [ticket] = await desk.core.store.find(tickets, 'opened', { descending: true, limit: 1 });
    const { code, out } = await clerk('undelivered');
    expect(code).to.equal(0);
    expect(out)
      .to.include('未送达')
      .and.include(ticket?.id)
      .and.include('HTTP 403')
      .and.include('试了 9 次')
      .and.include('客户还不知道')
      .and.include(line.activity.text?.slice(0, 12))
      .and.include('没做成：上门提醒  V-1  试了 5 次')
      .and.include('clerk -- retry');
    const english = (await clerk('undelivered', '--lang', 'en')).out;
    expect(english).to.include('not delivered').and.include('not done: reminder of a visit').and.include('9 tries');
    const sheet = (await clerk('show', ticket?.id ?? '')).out;
    expect(sheet)
      .to.match(/\n未送达\n[\da-f]{8} /)
      .and.include('HTTP 403');
    expect(sheet).to.not.include('上门提醒');
  });

  it('is told to the customer before the next answer, once', async () => {
    const guest = customer();
    const [lost = ''] = await guest.say('保修多久');
    await guest.loses();
    const answer = await guest.say('你们几点下班');
    expect(answer).to.have.length(2);
    expect(answer[0]).to.include('没能送到').and.include(lost.slice(0, 20));
    expect((await clerk('undelivered')).out).to.include('客户已知道');
    expect(await guest.say('你们几点下班')).to.have.length(1);
  });

  it('is told again when what told of it did not arrive either, and not of itself', async () => {
    const guest = customer();
    await guest.say('保修多久');
    await guest.loses();
    const { said } = await desk.core.handle({
      channel: 'connector/msteams',
      conversation: guest.conversation,
      key: 'k',
      user: { id: guest.conversation },
      activity: { type: 'message', text: '你们几点下班' },
    });
    const [telling] = await Promise.all(said.slice(0, 1).map(({ id = '' }) => desk.core.store.get(activities, id)));
    if (telling === undefined) throw new Error('nothing was told');
    await desk.core.store.transaction(buried(telling, { why: 'HTTP 403', tries: 9, at }));
    expect(await codes()).to.have.length(1);
    const again = await guest.say('你们几点下班');
    expect(again[0]).to.equal(telling.activity.text);
  });

  it('is told at no great length, the latest five of many', async () => {
    const guest = customer();
    await guest.say('保修多久');
    const line = await guest.loses();
    const { store } = desk.core;
    await store.transaction(async tx => {
      for (let seq = 10; seq < 16; seq += 1) {
        const id = `${guest.conversation}|${seq}`;
        const said = { ...line, id, seq: 1000 + seq, activity: { text: `${seq}${'长'.repeat(3000)}` } };
        await tx.put(activities, said);
        await tx.put(undelivered, { id, conversation: guest.conversation, seq, at, why: 'x', tries: 1 });
      }
    });
    const [first = ''] = await guest.say('保修多久');
    expect(first).to.include('有7条消息').and.include('最近的5条').and.include('「15长').and.not.include('「10长');
    expect(first.length).to.be.below(5 * 510 + 100);
    const { undelivered: english } = textsOf['en-US'];
    expect(english(['a'], 0)).to.equal('First, a message that did not reach you:\n\n“a”');
    expect(english(['a', ''], 3))
      .to.include('5 messages')
      .and.include('the latest 2')
      .and.include('without words');
  });

  it('is not looked for in a conversation of the web page', async () => {
    const guest = desk.newcomer();
    await guest.say('保修多久');
    expect(await desk.core.store.get(deliveries, guest.conversation)).to.equal(undefined);
  });

  it('is said again as the latest line, and owed like any other, when a clerk wishes so; once', async () => {
    const guest = customer();
    await guest.say('保修多久');
    const line = await guest.loses();
    const [code = ''] = await codes();
    expect((await clerk('retry', code.slice(0, 6))).out).to.include('马上再试');
    const lines = await desk.core.store.find(activities, 'conversation', { equals: guest.conversation });
    expect(lines).to.have.length(line.seq + 1);
    expect(lines.at(-1)?.activity).to.deep.include({
      text: line.activity.text,
      suggestedActions: line.activity.suggestedActions,
    });
    expect(await desk.core.store.get(deliveries, guest.conversation)).to.not.equal(undefined);
    expect(await codes()).to.deep.equal([]);
    expect(await clerk('retry', code)).to.include({ code: 1 });
  });

  it('is done at once, as new, when it is a job', async () => {
    const guest = customer();
    await guest.say('保修多久');
    await desk.core.store.transaction(tx => tx.put(deadJobs, { ...deadJob, conversation: guest.conversation }));
    const [code = ''] = await codes();
    expect((await clerk('retry', code, '--lang', 'en')).out).to.include('at once');
    const due = await desk.core.store.find(jobs, 'due', {});
    const [job] = due.filter(({ conversation }) => conversation === guest.conversation);
    expect(job).to.include({ kind: 'visit-reminder', ticket: 'V-1', dueAt: at });
    expect(job).to.not.have.property('tries');
    expect(job?.id).to.not.equal('dead');
    await desk.jobs();
    expect(await codes()).to.deep.equal([]);
  });

  it('is named by its code, as far as that is clear', async () => {
    const guest = customer();
    await guest.say('保修多久');
    await guest.loses();
    expect(await clerk('drop')).to.include({ code: 2 });
    expect((await clerk('retry', 'zzzz')).problem).to.include('没有代号是 zzzz 的');
    await desk.core.store.transaction(async tx => {
      for (let dead = 0; dead < 17; dead += 1)
        await tx.put(deadJobs, { ...deadJob, id: `dead${dead}`, conversation: guest.conversation });
    });
    const all = await codes();
    const shared = all.map(code => code.slice(0, 1)).find((sign, place, signs) => signs.indexOf(sign) !== place) ?? '';
    expect((await clerk('drop', shared)).problem).to.include('不止一个');
    expect(await codes()).to.deep.equal(all);
  });
});
