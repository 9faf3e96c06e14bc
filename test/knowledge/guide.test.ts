import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { problemLine, shippedContent } from '../../bot/content.ts';
import { dialogIds, spokenDialogIds } from '../../dialogs/ids.ts';
import { filled, parseContent } from '../../knowledge/content.ts';

const guide = readFileSync(join(shippedContent, '..', 'README.md'), 'utf8');
const [chinese = '', english = ''] = guide.split('\n## English\n');

/** The examples of one language of the guide: the file that each names in its first line, and its YAML. */
const examples = (text: string) =>
  [...text.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, file = '', yaml = '']) => ({ file, yaml }));

/** A shop that has followed every example: what is shown is changed or added, all else is as it was shipped. */
function followed(text: string) {
  const files = new Map(
    readdirSync(shippedContent, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.yaml'))
      .map(name => [name.replaceAll('\\', '/'), readFileSync(join(shippedContent, name), 'utf8')]),
  );
  for (const { file, yaml } of examples(text)) {
    const before = files.get(file);
    files.set(file, before === undefined ? yaml : stringify(changed(parse(before), parse(yaml))));
  }
  return parseContent(files, dialogIds, 'Asia/Shanghai', spokenDialogIds);
}

/** Entries of a list are known by their id or dialog, or are added; keys of a group are written over. */
function changed(old: unknown, shown: unknown): unknown {
  if (Array.isArray(old) && Array.isArray(shown)) {
    const isSame = (a: unknown, b: unknown) => (keyOf(a) === undefined ? a === b : keyOf(a) === keyOf(b));
    const kept = old.map(each => changed(each, shown.find(other => isSame(each, other)) ?? each));
    return [...kept, ...shown.filter(each => !old.some(other => isSame(each, other)))];
  }
  if (!isGroup(old) || !isGroup(shown)) return shown;
  const keys = Object.keys({ ...old, ...shown });
  return Object.fromEntries(keys.map(key => [key, key in shown ? changed(old[key], shown[key]) : old[key]]));
}

function keyOf(entry: unknown): unknown {
  return isGroup(entry) ? (entry.id ?? entry.dialog) : undefined;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('the guide to a shop of your own', () => {
  it('gives the same examples in both languages, of every kind of file that a shop changes', () => {
    expect(examples(english)).to.deep.equal(examples(chinese));
    expect([...new Set(examples(chinese).map(({ file }) => file))]).to.deep.equal([
      'shop.yaml',
      'policy/general.yaml',
      'holidays/2027.yaml',
      'days.yaml',
      'teams.yaml',
      'products.yaml',
      'prices.yaml',
      'faq/ours.yaml',
      'intents/repair.yaml',
      'policy/small.yaml',
    ]);
  });

  it('leads to a shop that starts, and says what the examples say', () => {
    const content = followed(chinese);
    if (!content.ok) return expect.fail(content.problems.map(problemLine).join('\n'));
    const { knowledge } = content;
    const { shop, policy, calendar, teams, products, faq, intents } = knowledge;
    expect([shop.name['zh-CN'], policy.version, calendar.years.has(2027)]).to.deep.equal([
      '顺心家电维修',
      'shunxin-1',
      true,
    ]);
    expect(teams.map(({ id, technicians }) => `${id} ${technicians}`)).to.deep.equal(['home 3', 'cold 1']);
    expect(products.at(-1)).to.deep.include({ id: 'air-purifier', profile: 'small', repairWay: 'mail-in' });
    const small = knowledge.policies.get('small');
    expect(small?.warranty.starts.map(({ from }) => from)).to.deep.equal(['received', 'invoiced', 'told']);
    expect([small?.fees.freight.other.party, small?.fees.freight.quality.party]).to.deep.equal(['shop', 'shop']);
    expect(small?.warranty.excluded).to.deep.equal(policy.warranty.excluded);
    expect(intents.find(({ dialog }) => dialog === 'repair')?.['zh-CN'].phrases).to.include('净化器不转了');
    const parking = faq.find(({ id }) => id === 'parking');
    expect(filled(parking?.['zh-CN'].answer ?? '', knowledge, 'zh-CN')).to.include('上门费是另一回事：80 元');
    expect(filled('{prices.air-purifier.filter} {prices.labour}', knowledge, 'en-US')).to.equal('CNY 99 by quotation');
  });

  it('names no figure that does not exist', () => {
    const content = followed(chinese);
    if (!content.ok) return expect.fail('see above');
    const { knowledge } = content;
    for (const [, path] of guide.matchAll(/\{((?:hotline|visit|shop|prices|appliance)\.[\w.-]+)\}/g))
      expect(filled(`{${path}}`, knowledge, 'zh-CN'), path).to.not.be.empty;
    for (const [, path = ''] of guide.matchAll(/`((?:hotline|visit|contact|warranty|tariff|fees|returns)\.\w+)`/g))
      expect(
        path.split('.').reduce<unknown>((group, key) => (group as Record<string, unknown>)[key], knowledge.policy),
        path,
      ).to.exist;
  });
});
