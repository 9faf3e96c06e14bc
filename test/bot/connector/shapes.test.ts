import type { Activity } from 'botbuilder-core';
import { expect } from 'chai';
import { shapedFor } from '../../../bot/channels/connector/shapes.ts';
import { cardAction } from '../../../dialogs/buttons.ts';
import { textsOf } from '../../../dialogs/texts/texts.ts';
import { Card } from './card-shape.ts';

const words = textsOf['zh-CN'].wechat;
const button = (label: string) => cardAction({ label, button: { start: 'repair' } });
const said = (text: string, ...labels: string[]): Partial<Activity> => ({
  type: 'message',
  text,
  textFormat: 'plain',
  ...(labels.length > 0 && { suggestedActions: { to: [], actions: labels.map(button) } }),
});
const link = 'https://desk.example/t/1.R-7K3-M9P-XQ4.abc';

describe('what the desk says in a channel of the Bot Framework', () => {
  for (const channel of ['emulator', 'webchat', 'directline']) {
    it(`stays as it is where buttons mean something: ${channel}`, () => {
      const line = said('哪一种？', '空调', '冰箱');
      expect(shapedFor(channel, line, words)).to.deep.equal(line);
    });
  }

  for (const channel of ['telegram', 'Slack', 'facebook', 'line']) {
    it(`has buttons that say their label where no more comes back: ${channel}`, () => {
      expect(shapedFor(channel, said('哪一种？', '空调'), words)).to.deep.include({
        text: '哪一种？',
        suggestedActions: { to: [], actions: [{ type: 'imBack', title: '空调', value: '空调' }] },
      });
    });
  }

  for (const channel of ['email', 'sms', 'somethingnew', 'constructor']) {
    it(`is words where nothing else is sure: ${channel}`, () => {
      const many = Array.from({ length: 11 }, (_, at) => `第${at + 1}样`);
      const shaped = shapedFor(channel, said('哪一种？', ...many), words);
      expect(shaped.text).to.equal(
        `哪一种？\n\n${many.map((each, at) => `${at + 1}. ${each}`).join('\n')}\n回复数字选择`,
      );
      expect(shaped).to.not.have.any.keys('suggestedActions', 'attachments');
      expect(shapedFor(channel, said('好。'), words)).to.deep.equal(said('好。'));
    });
  }

  it('leaves events alone', () => {
    const event = { type: 'event', name: 'x' };
    for (const channel of ['msteams', 'email', 'slack']) expect(shapedFor(channel, event, words)).to.equal(event);
  });

  describe('in Teams', () => {
    const shown = (line: Partial<Activity>) => {
      const { attachments = [], ...rest } = shapedFor('msteams', line, words);
      expect(attachments).to.have.length(1);
      expect(rest).to.not.have.any.keys('text', 'suggestedActions');
      return { rest, card: Card.parse(attachments[0]).content };
    };

    it('is a text where there is nothing to tap or to open', () => {
      expect(shapedFor('msteams', said('好的。'), words)).to.deep.equal(said('好的。'));
    });

    it('is a card where there is something to choose: every line, then buttons that come back as taps', () => {
      const { rest, card } = shown(said('保修到2028年3月12日。\n\n压缩机：10 年', '报修', '转人工'));
      expect(rest).to.include({ type: 'message', summary: '保修到2028年3月12日。' });
      expect(card.fallbackText).to.equal('保修到2028年3月12日。\n\n压缩机：10 年');
      const run = (text: string) => ({ type: 'TextRun', text });
      expect(card.body).to.deep.equal([
        { type: 'RichTextBlock', spacing: 'None', inlines: [run('保修到2028年3月12日。')] },
        {
          type: 'RichTextBlock',
          spacing: 'Medium',
          inlines: [{ ...run('压缩机：'), weight: 'Bolder' }, run('10 年')],
        },
        {
          type: 'ActionSet',
          actions: ['报修', '转人工'].map(label => ({
            type: 'Action.Submit',
            title: label,
            data: {
              msteams: { type: 'messageBack', displayText: label, text: label, value: { start: 'repair' } },
            },
          })),
        },
      ]);
    });

    it('is a card with a button where there is a link to the page of a case', () => {
      const { card } = shown(said(`报修编号 R-7K3-M9P-XQ4。\n\n进度：\n${link}`));
      expect(card.body.at(-1)).to.deep.equal({
        type: 'ActionSet',
        actions: [{ type: 'Action.OpenUrl', title: '打开网页', url: link }],
      });
      expect(JSON.stringify(card.body.slice(0, -1))).to.not.include('https://');
      expect(card.fallbackText).to.include(link);
    });

    it('shows more than a row of choices in rows', () => {
      const { card } = shown(said('哪一种？', ...'一二三四五六七八'));
      const rows = card.body.filter(({ type }) => type === 'ActionSet');
      expect(rows.map(row => ('actions' in row ? row.actions.length : 0))).to.deep.equal([5, 3]);
    });

    it('makes no link of what somebody wrote', () => {
      const { card } = shown(said('您说的：[点我](https://evil.example) **急**', '提交'));
      expect(card.body[0]).to.deep.equal({
        type: 'RichTextBlock',
        spacing: 'None',
        inlines: [
          { type: 'TextRun', text: '您说的：', weight: 'Bolder' },
          { type: 'TextRun', text: '[点我](https://evil.example) **急**' },
        ],
      });
    });
  });
});
