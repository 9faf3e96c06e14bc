import { type Activity, type Attachment, CardFactory } from 'botbuilder-core';
import { expect } from 'chai';
import fc from 'fast-check';
import { pieces } from '../../../bot/channels/wechat/plain-text.ts';
import { rendered } from '../../../bot/channels/wechat/rendering.ts';
import { cardAction } from '../../../dialogs/buttons.ts';
import { summary } from '../../../dialogs/form/answers.ts';
import { textsOf } from '../../../dialogs/texts/texts.ts';

const words = textsOf['zh-CN'].wechat;
const said = (text: string, more: Partial<Activity> = {}): Partial<Activity> => ({
  type: 'message',
  text,
  textFormat: 'plain',
  ...more,
});
const marked = (text: string): Partial<Activity> => ({ type: 'message', text });
const choices = (...titles: string[]): Partial<Activity> => ({
  suggestedActions: { to: [], actions: titles.map(title => ({ type: 'messageBack', title, text: title, value: {} })) },
});
/** Choices below a summary. */
const summed = (...titles: string[]): Partial<Activity> => ({
  suggestedActions: {
    to: [],
    actions: titles.map(label =>
      cardAction({ label, button: { ask: { form: 'repair', run: 'r', slot: summary }, choose: label } }),
    ),
  },
});
const card = (attachment: Attachment): Partial<Activity> => ({ type: 'message', attachments: [attachment] });
const hero = (title: string, ...buttons: string[]): Attachment =>
  CardFactory.heroCard(
    title,
    [],
    buttons.map(each => ({ type: 'imBack', title: each, value: each })),
  );

const table: readonly (readonly [string, readonly Partial<Activity>[], string])[] = [
  ['a text as it is', [said('您好，空调怎么了？')], '您好，空调怎么了？'],
  ['a turn of several texts', [said('收到。'), said('请问电话？')], '收到。\n\n请问电话？'],
  ['choices with numbers', [said('哪一种？', choices('空调', '冰箱'))], '哪一种？\n\n1. 空调\n2. 冰箱\n回复数字选择'],
  [
    'more than nine choices',
    [said('哪个？', choices(...'一二三四五六七八九十'))],
    `哪个？\n\n${[...'一二三四五六七八九'].map((each, at) => `${at + 1}. ${each}`).join('\n')}\n0. 更多\n回复数字选择`,
  ],
  [
    'the choices behind the first nine, with the numbers that they have among all',
    [said('还有这些：', { ...choices(...'一二三四五六七八九十'), channelData: { from: 9 } })],
    '还有这些：\n\n10. 十\n回复数字选择',
  ],
  [
    'more than nine lines that have their numbers',
    [said('改哪一行？', choices(...Array.from({ length: 10 }, (_, at) => `${at + 1} 行`)))],
    `改哪一行？\n\n${Array.from({ length: 9 }, (_, at) => `${at + 1} 行`).join('\n')}\n0 更多\n回复数字选择`,
  ],
  [
    'a menu that has its numbers already',
    [said('可以办：\n1. 报修\n2. 保修', choices('报修', '保修'))],
    '可以办：\n1. 报修\n2. 保修',
  ],
  [
    'choices by their names where numbers mean the lines of a summary',
    [said('请核对：\n\n1. 机器：空调\n2. 电话：138', choices('提交', '修改', '取消'))],
    '请核对：\n\n1. 机器：空调\n2. 电话：138\n\n直接回复：“提交”、“修改”、“取消”',
  ],
  [
    'choices by their names where the summary is not shown again but its lines still have the numbers',
    [said('没问题就回复“提交”；要改哪一项，回复它前面的数字。', summed('提交', '修改'))],
    '没问题就回复“提交”；要改哪一项，回复它前面的数字。\n\n直接回复：“提交”、“修改”',
  ],
  [
    'choices that have their numbers',
    [said('改哪一行？', choices('1 机器', '3 电话'))],
    '改哪一行？\n\n1 机器\n3 电话\n回复数字选择',
  ],
  [
    'the numbers of the choices that count, the last ones',
    [
      said('保修一年。', { ...choices('查保修'), replyToId: 'a' }),
      said('上门还是寄修？', { ...choices('上门', '寄修'), replyToId: 'a' }),
    ],
    '保修一年。\n\n也可以直接说：查保修\n\n上门还是寄修？\n\n1. 上门\n2. 寄修\n回复数字选择',
  ],
  [
    'no numbers of an answer that is not the last any more',
    [said('哪一种？', { ...choices('空调'), replyToId: 'a' }), said('好的。', { replyToId: 'b' })],
    '哪一种？\n\n也可以直接说：空调\n\n好的。',
  ],
  [
    'the numbers of a question, although a clerk has said something behind it',
    [said('哪一种？', { ...choices('空调'), replyToId: 'a' }), said('我是小王。')],
    '哪一种？\n\n1. 空调\n回复数字选择\n\n我是小王。',
  ],
  [
    'markdown as what it says',
    [marked('# 收费\n**上门费** 50 元，见 [价目](https://a.example/p)。')],
    '收费\n上门费 50 元，见 价目：https://a.example/p。',
  ],
  ['a link that was written as a tag', [marked('<a href="https://a.example">官网</a>')], '官网：https://a.example'],
  ['what only looks like markdown in plain words', [said('型号 A*B*C #3')], '型号 A*B*C #3'],
  [
    'no link that somebody planted',
    [said('您说的「<a href="https://evil.example">点我</a>」')],
    '您说的「＜a href="https://evil.example"＞点我＜/a＞」',
  ],
  [
    'a hero card',
    [
      card(
        CardFactory.heroCard(
          '保修查询',
          '还在保内',
          [],
          [
            { type: 'imBack', title: '报修', value: '报修' },
            { type: 'openUrl', title: '条款', value: 'https://a.example/t' },
          ],
        ),
      ),
    ],
    '保修查询\n还在保内\n条款：https://a.example/t\n\n1. 报修\n回复数字选择',
  ],
  [
    'a button that opens what is no address without it',
    [card(CardFactory.heroCard('见', [], [{ type: 'openUrl', title: '坏', value: 'javascript:alert(1)' }]))],
    '见\n坏',
  ],
  [
    'a carousel as one list',
    [
      {
        type: 'message',
        attachmentLayout: 'carousel',
        attachments: [hero('空调', '报修空调'), hero('冰箱', '报修冰箱')],
      },
    ],
    '空调\n冰箱\n\n1. 报修空调\n2. 报修冰箱\n回复数字选择',
  ],
  [
    'an adaptive card by its texts',
    [
      card(
        CardFactory.adaptiveCard({
          type: 'AdaptiveCard',
          body: [
            { type: 'TextBlock', text: '工单 R-1' },
            { type: 'Container', items: [{ type: 'FactSet', facts: [{ title: '状态', value: '已受理' }] }] },
          ],
          actions: [
            { type: 'Action.OpenUrl', title: '查看', url: 'https://a.example' },
            { type: 'Action.Submit', title: '取消' },
          ],
        }),
      ),
    ],
    '工单 R-1\n状态：已受理\n查看：https://a.example\n\n1. 取消\n回复数字选择',
  ],
  [
    'an adaptive card by what it says instead',
    [card(CardFactory.adaptiveCard({ fallbackText: '工单 R-1 已受理', body: [] }))],
    '工单 R-1 已受理',
  ],
  [
    'a receipt',
    [
      card(
        CardFactory.receiptCard({
          title: '报价',
          facts: [{ key: '单号', value: 'R-1' }],
          items: [{ title: '压缩机', price: '800' }],
          total: '800',
          buttons: [],
        } as never),
      ),
    ],
    '报价\n单号：R-1\n压缩机：800\n合计 Total：800',
  ],
  [
    'a picture by its address',
    [card({ contentType: 'image/png', contentUrl: 'https://a.example/x.png', name: '图' })],
    '图：https://a.example/x.png',
  ],
  [
    'a card that is none as nothing',
    [{ ...said('好'), attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: 7 }] }],
    '好',
  ],
];

