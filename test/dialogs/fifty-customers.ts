import type { StaffOrder } from '../../bot/staff.ts';
import type { Ticket } from '../../knowledge/records.ts';

/** What a customer does next: says something, or something else happens. */
export type Act =
  | string
  | { readonly tap: string }
  | { readonly photos: number; readonly with?: string }
  /** Time passes, and what is due meanwhile is done. */
  | { readonly after: { readonly minutes?: number; readonly hours?: number; readonly days?: number } }
  /** The same person opens the chat again elsewhere, or, as nobody knows who it is, in another channel. */
  | { readonly goes: 'to another chat' | 'to another channel' | 'back' }
  /** A clerk does something to the latest case of a kind. */
  | { readonly clerk: StaffOrder['do']; readonly of: Ticket['kind']; readonly text?: string }
  /** What the desk has to have said just now. */
  | { readonly hears: RegExp };

/** What is on record of a case in the end; `fault` is part of the customer's own words. */
export interface Expected
  extends Partial<Pick<Ticket, 'state' | 'urgent' | 'phone' | 'address' | 'serial' | 'way' | 'usage' | 'language'>> {
  readonly kind: Ticket['kind'];
  readonly fault?: string;
  readonly product?: string;
  /** "2026-11-27 14:00"; `none`: nobody comes. */
  readonly visit?: string;
  readonly photos?: number;
  readonly mark?: number;
}

export interface Script {
  readonly who: string;
  /** "2026-11-25T10:00", when it begins; a Wednesday at ten where it is left out. */
  readonly at?: string;
  readonly does: readonly Act[];
  /** All cases of this person, in the order in which they were opened; of another channel after them. */
  readonly ends: readonly Expected[];
}

