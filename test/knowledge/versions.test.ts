import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { shippedContent } from '../../bot/content.ts';
import { dialogIds } from '../../dialogs/ids.ts';
import { filled, type Knowledge, parseContent } from '../../knowledge/content.ts';
import { readContentFile } from '../../knowledge/content-file.ts';
import { inEffect, judging } from '../../knowledge/in-effect.ts';
import { silentChanges, versionOf } from '../../knowledge/versions.ts';

const read = (name: string) => readFileSync(join(shippedContent, name), 'utf8');
const policies = readdirSync(join(shippedContent, 'policy')).map(name => `policy/${name}`);
/** As shipped, but without the many ways of asking. */
const shipped = new Map([
  ...[
    'shop.yaml',
    'standards.yaml',
    'products.yaml',
    'teams.yaml',
    'prices.yaml',
    'holidays/2026.yaml',
    ...policies,
  ].map(name => [name, read(name)] as const),
  ...['faq/none.yaml', 'intents/none.yaml', 'synonyms.yaml'].map(name => [name, '[]'] as const),
  ['out-of-scope.yaml', 'zh-CN: [今天天气怎么样]\nen-US: [what is the weather]\n'] as const,
]);
const general = shipped.get('policy/general.yaml') ?? '';
const edited = (text: string, ...changes: readonly (readonly [string | RegExp, string])[]) =>
  changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${from} does not stand there`);
    return after;
  }, text);
/** Repairs are guaranteed for half a year from New Year on. */
const later = edited(
  general,
  [/version: .*/, 'version: general-2'],
  [/effective: .*/, 'effective: 2027-01-01'],
  ['repair: { duration: 3 months', 'repair: { duration: 6 months'],
);
const parsed = (changes: Readonly<Record<string, string>> = {}) => {
  const files = new Map([...shipped, ...Object.entries(changes)]);
  return { files, content: parseContent(files, dialogIds) };
};
const known = (changes: Readonly<Record<string, string>> = {}): Knowledge => {
  const { content } = parsed(changes);
  if (!content.ok) throw new Error(JSON.stringify(content.problems));
  return content.knowledge;
};
const problems = (changes: Readonly<Record<string, string>>) => {
  const { content } = parsed(changes);
  return content.ok ? [] : content.problems.map(({ file, line, wrong }) => `${file}:${line ?? '-'} ${wrong}`);
};
const on = (knowledge: Knowledge, day: string) => inEffect(knowledge, Temporal.PlainDate.from(day));
const repairTerm = ({ policy }: Pick<Knowledge, 'policy'>) => `${policy.version} ${policy.warranty.repair.amount}`;

describe('a policy with several versions', () => {
  const both = known({ 'policy/general@2027-01-01.yaml': later });

  it('is the one that is in effect, from the first day of it on', () => {
    expect(
      ['2025-01-01', '2026-12-31', '2027-01-01', '2030-01-01'].map(day => repairTerm(on(both, day))),
    ).to.deep.equal(['general-1 3', 'general-1 3', 'general-2 6', 'general-2 6']);
  });
  it('may keep the new one in the usual file and the old one beside it', () => {
    const turned = known({ 'policy/general.yaml': later, 'policy/general@2026-11-01.yaml': general });
    expect(['2026-12-31', '2027-01-01'].map(day => repairTerm(on(turned, day)))).to.deep.equal([
      'general-1 3',
      'general-2 6',
    ]);
  });
  it('holds from ever on where it is the only one', () => {
    expect(repairTerm(on(known({ 'policy/general.yaml': later }), '2026-01-01'))).to.equal('general-2 6');
  });
  it('is what profiles take over that extend it', () => {
    const child =
      'profile: child\nextends: general\nname: { zh-CN: 子, en-US: Child }\nversion: child-1\neffective: 2026-11-01\n';
    const { policies } = on(
      known({ 'policy/general@2027-01-01.yaml': later, 'policy/child.yaml': child }),
      '2027-02-01',
    );
    expect(policies.get('child')?.warranty.repair.amount).to.equal(6);
  });
  it('judges a case by the version it was opened under', () => {
    const ticket = (policyVersion: string, openedAt: string) =>
      repairTerm(judging(on(both, '2027-03-01'), { policyVersion, openedAt }));
    expect(ticket('general-1', '2026-12-31T15:59:59.999Z')).to.equal('general-1 3');
    expect(ticket('general-2', '2026-12-31T16:00:00.000Z')).to.equal('general-2 6');
    // A version that is no longer there.
    expect(ticket('general-0', '2026-01-01T00:00:00.000Z')).to.equal('general-2 6');
  });

  const faults: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    [
      'another day in its name',
      { 'policy/general@2027-02-01.yaml': later },
      /^policy\/general@2027-02-01\.yaml:\d+ effective is 2027-01-01 in policy\/general@2027-02-01\.yaml$/,
    ],
    [
      'the day of another one',
      { 'policy/general@2026-11-01.yaml': edited(later, ['2027-01-01', '2026-11-01']) },
      /effective is that of policy\/general(@2026-11-01)?\.yaml too/,
    ],
    [
      'the version of another one',
      { 'policy/general@2027-01-01.yaml': edited(later, ['general-2', 'general-1']) },
      /^policy\/general@2027-01-01\.yaml:\d+ version is that of policy\/general\.yaml too/,
    ],
    [
      'a fault of its own',
      { 'policy/general@2027-01-01.yaml': edited(later, ['6 months', '6 moons']) },
      /^policy\/general@2027-01-01\.yaml:\d+ warranty\.repair\.duration is no length of time/,
    ],
    [
      'the name of another profile',
      { 'policy/general@2027-01-01.yaml': edited(later, ['profile: general', 'profile: other']) },
      /profile is other in policy\/general@2027-01-01\.yaml/,
    ],
  ];
  for (const [name, changes, message] of faults) {
    it(`is refused with ${name}`, () => {
      const found = problems(changes);
      expect(found).to.have.lengthOf(1);
      expect(found[0]).to.match(message);
    });
  }
});

const priced = (...lines: string[]) =>
  (shipped.get('prices.yaml') ?? '').replace(/ {4}# price: 80\n/, lines.map(line => `    ${line}\n`).join(''));
const change = (more = '') =>
  `change: { price: 90, from: 2027-01-15, announced: 2027-01-08, reason: { zh-CN: 油价上涨, en-US: fuel prices }${more} }`;

describe('a price that changes (F4)', () => {
  const told = (day: string) => {
    const knowledge = on(known({ 'prices.yaml': priced('price: 80', change()) }), day);
    return [filled('{prices.visit}', knowledge, 'zh-CN'), filled('{prices.visit}', knowledge, 'en-US')];
  };
  it('is told from its announcement on, with the day and the reason, and holds from its day on', () => {
    expect(told('2027-01-07')).to.deep.equal(['80 元', 'CNY 80']);
    expect(told('2027-01-08')).to.deep.equal([
      '80 元（2027年1月15日起 90 元：油价上涨）',
      'CNY 80 (from 15 January 2027 CNY 90: fuel prices)',
    ]);
    expect(told('2027-01-14')[0]).to.match(/^80 元（/);
    expect(told('2027-01-15')).to.deep.equal(['90 元', 'CNY 90']);
  });

  it('may have none from its day on, and is quoted then', () => {
    const unpriced = priced('price: 80', change().replace('price: 90, ', ''));
    const shown = (day: string) => filled('{prices.visit}', on(known({ 'prices.yaml': unpriced }), day), 'zh-CN');
    expect(shown('2027-01-14')).to.equal('80 元（2027年1月15日起 以报价为准：油价上涨）');
    expect(shown('2027-01-15')).to.equal('以报价为准');
  });

  const faults: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'announced too late',
      ['price: 80', change().replace('01-08', '01-09')],
      /^prices\.yaml:\d+ the change from 2027-01-15 on, announced on 2027-01-09, is not announced 7 days before/,
    ],
    ['without a reason', ['price: 80', change().replace(/, reason.*\} \}/, ' }')], /change\.reason is missing/],
    [
      'with a reason in one language',
      ['price: 80', change().replace(', en-US: fuel prices', '')],
      /reason\.en-US is missing/,
    ],
    ['that changes nothing', ['price: 90', change()], /the change to 90 changes nothing/],
    ['of what has no price', [change()], /a change of something that has no price/],
    ['finer than the currency', ['price: 80', change().replace('90', '90.001')], /finer than CNY can be paid/],
  ];
  for (const [name, lines, message] of faults) {
    it(`is refused ${name}`, () => {
      const found = problems({ 'prices.yaml': priced(...lines) });
      expect(found).to.have.lengthOf(1);
      expect(found[0]).to.match(message);
    });
  }
});

describe('figures that change while people count on them', () => {
  const silent = (before: Record<string, string>, after: Record<string, string>, today = '2026-11-20') =>
    silentChanges(known(before), known(after), parsed(after).files, today).map(
      ({ file, line, wrong }) => `${file}:${line ?? '-'} ${wrong}`,
    );
  const six = edited(general, ['repair: { duration: 3 months', 'repair: { duration: 6 months']);

  it('need a new version', () => {
    const line = six.split('\n').findIndex(text => text.includes('6 months')) + 1;
    expect(silent({}, { 'policy/general.yaml': six })).to.deep.equal([
      `policy/general.yaml:${line} warranty.repair is 6 months and was 3 months, and version is still general-1`,
    ]);
    expect(silent({}, { 'policy/general.yaml': edited(six, ['general-1', 'general-1.1']) })).to.deep.equal([]);
  });
  it('are lists and choices too, but neither clauses nor names', () => {
    const changed = edited(general, ['[misuse, opened', '[opened'], ['judge: desk', 'judge: person']);
    expect(silent({}, { 'policy/general.yaml': changed })).to.have.lengthOf(2);
    const worded = edited(general, ['S1 5.1.1', 'OWN'], ['en-US: General', 'en-US: Common']);
    expect(silent({}, { 'policy/general.yaml': worded })).to.deep.equal([]);
  });
  it('may be changed until their day has come', () => {
    const name = 'policy/general@2027-01-01.yaml';
    const seven = edited(later, ['6 months', '7 months']);
    expect(silent({ [name]: later }, { [name]: seven })).to.deep.equal([]);
    expect(silent({ [name]: later }, { [name]: seven }, '2027-01-01')).to.have.lengthOf(1);
  });
  it('of a profile that extends another one are also those it takes over no more, or again', () => {
    const child = (more: string) => ({
      'policy/child.yaml': `profile: child\nextends: general\nname: { zh-CN: 子, en-US: Child }\nversion: child-1\neffective: 2026-11-01\n${more}`,
    });
    const own = child('quotation:\n  validity: { duration: 9 days, source: OWN }\n');
    expect(silent(child(''), own))
      .to.match(/quotation\.validity is 9 days and was taken over/)
      .and.have.lengthOf(1);
    expect(silent(own, child(''))[0]).to.match(/quotation\.validity is taken over and was 9 days/);
  });

  const prices = (...lines: string[]) => ({ 'prices.yaml': priced(...lines) });
  it('are prices that nobody announced', () => {
    const [found, ...others] = silent(prices('price: 80'), prices('price: 90'));
    expect(found).to.match(/^prices\.yaml:\d+ the price of visit is CNY 90 and was CNY 80, and nobody was told/);
    expect(others).to.deep.equal([]);
    expect(silent(prices('price: 80'), prices())).to.have.lengthOf(1);
  });
  it('are no prices that were quoted until now, and none that were announced', () => {
    expect(silent(prices(), prices('price: 90'))).to.deep.equal([]);
    expect(silent(prices('price: 80'), prices('price: 80', change()))).to.deep.equal([]);
    // The day has come, and the change is written as the price.
    expect(silent(prices('price: 80', change()), prices('price: 90'), '2027-01-15')).to.deep.equal([]);
    expect(silent(prices('price: 80', change()), prices('price: 90'), '2027-01-14')).to.have.lengthOf(1);
  });
  it('are prices of parts too, named by their line', () => {
    const fan = 'parts:\n  fridge:\n    - { id: fan, part: 压缩机, price: 5 }\n';
    const shelf = '    - { id: shelf, name: { zh-CN: 隔板, en-US: Shelf }, price: 45 }\n';
    const before = `${priced('price: 80')}${fan}${shelf}`;
    const line = before.split('\n').length - 1;
    expect(silent({ 'prices.yaml': before }, { 'prices.yaml': before.replace('45 }', '50 }') })).to.deep.equal([
      `prices.yaml:${line} the price of fridge.shelf is CNY 50 and was CNY 45, and nobody was told beforehand`,
    ]);
  });
  it('are told without a line where their file is not at hand, or does not name them', () => {
    const [before, now] = [known(prices('price: 80')), known({ ...prices('price: 90'), 'policy/general.yaml': six })];
    const told = (files: ReadonlyMap<string, string>) =>
      silentChanges(before, now, files, '2026-11-20').map(({ file, line }) => `${file}:${line ?? '-'}`);
    expect(told(new Map())).to.deep.equal(['policy/general.yaml:-', 'prices.yaml:-']);
    for (const services of ['[]', 'none', '\n  - { id: check }']) {
      const files = new Map([['prices.yaml', `currency: CNY\nservices: ${services}\n`]]);
      expect(told(files)[1], services).to.equal('prices.yaml:2');
    }
  });
  it('are none in a file of a profile that holds nothing', () => {
    const nothing = { file: 'policy/empty.yaml', version: '', effective: '', extends: false, values: {} };
    for (const text of ['', 'just words\n']) {
      const file = readContentFile('policy/empty.yaml', text, []);
      expect(file && versionOf(file)).to.deep.equal(nothing);
    }
  });
  it('are changes that were announced otherwise', () => {
    const more = change().replace('price: 90', 'price: 95');
    expect(silent(prices('price: 80', change()), prices('price: 80', more), '2027-01-07')).to.deep.equal([]);
    expect(silent(prices('price: 80', change()), prices('price: 80', more), '2027-01-08')).to.have.lengthOf(1);
    expect(silent(prices('price: 80', change()), prices('price: 80'), '2027-01-08')).to.deep.equal([]);
    expect(silent(prices('price: 80', change()), prices('price: 80', change()), '2027-01-08')).to.deep.equal([]);
    const moved = (day: string) => prices('price: 80', change().replace('2027-01-15', day));
    expect(silent(moved('2027-01-16'), moved('2027-01-15'), '2027-01-08'), 'sooner').to.have.lengthOf(1);
    expect(silent(moved('2027-01-15'), moved('2027-01-16'), '2027-01-08'), 'later').to.deep.equal([]);
  });
});
