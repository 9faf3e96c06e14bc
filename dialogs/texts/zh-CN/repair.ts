import type { BoughtAt, RepairWay } from '../../../knowledge/records.ts';
import type { Choice } from '../../understand/choice.ts';
import type { PhoneFault } from '../../understand/phone.ts';

export const repair = {
  title: '报修',
  consent: {
    label: '个人信息',
    ask: (keeper: string, days: number) =>
      `报修、约上门、退换、投诉这些事，要记下您的电话、地址和机器情况，只用来联系您、办您说的事，由${keeper}保管，结案 ${days} 天后删除，之后只留一条认不出您的维修记录（单号、机器、日期、结果）；您随时可以要求查看、更正或者删除。可以吗？`,
    again: '要先您同意，我才能记您的电话。同意就回复“同意”；不同意也没关系，问问题照样可以。',
    yes: {
      value: 'yes',
      label: '同意',
      synonyms: ['可以', '好', '好的', '行', '嗯', '是', '没问题', '愿意', 'ok', 'yes', 'agree'],
    } satisfies Choice as Choice,
    no: {
      value: 'no',
      label: '不同意',
      synonyms: ['不可以', '不行', '不要', '不愿意', '不', '拒绝', 'no'],
    } satisfies Choice as Choice,
    refused: (contact: string) =>
      `好的，那我什么都不记。问保修、收费、上门的事，查机器还在不在保修期，照样可以。${contact}`,
  },
  product: {
    label: '机器',
    names: ['型号', '机型', '产品', '机子', '设备', 'machine'],
    ask: '是什么机器出了问题？点一个，或者直接打字；有型号或序列号更好，在机身的铭牌上。',
    again: '比如“挂机空调”“滚筒洗衣机”这样说就行；不确定叫什么，描述一下它是干什么的。',
    other: { value: 'other', label: '其他', synonyms: ['别的', '都不是', '其它'] } satisfies Choice as Choice,
    which: '好的，是什么机器？直接打字告诉我就行。',
  },
  machines: {
    label: '台数',
    names: ['几台', '数量', '多少台', 'machines', 'count'],
    ask: (said: string) => `您说的“${said}”，一共是几台？说个数，师傅好安排；说不准可以跳过。`,
    again: '说个数就行，比如“3 台”；说不准可以跳过。',
    show: (machines: readonly { readonly count: number; readonly thing?: string | undefined }[]) =>
      machines.map(({ count, thing = '' }) => `${thing}${thing === '' ? '' : ' '}${count} 台`).join('，'),
  },
  serial: {
    label: '序列号',
    ask: '序列号是多少？在机身的铭牌上，一般有字母有数字。',
    again: '序列号一般 6 位以上，您对着铭牌再打一次？拍张铭牌发来也行。',
  },
  fault: {
    label: '问题',
    names: ['故障', '毛病', '情况', 'fault', 'problem'],
    ask: '它怎么了？什么时候开始的、屏幕上有没有代码，都可以说，也可以发照片。',
    again: '用您自己的话说就行，比如“开机十分钟就停”“显示 E1”。',
    tooLong: (max: number) => `这段有点长，单子里放不下。麻烦挑要紧的说，${max} 字以内就行。`,
  },
  photos: {
    label: '照片',
    show: (count: number) => `${count} 张`,
    ask: '还要加照片就直接发来；照片不要了，回复“不要照片”。',
    none: {
      value: 'none',
      label: '不要照片',
      synonyms: ['不要', '删掉', '都不要', '删掉照片', '去掉', 'no photos'],
    } satisfies Choice as Choice,
    keep: {
      value: 'keep',
      label: '就这些',
      synonyms: ['保留', '不用加', '不加了', '没有了', '好', '好的', 'keep'],
    } satisfies Choice as Choice,
  },
  same: {
    label: '是不是同一件事',
    ask: (ticket: string, fault: string) => `您有一张还没处理完的单子 ${ticket}（${fault}）。是同一件事吗？`,
    again: '是同一件事，我就补充到那张单子里；是另一件事，就另开一张。',
    yes: {
      value: 'same',
      label: '同一件事',
      synonyms: ['是', '是的', '对', '对的', '嗯', '一样', '同一个', '是同一件', 'yes', 'same'],
    } satisfies Choice as Choice,
    no: {
      value: 'new',
      label: '另一件事',
      synonyms: ['不是', '不', '不一样', '新的', '另外一件', '另一个', '不是同一件', '别的事', 'no', 'new'],
    } satisfies Choice as Choice,
    progress: {
      value: 'progress',
      label: '看进度',
      synonyms: ['进度', '查进度', '查看进度', '到哪一步了', '修得怎么样了', '怎么样了', 'progress', 'status'],
    } satisfies Choice as Choice,
    done: (ticket: string) => `好的，已经补充到单子 ${ticket} 里，不用再等新的编号，同事会一起处理。`,
  },
  usage: {
    label: '使用情况',
    ask: '平时在哪儿用、怎么用？比如家里用、店里用。没什么特别的可以跳过。',
    again: '说在哪儿用就行，比如“家里用”“店里用”；没什么特别的可以跳过。',
    home: {
      value: 'home',
      label: '家里用',
      synonyms: ['家用', '自己家', '在家用', '自用', 'home'],
    } satisfies Choice as Choice,
    business: {
      value: 'business',
      label: '店里或公司用',
      synonyms: ['商用', '店里用', '公司用', '单位用', '办公室用', '营业用', '出租房', 'business', 'office'],
    } satisfies Choice as Choice,
  },
  bought: {
    label: '购买情况',
    ask: '什么时候买的、在哪儿买的？比如“去年三月京东买的”。有发票或购买记录，拍张照发来就行；不记得可以跳过。',
    again: '说个大概就行，比如“前年夏天”“2024年5月”；发张发票照片也行，不记得可以跳过。',
    future: (date: string) => `${date}还没到呢，您再看看是哪一年买的？`,
    tooOld: (date: string) => `${date}有点太早了，您再看看是哪一年买的？`,
    impossible: (said: string) => `日历上没有${said}这一天，您再看看？`,
    several: (dates: readonly string[]) => `您说的是${dates.join('，还是')}？`,
    proof: '已发购买凭证照片',
    at: { distance: '网上', shop: '门店', dealer: '经销商' } as Record<BoughtAt, string>,
    show: (date: string | undefined, at: string | undefined) =>
      date === undefined ? `${at}买的` : `${date}${at === undefined ? '' : `，${at}买的`}`,
  },
  address: {
    label: '地址',
    names: ['住址', '上门地址', '家庭地址', 'address'],
    ask: '师傅上门的地址是？写到门牌号最好，也可以跳过，师傅打电话再问您。',
    again: '写到街道和门牌号就行，比如“人民路 100 号 3 单元 502”；也可以跳过。',
    tooLong: (max: number) => `地址有点长，${max} 字以内就行。`,
    inCity: {
      value: 'here',
      label: (city: string) => `在${city}`,
      synonyms: ['是', '是的', '对', '对的', '嗯', '没错', '在', '本地', '就在本地', '当地', 'yes'],
    },
    lacks: {
      city: (address: string, city: string) => `“${address}”是在${city}吗？在别的城市就告诉我是哪个市、哪个区。`,
      several: (name: string) => `${name}不止一个，您说的是哪一个？`,
      contradiction: (first: string, second: string) => `${second}不在${first}，您看看是哪一个？`,
      door: (address: string) =>
        `“${address}”还差门牌号或者小区、楼号，补一句就行；没有的话可以跳过，师傅打电话再问您。`,
      both: (address: string, city: string) =>
        `“${address}”师傅可能找不到。麻烦补上街道和门牌号；不在${city}的话，也说一下是哪个城市。可以跳过。`,
    },
    which: '那是在哪个城市、哪个区呢？',
  },
  way: {
    label: '维修方式',
    ask: '想让师傅上门修，还是寄回来修？',
    again: '回复“上门”或者“寄修”就行。',
    onSite: {
      value: 'on-site',
      label: '上门修',
      synonyms: ['上门', '师傅上门', '来家里修', '上门维修', 'on site', 'visit'],
    } satisfies Choice as Choice,
    mailIn: {
      value: 'mail-in',
      label: '寄回来修',
      synonyms: ['寄修', '寄回去修', '寄回', '邮寄', '寄过去', '快递', 'mail in', 'mail'],
    } satisfies Choice as Choice,
    show: (way: RepairWay, chosen: boolean): string => {
      if (chosen) return way === 'on-site' ? '上门修' : '寄回来修';
      return way === 'on-site' ? '上门修（大件不方便搬）' : '寄回来修（小件寄修更快）';
    },
  },
  wish: {
    label: '希望上门',
    names: ['上门时间', '时间', '希望时间', '预约时间', 'visit', 'time'],
    ask: '想让师傅什么时候来？比如“明天下午”“周五上午十点”。',
    again: '说哪天、几点就行，比如“明天下午”。',
    part: { morning: '上午', afternoon: '下午' },
    after: (time: string) => `${time}以后`,
    before: (time: string) => `${time}以前`,
    or: '或',
    asap: '最早能来的时间',
    any: '都可以',
  },
  /** What it will cost, as far as that can be told before somebody has seen the machine. */
  fee: {
    free: (until: string) => `费用：按现在的信息还在保修期内（到${until}），质量问题免费修；最后以师傅检测为准。`,
    paid: '费用：按现在的信息已经过保，要收费。先检测报价，您同意了才修；不同意就不修。',
    atCost: '费用：按现在的信息已经过保，按成本收费。先检测报价，您同意了才修；不同意就不修。',
    unknown: '费用：现在还说不准。先检测，要收费会先报价，您同意了才修；不同意就不修。',
    most: (until: string, parts: readonly string[]) =>
      `费用：整机还在保修期内（到${until}），质量问题免费修；${parts.join('、')}的保修已经过了，坏的是它才收费。最后以师傅检测为准。`,
    some: (parts: readonly string[]) =>
      `费用：整机已经过保，不过${parts.join('、')}还在保修期内，坏的是它就不收费；别的先报价，您同意了才修。`,
    cause: '费用：您说的情况可能不在保修范围里，也可能在，要师傅看过才知道。要收费会先报价，您同意了才修。',
    uncovered: (names: readonly string[]) =>
      `费用：${names.join('、')}不在保修范围里；坏的是它才收费，先报价，您同意了才做。最后以师傅检测为准。`,
    promise:
      '费用：按现在的信息已经过保。卖家答应过您的我记下了，有凭证拍照发来，同事核对后答复您；要收费会先报价，您同意了才修。',
    freight: {
      shop: '来回运费我们出。',
      customer: '来回运费由您出。',
      unknown: '运费谁出，检测后按原因定，运费单请留好。',
    },
  },
  phone: {
    label: '电话',
    names: ['手机', '手机号', '手机号码', '电话号码', '号码', '联系方式', '联系电话', 'phone'],
    ask: '留个电话吧，手机或者座机都行，师傅出发前好联系您。',
    again: '麻烦再写一次电话，手机 11 位，座机带上区号。',
    problem: (fault: PhoneFault): string => {
      switch (fault.reason) {
        case 'short':
          return `这个号码好像少了 ${fault.missing} 位，您再看看？`;
        case 'long':
          return `这个号码好像多了 ${fault.extra} 位，您再看看？`;
        case 'unknown-prefix':
          return '这个号码的开头不像手机号，您再看看？';
        case 'no-area-code':
          return '座机麻烦带上区号，比如 021-12345678。';
        case 'several':
          return '您写了两个号码，先留一个最方便联系的就行。';
        case 'none-to-give':
          return '同事要打电话跟您定时间，家里人的号码也行。实在不方便，回复“人工”，我把情况转给同事，不用留电话。';
        case 'not-a-phone':
          return '这里我需要一个电话号码。';
      }
    },
  },
  /** `by` is when it is taken on at the latest, `visit` when somebody comes at the latest. */
  done: {
    number: (ticket: string) => `记好了，报修编号 ${ticket}。`,
    next: (by: string, phone: string) => `同事最晚 ${by} 前受理，打 ${phone} 联系您。`,
    closed: (opens: string) => `现在是下班时间，同事 ${opens} 上班，按先后顺序处理。`,
    visit: (by: string) => `师傅上门最晚 ${by} 前；来的师傅会报姓名、出示工牌。想自己定时间，点“预约上门”。`,
    /** `promised` is the service level, `first` the first time that is free. */
    later: (first: string, promised: string) =>
      `上门最早能排到 ${first}，比我们答应的 ${promised}要晚，对不住。有人退约或者能提前，同事会告诉您；想先占住时间，点“预约上门”。`,
    noVisit: '这段时间师傅都约满了，什么时候能上门，同事跟您定。',
    mail: '先别寄，等同事确认后告诉您寄到哪里。寄之前拍几张照，箱子里放张写着编号的纸条。',
    /** What only some products are promised: repaired by then, sent back so long after it came, another one meanwhile. */
    repaired: (by: string) => `修好最晚 ${by} 前；要等配件的话，提前告诉您等到哪天。`,
    mailedIn: (span: string) => `机器到我们这里以后，${span}之内修好寄回给您。`,
    loaner: '修的这几天，可以先借您一台用，不收钱，跟同事说一声就行。',
    data: '电脑里的资料先备份，SIM 卡和存储卡先取出来。',
    end: '编号请留着，还有别的问题随时发我。',
  },
  serialUnread: '链接里的序列号我没认出来。麻烦您看一下机器铭牌，把上面的序列号发给我；没有它也可以报修、提问。',
  serialGreeting: (serial: string) =>
    `您的机器序列号是 ${serial}，我记下了。机器出了什么问题？说一下就可以报修；想问保修、收费也行。`,
  photosKept: (count: number) => `收到 ${count} 张照片或文件，我先留着，报修时一起放进单子里。`,
  /** A phone number or an address, and nothing else, before anything was begun. */
  reachFirst: '记住了，后面不用再说一遍。您是要报修，还是约师傅上门？点一下，或者直接说。',
  photosFirst: (count: number) =>
    `收到 ${count} 张照片或文件。是要报修吗？跟我说说机器怎么了，照片我会一起放进单子里。`,
};
