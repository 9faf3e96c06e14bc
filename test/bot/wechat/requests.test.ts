import { encrypt, getSignature } from '@wecom/crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { envelope } from '../../../bot/channels/wechat/envelope.ts';
import { isSigned, signatureOf } from '../../../bot/channels/wechat/signature.ts';
import { readXml, writeXml } from '../../../bot/channels/wechat/xml.ts';
import { type Desk, openid, type World, world } from './desk.ts';
import { account, fieldsOf, nextId, type Wire, xmlOf } from './platform.ts';

const seal = (message: string, appId: string = account.appId) => encrypt(account.aesKey, message, appId);

describe('a request to /wechat', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world();
    desk = await wechat.desk();
  });
  afterEach(() => wechat.close());

  const said = (text = '一') => wechat.platform.wire(openid, { MsgType: 'text', Content: text, MsgId: nextId() });
  const get = (query: Record<string, string> | [string, string][]) =>
    fetch(`${desk.url}/wechat?${new URLSearchParams(query)}`);
  const signedGet = (): Record<string, string> => {
    const timestamp = String(Math.floor(wechat.now().epochMilliseconds / 1000));
    const signature = signatureOf([account.token, timestamp, 'n1']);
    return { signature, timestamp, nonce: 'n1', echostr: '8812345678901234567' };
  };
  /** Signed as WeChat does, whatever is in it. */
  const wireOf = (sealed: string, { query }: Wire = said()): Wire => ({
    query: { ...query, msg_signature: getSignature(account.token, query.timestamp ?? '', query.nonce ?? '', sealed) },
    body: xmlOf({ ToUserName: account.name, Encrypt: sealed }),
  });

  it('that verifies the address gets its echo back, as plain text', async () => {
    const response = await get(signedGet());
    expect([response.status, await response.text()]).to.deep.equal([200, '8812345678901234567']);
    expect(response.headers.get('content-type')).to.match(/^text\/plain/);
  });

  it('that verifies the address wrongly is refused without a word', async () => {
    const right = signedGet();
    const wrong: (Record<string, string> | [string, string][])[] = [
      { ...right, signature: 'f'.repeat(40) },
      { ...right, signature: '' },
      { ...right, timestamp: '1' },
      { ...right, timestamp: `${Number(right.timestamp) - 601}` },
      { echostr: 'x' },
      [...Object.entries(right), ['echostr', '<script>']],
      [...Object.entries(right), ['signature', 'x']],
    ];
    for (const query of wrong) {
      const response = await get(query);
      expect([response.status, await response.text()]).to.deep.equal([401, '']);
    }
  });

  it('knows the signatures that WeChat has published', () => {
    expect(isSigned('f464b24fc39322e44b38aa78f5edd27bd1441696', ['AAAAA', '1714036504', '1514711492'])).to.equal(true);
    expect(isSigned('f464b24fc39322e44b38aa78f5edd27bd1441697', ['AAAAA', '1714036504', '1514711492'])).to.equal(false);
  });

  const forged: readonly (readonly [string, (wire: Wire) => Wire])[] = [
    ['a signature of somebody else', wire => ({ ...wire, query: { ...wire.query, msg_signature: 'f'.repeat(40) } })],
    ['only the signature of the address', ({ query: { msg_signature: _, ...query }, body }) => ({ query, body })],
    [
      'a message in the clear, though it says that it is none',
      ({ query }) => ({ query: { ...query, encrypt_type: 'raw' }, body: xmlOf({ ToUserName: 'x', MsgType: 'text' }) }),
    ],
    ['a message for another account', () => wireOf(seal('<xml></xml>', 'wx0000000000000000'))],
    ['what is encrypted with another key', () => wireOf(encrypt('B'.repeat(43), '<xml></xml>', account.appId))],
    ['no cipher at all', () => wireOf('AAAA')],
    ['a cipher that is cut', wire => wireOf((fieldsOf(wire.body).Encrypt ?? '').slice(0, 64))],
    ['no time', ({ query: { timestamp: _, ...query }, body }) => ({ query, body })],
    ['a time of another form', wire => ({ ...wire, query: { ...wire.query, timestamp: '01772586000' } })],
  ];
  for (const [what, forge] of forged) {
    it(`with ${what} is refused`, async () => {
      const { status, text } = await wechat.platform.post(desk.url, forge(said()));
      expect([status, text]).to.deep.equal([401, '']);
      expect(desk.turns).to.have.length(0);
    });
  }

  it('that is too old, or from ahead, is refused', async () => {
    const wire = said();
    wechat.pass({ seconds: 601 });
    expect((await wechat.platform.post(desk.url, wire)).status).to.equal(401);
    wechat.pass({ seconds: -1202 });
    expect((await wechat.platform.post(desk.url, wire)).status).to.equal(401);
    wechat.pass({ seconds: 1 });
    expect((await wechat.platform.post(desk.url, wire)).status).to.equal(200);
  });

  it('names everything once', async () => {
    const { query, body } = said();
    const twice = new URLSearchParams([...Object.entries(query), ['nonce', query.nonce ?? '']]);
    const response = await fetch(`${desk.url}/wechat?${twice}`, { method: 'POST', body });
    expect(response.status).to.equal(401);
  });

  const malformed: readonly (readonly [string, string])[] = [
    ['ill-formed', '<xml><a></xml>'],
    ['empty', ''],
    ['with a DTD', '<!DOCTYPE xml [<!ENTITY e "x">]><xml><a>&e;</a></xml>'],
    [
      'with a DTD that changes nothing',
      `<!DOCTYPE xml>${xmlOf({ ToUserName: 'gh_1', FromUserName: openid, CreateTime: 1, MsgType: 'text', MsgId: '1', Content: 'x' })}`,
    ],
    ['with an unknown entity', '<xml><a>&e;</a></xml>'],
    ['of another root', '<html><a>1</a></html>'],
    ['saying a thing twice', '<xml><a>1</a><a>2</a></xml>'],
    ['of too many elements', `<xml>${Array.from({ length: 64 }, (_, at) => `<a${at}/>`).join('')}</xml>`],
    ['too deep', '<xml><a><a><a><a><a><a/></a></a></a></a></a></xml>'],
    ['without its sender', xmlOf({ ToUserName: 'gh_1', CreateTime: 1, MsgType: 'text', MsgId: '1', Content: 'x' })],
    ['without its id', xmlOf({ ToUserName: 'gh_1', FromUserName: openid, CreateTime: 1, MsgType: 'text' })],
    [
      'with a sender that is none',
      xmlOf({ ToUserName: 'gh_1', FromUserName: '../a', CreateTime: 1, MsgType: 'text', MsgId: '1' }),
    ],
  ];
  for (const [what, xml] of malformed) {
    it(`whose message is ${what} is refused, and never a fault`, async () => {
      const { status } = await wechat.platform.post(desk.url, wireOf(seal(xml)));
      expect(status).to.equal(400);
    });
  }

  it('is refused before its signature is looked at when the outer XML has a DTD', async () => {
    const { query } = said();
    const body = '<!DOCTYPE xml [<!ENTITY e "x">]><xml><Encrypt>&e;</Encrypt></xml>';
    expect((await wechat.platform.post(desk.url, { query, body })).status).to.equal(400);
  });

  it('is refused when it is larger than 64 KiB, whatever its signature', async () => {
    const wire = wireOf(seal(xmlOf({ Content: '好'.repeat(17_000) })));
    expect(wire.body.length).to.be.greaterThan(64 * 1024);
    expect((await wechat.platform.post(desk.url, wire)).status).to.equal(413);
  });

  it('of another method is not taken', async () => {
    expect((await fetch(`${desk.url}/wechat`, { method: 'PUT' })).status).to.equal(405);
  });

  it('leaves nothing of what was said, nor who said it, in the log', async () => {
    await wechat.platform.say(desk.url, openid, '我的电话 13800138000');
    await wechat.platform.post(desk.url, { ...said('13800138000'), query: {} });
    expect(desk.logged()).to.include('refused').and.not.include('13800138000').and.not.include(openid);
  });

  it('whose words are XML themselves is answered with them as words', async () => {
    const text = ']]></Content></xml><!--';
    const xml = writeXml({
      ToUserName: account.name,
      FromUserName: openid,
      CreateTime: 1,
      MsgType: 'text',
      MsgId: '7',
      Content: text,
    });
    const { text: answer } = await wechat.platform.post(desk.url, wireOf(seal(xml)));
    expect(wechat.platform.read(answer)).to.equal(`heard: ${text}`.replaceAll('<', '＜').replaceAll('>', '＞'));
  });
});

