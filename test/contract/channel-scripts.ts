import type { StaffOrder } from '../../bot/staff.ts';
import type { Ticket } from '../../knowledge/records.ts';

/** What a customer does next, by whatever the channel has for it, or what happens meanwhile. */
export type Act =
  /** Types this. */
  | string
  /** Chooses what is offered under this label: by a tap where there are buttons, else by the number before it. */
  | { readonly choose: string }
  | { readonly photos: number }
  /** Time passes, and what is due meanwhile is done. */
  | { readonly after: { readonly minutes: number } }
  /** A clerk does something to the latest case of a kind. */
  | { readonly clerk: StaffOrder['do']; readonly of: Ticket['kind']; readonly text?: string }
  /** What the customer has to have read since the last act. */
  | { readonly reads: RegExp };

/** What is on record of a case in the end; `fault` is part of the customer's own words. */
export interface Expected
  extends Partial<Pick<Ticket, 'state' | 'urgent' | 'phone' | 'address' | 'way' | 'usage' | 'language' | 'details'>> {
  readonly kind: Ticket['kind'];
  readonly product?: string;
  readonly fault?: string;
  /** "2026-11-27 14:00"; `none`: nobody comes. */
  readonly visit?: string;
  readonly photos?: number;
  readonly mark?: number;
  /** What was said to the latest quotation. */
  readonly quotation?: 'approved' | 'declined';
}

/** A conversation from the greeting to its end, with all cases that it leaves, in the order in which they were opened. */
export interface Script {
  readonly who: string;
  readonly does: readonly Act[];
  readonly ends: readonly Expected[];
}

/** The number of a case as customers read it. */
const number = /[A-Z]-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/;
const page = /https:\/\/desk\.example\/t\/1\./;

/** A repair of somebody, up to its number. */
const reports = (phone: string, fault: string): readonly Act[] => [
  fault,
  { choose: '同意' },
  { choose: '家里用' },
  '跳过',
  phone,
  { choose: '跳过' },
  { choose: '提交' },
  { reads: number },
];

