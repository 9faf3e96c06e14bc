import { expect } from 'chai';
import fc from 'fast-check';
import { addressToldIn, findAddress, namesDoor, placeToldIn } from '../../../dialogs/understand/address.ts';
import { shownPlace, splitAddress } from '../../../dialogs/understand/address-split.ts';
import { chainOf, divisionsOf, divisionsOfChina } from '../../../knowledge/divisions.ts';

const divisions = divisionsOfChina();
const places = [...new Set([...divisions.named.values()].flat().map(({ division }) => division))].map(division =>
  chainOf(division).map(({ name }) => name),
);

describe('divisions by their codes', () => {
  it('are told apart by their codes alone', () => {
    const two = divisionsOf([
      { code: '320000', name: '江苏省' },
      { code: '320100', name: '南京市' },
      { code: '320106', name: '鼓楼区' },
    ]);
    expect(splitAddress('鼓楼区中山路1号', two)).to.deep.equal({
      outcome: 'split',
      province: '江苏省',
      city: '南京市',
      district: '鼓楼区',
      rest: '中山路1号',
    });
  });
});

describe('the place of an address', () => {
  it('is found for every district of the country, whole and with the province left out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places.filter(({ length }) => length === 3)), chain => {
        const [province = '', city = '', district = ''] = chain;
        for (const told of [`${province}${city}${district}幸福街8号`, `${city}${district}幸福街8号`]) {
          const split = splitAddress(told, divisions);
          expect(split, told).to.deep.equal({ outcome: 'split', province, city, district, rest: '幸福街8号' });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is never one that was not told: its names are in the text, or are the only ones above those', () => {
    const words = [...divisions.named.keys()].filter((_, at) => at % 40 === 0);
    const parts = fc.array(fc.constantFrom(...words, '人民路', '8号', '，', ' ', '小区'), { maxLength: 5 });
    fc.assert(
      fc.property(parts, told => {
        const text = told.join('');
        const split = splitAddress(text, divisions);
        if (split.outcome === 'split')
          expect(text).to.include((split.district ?? split.city ?? split.province).slice(0, 2));
      }),
    );
  });

  it('is not guessed where a district is in several cities, nor mended where names do not fit', () => {
    const several = splitAddress('鼓楼区中山路1号', divisions);
    expect(several.outcome === 'several' && several.places.map(shownPlace)).to.deep.equal([
      '江苏省南京市鼓楼区',
      '江苏省徐州市鼓楼区',
      '福建省福州市鼓楼区',
      '河南省开封市鼓楼区',
    ]);
    expect(splitAddress('深圳市浦东新区世纪大道100号', divisions)).to.deep.equal({
      outcome: 'contradiction',
      said: ['深圳市', '浦东新区'],
    });
  });

  it('is not a street that is called after a city', () => {
    for (const text of ['南京西路一百号', '中山四路5号', '北京东路8号', '昆山市场3号铺', '朝阳门外大街1号'])
      expect(splitAddress(text, divisions), text).to.deep.equal({ outcome: 'unsplit' });
  });

  it('is read in a few milliseconds, however busy the machine is', () => {
    const text = '师傅，空调不制冷，张三 13800138000 广东省深圳市南山区科技园科苑路15号3栋502';
    placeToldIn(text);
    const begun = process.hrtime.bigint();
    for (let time = 0; time < 50; time++) placeToldIn(text);
    expect(Number(process.hrtime.bigint() - begun) / 1e6 / 50).to.be.below(10);
  });
});

describe('an address in a message', () => {
  it('may have its numbers in Chinese', () => {
    for (const address of ['南京西路一百号', '人民路二十八弄六号三零一', '曹杨新村十二栋三单元五零二'])
      expect(findAddress(`师傅来一趟，${address}，谢谢`), address).to.equal(address);
  });
  it('is told apart from the name and the number that are pasted with it', () => {
    expect(addressToldIn('张三 13800138000 上海市浦东新区张江路88号5栋201')).to.deep.equal({
      address: '上海市浦东新区张江路88号5栋201',
      name: '张三',
    });
  });
  it('is none in a sentence about dates, lines, floors and parts', () => {
    for (const text of [
      '24号能来吗',
      '三号线坐到底怎么走',
      '二楼会议室的投影仪不亮',
      '走了一路才发现2号滤芯没买',
      '空调一号机不冷',
    ])
      expect(findAddress(text), text).to.equal(undefined);
  });
  it('names a door or does not', () => {
    for (const rest of ['科技园路1号', '幸福小区', '王村', '南京西路一百号', '望京SOHO塔3'])
      expect(namesDoor(rest), rest).to.equal(true);
    for (const rest of ['', '科技园', '南京西路']) expect(namesDoor(rest), rest).to.equal(false);
  });
  it('is looked for quickly in whatever is sent', () => {
    for (const text of [
      '1'.repeat(2000),
      '路'.repeat(2000),
      '人民路 1 '.repeat(250),
      '上海'.repeat(1000),
      '我在 '.repeat(600),
    ]) {
      const begun = process.hrtime.bigint();
      findAddress(text);
      expect(Number(process.hrtime.bigint() - begun) / 1e6, text.slice(0, 6)).to.be.below(100);
    }
  });
});