describe('what is said, as WeChat shows it', () => {
  for (const [what, activities, text] of table) {
    it(`is ${what}`, () => {
      expect(rendered(activities, words, 2000)).to.deep.include({ texts: [text], count: activities.length });
    });
  }

  it('is a menu to be tapped as well, where the choices that count are the last thing said and have numbers', () => {
    const menuOf = (...lines: Partial<Activity>[]) => rendered(lines, words, 2000).menu;
    const kind = said('哪一种？', choices('空调', '<冰箱>'));
    expect(menuOf(said('好。'), kind)).to.deep.equal({ head: '好。\n\n哪一种？', labels: ['空调', '＜冰箱＞'] });
    expect(menuOf(said('哪个？', choices(...'一二三四五六七八九十')))?.labels.at(-1)).to.equal('更多');
    expect(menuOf(kind, said('我是小王。'))).to.equal(undefined);
    expect(menuOf(said('请核对：\n1. 机器：空调', choices('提交')))).to.equal(undefined);
    expect(menuOf(said('长'.repeat(1000), choices('好')))).to.equal(undefined);
  });

  it('is nothing for what has no words', () => {
    expect(rendered([{ type: 'event', name: 'x' }], words, 2000)).to.deep.equal({ texts: [], count: 1 });
    expect(rendered([], words, 2000)).to.deep.equal({ texts: [], count: 0 });
  });

  it('takes as many lines as fit into one text, and no more', () => {
    const lines = ['一', '二', '三'].map(each => said(each.repeat(300)));
    const { texts, count } = rendered(lines, words, 2000);
    expect(count).to.equal(2);
    expect(texts).to.deep.equal([`${'一'.repeat(300)}\n\n${'二'.repeat(300)}`]);
  });

  it('cuts a text that is too long where a sentence ends', () => {
    const { texts, count } = rendered([said('这是一句话。'.repeat(200))], words, 2000);
    expect(count).to.equal(1);
    expect(texts.length).to.equal(2);
    for (const text of texts) expect(text).to.match(/。$/);
    expect(texts.join('')).to.equal('这是一句话。'.repeat(200));
  });

  it('says so when it is too long for five', () => {
    const { texts } = rendered([said('这是一句话。'.repeat(2000))], words, 2000);
    expect(texts).to.have.length(5);
    expect(texts[4]).to.match(/（太长了.*）$/);
    for (const text of texts) expect(Buffer.byteLength(text)).to.be.at.most(2000);
  });

  it('never cuts a sign in two, nor loses one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
        fc.integer({ min: 60, max: 200 }),
        (text, limit) => {
          const cut = pieces(text, limit, 1000, '…');
          for (const each of cut) expect(Buffer.byteLength(each)).to.be.at.most(limit);
          expect(cut.join('').replace(/\s/g, '')).to.equal(text.replace(/\s/g, ''));
          expect(cut.join('')).to.not.include('\ufffd');
        },
      ),
      { numRuns: 150 },
    );
  });
});
