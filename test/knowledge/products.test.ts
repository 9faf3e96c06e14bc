import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { shippedContent } from '../../bot/content.ts';
import { dialogIds } from '../../dialogs/ids.ts';
import { parseContent } from '../../knowledge/content.ts';
import { modelKey } from '../../knowledge/products.ts';

const shipped = new Map(
  readdirSync(shippedContent, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => [name.replaceAll('\\', '/'), readFileSync(join(shippedContent, name), 'utf8')]),
);

/** The shipped catalogue with one product's lines in place of the fridge's. */
function problems(from: string | RegExp, to: string): string[] {
  const text = shipped.get('products.yaml') ?? '';
  const changed = text.replace(from, to);
  expect(changed).to.not.equal(text);
  const content = parseContent(new Map([...shipped, ['products.yaml', changed]]), dialogIds);
  const lines = changed.split('\n');
  return content.ok
    ? []
    : content.problems.map(
        ({ file, line, wrong }) => `${file} [${lines[(line ?? 0) - 1]?.trim().slice(0, 8)}] ${wrong}`,
      );
}

describe('the sample catalogue', () => {
  const content = parseContent(shipped, dialogIds);
  const products = content.ok ? content.knowledge.products : [];
  const product = (id: string) => products.find(each => each.id === id);

  it('gives every product two to four models', () => {
    expect(products).to.not.be.empty;
    for (const { id, models } of products) expect(models.length, id).to.be.within(2, 4);
  });
  it('covers a laser emitter for two years and its unit for one (S12 一.1)', () => {
    const laser = product('laser-device');
    expect(laser?.warranty).to.deep.equal({ kind: 'span', amount: 1, unit: 'year', source: ['S12 一.1'] });
    expect(laser?.parts[0]).to.deep.equal({
      name: { 'zh-CN': '激光发射器', 'en-US': 'Laser emitter' },
      warranty: { kind: 'span', amount: 2, unit: 'year', source: ['S12 一.1'] },
    });
  });
  it('has terms for parts, longer and shorter than the product', () => {
    for (const id of ['air-conditioner', 'washing-machine', 'water-heater', 'fridge', 'laptop']) {
      expect(product(id)?.warranty, id).to.not.equal(undefined);
      expect(product(id)?.parts, id).to.not.be.empty;
    }
  });
});

describe('a catalogue', () => {
  it('shares no model between two products, however it is written', () => {
    expect(problems('AX-BX218', 'AX-KF35')).to.deep.equal([
      'products.yaml [models: ] the model "AX-KF35" is used twice',
    ]);
    expect(problems('AX-BX218', 'AXKF-35')).to.deep.equal([
      'products.yaml [models: ] the model "AXKF-35" is used twice',
    ]);
  });
  it('names no model in small letters, and no clause of an unknown standard', () => {
    expect(problems('AX-BX218', 'ax-bx218')[0]).to.match(/^products\.yaml \[models: ] models is no model code/);
    expect(problems('duration: 2 years, source: S12 一.1', 'duration: 2 years, source: S99 1')).to.deep.equal([
      'products.yaml [- { name] the clause "S99 1" stands in no known standard',
    ]);
    expect(
      problems('warranty: { duration: 1 year, source: S12 一.1', 'warranty: { duration: 1 year, source: T1'),
    ).to.deep.equal(['products.yaml [warranty] the clause "T1" stands in no known standard']);
  });
  it('names no part twice in one product', () => {
    expect(problems('门封条', '压缩机')).to.deep.equal(['products.yaml [- { name] the part "压缩机" is used twice']);
  });
});

describe('a model code', () => {
  it('is the same with and without hyphens, in any case and width', () => {
    for (const code of ['AX-KF35', 'ax kf35', 'ＡＸ－ＫＦ３５', 'AXKF35', 'AX–KF/35'])
      expect(modelKey(code)).to.equal('AXKF35');
  });
});
