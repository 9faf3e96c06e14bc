import { expect } from 'chai';
import { summary } from '../../dialogs/form/answers.ts';
import { forms } from '../../dialogs/forms.ts';
import { zhCN } from '../../dialogs/texts/zh-CN.ts';
import type { ServiceKind } from '../../dialogs/understand/service.ts';
import { ticketNumber } from '../../knowledge/ticket-number.ts';
import { dialogContract } from '../contract/dialog-contract.ts';
import { codeFor } from './codes.ts';
import type { Talker } from './talking-desk.ts';

dialogContract(
  'repair',
  {
    begin: '我要报修',
    answers: {
      fault: '一开机就嗡嗡响',
      bought: '去年三月京东买的',
      phone: '13812345678',
      address: '上海市人民路100号3单元',
    },
  },
  ['consent', 'product', 'fault', 'usage', 'bought', 'phone', 'address', summary],
);

dialogContract('warranty', { begin: '查保修', answers: { machine: '空调', bought: '去年三月' } }, [
  'machine',
  'bought',
  'signs',
]);

/** So late that it is still to come when somebody goes on with a form a week later. */
const visit = '12月9日上午十点';
const phone = '13812345678';
const booked = async (customer: Talker) => {
  for (const each of ['预约上门', '同意', '安装热水器', visit, phone, '跳过', '提交']) await customer.say(each);
  expect(customer.told).to.include('约好了');
};

dialogContract(
  'booking',
  { begin: '预约上门', answers: { purpose: '清洗油烟机', phone, address: '上海市人民路100号3单元' } },
  ['consent', 'purpose', 'visit', 'phone', 'address', summary],
);

dialogContract('reschedule', { begin: '改上门时间', prepare: booked, answers: {} }, ['visit', summary]);

dialogContract(
  'cancel-booking',
  { begin: '取消上门', prepare: booked, answers: {}, answering: ['取消', '请帮我取消吧', 'cancel'] },
  ['sure'],
);

dialogContract(
  'service',
  { begin: '我要申请服务', answers: { usage: '店里每天开', phone, address: '上海市人民路100号3单元' } },
  ['consent', 'kind', 'product', 'usage', 'phone', 'address', summary],
);

/** What the other kinds ask; the steps that all of them have are looked at once, above. */
const services: Readonly<Record<Exclude<ServiceKind, 'maintenance'>, readonly string[]>> = {
  inspection: ['usage', 'phone', 'address'],
  installation: ['site', 'power', 'lift', 'phone', 'address'],
  training: ['topic', 'people', 'place', 'phone', 'address', 'wish'],
  upgrade: ['version', 'phone', 'address'],
  parts: ['part', 'count', 'pressing', 'phone', 'address'],
};
for (const [kind, steps] of Object.entries(services)) {
  const answers = {
    kind: zhCN.service.kind.kinds[kind as ServiceKind].label,
    usage: '店里每天开',
    lift: '6楼，没电梯',
    topic: '日常操作',
    people: '十来个人',
    version: 'V2.1',
    part: '滤芯',
    count: '两个',
    wish: '下周三上午',
    phone,
    address: '上海市人民路100号3单元',
  };
  const variant = { name: kind, own: steps.filter(step => !['usage', 'phone', 'address'].includes(step)) };
  dialogContract('service', { begin: '我要申请服务', answers, variant }, [
    'consent',
    'kind',
    'product',
    ...steps,
    summary,
  ]);
}

// A number that nobody has: the answer is the same as for one of somebody else.
const number = ticketNumber(new Uint8Array(16).fill(7), 'R');
dialogContract('status', { begin: '查进度', answers: { about: number, tail: '5678' } }, ['about', 'tail']);

dialogContract('privacy', { begin: '我的信息', prepare: booked, answers: { about: '删除我的信息', tail: '5678' } }, [
  'about',
  'tail',
  'sure',
]);

let numbers = 0;
dialogContract(
  'privacy',
  {
    variant: { name: 'by a phone number' },
    begin: '我的信息',
    env: { SMS_CONSOLE: 'on', SMS_HOURLY_LIMIT: '10000' },
    answers: {
      about: '绑定手机',
      phone: async () => `139${String(++numbers).padStart(8, '0')}`,
      code: (customer, desk) => codeFor(customer, desk),
    },
  },
  ['about', 'consent', 'phone', 'code'],
);

dialogContract(
  'returns',
  {
    begin: '退换货',
    answers: { why: '一开机就嗡嗡响', received: '今天刚收到', phone, address: '上海市人民路100号3单元' },
  },
  ['product', 'why', 'place', 'received', 'wants', 'consent', 'phone', 'address', summary],
);

dialogContract('complaint', { begin: '我要投诉', answers: { telling: '约好周三来，没来也没打电话', phone } }, [
  'telling',
  'remedy',
  'reply',
  summary,
]);

dialogContract('suggestion', { begin: '我想提个建议', answers: { telling: '希望晚上也能上门' } }, [
  'telling',
  'reply',
  summary,
]);

it('every form is under the contract', () => {
  expect(Object.keys(forms)).to.deep.equal([
    'repair',
    'warranty',
    'booking',
    'reschedule',
    'cancel-booking',
    'service',
    'status',
    'privacy',
    'returns',
    'complaint',
    'suggestion',
  ]);
});
