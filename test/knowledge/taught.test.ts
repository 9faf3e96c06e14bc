import { expect } from 'chai';
import { parse } from 'yaml';
import { taught } from '../../knowledge/taught.ts';

const faq = `# 费用
- id: fees
  zh-CN:
    title: 收费
    phrases:
      - 怎么收费 # 最常问
      - '多少钱: 起'

    answer: |
      看情况。
  en-US:
    title: Fees
    phrases: [what does it cost, "how much"]
    answer: It depends.
- id: hours
  zh-CN:
    phrases:
      - 几点上班`;
const intents = '- dialog: repair\n  zh-CN:\n    phrases:\n      - 报修\n';
const files = new Map([
  ['faq/fees.yaml', faq],
  ['intents/repair.yaml', intents],
]);

describe('a phrase that the desk is taught', () => {
  const phrasesOf = (text: string, index: number, language: string) => parse(text)[index][language].phrases;

  it('is one new line below the phrases of its answer, all else as it stood', () => {
    const found = taught(files, 'fees', 'zh-CN', '修一次几多钱');
    expect(found).to.deep.include({ file: 'faq/fees.yaml', line: 8 });
    const [added, ...others] = found?.text.split('\n').filter(line => !faq.split('\n').includes(line)) ?? [];
    expect([added, others]).to.deep.equal(['      - 修一次几多钱', []]);
    expect(phrasesOf(found?.text ?? '', 0, 'zh-CN')).to.deep.equal(['怎么收费', '多少钱: 起', '修一次几多钱']);
  });
  it('may be the last line of a file that has no end of line', () => {
    const found = taught(files, 'hours', 'zh-CN', '几点开门');
    expect(phrasesOf(found?.text ?? '', 1, 'zh-CN')).to.deep.equal(['几点上班', '几点开门']);
  });
  it('is quoted where YAML would read something else', () => {
    for (const phrase of ['- 怎么弄', 'a: b', '#1 是什么', '"', 'yes', '12', '[x]']) {
      const found = taught(files, '@repair', 'zh-CN', phrase);
      expect(phrasesOf(found?.text ?? '', 0, 'zh-CN')).to.deep.equal(['报修', phrase]);
    }
  });
  it('is added to a list that is written in one line', () => {
    const found = taught(files, 'fees', 'en-US', 'price, please: now');
    expect(phrasesOf(found?.text ?? '', 0, 'en-US')).to.deep.equal([
      'what does it cost',
      'how much',
      'price, please: now',
    ]);
  });
  it('belongs to an answer or a dialog that there is', () => {
    expect(taught(files, 'repair', 'zh-CN', 'x')).to.equal(undefined);
    expect(taught(files, '@fees', 'zh-CN', 'x')).to.equal(undefined);
    expect(taught(files, 'hours', 'en-US', 'x')).to.equal(undefined);
  });
});
