import { expect } from 'chai';
import { fileType } from '../../../bot/channels/directline/file-types.ts';
import { keepFiles } from '../../../bot/channels/directline/files.ts';
import { quotas } from '../../../bot/channels/directline/quotas.ts';
import { files } from '../../../bot/store/collections.ts';
import { type Customer, call, closeDesks, customer, type Desk, openDesk } from './desk.ts';

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('pixels')]);
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
const gif = Buffer.from('GIF89a......');
const webp = Buffer.from('RIFF....WEBPVP8 ');
const mp4 = Buffer.from('....ftypisom........');
const pdf = Buffer.from('%PDF-1.7\n');

describe('an upload', () => {
  let desk: Desk;
  let guest: Customer;
  beforeEach(async () => {
    desk = await openDesk();
    guest = await customer(desk);
  });
  afterEach(closeDesks);

  it('is one message with its files, as Microsoft’s client sends it', async () => {
    const reply = await send({ type: 'message', text: '看图', channelData: { clientActivityID: 'u1' } }, [
      ['故障 照片.PNG', png],
      ['papers.pdf', pdf],
    ]);
    expect(reply.status).to.equal(200);
    const [line, answer] = (await guest.history()).activities;
    expect(line).to.include({ id: reply.body.id, text: '看图' });
    expect(answer?.text).to.equal('heard: 看图');
    expect(line?.attachments?.map(({ contentUrl: _, ...each }) => each)).to.deep.equal([
      { contentType: 'image/png', name: '故障 照片.png' },
      { contentType: 'application/pdf', name: 'papers.pdf' },
    ]);
    const [photo, paper] = line?.attachments ?? [];
    expect(photo?.contentUrl).to.match(
      new RegExp(
        `^${desk.url}/v3/directline/files/[\\w-]{32}/%E6%95%85%E9%9A%9C%20%E7%85%A7%E7%89%87\\.png\\?until=2026-03-11&sig=[\\w-]{43}$`,
      ),
    );
    const shown = await fetch(photo?.contentUrl ?? '');
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).to.equal(true);
    expect(Object.fromEntries(shown.headers)).to.include({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(shown.headers.get('content-disposition')).to.equal(
      `inline; filename="_____.png"; filename*=UTF-8''%E6%95%85%E9%9A%9C%20%E7%85%A7%E7%89%87.png`,
    );
    const saved = await fetch(paper?.contentUrl ?? '');
    expect(saved.headers.get('content-disposition')).to.match(
      /^attachment; filename="papers\.pdf"; filename\*=UTF-8''/,
    );
    const [kept] = desk.turns[0]?.files ?? [];
    expect(kept).to.deep.include({ name: '故障 照片.png', contentType: 'image/png', size: png.length });
    expect(await desk.store.get(files, kept?.id ?? '')).to.deep.equal(kept);
  });

  it('has one effect when it is repeated', async () => {
    const activity = { type: 'message', channelData: { clientActivityID: 'u1' } };
    const replies = await Promise.all(Array.from({ length: 5 }, () => send(activity, [['a.png', png]])));
    expect(new Set(replies.map(each => each.body.id)).size).to.equal(1);
    expect(desk.turns).to.have.length(1);
  });

  it('may be one file as the whole body', async () => {
    const { status } = await guest.call('POST', `/upload?userId=${guest.user}`, {
      body: jpeg,
      headers: { 'Content-Type': 'image/jpeg', 'Content-Disposition': 'name="file"; filename="x.jpg"' },
    });
    expect(status).to.equal(200);
    expect(desk.turns[0]?.files?.[0]).to.include({ name: 'x.jpg', contentType: 'image/jpeg' });
    expect(desk.turns[0]?.activity.type).to.equal('message');
  });

  it('may be an activity alone', async () => {
    expect((await send({ type: 'message', text: 'x' }, [])).status).to.equal(200);
    expect(desk.turns[0]?.activity).not.to.have.property('attachments');
  });

  it('takes ten photos, so that the desk can speak of the tenth, and no more', async () => {
    const photos = (count: number) => Array.from({ length: count }, (_, at): [string, Buffer] => [`${at}.png`, png]);
    expect((await send({ type: 'message' }, photos(10))).status).to.equal(200);
    expect(desk.turns[0]?.files).to.have.length(10);
    for (const count of [11, 500]) {
      const { status, body } = await send({ type: 'message' }, photos(count));
      expect([status, body.error.code]).to.deep.equal([400, 'TooManyFiles']);
    }
  });

  for (const [type, bytes] of Object.entries({
    'image/jpeg': jpeg,
    'image/gif': gif,
    'image/webp': webp,
    'video/mp4': mp4,
  })) {
    it(`takes ${type}, whatever the client calls it`, async () => {
      expect((await send({ type: 'message' }, [['x.html', bytes]])).status).to.equal(200);
      const [file] = desk.turns[0]?.files ?? [];
      expect(file?.contentType).to.equal(type);
      expect(file?.name).to.match(/^x\.html\.(jpg|gif|webp|mp4)$/);
    });
  }

  for (const [what, bytes] of Object.entries({
    html: Buffer.from('<html><script>1</script>'),
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'a program': Buffer.from('MZ\0\0'),
    'nothing at all': Buffer.alloc(0),
    heic: Buffer.from('....ftypheic........'),
    'a magic number that comes late': Buffer.concat([Buffer.from('x'), png]),
  })) {
    it(`does not take ${what} as a picture`, async () => {
      const { status, body } = await send({ type: 'message' }, [
        ['ok.png', png],
        ['x.png', bytes],
      ]);
      expect([status, body.error.code]).to.deep.equal([415, 'UnsupportedFile']);
      expect(desk.turns).to.have.length(0);
      expect(await desk.blobs.list()).to.deep.equal([]);
    });
  }

  it('takes 10 MiB a file, not a byte more', async () => {
    const large = Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024 - png.length)]);
    expect((await send({ type: 'message' }, [['x.png', large]])).status).to.equal(200);
    const larger = await send({ type: 'message' }, [['x.png', Buffer.concat([large, Buffer.alloc(1)])]]);
    expect([larger.status, larger.body.error.code]).to.deep.equal([413, 'FileTooLarge']);
  });

  it('takes no picture of more pixels than a phone makes', async () => {
    for (const [width, height] of [
      [30_000, 10],
      [10, 30_000],
      [15_000, 15_000],
    ] as const) {
      const huge = Buffer.concat([png.subarray(0, 8), Buffer.alloc(30)]);
      huge.writeUInt32BE(width, 16);
      huge.writeUInt32BE(height, 20);
      const { status, body } = await send({ type: 'message' }, [['x.png', huge]]);
      expect([status, body.error.code]).to.deep.equal([413, 'PictureTooLarge']);
    }
  });

  it('takes no picture in millions of parts, and serves others meanwhile', async () => {
    const parts = Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(9_000_000, Buffer.from('ffe10002', 'hex'))]);
    const bad = await send({ type: 'message' }, [
      ['ok.png', png],
      ['x.jpg', parts],
    ]);
    expect([bad.status, bad.body.error.code]).to.deep.equal([400, 'DamagedPicture']);
    expect(await desk.blobs.list()).to.deep.equal([]);
  });

  it('is kept without where the photo was taken', async () => {
    const tagged = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from('ffe10010', 'hex'),
      Buffer.from('canary 31.2304'),
      Buffer.from('ffd9', 'hex'),
    ]);
    expect((await send({ type: 'message' }, [['x.jpg', tagged]])).status).to.equal(200);
    const [file] = desk.turns[0]?.files ?? [];
    const bytes = Buffer.from((await desk.blobs.get(file?.id ?? '')) ?? '');
    expect(bytes.toString('hex')).to.equal('ffd8ffd9');
    expect(file?.size).to.equal(4);
  });

  for (const [name, kept] of Object.entries({
    '../../etc/passwd': 'passwd.png',
    'C:\\x\\照片.png': '照片.png',
    '.png': 'png.png',
    '': 'file.png',
    'a"b\u202egnp.exe': 'abgnp.exe.png',
    [`${'长'.repeat(300)}.png`]: `${'长'.repeat(90)}.png`,
    '\ud83d\ude00.png': '😀.png',
  })) {
    it(`is kept under a name of no harm: ${JSON.stringify(name.slice(0, 20))}`, async () => {
      // FormData of fetch cannot send every name; the raw form can.
      const body = Buffer.concat([
        Buffer.from(
          `--b\r\nContent-Disposition: form-data; name="file"; filename="${name.replace('"', '%22')}"\r\n\r\n`,
        ),
        png,
        Buffer.from('\r\n--b--\r\n'),
      ]);
      const { status } = await guest.call('POST', '/upload', {
        body,
        headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
      });
      expect(status).to.equal(200);
      expect(desk.turns[0]?.files?.[0]?.name.replace('%22', '')).to.equal(kept);
      const { activities } = await guest.history();
      expect((await fetch(activities[0]?.attachments?.[0]?.contentUrl ?? '')).status).to.equal(200);
    });
  }

  for (const [what, [type, body]] of Object.entries({
    'a form of another boundary': ['multipart/form-data; boundary=a', '--b\r\n\r\nx\r\n--b--'],
    'a form without a boundary': ['multipart/form-data', 'x'],
    'a form cut short': ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="fi'],
    'a form with an activity that is no JSON': [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{x\r\n--b--\r\n',
    ],
    'an empty body': ['image/png', ''],
    'an empty form': ['multipart/form-data; boundary=b', '--b--\r\n'],
  })) {
    it(`is refused when it is ${what}`, async () => {
      const { status, body: answer } = await guest.call('POST', '/upload', {
        body: body ?? '',
        headers: { 'Content-Type': type ?? '' },
      });
      expect(status).to.be.oneOf([400, 415]);
      expect(answer.error).to.have.all.keys('code', 'message');
      expect(desk.turns).to.have.length(0);
    });
  }

  it('is not served when its turn was not recorded', async () => {
    const type = fileType(png);
    if (!type) throw new Error('png');
    const [orphan] = await keepFiles([{ name: 'x.png', type, bytes: png }], 'c', {
      ...desk,
      random: n => Buffer.alloc(n),
    });
    if (!orphan) throw new Error('not kept');
    expect((await call(desk, 'GET', desk.channel.linkTo(orphan))).status).to.equal(404);
  });

  it('is served in pieces, as Safari plays films', async () => {
    await send({ type: 'message' }, [['x.mp4', mp4]]);
    const [film] = desk.turns[0]?.files ?? [];
    if (!film) throw new Error('not sent');
    const path = desk.channel.linkTo(film);
    const piece = await call(desk, 'GET', path, { headers: { Range: 'bytes=4-7' } });
    expect([piece.status, piece.body, piece.headers.get('content-range')]).to.deep.equal([206, 'ftyp', 'bytes 4-7/20']);
    expect((await call(desk, 'GET', path, { headers: { Range: 'bytes=4-' } })).body).to.equal('ftypisom........');
    for (const Range of ['bytes=30-', 'bytes=5-2', 'bytes=0-1,4-5', 'x']) {
      expect((await call(desk, 'GET', path, { headers: { Range } })).status).to.equal(200);
    }
  });

  it('survives a change of the desk’s address', async () => {
    await send({ type: 'message' }, [['x.png', png]]);
    const moved = await openDesk({
      store: desk.store,
      blobs: desk.blobs,
      env: { PUBLIC_URL: 'https://new.example/x/' },
    });
    const there = await customer(moved, guest.cookie);
    expect((await there.history()).activities[0]?.attachments?.[0]?.contentUrl).to.match(
      /^https:\/\/new\.example\/x\/v3\/directline\/files\//,
    );
    expect((await there.call('GET', '')).body.streamUrl).to.match(/^wss:\/\/new\.example\/x\/v3\/directline\//);
  });

  it('is limited in bytes by user', () => {
    const { uploads } = quotas(true, desk.clock);
    for (let round = 0; round < 5; round += 1) uploads('a', 60e6);
    expect(() => uploads('a', 1e6)).to.throw('Too many');
    uploads('b', 60e6);
    desk.pass({ seconds: 40 });
    uploads('a', 1e6);
    const off = quotas(false, desk.clock);
    for (let round = 0; round < 50; round += 1) off.uploads('a', 60e6);
  });

  function send(activity: object, parts: [string, Buffer][]) {
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    for (const [name, bytes] of parts) form.append('file', new Blob([bytes], { type: 'image/png' }), name);
    return guest.call('POST', `/upload?userId=${guest.user}`, { body: form });
  }
});
