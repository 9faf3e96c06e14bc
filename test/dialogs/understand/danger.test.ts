import { expect } from 'chai';
import fc from 'fast-check';
import { readDanger, withoutDenied } from '../../../dialogs/understand/danger.ts';
import { alarms, noAlarms } from '../../content/danger-lines.ts';
import { familyAdvice, familyAlarms, familyNoAlarms } from '../../content/danger-lines-families.ts';
import { freshAlarms, freshNoAlarms } from '../../content/danger-lines-fresh.ts';
import { moreAlarms, moreNoAlarms } from '../../content/danger-lines-later.ts';
import { testerAlarms, testerNoAlarms } from '../../content/danger-lines-tester.ts';

describe('danger', () => {
  for (const [text, kind] of [...alarms, ...moreAlarms, ...testerAlarms, ...familyAlarms, ...freshAlarms]) {
    it(`raises the alarm at "${text}"`, () => expect(readDanger(text)).to.deep.equal({ kind, mode: 'alarm' }));
  }
  for (const text of [...noAlarms, ...moreNoAlarms, ...testerNoAlarms, ...familyNoAlarms, ...freshNoAlarms]) {
    it(`raises none at "${text}"`, () => expect(readDanger(text)?.mode).not.to.equal('alarm'));
  }
  for (const [text, kind] of familyAdvice) {
    it(`gives advice at "${text}"`, () => expect(readDanger(text)).to.deep.equal({ kind, mode: 'advice' }));
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
  it('that is denied or over is taken out, and the rest stays', () => {
    for (const [text, rest] of [
      ['没有漏电就是不热', '就是不热'],
      ['不冒烟也没有糊味，就是不转', '就是不转'],
      ['微波炉不加热 但是灯亮 转盘转 没火花', '微波炉不加热，灯亮，转盘转'],
      ['之前漏电修好了，现在又不热了', '现在又不热了'],
      ['no sparks, no burning smell but the dryer does not heat', 'the dryer does not heat'],
      ['现在不漏电了', ''],
      ['洗衣机漏电，不脱水', '洗衣机漏电,不脱水'],
      ['热水器会漏电吗', '热水器会漏电吗'],
    ] as const) {
      expect(withoutDenied(text), text).to.equal(rest);
    }
    expect(withoutDenied('洗衣机会不会漏电，现在不脱水了', 'general')).to.equal('现在不脱水了');
  });
  it('never fails, and never takes long, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => void readDanger(text)));
    const began = process.cpuUsage();
    const unit = [
      '冒',
      '漏水',
      'smell ',
      '电池',
      '不',
      '不漏电,',
      '电伤',
      '噼啪',
      '火箭',
      '没有冒烟',
      'battery not ',
      '昨天冒烟',
    ];
    for (const each of unit) {
      const long = each.repeat(5000).slice(0, 5000);
      readDanger(long);
      withoutDenied(long);
    }
    expect(process.cpuUsage(began).user / 1000).to.be.below(1500);
  });
});
