import type { ClerkTexts } from '../clerk-texts.ts';

/** What a clerk reads in Chinese. */
export const zhCN: ClerkTexts = {
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
