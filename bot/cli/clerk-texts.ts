import type { LifecycleRefusal } from '../../knowledge/case-guards.ts';
import type { What } from '../../knowledge/due.ts';
import type { LifecycleEvent } from '../../knowledge/lifecycle.ts';
import type { QuotationFault, QuotationState } from '../../knowledge/quotation.ts';
import type {
  BoughtAt,
  Goods,
  GoodsWish,
  Language,
  PastCase,
  Pause,
  RepairWay,
  Ticket,
  TicketState,
} from '../../knowledge/records.ts';
import type { StaffOrderName } from '../../knowledge/talk-orders.ts';
import type { Ordered } from '../cases.ts';
import type { VisitRefusal } from '../staff-visits.ts';

type Refusal = Exclude<
  Extract<Ordered, { done: false }>['because'],
  'no-time' | 'concerned' | 'not-yet' | 'no-quotation' | 'bad-order'
>;
type Words<Codes extends string> = Readonly<Record<Codes, string>>;

/** What a clerk reads in the terminal; a language with a missing or surplus text does not compile. */
export interface ClerkTexts {
  readonly language: Language;
  readonly usage: string;
  /** What the buttons of the question of use stand for. */
  readonly usages: ReadonlyMap<string, string>;
  /** What only some kinds are asked, and what its buttons stand for. */
  readonly details: Words<
    'topic' | 'people' | 'place' | 'site' | 'power' | 'lift' | 'version' | 'part' | 'count' | 'machines' | 'loaner'
  >;
  readonly detailValues: ReadonlyMap<string, string>;
  /** Where an address is, where it is not sure. */
  readonly oneOf: (places: readonly string[]) => string;
  readonly unfitting: (first: string, second: string) => string;
  readonly unknownCommand: (said: string, meant: string | undefined) => string;
  readonly columns: Words<'number' | 'kind' | 'state' | 'waiting' | 'promise' | 'machine' | 'fault'>;
  readonly labels: Words<
    | 'machine'
    | 'serial'
    | 'fault'
    | 'usage'
    | 'bought'
    | 'phone'
    | 'address'
    | 'place'
    | 'way'
    | 'fee'
    | 'opened'
    | 'waiting'
    | 'firstResponse'
    | 'onSite'
    | 'visit'
    | 'photos'
    | 'rating'
    | 'due'
    | 'target'
    | 'waits'
    | 'quotation'
    | 'loaner'
    | 'contract'
    | 'compensation'
    | 'concerned'
    | 'twins'
    | 'wish'
    | 'told'
    | 'repairs'
    | 'about'
    | 'customer'
    | 'language'
    | 'policy'
  >;
  readonly kinds: Words<Ticket['kind']>;
  readonly states: Words<TicketState>;
  /** What an order does, for the list of what is possible. */
  readonly orders: Words<StaffOrderName>;
  /** What happened, in a case's history. */
  readonly happened: Words<
    | LifecycleEvent
    | 'take'
    | 'release'
    | 'concerns'
    | 'given-back'
    | 'opened'
    | 'said'
    | 'booked'
    | 'moved'
    | 'called-off'
    | 'restored'
    | 'kept'
    | 'reminded'
    | 'rated'
  >;
  /** What is due, for a clerk who looks at the clock. */
  readonly due: Words<What>;
  /** What a case waits for. */
  readonly waits: Words<Pause['for']>;
  readonly waitsUntil: (next: string) => string;
  readonly quotationStates: Words<QuotationState>;
  readonly validUntil: (day: string) => string;
  readonly loanerStates: Words<'lent' | 'back' | 'waived'>;
  /** Where a machine is promised meanwhile and none was lent. */
  readonly loanerOwed: (clauses: string) => string;
  readonly compensationStates: {
    readonly owed: (until: string) => string;
    readonly done: string;
    readonly replaced: string;
  };
  readonly contractPaid: (percent: number) => string;
  readonly pressing: string;
  /** In place of a customer who leaves no name. */
  readonly anonymous: string;
  /** Beside a visit to which nobody goes before the price is agreed. */
  readonly uncleared: string;
  /** Why a case is not ready for an order yet, and what helps; `until` as clerks read it. */
  readonly notYet: (why: LifecycleRefusal, until: string) => string;
  readonly noQuotation: (fault: QuotationFault) => string;
  /** In place of what a complaint says, for whom it is about. */
  readonly withheld: string;
  readonly concerned: (number: string) => string;
  readonly badWait: string;
  readonly badPromise: string;
  readonly speakers: Words<'customer' | 'clerk' | 'desk'>;
  readonly ways: Words<RepairWay>;
  readonly fees: Words<NonNullable<Ticket['fee']>>;
  readonly boughtAt: Words<BoughtAt>;
  readonly wishes: Words<GoodsWish>;
  readonly because: Words<Goods['because']>;
  /** What the customer wishes instead of what is too late. */
  readonly instead: (first: string, wish: string) => string;
  readonly received: (day: string) => string;
  readonly grounds: Words<Goods['grounds'][number]['by']>;
  readonly groundUntil: (ground: string, day: string | undefined) => string;
  readonly noGround: string;
  /** `often`: so often that an exchange or a return is open, or will be. */
  readonly repairedBefore: (count: number, same: number, often: boolean) => string;
  readonly languages: Words<Language>;
  readonly urgent: string;
  readonly overdue: string;
  readonly answered: string;
  /** Beside a case whose customer a clerk talks with. */
  readonly talking: (name: string) => string;
  /** Beside a case that was told of in another channel as well. */
  readonly twins: (numbers: string) => string;
  readonly today: string;
  readonly waiting: (amount: number, unit: 'minutes' | 'hours' | 'days') => string;
  readonly sum: (open: number, urgent: number, overdue: number) => string;
  readonly nothing: string;
  readonly nothingOf: (name: string) => string;
  readonly history: string;
  readonly photosOf: (numbers: readonly number[]) => string;
  /** Beside a photo that no running desk shows. */
  readonly deskAsleep: string;
  readonly next: string;
  readonly needsWords: string;
  readonly noNumber: (because: 'missing' | 'shape' | 'check' | 'unknown', said: string) => string;
  /** What is on record of a case whose personal data has gone. */
  readonly pastCase: (record: PastCase) => string;
  readonly meant: (number: string) => string;
  readonly done: (number: string, state: string) => string;
  readonly told: string;
  readonly refused: (because: Refusal, what: string, state: string) => string;
  /** Why nobody can be sent at a time; with the holiday it is on, or what the shop is closed for. */
  readonly noTime: (code: VisitRefusal['why']['code'], off: string | undefined) => string;
  readonly freeTimes: (times: readonly string[]) => string;
  /** What was meant to be a time, and is none. */
  readonly noSuchTime: (said: string) => string;
  readonly noVisits: string;
  readonly visits: (count: number) => string;
  readonly visitNotes: { readonly moved: (times: number) => string; readonly reminded: string; readonly kept: string };
  /** From Monday on. */
  readonly weekdays: readonly string[];
  readonly possible: (orders: readonly string[]) => string;
  readonly badText: string;
  readonly unreachable: (number: string) => string;
  readonly deskFailed: string;
}

