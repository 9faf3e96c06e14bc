import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { unitsTool } from '../../bot/cli/units-tool.ts';
import { readConfig } from '../../bot/config.ts';
import { shippedContent } from '../../bot/content.ts';
import { type Core, openCore } from '../../bot/core.ts';
import { openLocal, runningDesk } from '../../bot/local.ts';
import { createLogger } from '../../bot/logging.ts';
import { units } from '../../bot/store/collections.ts';
import type { Store } from '../../bot/store/store.ts';
import { readUnitFile } from '../../bot/units/unit-file.ts';
import { type UnitList, unitList } from '../../bot/units/unit-list.ts';
import { RepairDone, type Unit } from '../../knowledge/records.ts';
import { copyWithoutQuestions } from '../content/few-questions.ts';
import { load } from '../content/once.ts';
import { memoryStore } from '../fakes/memory-store.ts';
import { runTool } from './cli/terminal.ts';

const knowledge = await load();
const now = () => Temporal.Instant.from('2026-11-25T02:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readUnitFile(bytes(text));
const told = (text: string) => read(text).problems.map(({ line, wrong }) => `${line}: ${wrong}`);

describe('a list of units in a file', () => {
  const fridge = { line: 2, serial: 'AXBX240300017', product: 'fridge' };

  it('needs no more than serial numbers and products', () => {
    expect(read('serial,product\nAXBX-2403-00017,fridge\n')).to.deep.equal({
      lines: [fridge],
      problems: [],
      ignored: [],
    });
  });
  it('may tell everything, in any order and in Chinese', () => {
    const heads = '合同保修期,购买渠道,安装日期,签收日期,发票日期,销售日期,生产日期,型号,产品,序列号,换机日期';
    const cells =
      '24个月,网购,2024/3/8,2024-03-07,20240306,2024.3.5,2024年2月1日,AX-BX218,冰箱,axbx 2403 00017,2024-03-09';
    expect(read(`${heads}\n${cells}`).lines).to.deep.equal([
      {
        ...fridge,
        product: '冰箱',
        model: 'AX-BX218',
        producedOn: '2024-02-01',
        soldOn: '2024-03-05',
        invoicedOn: '2024-03-06',
        receivedOn: '2024-03-07',
        installedOn: '2024-03-08',
        exchangedOn: '2024-03-09',
        boughtAt: 'distance',
        contractTerm: '24 months',
      },
    ]);
  });
  it('may word the term of a contract in either language', () => {
    const terms = ['2年', '1 Year', '24 个月', '1月', '90天', ''].map(
      said => read(`serial,product,contract_term\nAXBX240300017,fridge,${said}`).lines[0]?.contractTerm,
    );
    expect(terms).to.deep.equal(['2 years', '1 year', '24 months', '1 month', '90 days', null]);
  });
  it('may say what is paid of a contract, as a share of the price', () => {
    const shares = ['60%', '37.5 %', '100％', '0%', ''].map(
      said => read(`序列号,产品,付款比例\nAXBX240300017,fridge,${said}`).lines[0]?.paidShare,
    );
    expect(shares).to.deep.equal([0.6, 0.375, 1, 0, null]);
    for (const said of ['0.6', '60', '101%', '-5%', 'half']) {
      const { lines, problems } = read(`serial,product,paid_share\nAXBX240300017,fridge,${said}`);
      expect(lines, said).to.deep.equal([]);
      expect(problems[0]?.wrong).to.equal(`paid_share "${said}" is no share of a price; write it as 60%`);
    }
  });
  for (const [what, text] of [
    ['a byte order mark and CRLF', '\ufeffserial,product\r\nAXBX240300017,fridge\r\n'],
    ['semicolons', 'serial;product\nAXBX240300017;fridge'],
    ['semicolons and the hint of Excel', 'sep=;\r\nserial;product\r\nAXBX240300017;fridge\r\n'],
    ['tabs', 'serial\tproduct\nAXBX240300017\tfridge'],
    ['quotes around everything', '"serial","product"\n"AXBX240300017","fridge"'],
    ['lines of empty cells', 'serial,product\nAXBX240300017,fridge\n,\n\n , \n'],
    ['other capitals and blanks', ' Serial Number , PRODUCT\n AXBX240300017 , fridge '],
    ['old line ends', 'serial,product\rAXBX240300017,fridge\r'],
    ['fewer cells than headings', 'serial,product,note\nAXBX240300017,fridge'],
  ] as const) {
    it(`may have ${what}`, () => {
      const { lines, problems } = read(text);
      expect(problems).to.deep.equal([]);
      expect(lines.map(({ serial, product }) => [serial, product])).to.deep.equal([['AXBX240300017', 'fridge']]);
    });
  }
  it('leaves columns out that are none of ours, and says which', () => {
    const { lines, ignored } = read('serial,product,备注,客户姓名\nAXBX240300017,fridge,"a, b",王');
    expect(ignored).to.deep.equal(['备注', '客户姓名']);
    expect(lines).to.deep.equal([fridge]);
  });
  it('tells an empty cell from a column that is not there', () => {
    expect(read('serial,product,sold_on\nAXBX240300017,fridge,').lines).to.deep.equal([{ ...fridge, soldOn: null }]);
  });
  it('takes a time of day off a date', () => {
    for (const day of ['2024/3/5 0:00', '2024-03-05T00:00:00', '2024-03-05 00:00:00.000']) {
      expect(read(`serial,product,sold_on\nAXBX240300017,fridge,${day}`).lines[0]?.soldOn).to.equal('2024-03-05');
    }
  });

  for (const [what, text, ...expected] of [
    ['an empty file', '', '1: the file is empty'],
    ['a file of blank lines', '\n\n', '1: the file is empty'],
    ['headings alone', 'serial,product\n', '1: there is no line below the headings'],
    [
      'no headings',
      'AXBX240300017,fridge\n',
      '1: the column serial (序列号) is missing',
      '1: the column product (产品) is missing',
    ],
    ['a heading twice', 'serial,product,SN\nA12345,fridge,A12346', '1: the column serial is there twice'],
    [
      'a slip in a heading',
      'serial,product,solt_on\nA12345,fridge,',
      '1: the column "solt_on" is not known; did you mean sold_on?',
    ],
    ['a missing serial number', 'serial,product\n,fridge', '2: serial is missing'],
    [
      'a serial number of Excel',
      'serial,product\n2.024E+12,fridge',
      '2: serial "2.024E+12" was made a number by the spreadsheet and lost its digits; format the column as text',
    ],
    ['a phone number', 'serial,product\n13800138000,fridge', '2: serial "13800138000" is a phone number'],
    [
      'a serial number twice',
      'serial,product\nA12345,fridge\nB12345,fridge\na-12345,fridge',
      '4: serial A12345 stands in line 2 already',
    ],
    ['a missing product', 'serial,product\nA12345,', '2: product is missing'],
    [
      'American dates',
      'serial,product,sold_on\nA12345,fridge,3/5/2024',
      '2: sold_on "3/5/2024" is no date; write it as 2024-03-05',
    ],
    [
      'a day that never was',
      'serial,product,sold_on\nA12345,fridge,2023-02-29',
      '2: sold_on "2023-02-29" is no day of the calendar',
    ],
    [
      'a contract without a term',
      'serial,product,contract_term\nA12345,fridge,long',
      '2: contract_term "long" is no length of time; write it as 24 months',
    ],
    [
      'an unknown channel',
      'serial,product,bought_at\nA12345,fridge,朋友',
      '2: bought_at "朋友" is none of distance (网购), shop (门店), dealer (经销商)',
    ],
    [
      'too many cells',
      'serial,product\nA12345,fridge,x',
      '2: 3 cells below 2 headings; put a cell with a comma in quotes',
    ],
    [
      'a quote inside a cell',
      'serial,product\nA"12345,fridge\nB12345,',
      '2: a quote stands inside a cell; write it twice and put the cell in quotes',
      '3: product is missing',
    ],
    [
      'a quote never closed',
      'serial,product\nA12345,"fridge\nB12345,fridge',
      '3: a quote is opened here or above and never closed',
    ],
    [
      'all of a line',
      'serial,product,sold_on,received_on\n,,x,y',
      '2: serial is missing; product is missing; sold_on "x" is no date; write it as 2024-03-05; received_on "y" is no date; write it as 2024-03-05',
    ],
  ] as const) {
    it(`is refused with its lines: ${what}`, () => expect(told(text)).to.deep.equal(expected));
  }
  it('counts lines as an editor does, also behind a cell of two lines', () => {
    expect(told('serial,product,note\r\nA12345,fridge,"one\r\ntwo"\r\n\r\nB12345,,\r\n')).to.deep.equal([
      '5: product is missing',
    ]);
  });
  it('is refused when it is not UTF-8', () => {
    for (const wrong of [
      Buffer.from('serial,product\nA12345,\xb1\xf9\xcf\xe4', 'latin1'),
      Buffer.from('serial', 'utf16le'),
    ]) {
      expect(readUnitFile(wrong).problems[0]?.wrong).to.equal('the file is not UTF-8 text; save it as "CSV UTF-8"');
    }
  });
  it('never fails, whatever it holds', () => {
    const sign = fc.constantFrom(
      ...'serial,product;\n\r"\t2024-03-05,fridge,冰箱'.split(''),
      'serial,product\n',
      '""',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 80 }), signs => {
        const { lines, problems } = read(signs.join(''));
        expect(lines.length + problems.length).to.be.greaterThan(0);
      }),
    );
  });
});