describe('a request to /wechat in plain mode', () => {
  let wechat: World;
  let desk: Desk;
  beforeEach(async () => {
    wechat = await world({ safe: false });
    desk = await wechat.desk();
  });
  afterEach(() => wechat.close());

  it('is answered in the clear', async () => {
    expect((await wechat.platform.say(desk.url, openid, '一')).text).to.equal('heard: 一');
  });

  it('does not carry another message than it did', async () => {
    const wire = wechat.platform.wire(openid, { MsgType: 'text', Content: '一', MsgId: nextId() });
    expect((await wechat.platform.post(desk.url, wire)).status).to.equal(200);
    expect((await wechat.platform.post(desk.url, wire)).status).to.equal(200);
    const other = { ...wire, body: wire.body.replace('一', '二') };
    expect((await wechat.platform.post(desk.url, other)).status).to.equal(401);
    expect(desk.turns).to.have.length(1);
  });

  it('that is encrypted says to the operator what is missing', async () => {
    const { query } = wechat.platform.wire(openid, {});
    const { status } = await wechat.platform.post(desk.url, { query, body: xmlOf({ Encrypt: seal('<xml></xml>') }) });
    expect(status).to.equal(400);
    expect(desk.logged()).to.include('WECHAT_ENCODING_AES_KEY');
  });
});

