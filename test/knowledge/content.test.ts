import { expect } from 'chai';
import { filled, type Knowledge, parseContent } from '../../knowledge/content.ts';
import { teamFor } from '../../knowledge/teams.ts';

const dialogs = ['repair', 'handover', 'menu'];

const phrases = (language: string, count: number, about: string) =>
  Array.from({ length: count }, (_, each) => `      - ${about} ${language} ${each}`).join('\n');

/** One FAQ entry, sixteen and more lines: id on line 1, the Chinese answer on line 12, the English one on line 20. */
const entry = (id: string, { chinese = 6, english = 5, about = id, leadsTo = 'repair', source = 'S1 3.1.1' } = {}) => `\
- id: ${id}
  source: [${source}]
  leadsTo: ${leadsTo}
  zh-CN:
    title: 标题
    phrases:
${phrases('中文', chinese, about)}
    answer: |
      热线工作日 {hotline.workday}。
  en-US:
    title: Title
    phrases:
${phrases('English', english, about)}
    answer: |
      The hotline is open {hotline.workday}.
`;

const level = (...names: string[]) => names.map(name => `    ${name}: { duration: 24 hours, source: S1 2 }\n`).join('');

const good: Readonly<Record<string, string>> = {
  'shop.yaml': `name: { zh-CN: 安心售后, en-US: Anxin After-Sales }
hotline: 400-000-0000
site: https://www.example.com
city: { zh-CN: 上海, en-US: Shanghai }
privacyKeeper: { zh-CN: 负责人, en-US: The keeper }
retentionDays: 365
colour: "#1a7f5a"
`,
  'standards.yaml': `standards:
  S1: { zh-CN: 产品售后服务标准, en-US: Product Standard }
`,
  'policy/general.yaml': `profile: general
name: { zh-CN: 通用, en-US: General }
version: general-1
effective: 2026-11-01
hotline:
  workday: { hours: "9:00-18:00", source: S1 3.1.1 }
  restDay: { hours: "10:00-16:00", source: S1 3.1.2 }
visit:
  workday: { hours: "9:00-17:00", source: S1 3.2.1 }
  restDay: { hours: closed, source: S1 3.2.1 }
  notice: { duration: 24 hours, source: S1 3.2.2 }
  ahead: { duration: 30 days, source: S1 2 }
  length: { duration: 2 hours, source: S1 2 }
  every: { duration: 1 hour, source: S1 2 }
  held: { duration: 10 minutes, source: S1 2 }
  change:
    notice: { duration: 4 hours, source: S1 2 }
    moves: { count: 2, source: S1 2 }
  reminder: { duration: 16 hours, source: S1 2 }
warranty:
  product: { duration: 12 months, source: S1 1 }
  repair: { duration: 3 months, source: S1 5.1.1 }
  part: { duration: 1 year, source: S1 5.1.2 }
  productionGraceDays: { count: 0, source: S1 1 }
  excluded: [misuse]
service:
  question:
${level('firstResponse', 'done')}  repair:
${level('firstResponse', 'onSite')}  training:
${level('firstResponse', 'done')}  quality:
${level('done')}  maintenance:
${level('done')}  complaint:
${level('firstResponse', 'answered', 'done')}  urgent:
${level('firstResponse', 'done')}  normal:
${level('firstResponse', 'done')}  enquiry:
${level('firstResponse', 'done')}  support:
${level('firstResponse')}target:
  question:
${level('firstResponse', 'done')}  repair:
${level('firstResponse', 'onSite')}  training:
${level('firstResponse', 'done')}  quality:
${level('firstResponse', 'done')}  maintenance:
${level('firstResponse', 'done')}  complaint:
${level('firstResponse', 'answered', 'done')}  urgent:
${level('firstResponse', 'done')}  normal:
${level('firstResponse', 'done')}  enquiry:
${level('firstResponse', 'done')}paidShare: ignored
cases:
  acceptance: { duration: 7 days, source: S1 2 }
  reopen: { duration: 14 days, source: S1 2 }
clock:
  hotlineHoursBelow: { duration: 24 hours, source: S1 2 }
returns:
  refund: { duration: 7 days, source: S1 2 }
  exchange: { duration: 15 days, source: S1 2 }
  repairs: { count: 2, source: S1 2 }
  longRepair: { shop: { duration: 30 days, source: S1 2 }, parts: { duration: 90 days, source: S1 2 } }
  judge: desk
restDay: returns
noReason:
  days: { duration: 7 days, source: S1 2 }
  freight: { party: customer, source: S1 2 }
  refund: { duration: 7 days, source: S1 2 }
quotation:
  validity: { duration: 7 days, source: S1 2 }
tariff:
  notice: { duration: 7 days, source: S1 2 }
contact:
  hours: { hours: "8:00-21:00", source: S1 2 }
survey:
  scale: { scale: 1-5, source: S1 2 }
  after: { duration: 10 minutes, source: S1 2 }
  reminder: { duration: 3 days, source: S1 2 }
  change: { duration: 1 day, source: S1 2 }
draft:
  kept: { duration: 7 days, source: S1 2 }
  reminder: { duration: 1 day, source: S1 2 }
`,
  'holidays/2026.yaml': `year: 2026
holidays:
  - name: { zh-CN: 国庆节, en-US: National Day }
    from: 2026-10-01
    to: 2026-10-07
    makeUp: [2026-10-10]
`,
  'products.yaml': `- id: fridge
  name: { zh-CN: 冰箱, en-US: Fridge }
  aliases:
    zh-CN: [雪柜]
    en-US: [refrigerator]
  repairWay: on-site
`,
  'teams.yaml': `- id: home
  name: { zh-CN: 上门组, en-US: Home service }
  technicians: 2
`,
  'prices.yaml': `currency: CNY
services:
  - { id: visit, name: { zh-CN: 上门费, en-US: Visit }, price: 80 }
  - { id: check, name: { zh-CN: 检测费, en-US: Check } }
  - { id: labour, name: { zh-CN: 工费, en-US: Labour } }
`,
  'faq/hours.yaml': entry('opening-hours'),
  'intents/repair.yaml': `- dialog: repair
  zh-CN: { title: 报修, phrases: [我要报修] }
  en-US: { title: Repair, phrases: [book a repair] }
`,
  'out-of-scope.yaml': `zh-CN: [今天天气怎么样]
en-US: [what is the weather]
`,
  'synonyms.yaml': `- canonical: 师傅
  variants: [维修员, 工程师]
`,
};