/** They begin on Wednesday, 2026-11-25, at ten, a quarter of an hour after one another. Every customer has a number of their own. */
export const scripts: readonly Script[] = [
  {
    who: 'reports a repair by taps alone where it can be, with a photo',
    does: [
      { choose: '报修' },
      { choose: '同意' },
      { choose: '空调' },
      { photos: 1 },
      { reads: /1 张/ },
      '不制冷，响得厉害',
      { choose: '家里用' },
      '跳过',
      '13812345701',
      '上海市中山路5号2单元301',
      { reads: /照片：1 张/ },
      { choose: '提交' },
      { reads: number },
      { reads: page },
    ],
    ends: [
      {
        kind: 'repair',
        product: 'air-conditioner',
        fault: '不制冷',
        phone: '13812345701',
        address: '上海市中山路5号2单元301',
        photos: 1,
        usage: 'home',
      },
    ],
  },
  {
    who: 'goes a step back and corrects a line of the summary',
    does: [
      '油烟机不吸烟',
      { choose: '同意' },
      { choose: '店里或公司用' },
      '上一步',
      { choose: '家里用' },
      '跳过',
      '13812345700',
      '跳过',
      { choose: '修改' },
      '电话改成13812345702',
      { reads: /13812345702/ },
      { choose: '提交' },
      { reads: number },
    ],
    ends: [{ kind: 'repair', product: 'range-hood', usage: 'home', phone: '13812345702' }],
  },
  {
    who: 'asks something in the middle, and for the menu',
    does: [
      '菜单',
      { reads: /报修/ },
      '热水器不出热水',
      { choose: '同意' },
      '上门要收费吗',
      { reads: /上门免费/ },
      { choose: '家里用' },
      '跳过',
      '13812345703',
      '跳过',
      { choose: '提交' },
    ],
    ends: [{ kind: 'repair', product: 'water-heater', phone: '13812345703' }],
  },
  {
    who: 'looks the warranty up, and leaves no record',
    does: ['查保修', 'axkf-2201 00142', { reads: /2024年3月12日/ }, { reads: /2028年3月12日/ }],
    ends: [],
  },
  {
    who: 'books a visit and moves it',
    does: [
      '约师傅11月27日下午两点上门清洗空调',
      { choose: '同意' },
      { reads: /11月27日（周五）.*2:00/s },
      '好',
      '13812345705',
      '跳过',
      { choose: '提交' },
      { reads: /约好了/ },
      '改到11月30日上午九点',
      '好',
      { choose: '提交' },
      { reads: /改好了.*11月30日（周一）.*9:00/s },
    ],
    ends: [{ kind: 'visit', visit: '2026-11-30 09:00', phone: '13812345705' }],
  },
  {
    who: 'books a visit, calls it off, and has it back',
    does: [
      '约师傅11月30日下午两点上门清洗空调',
      { choose: '同意' },
      '好',
      '13812345706',
      '跳过',
      { choose: '提交' },
      '取消预约',
      { choose: '取消上门' },
      { reads: /恢复/ },
      '恢复',
      { reads: /恢复好了/ },
    ],
    ends: [{ kind: 'visit', visit: '2026-11-30 14:00' }],
  },
  {
    who: 'calls a visit off for good',
    does: [
      '约师傅11月30日下午三点上门清洗空调',
      { choose: '同意' },
      '好',
      '13812345707',
      '跳过',
      { choose: '提交' },
      '取消上门',
      { choose: '取消上门' },
    ],
    ends: [{ kind: 'visit', state: 'cancelled', visit: 'none' }],
  },
  {
    who: 'complains',
    does: [
      '我要投诉',
      '约好昨天下午来，没来也没打电话',
      '尽快安排',
      { choose: '打电话' },
      { choose: '同意' },
      '13812345708',
      { choose: '提交' },
      { reads: number },
      { reads: /11月26日/ },
    ],
    ends: [{ kind: 'complaint', fault: '没来', phone: '13812345708' }],
  },
  {
    who: 'sends goods back',
    does: [
      '我要退货',
      { choose: '冰箱' },
      '开机就嗡嗡响',
      { choose: '网上' },
      '5天前收到的',
      { choose: '同意' },
      '13812345709',
      '跳过',
      { reads: /2026年11月27日/ },
      { choose: '提交' },
      { reads: number },
    ],
    ends: [{ kind: 'return', product: 'fridge', phone: '13812345709' }],
  },
  {
    who: 'has a machine kept up, and books the visit for it',
    does: [
      '空调该保养了',
      { choose: '同意' },
      { choose: '家里用' },
      '13812345710',
      '上海市人民路100号3单元',
      { choose: '提交' },
      { reads: number },
      { choose: '预约上门' },
      '1',
      { choose: '提交' },
      { reads: /约好了/ },
    ],
    ends: [{ kind: 'maintenance', product: 'air-conditioner', phone: '13812345710' }],
  },
  {
    who: 'has a new machine installed, and another one inspected',
    does: [
      '新买的洗衣机要安装',
      { choose: '同意' },
      '还没',
      '有',
      '6楼，没电梯',
      '13812345711',
      '上海市人民路100号3单元',
      { choose: '提交' },
      { reads: number },
      '给我们单位的激光设备巡检一下',
      '店里用',
      { reads: /138\*\*\*\*5711/ },
      { choose: '提交' },
      { reads: number },
    ],
    ends: [
      { kind: 'installation', details: { site: 'not-ready', power: 'yes', lift: '6楼，没电梯' } },
      { kind: 'inspection', phone: '13812345711', usage: 'business' },
    ],
  },
  {
    who: 'is trained, and has a program renewed',
    does: [
      '激光设备我们要申请培训',
      { choose: '同意' },
      '日常操作',
      '十来个人',
      '去店里',
      '13812345712',
      '跳过',
      { choose: '提交' },
      { reads: number },
      '笔记本申请软件升级',
      'V2.1',
      { choose: '提交' },
      { reads: number },
    ],
    ends: [
      { kind: 'training', details: { topic: '日常操作', people: '十来个人', place: 'shop' } },
      { kind: 'upgrade', way: 'mail-in', details: { version: 'V2.1' } },
    ],
  },
  {
    who: 'buys parts, and asks how that stands',
    does: [
      '给净水器买两个滤芯',
      { choose: '同意' },
      '不急',
      '13812345713',
      '上海市人民路100号3单元',
      { choose: '提交' },
      { choose: '查进度' },
      { reads: number },
      { reads: /11月25日/ },
      { reads: page },
    ],
    ends: [{ kind: 'parts', details: { part: '给净水器买两个滤芯', count: '2' } }],
  },
  {
    who: 'is told the price, asks, agrees, and says that it works; then gives a mark',
    does: [
      ...reports('13812345714', '空调滴水'),
      { clerk: 'confirm', of: 'repair' },
      { clerk: 'quote', of: 'repair' },
      { reads: /180/ },
      '怎么这么贵',
      '同意报价',
      { reads: /同意报价/ },
      { clerk: 'start', of: 'repair' },
      { clerk: 'finish', of: 'repair', text: '换了排水管' },
      { reads: /换了排水管/ },
      { choose: '修好了' },
      { clerk: 'close', of: 'repair' },
      { after: { minutes: 12 } },
      { reads: /满意/ },
      '4分',
    ],
    ends: [{ kind: 'repair', state: 'closed', mark: 4, quotation: 'approved' }],
  },
  {
    who: 'does not want it repaired for that price',
    does: [
      ...reports('13812345715', '电视没图像'),
      { clerk: 'confirm', of: 'repair' },
      { clerk: 'quote', of: 'repair' },
      { choose: '先不修' },
    ],
    ends: [{ kind: 'repair', product: 'tv', state: 'confirmed', quotation: 'declined' }],
  },
  {
    who: 'talks with a colleague in the middle of a form, then finishes it',
    does: [
      '冰箱不制冷',
      { choose: '同意' },
      '人工',
      { clerk: 'take', of: 'handover' },
      '师傅今天能来吗',
      { reads: /^$/ },
      { clerk: 'answer', of: 'handover', text: '今天排满了，明天上午可以' },
      { reads: /明天上午可以/ },
      '结束人工',
      { reads: /自动助手/ },
      { choose: '家里用' },
      '跳过',
      '13812345716',
      '跳过',
      { choose: '提交' },
      { reads: number },
    ],
    ends: [
      { kind: 'handover', state: 'submitted' },
      { kind: 'repair', product: 'fridge', phone: '13812345716' },
    ],
  },
  {
    who: 'smells gas in the middle of the form',
    does: [
      '燃气灶打不着火',
      { choose: '同意' },
      '哎呀我闻到煤气味了',
      { reads: /关燃气阀/ },
      '已经关了，窗也开了，13812345717',
      { reads: number },
    ],
    ends: [{ kind: 'repair', urgent: true, fault: '煤气味', phone: '13812345717' }],
  },
  {
    who: 'changes the language, and back',
    does: [
      'washing machine does not spin',
      { reads: /I agree/ },
      { choose: 'I agree' },
      '说中文',
      { choose: '家里用' },
      '跳过',
      '13812345718',
      '跳过',
      { choose: '提交' },
      { reads: number },
    ],
    ends: [{ kind: 'repair', product: 'washing-machine', language: 'zh-CN', phone: '13812345718' }],
  },
  {
    who: 'sees what is kept about them',
    does: [
      ...reports('13812345719', '洗碗机不进水'),
      '查看我的信息',
      '1234',
      { reads: /不对|对不上/ },
      '5719',
      { reads: /138\*\*\*\*5719/ },
      { reads: number },
    ],
    ends: [{ kind: 'repair', product: 'dishwasher', phone: '13812345719' }],
  },
  {
    who: 'refuses to leave any data, gives up, and asks three things',
    does: [
      '空调不制冷',
      { choose: '不同意' },
      { reads: /什么都不记/ },
      '电饭煲不通电',
      '算了不弄了',
      '保修多久',
      { reads: /12 个月/ },
      '谢谢',
      { reads: /不客气/ },
    ],
    ends: [],
  },
];