describe('the envelope of safe mode', () => {
  const own = envelope(account.aesKey, account.appId, bytes => new Uint8Array(bytes).fill(7));

  it('opens what another library has sealed, and seals what it opens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
        expect(own.open(seal(text))).to.equal(text);
        expect(own.open(own.seal(text))).to.equal(text);
      }),
      { numRuns: 60 },
    );
  });

  it('opens nothing of which one bit was changed at its end', () => {
    const sealed = Buffer.from(own.seal('一'), 'base64');
    let opened = 0;
    for (let at = sealed.length - 48; at < sealed.length - 16; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      if (own.open(changed.toString('base64')) !== undefined) opened += 1;
    }
    expect(opened).to.equal(0);
  });

  it('never throws for what strangers send', () => {
    fc.assert(
      fc.property(fc.base64String({ maxLength: 200 }), text => own.open(text) === undefined),
      { numRuns: 200 },
    );
  });
});

describe('XML for and from WeChat', () => {
  it('comes back as it was written, but for signs that XML does not have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
        const kept = text
          // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they who go
          .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
          .replace(/\r\n?/g, '\n');
        expect(readXml(writeXml({ Content: text }))?.get('Content')).to.equal(kept);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps an id of 64 bits to the last figure', () => {
    expect(readXml('<xml><MsgId>23456789012345678901</MsgId></xml>')?.get('MsgId')).to.equal('23456789012345678901');
  });

  it('names what lies deeper by its path', () => {
    const xml = '<xml><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>SN1</ScanResult></ScanCodeInfo></xml>';
    expect(readXml(xml)?.get('ScanCodeInfo.ScanResult')).to.equal('SN1');
  });
});