const appliance = `profile: appliance
extends: general
name: { zh-CN: 家电, en-US: Appliances }
version: appliance-1
effective: 2026-11-01
hotline:
  restDay: { hours: "9:00-18:00", source: S1 4 }
`;

const parsed = (changes: Readonly<Record<string, string | undefined>> = {}) => {
  const files = Object.entries({ ...good, ...changes }).filter(
    (file): file is [string, string] => file[1] !== undefined,
  );
  return parseContent(new Map(files), dialogs);
};
const knowledge = (changes: Readonly<Record<string, string>> = {}): Knowledge => {
  const content = parsed(changes);
  if (!content.ok) throw new Error(JSON.stringify(content.problems));
  return content.knowledge;
};
/** Each problem as "file:line wrong | help". */
const problems = (changes: Readonly<Record<string, string | undefined>>): string[] => {
  const content = parsed(changes);
  return content.ok
    ? []
    : content.problems.map(({ file, line, wrong, help }) => `${file}:${line ?? '-'} ${wrong} | ${help}`);
};
const edited = (file: string, from: string | RegExp, to: string): Record<string, string> => {
  const text = good[file] ?? '';
  const after = text.replace(from, to);
  if (after === text) throw new Error(`${from} does not stand in ${file}`);
  return { [file]: after };
};

/** The team `home`, and perhaps another one; `more` are further lines of each. */
const teams = (more: string, another?: string, others = '') => ({
  'teams.yaml': `${good['teams.yaml']}${more}${
    another === undefined ? '' : `- id: ${another}\n  name: { zh-CN: 北区, en-US: North }\n  technicians: 1\n${others}`
  }`,
});