describe('the list of units', () => {
  const repair = RepairDone.parse({
    ticket: 'R-PM2-KW1-VE0',
    from: '2024-06-01',
    to: '2024-06-03',
    fault: '不制冷',
    parts: ['压缩机'],
    paid: false,
  });
  let store: Store;
  let list: UnitList;
  beforeEach(() => {
    store = memoryStore();
    list = unitList({ store, knowledge: () => knowledge, clock: now });
  });
  const take = (text: string, dryRun = false) => {
    const { lines, problems } = read(text);
    expect(problems).to.deep.equal([]);
    return list.import({ lines: [...lines], dryRun });
  };
  const wrongs = async (text: string) => (await take(text)).problems.map(({ line, wrong }) => `${line}: ${wrong}`);

  it('takes units over by any name of their product, with the model as the catalogue writes it', async () => {
    const text = 'serial,product,model\nA12345,Fridge,axbx218\nB12345,雪柜,\nC12345,fridge,ＡＸ－ＢＸ３３０';
    expect(await take(text)).to.deep.equal({ added: 3, changed: 0, same: 0, problems: [], bad: 0 });
    expect(await list.list(10)).to.deep.equal([
      { id: 'A12345', product: 'fridge', model: 'AX-BX218', repairs: [] },
      { id: 'B12345', product: 'fridge', repairs: [] },
      { id: 'C12345', product: 'fridge', model: 'AX-BX330', repairs: [] },
    ]);
  });
  it('counts what is new, changed and the same', async () => {
    await take('serial,product,sold_on\nA12345,fridge,2024-03-05\nB12345,fridge,2024-03-05');
    expect(
      await take('serial,product,sold_on\nA12345,fridge,2024-03-05\nB12345,fridge,2024-03-06\nC12345,tv,'),
    ).to.include({
      added: 1,
      changed: 1,
      same: 1,
    });
  });
  it('replaces what a file tells, takes away what it leaves empty, and keeps the rest, repairs above all', async () => {
    const before: Unit = {
      id: 'A12345',
      product: 'fridge',
      model: 'AX-BX218',
      producedOn: '2024-01-05',
      soldOn: '2024-03-05',
      receivedOn: '2024-03-07',
      repairs: [repair],
    };
    await store.transaction(tx => tx.put(units, before));
    await take('serial,product,sold_on,received_on\nA12345,fridge,2024-04-05,');
    const { receivedOn: _, ...rest } = before;
    expect(await list.find('A12345')).to.deep.equal({ ...rest, soldOn: '2024-04-05' });
    await take('serial,product\nA12345,tv');
    const { model: __, ...other } = rest;
    expect(await list.find('A12345')).to.deep.equal({ ...other, soldOn: '2024-04-05', product: 'tv' });
  });
  it('changes nothing when a line is bad, and names all of them', async () => {
    const text = `serial,product,model,produced_on,sold_on,received_on
A12345,fridge,AX-BX218,2024-03-05,2024-03-06,2024-03-07
B12345,frigde,,,,
C12345,fridge,AX-BX219,,,
D12345,fridge,AX-KF35,2024-03-05,2030-01-01,
E12345,fridge,,2024-03-05,1900-01-01,
F12345,fridge,,2024-03-05,,2024-03-04`;
    expect(await wrongs(text)).to.deep.equal([
      '3: product "frigde" is not in the catalogue; did you mean fridge?',
      '4: fridge has no model "AX-BX219"; did you mean AX-BX218?',
      '5: fridge has no model "AX-KF35"; it is one of air-conditioner; sold_on 2030-01-01 is in the future',
      '6: sold_on 1900-01-01 is too long ago',
      '7: received_on 2024-03-04 is before produced_on 2024-03-05',
    ]);
    expect(await list.list(10)).to.deep.equal([]);
  });
  it('takes the day of today at the shop, not a day behind it', async () => {
    expect(await wrongs('serial,product,sold_on\nA12345,fridge,2026-11-25')).to.deep.equal([]);
    expect(await wrongs('serial,product,sold_on\nA12345,fridge,2026-11-26')).to.have.length(1);
  });
  it('tells the first twenty bad lines and counts all', async () => {
    const text = `serial,product\n${Array.from({ length: 50 }, (_, at) => `A${10_000 + at},nothing`).join('\n')}`;
    const { problems, bad } = await take(text);
    expect([problems.length, problems[0]?.line, bad]).to.deep.equal([20, 2, 50]);
  });
  it('only says what would change in a dry run', async () => {
    expect(await take('serial,product\nA12345,fridge', true)).to.include({ added: 1 });
    expect(await list.list(10)).to.deep.equal([]);
  });
  it('loses no repair that is noted while a list is taken over', async () => {
    const serials = Array.from({ length: 500 }, (_, at) => `A${10_000 + at}`);
    const text = (day: string) =>
      `serial,product,sold_on\n${serials.map(serial => `${serial},fridge,${day}`).join('\n')}`;
    await take(text('2024-03-05'));
    const noted = store.transaction(async tx => {
      const unit = await tx.get(units, 'A10250');
      if (unit !== undefined) await tx.put(units, { ...unit, repairs: [repair] });
    });
    const outcomes = await Promise.allSettled([take(text('2024-03-06')), noted]);
    const unit = await list.find('A10250');
    expect(outcomes[0]).to.have.property('status', 'fulfilled');
    expect(unit?.soldOn).to.equal('2024-03-06');
    expect(unit?.repairs).to.deep.equal(outcomes[1].status === 'fulfilled' ? [repair] : []);
  });
});

