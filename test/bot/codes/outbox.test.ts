import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { type Codes, codeSecret, codesOf } from '../../../bot/codes/codes.ts';
import { codeOutbox, type OutboxOptions } from '../../../bot/codes/outbox.ts';
import { type CodeMessage, type CodeSender, consoleSender, webhookSender } from '../../../bot/codes/sender.ts';
import { createLogger } from '../../../bot/logging.ts';
import { allCollections, phoneCodes } from '../../../bot/store/collections.ts';
import type { Store } from '../../../bot/store/store.ts';
import { memoryStore, randomNumbers } from '../../fakes/memory-store.ts';
import { freshDatabase } from '../../store/postgres-server.ts';
import { closePostgresStores, openedPostgres } from '../../store/postgres-stores.ts';

const secret = codeSecret(Buffer.alloc(32, 7));
const phone = '13812345678';
const still = { set: () => {}, clear: () => {} };

for (const [name, open] of Object.entries({
  'a store in memory': async () => {
    const store = memoryStore();
    return [store, store] as const;
  },
  'two desks on one database': async () => {
    const url = await freshDatabase();
    const store = async () => (await openedPostgres(url, { collections: allCollections })).store;
    return [await store(), await store()] as const;
  },
})) {
  describe(`codes by text message, on ${name}`, function () {
    this.timeout(30_000);
    let one: Store;
    let two: Store;
    let now: Temporal.Instant;
    let lines: string[];
    const draw = randomNumbers(5);
    beforeEach(async () => {
      [one, two] = await open();
      now = Temporal.Instant.from('2026-03-04T01:00:00Z');
      lines = [];
    });
    afterEach(closePostgresStores);

    const codes = (hourly: number): Codes => ({ secret, hourly, asked: () => {}, exhausted: () => lines.push('all') });
    const turn = <T>(
      store: Store,
      customer: string,
      work: (own: ReturnType<typeof codesOf>) => Promise<T>,
      hourly = 100,
    ) =>
      store.transaction(tx =>
        work(
          codesOf({
            tx,
            now,
            customer,
            conversation: `c-${customer}`,
            language: 'zh-CN',
            random: bytes => Uint8Array.from({ length: bytes }, () => Math.floor(draw() * 256)),
            codes: codes(hourly),
          }),
        ),
      );
    const ask = (store: Store, customer: string, to = phone, hourly?: number) =>
      turn(store, customer, own => own.send(to), hourly).then(({ code }) => code);
    const outbox = (store: Store, instance: string, send: CodeSender, more: Partial<OutboxOptions> = {}) =>
      codeOutbox({
        store,
        send,
        secret,
        instance,
        shop: () => '小修',
        clock: () => now,
        log: createLogger({ logLevel: 'debug' }, { write: line => void lines.push(line) }),
        timer: still,
        ...more,
      });

    it('go out once, to one of two desks that look at once, and are then told nowhere', async () => {
      await ask(one, 'a');
      const sent: CodeMessage[] = [];
      const send: CodeSender = async message => {
        sent.push(message);
        return { ok: true };
      };
      await Promise.all([outbox(one, 'one', send).run(), outbox(two, 'two', send).run()]);
      await outbox(two, 'three', send).run();
      expect(sent).to.have.length(1);
      expect(sent[0]).to.include({ to: `+86${phone}`, minutes: 5 });
      expect(sent[0]?.code).to.match(/^\d{6}$/);
      const kept = JSON.stringify(await one.find(phoneCodes, 'asked', {}));
      expect(kept).to.not.include(phone).and.not.include(sent[0]?.code);
      expect((await turn(two, 'a', own => own.check(phone, sent[0]?.code ?? ''))).code).to.equal('right');
      expect((await turn(one, 'a', own => own.check(phone, sent[0]?.code ?? ''))).code, 'again').to.equal('over');
    });

    it('that were handed over by a desk that is gone before it was noted go out as the same message', async () => {
      await ask(one, 'a');
      const sent: CodeMessage[] = [];
      const dead = outbox(one, 'one', async message => {
        sent.push(message);
        return new Promise(() => {});
      });
      void dead.run();
      while (sent.length === 0) await new Promise(setImmediate);
      const next = outbox(two, 'two', async message => {
        sent.push(message);
        return { ok: true };
      });
      await next.run();
      expect(sent, 'held').to.have.length(1);
      now = now.add({ seconds: 21 });
      await next.run();
      expect(sent).to.have.length(2);
      expect(sent[1]).to.deep.equal(sent[0]);
    });

    it('are not sent when their time is over, or another one took their place', async () => {
      await ask(one, 'a');
      await ask(one, 'a', '13900000000');
      await ask(one, 'b');
      const sent: CodeMessage[] = [];
      const send: CodeSender = async message => {
        sent.push(message);
        return { ok: true };
      };
      await outbox(one, 'one', send).run();
      expect(sent.map(({ to }) => to).sort()).to.deep.equal(['+8613812345678', '+8613900000000']);
      await ask(one, 'c', '13911111111');
      now = now.add({ minutes: 5 });
      await outbox(one, 'one', send).run();
      expect(sent).to.have.length(2);
      expect(await one.find(phoneCodes, 'due', {})).to.deep.equal([]);
    });

    it('that cannot be sent are given up, and the next one is sent at once; the log names a remedy and nobody', async () => {
      await ask(one, 'a');
      const figures = secret.figuresOf((await one.find(phoneCodes, 'due', {}))[0] ?? { id: '' });
      await outbox(one, 'one', async () => ({ ok: false, why: 'HTTP 401', remedy: 'look there' })).run();
      expect(lines.join()).to.include('look there').and.not.include(phone).and.not.include(figures);
      expect(await ask(two, 'a')).to.equal('sent-anew');
      expect(await ask(one, 'a')).to.equal('on-its-way');
    });

    it('are few for one number, one customer and all, whichever desk is asked', async () => {
      const asked = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((who, at) => ask(at % 2 ? one : two, who)));
      expect(asked.filter(code => code === 'sent')).to.have.length(3);
      const own = [];
      for (let at = 0; at < 6; at += 1) own.push(await ask(at % 2 ? one : two, 'f', `1390000000${at}`));
      expect(own).to.deep.equal(['sent', 'sent', 'sent', 'sent', 'sent', 'wait']);
      expect(await ask(one, 'g', '13700000000', 8)).to.equal('wait');
      expect(lines).to.deep.equal(['all']);
      now = now.add({ hours: 1 });
      expect(await ask(one, 'g', '13700000000', 8)).to.equal('sent');
    });

    it('are good for their number and their customer alone', async () => {
      for (const who of ['a', 'test:a', 'a:b']) await ask(one, who, `1380000000${who.length}`);
      const [code] = await one.find(phoneCodes, 'customer', { equals: 'a' });
      const right = secret.figuresOf(code ?? { id: '' });
      const check = async (who: string, to: string) => (await turn(one, who, own => own.check(to, right))).code;
      expect(await check('a', '13900000000'), 'another number').to.equal('over');
      expect(await check('test:a', '13800000006'), 'another customer').to.equal('wrong');
      expect(await check('a:b', '13800000003'), 'another customer').to.equal('wrong');
      expect(await check('a', '13800000001')).to.equal('right');
    });

    it('take five guesses in all, from both desks at once', async () => {
      await ask(one, 'a');
      const [code] = await one.find(phoneCodes, 'due', {});
      const right = secret.figuresOf(code ?? { id: '' });
      const wrong = right === '000000' ? '000001' : '000000';
      const said = await Promise.all(
        Array.from({ length: 8 }, (_, at) => turn(at % 2 ? one : two, 'a', own => own.check(phone, wrong))),
      );
      expect(said.filter(each => each.code === 'wrong')).to.have.length(4);
      expect((await turn(one, 'a', own => own.check(phone, right))).code).to.equal('over');
    });
  });
}

