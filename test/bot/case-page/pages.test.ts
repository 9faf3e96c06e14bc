import { expect } from 'chai';
import { customers, files, tickets } from '../../../bot/store/collections.ts';
import { zhCN } from '../../../dialogs/texts/zh-CN.ts';
import type { Ticket } from '../../../knowledge/records.ts';
import { type Opened, openPages, type Pages } from './pages.ts';

const known = {
  phone: '13800138000',
  address: '上海市浦东新区人民路100号3单元502',
  serial: 'AXKF220100142',
  product: { id: 'air-conditioner', said: '空调' },
} satisfies Partial<Ticket>;

describe('the page of a case', () => {
  let pages: Pages;
  before(async () => {
    pages = await openPages();
  });
  after(() => pages.close());
  beforeEach(async () => {
    pages.desk.at('2026-11-25T10:00');
    await pages.desk.emptyDiaries();
  });

  describe('shows', () => {
    it('where it stands, what comes next and what has happened, by the clock of the shop', async () => {
      const { id, path } = await pages.opened(known);
      await pages.clerk({ ticket: id, do: 'answer', text: '明天给您报价' });
      const { status, body } = await pages.get(path);
      expect(status).to.equal(200);
      for (const each of [
        id,
        '报修',
        '已经受理',
        '接下来',
        '空调',
        '11月25日 10:00',
        '提交',
        '同事小李回复',
        '明天给您报价',
      ])
        expect(body).to.include(each);
      expect((await pages.get(`${path}?lang=en-US`)).body)
        .to.include('Taken on')
        .and.include('lang="en-US"');
    });

    it('why it takes longer, and until when', async () => {
      const { id, path } = await pages.opened({ ...known, fee: 'free' });
      const wait = { for: 'part', next: '2026-12-01' } as const;
      await pages.clerk({ ticket: id, do: 'wait', wait, text: '等压缩机' });
      expect((await pages.get(path)).body).to.include('慢在等配件（等压缩机），12月1日（周二）再告诉您进展');
    });

    it('no whole number, address or serial, also where they were told in words, and no other case', async () => {
      const other = await pages.opened();
      const words = `还有一台，${other.id}，电话１３９１２３４５６７８，住${known.address}，5栋2单元301，${known.serial}`;
      const { id, path } = await pages.opened({ ...known, fault: `${words}，座机 021-58881234` });
      await pages.clerk({ ticket: id, do: 'answer', text: words });
      await pages.post(path, { do: 'tell', text: words });
      const { headers } = await pages.post(path, {
        do: 'reach',
        phone: '13987654321',
        address: '上海市复兴中路88号1201室',
      });
      const { body } = await pages.get(headers.get('location') ?? '');
      for (const secret of [
        ...['13800138000', '13912345678', '１３９', '58881234', '13987654321', other.id],
        ...[known.address, known.serial, '100号', '502', '301', '88号', '1201'],
      ])
        expect(body, secret).to.not.include(secret);
      expect(body).to.include('139****4321').and.include('AXKF****142');
    });

    it('the photos of the case, each by a link that is good for some days, and nothing that is no picture', async () => {
      const { conversation } = (await pages.opened()).customer;
      const kept = { conversation, size: 1, keptAt: '2026-11-25T02:00:00.000Z' };
      await pages.desk.core.store.transaction(async tx => {
        await tx.put(files, { ...kept, id: 'p1', name: 'a.jpg', contentType: 'image/jpeg' });
        await tx.put(files, { ...kept, id: 'p2', name: 'b.pdf', contentType: 'application/pdf' });
      });
      const { path } = await pages.opened({ ...known, photos: ['p1', 'p2', 'gone'] });
      const { body } = await pages.get(path);
      expect(body.match(/<img [^>]*>/g)).to.deep.equal(['<img src="/files/p1?sig=x" alt="照片 1" loading="lazy">']);
      expect((await pages.get(`${path}?lang=en-US`)).body).to.include('alt="Photo 1"');
    });

    it('a report to be kept once the work is over, which stands by itself and tells nothing whole', async () => {
      const { id, path } = await pages.opened(known);
      expect((await pages.get(`${path}/report.html`)).status).to.equal(404);
      await pages.clerk({ ticket: id, do: 'quote', items: [{ item: 'labour', count: 1, price: '120' }] });
      await pages.clerk({ ticket: id, do: 'approve', text: '电话同意' });
      await pages.clerk({ ticket: id, do: 'start' });
      await pages.clerk({ ticket: id, do: 'finish', text: `压缩机坏了，换了新的；${known.phone}` });
      expect((await pages.get(path)).body).to.include(`${path}/report.html?lang=zh-CN`);
      for (const [language, words] of [
        ['zh-CN', ['服务报告', '120 元', '换了新的', '2026-11-25 10:00 提交']],
        ['en-US', ['Service report', 'Labour', '换了新的', 'Reported 2026-11-25 10:00']],
      ] as const) {
        const { body, headers, status } = await pages.get(`${path}/report.html?lang=${language}`);
        expect(status).to.equal(200);
        expect(headers.get('content-disposition')).to.equal(`attachment; filename="report-${id}.html"`);
        expect(headers.get('content-type')).to.equal('text/html; charset=utf-8');
        for (const each of [id, ...words]) expect(body).to.include(each);
        expect(body, 'it leads nowhere and loads nothing').to.not.match(/href=|src=|action=|url\(|<script|\/t\//);
        for (const secret of [known.phone, known.address, known.serial, '502']) expect(body).to.not.include(secret);
      }
    });

    it('nothing to a cache, a search engine or another site', async () => {
      const { path } = await pages.opened();
      for (const { headers } of [await pages.get(path), await pages.get('/t/x')]) {
        expect(headers.get('cache-control')).to.equal('no-store');
        expect(headers.get('referrer-policy')).to.equal('no-referrer');
        expect(headers.get('x-robots-tag')).to.include('noindex');
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).to.match(
          /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self' data:; form-action 'self'/,
        );
        expect(policy)
          .to.include("frame-ancestors 'none'")
          .and.not.match(/unsafe|\*|http/);
      }
    });

    it('the same kind page for a link that is wrong and for a case that is gone', async () => {
      const { id, path } = await pages.opened();
      const wrong = await pages.get(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`);
      await pages.desk.core.store.transaction(async tx => {
        await tx.get(tickets, id);
        await tx.remove(tickets, id);
      });
      const gone = await pages.get(path);
      expect([wrong.status, gone.status]).to.deep.equal([404, 404]);
      expect(gone.body).to.equal(wrong.body).and.include('没有找到').and.include('打电话');
      expect((await pages.get(`${path}/visit.ics`)).body).to.equal(wrong.body);
      expect((await pages.post(path, { do: 'tell', text: 'x', key: 'x' })).status).to.equal(404);
    });

    it('no link in the log', async () => {
      const { path } = await pages.opened();
      await pages.get(path);
      await pages.post(path, { do: 'tell', text: '说明' });
      await pages.get(`${path.slice(0, -1)}-`);
      expect(pages.logged()).to.include('/t/:token').and.not.include(path.slice(10, 30));
    });
  });

  describe('takes', () => {
    it('the answer to a quotation, once, however often it is tapped, and it stands in the chat', async () => {
      const { id, path, customer } = await quoted();
      const key = await pages.formKey(path);
      const form = { do: 'decide', decide: 'approve', of: '1', key };
      const all = await Promise.all([1, 2, 3].map(() => pages.post(path, form)));
      expect(new Set(all.map(({ status }) => status))).to.deep.equal(new Set([303]));
      expect(new Set(all.map(({ headers }) => headers.get('location'))).size).to.equal(1);
      const after = await pages.get(all[0]?.headers.get('location') ?? '');
      expect(after.body)
        .to.include('您同意报价，合计 80 元')
        .and.include('您同意了这份报价')
        .and.not.include('name="of"');
      const { quotations, log } = await pages.ticket(id);
      expect(quotations?.[0]?.answer).to.include({ is: 'approved', by: 'customer', text: '同意' });
      expect(log.filter(({ what }) => what === 'approve')).to.have.length(1);
      expect((await customer.look()).filter(text => text === '同意')).to.have.length(1);
      expect(customer.heard.filter(text => text.includes('您同意报价，合计 80 元'))).to.have.length(1);
    });

    it('one of a yes on the page, a no in the chat and a no on another page, all at once', async () => {
      const { id, path, customer } = await quoted();
      await customer.look();
      const no = customer.keep('先不修');
      const answer = (decide: string) => pages.post(path, { do: 'decide', decide, of: '1' });
      await Promise.all([answer('approve'), customer.press(no), answer('decline')]);
      const { log } = await pages.ticket(id);
      expect(log.filter(({ what }) => ['approve', 'decline'].includes(what))).to.have.length(1);
    });

    it('no answer to a price that was changed meanwhile, and says so', async () => {
      const { id, path } = await quoted();
      const key = await pages.formKey(path);
      await pages.clerk({ ticket: id, do: 'quote', items: [{ item: '大修', count: 1, price: '900' }] });
      const { headers } = await pages.post(path, { do: 'decide', decide: 'approve', of: '1', key });
      const { body } = await pages.get(headers.get('location') ?? '');
      expect(body).to.include('报价换过了').and.include('900 元').and.include('补充情况');
      expect((await pages.ticket(id)).quotations?.map(({ answer }) => answer?.is)).to.deep.equal([
        'withdrawn',
        undefined,
      ]);
    });

    it('that the work is well, with the voucher, or that it is not, under the same number', async () => {
      const [well, bad] = [await finished(), await finished()];
      const { headers } = await pages.post(well.path, { do: 'decide', decide: 'accept' });
      const { body } = await pages.get(headers.get('location') ?? '');
      expect(body).to.include('维修凭证').and.include('2027年2月25日');
      expect((await pages.ticket(well.id)).state).to.equal('accepted');
      await pages.post(bad.path, { do: 'decide', decide: 'not-fixed' });
      expect((await pages.ticket(bad.id)).state).to.equal('in-repair');
    });

    it('a visit: booked once by two taps, moved, confirmed when reminded, called off, with its calendar file', async () => {
      const { id, path, customer } = await pages.opened({ ...known, fee: 'free' });
      expect((await pages.get(`${path}/visit.ics`)).status).to.equal(404);
      const key = await pages.formKey(path);
      const book = { do: 'book', to: '2026-11-27T09:00', key };
      await Promise.all([pages.post(path, book), pages.post(path, book)]);
      expect((await pages.ticket(id)).log.filter(({ what }) => what === 'booked')).to.have.length(1);
      expect((await pages.get(`${path}/visit.ics`)).body).to.include('DTSTART:20261127T010000Z');

      const moved = await pages.post(path, { do: 'move', from: '2026-11-27T09:00', to: '2026-11-30T13:00' });
      expect((await pages.get(moved.headers.get('location') ?? '')).body)
        .to.include('改好了')
        .and.include('还能改 1 次');
      expect((await pages.ticket(id)).visit).to.include({ date: '2026-11-30', start: '13:00', moves: 1 });

      pages.desk.at('2026-11-29T18:00');
      await pages.desk.jobs();
      expect((await pages.get(path)).body).to.include('按时来');
      await pages.post(path, { do: 'keep', from: '2026-11-30T13:00' });
      expect((await pages.ticket(id)).visit).to.have.property('keptAt');

      const off = await pages.post(path, { do: 'call-off', from: '2026-11-30T13:00', reason: '出差' });
      expect((await pages.get(off.headers.get('location') ?? '')).body).to.include('上门取消了');
      const { visit, log } = await pages.ticket(id);
      expect(visit).to.equal(undefined);
      expect(log.at(-1)).to.include({ what: 'called-off', text: '2026-11-30 13:00 出差' });
      const { body, headers } = await pages.get(`${path}/visit.ics`);
      expect(body).to.include('STATUS:CANCELLED').and.include('DTSTART:20261130T050000Z');
      expect(headers.get('content-type')).to.include('text/calendar');
      expect((await customer.look()).join())
        .to.include('改到 11月30日（周一）')
        .and.include('取消上门');
    });

    it('a move and a cancellation back for ten minutes, here and in the chat', async () => {
      const { id, path, customer } = await booked();
      expect((await pages.get(path)).body).to.not.include('value="undo"');
      const did = async (fields: Record<string, string>) => {
        const { headers } = await pages.post(path, fields);
        return (await pages.get(headers.get('location') ?? '')).body;
      };
      const moved = { do: 'move', from: '2026-11-27T09:00', to: '2026-11-30T13:00' };
      expect(await did(moved)).to.include('11月25日（周三）上午10:10 前点一下，就还是 11月27日');
      expect(await did({ do: 'undo' }))
        .to.include('恢复好了')
        .and.not.include('value="undo"');
      expect((await pages.ticket(id)).visit).to.include({ date: '2026-11-27', start: '09:00', moves: 0 });
      expect(await did({ do: 'call-off', from: '2026-11-27T09:00', reason: '' })).to.include('value="undo"');
      await customer.look();
      expect(customer.buttons).to.include('恢复原来的');
      await customer.say('恢复');
      expect((await pages.ticket(id)).visit).to.include({ date: '2026-11-27', start: '09:00' });
      await did({ do: 'call-off', from: '2026-11-27T09:00', reason: '' });
      pages.desk.pass({ minutes: 11 });
      expect((await pages.get(`${path}?lang=en-US`)).body).to.not.include('value="undo"');
      expect(await did({ do: 'undo' })).to.include('来不及恢复了');
      expect((await pages.ticket(id)).visit).to.equal(undefined);
    });

    it('nothing back that somebody else has taken, and offers other times', async () => {
      const one = await booked();
      await pages.post(one.path, { do: 'call-off', from: '2026-11-27T09:00', reason: '' });
      const seats = Math.max(...pages.desk.core.knowledge().teams.map(({ technicians }) => technicians));
      for (let taken = 0; taken < seats; taken += 1) await booked();
      const { headers } = await pages.post(one.path, { do: 'undo' });
      const { body } = await pages.get(headers.get('location') ?? '');
      expect(body).to.include('刚刚被别人约走了').and.include('就约这个时间').and.not.include('下面这些');
    });

    it('nothing for a visit that is another by now', async () => {
      const { id, path } = await booked();
      for (const act of [{ do: 'keep' }, { do: 'call-off' }, { do: 'move', to: '2026-12-01T09:00' }]) {
        const { headers } = await pages.post(path, { ...act, from: '2026-11-26T14:00' });
        expect((await pages.get(headers.get('location') ?? '')).body).to.include(
          '现在是 11月27日（周五）上午9:00–11:00',
        );
      }
      const again = await pages.post(path, { do: 'book', to: '2026-12-01T09:00' });
      expect((await pages.get(again.headers.get('location') ?? '')).body).to.include('已经约好');
      expect((await pages.ticket(id)).visit)
        .to.include({ date: '2026-11-27', start: '09:00', moves: 0 })
        .and.not.have.any.keys('keptAt');
    });

    it('no change after the cut-off, and had said before when that is', async () => {
      const { id, path } = await booked();
      expect((await pages.get(path)).body).to.include('11月27日（周五）上午5:00 前');
      pages.desk.at('2026-11-27T05:01');
      const { body } = await pages.get(path);
      expect(body).to.include('不到 4 小时').and.not.include('value="call-off"').and.not.include('value="move"');
      for (const act of [{ do: 'call-off' }, { do: 'move', to: '2026-12-01T09:00' }]) {
        const { headers } = await pages.post(path, { ...act, from: '2026-11-27T09:00' });
        const [, said] = /role="status">([^<]*)</.exec((await pages.get(headers.get('location') ?? '')).body) ?? [];
        expect(said).to.include('不到 4 小时').and.include('400-000-0000').and.include('补充情况');
      }
      expect((await pages.ticket(id)).visit).to.include({ date: '2026-11-27', start: '09:00' });
    });

    it('the last free time for one of two who want it, and offers the other another one', async () => {
      const [one, two] = [await pages.opened({ ...known, fee: 'free' }), await pages.opened({ ...known, fee: 'free' })];
      const { teams } = pages.desk.core.knowledge();
      const seats = Math.max(...teams.map(({ technicians }) => technicians));
      const others = await Promise.all(Array.from({ length: seats }, () => pages.opened({ ...known, fee: 'free' })));
      const all = [one, two, ...others];
      await Promise.allSettled(all.map(({ path }) => pages.post(path, { do: 'book', to: '2026-11-26T10:00' })));
      const visits = await Promise.all(all.map(async ({ id }) => (await pages.ticket(id)).visit));
      const sent = visits.filter(visit => visit !== undefined);
      expect(sent.length).to.be.within(1, seats);
      const left = all[visits.indexOf(undefined)] as Opened;
      const { headers } = await pages.post(left.path, { do: 'book', to: '2026-11-26T10:00' });
      const { body } = await pages.get(headers.get('location') ?? '');
      expect(body).to.include('约走了').and.include('就约这个时间');
    });

    it('words, and another phone number or address, with what they were before', async () => {
      const { id, path, customer } = await pages.opened(known);
      await pages.post(path, { do: 'tell', text: '  昨天又停了一次\r\n声音更大了\0 ' });
      await pages.post(path, { do: 'reach', phone: '139 8765 4321', address: '' });
      await pages.post(path, { do: 'reach', phone: '', address: '上海市复兴中路88号1201室' });
      const { phone, address, log } = await pages.ticket(id);
      expect({ phone, address }).to.deep.equal({ phone: '13987654321', address: '上海市复兴中路88号1201室' });
      const said = log.filter(({ what }) => what === 'said').map(({ text }) => text);
      expect(said[0]).to.equal('昨天又停了一次\n声音更大了');
      expect(said[1]).to.include('13987654321').and.include('13800138000');
      expect(said[2]).to.include('88号').and.include(known.address);
      expect(await customer.look()).to.include('昨天又停了一次\n声音更大了');
    });

    it('danger first, whatever the words are added to', async () => {
      const { id, path, customer } = await pages.opened(known);
      const { headers } = await pages.post(path, { do: 'tell', text: '刚才冒烟了' });
      expect((await pages.get(headers.get('location') ?? '')).body).to.include('119');
      expect((await customer.tickets()).filter(({ urgent }) => urgent)).to.have.length(1);
      expect((await pages.ticket(id)).log.at(-1)).to.include({ what: 'said', text: '刚才冒烟了' });
    });

    it('what only sounds like danger, and the safe act in the chat', async () => {
      const { id, path, customer } = await pages.opened(known);
      await pages.post(path, { do: 'tell', text: '按摩椅夹得我腰动不了，很痛' });
      expect(await customer.look()).to.include(zhCN.danger.injury);
      expect((await customer.tickets()).filter(({ urgent }) => urgent)).to.deep.equal([]);
      expect((await pages.ticket(id)).log.at(-1)).to.include({ what: 'said' });
    });

    it('the same form with other words for what it is: a second message', async () => {
      const { id, path } = await pages.opened(known);
      const key = await pages.formKey(path);
      for (const text of ['第一句', '第一句', '第二句']) await pages.post(path, { do: 'tell', text, key });
      const said = (await pages.ticket(id)).log.filter(({ what }) => what === 'said').map(({ text }) => text);
      expect(said).to.deep.equal(['第一句', '第二句']);
    });

    it('nothing of a case that has ended, and says what helps', async () => {
      const { id, path } = await pages.opened(known);
      const key = await pages.formKey(path);
      await pages.clerk({ ticket: id, do: 'cancel', text: '您说不修了' });
      const before = await pages.ticket(id);
      expect((await pages.get(path)).body).to.not.include('<form');
      for (const form of [
        { do: 'tell', text: '等等' },
        { do: 'reach', phone: '13987654321' },
        { do: 'book', to: '2026-11-27T09:00' },
      ]) {
        const { headers } = await pages.post(path, { ...form, key });
        expect((await pages.get(headers.get('location') ?? '')).body)
          .to.include('已经办完')
          .and.include('打电话');
      }
      expect(await pages.ticket(id)).to.deep.equal(before);
    });

    it('what is open in the chat stays open, and is asked again', async () => {
      const { path, customer } = await pages.opened(known);
      await customer.say('我要投诉');
      const open = await customer.form();
      expect(open).to.not.equal(undefined);
      await pages.post(`${path}?lang=en-US`, { do: 'tell', text: '补一句' });
      expect(await customer.form()).to.deep.equal(open);
      expect((await customer.look()).length).to.be.at.least(3);
      await customer.say('师傅没有来');
      expect(customer.told, 'the chat goes on in its own language').to.match(/\p{Script=Han}/u);
    });
  });

  it('calls a visit off also while the chat is about to move it, and the chat finds its way', async () => {
    const { id, path, customer } = await booked();
    await customer.start('reschedule', id);
    expect(await customer.form()).to.not.equal(undefined);
    const { headers } = await pages.post(path, { do: 'call-off', from: '2026-11-27T09:00', reason: '' });
    expect((await pages.get(headers.get('location') ?? '')).body).to.include('上门取消了');
    expect((await pages.ticket(id)).visit).to.equal(undefined);
    await customer.say('下周一上午九点');
    expect(customer.told).to.include('没有约好的上门').and.not.include('出了点问题');
  });

  describe('refuses', () => {
    it('what no form of it sends, and changes nothing', async () => {
      const { id, path } = await quoted();
      const foreign = await pages.formKey((await pages.opened()).path);
      const before = await pages.ticket(id);
      const visitor = await pages.desk.core.store.get(customers, before.customer);
      const yes = { do: 'decide', decide: 'approve', of: '1' };
      const tries: [number, Record<string, string>, Record<string, string>?][] = [
        [403, { ...yes, key: 'x' }],
        [403, { ...yes, key: '' }],
        [403, { ...yes, key: foreign }],
        [403, yes, { 'sec-fetch-site': 'cross-site' }],
        [400, { do: 'decide', decide: 'approve' }],
        [400, { do: 'decide', decide: 'later', of: '1' }],
        [400, { do: 'decide', decide: 'approve', of: '1e9' }],
        [400, { do: 'close' }],
        [400, {}],
        [400, { do: 'book', to: '2026-02-30T09:00' }],
        [400, { do: 'book', to: 'x' }],
        [400, { do: 'move', from: 'now', to: '2026-11-27T09:00' }],
        [400, { do: 'call-off', from: '2026-11-27T09:00', reason: 'x'.repeat(201) }],
        [422, { do: 'book' }],
        [422, { do: 'tell', text: ' \n ' }],
        [422, { do: 'tell', text: '字'.repeat(1001) }],
        [422, { do: 'reach', phone: '', address: '' }],
        [422, { do: 'reach', phone: '1380013800', address: '' }],
        [422, { do: 'reach', phone: '', address: '12' }],
      ];
      for (const [status, form, headers] of tries) {
        const answer = await pages.post(path, form, headers);
        expect(answer.status, JSON.stringify(form).slice(0, 90)).to.equal(status);
        expect(answer.body).to.include('role="alert"');
      }
      expect(await pages.ticket(id)).to.deep.equal(before);
      expect(await pages.desk.core.store.get(customers, before.customer)).to.deep.equal(visitor);
      const typed = await pages.post(path, { do: 'reach', phone: '1380013800', address: '人民路<1>号' });
      expect(typed.body, 'what was typed is not lost')
        .to.include('value="1380013800"')
        .and.include('人民路&#60;1&#62;号');
      const other = await fetch(pages.url + path, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      expect([other.status, other.headers.get('content-type')]).to.deep.equal([415, 'text/html; charset=utf-8']);
    });

    it('guessing for long, while those with a good link are let in', async () => {
      const limited = await openPages({ RATE_LIMIT: 'on' });
      try {
        const { path } = await limited.opened();
        const statuses = new Set<number>();
        for (let guess = 0; guess < 40; guess += 1)
          statuses.add((await limited.get(`/t/1.R-000-000-000.${guess}`)).status);
        expect([...statuses]).to.deep.equal([404, 429]);
        expect((await limited.get(path)).status).to.equal(200);
      } finally {
        await limited.close();
      }
    });
  });

  describe('is told of', () => {
    it('in the chat, where it is known how the customer reaches the desk, and to nobody else', async () => {
      const { id, path, customer } = await pages.opened(known);
      const stranger = pages.desk.newcomer();
      const ask = (who: typeof customer, text: string, site?: string) =>
        pages.desk.core.handle({
          ...{ channel: 'test', conversation: who.conversation, key: `k/${text}/${site}`, user: who.user },
          ...{ activity: { type: 'message', text }, ...(site !== undefined && { site }) },
        });
      const told = async (...args: Parameters<typeof ask>) =>
        (await ask(...args)).said.map(({ text }) => text).join('\n');
      expect(await told(customer, `查一下 ${id}`, 'https://desk.example')).to.include(`https://desk.example${path}`);
      expect(await told(customer, `查一下 ${id}`))
        .to.include(id)
        .and.not.include('/t/');
      await told(stranger, id, 'https://desk.example');
      const looked = await told(stranger, '8000', 'https://desk.example');
      expect(looked).to.include(id).and.not.include('/t/');
      const pasted = await told(pages.desk.newcomer(), `https://desk.example${path}`, 'https://desk.example');
      expect(pasted).to.include('后四位').and.not.include('已经受理');
    });
  });

  async function quoted(): Promise<Opened> {
    const opened = await pages.opened(known);
    await pages.clerk({ ticket: opened.id, do: 'quote', items: [{ item: 'visit', count: 1, price: '80' }] });
    return opened;
  }

  async function finished(): Promise<Opened> {
    const opened = await pages.opened({ ...known, fee: 'free' });
    await pages.clerk({ ticket: opened.id, do: 'start' });
    await pages.clerk({ ticket: opened.id, do: 'finish', text: '换了压缩机' });
    return opened;
  }

  async function booked(): Promise<Opened> {
    const opened = await pages.opened({ ...known, fee: 'free' });
    await pages.post(opened.path, { do: 'book', to: '2026-11-27T09:00' });
    return opened;
  }
});