describe('good content', () => {
  it('is taken over whole', () => {
    const { shop, policy, policies, products, faq, intents, outOfScope, synonyms } = knowledge();
    expect(shop.name['zh-CN']).to.equal('安心售后');
    expect([...policies.keys()]).to.deep.equal(['general']);
    expect(policies.get('general')).to.equal(policy);
    expect(products).to.deep.equal([
      {
        id: 'fridge',
        name: { 'zh-CN': '冰箱', 'en-US': 'Fridge' },
        aliases: { 'zh-CN': ['雪柜'], 'en-US': ['refrigerator'] },
        repairWay: 'on-site',
        profile: 'general',
        parts: [],
        models: [],
        tips: [],
        noReason: true,
        holdsData: false,
      },
    ]);
    expect(faq.map(each => each.id)).to.deep.equal(['opening-hours']);
    expect(intents.map(each => each.dialog)).to.deep.equal(['repair']);
    expect(outOfScope['en-US']).to.deep.equal(['what is the weather']);
    expect(synonyms[0]).to.deep.equal({ canonical: '师傅', variants: ['维修员', '工程师'] });
  });

  it('may have teams for some products and one for all others, or no team at all', () => {
    const two = knowledge(teams('', 'cold', '  products: [fridge]\n')).teams;
    expect([teamFor('fridge', two)?.id, teamFor(undefined, two)?.id]).to.deep.equal(['cold', 'home']);
    expect(teamFor('fridge', knowledge({ 'teams.yaml': '[]\n' }).teams)).to.equal(undefined);
    const special = knowledge(teams('  products: [fridge]\n')).teams;
    expect([teamFor('fridge', special)?.id, teamFor('oven', special)?.id]).to.deep.equal(['home', undefined]);
  });

  it('keeps the calendar of its tables, in the zone of the shop', () => {
    const content = parseContent(new Map(Object.entries(good)), dialogs, 'Asia/Urumqi');
    expect(content.ok && [content.knowledge.calendar.zone, ...content.knowledge.calendar.years]).to.deep.equal([
      'Asia/Urumqi',
      2026,
    ]);
    expect(knowledge().calendar.zone).to.equal('Asia/Shanghai');
  });

  it('has another version whenever a byte changes, and the same whatever the order of files', () => {
    const { version } = knowledge();
    expect(version).to.match(/^[0-9a-f]{16}$/);
    expect(knowledge().version).to.equal(version);
    expect(knowledge(edited('shop.yaml', '365', '366')).version).not.to.equal(version);
    expect(knowledge({ 'faq/more.yaml': '[]' }).version).not.to.equal(version);
    const backwards = parseContent(new Map(Object.entries(good).reverse()), dialogs);
    expect(backwards.ok && backwards.knowledge.version).to.equal(version);
  });

  it('tells figures of the policy and of the shop in its answers', () => {
    const text = '{hotline.workday} / {shop.hotline} / {shop.name} / {draft.kept} / {shop.retentionDays}';
    expect(filled(text, knowledge(), 'zh-CN')).to.equal('9:00–18:00 / 400-000-0000 / 安心售后 / 7 天 / 365');
    expect(filled(text, knowledge(), 'en-US')).to.equal('9:00–18:00 / 400-000-0000 / Anxin After-Sales / 7 days / 365');
    expect(filled('{general.hotline.workday}', knowledge(), 'zh-CN')).to.equal('9:00–18:00');
    expect(() => filled('{shop.constructor}', knowledge(), 'zh-CN')).to.throw('program');
  });

  it('tells prices in its answers, and that what has none is quoted', () => {
    const text = '{prices.visit} / {prices.labour}';
    expect(filled(text, knowledge(), 'zh-CN')).to.equal('80 元 / 以报价为准');
    expect(filled(text, knowledge(), 'en-US')).to.equal('CNY 80 / by quotation');
    const told = knowledge(edited('faq/hours.yaml', /\{hotline\.workday\}/g, '{prices.check}'));
    expect(told.faq[0]?.['en-US'].answer).to.include('{prices.check}');
  });

  it('may tell a figure of another profile by its name', () => {
    const told = knowledge({
      ...edited('faq/hours.yaml', /\{hotline\.workday\}/g, '{appliance.hotline.restDay}'),
      'policy/appliance.yaml': appliance,
    });
    expect(filled(told.faq[0]?.['zh-CN'].answer ?? '', told, 'zh-CN')).to.include('9:00–18:00');
    const unknown = edited('faq/hours.yaml', /\{hotline\.workday\}/g, '{appliance.hotline.restDay}');
    expect(problems(unknown)[0]).to.match(/there is no figure \{appliance\.hotline\.restDay\}/);
    const faulty = { ...unknown, 'policy/appliance.yaml': appliance.replace('9:00-18:00', 'noon') };
    expect(problems(faulty).map(line => line.split(' ')[0])).to.deep.equal(['policy/appliance.yaml:7']);
  });

  it('may have no holiday table, and profiles that extend one another', () => {
    const deep = appliance.replace('extends: general', 'extends: appliance').replaceAll('appliance-1', 'deep-1');
    const { policies } = knowledge({
      ...edited('products.yaml', 'on-site', 'on-site\n  profile: deep'),
      'policy/appliance.yaml': appliance,
      'policy/deep.yaml': deep.replace('profile: appliance', 'profile: deep').replace(/hotline:\n.*\n/, ''),
    });
    expect([...policies.keys()]).to.have.members(['general', 'appliance', 'deep']);
    expect(policies.get('deep')?.hotline.restDay.open[0]?.from.toString()).to.equal('09:00:00');
    expect(policies.get('deep')?.hotline.workday).to.deep.equal(policies.get('general')?.hotline.workday);
    expect(parsed({ 'holidays/2026.yaml': undefined }).ok).to.equal(true);
  });
});

