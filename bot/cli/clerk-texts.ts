import type { LifecycleEvent } from '../../knowledge/lifecycle.ts';
import type { BoughtAt, Language, RepairWay, Ticket, TicketState } from '../../knowledge/records.ts';
import type { Ordered } from '../cases.ts';
import type { VisitRefusal } from '../staff-visits.ts';

type Refusal = Exclude<Extract<Ordered, { done: false }>['because'], 'no-time' | 'bad-order'>;
type Words<Codes extends string> = Readonly<Record<Codes, string>>;

/** What a clerk reads in the terminal; a language with a missing or surplus text does not compile. */
export interface ClerkTexts {
  readonly language: Language;
  readonly usage: string;
  /** What the buttons of the question of use stand for. */
  readonly usages: ReadonlyMap<string, string>;
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
    | 'way'
    | 'fee'
    | 'opened'
    | 'waiting'
    | 'firstResponse'
    | 'onSite'
    | 'visit'
    | 'photos'
    | 'rating'
    | 'customer'
    | 'language'
    | 'policy'
  >;
  readonly kinds: Words<Ticket['kind']>;
  readonly states: Words<TicketState>;
  /** What an order does, for the list of what is possible. */
  readonly orders: Words<LifecycleEvent | 'answer'>;
  /** What happened, in a case's history. */
  readonly happened: Words<
    LifecycleEvent | 'opened' | 'said' | 'booked' | 'moved' | 'called-off' | 'kept' | 'reminded' | 'rated'
  >;
  readonly speakers: Words<'customer' | 'clerk' | 'desk'>;
  readonly ways: Words<RepairWay>;
  readonly fees: Words<NonNullable<Ticket['fee']>>;
  readonly boughtAt: Words<BoughtAt>;
  readonly languages: Words<Language>;
  readonly urgent: string;
  readonly overdue: string;
  readonly answered: string;
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
  usage: `用法：npm run --silent clerk -- <命令>

  list [--all] [--mine]        要处理的单子，先危险、再按等待时间；--all 连同已结束的，--mine 只看自己跟的
  show 编号                    一个单子的全部内容
  visits                       约好的上门，一天一天列出来
  answer 编号 "文字"           回复客户
  confirm 编号 ["文字"]        受理
  visit 编号 2026-11-25 14:00 ["文字"]
                               约上门，占师傅的时间；来不及提前通知的要写明原因；--anyway 师傅都约满、不在上门时间也照样约
  visit 编号 "文字"            上门不占师傅的时间：谁、什么时候到（visit 也可以写成 arrange-visit）
  ask-to-mail 编号 "文字"      请客户寄修：寄到哪里
  start 编号 ["文字"]          开始维修
  finish 编号 ["文字"]         修好了
  accept 编号 ["文字"]         客户验收
  reject 编号 ["文字"]         没修好，返工
  close 编号 ["文字"]          结案
  cancel 编号 "文字"           取消：为什么
  reopen 编号 ["文字"]         重新打开

  --name 小李    客户看到的称呼，不写就是“客服”
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
    way: '方式',
    fee: '告知的费用',
    opened: '提交',
    waiting: '等待',
    firstResponse: '答应答复',
    onSite: '答应上门',
    visit: '约好上门',
    photos: '照片',
    rating: '客户评分',
    customer: '客户',
    language: '语言',
    policy: '政策版本',
  },
  kinds: { repair: '报修', visit: '上门', handover: '找人工' },
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
  },
  orders: {
    answer: '回复客户',
    confirm: '受理',
    'arrange-visit': '安排上门',
    'ask-to-mail': '请客户寄修',
    start: '开始维修',
    finish: '修好',
    accept: '客户验收',
    reject: '没修好，返工',
    close: '结案',
    cancel: '取消',
    reopen: '重新打开',
  },
  happened: {
    opened: '提交',
    said: '说',
    rated: '评分',
    booked: '约了上门',
    moved: '改了上门时间',
    'called-off': '取消了上门',
    kept: '确认上门不变',
    reminded: '提醒了上门',
    confirm: '受理',
    'arrange-visit': '安排上门',
    'ask-to-mail': '请客户寄修',
    start: '开始维修',
    finish: '修好',
    accept: '验收',
    reject: '没修好，返工',
    close: '结案',
    cancel: '取消',
    reopen: '重新打开',
  },
  speakers: { customer: '客户', clerk: '客服', desk: '服务台' },
  ways: { 'on-site': '上门', 'mail-in': '寄修' },
  fees: { free: '免费', paid: '收费', unknown: '待定' },
  boughtAt: { distance: '网上、电话或电视购物', shop: '门店', dealer: '经销商' },
  languages: { 'zh-CN': '中文', 'en-US': '英文' },
  urgent: '加急',
  overdue: '超时',
  answered: '已回复',
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
  usage: `usage: npm run --silent clerk -- <command> --lang en

  list [--all] [--mine]        open cases, danger first, then by waiting time; --all: ended ones too, --mine: yours
  show NUMBER                  everything about a case
  visits                       the visits that are booked, day by day
  answer NUMBER "text"         answer the customer
  confirm NUMBER ["text"]      take the case on
  visit NUMBER 2026-11-25 14:00 ["text"]
                               book a visit in the diary; one at short notice needs the reason; --anyway: also when
                               all technicians are taken, and outside of visiting hours
  visit NUMBER "text"          a visit that is in no diary: who comes and when (also written arrange-visit)
  ask-to-mail NUMBER "text"    ask the customer to mail the machine in: where to
  start NUMBER ["text"]        the repair has begun
  finish NUMBER ["text"]       the machine is repaired
  accept NUMBER ["text"]       the customer accepts it
  reject NUMBER ["text"]       it is not repaired, back to the workbench
  close NUMBER ["text"]        close the case
  cancel NUMBER "text"         cancel it: why
  reopen NUMBER ["text"]       open it again

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
    way: 'Way',
    fee: 'Fee as told',
    opened: 'Opened',
    waiting: 'Waiting',
    firstResponse: 'Answer promised',
    onSite: 'Visit promised',
    visit: 'Visit booked',
    photos: 'Photos',
    rating: 'Rating',
    customer: 'Customer',
    language: 'Language',
    policy: 'Policy version',
  },
  kinds: { repair: 'repair', visit: 'visit', handover: 'person' },
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
  },
  orders: {
    answer: 'answer the customer',
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
  },
  happened: {
    opened: 'opened the case',
    said: 'said',
    rated: 'rated it',
    booked: 'booked a visit',
    moved: 'moved the visit',
    'called-off': 'called the visit off',
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
  },
  speakers: { customer: 'customer', clerk: 'clerk', desk: 'desk' },
  ways: { 'on-site': 'on site', 'mail-in': 'mailed in' },
  fees: { free: 'free', paid: 'to be paid', unknown: 'not known yet' },
  boughtAt: { distance: 'online, by phone or television', shop: 'in a shop', dealer: 'from a dealer' },
  languages: { 'zh-CN': 'Chinese', 'en-US': 'English' },
  urgent: 'urgent',
  overdue: 'overdue',
  answered: 'answered',
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
