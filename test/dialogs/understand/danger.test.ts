import { expect } from 'chai';
import fc from 'fast-check';
import { readDanger } from '../../../dialogs/understand/danger.ts';
import { alarms, noAlarms } from '../../content/danger-lines.ts';
import { moreAlarms, moreNoAlarms } from '../../content/danger-lines-later.ts';

describe('danger', () => {
  for (const [text, kind] of [...alarms, ...moreAlarms]) {
    it(`raises the alarm at "${text}"`, () => expect(readDanger(text)).to.deep.equal({ kind, mode: 'alarm' }));
  }
  for (const text of [...noAlarms, ...moreNoAlarms]) {
    it(`raises none at "${text}"`, () => expect(readDanger(text)?.mode).not.to.equal('alarm'));
  }
  it('gives advice where danger is over or asked about', () => {
    for (const text of [
      '现在不漏电了',
      '热水器会漏电吗',
      '怎么防漏电',
      '会不会漏电',
      'how to avoid electric shock',
      '万一触电了怎么急救',
    ]) {
      expect(readDanger(text), text).to.deep.equal({ kind: 'electric', mode: 'advice' });
    }
  });
  it('says nothing of words that only look alike', () => {
    for (const text of [
      '漏电保护器怎么安装',
      '起火锅',
      '我快气炸了',
      '电池续航',
      '麻烦了',
      '画面模糊',
      '燃气灶打不着火',
    ]) {
      expect(readDanger(text), text).to.equal(undefined);
    }
  });
  it('is heard in the midst of a long story, in full-width, capitals and traditional characters', () => {
    expect(readDanger(`${'我家这台机器用了很久，'.repeat(50)}刚才冒煙了${'，一直挺好的'.repeat(50)}`)).to.deep.equal({
      kind: 'fire',
      mode: 'alarm',
    });
    expect(readDanger('ＳＭＯＫＥ coming out')).to.deep.equal({ kind: 'fire', mode: 'alarm' });
  });
  it('is read from the gravest on', () => {
    expect(readDanger('电池冒烟了，还闻到煤气味')?.kind).to.equal('gas');
    expect(readDanger('漏水到插座跳闸了')?.kind).to.equal('electric');
  });
  it('is never drowned by what stands before it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...alarms.map(([text]) => text)),
        fc.constantFrom('你好，', '师傅，', '麻烦问一下，', '我家机器坏了。', '急！', '昨天打过电话，'),
        (text, opening) => {
          expect(readDanger(opening + text)?.mode).to.equal('alarm');
        },
      ),
    );
  });
  it('never fails, and never takes long, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => void readDanger(text)));
    const began = performance.now();
    for (const text of [
      '冒'.repeat(5000),
      '漏水'.repeat(2500),
      'smell '.repeat(900),
      '电池'.repeat(2500),
      '不'.repeat(5000),
    ])
      readDanger(text);
    expect(performance.now() - began).to.be.below(1500);
  });
});