describe('a fault in the content', () => {
  const cases: [string, Record<string, string | undefined>, RegExp][] = [
    [
      'an unknown figure, on its own line of the answer',
      edited('faq/hours.yaml', /热线工作日.*/, '第一行\n      热线 {hotlin.workday}，{hotline.workday}'),
      /^faq\/hours\.yaml:15 there is no figure \{hotlin\.workday\} \| did you mean \{hotline\.workday\}\?$/,
    ],
    [
      'an unknown value of the shop',
      edited('faq/hours.yaml', 'The hotline is open', '{shop.fax}'),
      /^faq\/hours\.yaml:24 there is no figure \{shop\.fax\}/,
    ],
    [
      'a chat that is kept longer than customers are promised',
      edited('shop.yaml', 'retentionDays: 365', 'retentionDays: 365\nchatDays: 366'),
      /^shop\.yaml:7 chatDays is longer than customers are promised \| write at most/,
    ],
    [
      'a record that ends before the personal data does',
      edited('shop.yaml', 'retentionDays: 365', 'retentionDays: 365\nrecordDays: 364'),
      /^shop\.yaml:7 recordDays ends before the personal data does \| write at least/,
    ],
    [
      'a record that ends before the warranty on a repair',
      edited('shop.yaml', 'retentionDays: 365', 'retentionDays: 30\nrecordDays: 60'),
      /^shop\.yaml:7 recordDays is 60, and a warranty on repairs or parts may run for \d+ days \| write at least \d+$/,
    ],
    [
      'a figure told in one language only',
      edited('faq/hours.yaml', 'The hotline is open {hotline.workday}.', 'The hotline is open.'),
      /^faq\/hours\.yaml:23 opening-hours tells \{hotline\.workday\} in zh-CN but not in en-US/,
    ],
    [
      'an unknown dialog behind an answer',
      { 'faq/hours.yaml': entry('opening-hours', { leadsTo: 'repairs' }) },
      /^faq\/hours\.yaml:3 there is no dialog repairs \| did you mean repair\?$/,
    ],
    [
      'an unknown dialog of an intent',
      edited('intents/repair.yaml', 'dialog: repair', 'dialog: teleport'),
      /^intents\/repair\.yaml:1 there is no dialog teleport \| there are repair, handover, menu$/,
    ],
    [
      'an id used twice, also in another file',
      { 'faq/more.yaml': `# a comment\n${entry('opening-hours', { about: 'other' })}` },
      /^faq\/more\.yaml:2 the id "opening-hours" is used twice \| it also stands in faq\/hours\.yaml, line 1;/,
    ],
    [
      'a phrase that two entries share, but for case and width',
      { 'faq/more.yaml': entry('more').replace('more English 0', ' ＯＰＥＮＩＮＧ-hours English 2 ') },
      /^faq\/more\.yaml:18 the phrase ".*" is used twice \| it also stands in faq\/hours\.yaml, line 20;/,
    ],
    [
      'a phrase that two entries share, but for punctuation',
      { 'faq/more.yaml': entry('more').replace('more 中文 0', '「opening-hours 中文 2」？') },
      /^faq\/more\.yaml:7 the phrase ".*" is used twice \| it also stands in faq\/hours\.yaml, line 9;/,
    ],
    [
      'an answer that was copied and not translated',
      edited('faq/hours.yaml', 'The hotline is open {hotline.workday}.', '热线工作日 {hotline.workday}。'),
      /^faq\/hours\.yaml:23 answer is no English \| translate it$/,
    ],
    [
      'a title in the wrong language',
      edited('intents/repair.yaml', 'title: 报修', 'title: Repair'),
      /^intents\/repair\.yaml:2 title is no Chinese \| translate it$/,
    ],
    [
      'ways of asking in one language only',
      edited('intents/repair.yaml', '[book a repair]', '[]'),
      /^intents\/repair\.yaml:3 there are phrases in zh-CN but none in en-US/,
    ],
    [
      'a day of hours too short for any visit',
      { 'days.yaml': 'days:\n  - { date: 2026-12-24, visit: "9:00-10:00" }\n' },
      /^days\.yaml:2 a visit of 2 hours \(visit\.length\) does not fit into 9:00–10:00 \| /,
    ],
    [
      'a stretch of hours too short for any visit',
      edited('policy/general.yaml', '"9:00-17:00"', '"9:00-12:00, 13:00-14:00"'),
      /^policy\/general\.yaml:13 a visit of 2 hours \(visit\.length\) does not fit into 13:00–14:00 \(visit\.workday\)/,
    ],
    [
      'a closure without a reason in both languages',
      { 'days.yaml': 'closures:\n  - { from: 2026-12-01, to: 2026-12-02, reason: { zh-CN: 盘点 } }\n' },
      /^days\.yaml:2 closures\.reason\.en-US is missing/,
    ],
    [
      'a phrase that an answer and a dialog share',
      edited('intents/repair.yaml', '我要报修', 'opening-hours 中文 3'),
      /^intents\/repair\.yaml:2 the phrase .* line 10;/,
    ],
    [
      'a phrase that is out of scope too',
      edited('out-of-scope.yaml', '今天天气怎么样', '我要报修'),
      /^out-of-scope\.yaml:1 the phrase "我要报修" is used twice/,
    ],
    [
      'too few Chinese phrases',
      { 'faq/hours.yaml': entry('opening-hours', { chinese: 5 }) },
      /^faq\/hours\.yaml:6 opening-hours has 5 phrases in zh-CN, fewer than 6 \| add 1 /,
    ],
    [
      'too few English phrases',
      { 'faq/hours.yaml': entry('opening-hours', { english: 2 }) },
      /^faq\/hours\.yaml:17 opening-hours has 2 phrases in en-US, fewer than 5 \| add 3 /,
    ],
    [
      'a clause of an unknown standard below an answer',
      { 'faq/hours.yaml': entry('opening-hours', { source: 'S1 3, S99 1' }) },
      /^faq\/hours\.yaml:2 the clause "S99 1" stands in no known standard/,
    ],
    [
      'a clause of an unknown section of a standard',
      { 'faq/hours.yaml': entry('opening-hours', { source: 'S1 一.2, S1 附录 1' }) },
      /^faq\/hours\.yaml:2 the clause "S1 附录 1" names no known section, 附录 \| name it in standards\.yaml, sections, or correct the clause/,
    ],
    [
      'a clause of an unknown standard beside a figure',
      edited('policy/general.yaml', 'S1 3.1.2', 'T1 3.1.2'),
      /^policy\/general\.yaml:7 the clause "T1 3\.1\.2" stands in no known standard/,
    ],
    [
      'a language left out',
      edited('products.yaml', '    en-US: [refrigerator]\n', ''),
      /^products\.yaml:3 aliases\.en-US is missing/,
    ],
    [
      'a missing file, and where there is one',
      { 'shop.yaml': undefined },
      /^shop\.yaml:- the file is missing \| copy knowledge\/content\/shop\.yaml of the desk to here/,
    ],
    [
      'a missing folder, and where there is one',
      { 'faq/hours.yaml': undefined },
      /^faq:- the folder has no file \| copy knowledge\/content\/faq of the desk to here/,
    ],
    [
      'a figure that a copy of older content lacks, and where it stands',
      edited('policy/general.yaml', '  reminder: { duration: 16 hours, source: S1 2 }\n', ''),
      /^policy\/general\.yaml:8 visit\.reminder is missing \| add it, as in knowledge\/content\/policy\/general\.yaml of the desk$/,
    ],
    [
      'a price of something that has none',
      edited('faq/hours.yaml', 'The hotline is open', '{prices.vist}'),
      /^faq\/hours\.yaml:24 there is no figure \{prices\.vist\} \| did you mean \{prices\.visit\}\?$/,
    ],
    [
      'a visit longer than the visiting hours',
      edited('policy/general.yaml', 'length: { duration: 2 hours', 'length: { duration: 9 hours'),
      /^policy\/general\.yaml:13 a visit of 9 hours \(visit\.length\) does not fit into 9:00–17:00 \(visit\.workday\) \| let the hours/,
    ],
    [
      'a visit longer than those of a rest day',
      edited('policy/general.yaml', 'restDay: { hours: closed', 'restDay: { hours: "10:00-11:59"'),
      /^policy\/general\.yaml:13 a visit of 2 hours \(visit\.length\) does not fit into 10:00–11:59 \(visit\.restDay\)/,
    ],
    [
      'no visiting hours on any working day',
      edited('policy/general.yaml', '"9:00-17:00"', 'closed'),
      /^policy\/general\.yaml:13 visit\.workday is closed, so that nobody could ever be visited/,
    ],
    [
      'a notice that leaves nothing to be booked',
      edited('policy/general.yaml', 'ahead: { duration: 30 days', 'ahead: { duration: 1 day'),
      /^policy\/general\.yaml:12 visit\.notice, 24 hours, leaves nothing of visit\.ahead, 1 day, to be booked/,
    ],
    [
      'a tab before a key after another',
      edited('teams.yaml', '  technicians', '\ttechnicians'),
      /^teams\.yaml:3 a tab stands before the text \| indent with spaces; YAML takes no tab$/,
    ],
    [
      'a tab before a part of a list',
      { 'prices.yaml': `${good['prices.yaml']}parts:\n  fridge:\n\t- { id: shelf }\n` },
      /^prices\.yaml:8 a tab stands before the text \| indent with spaces; YAML takes no tab$/,
    ],
    [
      'a full-width colon',
      edited('shop.yaml', 'hotline: ', 'hotline：'),
      /^shop\.yaml:2 not readable as YAML: .* \| write : , and " half-width, look at/,
    ],
    [
      'a full-width comma',
      edited('teams.yaml', '上门组, en', '上门组，en'),
      /^teams\.yaml:2 not readable as YAML: .* \| write : , and " half-width, look at/,
    ],
    [
      'a file in another encoding',
      edited('shop.yaml', '安心售后', '\uFFFD\uFFFD'),
      /^shop\.yaml:1 this is not UTF-8 text \| save the file as UTF-8$/,
    ],
    [
      'a colour that was taken for a comment',
      edited('shop.yaml', '"#1a7f5a"', '#1a7f5a'),
      /^shop\.yaml:7 colour is empty, not text \| write text here; what begins with # needs quotes$/,
    ],
    [
      'a figure without its clause, however many answers name it',
      edited('policy/general.yaml', '{ hours: "9:00-18:00", source: S1 3.1.1 }', '"9:00-18:00"'),
      /^policy\/general\.yaml:6 hotline\.workday is text, not a group of keys \| write it as in knowledge\/content\/policy\/general\.yaml of the desk$/,
    ],
    [
      'a product that is called by its name',
      teams('  products: [雪柜]\n'),
      /^teams\.yaml:4 there is no product 雪柜 \| did you mean fridge\?$/,
    ],
    ['a file saved as text', { 'faq/ours.yaml.txt': '[]' }, /^faq\/ours\.yaml\.txt:- .* \| name it faq\/ours\.yaml$/],
    [
      'a tab before a key',
      edited('shop.yaml', 'name: { zh-CN', 'name:\n\t{ zh-CN'),
      /^shop\.yaml:2 a tab stands before the text \| indent with spaces; YAML takes no tab$/,
    ],
    ['an unknown file', { 'faq/hours.yml': '[]' }, /^faq\/hours\.yml:- no file of this name is read/],
    [
      'a key written twice',
      edited('shop.yaml', 'city:', 'hotline: 400-000-0001\ncity:'),
      /^shop\.yaml:4 this key is written twice/,
    ],
    ['broken YAML', edited('shop.yaml', 'city: {', 'city: ['), /^shop\.yaml:\d+ not readable as YAML/],
    ['an empty file', { 'synonyms.yaml': '# nothing\n' }, /^synonyms\.yaml:1 this is empty, not a list/],
    ['an unknown key', edited('shop.yaml', 'colour:', 'fax: 1\ncolour:'), /^shop\.yaml:7 fax is no known key/],
    ['a missing key', edited('shop.yaml', /colour.*\n/, ''), /^shop\.yaml:1 colour is missing/],
    [
      'a number for a text',
      edited('shop.yaml', '400-000-0000', '4000000000'),
      /^shop\.yaml:2 hotline is a number, not text \| put it in quotes/,
    ],
    [
      'a bad colour',
      edited('shop.yaml', '#1a7f5a', 'green'),
      /^shop\.yaml:7 colour is no colour \| write it as "#1a7f5a"/,
    ],
    [
      'a bad figure',
      edited('policy/general.yaml', '24 hours', 'one day'),
      /^policy\/general\.yaml:11 visit\.notice\.duration is no length of time/,
    ],
    [
      'a figure without a clause',
      edited('policy/general.yaml', ', source: S1 3.1.2', ''),
      /^policy\/general\.yaml:7 hotline\.restDay\.source is missing/,
    ],
    [
      'a figure left out',
      edited('policy/general.yaml', / {2}restDay: .*16.*\n/, ''),
      /^policy\/general\.yaml:5 hotline\.restDay is missing/,
    ],
    [
      'an unknown repair way',
      edited('products.yaml', 'on-site', 'onsite'),
      /^products\.yaml:6 repairWay is none of on-site, mail-in \| did you mean on-site\?/,
    ],
    [
      'a product of no profile',
      edited('products.yaml', 'on-site', 'on-site\n  profile: cars'),
      /^products\.yaml:7 there is no profile cars/,
    ],
    [
      'a name of two products',
      edited('products.yaml', '雪柜', '冰箱'),
      /^products\.yaml:4 the name for a product "冰箱" is used twice/,
    ],
    [
      'a product that a team is sent for and nobody sells',
      teams('  products: [fridge, fridges]\n'),
      /^teams\.yaml:4 there is no product fridges \| did you mean fridge\?$/,
    ],
    [
      'a product far from every other',
      teams('  products:\n    - fridge\n    - aeroplane\n'),
      /^teams\.yaml:6 there is no product aeroplane \| name it by its id in products\.yaml, or take it out$/,
    ],
    [
      'a product that two teams are sent for',
      teams('  products: [fridge]\n', 'north', '  products: [fridge]\n'),
      /^teams\.yaml:8 the product of a team "fridge" is used twice \| it also stands in teams\.yaml, line 4;/,
    ],
    [
      'two teams of one id',
      teams('', 'home', '  products: [fridge]\n'),
      /^teams\.yaml:4 the id "home" is used twice \| it also stands in teams\.yaml, line 1;/,
    ],
    [
      'a second team that is sent for everything else',
      teams('', 'north'),
      /^teams\.yaml:4 north has no products, as home in line 1 \| name the products of one of the two/,
    ],
    [
      'a team of nobody',
      edited('teams.yaml', 'technicians: 2', 'technicians: 0'),
      /^teams\.yaml:3 technicians is empty or too small \| at least 1 is needed here$/,
    ],
    [
      'a synonym of two words',
      { 'synonyms.yaml': `${good['synonyms.yaml']}- { canonical: 师父, variants: [工程师] }\n` },
      /^synonyms\.yaml:3 the synonym "工程师" is used twice/,
    ],
    [
      'a holiday table under another year',
      { 'holidays/2027.yaml': good['holidays/2026.yaml'] },
      /^holidays\/2027\.yaml:1 year is 2026 in holidays\/2027\.yaml/,
    ],
    [
      'a day that does not exist',
      edited('holidays/2026.yaml', '2026-10-07', '2026-10-32'),
      /^holidays\/2026\.yaml:5 holidays\.to is no date/,
    ],
    [
      'a make-up day in the week',
      edited('holidays/2026.yaml', '2026-10-10', '2026-10-12'),
      /^holidays\/2026\.yaml:6 holidays\.makeUp names 2026-10-12/,
    ],
  ];
  for (const [what, changes, expected] of cases) {
    it(`is told with its place: ${what}`, () => {
      const found = problems(changes);
      expect(found, found.join('\n')).to.have.lengthOf(1);
      expect(found[0]).to.match(expected);
    });
  }

  it('hides no other in its file, even where a key is written twice', () => {
    const more = entry('more').replace('  leadsTo: repair', '  leadsTo: nowhere\n  leadsTo: nowhere');
    expect(problems({ 'faq/more.yaml': more }).map(line => line.replace(/ \|.*/, ''))).to.deep.equal([
      'faq/more.yaml:3 there is no dialog nowhere',
      'faq/more.yaml:4 this key is written twice',
    ]);
  });

  it('in a product is no fault of the team that is sent for it', () => {
    const found = problems({
      ...edited('products.yaml', 'on-site', 'by-air'),
      ...teams('  products: [fridge]\n', 'north', '  products: [oven]\n'),
    });
    expect(found.map(line => line.replace(/ \|.*/, ''))).to.deep.equal([
      'products.yaml:6 repairWay is none of on-site, mail-in',
      'teams.yaml:8 there is no product oven',
    ]);
    expect(problems({ 'products.yaml': 'a: [', ...teams('  products: [oven]\n') }).join()).to.not.include('teams.yaml');
  });

  it('hides no other', () => {
    const found = problems({
      ...edited('shop.yaml', 'colour:', 'color:'),
      ...edited('policy/general.yaml', 'general-1', 'general 1'),
      'faq/hours.yaml': entry('opening-hours', { leadsTo: 'nowhere', source: 'S9' }).replaceAll(
        'hotline.',
        'hotlines.',
      ),
      'faq/broken.yaml': '- id: [',
      'faq/half.yaml': `- id: Half\n${entry('whole', { chinese: 1 })}`,
      'synonyms.yaml': undefined,
      'notes.yaml': '',
    });
    expect(found.map(line => line.replace(/ \|.*/, ''))).to.include.members([
      'shop.yaml:7 color is no known key',
      'shop.yaml:1 colour is missing',
      'policy/general.yaml:3 version is no version',
      'faq/hours.yaml:3 there is no dialog nowhere',
      'faq/hours.yaml:2 the clause "S9" stands in no known standard',
      'faq/hours.yaml:14 there is no figure {hotlines.workday}',
      'faq/half.yaml:1 source is missing',
      'faq/half.yaml:7 whole has 1 phrases in zh-CN, fewer than 6',
      'synonyms.yaml:- the file is missing',
      'notes.yaml:- no file of this name is read',
    ]);
    expect(found.filter(line => line.startsWith('faq/broken.yaml:1 not readable'))).not.to.be.empty;
  });

  it('comes in the order of files and lines', () => {
    const found = parsed({ ...edited('shop.yaml', 'colour:', 'color:'), 'faq/hours.yaml': '- {}\n- {}\n' });
    const lines = found.ok ? [] : found.problems.map(({ file, line = 0 }) => [file, line] as const);
    expect(lines).to.have.lengthOf.above(5);
    expect(lines).to.deep.equal([...lines].sort(([a, b], [c, d]) => (a === c ? b - d : a < c ? -1 : 1)));
  });
});