export const scripts: readonly Script[] = [
  {
    who: 'says everything at once and wants no questions',
    does: [
      '我家美的，不是，你们的空调不制冷E1，13812345601，明天下午来修，快点',
      '同意',
      '家里',
      '去年',
      '13812345601',
      '上海市中山路5号2单元301',
      '提交',
    ],
    ends: [{ kind: 'repair', product: 'air-conditioner', phone: '13812345601', fault: '不制冷' }],
  },
  {
    who: 'is in a hurry and answers with one sign',
    does: ['冰箱不冷', '行', '1', '跳过', '13812345602', '跳过', '好'],
    ends: [{ kind: 'repair', product: 'fridge', phone: '13812345602', usage: 'home', state: 'submitted' }],
  },
  {
    who: 'tells a long story first',
    does: [
      '你好啊，是这样的，我妈家那个洗衣机，去年双十一买的，一开始都挺好的，上个礼拜开始转起来咣咣响，昨天干脆不脱水了，衣服全是湿的，老人家也不会弄，我在外地，你们看怎么办',
      '同意',
      '家里用',
      '去年双十一网上买的',
      '13812345603',
      '上海市解放路88号1栋402',
      '提交',
    ],
    ends: [
      {
        kind: 'repair',
        product: 'washing-machine',
        fault: '不脱水',
        phone: '13812345603',
        address: '上海市解放路88号1栋402',
      },
    ],
  },
  {
    who: 'types with wrong characters',
    does: ['空调不治冷了', '同义', '同意', '就是不治冷', '家里', '不记得了', '13812345604', '不知道', '提交'],
    ends: [{ kind: 'repair', product: 'air-conditioner', phone: '13812345604' }],
  },
  {
    who: 'asks what it costs in the middle, twice',
    does: [
      '热水器不出热水',
      '同意',
      '上门要收费吗',
      '家里用',
      '过保了修一次多少钱',
      '三年前买的',
      '13812345605',
      '跳过',
      '提交',
    ],
    ends: [{ kind: 'repair', product: 'water-heater', phone: '13812345605' }],
  },
  {
    who: 'corrects the phone number in the summary',
    does: ['电视没图像', '同意', '家里用', '跳过', '13812345600', '跳过', '电话改成13812345606', '提交'],
    ends: [{ kind: 'repair', product: 'tv', phone: '13812345606' }],
  },
  {
    who: 'says one figure too few, then the right number',
    does: ['微波炉不加热', '同意', '家里用', '跳过', '1381234560', { hears: /少了 1 位/ }, '13812345607', '提交'],
    ends: [{ kind: 'repair', product: 'microwave', phone: '13812345607', way: 'mail-in' }],
  },
  {
    who: 'changes the machine half way',
    does: ['冰箱坏了不制冷', '同意', '不对，是空调', '家里用', '跳过', '13812345608', '跳过', '提交'],
    ends: [{ kind: 'repair', product: 'air-conditioner', phone: '13812345608' }],
  },
  {
    who: 'goes a step back',
    does: ['油烟机不吸烟', '同意', '店里用', '上一步', '家里用', '跳过', '13812345609', '跳过', '提交'],
    ends: [{ kind: 'repair', product: 'range-hood', usage: 'home' }],
  },
  {
    who: 'begins anew',
    does: ['洗碗机不进水', '同意', '家里用', '重来', '洗碗机漏水', '家里用', '跳过', '13812345610', '跳过', '提交'],
    ends: [{ kind: 'repair', product: 'dishwasher', phone: '13812345610' }],
  },
  {
    who: 'gives up in the middle',
    does: ['电饭煲不通电', '同意', '算了不弄了', { hears: /先不填了/ }],
    ends: [],
  },
  {
    who: 'refuses to leave any data',
    does: ['空调不制冷', '不同意', { hears: /什么都不记/ }, '保修多久'],
    ends: [],
  },
  {
    who: 'submits three times',
    does: ['风扇不转', '同意', '家里用', '跳过', '13812345613', '提交', '提交', '提交'],
    ends: [{ kind: 'repair', product: 'fan', phone: '13812345613' }],
  },
  {
    who: 'is angry and wants a person, nothing else',
    does: ['人工', '人工！！！', '有没有活人'],
    ends: [{ kind: 'handover', state: 'submitted' }],
  },
  {
    who: 'wants a person in the middle of the form and goes on meanwhile',
    does: ['净水器漏水', '同意', '转人工', '家里用', '跳过', '13812345615', '跳过', '提交'],
    ends: [{ kind: 'handover' }, { kind: 'repair', product: 'water-purifier', phone: '13812345615' }],
  },
  {
    who: 'talks with a colleague, then ends that and finishes the form',
    does: [
      '冰箱不制冷',
      '同意',
      '人工',
      { clerk: 'take', of: 'handover' },
      '师傅今天能来吗',
      { hears: /^$/ },
      { clerk: 'answer', of: 'handover', text: '今天排满了，明天上午可以' },
      '那行吧',
      '结束人工',
      { hears: /自动助手/ },
      '家里用',
      '跳过',
      '13812345616',
      '跳过',
      '提交',
    ],
    ends: [
      { kind: 'handover', state: 'submitted' },
      { kind: 'repair', product: 'fridge', phone: '13812345616' },
    ],
  },
  {
    who: 'is left by a colleague and helped by the desk',
    does: [
      '我要找人',
      { clerk: 'take', of: 'handover' },
      '在吗',
      { after: { minutes: 40 } },
      { hears: /没回话/ },
      '保修多久',
      { hears: /年|月/ },
    ],
    ends: [{ kind: 'handover' }],
  },
  {
    who: 'does not want to wait any longer',
    does: ['转人工', '不用人工了', { hears: /撤掉/ }, '几点下班'],
    ends: [{ kind: 'handover', state: 'cancelled' }],
  },
  {
    who: 'smells gas in the middle of the form',
    does: [
      '燃气灶打不着火',
      '同意',
      '哎呀我闻到煤气味了',
      { hears: /关燃气阀/ },
      '已经关了，窗也开了，13812345619',
      '13812345619',
    ],
    ends: [{ kind: 'repair', urgent: true }],
  },
  {
    who: 'got an electric shock and is frightened',
    does: ['洗衣机漏电 我手麻了', { hears: /总闸/ }, '关了', '13812345620', '没事了现在'],
    ends: [{ kind: 'repair', urgent: true, phone: '13812345620' }],
  },
  {
    who: 'only asks whether it could be dangerous',
    does: ['热水器会不会漏电啊', { hears: /检查|接地|漏电/ }],
    ends: [],
  },
  {
    who: 'books a visit and moves it',
    does: [
      '约师傅11月27日下午两点上门清洗空调',
      '同意',
      '好',
      '13812345622',
      '跳过',
      '提交',
      { hears: /约好了/ },
      '改到11月30日上午九点',
      '好',
      '提交',
      { hears: /改好了/ },
    ],
    ends: [{ kind: 'visit', visit: '2026-11-30 09:00' }],
  },
  {
    who: 'calls it off and wants it back at once',
    does: [
      '约师傅11月30日下午两点上门清洗空调',
      '同意',
      '好',
      '13812345623',
      '跳过',
      '提交',
      '取消预约',
      '取消上门',
      { hears: /恢复/ },
      '哎呀点错了，恢复',
      { hears: /恢复好了/ },
    ],
    ends: [{ kind: 'visit', visit: '2026-11-30 14:00' }],
  },
  {
    who: 'calls it off for good',
    does: [
      '约师傅11月30日下午两点上门清洗空调',
      '同意',
      '好',
      '13812345624',
      '跳过',
      '提交',
      '有事来不了了，取消吧',
      '取消上门',
    ],
    ends: [{ kind: 'visit', state: 'cancelled', visit: 'none' }],
  },
  {
    who: 'wants somebody within the hour',
    does: ['师傅一个小时内能到吗，空调坏了', '同意', '家里用', '跳过', '13812345625', '跳过', '提交'],
    ends: [{ kind: 'repair', product: 'air-conditioner' }],
  },
  {
    who: 'comes at night',
    at: '2026-11-25T23:40',
    does: [
      '冰箱不制冷',
      { hears: /下班/ },
      '同意',
      '家里用',
      '跳过',
      '13812345626',
      '跳过',
      '提交',
      { hears: /同事 11月26日（周四）上午9:00 上班/ },
    ],
    ends: [{ kind: 'repair', product: 'fridge', phone: '13812345626' }],
  },
  {
    who: 'begins two minutes before closing time',
    at: '2026-11-25T17:58',
    does: [
      '冰箱不制冷',
      '同意',
      { after: { minutes: 3 } },
      '家里用',
      '跳过',
      '13812345627',
      '跳过',
      '提交',
      { hears: /报修编号/ },
    ],
    ends: [{ kind: 'repair', phone: '13812345627' }],
  },
  {
    who: 'wants a person at night',
    at: '2026-11-25T22:00',
    does: ['人工', { hears: /下班了.*11月26日/s }, '我的发票丢了能不能补'],
    ends: [{ kind: 'handover' }],
  },
  {
    who: 'writes English',
    does: ["My fridge isn't cooling", 'yes', 'at home', 'skip', '13812345629', 'skip', 'submit'],
    ends: [{ kind: 'repair', product: 'fridge', phone: '13812345629', language: 'en-US' }],
  },
  {
    who: 'changes the language in the middle',
    does: [
      'washing machine does not spin',
      'English please',
      'agree',
      '说中文',
      '家里用',
      '跳过',
      '13812345630',
      '跳过',
      '提交',
    ],
    ends: [{ kind: 'repair', product: 'washing-machine', language: 'zh-CN' }],
  },
  {
    who: 'writes traditional characters',
    does: ['冷氣不製冷', '同意', '家裡用', '不記得', '13812345631', '跳過', '提交'],
    ends: [{ kind: 'repair', product: 'air-conditioner', phone: '13812345631' }],
  },
  {
    who: 'sends photos before a word',
    does: [{ photos: 2 }, '电视黑屏', '同意', '家里用', { photos: 1 }, '跳过', '13812345632', '跳过', '提交'],
    ends: [{ kind: 'repair', product: 'tv', photos: 3 }],
  },
  {
    who: 'goes on two days later',
    does: [
      '洗衣机不脱水',
      '同意',
      '家里用',
      { after: { days: 2 } },
      '还在吗',
      '接着填',
      '跳过',
      '13812345633',
      '跳过',
      '提交',
    ],
    ends: [{ kind: 'repair', product: 'washing-machine', phone: '13812345633' }],
  },
  {
    who: 'goes on in another chat',
    does: [
      '洗衣机不脱水',
      '同意',
      '家里用',
      { goes: 'to another chat' },
      '报修',
      '接着填',
      '跳过',
      '13812345634',
      '跳过',
      '提交',
    ],
    ends: [{ kind: 'repair', product: 'washing-machine', phone: '13812345634' }],
  },
  {
    who: 'tells the same in another channel',
    does: [
      '干衣机不转',
      '同意',
      '家里用',
      '跳过',
      '13812345635',
      '跳过',
      '提交',
      { goes: 'to another channel' },
      '烘干机不转了',
      '同意',
      '家里用',
      '跳过',
      '13812345635',
      '跳过',
      '提交',
      { hears: /报修编号/ },
    ],
    ends: [
      { kind: 'repair', phone: '13812345635' },
      { kind: 'repair', phone: '13812345635' },
    ],
  },
  {
    who: 'reports the same again and sees the progress',
    does: [
      '冰箱不制冷',
      '同意',
      '家里用',
      '跳过',
      '13812345636',
      '跳过',
      '提交',
      '冰箱不制冷怎么还没人来',
      '看进度',
      { hears: /经过/ },
    ],
    ends: [{ kind: 'repair', phone: '13812345636' }],
  },
  {
    who: 'has a second machine that fails',
    does: [
      '冰箱不制冷',
      '同意',
      '家里用',
      '跳过',
      '13812345637',
      '跳过',
      '提交',
      '还有电视也黑屏了',
      '家里用',
      '跳过',
      '跳过',
      '提交',
    ],
    ends: [
      { kind: 'repair', product: 'fridge' },
      { kind: 'repair', product: 'tv', phone: '13812345637' },
    ],
  },
  {
    who: 'says yes to the price after asking',
    does: [
      '空调滴水',
      '同意',
      '家里用',
      '跳过',
      '13812345638',
      '跳过',
      '提交',
      { clerk: 'confirm', of: 'repair' },
      { clerk: 'quote', of: 'repair' },
      '怎么这么贵',
      '同意报价',
      { hears: /同意报价/ },
    ],
    ends: [{ kind: 'repair', phone: '13812345638' }],
  },
  {
    who: 'forgets the price and is reminded',
    does: [
      '空调滴水',
      '同意',
      '家里用',
      '跳过',
      '13812345639',
      '跳过',
      '提交',
      { clerk: 'confirm', of: 'repair' },
      { clerk: 'quote', of: 'repair' },
      { after: { days: 6 } },
      { hears: /还等您一句话/ },
      '先不修',
    ],
    ends: [{ kind: 'repair', state: 'confirmed' }],
  },
  {
    who: 'finds it not repaired, then repaired, and gives a mark',
    does: [
      '空调不制热',
      '同意',
      '家里用',
      '跳过',
      '13812345640',
      '跳过',
      '提交',
      { clerk: 'confirm', of: 'repair' },
      { clerk: 'free', of: 'repair' },
      { clerk: 'start', of: 'repair' },
      { clerk: 'finish', of: 'repair' },
      '没修好',
      { clerk: 'finish', of: 'repair' },
      '修好了',
      { clerk: 'close', of: 'repair' },
      { after: { minutes: 12 } },
      { hears: /满意/ },
      '4分',
    ],
    ends: [{ kind: 'repair', state: 'closed', mark: 4 }],
  },
  {
    who: 'asks four things and wants nothing',
    does: ['你们几点上班', '空调保修几年', '上门收费吗', '谢谢', { hears: /不客气/ }],
    ends: [],
  },
  {
    who: 'talks nonsense until a person is offered',
    does: ['阿斯顿发', '哈哈哈哈', '嘿嘿嘿', { hears: /人工/ }, '人工'],
    ends: [{ kind: 'handover' }],
  },
  {
    who: 'describes the fault with words that sound like orders',
    does: ['空调按了取消键没反应', '同意', '家里用', '跳过', '13812345643', '跳过', '提交'],
    ends: [{ kind: 'repair', fault: '按了取消键没反应' }],
  },
  {
    who: 'asks for maintenance and books it',
    does: ['空调要做个保养', '同意', '跳过', '13812345644', '跳过', '提交', '预约上门', '1', '1', '提交'],
    ends: [{ kind: 'maintenance', product: 'air-conditioner', phone: '13812345644' }],
  },
  {
    who: 'complains that nobody came',
    does: ['我要投诉，昨天约好的师傅没来也不打电话', '尽快安排', '打电话给我', '同意', '13812345645', '提交'],
    ends: [{ kind: 'complaint', fault: '没来' }],
  },
  {
    who: 'asks about a case by a number that is somebody else’s',
    does: ['R-7K3-M9P-XQ4', '1234', '人工'],
    ends: [{ kind: 'handover' }],
  },
  {
    who: 'gives a landline with its area code',
    does: ['冰箱漏水', '同意', '家里用', '跳过', '021-62345678', '跳过', '提交'],
    ends: [{ kind: 'repair', product: 'fridge', phone: '021-62345678' }],
  },
  {
    who: 'pastes the question back and swears a little',
    does: [
      '洗衣机不转',
      '同意',
      '？？？',
      '平时在哪儿用、怎么用？',
      '家里用啊烦死了',
      '跳过',
      '13812345648',
      '跳过',
      '提交',
    ],
    ends: [{ kind: 'repair', product: 'washing-machine', phone: '13812345648' }],
  },
  {
    who: 'is old, and says 嗯 and 要',
    does: ['小伙子，我那个热水器不热了', '嗯', '家里头用', '记不得了', '13812345649', '不会说，让师傅打电话', '嗯'],
    ends: [{ kind: 'repair', product: 'water-heater', phone: '13812345649' }],
  },
  {
    who: 'has all of it submitted and then wants none of it',
    does: [
      '打印机卡纸',
      '同意',
      '公司用',
      '跳过',
      '13812345650',
      '提交',
      '取消',
      { hears: /人工/ },
      '人工',
      { clerk: 'cancel', of: 'repair', text: '按您说的撤了' },
      '好的',
    ],
    ends: [{ kind: 'repair', state: 'cancelled' }, { kind: 'handover' }],
  },
];
