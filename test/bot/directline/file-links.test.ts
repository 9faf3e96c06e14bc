import { expect } from 'chai';
import { fileLinks } from '../../../bot/channels/directline/file-links.ts';
import { pathOf } from '../../../bot/channels/directline/files.ts';
import { hashed, signer, signingKey } from '../../../bot/channels/directline/keys.ts';
import { activities } from '../../../bot/store/collections.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { type Customer, call, closeDesks, customer, type Desk, openDesk } from './desk.ts';

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('pixels')]);

describe('a link to a photo', () => {
  let desk: Desk;
  let guest: Customer;
  beforeEach(async () => {
    desk = await openDesk();
    guest = await customer(desk);
  });
  afterEach(closeDesks);

  it('shows the photo for seven days, and then there is nothing', async () => {
    const link = await photo();
    expect(await looked(link)).to.equal(200);
    desk.pass({ hours: 7 * 24 });
    expect(await looked(link)).to.equal(200);
    // The last day ends at midnight in UTC; the photo was sent at one.
    desk.pass({ hours: 22, minutes: 59, seconds: 59 });
    expect(await looked(link)).to.equal(200);
    desk.pass({ seconds: 1 });
    expect(await looked(link)).to.equal(404);
    expect(await looked(await shown()), 'a reload of the page').to.equal(200);
  });

  it('is the same all day, in the history and on the stream, and another the day after', async () => {
    const stream = await guest.stream('0');
    const link = await photo();
    await stream.heard('heard: ');
    expect(stream.activities()[0]?.attachments?.[0]?.contentUrl).to.equal(link);
    desk.pass({ hours: 22, minutes: 59, seconds: 59 });
    expect(await shown()).to.equal(link);
    desk.pass({ seconds: 1 });
    const next = await shown();
    expect(next).to.not.equal(link);
    expect(new URL(next).pathname).to.equal(new URL(link).pathname);
    stream.socket.terminate();
  });

  it('is not what the log keeps', async () => {
    const { pathname } = new URL(await photo());
    const lines = await desk.store.find(activities, 'conversation', { equals: guest.conversation });
    expect(lines[0]?.activity.attachments?.map(({ contentUrl }) => contentUrl)).to.deep.equal([pathname]);
  });

  it('is good for this photo, name and day, and everything else is as if there were no such photo', async () => {
    const link = new URL(await photo());
    const other = new URL(await photo());
    const [, id = '', name = ''] = /files\/([^/]+)\/(.+)$/.exec(link.pathname) ?? [];
    const [until, sig] = [link.searchParams.get('until') ?? '', link.searchParams.get('sig') ?? ''];
    const to = (photo: string, called: string, query: string) => `/v3/directline/files/${photo}/${called}${query}`;
    const same = `?until=${until}&sig=${sig}`;
    expect(await looked(desk.url + to(id, name, same))).to.equal(200);

    const unknown = await call(desk, 'GET', to('A'.repeat(32), name, ''));
    expect(unknown.status).to.equal(404);
    for (const wrong of [
      to(id, name, ''),
      to(id, name, `?until=${until}`),
      to(id, name, `?sig=${sig}`),
      to(id, name, `?until=${until}&sig=`),
      to(id, name, `?until=&sig=${sig}`),
      to(id, name, `?until=2099-01-01&sig=${sig}`),
      to(id, name, `?until=${until}x&sig=${sig}`),
      to(id, name, `?until=${until}&sig=${other.searchParams.get('sig')}`),
      to(id, name, `?until=${until}&sig=${sig.slice(1)}`),
      to(id, name, `?until=${until}&sig=${sig}A`),
      to(id, name, `?until=${until}&sig=${flipped(sig)}`),
      to(id, name, `?until=${until}&sig=${encodeURIComponent('钥')}`),
      to(id, name, `?until=${until}&until=${until}&sig=x&sig=${sig}`),
      to(id, 'x.png', same),
      to(id, `${name}/x`, same),
      to(id, `x/../${name}`.replace('..', '%2e%2e%2f'), same),
      to(id.slice(1), name, same),
      to(`${id}x`, name, same),
      to(flipped(id), name, same),
      to('..', name, same),
      to('%2e%2e%2f', name, same),
      to('__proto__', name, same),
      to(other.pathname.split('/').at(-2) ?? '', name, same),
    ]) {
      const { status, body, headers } = await call(desk, 'GET', wrong);
      expect([status, body], wrong).to.deep.equal([404, notHere]);
      expect(without(headers), wrong).to.deep.equal(without(unknown.headers));
      expect((await fetch(desk.url + wrong, { method: 'HEAD' })).status, wrong).to.equal(404);
    }
    desk.pass({ hours: 9 * 24 });
    const late = await call(desk, 'GET', to(id, name, same));
    expect([late.status, late.body, without(late.headers)]).to.deep.equal([404, notHere, without(unknown.headers)]);
  });

  it('is not to be made with what else the desk signs', async () => {
    const { pathname, searchParams } = new URL(await photo());
    const claim = `${pathname}?until=${searchParams.get('until')}`;
    const key = await signingKey(desk.store, () => new Uint8Array(32));
    for (const purpose of ['token', 'stream', 'visitor', 'visitor/conversation', 'visitor/user', '']) {
      expect(await looked(`${desk.url + claim}&sig=${signer(key, purpose).sign(claim)}`), purpose).to.equal(404);
    }
    expect(await looked(`${desk.url + claim}&sig=${hashed(claim)}`)).to.equal(404);
    expect(await looked(`${desk.url + claim}&sig=${signer(key, 'file').sign(claim)}`)).to.equal(200);
  });

  it('is good after a restart and at a new address, and not at another desk', async () => {
    const link = new URL(await photo());
    const moved = await openDesk({
      store: desk.store,
      blobs: desk.blobs,
      env: { PUBLIC_URL: 'https://new.example/x' },
    });
    expect(await looked(moved.url + link.pathname + link.search)).to.equal(200);
    const given = (await (await customer(moved, guest.cookie)).history()).activities[0]?.attachments?.[0]?.contentUrl;
    expect(given).to.equal(`https://new.example/x${link.pathname}${link.search}`);

    const file = desk.turns[0]?.files?.[0];
    if (!file) throw new Error('not sent');
    const foreign = await signingKey(memoryStore(), bytes => Buffer.alloc(bytes, 1));
    const forged = fileLinks(foreign, desk.clock).signed(pathOf(file));
    expect(await looked(desk.url + forged)).to.equal(404);
  });

  for (const name of ['a%2fb%25.png', "it's (1)!~.png", 'a b+c&d=e#f;g.png', '故障\u{1f600}.png', '%.png']) {
    it(`is good whatever the photo is called: ${name}`, async () => {
      const link = await photo(name);
      expect(await looked(link)).to.equal(200);
      expect(decodeURIComponent(new URL(link).pathname.split('/').at(-1) ?? '')).to.equal(name);
      // Proxies and mail programs write the same address in other ways.
      const eager = link.replace(/[!'()*~]/g, each => `%${each.charCodeAt(0).toString(16)}`);
      expect(await looked(eager)).to.equal(200);
    });
  }

  /** Sends a photo. @returns the link to it that the page gets */
  async function photo(name = '铭牌.png'): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([png]), name);
    expect((await guest.call('POST', '/upload', { body: form })).status).to.equal(200);
    const links = (await guest.history()).activities.flatMap(({ attachments = [] }) => attachments);
    return links.at(-1)?.contentUrl ?? '';
  }

  /** The link to the first photo as a page gets it that is opened now. */
  async function shown(): Promise<string> {
    guest = await customer(desk, guest.cookie);
    return (await guest.history()).activities[0]?.attachments?.[0]?.contentUrl ?? '';
  }
});

const notHere = { error: { code: 'NotFound', message: 'There is nothing at this address.' } };

async function looked(link: string): Promise<number> {
  const response = await fetch(link);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.equals(png)).to.equal(response.status === 200);
  return response.status;
}

function flipped(text: string): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
}

function without(headers: Headers): object {
  const { date: _, ...others } = Object.fromEntries(headers);
  return others;
}