describe('dialogs that customers ask for', () => {
  const told = (changes: Readonly<Record<string, string>> = {}) => {
    const content = parseContent(new Map(Object.entries({ ...good, ...changes })), dialogs, undefined, [
      'repair',
      'menu',
    ]);
    return content.ok ? [] : content.problems.map(({ file, wrong, help }) => `${file} ${wrong} | ${help}`);
  };

  it('need a title and phrases each: content from before one came is told where they are', () => {
    expect(told()).to.deep.equal([
      'intents/menu.yaml the dialog menu has no title and no phrases | copy knowledge/content/intents/menu.yaml of the desk to here; empty its lists of phrases if you do not offer it',
    ]);
    expect(
      told({
        'intents/all.yaml':
          '- dialog: menu\n  zh-CN: { title: 菜单, phrases: [] }\n  en-US: { title: Menu, phrases: [] }\n',
      }),
    ).to.deep.equal([]);
  });

  it('are not missed while a file of them cannot be read', () => {
    expect(told({ 'intents/menu.yaml': 'a: [' }).filter(line => line.includes('no title'))).to.deep.equal([]);
  });
});

describe('the lists of a policy', () => {
  const general = good['policy/general.yaml'] ?? '';
  const withList = (list: string) =>
    problems({ 'policy/general.yaml': general.replace('  excluded: [misuse]\n', `  excluded: [misuse]\n${list}`) });

  it('have a clause beside each entry, of a known standard', () => {
    expect(withList('  starts:\n    - { from: received, source: T9 1 }\n')).to.deep.equal([
      'policy/general.yaml:27 the clause "T9 1" stands in no known standard | name it in standards.yaml, or correct the clause (S1?)',
    ]);
    expect(withList('  uncovered:\n    - { name: { zh-CN: 线, en-US: Cable } }\n')[0]).to.match(
      /^policy\/general\.yaml:27 warranty\.uncovered/,
    );
  });

  it('name no day twice that a term may start on, and one at least', () => {
    const twice = '  starts:\n    - { from: received, source: S1 1 }\n    - { from: received, source: S1 1 }\n';
    expect(withList(twice)[0]).to.match(/^policy\/general\.yaml:2\d warranty\.starts names a day twice/);
    expect(withList('  starts: []\n')[0]).to.match(/^policy\/general\.yaml:26 warranty\.starts is empty/);
    expect(withList('  starts:\n    - { from: bought, source: S1 1 }\n')).to.have.lengthOf(1);
  });
});

