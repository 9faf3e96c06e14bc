import type { Choice } from '../../understand/choice.ts';

export const returns = {
  title: '退换货',
  product: {
    ask: '要退换的是什么机器？点一个，或者直接打字；有型号或序列号更好，在机身的铭牌上。',
  },
  reason: {
    label: '原因',
    names: ['理由', '问题', '毛病', 'reason'],
    ask: '为什么想退换？是有毛病，还是不想要了？直接说就行，有照片一起发来。',
    again: '用您自己的话说就行，比如“开机就响”“买大了放不下”“少了一个配件”。',
    which: '好的，哪里有毛病？说说看到、听到的，有照片一起发来。',
    tooLong: (max: number) => `这段有点长，单子里放不下。麻烦挑要紧的说，${max} 字以内就行。`,
    fault: {
      value: 'fault',
      label: '有毛病',
      synonyms: ['坏了', '有问题', '质量问题', '有质量问题', '质量不好', 'faulty', 'something is wrong'],
    } satisfies Choice as Choice,
    unwanted: {
      value: 'unwanted',
      label: '没毛病，不想要了',
      synonyms: [
        '不想要了',
        '不想要',
        '不要了',
        '我不要了',
        '不喜欢',
        '不合适',
        '买错了',
        '后悔了',
        '用不上',
        '没毛病',
        '没有理由',
        '无理由',
        'changed my mind',
        "don't want it",
      ],
    } satisfies Choice as Choice,
  },
  place: {
    label: '在哪儿买的',
    names: ['购买渠道', '渠道', '哪里买的', 'place'],
    ask: '在哪儿买的？网上买的和店里买的，退换的规定不一样。',
    again: '网上（手机、电话、电视购物都算）、门店，还是经销商？不记得可以跳过。',
    distance: {
      value: 'distance',
      label: '网上',
      synonyms: ['网购', '线上', '电商', '网店', '直播间', '电视购物', '电话订的', 'online'],
    } satisfies Choice as Choice,
    shop: {
      value: 'shop',
      label: '门店',
      synonyms: ['店里', '实体店', '商场', '专卖店', '超市', 'shop', 'store'],
    } satisfies Choice as Choice,
    dealer: {
      value: 'dealer',
      label: '经销商',
      synonyms: ['代理商', '代理', '分销商', 'dealer'],
    } satisfies Choice as Choice,
  },
  received: {
    label: '收货日期',
    names: ['收到日期', '购买日期', '签收日期', '日期', 'date'],
    ask: '哪天收到的？退换的天数从收货算，说个日子，比如“上周三”“11月20日”；发张签收单或发票照片也行。',
    again: '说个日子就行，比如“11月20日”“上周三”；发张签收单或发票照片也行，记不清可以跳过。',
    exact: '具体是几号？快递签收记录、付款记录里都有；实在记不清可以跳过，同事帮您查。',
  },
  wants: {
    label: '想怎么办',
    names: ['要求', '想办', '办法', 'wish'],
    ask: '您想怎么办？',
    again: '退货、换一台新的，还是修好就行？没想好也没关系，同事跟您商量。',
    return: {
      value: 'return',
      label: '退货',
      synonyms: ['退', '退了', '退掉', '退款', '退钱', '要退', '想退', '退货退款', 'return', 'refund'],
    } satisfies Choice as Choice,
    exchange: {
      value: 'exchange',
      label: '换一台新的',
      synonyms: ['换', '换货', '换新', '换一台', '换新的', '换个新的', '想换', 'exchange', 'replacement'],
    } satisfies Choice as Choice,
    repair: {
      value: 'repair',
      label: '修好就行',
      synonyms: ['修', '修理', '维修', '修好', '能修就修', 'repair'],
    } satisfies Choice as Choice,
    advice: {
      value: 'advice',
      label: '请同事帮我看',
      synonyms: ['没想好', '还没想好', '都行', '你们看', '听你们的', '商量', 'not sure', 'you decide'],
    } satisfies Choice as Choice,
  },
  instead: {
    label: '也可以',
    ask: '您看换哪个办法？还是想退的话，请同事帮您看。',
    askExchange: '您看换哪个办法？还是想换的话，请同事帮您看。',
  },
  noConsent: '好，电话、地址都不记，同事就在这里答复您。',
  phone: '留个电话吧，手机或者座机都行，同事好跟您定怎么退换。',
  address: '东西现在放在哪儿？写到门牌号最好，大件怎么取、新的送到哪儿，同事好安排。也可以跳过。',
  /** What may be chosen today; `until` and `day` are dates. */
  verdict: {
    counted: {
      exchanged: (date: string, day: number) => dayCount('换新那天', date, day),
      received: (date: string, day: number) => dayCount('收货日', date, day),
      invoiced: (date: string, day: number) => dayCount('发票日期', date, day),
      purchased: (date: string, day: number) => dayCount('购买日', date, day),
      sold: (date: string, day: number) => dayCount('我们的销售记录', date, day),
    },
    until: (day: string, movedFrom: string | undefined) =>
      `到${day}（当天也算${movedFrom === undefined ? '' : `；原来的最后一天${movedFrom}休息，顺延`}）`,
    noReason: (until: string, freight: string) =>
      `网上买的，${until}可以无理由退货：不收手续费，东西要完好，${freight}。`,
    refund: (until: string, later: string | undefined, freight: string) =>
      `是质量问题的话，${until}退货、换货、修理由您选${later === undefined ? '' : `；之后${later}还可以换或修`}，${freight}。`,
    exchange: (until: string, freight: string) =>
      `是质量问题的话，${until}可以换一台新的，或者修，由您选，${freight}。`,
    repeatRepair: (freight: string) => `修过多次还不能用，可以换一台新的，也可以退货，${freight}。`,
    tested: '可能要先检测一下，看是不是质量问题。',
    freight: { customer: '运费由您出', shop: '运费我们出' },
    over: {
      'no-reason': (day: string) => `无理由退货的时间到${day}为止，已经过了。`,
      refund: (day: string) => `直接退货的时间到${day}为止，已经过了。`,
      exchange: (day: string) => `退货、换货的时间到${day}为止，已经过了。`,
    },
    repair: '可以修：保修期内的质量问题免费，要收费的先报价，您同意了才修。',
    agreed: (costs: readonly string[]) =>
      `没有毛病的退换，同事可以跟您商量${costs.length === 0 ? '，不收您的钱' : `；${costs.join('、')}可能由您出，多少先告诉您，您同意了才办`}。`,
    agreedExchange: (costs: readonly string[]) =>
      `没有毛病、只想换一台的，同事可以跟您商量${costs.length === 0 ? '，不收您的钱' : `；${costs.join('、')}可能由您出，多少先告诉您`}。`,
    costs: { exchange: '换货费', return: '退货手续费', freight: '运费' },
    refundWithin: (span: string) => `退款按您选的方式退，我们收到东西后 ${span}内退。`,
    refundLater: '退款按您选的方式退，哪天退，办的时候告诉您。',
    missing: (things: readonly string[]) => `还不知道${things.join('、')}，补上我就能说清今天能退还是能换。`,
    things: { 'bought-at': '在哪儿买的', 'received-on': '哪天收到的', fault: '有没有毛病', product: '是什么机器' },
    repairs: (count: number, same: number) =>
      `保修期内免费修过 ${count} 次${same > 0 ? `，其中同样的毛病 ${same} 次` : ''}。`,
    person: '这类机器的退换另有规定，我不替您下结论，由同事逐项跟您核对。',
    explained: {
      'use-compensation': '退或换的话，可能要付一笔使用补偿，要不要付、怎么算，同事跟您说清楚。',
      loaner: '修的时间太长，可能有代步车或者交通补贴。',
    },
    confirmed: '以上按您说的情况看，最后由同事确认。',
  },
  /** `by` is when somebody calls at the latest, `done` when it is settled what is done. */
  done: {
    number: (ticket: string) => `记好了，退换编号 ${ticket}。`,
    next: (by: string, phone: string) => `同事最晚 ${by} 前打 ${phone} 联系您。`,
    nextHere: (by: string) => `同事最晚 ${by} 前在这里答复您。`,
    settled: (done: string) => `怎么退、怎么换，最晚 ${done} 前跟您定下来。`,
    keep: '东西先别寄，外箱、配件、说明书都留着；可以寄了，同事告诉您寄到哪里。',
    proof: '购买凭证（发票、订单截图都行）拍张照发来，办得更快。',
  },
  /** What arrives while a clerk waits for goods to come. */
  tracking: (ticket: string) => `收到，运单记到单子 ${ticket} 里了，东西到了告诉您。`,
  trackingPhoto: (ticket: string) => `收到，照片放进单子 ${ticket} 里了，同事对着看。`,
};

/** "按收货日（11月20日）算，今天是第 5 天。" The first day is not counted. */
function dayCount(what: string, date: string, day: number): string {
  const today = day < 1 ? '今天不算，明天是第 1 天' : `今天是第 ${day} 天`;
  return `按${what}（${date}）算，${today}。`;
}
