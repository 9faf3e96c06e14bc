import { expect } from 'chai';
import { chainOf, divisionsOf, divisionsOfChina, liesIn } from '../../knowledge/divisions.ts';

const divisions = divisionsOfChina();
const places = [...new Set([...divisions.named.values()].flat().map(({ division }) => division))].map(division =>
  chainOf(division).map(({ name }) => name),
);

describe('the divisions of China', () => {
  it('are complete and lie in each other', () => {
    expect(places.filter(({ length }) => length === 1)).to.have.length(34);
    expect(places.filter(({ length }) => length === 3).length).to.be.above(2700);
    expect(
      divisions.named.get('昆山市')?.map(({ division }) => chainOf(division).map(({ name }) => name)),
    ).to.deep.equal([['江苏省', '苏州市', '昆山市']]);
  });
  it('are called by what is left of long names', () => {
    for (const [called, name] of [
      ['恩施州', '恩施土家族苗族自治州'],
      ['景宁', '景宁畲族自治县'],
      ['内蒙古', '内蒙古自治区'],
      ['新疆省', '新疆维吾尔自治区'],
    ] as const)
      expect(
        divisions.named.get(called)?.map(({ division }) => division.name),
        called,
      ).to.include(name);
  });
  it('lie in themselves and in what holds them', () => {
    const only = (name: string) => divisions.named.get(name)?.[0]?.division;
    const [province, city, district] = ['江苏省', '苏州市', '昆山市'].map(only);
    if (province === undefined || city === undefined || district === undefined) throw new Error('not listed');
    expect([liesIn(district, city), liesIn(district, province), liesIn(city, city)]).to.deep.equal([true, true, true]);
    expect([liesIn(city, district), liesIn(undefined, province)]).to.deep.equal([false, false]);
  });
  it('are read from any list of codes, whatever it leaves out', () => {
    const few = divisionsOf([
      { code: '110000', name: '北京市' },
      { code: '110100', name: '北京市' },
      { code: '110105', name: '朝阳区' },
      { code: '429000', name: '省直辖县级行政区划' },
      { code: '429004', name: '仙桃市' },
      { code: '420000', name: '湖北省' },
      { code: '429005', name: '潜江市' },
      { code: '441900', name: '东莞市' },
    ]);
    expect(few.named.get('朝阳')?.map(({ full }) => full)).to.deep.equal([false]);
    expect(few.named.get('潜江市')?.map(({ division }) => division.level)).to.deep.equal(['city']);
    expect(few.named.get('仙桃市')).to.equal(undefined);
    expect(few.named.get('东莞市')).to.equal(undefined);
  });
});