describe('the sample units', () => {
  const csv = readFileSync(join(shippedContent, 'units.csv'));

  it('are two hundred, without a fault, of every product', () => {
    const { lines, problems } = readUnitFile(csv);
    expect(problems).to.deep.equal([]);
    expect(lines).to.have.length(200);
    expect(new Set(lines.map(({ product }) => product)).size).to.equal(knowledge.products.length);
  });
  it('fit the catalogue, some exchanged, some known by their production alone', async () => {
    const store = memoryStore();
    const list = unitList({ store, knowledge: () => knowledge, clock: now });
    expect(await list.import({ lines: [...readUnitFile(csv).lines], dryRun: false })).to.include({
      added: 200,
      bad: 0,
    });
    const all = await list.list(1000);
    expect(all.filter(({ exchangedOn }) => exchangedOn !== undefined).length).to.be.greaterThan(4);
    const only = all.filter(unit => unit.boughtAt === undefined);
    expect(only.length).to.be.within(10, 40);
    for (const unit of only)
      expect(Object.keys(unit)).to.have.members(['id', 'product', 'model', 'producedOn', 'repairs']);
  });

  describe('of a desk', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'units-'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));
    const open = (env: Record<string, string> = {}): Promise<Core> =>
      openCore(readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', ...env }), {
        clock: now,
        random: count => randomBytes(count),
        log: createLogger({ logLevel: 'silent' }),
        load,
      });

    it('are loaded once, at the first start, which shows three of them', async () => {
      const first = await open();
      const found = await first.store.find(units, 'serial', { limit: 1000 });
      expect(found).to.have.length(200);
      expect(found.filter(({ repairs }) => repairs.length > 0).length).to.be.greaterThan(10);
      expect(found.some(({ repairs }) => repairs.some(({ paid }) => paid))).to.equal(true);
      const { covered = '', expired = '', producedOnly = '' } = first.samples ?? {};
      const unit = (serial: string) => found.find(({ id }) => id === serial);
      expect((unit(covered)?.soldOn ?? '') > '2026').to.equal(true);
      expect(unit(expired)?.soldOn?.slice(0, 4)).to.equal('2022');
      expect(unit(producedOnly)).to.have.property('producedOn');
      expect(unit(producedOnly)).to.not.have.any.keys('soldOn', 'receivedOn', 'invoicedOn', 'installedOn');
      await first.store.transaction(async tx => {
        const kept = await tx.get(units, covered);
        if (kept !== undefined) await tx.put(units, { ...kept, soldOn: '2026-11-01' });
      });
      await first.close();

      const second = await open();
      expect(second.samples).to.equal(undefined);
      expect(await second.store.find(units, 'serial', { limit: 1000 })).to.have.length(200);
      expect((await second.store.get(units, covered))?.soldOn).to.equal('2026-11-01');
      await second.close();
    });
    it('stay away from a shop with content of its own', async () => {
      await copyWithoutQuestions(join(folder, 'content'));
      const desk = await open({ KNOWLEDGE_DIR: join(folder, 'content') });
      expect(desk.samples).to.equal(undefined);
      expect(await desk.store.find(units, 'serial', { limit: 1 })).to.deep.equal([]);
      await desk.close();
    });
    it('do not mingle with units that are there', async () => {
      await copyWithoutQuestions(join(folder, 'content'));
      const own = await open({ KNOWLEDGE_DIR: join(folder, 'content') });
      await own.store.transaction(tx => tx.put(units, { id: 'A12345', product: 'fridge', repairs: [] }));
      await own.close();
      const desk = await open();
      expect(await desk.store.find(units, 'serial', { limit: 10 })).to.have.length(1);
      await desk.close();
    });
  });
});

