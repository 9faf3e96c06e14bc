import { expect } from 'chai';
import { enUS } from '../../dialogs/texts/en-US.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import { wordingFaults } from '../content/wording-rules.ts';

/** What texts are given to be filled in with: figures stand where figures stand in life. */
const lines = [{ number: 1, label: 'A', value: '7' }];
const samples: Readonly<Record<string, readonly unknown[]>> = {
  'form.severalFit': [['7', '8']],
  'form.noted': [lines],
  'form.alsoWished': [['7', '8']],
  'form.summary': [lines, '7'],
  'form.resume': [lines],
  'repair.bought.several': [['7', '8']],
  'repair.machines.show': [[{ count: 7 }]],
  'repair.fee.most': ['7', ['8']],
  'repair.fee.some': [['8']],
  'repair.fee.uncovered': [['7', '8']],
  'warranty.parts': [['7', '8']],
  undelivered: [['7', '8'], 2],
  'wechat.named': [['7', '8']],
  'wechat.also': [['7', '8']],
  'privacy.shown': [['7', '8'], '7', 365],
  'privacy.delete.ask': [['7', '8']],
  'privacy.delete.partly': ['7', ['7', '8'], 365],
  'privacy.withdraw.ask': [['7', '8']],
  'privacy.withdraw.done': [['7', '8']],
  'warranty.uncovered': [['7', '8']],
  'warranty.confirm': [['7', '8']],
  'warranty.excluded': [['7', '8']],
  'warranty.told': [['7', '8']],
  'returns.verdict.agreed': [['7', '8']],
  'returns.verdict.agreedExchange': [['7', '8']],
  'returns.verdict.missing': [['7', '8']],
};
const phoneFaults = [
  { reason: 'short', missing: 1 },
  { reason: 'long', extra: 1 },
  { reason: 'unknown-prefix' },
  { reason: 'no-area-code' },
  { reason: 'several' },
  { reason: 'none-to-give' },
  { reason: 'not-a-phone' },
];
const han = /\p{Script=Han}/u;

describe('what the desk says', () => {
  const chinese = said(zhCN);
  const english = said(enUS);

  it('is there in both languages', () => {
    expect([...english.keys()]).to.deep.equal([...chinese.keys()]);
    expect(chinese.size).to.be.greaterThan(60);
  });
  it('keeps the wording rules', () => {
    for (const [name, text] of [...chinese, ...english]) {
      expect(wordingFaults(text, name.startsWith('danger.') ? 'danger' : 'text'), name).to.be.empty;
    }
  });
  it('is Chinese in Chinese, with full-width punctuation, and English in English', () => {
    for (const [name, text] of chinese) {
      expect(text, name).to.match(han);
      expect(text, name).to.not.match(/\p{Script=Han} ?[,;:?!]|[,;?!] ?\p{Script=Han}/u);
    }
    for (const [name, text] of english)
      expect(text.replace('"中文"', ''), name).to.not.match(/[\p{Script=Han}，。；：！？]/u);
  });
  it('says at most one thing with an exclamation mark, and asks at most one question at once', () => {
    for (const [name, text] of [...chinese, ...english]) {
      expect(text.match(/[！!]/g)?.length ?? 0, name).to.be.at.most(1);
      if (name.endsWith('.ask')) expect(text.match(/[？?]/g)?.length ?? 0, name).to.be.at.most(2);
    }
  });
  it('asks nothing and tells no conditions where there is danger', () => {
    for (const [name, text] of [...chinese, ...english]) {
      if (name.startsWith('danger.')) expect(text, name).to.not.match(/[?？]|为准/);
    }
  });
});

/** Every text by its path, functions filled in. */
function said(texts: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(texts)) {
    // What customers type is not what the desk says.
    if (name === 'synonyms' || name === 'names' || name === 'value' || name === 'language') continue;
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') found.set(here, value);
    else if (name === 'problem') for (const fault of phoneFaults) found.set(`${here}.${fault.reason}`, value(fault));
    else if (typeof value === 'function') found.set(here, value(...(samples[here] ?? Array(value.length).fill('7'))));
    else if (typeof value === 'object') for (const [inner, text] of said(value, here)) found.set(inner, text);
  }
  return found;
}
