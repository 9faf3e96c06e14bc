import { expect } from 'chai';
import { createMatcher } from '../../../dialogs/understand/match.ts';
import { learn, load } from '../../content/once.ts';

const knowledge = await load();

describe('the matcher', () => {
  const matcher = learn(knowledge);

  it('ranks every entry and dialog once, shares summing to one', () => {
    const { ranked, confidence } = matcher.rank('洗衣机保修几年', 'zh-CN');
    expect(ranked).to.have.length(knowledge.faq.length + knowledge.intents.length);
    expect(ranked.reduce((sum, { p }) => sum + p, 0)).to.be.closeTo(1, 1e-9);
    expect(ranked.map(({ p }) => p)).to.deep.equal(ranked.map(({ p }) => p).toSorted((a, b) => b - a));
    expect(ranked[0]?.target).to.deep.equal({ faq: 'warranty-term' });
    expect(confidence).to.be.within(0.5, 1);
  });
  it('gives the same answer from the same content', () => {
    const again = createMatcher(knowledge);
    for (const text of ['怎么寄修', '我要报修', '你好', 'how long is the warranty']) {
      const language = /[a-z]/.test(text) ? 'en-US' : 'zh-CN';
      expect(again.rank(text, language)).to.deep.equal(matcher.rank(text, language));
    }
  });
  it('has nothing to say to what holds nothing to read', () => {
    for (const text of ['', '   ', '？？？', '😀😀', '……', '\u200b'])
      expect(matcher.rank(text, 'zh-CN')).to.deep.equal({ confidence: 0, ranked: [] });
  });
  it('is not sure of gibberish', () => {
    for (const text of ['噫吁嚱危乎高哉', 'qzx vbnm', '123 456 789'])
      expect(matcher.rank(text, 'zh-CN').confidence, text).to.be.below(0.3);
  });
  it('forgives a typo', () => {
    expect(matcher.rank('保休几年', 'zh-CN').ranked[0]?.target).to.deep.equal({ faq: 'warranty-term' });
    expect(matcher.rank('how long is the warrantee', 'en-US').ranked[0]?.target).to.deep.equal({
      faq: 'warranty-term',
    });
  });
  it('takes synonyms and names of products for one another', () => {
    const bare = { 'zh-CN': { title: '甲', phrases: ['师傅几点来机器这里'] }, 'en-US': { title: 'a', phrases: ['a'] } };
    const other = { 'zh-CN': { title: '乙', phrases: ['发票丢失找谁'] }, 'en-US': { title: 'b', phrases: ['b'] } };
    const content = {
      faq: [],
      intents: [
        { dialog: 'repair', ...bare },
        { dialog: 'menu', ...other },
      ],
      outOfScope: { 'zh-CN': ['天气'], 'en-US': ['weather'] },
      products: knowledge.products,
    };
    const share = (text: string, synonyms: { canonical: string; variants: string[] }[]) =>
      createMatcher({ ...content, synonyms })
        .rank(text, 'zh-CN')
        .ranked.find(({ target }) => 'dialog' in target && target.dialog === 'repair')?.p;
    const synonyms = [{ canonical: '师傅', variants: ['工程人员'] }];
    expect(share('工程人员', synonyms)).to.be.above((share('工程人员', []) ?? 1) + 0.05);
    expect(share('冰箱', synonyms)).to.be.above(0.6);
  });
  it('works with one entry, and with none', () => {
    const none = createMatcher({
      faq: [],
      intents: [],
      outOfScope: { 'zh-CN': [], 'en-US': [] },
      synonyms: [],
      products: [],
    });
    expect(none.rank('你好', 'zh-CN').ranked).to.deep.equal([]);
    const one = createMatcher({ ...knowledge, faq: knowledge.faq.slice(0, 1), intents: [] });
    expect(one.rank('几点上班', 'zh-CN').ranked).to.have.length(1);
  });
  it('answers in under a millisecond, mostly, and a long text too', () => {
    const times: number[] = [];
    for (let round = 0; round < 400; round += 1) {
      const began = performance.now();
      matcher.rank(`我家的洗衣机保修几年啊请问${round}`, 'zh-CN');
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    expect(times[200]).to.be.below(3);
    const began = performance.now();
    matcher.rank('洗衣机坏了，'.repeat(1000), 'zh-CN');
    expect(performance.now() - began).to.be.below(250);
  });
}).timeout(20_000);