describe('the command for units', () => {
  let folder: string;
  let file: (name: string, text: string | Buffer) => Promise<string>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'units-'));
    file = async (name, text) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    };
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const run = async (...args: string[]) => {
    const { code, out, problem } = await runTool(unitsTool, args, { DATA_DIR: join(folder, 'data') });
    expect(problem).to.not.match(/\n\s+at /);
    return { code, out: out.trim(), problem: problem.trim() };
  };

  it('imports, shows and lists on a desk that does not run', async () => {
    const path = await file('good.csv', '序列号;产品;销售日期;备注\r\nA-12345;冰箱;2024/3/5;x\r\n');
    expect(await run('import', path, '--dry-run')).to.include({
      code: 0,
      out: 'columns left out: 备注\nwould be: 1 new, 0 changed, 0 the same; nothing was changed',
    });
    expect(await run('show', 'A12345')).to.include({ code: 1, out: '' });
    const { code, out } = await run('import', path, '--json');
    expect(code).to.equal(0);
    expect(JSON.parse(out)).to.deep.equal({
      added: 1,
      changed: 0,
      same: 0,
      problems: [],
      bad: 0,
      ignored: ['备注'],
      dryRun: false,
    });
    expect((await run('show', 'a 12345')).out).to.match(/serial +A12345\nproduct +fridge\nsold_on +2024-03-05/);
    expect((await run('list', '--limit', '1')).out).to.equal(
      'A12345            fridge              —             2024-03-05',
    );
  });
  it('names bad lines of the file and of the catalogue together, and changes nothing', async () => {
    const path = await file('bad.csv', 'serial,product\nB12345,fridge\nC12345,unheard-of\n,fridge\n');
    const { code, out } = await run('import', path);
    expect(code).to.equal(1);
    expect(out.split('\n')).to.deep.equal([
      `${path}:3: product "unheard-of" is not in the catalogue; add it to products.yaml`,
      `${path}:4: serial is missing`,
      '2 bad lines; nothing was changed',
    ]);
    expect((await run('show', 'B12345')).code).to.equal(1);
  });
  it('says what it does not understand', async () => {
    for (const [args, why] of [
      [[], 'npm run --silent units'],
      [['list', '--nope'], '--nope'],
      [['import', join(folder, 'none.csv')], 'cannot be read (ENOENT)'],
      [['show', '你好'], 'is no serial number'],
    ] as const) {
      const { code, problem } = await run(...args);
      expect([code, problem.includes(why)], `${args.join(' ')}: ${problem}`).to.deep.equal([2, true]);
    }
  });
});

