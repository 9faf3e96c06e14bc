import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { labelledLines } from '../../../bot/cli/eval-lines.ts';
import { readDanger } from '../../../dialogs/understand/danger.ts';
import { sensed } from '../../../dialogs/understand/danger-sense.ts';
import { signs } from '../../../dialogs/understand/danger-signs.ts';
import { load } from '../../content/once.ts';

async function linesOf(file: string) {
  const read = labelledLines(await readFile(new URL(`../../eval/${file}`, import.meta.url), 'utf8'));
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.lines;
}

const { danger } = await linesOf('danger-senses.jsonl');
const chinese = danger.filter(({ text }) => /\p{Script=Han}/u.test(text));
const dangerous = chinese.filter(line => line.danger !== null).map(({ text }) => text);
const harmless = chinese.filter(line => line.danger === null && heard(line.text) === false).map(({ text }) => text);
/** Heard by the sense alone: no word of danger is in them. */
const asked = dangerous.filter(text => readDanger(text)?.mode === 'ask');

function heard(text: string): boolean {
  const mode = readDanger(text)?.mode;
  return mode === 'alarm' || mode === 'ask';
}

const polite = ['师傅，', '麻烦，', '你好，', '您好！', '在吗？', '不好意思打扰一下，', '喂，'];
const before = [
  '我家这台机器是前年双十一在网上买的，一直放在厨房，',
  '上个月刚请人保养过，装的时候也是你们来装的，',
  '型号我看不清，贴纸掉了，颜色是白的，',
];
const after = ['，你们什么时候能来人', '，我住三楼没有电梯', '，发票还在的，电话是我本人的', '。谢谢'];
const stories = fc.tuple(fc.constantFrom('', ...polite), fc.constantFrom('', ...before), fc.constantFrom('', ...after));

describe('danger in whatever words', () => {
  it('is heard behind politeness and in the middle of a story', () => {
    expect(asked, 'lines that only the sense hears').to.have.length.above(15);
    fc.assert(
      fc.property(fc.constantFrom(...dangerous, ...asked, ...asked), stories, (text, [hello, lead, tail]) => {
        expect(heard(`${hello}${lead}${text}${tail}`), `${hello}${lead}${text}${tail}`).to.equal(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is not found in politeness and stories around what is harmless', () => {
    fc.assert(
      fc.property(fc.constantFrom(...harmless), stories, (text, [hello, lead, tail]) => {
        expect(heard(`${hello}${lead}${text}${tail}`), `${hello}${lead}${text}${tail}`).to.equal(false);
      }),
      { numRuns: 400 },
    );
  });

  it('is not asked about where it is over, or only supposed', () => {
    const short = asked.filter(text => !/[，,]|刚|突然/.test(text));
    expect(short).to.not.deep.equal([]);
    for (const text of asked) expect(readDanger(`${text}，后来修好了，现在没事了`)?.mode, text).to.not.equal('ask');
    for (const text of short) {
      for (const wrapped of [`如果${text}`, `万一${text}，你们赔吗`, `会不会${text}`])
        expect(readDanger(wrapped)?.mode, wrapped).to.not.equal('ask');
    }
  });

  it('is hardly ever suspected in what customers ask and order every day', async () => {
    const { faq, intents } = await load();
    const phrases = [...faq, ...intents].flatMap(each => [...each['zh-CN'].phrases, ...each['en-US'].phrases]);
    const { questions } = await linesOf('questions.jsonl');
    const { slots } = await linesOf('dates.jsonl');
    for (const texts of [phrases, questions.map(({ text }) => text), slots.map(({ text }) => text)]) {
      const suspected = texts.filter(text => readDanger(text)?.mode === 'ask');
      expect(suspected.length / texts.length, suspected.join('\n')).to.be.below(0.01);
    }
  });

  it('has no sign that stands everywhere', () => {
    for (const [name, words] of signs) expect(words.test(''), name).to.equal(false);
  });

  it('takes less than a millisecond a sentence, and a long message is no stone in the way', () => {
    sensed('手一碰就疼');
    const began = performance.now();
    for (const { text } of danger) readDanger(text);
    expect((performance.now() - began) / danger.length).to.be.below(1);
    const long = performance.now();
    for (const unit of ['手一碰就疼，', '水流到线上 ', 'the hot cable hurts my hand, ']) readDanger(unit.repeat(600));
    expect(performance.now() - long).to.be.below(300);
  });
});