describe('visiting hours', () => {
  it('may be as long as one visit, and closed where nobody is sent', () => {
    expect(problems(edited('policy/general.yaml', '"9:00-17:00"', '"9:00-11:00"'))).to.deep.equal([]);
    const none = { ...edited('policy/general.yaml', '"9:00-17:00"', 'closed'), 'teams.yaml': '[]\n' };
    expect(problems(none)).to.deep.equal([]);
  });

  it('are told once, in the profile that has them', () => {
    const child = (more: string) => `profile: appliance
extends: general
name: { zh-CN: 家电, en-US: Appliances }
version: "1"
effective: 2026-11-01
${more}`;
    const long = edited('policy/general.yaml', 'length: { duration: 2 hours', 'length: { duration: 9 hours');
    expect(problems({ ...long, 'policy/appliance.yaml': child('') })).to.have.lengthOf(1);
    const short = child('visit:\n  workday: { hours: "9:00-10:00", source: S1 2 }\n');
    expect(problems({ 'policy/appliance.yaml': short }).map(line => line.replace(/ \|.*/, ''))).to.deep.equal([
      'policy/appliance.yaml:7 a visit of 2 hours (visit.length) does not fit into 9:00–10:00 (visit.workday)',
    ]);
  });
});

describe('profiles that do not fit together', () => {
  const profile = (name: string, parent: string, more = '') => `profile: ${name}
extends: ${parent}
name: { zh-CN: 名, en-US: Name }
version: "1"
effective: 2026-11-01
${more}`;

  it('are told: an unknown parent', () => {
    expect(problems({ 'policy/appliance.yaml': profile('appliance', 'genral') })).to.deep.equal([
      'policy/appliance.yaml:2 extends genral, which does not exist | did you mean general?',
    ]);
  });

  it('are told: a circle, once for each profile in it, and not for those that only lead into it', () => {
    const found = problems({
      'policy/a.yaml': profile('a', 'b'),
      'policy/b.yaml': profile('b', 'a'),
      'policy/c.yaml': profile('c', 'a'),
      'policy/self.yaml': profile('self', 'self'),
    });
    expect(found.map(line => line.replace(/ \|.*/, ''))).to.deep.equal([
      'policy/a.yaml:2 extends itself: a → b → a',
      'policy/b.yaml:2 extends itself: b → a → b',
      'policy/self.yaml:2 extends itself: self → self',
    ]);
  });

  it('are told: a file that names another profile', () => {
    expect(problems({ 'policy/appliance.yaml': profile('car', 'general') })).to.deep.equal([
      'policy/appliance.yaml:1 profile is car in policy/appliance.yaml | write "profile: appliance", or rename the file',
    ]);
  });

  it('are told: a fault of the child at the child, one of the parent at the parent alone', () => {
    const found = problems({
      ...edited('policy/general.yaml', '24 hours', 'one day'),
      'policy/appliance.yaml': profile(
        'appliance',
        'general',
        'visit:\n  held: { duration: 9 lives, source: S1 1 }\nfees: 1\n',
      ),
    });
    expect(found.map(line => line.split(' is ')[0])).to.deep.equal([
      'policy/appliance.yaml:7 visit.held.duration',
      'policy/appliance.yaml:8 fees',
      'policy/general.yaml:11 visit.notice.duration',
    ]);
  });

  it('are not called missing when their file cannot be read', () => {
    const found = problems({ 'policy/general.yaml': 'a: [', 'policy/appliance.yaml': profile('appliance', 'general') });
    expect(found.filter(line => !line.startsWith('policy/general.yaml:'))).to.deep.equal([]);
    expect(found).not.to.deep.equal([]);
  });
});