const zhCN: ClerkTexts = {
  language: 'zh-CN',
  usages: new Map([
    ['home', '家里用'],
    ['business', '店里或公司用'],
  ]),
  details: {
    topic: '培训内容',
    people: '人数',
    place: '地点',
    site: '安装位置',
    power: '电源',
    lift: '楼层电梯',
    version: '现在的版本',
    part: '配件',
    count: '数量',
    machines: '台数',
    loaner: '要借备用机',
  },
  oneOf: places => `不确定：${places.join('、')}`,
  unfitting: (first, second) => `对不上：${first}、${second}`,
  detailValues: new Map([
    ['place.on-site', '客户那里'],
    ['place.shop', '客户来店里'],
    ['site.ready', '腾好了'],
    ['site.not-ready', '还没腾好'],
    ['power.yes', '有插座'],
    ['power.no', '没有插座'],
    ['part.photo', '见照片'],
    ['loaner.yes', '要'],
  ]),
  usage: `用法：npm run --silent clerk -- <命令>

  list [--all] [--mine]        要处理的单子，先危险、再按等待时间；--all 连同已结束的，--mine 只看自己跟的
  show 编号                    一个单子的全部内容
  visits                       约好的上门，一天一天列出来
  answer 编号 "文字"           回复客户
  take 编号 ["文字"]           把对话接过来，自动助手不再插话，客户说的都记在单子里；用 answer 回复
  release 编号 ["文字"]        把对话交回给自动助手；一直不说话，到时间自动交回
  confirm 编号 ["文字"]        受理
  visit 编号 2026-11-25 14:00 ["文字"]
                               约上门，占师傅的时间；来不及提前通知的要写明原因；--anyway 师傅都约满、不在上门时间也照样约
  visit 编号 "文字"            上门不占师傅的时间：谁、什么时候到（visit 也可以写成 arrange-visit）
  ask-to-mail 编号 "文字"      请客户寄来（寄修、退货）：寄到哪里
  start 编号 ["文字"]          开始维修
  finish 编号 ["文字"]         修好了；保养、巡检、安装、培训、升级办好了要写结果，客户看得到：
                               finish 编号 "配置清单：主机1、支架1；已试机，客户签收"
  accept 编号 ["文字"]         客户验收
  reject 编号 ["文字"]         没修好，返工
  close 编号 ["文字"]          结案
  cancel 编号 "文字"           取消：为什么
  reopen 编号 ["文字"]         重新打开
  not-fixed 编号 ["文字"]      结案以后客户说没修好：还用原来的单号

  quote 编号 项目=价钱 …… ["文字"]
                               报价，客户同意了才派人、才开始收费的活；价目表里有的写 id 就行：
                               quote 编号 visit labour=120 fridge.compressor*2 清洗=80 "周四能到"
  approve / decline 编号 "文字"  客户在别处（比如电话里）同意、不同意：谁、什么时候
  free 编号 ["文字"]           这次不收费
  wait 编号 part 2026-12-01 "文字"
                               等配件（part）或等客户（customer），到哪天再看；resume 接着办
  lend 编号 "文字"             借备用机：借的什么；loaner-back 还了，waive-loaner 不用还
  compensate 编号 2026-12-01 "文字"
                               答应补偿：补什么、最晚哪天办好；再写一次就是改；compensated 编号 办好了，办好才能结案
  concerns 编号 小王、小张     投诉的是谁：那个人用自己的名字（--as）看不到内容，也办不了；写“无”就是谁都不是
  receive、take-in、hand-back、send、hurry
                               收到、带回店里修、没修退还、寄出配件、加急（没有危险）
  undelivered                  没送到客户那里的消息、没做成的事；retry 代号 再试一次，drop 代号 不用管了

  --name 小李    客户看到的称呼，不写就是“客服”
  --as 小李      谁在用：按这个名字看、按这个名字办
  --lang en      English
  文字写成 - 时从标准输入读。`,
  unknownCommand: (said, meant) => `没有“${said}”这个命令。${meant === undefined ? '' : `是不是 ${meant}？`}`,
  columns: {
    number: '编号',
    kind: '类别',
    state: '状态',
    waiting: '等待',
    promise: '答应的时间',
    machine: '机器',
    fault: '问题',
  },
  labels: {
    machine: '机器',
    serial: '序列号',
    fault: '问题',
    usage: '使用情况',
    bought: '购买',
    phone: '电话',
    address: '地址',
    place: '省市区',
    way: '方式',
    fee: '告知的费用',
    opened: '提交',
    waiting: '等待',
    firstResponse: '答应答复',
    onSite: '答应上门',
    visit: '约好上门',
    photos: '照片',
    rating: '客户评分',
    due: '下个时限',
    target: '内部目标',
    waits: '暂停',
    quotation: '报价',
    loaner: '备用机',
    contract: '合同',
    compensation: '补偿',
    concerned: '投诉的是',
    twins: '可能同一件事',
    wish: '客户想',
    told: '告诉过客户',
    repairs: '以前修过',
    about: '相关单子',
    customer: '客户',
    language: '语言',
    policy: '政策版本',
  },
  kinds: {
    repair: '报修',
    visit: '上门',
    handover: '找人工',
    maintenance: '保养',
    inspection: '巡检',
    training: '培训',
    installation: '安装',
    upgrade: '升级',
    parts: '配件',
    return: '退换',
    complaint: '投诉',
    question: '咨询',
  },
  states: {
    submitted: '待受理',
    confirmed: '已受理',
    visit: '待上门',
    'mail-in': '待寄到',
    'in-repair': '维修中',
    repaired: '待验收',
    accepted: '已验收',
    closed: '已结案',
    cancelled: '已取消',
    received: '已收到',
    'in-work': '进行中',
    done: '待客户确认',
    sent: '已寄出',
  },
  orders: {
    answer: '回复客户',
    take: '把对话接过来',
    release: '把对话交回自动助手',
    confirm: '受理',
    'arrange-visit': '安排上门',
    'ask-to-mail': '请客户寄来',
    start: '开始维修',
    finish: '修好',
    accept: '客户验收',
    reject: '没修好，返工',
    close: '结案',
    cancel: '取消',
    reopen: '重新打开',
    receive: '收到机器或退货',
    'take-in': '带回店里修',
    'hand-back': '没修，退还',
    send: '寄出配件',
    'not-fixed': '没修好，接着修',
    quote: '报价',
    approve: '客户同意报价',
    decline: '客户不同意报价',
    free: '这次不收费',
    wait: '等配件或等客户',
    resume: '接着办',
    lend: '借出备用机',
    'loaner-back': '备用机还了',
    'waive-loaner': '备用机不用还',
    hurry: '加急',
    concerns: '写明投诉的是谁',
    compensate: '答应补偿',
    compensated: '补偿办好了',
  },
  happened: {
    opened: '提交',
    said: '说',
    concerns: '写明投诉的是谁',
    take: '接过对话',
    release: '交回对话',
    'given-back': '对话回到自动助手',
    rated: '评分',
    booked: '约了上门',
    moved: '改了上门时间',
    'called-off': '取消了上门',
    restored: '恢复了上门',
    kept: '确认上门不变',
    reminded: '提醒了上门',
    confirm: '受理',
    'arrange-visit': '安排上门',
    'ask-to-mail': '请客户寄来',
    start: '开始维修',
    finish: '修好',
    accept: '验收',
    reject: '没修好，返工',
    close: '结案',
    cancel: '取消',
    reopen: '重新打开',
    receive: '收到',
    'take-in': '带回店里修',
    'hand-back': '没修，退还',
    send: '寄出配件',
    'not-fixed': '没修好，重新打开',
    quote: '报价',
    approve: '同意报价',
    decline: '不同意报价',
    free: '定为不收费',
    wait: '暂停等待',
    resume: '接着办',
    lend: '借出备用机',
    'loaner-back': '备用机还了',
    'waive-loaner': '备用机不用还',
    hurry: '加急',
    compensate: '答应补偿',
    compensated: '补偿办好了',
  },
  due: {
    firstResponse: '答复',
    onSite: '上门',
    answered: '给出答复意见',
    analysis: '初步分析',
    simple: '现场修好',
    workshop: '店里修好',
    mailedIn: '修好寄回',
    done: '办完',
    next: '再看一次',
    acceptance: '可以结案',
    compensation: '补偿办好',
  },
  waits: { part: '等配件', customer: '等客户' },
  waitsUntil: next => `${next} 再看`,
  quotationStates: {
    open: '等客户答复',
    lapsed: '过期',
    approved: '客户同意',
    declined: '客户不同意',
    withdrawn: '作废',
  },
  validUntil: day => `${day} 前有效`,
  loanerStates: { lent: '在客户那里', back: '还了', waived: '不用还' },
  loanerOwed: clauses => `答应过借一台，用 lend 登记（${clauses}）`,
  compensationStates: { owed: until => `还没办，最晚 ${until}`, done: '办好了', replaced: '改过了' },
  contractPaid: percent => `已付 ${percent}%`,
  pressing: '要紧',
  anonymous: '不留名，不用答复',
  uncleared: '价钱没谈好，先别去',
  notYet: (why, until) => {
    switch (why.code) {
      case 'not-now':
        return '单子现在这个状态不能这样办。';
      case 'fee-open':
        return `${why.fee === 'paid' ? '这次要收费，还没有报价' : '收不收费还没定'}：先用 quote 报价、等客户同意，或者用 free 说明不收费。`;
      case 'quotation-open':
        return `客户还没有答复报价（${until} 前有效）。在电话里同意的，用 approve 写明谁、什么时候。`;
      case 'quotation-lapsed':
        return `报价到 ${until} 为止，客户没有答复：用 quote 重新报，或者用 free 说明不收费。`;
      case 'quotation-declined':
        return '客户没有同意报价：用 quote 重新报，或者用 free 说明不收费；不办了就用 cancel，机器在店里的用 hand-back。';
      case 'no-quotation':
        return '没有等客户答复的报价：先用 quote 报价。';
      case 'quotation-answered':
        return '这份报价已经有答复了：要改就用 quote 重新报。';
      case 'not-accepted':
        return `客户还没说好不好，${until} 以后才能直接结案。客户说好了用 accept，没好用 reject。`;
      case 'too-late':
        return `结案已经太久（${until} 为止）：开一张新单，或者用 reopen。`;
      case 'somebody-came':
        return '师傅已经上过门了：先用 start，再用 finish 或 hand-back。';
      case 'loaner-out':
        return `备用机（${why.what}）还在客户那里：还了用 loaner-back，不用还用 waive-loaner。`;
      case 'loaner-lent':
        return `已经借出一台了（${why.what}）：先用 loaner-back。`;
      case 'compensation-owed':
        return `答应客户的补偿（${why.what}，最晚 ${until}）还没办：办好了用 compensated，改了用 compensate。`;
      case 'no-compensation':
        return '没有答应过还没办的补偿。';
      case 'no-loaner':
        return '没有借出备用机。';
      case 'never-waits':
        return '有危险的、加急的单子不能暂停。';
      case 'waits-already':
        return '已经在等了：先用 resume。';
      case 'waits-not':
        return '现在没有在等什么。';
    }
  },
  noQuotation: ({ code, item, meant }) =>
    ({
      'no-items': '要写报什么，比如 visit labour=120。',
      'unknown-item': `价目表（prices.yaml）里没有“${item}”${meant === undefined ? '' : `，是不是 ${meant}`}。自己定价就写成 ${item}=80。`,
      unpriced: `“${item}”在价目表里没有价钱，要您来定：写成 ${item}=80。`,
      'bad-price': `“${item}”的价钱不对：写 80 或 45.50 这样的数，不能是 0。`,
      'bad-count': `“${item}”的数量不对：写成 ${item}*2，最多 999。`,
    })[code],
  withheld: '（跟您有关，由别的同事处理）',
  concerned: number => `单子 ${number} 投诉的是您，由别的同事处理，内容不显示。`,
  badPromise: '要写最晚哪天办好、补什么，比如 compensate 编号 2026-12-01 "退您上门费 80 元"；日期不能是过去的。',
  badWait: '要写等什么、到哪天再看，比如 wait 编号 part 2026-12-01 "等压缩机"；日期不能是过去的。',
  speakers: { customer: '客户', clerk: '客服', desk: '服务台' },
  ways: { 'on-site': '上门', 'mail-in': '寄修' },
  fees: { free: '免费', paid: '收费', unknown: '待定' },
  boughtAt: { distance: '网上、电话或电视购物', shop: '门店', dealer: '经销商' },
  wishes: { return: '退货', exchange: '换一台新的', repair: '修好就行', advice: '同事帮着看' },
  because: { fault: '有毛病', unwanted: '没毛病，不想要了' },
  instead: (first, wish) => `${wish}（本来想${first}，时间过了）`,
  received: day => `收货 ${day}`,
  grounds: {
    'no-reason': '无理由退货',
    refund: '质量问题：退、换、修任选',
    exchange: '质量问题：换或修',
    'repeat-repair': '多次修理还不能用：换或退',
  },
  groundUntil: (ground, day) => (day === undefined ? ground : `${ground}，到 ${day}`),
  noGround: '没有还开着的退换期限，要人来定',
  repairedBefore: (count, same, often) =>
    `保修期内免费修过 ${count} 次，同样的毛病 ${same} 次${often ? '：再修不好，客户可以换或退，请先跟客户说清' : ''}`,
  languages: { 'zh-CN': '中文', 'en-US': '英文' },
  urgent: '加急',
  overdue: '超时',
  answered: '已回复',
  talking: name => `${name}在聊`,
  twins: numbers => `同 ${numbers}`,
  today: '今天',
  waiting: (amount, unit) =>
    unit === 'minutes' && amount < 1
      ? '刚到'
      : `等了 ${amount} ${{ minutes: '分钟', hours: '小时', days: '天' }[unit]}`,
  sum: (open, urgent, overdue) =>
    [
      `${open} 个单子要处理`,
      ...(urgent > 0 ? [`加急 ${urgent} 个`] : []),
      ...(overdue > 0 ? [`超时 ${overdue} 个`] : []),
    ].join('，'),
  nothing: '现在没有要处理的单子。',
  nothingOf: name => `${name}手上没有单子。`,
  history: '经过',
  photosOf: numbers => `照片 ${numbers.join('、')}`,
  deskAsleep: '（服务台没有运行，启动后再看）',
  next: '现在可以',
  needsWords: '（要写文字）',
  noNumber: (because, said) =>
    because === 'missing'
      ? '要写编号，比如 R-7K3-M9P-XQ4。'
      : because === 'shape'
        ? `“${said}”不是编号，编号是 R-7K3-M9P-XQ4 这样的。`
        : because === 'check'
          ? `编号“${said}”有一处不对，请核对一下。`
          : `没有 ${said} 这个单子。`,
  pastCase: ({ id, state, openedAt, endedAt, product, model, serial, mark }) =>
    [
      `${id} ${openedAt.slice(0, 10)} 开单，${endedAt.slice(0, 10)} ${state === 'closed' ? '结案' : '取消'}；个人信息到期已经删除，不能再办。`,
      ...([product, model, serial].some(Boolean)
        ? [`机器：${[product, model, serial].filter(Boolean).join(' ')}`]
        : []),
      ...(mark === undefined ? [] : [`评分：${mark}`]),
    ].join('\n'),
  meant: number => `是不是 ${number}？`,
  done: (number, state) => `${number} 办好了，现在：${state}。`,
  told: '客户看到：',
  refused: (because, what, state) =>
    because === 'no-text'
      ? `“${what}”要写几句给客户看的话。`
      : because === 'failed'
        ? '服务台出错了，这一步没有办，看一下日志再试。'
        : because === 'no-ticket'
          ? '没有这个单子。'
          : `现在不能“${what}”：单子是“${state}”。`,
  noTime: (code, off) =>
    ({
      past: '这个时间已经过去了。',
      'rest-day': `这天${off === undefined ? '休息' : `是${off}`}，不上门。一定要去就加 --anyway。`,
      hours: '不在上门时间里（要在下班前修完）。一定要去就加 --anyway。',
      notice: '客户自己约要提前得更早。这么急要写几句原因，客户会看到。',
      'too-far': '太远了，只能约一年以内。',
      between: '这个时间不能约。',
      full: '这个时间师傅都约满了。一定要去就加 --anyway。',
      'no-team': '没有师傅上门修这种机器（看 teams.yaml）。',
    })[code],
  freeTimes: times => (times.length === 0 ? '近期没有空。' : `最近有空：${times.join('、')}`),
  noSuchTime: said => `没有“${said}”这个时间，要写成 2026-11-25 14:00 这样。`,
  noVisits: '还没有约好的上门。',
  visits: count => `${count} 个上门`,
  visitNotes: { moved: times => `客户改过 ${times} 次`, reminded: '提醒过', kept: '客户说不变' },
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  possible: orders => `现在可以：${orders.join('、')}`,
  badText: '称呼要 1 到 40 个字，文字最多 4000 个字。',
  unreachable: number => `服务台断开了，不知道办成没有。先看一下：clerk -- show ${number}`,
  deskFailed: '服务台没有答复，稍后再试。',
};