describe('the way of codes to phones', () => {
  const message: CodeMessage = {
    to: '+8613812345678',
    code: '012345',
    text: '验证码',
    minutes: 5,
    language: 'zh-CN',
    key: 'k',
  };
  const timer = {
    set: (run: () => void, ms: number) => (ms === 1000 ? setImmediate(run) : undefined),
    clear: () => {},
  };

  async function posted(statuses: readonly number[]) {
    const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', each => {
        body += each;
      });
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.statusCode = statuses[seen.length - 1] ?? 500;
        response.end();
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const send = webhookSender({ url: `http://127.0.0.1:${port}/send?app=1`, secret: 'only-the-two-know', timer });
    const came = await send(message, new AbortController().signal);
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    const gone = await send(message, new AbortController().signal);
    return { seen, came, gone };
  }

  it('is a POST with the secret, under a key that stays, tried twice where that may help', async () => {
    const { seen, came, gone } = await posted([503, 204]);
    expect(came).to.deep.equal({ ok: true });
    expect(seen).to.have.length(2);
    for (const { headers, body } of seen) {
      expect(headers).to.include({ authorization: 'Bearer only-the-two-know', 'idempotency-key': 'k' });
      expect(JSON.parse(body)).to.include({ to: '+8613812345678', code: '012345', minutes: 5 });
    }
    expect(gone).to.deep.include({ ok: false, why: 'ECONNREFUSED' });
  });
  it('is not tried again where it is refused, and tells the operator what to look at', async () => {
    const { seen, came } = await posted([401]);
    expect(seen).to.have.length(1);
    expect(came).to.deep.include({ ok: false, why: 'HTTP 401' });
    expect('remedy' in came && came.remedy).to.include('SMS_WEBHOOK_SECRET');
  });
  it('is the console for whoever tries it out', async () => {
    const printed: string[] = [];
    await consoleSender(line => void printed.push(line))(message, new AbortController().signal);
    expect(printed.join()).to.include('验证码');
  });
});
