import { expect } from 'chai';
import { readRating } from '../../../dialogs/understand/rating.ts';

const five = { worst: 1, best: 5 };
const marks = (...list: readonly string[]) => list.flatMap(line => line.split('|'));

describe('a rating', () => {
  const figures: Readonly<Record<number, readonly string[]>> = {
    5: marks(
      '5分5分|5分|五分|5星|五星|五颗星|5颗星|⭐⭐⭐⭐⭐|★★★★★|🌟🌟🌟🌟🌟|５分|五分！|5 分。|我给5分|打5分|给你们打五分吧|必须5分|5分，谢谢|满分|五星好评|5分好评|5分 很满意|5星，谢谢师傅',
      'five stars|5 stars|5 star|5/5|five out of five|5 points|5 out of 5|I give 5 stars|Five stars, thanks!|5 stars please',
    ),
    4: marks(
      '4分|四分|4星|四颗星|★★★★☆|⭐️⭐️⭐️⭐️|４分|4/5|４／５|4 stars|four stars|four out of five|改成4分|改为四分吧|change it to 4 stars|给四星',
    ),
    3: marks('3分|三分|三星|⭐⭐⭐|3/5|three stars|打3分'),
    2: marks('2分|两分|二星|两星|2 stars|★★|2分 不满意'),
    1: marks('1分|一分|一星|1星|⭐|one star|1/5|给1分|1 star'),
  };
  const words: Readonly<Record<number, readonly string[]>> = {
    5: marks(
      '很满意|非常满意|十分满意|很满意。|非常满意，谢谢|服务很满意|这次非常满意|特别满意！！！|好评|好评！|👍|👍👍👍|👍🏻|太棒了|很好|非常好|满意极了|赞|對服務很滿意|总体来说非常满意',
      'very satisfied|Very satisfied, thank you|excellent|great|perfect!|very good|extremely satisfied|I am very satisfied|great service|amazing',
    ),
    4: marks(
      '满意满意|都挺好|满意|满意的|挺满意|比较满意|还算满意|不错|挺好的|滿意|满意，辛苦了|satisfied|good|quite satisfied|I am satisfied',
    ),
    3: marks('一般|一般般|还行|还可以|还行吧|凑合|马马虎虎|就那样|so so|so-so|average|neutral'),
    2: marks(
      '不满意|不太满意|不怎么满意|不是很满意|不满意！|不太好|不怎么样|dissatisfied|not satisfied|not happy|bad|poor|disappointed',
    ),
    1: marks(
      '很不满意|非常不满意|差评|很差|太差了|差劲|太差劲了|垃圾|👎|👎👎|一点都不满意|服务太差了|terrible|very dissatisfied|awful|very bad|the worst',
    ),
  };
  for (const [said, all] of [
    ['figure', figures],
    ['words', words],
  ] as const) {
    for (const [mark, texts] of Object.entries(all)) {
      for (const text of texts) {
        it(`${mark}: ${text}`, () => {
          const expected = { kind: 'mark', mark: Number(mark), said };
          expect(readRating(text, five)).to.deep.equal(expected);
        });
      }
    }
  }

  for (const [text, mark] of [
    ['5', 5],
    ['５', 5],
    ['五', 5],
    ['3', 3],
    ['1', 1],
    ['four', 4],
    ['我给5', 5],
  ] as const) {
    it(`is a bare number: ${text}`, () => {
      expect(readRating(text, five)).to.deep.equal({ kind: 'mark', mark, said: 'number' });
    });
  }

  for (const text of marks(
    '10分|100分|8/10|0分|6星|4.5分|7 out of 10|⭐⭐⭐⭐⭐⭐|4 out of 10|5分，不满意|1分 很满意|9',
  )) {
    it(`is to be asked about: ${text}`, () => expect(readRating(text, five)).to.deep.equal({ kind: 'unclear' }));
  }

  for (const text of marks(
    '满意吗|你满意吗？|五星级酒店|五星级酒店的空调坏了|5分钟后再说|等5分钟|五分钟|空调5匹|1号上门|满意个屁|不是不满意|没什么不满意的|我要报修|空调不制冷|好的|好|可以|行|嗯|谢谢|不用了|怎么打分|几分算满意|打几分好|满意度必须填吗|5月5日|5楼|138 1234 5678|第5个|5号|5年了|2024|人工|不好意思|不行|不行了|差点忘了|差不多|一般几天能修好|一般多久|还行不行了|师傅很专业但是收费太贵|下次希望快一点',
    'is it good?|how good|five star hotel|in 5 minutes|good morning|good evening|not good enough for a hotel|thanks|ok|yes|bad smell from the washer|poor cooling|it makes a bad noise|5 years|fair enough, when do you come|great, and when?|nice to meet you',
  )) {
    it(`is none: ${text}`, () => expect(readRating(text, five)).to.equal(undefined));
  }

  it('takes its place on whatever scale the shop has', () => {
    const ten = { worst: 1, best: 10 };
    const read = (text: string) => readRating(text, ten);
    expect(read('10分')).to.deep.equal({ kind: 'mark', mark: 10, said: 'figure' });
    expect(read('8/10')).to.deep.equal({ kind: 'mark', mark: 8, said: 'figure' });
    expect(read('很满意')).to.include({ mark: 10 });
    expect(read('很不满意')).to.include({ mark: 1 });
    expect(read('11分')).to.deep.equal({ kind: 'unclear' });
  });

  it('is read quickly, however long the message is', () => {
    for (const text of ['给'.repeat(60), '打给'.repeat(30), '谢谢'.repeat(5000), 'a '.repeat(30), '5分'.repeat(30)]) {
      readRating(text, five);
    }
  }).timeout(1000);
});