const enUS: ClerkTexts = {
  language: 'en-US',
  usages: new Map([
    ['home', 'at home'],
    ['business', 'in a business'],
  ]),
  details: {
    topic: 'topic',
    people: 'people',
    place: 'place',
    site: 'place for it',
    power: 'power',
    lift: 'floor, lift',
    version: 'version now',
    part: 'part',
    count: 'count',
    machines: 'machines',
    loaner: 'wants a loaner',
  },
  oneOf: places => `not sure: ${places.join(', ')}`,
  unfitting: (first, second) => `do not fit: ${first}, ${second}`,
  detailValues: new Map([
    ['place.on-site', "at the customer's"],
    ['place.shop', 'customer comes to the shop'],
    ['site.ready', 'ready'],
    ['site.not-ready', 'not ready'],
    ['power.yes', 'a socket is there'],
    ['power.no', 'no socket'],
    ['part.photo', 'see the photo'],
    ['loaner.yes', 'yes'],
  ]),
  usage: `usage: npm run --silent clerk -- <command> --lang en

  list [--all] [--mine]        open cases, danger first, then by waiting time; --all: ended ones too, --mine: yours
  show NUMBER                  everything about a case
  visits                       the visits that are booked, day by day
  answer NUMBER "text"         answer the customer
  take NUMBER ["text"]         talk with the customer yourself: the bot is silent, what is said is kept in the case; reply with answer
  release NUMBER ["text"]      give the conversation back to the bot; it goes back by itself when nothing is said for long
  confirm NUMBER ["text"]      take the case on
  visit NUMBER 2026-11-25 14:00 ["text"]
                               book a visit in the diary; one at short notice needs the reason; --anyway: also when
                               all technicians are taken, and outside of visiting hours
  visit NUMBER "text"          a visit that is in no diary: who comes and when (also written arrange-visit)
  ask-to-mail NUMBER "text"    ask the customer to mail it in (repair, return): where to
  start NUMBER ["text"]        the repair has begun
  finish NUMBER ["text"]       the machine is repaired; of maintenance, an inspection, an installation, a training
                               or an upgrade with what was done and found, which the customer reads
  accept NUMBER ["text"]       the customer accepts it
  reject NUMBER ["text"]       it is not repaired, back to the workbench
  close NUMBER ["text"]        close the case
  cancel NUMBER "text"         cancel it: why
  reopen NUMBER ["text"]       open it again
  not-fixed NUMBER ["text"]    the customer of a closed case says that it is not fixed: the same number goes on

  quote NUMBER item=price … ["text"]
                               a quotation: nobody is sent and no paid work begins before the customer agrees;
                               what the price list has is written by its id:
                               quote NUMBER visit labour=120 fridge.compressor*2 cleaning=80 "here by Thursday"
  approve / decline NUMBER "text"
                               the customer has said so elsewhere, such as by phone: who and when
  free NUMBER ["text"]         it costs nothing
  wait NUMBER part 2026-12-01 "text"
                               waits for a part, or for the customer, and is looked at again on that day; resume
  lend NUMBER "text"           a loaner: which; loaner-back, waive-loaner (the customer keeps it)
  compensate NUMBER 2026-12-01 "text"
                               a loss is made good: how, and by when at the latest; again to change it;
                               compensated NUMBER once it is done, which has to be before the case is closed
  concerns NUMBER "Lee, Wang"  whom a complaint is about: under that name (--as) it is neither read nor worked on;
                               "none" for nobody
  receive, take-in, hand-back, send, hurry
                               it has arrived, is taken to the workshop, goes back unrepaired; parts are sent; pressing
  undelivered                  messages that did not reach a customer, and jobs that failed; retry CODE tries one
                               again, drop CODE leaves it

  --as Lee       who is at the terminal: reads and works under that name
  --name Lee     who you are to the customer; "客服" when left out
  A text of - is read from standard input.`,
  unknownCommand: (said, meant) =>
    `There is no command "${said}".${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  columns: {
    number: 'Number',
    kind: 'Kind',
    state: 'State',
    waiting: 'Waiting',
    promise: 'Promised by',
    machine: 'Machine',
    fault: 'Problem',
  },
  labels: {
    machine: 'Machine',
    serial: 'Serial number',
    fault: 'Problem',
    usage: 'Use',
    bought: 'Bought',
    phone: 'Phone',
    address: 'Address',
    place: 'where',
    way: 'Way',
    fee: 'Fee as told',
    opened: 'Opened',
    waiting: 'Waiting',
    firstResponse: 'Answer promised',
    onSite: 'Visit promised',
    visit: 'Visit booked',
    photos: 'Photos',
    rating: 'Rating',
    due: 'Due next',
    target: 'Our own target',
    waits: 'On hold',
    quotation: 'Quotation',
    loaner: 'Loaner',
    contract: 'Contract',
    compensation: 'Compensation',
    concerned: 'Complains of',
    twins: 'Same matter?',
    wish: 'Wishes',
    told: 'Was told',
    repairs: 'Repaired before',
    about: 'Related case',
    customer: 'Customer',
    language: 'Language',
    policy: 'Policy version',
  },
  kinds: {
    repair: 'repair',
    visit: 'visit',
    handover: 'person',
    maintenance: 'maintenance',
    inspection: 'inspection',
    training: 'training',
    installation: 'installation',
    upgrade: 'upgrade',
    parts: 'parts',
    return: 'return',
    complaint: 'complaint',
    question: 'question',
  },
  states: {
    submitted: 'new',
    confirmed: 'confirmed',
    visit: 'visit due',
    'mail-in': 'mailing in',
    'in-repair': 'in repair',
    repaired: 'repaired',
    accepted: 'accepted',
    closed: 'closed',
    cancelled: 'cancelled',
    received: 'received',
    'in-work': 'in work',
    done: 'to be confirmed',
    sent: 'sent',
  },
  orders: {
    answer: 'answer the customer',
    take: 'take the conversation over',
    release: 'give the conversation back',
    confirm: 'take it on',
    'arrange-visit': 'arrange a visit',
    'ask-to-mail': 'ask to mail it in',
    start: 'start the repair',
    finish: 'repaired',
    accept: 'accepted by the customer',
    reject: 'not repaired, back to the workbench',
    close: 'close',
    cancel: 'cancel',
    reopen: 'open again',
    receive: 'it has arrived here',
    'take-in': 'take it to the workshop',
    'hand-back': 'give it back unrepaired',
    send: 'send the parts',
    'not-fixed': 'not fixed, go on',
    quote: 'quote a price',
    approve: 'the customer agrees to the price',
    decline: 'the customer does not agree',
    free: 'it costs nothing',
    wait: 'wait for a part or the customer',
    resume: 'go on',
    lend: 'lend a machine',
    'loaner-back': 'the loaner is back',
    'waive-loaner': 'the loaner need not come back',
    hurry: 'pressing',
    concerns: 'say whom of the staff it is about',
    compensate: 'promise to make a loss good',
    compensated: 'the loss is made good',
  },
  happened: {
    opened: 'opened the case',
    said: 'said',
    take: 'took the conversation over',
    release: 'gave the conversation back',
    'given-back': 'the conversation went back to the bot',
    rated: 'rated it',
    booked: 'booked a visit',
    moved: 'moved the visit',
    'called-off': 'called the visit off',
    restored: 'put the visit back',
    kept: 'said that the visit stands',
    reminded: 'reminded of the visit',
    confirm: 'took it on',
    'arrange-visit': 'arranged a visit',
    'ask-to-mail': 'asked to mail it in',
    start: 'started the repair',
    finish: 'finished the repair',
    accept: 'accepted it',
    reject: 'sent it back to the workbench',
    close: 'closed it',
    cancel: 'cancelled it',
    reopen: 'opened it again',
    receive: 'received it',
    'take-in': 'took it to the workshop',
    'hand-back': 'gave it back unrepaired',
    send: 'sent the parts',
    'not-fixed': 'opened it again: not fixed',
    quote: 'quoted a price',
    approve: 'agreed to the price',
    decline: 'did not agree to the price',
    free: 'made it free',
    wait: 'let it wait',
    resume: 'went on',
    lend: 'lent a machine',
    'loaner-back': 'got the loaner back',
    'waive-loaner': 'waived the loaner',
    hurry: 'made it pressing',
    compensate: 'promised to make it good',
    compensated: 'made it good',
    concerns: 'said whom it is about',
  },
  due: {
    firstResponse: 'answer',
    onSite: 'visit',
    answered: 'reply to the complaint',
    analysis: 'first analysis',
    simple: 'repaired on the spot',
    workshop: 'repaired in the workshop',
    mailedIn: 'repaired and sent back',
    done: 'done',
    next: 'look again',
    acceptance: 'may be closed',
    compensation: 'loss made good',
  },
  waits: { part: 'waits for a part', customer: 'waits for the customer' },
  waitsUntil: next => `look again on ${next}`,
  quotationStates: {
    open: 'not answered yet',
    lapsed: 'lapsed',
    approved: 'approved',
    declined: 'declined',
    withdrawn: 'withdrawn',
  },
  validUntil: day => `valid until ${day}`,
  loanerStates: { lent: 'with the customer', back: 'back', waived: 'waived' },
  loanerOwed: clauses => `one is promised: note it with lend (${clauses})`,
  compensationStates: { owed: until => `to be done by ${until}`, done: 'done', replaced: 'replaced by another' },
  contractPaid: percent => `${percent}% paid`,
  pressing: 'pressing',
  anonymous: 'no name, no answer wanted',
  uncleared: 'price not agreed: do not go yet',
  notYet: (why, until) => {
    switch (why.code) {
      case 'not-now':
        return 'The case is not in a state for that.';
      case 'fee-open':
        return `${why.fee === 'paid' ? 'It costs something and is not quoted' : 'Nobody knows yet whether it costs something'}: quote it and let the customer agree, or say with "free" that it costs nothing.`;
      case 'quotation-open':
        return `The customer has not answered the quotation (valid until ${until}). Agreed to by phone: approve, with who and when.`;
      case 'quotation-lapsed':
        return `The quotation was valid until ${until} and has no answer: quote it again, or say with "free" that it costs nothing.`;
      case 'quotation-declined':
        return 'The customer did not agree to the quotation: quote it again, or say with "free" that it costs nothing; to end it, cancel, or hand-back what is here.';
      case 'no-quotation':
        return 'No quotation waits for an answer: quote first.';
      case 'quotation-answered':
        return 'This quotation has been answered: to change that, quote again.';
      case 'not-accepted':
        return `The customer has not said whether it is well; without that it may be closed from ${until} on. Well: accept. Not: reject.`;
      case 'too-late':
        return `It was closed too long ago (up to ${until}): open a new case, or use reopen.`;
      case 'somebody-came':
        return 'The technician has been there: start first, then finish or hand-back.';
      case 'loaner-out':
        return `The customer still has the loaner (${why.what}): loaner-back when it is here, waive-loaner when it may stay.`;
      case 'loaner-lent':
        return `One is lent already (${why.what}): loaner-back first.`;
      case 'compensation-owed':
        return `What was promised to make a loss good (${why.what}, by ${until}) is not done: compensated once it is, compensate to change it.`;
      case 'no-compensation':
        return 'Nothing is promised that is not done.';
      case 'no-loaner':
        return 'No loaner is lent.';
      case 'never-waits':
        return 'A case of danger, or a pressing one, never waits.';
      case 'waits-already':
        return 'It waits already: resume first.';
      case 'waits-not':
        return 'It does not wait for anything.';
    }
  },
  noQuotation: ({ code, item, meant }) =>
    ({
      'no-items': 'Say what is quoted, such as visit labour=120.',
      'unknown-item': `The price list (prices.yaml) has no "${item}"${meant === undefined ? '' : `; did you mean ${meant}?`} To name the price yourself, write ${item}=80.`,
      unpriced: `The price list has no price for "${item}": name it, ${item}=80.`,
      'bad-price': `That is no price for "${item}": write 80 or 45.50; it cannot be 0.`,
      'bad-count': `That is no count for "${item}": write ${item}*2, 999 at most.`,
    })[code],
  withheld: '(about you; a colleague deals with it)',
  concerned: number => `Case ${number} is about you; a colleague deals with it, and it is not shown.`,
  badPromise:
    'Say by when at the latest and what, such as compensate NUMBER 2026-12-01 "the visit fee of 80 yuan back"; the day cannot be over.',
  badWait:
    'Say what it waits for and when it is looked at again: wait NUMBER part 2026-12-01 "the compressor"; not a day that is past.',
  speakers: { customer: 'customer', clerk: 'clerk', desk: 'desk' },
  ways: { 'on-site': 'on site', 'mail-in': 'mailed in' },
  fees: { free: 'free', paid: 'to be paid', unknown: 'not known yet' },
  boughtAt: { distance: 'online, by phone or television', shop: 'in a shop', dealer: 'from a dealer' },
  wishes: { return: 'to return it', exchange: 'a new one', repair: 'a repair', advice: 'advice by a person' },
  because: { fault: 'something is wrong with it', unwanted: 'in order, not wanted' },
  instead: (first, wish) => `${wish} (first ${first}, which is over)`,
  received: day => `received ${day}`,
  grounds: {
    'no-reason': 'return without a reason',
    refund: 'fault of quality: return, exchange or repair',
    exchange: 'fault of quality: exchange or repair',
    'repeat-repair': 'repaired repeatedly, still not usable: exchange or return',
  },
  groundUntil: (ground, day) => (day === undefined ? ground : `${ground}, until ${day}`),
  noGround: 'no right with a day is open; a person decides',
  repairedBefore: (count, same, often) =>
    `${count} free in its term, ${same} for the same fault${often ? ': if it fails again the customer may have an exchange or a return, tell them first' : ''}`,
  languages: { 'zh-CN': 'Chinese', 'en-US': 'English' },
  urgent: 'urgent',
  overdue: 'overdue',
  answered: 'answered',
  talking: name => `${name} is talking`,
  twins: numbers => `= ${numbers}`,
  today: 'today',
  waiting: (amount, unit) =>
    unit === 'minutes' && amount < 1
      ? 'just now'
      : `${amount} ${{ minutes: 'min', hours: 'h', days: amount === 1 ? 'day' : 'days' }[unit]}`,
  sum: (open, urgent, overdue) =>
    [
      `${open} open ${open === 1 ? 'case' : 'cases'}`,
      ...(urgent > 0 ? [`${urgent} urgent`] : []),
      ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ].join(', '),
  nothing: 'Nothing to do: no open cases.',
  nothingOf: name => `No open cases of ${name}.`,
  history: 'History',
  photosOf: numbers => `photos ${numbers.join(', ')}`,
  deskAsleep: ' (the desk does not run; start it to see this)',
  next: 'What can be done now',
  needsWords: ' (with a text)',
  noNumber: (because, said) =>
    because === 'missing'
      ? 'A number is needed, such as R-7K3-M9P-XQ4.'
      : because === 'shape'
        ? `"${said}" is no number; numbers look like R-7K3-M9P-XQ4.`
        : because === 'check'
          ? `There is a slip in the number "${said}".`
          : `There is no case ${said}.`,
  pastCase: ({ id, state, openedAt, endedAt, product, model, serial, mark }) =>
    [
      `${id} was opened on ${openedAt.slice(0, 10)} and ${state === 'closed' ? 'closed' : 'cancelled'} on ${endedAt.slice(0, 10)}; its personal data was deleted when its term was over, and nothing can be done any more.`,
      ...([product, model, serial].some(Boolean)
        ? [`Machine: ${[product, model, serial].filter(Boolean).join(' ')}`]
        : []),
      ...(mark === undefined ? [] : [`Mark: ${mark}`]),
    ].join('\n'),
  meant: number => `Did you mean ${number}?`,
  done: (number, state) => `${number} done; now: ${state}.`,
  told: 'The customer reads:',
  refused: (because, what, state) =>
    because === 'no-text'
      ? `"${what}" needs a few words for the customer.`
      : because === 'failed'
        ? 'The desk failed and did nothing; see its log, then try again.'
        : because === 'no-ticket'
          ? 'There is no such case.'
          : `"${what}" cannot be done now: the case is "${state}".`,
  noTime: (code, off) =>
    ({
      past: 'That time is past.',
      'rest-day': `No visits on that day${off === undefined ? '' : ` (${off})`}. Add --anyway to go all the same.`,
      hours: 'That is outside of visiting hours, or the visit would not end in time. Add --anyway to go all the same.',
      notice: 'A customer could not book that soon: add a few words why, the customer reads them.',
      'too-far': 'That is too far ahead: visits are booked for a year at most.',
      between: 'That time cannot be booked.',
      full: 'All technicians are taken then. Add --anyway to go all the same.',
      'no-team': 'No team is sent for such a machine (see teams.yaml).',
    })[code],
  freeTimes: times => (times.length === 0 ? 'Nothing is free soon.' : `Free nearby: ${times.join(', ')}`),
  noSuchTime: said => `There is no time "${said}"; write it as 2026-11-25 14:00.`,
  noVisits: 'No visits are booked.',
  visits: count => `${count} ${count === 1 ? 'visit' : 'visits'}`,
  visitNotes: {
    moved: times => `moved by the customer ${times === 1 ? 'once' : `${times} times`}`,
    reminded: 'reminded',
    kept: 'stands, says the customer',
  },
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  possible: orders => `Possible now: ${orders.join(', ')}`,
  badText: 'A name has 1 to 40 characters and a text at most 4000.',
  unreachable: number => `The desk is gone; whether it was done is not known. Look first: clerk -- show ${number}`,
  deskFailed: 'The desk does not answer; try again later.',
};

export const clerkTextsOf: Readonly<Record<Language, ClerkTexts>> = { 'zh-CN': zhCN, 'en-US': enUS };
