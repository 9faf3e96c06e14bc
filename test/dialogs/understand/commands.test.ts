import { expect } from 'chai';
import { type Command, readCommand } from '../../../dialogs/understand/commands.ts';

const orders: Readonly<Record<Command, readonly string[]>> = {
  cancel: [
    '取消',
    '取消！',
    '我要取消',
    '请取消一下',
    '退出',
    '不报了',
    '我不报了',
    '算了不报了吧',
    'cancel',
    'Cancel please',
    'never mind',
    'quit',
    '取消吧',
  ],
  back: ['上一步', '返回', '返回上一步', '回到上一步吧', 'back', 'go back please', '上一步。'],
  restart: ['重来', '重新开始', '我要重新填', '从头来', 'start over', 'restart', '重来一遍吧'],
  help: ['帮助', '我需要帮助', 'help', 'help me!', '怎么操作'],
  handover: [
    '人工',
    '转人工',
    '人工客服',
    '我要人工',
    '我要找人工客服',
    '请帮我转人工！',
    '真人',
    '找客服',
    '人工人工人工',
    '能转人工吗',
    '轉人工',
    '人 工',
    '客服呢',
    'agent',
    'talk to a human',
    'I want to talk to a real person',
    'human please',
    '給我轉人工',
  ],
  menu: ['菜单', '主菜单', '看看菜单', '回到菜单', '菜單', 'menu', 'main menu', 'show me the menu please'],
  english: [
    'English',
    'English please',
    'in english',
    '说英语',
    '请用英文',
    '换成英文',
    '会说英语吗',
    'can you speak english',
  ],
  chinese: ['中文', '说中文', '请说中文', '切换到中文', '中文谢谢', 'Chinese please', '用普通话'],
};
const none = [
  '取消预约怎么弄',
  '按了取消没反应',
  '我按返回键没反应',
  '返回键坏了',
  '人工费多少',
  '人工收费吗',
  '菜单按钮失灵',
  '能取消吗',
  '可以取消吗',
  '不取消',
  '退出不了',
  '重启',
  '帮我修空调',
  '找人工智能聊天',
  'help me fix my fridge',
  'cancel button does not work',
  'go back to the old price',
  '英文说明书有吗',
  '中文界面怎么设置',
  '',
  '？？？',
  '我要修空调',
  '一步一步来',
  '取消'.repeat(40),
];

describe('commands', () => {
  for (const [command, texts] of Object.entries(orders)) {
    for (const text of texts) it(`read "${text}" as ${command}`, () => expect(readCommand(text)).to.equal(command));
  }
  for (const text of none)
    it(`leave "${text.slice(0, 40)}" alone`, () => expect(readCommand(text)).to.equal(undefined));
});