describe('the list of units on a running desk', () => {
  let folder: string;
  let core: Core;
  let local: { close(): Promise<void> };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'units-'));
    core = await openCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), {
      clock: now,
      random: count => randomBytes(count),
      log: createLogger({ logLevel: 'silent' }),
      load,
    });
    local = await openLocal(folder, core);
  });
  after(async () => {
    await local.close();
    await core.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is asked and filled over its socket', async () => {
    const list = (await runningDesk(folder))?.units;
    expect(await list?.list(3)).to.have.length(3);
    expect(await list?.find('A12345')).to.equal(undefined);
    const { lines } = read('serial,product,sold_on\nA12345,fridge,2024-03-05');
    expect(await list?.import({ lines: [...lines], dryRun: false })).to.include({ added: 1 });
    expect(await list?.find('A12345')).to.deep.equal({
      id: 'A12345',
      product: 'fridge',
      soldOn: '2024-03-05',
      repairs: [],
    });
  });
  it('takes many thousands in one go, while others are served', async function () {
    this.timeout(30_000);
    const list = (await runningDesk(folder))?.units;
    const rows = Array.from({ length: 20_000 }, (_, at) => `BIG${100_000 + at},fridge,AX-BX218,2024-03-05`);
    const { lines } = read(`serial,product,model,sold_on\n${rows.join('\n')}`);
    const importing = list?.import({ lines: [...lines], dryRun: false });
    expect(await list?.find('A12345')).to.not.equal(undefined);
    expect(await importing).to.include({ added: 20_000 });
  });
  it('refuses what is no list', async () => {
    const list = (await runningDesk(folder))?.units;
    const line = { line: 2, serial: 'A12345', product: 'fridge', soldOn: 'yesterday' };
    for (const lines of [[line], [{ ...line, soldOn: null, owner: '王' }], 'x']) {
      const refused = await list?.import({ lines, dryRun: false } as never).catch((fault: unknown) => fault);
      expect(refused).to.be.instanceOf(Error);
    }
  });
});
