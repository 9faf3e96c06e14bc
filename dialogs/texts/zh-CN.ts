import type { BoughtAt, RepairWay, TicketKind, TicketState } from '../../knowledge/records.ts';
import type { ReachTexts } from '../reach.ts';
import type { Sign } from '../signs-slot.ts';
import type { Choice } from '../understand/choice.ts';
import type { DangerKind } from '../understand/danger.ts';
import type { PhoneFault } from '../understand/phone.ts';
import type { PrivacyMatter } from '../understand/privacy.ts';
import type { ServiceKind } from '../understand/service.ts';

/** The services that end with a paper; parts come with a parcel. */
type PaperKind = Exclude<ServiceKind, 'parts'>;

/** What the desk says in Chinese. The Chinese texts come first; `en-US.ts` follows their shape. */
export const zhCN = {
  language: 'zh-CN' as 'zh-CN' | 'en-US',

  /** `line` is one of `opening`. */
  greeting: (shop: string, line: string) =>
    `您好，我是${shop}的自动助手。${line}\n\n机器出了什么问题？您直接说就行；也可以问我保修、收费、上门的事。想找同事，回复“人工”。`,

  opening: {
    open: (until: string, hours: string) => `现在有同事在线，到 ${until} 为止（今天 ${hours}）。`,
    closed: (
      opens: string,
      hours: string | undefined,
      because: { readonly holiday: string | undefined; readonly closure: string | undefined },
    ) => {
      const { holiday, closure } = because;
      const today = hours === undefined ? '' : `（今天 ${hours}）`;
      const closed = closure === undefined ? '' : `${closure}，店里休息；`;
      return `现在是${holiday === undefined ? '' : `${holiday}期间，`}下班时间${today}，${closed}同事 ${opens} 上班。我一直都在。`;
    },
    /** Between two stretches of a day. */
    pause: (opens: string, hours: string) => `现在是休息时间（今天 ${hours}），同事 ${opens} 回来。我一直都在。`,
    /** For the head of the page. */
    openShort: (until: string) => `同事在线 · 到 ${until}`,
    closedShort: (opens: string) => `已下班 · ${opens} 上班`,
    pauseShort: (opens: string) => `休息中 · ${opens} 回来`,
  },

  menu: {
    text: '我能帮您做这些，点一下，或者直接说：',
    hint: '别的问题也可以直接问我。',
  },

  /** Said once in every closed time to somebody who begins what a person has to finish; `closed` is of `opening`. */
  afterHours: (closed: string) => `${closed}您现在说的我都记下来，同事上班就处理。`,

  help: '您可以直接用自己的话说。填单子的时候：“上一步”回到前一个问题，“改 2”修改第 2 项，“重来”从头填，“取消”先不填；“人工”随时可以找同事，“English”换成英文。',

  nothingToCancel: '现在没有正在填的单子。想报修的话，告诉我机器出了什么问题就行。',
  cancelSubmitted: (ticket: string) =>
    `您有一张已经提交的单子 ${ticket}，还在处理。要撤掉的话，回复“人工”，同事跟您确认一下就撤；不撤就不用管它。`,
  cancelWhat: (slot: string, ticket: string) =>
    `您是要取消 ${slot} 的上门吗？点“取消上门”就行。想把整张单子 ${ticket} 撤掉的话，回复“人工”。`,
  switched: '好的，接下来用中文说。',
  unknownStack: '不好意思，刚才那张单子因为系统更新没能留下来，麻烦您重新说一遍，我马上记。',

  faq: {
    unsure: '不好意思，我没太明白。您是不是想问下面哪一个？都不是的话，换个说法，或者回复“人工”。',
    unknown: (contact: string) => `这个我答不上来，不敢乱说。换个说法再问我一次也行；${contact}`,
    unknownAgain: '不好意思，还是没明白您的意思。是不是下面这些里的一件？不是的话，回复“人工”，我转给同事。',
    unknownStill: '看来这件事得请同事来答。回复“人工”，我把您说的都转过去，不用再说一遍。',
    noUse: '不好意思，没答到点上。您换个说法再问一次，或者回复“人工”，我把您的话转给同事。',
    notOffered: '这一条现在找不到了，您直接打字问我就行。',
  },

  /** How a person is reached, as a half-sentence that ends the message. */
  contact: {
    open: (hotline: string, until: string) => `要找同事，请打热线 ${hotline}，${until} 前都有人接。`,
    closed: (hotline: string, opens: string) => `要找同事，热线 ${hotline} 从 ${opens} 起有人接。`,
  },
  handover: {
    /** `by` is when somebody will have read it at the latest; `said`: the customer has told something; `before` is how many wait who came earlier. */
    open: (ticket: string, by: string, hotline: string, before: number, said: boolean) =>
      `好的，已经转给同事，编号 ${ticket}${said ? '，您刚才说的都一起转过去了' : '；是什么事，现在打字就行'}。${queue(before)}，同事最晚 ${by} 前回复，就发在这里，不用守着。\n\n还要补充的，现在直接打字就行；着急的话打热线 ${hotline}；不想等了，回复“不用人工”。`,
    closed: (ticket: string, by: string, hotline: string, opens: string, before: number) =>
      `同事现在下班了。我先把您说的记下来，编号 ${ticket}，${queue(before)}。同事最晚 ${by} 前回复，就发在这里。\n\n还要补充的，现在直接打字就行；热线 ${hotline} 从 ${opens} 起有人接。`,
    /** `before` is none once somebody is on it. */
    again: (ticket: string, before: number | undefined) =>
      `已经转给同事了，编号 ${ticket}${before === undefined ? '' : `，${queue(before)}`}。还要补充的直接打字，我一起转过去；不想等了，回复“不用人工”。`,
    waits: (ticket: string) => `您在等同事回复（${ticket}）。不想等了，回复“不用人工”，我就撤掉。`,
    withdrawn: (ticket: string) => `好的，不等了，单子 ${ticket} 撤掉了。有问题直接问我；再想找同事，回复“人工”就行。`,
    alone: '好的，现在就是我，自动助手，在回答您。有问题直接说。',
    /** While a colleague talks with the customer, to somebody who wonders who is there. */
    here: (name: string) =>
      `现在是${colleague(name)}在跟您聊，您发的都看得到，直接说就行。想让我（自动助手）接着来，回复“结束人工”。`,
    back: (name: string) => `${colleague(name)}先聊到这里，现在又是我，自动助手。还有问题随时发我。`,
    left: (name: string, ticket: string) =>
      `好的，${colleague(name)}那边先停下，说过的都在单子 ${ticket} 里。现在又是我，自动助手。`,
    forgotten: (name: string, ticket: string) =>
      `${colleague(name)}有一会儿没回话了，先由我（自动助手）接着来。您说的都在单子 ${ticket} 里，同事看到会在这里回复。`,
    added: (ticket: string) => `转给同事了（${ticket}），有回复会发在这里。`,
    noWords: '（客户直接要求找人，没有说是什么事）',
  },

  form: {
    cancelled: '好，先不填了，刚才填的都没有提交。想接着报，随时告诉我。',
    later: '好的，不急，填了一半的我留着。准备好了接着说就行；不填了就回复“取消”。',
    unchanged: '好，不改了。',
    first: '这已经是第一个问题了。不想填的话，回复“取消”。',
    restarted: '好，我们从头来。',
    stuck: (contact: string) =>
      `抱歉，来回问了您好几次。回复“人工”，我把已经填的转给同事。${contact}您也可以回复“取消”先放一放。`,
    oldButton: '这是之前那张单子的按钮，已经不用了。我们接着现在的：',
    alsoWished: (labels: readonly string[]) =>
      `您刚才还提到${labels.map(label => `“${label}”`).join('、')}，点一下或者直接说，接着办。`,
    alreadySubmitted: (ticket: string) => `这张单子已经提交好了，编号 ${ticket}，不会重复登记。`,
    filesTaken: (count: number) => `收到 ${count} 张照片或文件，已经放进单子里。`,
    filesFull: (max: number) => `单子里最多放 ${max} 个文件，多出来的没有放进去。`,
    changed: (label: string, value: string) => `${label}改好了：${value}`,
    notInSummary: '没问题就回复“提交”；要改哪一项，回复它前面的数字；不报了就回复“取消”。',
    oneAtATime: '一张单子先办一件事。这张回复“提交”就定下，另一件提交以后再说，我接着记。',
    another: (form: string) => `想办“${form}”的话，点一下或者回复“${form}”就开始，这张单子先给您留着。`,
    notKnown: '这个我答不上来，不敢乱说；想问清楚的话，回复“人工”，填好的都留着。',
    whichLine: '要改哪一项？回复数字或者名称都行。',
    severalFit: (labels: readonly string[]) => `您说的像是${labels.join('，也像是')}，是哪一个？`,
    noted: (lines: readonly { label: string; value: string }[]) =>
      `先记下，${lines.map(line => `${line.label}：${line.value}`).join('；')}。不对的话后面可以改。`,
    summary: (lines: readonly { number: number; label: string; value: string }[], note: string | undefined) =>
      [
        '请核对一下：',
        lines.map(line => `${line.number}. ${line.label}：${line.value}`).join('\n'),
        ...(note === undefined ? [] : [note]),
        '没问题就回复“提交”，要改回复前面的数字。',
      ].join('\n\n'),
    resume: (lines: readonly { label: string; value: string }[]) =>
      `上次填了一半的还在：\n\n${lines.map(line => `${line.label}：${line.value}`).join('\n')}\n\n接着填，还是重新来？`,
    lapsed: '之前填了一半的单子已经不在了：放得太久，或者在别处提交过。',
    goOn: {
      value: '?go-on',
      label: '接着填',
      synonyms: [
        '继续',
        '继续填',
        '接着',
        '接着来',
        '接着上次',
        '是',
        '好',
        '好的',
        '嗯',
        '行',
        '可以',
        'go on',
        'continue',
        'yes',
      ],
    } satisfies Choice as Choice,
    anew: {
      value: '?anew',
      label: '重新填',
      synonyms: ['重来', '重新来', '从头来', '不要了', '不用了', '不', '不是', '新的', 'start over', 'no', 'new'],
    } satisfies Choice as Choice,
    skip: {
      value: '?skip',
      label: '跳过',
      synonyms: [
        '跳过吧',
        '先跳过',
        '不知道',
        '不清楚',
        '不记得',
        '不记得了',
        '忘了',
        '记不得了',
        '没有',
        '不方便',
        '不想说',
        '暂时不填',
        '不填',
        '不填了',
        '先不填',
        '不想填',
        '以后再说',
        'skip',
        "don't know",
        'no idea',
        'not sure',
        'pass',
      ],
    } satisfies Choice as Choice,
    notGiven: '（没填，之后再补也行）',
    submit: {
      value: 'submit',
      label: '提交',
      synonyms: [
        '确认',
        '确认提交',
        '提交吧',
        '是',
        '是的',
        '对',
        '对的',
        '没错',
        '好',
        '好的',
        '行',
        '可以',
        '嗯',
        '没问题',
        '就这样',
        'ok',
        'yes',
        'submit',
      ],
    } satisfies Choice as Choice,
    change: {
      value: 'change',
      label: '修改',
      synonyms: ['改', '要改', '改一下', '不对', '有误', '错了', 'change'],
    } satisfies Choice as Choice,
    cancel: {
      value: 'cancel',
      label: '取消',
      synonyms: ['不报了', '算了', '不要了', '不提交', '不用了', 'cancel'],
    } satisfies Choice as Choice,
  },

  repair: {
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
      data: '电脑里的资料先备份，SIM 卡和存储卡先取出来。',
      end: '编号请留着，还有别的问题随时发我。',
    },
    serialUnread: '链接里的序列号我没认出来。麻烦您看一下机器铭牌，把上面的序列号发给我；没有它也可以报修、提问。',
    serialGreeting: (serial: string) =>
      `您的机器序列号是 ${serial}，我记下了。机器出了什么问题？说一下就可以报修；想问保修、收费也行。`,
    photosKept: (count: number) => `收到 ${count} 张照片或文件，我先留着，报修时一起放进单子里。`,
    photosFirst: (count: number) =>
      `收到 ${count} 张照片或文件。是要报修吗？跟我说说机器怎么了，照片我会一起放进单子里。`,
  },

  warranty: {
    title: '查保修',
    machine: {
      label: '机器',
      ask: '机器的序列号是多少？在机身的铭牌上。找不到的话，说是什么机器、型号或者什么时候买的也行。',
      again: '序列号一般 6 位以上，有字母有数字。找不到就说机器的名字，比如“空调”“笔记本电脑”。',
    },
    product: { label: '产品', ask: '是什么机器？点一个，或者直接打字。' },
    bought: { label: '购买时间', ask: '什么时候买的？说个大概就行，比如“前年夏天”“2024年5月”；不记得可以跳过。' },
    unknownSerial: (serial: string) => `序列号 ${serial} 我这里没有记录，您再对一下铭牌？下面按您说的情况看。`,
    covered: (until: string) => `还在保修期内，到${until}（当天也算）。`,
    partly: (until: string) => `整机的保修到${until}为止，已经过了，不过有的部件还在保修期内。`,
    expired: (until: string) => `按现在的信息，保修到${until}为止，已经过了。还可以修：先检测报价，您同意了才修。`,
    unknown: '按现在的信息还说不准在不在保修期内。',
    part: (name: string, until: string, over: boolean) => `${name}${over ? `的已在${until}到期` : `保到${until}`}`,
    parts: (lines: readonly string[]) => `部件：${lines.join('；')}。`,
    start: {
      installed: (date: string) => `从安装完成那天算起：${date}。`,
      received: (date: string) => `从签收那天算起：${date}。`,
      invoiced: (date: string) => `从发票日期算起：${date}。`,
      purchased: (date: string) => `从您说的购买时间算起：${date}。`,
      sold: (date: string) => `从我们的销售记录算起：${date}。`,
      produced: (date: string) => `没有购买记录，先从生产日期算起：${date}。`,
      exchanged: (date: string) => `从换新那天重新算起：${date}。`,
    },
    change: {
      proof: '有发票或签收记录的话，拍张照发来，可以按那天重新算。',
      date: '告诉我具体哪天买的，我能算得更准。',
      serial: '有序列号的话发给我，我能查得更准。',
      promise: '卖家另外答应过您的，把聊天记录或单子拍照发来，回复“人工”，同事核对后答复您。',
    },
    moved: (days: number) => `修理占用的 ${days} 天不算在内，保修已经顺延。`,
    repaired: (until: string) => `上次修好的毛病，到${until}前再犯免费修。`,
    restDay: (from: string) => `到期那天（${from}）不上班，顺延到下一个工作日。`,
    uncovered: (names: readonly string[]) => `${names.join('、')}不在保修范围里，可以单独买。`,
    confirm: (names: readonly string[]) => `${names.join('、')}保不保，要同事确认。`,
    advice: '怎么用、小毛病怎么处理，电话或文字教您都免费，过了保修期也一样。',
    excluded: (causes: readonly string[]) => `可能要收费的情况：${causes.join('；')}。都要师傅检测过才算，先报价。`,
    told: (causes: readonly string[]) =>
      `您说的情况（${causes.join('；')}）可能要收费，也可能不收，师傅检测过才知道；要收费会先报价。`,
    noneTold: '您说没有摔碰、进水这类情况，质量问题就免费修；最后以师傅检测为准。',
    favourable: '真是这些原因的，配件按优惠价。',
    finding: '最后以师傅检测为准。',
    /** What may have happened to a machine, asked after the answer. */
    signs: {
      label: '有没有这些情况',
      ask: '顺便问一句，机器有没有下面这些情况？有也照样能修，只是可能要收费，以工程师检测为准。',
      again: '点一个，或者说说有没有摔过、进过水；没有就回复“没有”，不清楚可以跳过。',
      none: {
        value: 'none',
        label: '没有这些情况',
        synonyms: ['没有', '都没有', '没', '无', '没有过', '正常用的', '正常使用', '好好的', 'none', 'no'],
      } satisfies Choice as Choice,
      is: {
        dropped: { value: 'dropped', label: '摔过碰过', synonyms: ['摔过', '碰过', '磕过', '掉过', '砸过', 'dropped'] },
        wet: { value: 'wet', label: '进过水', synonyms: ['进水', '泡过水', '受过潮', '淋过雨', '洒过水', 'got wet'] },
        opened: {
          value: 'opened',
          label: '请别人打开修过',
          synonyms: ['打开过', '拆过', '修过', '别人修过', '外面修过', '自己拆过', '改装过', 'opened'],
        },
        'foreign-parts': { value: 'foreign-parts', label: '换过别家的配件', synonyms: ['换过配件', '不是原厂配件'] },
        overload: { value: 'overload', label: '长时间超负荷用', synonyms: ['超负荷', '一直满负荷', 'overload'] },
        'force-majeure': {
          value: 'force-majeure',
          label: '遇过雷击、水淹',
          synonyms: ['雷击', '打过雷', '水淹', '淹过', '地震', 'lightning', 'flood'],
        },
        'visible-damage': {
          value: 'visible-damage',
          label: '看得见裂了、断了',
          synonyms: ['裂了', '断了', '有裂痕', '变形了', 'cracked'],
        },
        identity: { value: 'identity', label: '机身编码看不清了', synonyms: ['编码没了', '铭牌没了', '编码看不清'] },
        cosmetic: { value: 'cosmetic', label: '只是外壳磨损、掉漆', synonyms: ['外壳磨损', '掉漆', '划痕'] },
      } satisfies Readonly<Record<Sign, Choice>> as Readonly<Record<Sign, Choice>>,
      unclear: {
        value: 'unclear',
        label: '不清楚',
        synonyms: ['不知道', '不确定', '说不清', '记不清', 'not sure', "don't know"],
      } satisfies Choice as Choice,
    },
    /** Why a repair may be charged in warranty, in a few words each. */
    cause: {
      misuse: '没按说明书使用或保养',
      identity: '机身编码没了，认不出是哪一台',
      opened: '打开修过或改装过',
      'foreign-parts': '换过非原厂的配件',
      overload: '超负荷使用',
      accident: '摔了碰了、进水受潮、电压不对',
      'force-majeure': '雷击、水灾这类天灾',
      'visible-damage': '看得见的硬伤、裂痕、断线',
      cosmetic: '外壳正常磨损、掉漆',
      'not-quality': '别的不是产品本身的原因',
    },
  },

  returns: {
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
  },

  complaint: {
    title: '投诉',
    cancelled: '好，先不投诉了，刚才说的都没有提交。想说的时候随时告诉我。',
    telling: {
      label: '经过',
      names: ['事情', '情况', '内容', 'matter'],
      ask: '让您不满意了，对不起。您说，我记着：什么时候、什么事，怎么说都行，有照片也发来。',
      again: '您慢慢说，比如“约好周三来没来，也没打电话”“修完当天又坏了”。',
      tooLong: (max: number) => `这段有点长，单子里放不下。麻烦先说要紧的，${max} 字以内，其余的随后再补。`,
    },
    same: {
      label: '是不是那件投诉',
      ask: (ticket: string, fault: string) => `您有一件投诉 ${ticket} 还在办（${fault}）。是接着说那件，还是另外一件？`,
      again: '接着说那件，我就补充进去；另外一件，就单独记。',
      yes: {
        value: 'same',
        label: '接着说那件',
        synonyms: ['是', '是的', '那件', '同一件', '就是那件', '对', '嗯', 'same', 'yes'],
      } satisfies Choice as Choice,
      no: {
        value: 'new',
        label: '另外一件',
        synonyms: ['不是', '另一件', '别的事', '新的', '不', 'new', 'no'],
      } satisfies Choice as Choice,
    },
    added: (ticket: string) => `补充到投诉 ${ticket} 里了，负责的同事一起看，原来答应的时间不变。`,
    about: {
      label: '关于',
      ask: '跟您的哪张单子有关？点一张就行，不用找编号。',
      again: '点一张单子；跟它们都没关系，就回复“都不是”。',
      ticket: (ticket: string, what: string) => `单子 ${ticket}（${what}）`,
      none: {
        value: 'none',
        label: '都不是',
        synonyms: ['不是', '没有', '没关系', '都没关系', '别的事', '跟单子没关系', 'none'],
      } satisfies Choice as Choice,
    },
    remedy: {
      label: '希望怎么解决',
      names: ['要求', '希望', '解决', 'remedy'],
      ask: '您希望怎么解决？没想好可以跳过。',
      again: '一句话就行，比如“重新派人来”“给个说法”；没想好可以跳过。',
    },
    compensation: '赔不赔、怎么赔，要由负责的同事跟您谈，我先照您的原话记下。',
    reach: {
      label: '怎么答复',
      names: ['答复', '联系方式', 'answer'],
      ask: '怎么答复您？',
      again: '在这里答复、打电话都行；也可以不留名。',
      phone: {
        value: 'phone',
        label: '打电话',
        synonyms: ['电话', '打给我', '打电话给我', '给我打电话', '回电话', '留电话', '电话答复', 'phone', 'call'],
      } satisfies Choice as Choice,
      knownPhone: (masked: string) => `打 ${masked}`,
      here: {
        value: 'here',
        label: '就在这里答复',
        synonyms: ['这里', '在这里', '发消息', '这儿', '文字', '微信', 'here'],
      } satisfies Choice as Choice,
      none: {
        value: 'none',
        label: '不留名',
        synonyms: ['匿名', '不用答复', '不想留', '不留', '保密', 'anonymous'],
      } satisfies Choice as Choice,
      lost: '不留名也一样收、一样办。只是结果没法告诉您，细节也没法找您核实。',
      askPhone: '留个电话吧，手机或者座机都行，负责的同事打给您。',
      noConsent: '好，电话不记，就在这里答复您。',
    } as ReachTexts,
    done: {
      noted: (matter: string) => `记下了：${matter}`,
      number: (ticket: string, at: string) => `投诉编号 ${ticket}，${at} 收到。`,
      here: (by: string) => `客服主管最晚 ${by} 前在这里答复您。`,
      phone: (by: string) => `客服主管最晚 ${by} 前打电话答复您。`,
      unanswered: '客服主管会处理，您没有留名，结果就不告诉您了。想知道结果，在这里说一声。',
      more: '还有要补充的，直接打字，我加到这件里。',
    },
    /** Nobody has answered in time; `reason` is for clerks. */
    late: {
      reason: '到答应的时间还没有答复客户',
      told: (ticket: string, promised: string, next: string | undefined) =>
        `投诉 ${ticket} 答应您 ${promised} 前答复，没有做到，对不起。已经按加急交给客服主管${next === undefined ? '，有结果马上在这里告诉您' : `，最晚 ${next} 前给您结果`}。`,
    },
  },

  suggestion: {
    title: '提建议或表扬',
    cancelled: '好，先不说了。想说的时候随时告诉我。',
    telling: {
      label: '您的话',
      names: ['内容', '建议', '表扬', 'words'],
      ask: '谢谢您愿意说。您想说什么，直接打字就行。',
      again: '用您自己的话说就行，比如“希望晚上也能上门”“昨天来的师傅很细心”。',
      tooLong: (max: number) => `这段有点长，单子里放不下。麻烦挑要紧的说，${max} 字以内就行。`,
    },
    reach: {
      label: '要不要答复',
      names: ['答复', '联系方式', 'answer'],
      ask: '要我们答复您吗？',
      again: '在这里答复、打电话都行；不用答复也没关系。',
      phone: {
        value: 'phone',
        label: '打电话答复',
        synonyms: ['电话', '打给我', '留电话', 'phone', 'call'],
      } satisfies Choice as Choice,
      knownPhone: (masked: string) => `打 ${masked}`,
      here: {
        value: 'here',
        label: '在这里答复',
        synonyms: ['要', '要的', '好', '这里', '发消息', 'here', 'yes'],
      } satisfies Choice as Choice,
      none: {
        value: 'none',
        label: '不用答复',
        synonyms: ['不用', '不用了', '不要', '不必', '没关系', '随便', 'no'],
      } satisfies Choice as Choice,
      askPhone: '留个电话吧，手机或者座机都行。',
      noConsent: '好，电话不记，就在这里答复您。',
    } as ReachTexts,
    done: {
      noted: (ticket: string) => `谢谢您，记下了，编号 ${ticket}。建议转给负责的同事，表扬转告本人。`,
      here: (by: string) => `最晚 ${by} 前在这里答复您。`,
      phone: (by: string) => `最晚 ${by} 前打电话答复您。`,
      unanswered: '还有想说的，随时告诉我。',
    },
  },

  booking: {
    title: '预约上门',
    about: {
      label: '哪件事',
      ask: '是给哪张单子约上门？',
      again: '点一张单子；都不是的话，回复“别的事”。',
      ticket: (ticket: string, what: string) => `单子 ${ticket}（${what}）`,
      other: {
        value: 'new',
        label: '别的事',
        synonyms: ['都不是', '不是', '其他', '另外的事', '新的', '另一件事', 'none', 'something else'],
      } satisfies Choice as Choice,
      synonyms: ['是', '是的', '对', '对的', '嗯', '就是它', '没错', 'yes'],
    },
    purpose: {
      label: '上门做什么',
      names: ['事情', '内容', '问题', 'purpose'],
      ask: '师傅上门做什么？比如“修空调不制冷”“装热水器”“清洗油烟机”。',
      again: '用您自己的话说就行，比如“装热水器”“检查一下洗衣机”。',
      tooLong: (max: number) => `这段有点长，单子里放不下。麻烦挑要紧的说，${max} 字以内就行。`,
    },
    visit: {
      label: '上门时间',
      names: ['时间', '日期', '预约时间', '上门日期', '几点', 'time', 'date', 'day'],
      ask: '想约什么时候上门？最近能约到的是下面这几个；别的日子直接说，比如“下周三上午”。',
      soonest: (contact: string) => `最早能约到的是下面这几个。实在等不了的急事，我们再想办法：${contact}`,
      fitting: '这几个时间师傅能来，您看哪个合适？',
      one: (slot: string) => `${slot} 师傅能来，就约这个时间吗？`,
      synonyms: [
        '是',
        '是的',
        '对',
        '好',
        '好的',
        '行',
        '可以',
        '嗯',
        '就这个',
        '就约这个',
        '没问题',
        'ok',
        'yes',
        'sure',
      ],
      instead: '最近能约到的是下面这几个，或者换个日子说给我听。',
      none: (contact: string) => `这段时间都约满了。${contact}也可以回复“人工”，同事帮您看有没有空出来的。`,
      whichDay: (ahead: string) => `想约哪一天？点一个，或者直接说，比如“下周五下午”；可以约 ${ahead}以内的。`,
      again: '说哪天、几点就行，比如“明天下午”“周五上午十点”；都不合适的话，回复“人工”。',
      other: {
        value: 'other',
        label: '其他日期',
        synonyms: [
          '别的日期',
          '其他',
          '其他时间',
          '别的时间',
          '换一天',
          '都不行',
          '都不合适',
          '都没空',
          '换个时间',
          'another day',
          'other',
        ],
      } satisfies Choice as Choice,
      held: (slot: string, time: string) => `${slot}，先给您留 ${time}。`,
      gone: (slot: string) => `${slot} 刚刚被别人约走了，不好意思。`,
      refused: {
        invalid: '日历上没有这个日子或时间，您再看看？',
        past: '这个时间已经过去了。',
        restDay: (day: string, holiday: string | undefined) =>
          `${day}${holiday === undefined ? '是休息日' : `在${holiday}假期里`}，师傅不上门。`,
        closure: (closure: string) => `${closure}，店里休息，师傅不上门。`,
        hours: (hours: string, length: string) => `师傅工作日 ${hours} 上门，一次大约 ${length}，这个时间安排不了。`,
        hoursThen: (day: string, hours: string, length: string) =>
          `${day}师傅 ${hours} 上门，一次大约 ${length}，这个时间安排不了。`,
        notice: (notice: string, contact: string) =>
          `上门至少要提前 ${notice}约，好排师傅和配件。等不了的话，${contact}`,
        tooFar: (ahead: string) => `现在只能约 ${ahead}以内的时间。`,
        between: '上门从整点开始，没有您说的这个点。',
        full: '您说的时间已经约满了。',
      },
    },
    cancelled: '好，时间先不约了。要约随时说“预约上门”。',
    fee: '费用：保修期内的质量问题免费；要收费的先报价，您同意了才做。',
    nobody: (contact: string) => `这种机器暂时没有师傅上门，可以寄回来修。${contact}`,
    again: (because: string) => `${because}其他内容都给您留着，换个时间就行。`,
    closed: (contact: string) => `这张单子的上门时间现在改不了了。${contact}也可以回复“人工”。`,
    /** `until` is when it may be changed at the latest. */
    done: (ticket: string, slot: string, until: string, moves: number) =>
      `约好了，单子 ${ticket}：\n\n${slot}\n\n师傅出发前会给您打电话，到了先报姓名、出示工牌。前一天我会提醒您。\n要改时间或取消，请在 ${until} 前告诉我，最多可以改 ${moves} 次。`,
    moved: (ticket: string, slot: string, until: string, moves: number) =>
      `改好了，单子 ${ticket}：\n\n${slot}\n\n原来的时间已经取消。${moves > 0 ? `还要改的话，请在 ${until} 前告诉我，还能改 ${moves} 次。` : '改的次数用完了，再有变化请找同事。'}`,
    /** To be copied into a calendar. */
    calendar: (date: string, from: string, to: string, shop: string, ticket: string) =>
      `日历备忘：${date} ${from}–${to} ${shop}师傅上门（${ticket}）`,
  },

  /** Maintenance, inspection, installation, training, upgrade, parts. */
  service: {
    title: '保养、安装、培训、配件',
    kind: {
      label: '服务',
      names: ['要办的事', '办的事', '事情', '项目', 'service'],
      ask: '想办哪一件？点一个，或者直接说。',
      again: '保养、巡检、安装、培训、升级、买配件，说一样就行；都不是的话，回复“人工”。',
      kinds: {
        maintenance: {
          value: 'maintenance',
          label: '保养清洗',
          synonyms: ['保养', '清洗', '维护', '洗一下', 'maintenance', 'cleaning'],
        },
        inspection: {
          value: 'inspection',
          label: '巡检',
          synonyms: ['检查', '年检', '检修', '定期检查', 'inspection', 'check'],
        },
        installation: { value: 'installation', label: '安装', synonyms: ['装机', '装', '上门安装', 'installation'] },
        training: { value: 'training', label: '培训', synonyms: ['使用培训', '操作培训', '教学', 'training'] },
        upgrade: { value: 'upgrade', label: '升级调试', synonyms: ['升级', '软件升级', '更新', '调试', 'upgrade'] },
        parts: { value: 'parts', label: '配件耗材', synonyms: ['配件', '耗材', '零件', '买配件', 'parts'] },
      } satisfies Record<ServiceKind, Choice> as Record<ServiceKind, Choice>,
    },
    product: '是什么机器？点一个，或者直接打字；有型号更好，在机身的铭牌上。',
    purpose: {
      label: '说明',
      names: ['要求', '备注', '补充', 'note'],
      ask: '还有什么要我记上的？直接说就行。',
    },
    usage: '平时在哪儿用、怎么用？比如“家里用”“店里每天开十个小时”。没什么特别的可以跳过。',
    topic: {
      label: '培训内容',
      ask: '想学哪些内容？比如“日常操作”“清洁保养”。',
      again: '说个大概就行，比如“新员工学开机和日常操作”。',
    },
    people: {
      label: '人数',
      ask: '大概几个人学？我们好准备资料。',
      again: '说个数就行，比如“5 个人”“十来个”。',
    },
    place: {
      label: '地点',
      ask: '在您那里培训，还是到我们店里来？',
      again: '回复“我们这里”或者“去店里”就行。',
      choices: {
        'on-site': {
          value: 'on-site',
          label: '到我们这里来',
          synonyms: ['我们这里', '我这里', '上门', '公司', '现场', '我们公司', '来我们这', 'our place', 'on site'],
        },
        shop: { value: 'shop', label: '我们去店里', synonyms: ['去店里', '你们店里', '你们那里', '店里', 'your shop'] },
      } as Readonly<Record<'on-site' | 'shop', Choice>>,
    },
    site: {
      label: '安装位置',
      ask: '装的位置腾好了吗？没腾好也能先登记。',
      again: '回复“腾好了”或者“还没”就行；说不准可以跳过。',
      choices: {
        ready: {
          value: 'ready',
          label: '腾好了',
          synonyms: ['好了', '准备好了', '有', '是', '是的', '嗯', 'yes', 'ready'],
        },
        'not-ready': {
          value: 'not-ready',
          label: '还没腾好',
          synonyms: ['还没', '没有', '没', '没好', '没腾好', '不是', 'no', 'not yet'],
        },
      } as Readonly<Record<'ready' | 'not-ready', Choice>>,
    },
    power: {
      label: '电源',
      ask: '那里有合适的插座吗？没有的话，师傅好带上要用的东西。',
      again: '回复“有”或者“没有”就行；说不准可以跳过。',
      choices: {
        yes: { value: 'yes', label: '有插座', synonyms: ['有', '有的', '是', '嗯', 'yes'] },
        no: { value: 'no', label: '没有插座', synonyms: ['没有', '没', '无', 'no'] },
      } as Readonly<Record<'yes' | 'no', Choice>>,
    },
    lift: {
      label: '楼层电梯',
      ask: '在几楼，有电梯吗？好安排人搬。比如“6 楼，有电梯”。',
      again: '比如“6 楼，有电梯”“一楼”；说不准可以跳过。',
    },
    version: {
      label: '现在的版本',
      ask: '现在是什么版本？一般在“设置”里的“关于”能看到；不知道可以跳过。',
      again: '照着屏幕上写的打给我就行，比如“V2.1”；不知道可以跳过。',
    },
    part: {
      label: '配件',
      ask: '要什么配件？说个名字，或者拍张照片发来。',
      again: '比如“滤芯”“遥控器”这样说就行；叫不上名字，拍张照片发来。',
      photo: '见照片',
    },
    count: { label: '数量', ask: '要几个？', again: '说个数就行，比如“2 个”。' },
    pressing: {
      label: '急不急',
      ask: '急用吗？急用的我们先办。',
      again: '回复“急用”或者“不急”就行。',
      choices: {
        yes: {
          value: 'yes',
          label: '急用',
          synonyms: ['急', '很急', '着急', '是', '是的', '嗯', '加急', 'yes', 'urgent'],
        },
        no: { value: 'no', label: '不急', synonyms: ['不着急', '不急用', '不', '不是', '慢慢来', 'no', 'not urgent'] },
      } as Readonly<Record<'yes' | 'no', Choice>>,
    },
    way: {
      label: '怎么办',
      ask: '想让师傅上门办，还是寄过来办？',
      onSite: {
        value: 'on-site',
        label: '上门',
        synonyms: ['师傅上门', '来家里', '到现场', 'on site', 'visit'],
      } satisfies Choice as Choice,
      mailIn: {
        value: 'mail-in',
        label: '寄过来',
        synonyms: ['寄', '寄回', '寄过去', '邮寄', '快递', 'mail in', 'mail'],
      } satisfies Choice as Choice,
    },
    loaner: {
      label: '备用机',
      ask: '机器不在的这几天，要借一台给您用吗？不收钱。',
      again: '回复“要借”或者“不用”就行。',
      yes: {
        value: 'yes',
        label: '要借',
        synonyms: ['要', '借', '好', '好的', '行', '是', 'yes'],
      } satisfies Choice as Choice,
      no: { value: 'no', label: '不用借', synonyms: ['不用', '不要', '不', '不借', 'no'] } satisfies Choice as Choice,
    },
    phone: '留个电话吧，手机或者座机都行，同事好跟您定时间、报价格。',
    sendTo: '配件寄到哪里？写到门牌号最好，也可以跳过，同事打电话再问您。',
    wishedDay: '希望哪天',
    when: '希望哪天培训？比如“下周三上午”；没定的话可以跳过。',
    fee: {
      parts: '费用：先报价，您同意了才下单；不同意就不下，不收钱。',
      work: '费用：要收费的先报价，您同意了才办；不同意就不办，不收钱。',
    },
    done: {
      number: (kind: string, ticket: string) => `记好了，${kind}编号 ${ticket}。`,
      first: (by: string, phone: string, pressing: boolean) =>
        `${pressing ? '按急用先办，' : ''}同事最晚 ${by} 前打 ${phone} 联系您。`,
      latest: {
        maintenance: (by: string) => `最晚 ${by} 前做完。`,
        inspection: (by: string) => `最晚 ${by} 前办好，或者告诉您办到哪一步、还要多久。`,
        installation: (by: string) => `最晚 ${by} 前办好，或者告诉您办到哪一步、还要多久。`,
        training: (by: string) => `培训最晚安排在 ${by} 前，内容、时间、地点跟您商量着定。`,
        upgrade: (by: string) => `最晚 ${by} 前办好，或者告诉您办到哪一步、还要多久。`,
        parts: (by: string) => `最晚 ${by} 前报好价、说好哪天到；要等货的，也在那之前告诉您等多久。`,
      } satisfies Record<ServiceKind, (by: string) => string> as Record<ServiceKind, (by: string) => string>,
      mail: '先别寄，等同事告诉您寄到哪里。寄之前拍几张照，箱子里放张写着编号的纸条。',
      loaner: '机器要拿走保养的话，可以先借您一台用，不收钱，跟同事说一声就行。',
      loanerNoted: '借用的机器也记下了，同事打电话时跟您说哪天送到。',
      data: '机器里的资料先备份。',
    },
  },

  /** How a case stands. */
  status: {
    title: '查进度',
    cancelled: '好，先不查了。想查随时把编号发给我。',
    tryAgain: '再查一次',
    none: '您在这里还没有提交过单子。别处提交的，等这张填好再把编号发给我，我帮您查。',
    number: {
      label: '编号',
      names: ['单号', 'number'],
      ask: '编号发给我，我帮您查。编号在提交后的那条消息里，像 R-7K3-M9P-XQ4 这样。',
      which: '您想查哪一张？点一张，或者把编号发给我。',
      again: '编号是字母开头、三个一组，像 R-7K3-M9P-XQ4。翻翻提交后的那条消息；找不到的话，回复“人工”，同事帮您找。',
      slip: (said: string) =>
        `“${said}”好像有一处写错了。编号像 R-7K3-M9P-XQ4，字母开头，后面三个一组、共三组，您再对一下？`,
    },
    tail: {
      label: '电话后四位',
      ask: '为了不让别人看到您的单子，请说一下这张单子登记的电话后四位。',
      again: '要电话的最后四个数字，比如“5678”。不记得的话，回复“人工”，同事帮您查。',
    },
    unknown: '按这个编号和电话没查到。编号、电话尾号您再对一下；还不行的话，回复“人工”，同事帮您查。',
    wait: (until: string) => `对不上的次数有点多，为了保护大家的信息，${until} 以后才能再试。着急的话，回复“人工”。`,
    caseTitle: (id: string, kind: string, fault: string) => `单子 ${id} ${kind}（${fault}）`,
    head: (ticket: string, kind: string, state: string) => `单子 ${ticket}（${kind}）：${state}。`,
    kinds: {
      repair: '报修',
      visit: '上门',
      handover: '找同事',
      maintenance: '保养清洗',
      inspection: '巡检',
      training: '培训',
      installation: '安装',
      upgrade: '升级调试',
      parts: '配件耗材',
      return: '退换',
      complaint: '投诉',
      question: '咨询',
    } satisfies Record<TicketKind, string> as Record<TicketKind, string>,
    states: {
      submitted: '已经收到，还没有受理',
      confirmed: '已经受理',
      visit: '在安排上门',
      'mail-in': '等您寄过来',
      received: '我们收到东西了',
      'in-repair': '正在修',
      'in-work': '正在办',
      repaired: '修好了，等您试',
      done: '办好了，等您看',
      sent: '寄出了，等您收',
      accepted: '您看过，没问题',
      closed: '办完了',
      cancelled: '取消了',
    } satisfies Record<TicketState, string> as Record<TicketState, string>,
    /** Who does what next, `by` when at the latest. */
    next: {
      submitted: (by: string | undefined) => `接下来同事受理、联系您${by === undefined ? '' : `，最晚 ${by} 前`}。`,
      arrange: (by: string | undefined) =>
        `接下来同事安排${by === undefined ? '' : `，最晚 ${by} 前`}，定了在这里告诉您。`,
      visit: (slot: string) => `接下来师傅上门：${slot}，出发前给您打电话。`,
      mail: '接下来麻烦您寄过来，寄到哪里看同事发的消息；收到就告诉您。',
      work: (by: string | undefined) =>
        `接下来由师傅接着办${by === undefined ? '' : `，最晚 ${by} 前`}，办好了在这里告诉您。`,
      quotation: (total: string, until: string) => `接下来看您：报价合计 ${total}，到${until}为止，您同意了才开始。`,
      accept: '接下来看您：试一下好不好用，告诉我一声。',
      close: '没有要您做的了，同事会结掉这张单子。',
    },
    delay: {
      part: (next: string, why: string) => `慢在等配件${why === '' ? '' : `（${why}）`}，${next}再告诉您进展。`,
      customer: (next: string, why: string) =>
        `现在在等您这边${why === '' ? '' : `（${why}）`}，${next}我们再问您一次。`,
      late: (by: string) => `本来答应 ${by} 前，已经过了，对不起。回复“人工”，同事马上看是卡在哪里。`,
    },
    result: (text: string) => `同事写的结果：\n${text}`,
    history: '经过：',
    steps: {
      opened: '提交',
      confirm: '受理',
      'arrange-visit': '安排了上门',
      booked: '约好上门',
      moved: '改了上门时间',
      'called-off': '取消了上门',
      'ask-to-mail': '请您寄过来',
      receive: '收到东西',
      start: '开始办',
      'take-in': '带回店里',
      finish: '办好了',
      'hand-back': '没有办成，退还给您',
      send: '寄出',
      accept: '您看过，没问题',
      reject: '没弄好，接着办',
      'not-fixed': '没弄好，重新打开',
      close: '结案',
      cancel: '取消',
      reopen: '重新打开',
      quote: '报价',
      approve: '您同意报价',
      decline: '您先不办',
      free: '定了不收费',
      wait: '暂停等待',
      resume: '接着办',
      lend: '借了备用机',
      'loaner-back': '备用机还了',
      hurry: '按加急办',
    },
  },

  /** What is kept of a customer. */
  privacy: {
    title: '我的信息',
    label: '我的信息',
    ask: '想看留了什么、删掉，还是撤回同意？',
    again: '回复“查看”“删除”或者“撤回同意”就行；想改哪一项，回复“人工”。',
    matters: {
      view: { value: 'view', label: '查看我的信息', synonyms: ['查看', '看', '查', '看看', 'view', 'show'] },
      delete: { value: 'delete', label: '删除我的信息', synonyms: ['删除', '删', '删掉', 'delete'] },
      withdraw: { value: 'withdraw', label: '撤回同意', synonyms: ['撤回', '不同意了', 'withdraw'] },
    } satisfies Record<PrivacyMatter, Choice> as Record<PrivacyMatter, Choice>,
    unchanged: '好，什么都没有动。',
    tail: {
      label: '电话后四位',
      ask: '先确认一下是您本人：登记的电话，后四位是多少？',
      again: '要登记的那个电话的最后四个数字，比如“5678”；不记得的话，回复“人工”。',
      wrong: '跟登记的电话对不上，您再看看？是后四位。',
    },
    nothing: (keeper: string) => `我这里没有记您的电话、地址和单子。个人信息由${keeper}负责。`,
    shown: (lines: readonly string[], keeper: string, days: number) =>
      `这些是您留在我们这里的：\n\n${lines.join('\n')}\n\n由${keeper}保管，结案 ${days} 天后自动删除。要改哪一项，回复“人工”。`,
    lines: {
      phone: (phone: string) => `电话：${phone}`,
      address: (address: string) => `地址：${address}`,
      ticket: (title: string) => `提交过：${title}`,
      more: (count: number) => `另外还有 ${count} 张单子`,
      photos: (count: number) => `照片：${count} 张`,
      consent: (at: string) => `您在 ${at} 同意了我们使用这些信息`,
    },
    delete: {
      ask: (open: readonly string[]) =>
        `会删掉：办完的单子里您的电话、地址、照片和说过的话，还有没填完的单子${open.length === 0 ? '、这里的聊天记录' : ''}。会留下：一条认不出您的维修记录（单号、机器、日期、结果）。${open.length === 0 ? '' : `没办完的 ${open.join('、')} 还要联系您，先不能删，要先办完或者撤掉。`}删了就找不回来，确定吗？`,
      again: '要删就回复“确定删除”，不删就回复“不删”。',
      yes: {
        value: 'yes',
        label: '确定删除',
        synonyms: ['确定', '删', '删除', '删掉', '是', '是的', '删吧', '确认', '确认删除', 'yes', 'delete'],
      } satisfies Choice as Choice,
      no: {
        value: 'no',
        label: '不删',
        synonyms: ['不', '不要', '不删了', '先不删', '算了', '留着', 'no', 'keep'],
      } satisfies Choice as Choice,
      done: (day: string) => `${day}，都删掉了，只留下认不出您的维修记录。以后再来，我会重新问您。`,
      partly: (day: string, open: readonly string[], days: number) =>
        `${day}，办完的都删掉了。${open.join('、')} 还没办完，留着好联系您：办完 ${days} 天后自动删，也可以那时再让我删；想现在撤掉，回复“人工”。`,
    },
    withdraw: {
      ask: (open: readonly string[]) =>
        `撤回以后，我不再记您的电话和地址，填了一半的也删掉；问问题照样可以。${open.length === 0 ? '' : `已经提交的 ${open.join('、')} 同事还会用登记的电话联系您，想停下来就回复“人工”。`}要撤回吗？`,
      again: '要撤回就回复“撤回”，不撤回就回复“不撤回”。',
      yes: {
        value: 'yes',
        label: '撤回同意',
        synonyms: ['撤回', '是', '是的', '要', '好', '好的', '嗯', '确定', '确认', 'yes', 'withdraw'],
      } satisfies Choice as Choice,
      no: {
        value: 'no',
        label: '不撤回',
        synonyms: ['不', '不要', '算了', '先不', 'no', 'keep'],
      } satisfies Choice as Choice,
      done: (open: readonly string[]) =>
        `撤回了，从现在起不再记您的电话和地址。${open.length === 0 ? '' : `${open.join('、')} 还在办，想停下来就回复“人工”。`}以前留下的要删掉，回复“删除我的信息”。`,
    },
  },

  /** The day before a visit; `ways` are the numbered buttons. */
  reminder: {
    text: (slot: string, ticket: string, ways: string) =>
      `提醒您：${slot} 师傅上门（单子 ${ticket}）。时间方便吗？回复数字就行：\n${ways}`,
    keep: '按时来',
    kept: (slot: string) => `好的，${slot}，师傅准时到，出发前给您打电话。`,
    gone: '这次上门已经过去、取消或者改过了，不用再确认。',
  },

  /** Of the visits ahead, to somebody who asks for them. */
  ownVisit: {
    line: (slot: string, ticket: string) => `${slot}，单子 ${ticket}`,
    asked: (visits: string) => `您约的上门是：\n${visits}\n师傅出发前会给您打电话。要改要取消，直接说就行。`,
    unsuited: (visits: string) => `您约的上门是：\n${visits}\n改个时间，还是先取消？直接说也行，比如“改到周五下午”。`,
  },

  reschedule: {
    title: '改上门时间',
    which: '您约了不止一次，要改哪一次？',
    /** `left` is how often it may be moved, this time included. */
    was: (slot: string, left: number) => `原来约的是 ${slot}，新时间定下来之前一直给您留着。连这次还能改 ${left} 次。`,
    keep: {
      value: 'keep',
      label: '不改了',
      synonyms: ['还是原来的', '保持不变', '照旧', '不变', '就原来的', 'keep it', 'no change'],
    } satisfies Choice as Choice,
    kept: (slot: string) => `好的，不改，还是 ${slot}。`,
    none: '您现在没有约好的上门。要约的话，点下面就行。',
    bookInstead: '您现在没有约好的上门，我帮您约一个。',
    tooLate: (slot: string, notice: string, contact: string) =>
      `${slot} 的上门，离开始不到 ${notice}了，师傅可能已经在路上，我这里改不了也取消不了。${contact}`,
    noMoves: (slot: string, moves: number, contact: string) =>
      `${slot} 的上门已经改过 ${moves} 次，不能再自己改了，取消可以。${contact}`,
  },

  /** What was just done to a visit is taken back. */
  undo: {
    button: '恢复原来的',
    hint: (minutes: string) => `弄错了没关系：${minutes}之内回复“恢复”，就还是原来的时间。`,
    done: (ticket: string, slot: string) => `恢复好了，单子 ${ticket} 还是 ${slot}，师傅照常来。`,
    taken: (slot: string, isMoved: boolean) =>
      `${slot} 刚刚被别人约走了，不好意思。${isMoved ? '新约的时间还给您留着；想换，看看下面的。' : '离它最近的是下面这些。'}`,
    late: '这个现在恢复不了了：过了时间，或者单子已经有别的变化。要再约一个，点下面就行；也可以回复“人工”。',
  },

  cancelBooking: {
    title: '取消上门',
    which: '您约了不止一次，要取消哪一次？',
    ask: (slot: string, ticket: string) => `要取消 ${slot} 的上门吗（单子 ${ticket}）？`,
    again: '取消就回复“取消上门”，不取消就回复“不取消”。',
    yes: {
      value: 'yes',
      label: '取消上门',
      synonyms: [
        '取消',
        '取消吧',
        '确认取消',
        '确定取消',
        '取消预约',
        '要取消',
        '是',
        '是的',
        '对',
        '好',
        '好的',
        '不用来了',
        'cancel',
        'yes',
      ],
    } satisfies Choice as Choice,
    no: {
      value: 'no',
      label: '不取消',
      synonyms: ['保留', '不取消了', '先不取消', '别取消', '算了', '照旧', '按时来', '不', '不用了', 'keep', 'no'],
    } satisfies Choice as Choice,
    move: {
      value: 'move',
      label: '改时间',
      synonyms: ['换个时间', '改期', '换一天', '改约', 'reschedule', 'move'],
    } satisfies Choice as Choice,
    /** The case itself goes on where it is about more than the visit. */
    done: (ticket: string, slot: string, goesOn: boolean) =>
      `${slot} 的上门取消了。${goesOn ? `单子 ${ticket} 还在，要再约随时说。` : `单子 ${ticket} 一起撤了，要再约随时说。`}`,
  },

  danger: {
    electric: '先别碰机器，也别用湿手拔插头。能安全够到就关掉家里的总闸。有人触电，别用手拉，先断电，打 120。',
    fire: '能安全够到就先断电，别往带电的机器上浇水。有明火或者烟大，马上离开，打 119。人安全最要紧。',
    gas: '别开关任何电器，别点火，别在屋里打电话。关燃气阀、开窗，人到室外再打燃气公司或 119；有人不舒服打 120。',
    injury: '先停用机器。烫伤用流动的凉水冲 20 分钟左右，别涂牙膏酱油；严重的打 120。眼睛被照到，马上去眼科。',
    water: '人别站在水里碰插头。先关总闸，再关水阀，师傅看过之前不要通电。',
    battery: '别再充电，也别压、别扎、别寄。关机，放到空旷、远离易燃物的地方，人离远一点。',
  } satisfies Record<DangerKind, string> as Record<DangerKind, string>,
  dangerMore: {
    hotline: (number: string) => `电话：${number}。`,
    taken: (ticket: string, contact: string) =>
      `刚才的危险情况，我已经按加急记下，编号 ${ticket}，同事会最先处理。${contact}`,
    added: (ticket: string) => `好的，这句也记到加急单子 ${ticket} 里了，同事一起看。`,
    reach: '方便的话，把电话和地址也发给我，同事好马上联系您。',
    isItSo: '先跟您确认一下：现在真有这样的危险吗？回“是”，我马上按加急处理；回“不是”，我们接着往下说。',
    advice: '为了安全，可以请师傅上门检查一下，需要的话点“报修”。',
  },

  /** What a clerk does to a case, as the customer reads it; `text` is the clerk's own words, empty where there are none. */
  staff: {
    answer: (ticket: string, name: string, text: string) => `${colleague(name)}回复您（${ticket}）：\n\n${text}`,
    /** The same while the colleague talks with the customer. */
    live: (name: string, text: string) => `${colleague(name)}：\n\n${text}`,
    take: (ticket: string, name: string, text: string) =>
      lines(
        `${colleague(name)}来了，现在直接跟您聊（单子 ${ticket}）。我先不插话；想让我接着来，回复“结束人工”。`,
        text === '' ? '' : `${colleague(name)}：\n\n${text}`,
      ),
    release: (_: string, name: string, text: string) => (text === '' ? '' : `${colleague(name)}：\n\n${text}`),
    confirm: (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 已经受理，由${colleague(name)}跟进。`, text),
    'arrange-visit': (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 的上门安排好了：`, text, `要改时间，直接回复我就行。——${colleague(name)}`),
    'ask-to-mail': (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 这台机器要麻烦您寄回来修：`, text, `——${colleague(name)}`),
    start: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 开始修了。`, text),
    finish: (ticket: string, _: string, text: string) =>
      lines(`单子 ${ticket} 修好了，您试一下好不好用。用着还有问题，直接告诉我。`, text),
    accept: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 记下了：您试过，机器好用。`, text),
    reject: (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 没修好，是我们的问题，对不起。${colleague(name)}接着处理。`, text),
    close: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 结了。还有问题随时发我。`, text),
    cancel: (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 取消了：${text}`, `有疑问可以直接回复，${colleague(name)}会看到。`),
    reopen: (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 重新打开了，由${colleague(name)}跟进。`, text),
    visitOff: (when: string) => `原来约好${when}的上门取消了，不用等。`,
    receive: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 的东西我们收到了。`, text),
    'take-in': (ticket: string, _: string, text: string) =>
      lines(`单子 ${ticket} 这台机器要带回店里修，修好告诉您。`, text),
    'hand-back': (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 这次没有修，东西还给您：`, text, `想换个办法，直接回复，${colleague(name)}帮您看。`),
    send: (ticket: string, _: string, text: string) =>
      lines(`单子 ${ticket} 的东西寄出了。收到看一下对不对，不对直接告诉我。`, text),
    'not-fixed': (ticket: string, name: string, text: string) =>
      lines(`单子 ${ticket} 没弄好，是我们的问题，对不起。还用这个单号，${colleague(name)}接着处理。`, text),
    approve: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 记下了：您同意报价。`, text),
    decline: (ticket: string, _: string, text: string) =>
      lines(`单子 ${ticket} 记下了：您先不修，不收这笔钱。改主意了直接告诉我。`, text),
    free: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 这次不收费。`, text),
    wait: {
      part: (ticket: string, next: string, text: string) =>
        lines(`单子 ${ticket} 要等配件，${next}再告诉您进展。`, text),
      customer: (ticket: string, next: string, text: string) =>
        lines(`单子 ${ticket} 在等您这边，${next}我们再问您一次。`, text),
    },
    resume: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 接着办了。`, text),
    lend: (ticket: string, _: string, text: string) =>
      lines(`单子 ${ticket}：先借您一台用着，${text}`, '修好以后再还给我们，不收钱。'),
    'loaner-back': (ticket: string, _: string, text: string) =>
      lines(`单子 ${ticket}：借您用的那台收到了，谢谢您。`, text),
    'waive-loaner': (ticket: string, _: string, text: string) => lines(`单子 ${ticket}：借您用的那台不用还了。`, text),
    hurry: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 按加急办了。`, text),
    /** Work that is no repair. */
    work: {
      start: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 开始办了。`, text),
      finish: (ticket: string, _: string, text: string) =>
        lines(`单子 ${ticket} 办好了，您看看行不行。还有问题，直接告诉我。`, text),
      accept: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 记下了：您看过，没问题。`, text),
      reject: (ticket: string, name: string, text: string) =>
        lines(`单子 ${ticket} 没办好，是我们的问题，对不起。${colleague(name)}接着处理。`, text),
      'hand-back': (ticket: string, name: string, text: string) =>
        lines(`单子 ${ticket} 这次没有办成：`, text, `想换个办法，直接回复，${colleague(name)}帮您看。`),
    },
    /** The paper that a service ends with; `text` is what the clerk wrote in it. */
    papers: {
      maintenance: (ticket: string, text: string) =>
        lines(`单子 ${ticket} 的保养做完了。保养记录：`, text, '您看看机器好不好用，有问题直接告诉我。'),
      inspection: (ticket: string, text: string) =>
        lines(`单子 ${ticket} 的巡检做完了。巡检报告：`, text, '您看看有没有要问的，直接告诉我。'),
      installation: (ticket: string, text: string) =>
        lines(
          `单子 ${ticket} 装好了。配置清单和验收：`,
          text,
          '您对一下东西齐不齐、机器好不好用。没问题就回复“没问题了”，算您验收过了。',
        ),
      training: (ticket: string, text: string) =>
        lines(`单子 ${ticket} 的培训办完了。培训记录：`, text, '学的够不够用、还缺什么，直接告诉我。'),
      upgrade: (ticket: string, text: string) =>
        lines(`单子 ${ticket} 升级调试好了。做了这些：`, text, '您用用看，有问题直接告诉我。'),
    } satisfies Record<PaperKind, (ticket: string, text: string) => string> as Record<
      PaperKind,
      (ticket: string, text: string) => string
    >,
    /** Of goods that go back. */
    goods: {
      'ask-to-mail': (ticket: string, name: string, text: string) =>
        lines(
          `单子 ${ticket} 可以寄回来了：`,
          text,
          `箱子里放张纸条写上编号，寄出以后把运单号或照片发在这里。——${colleague(name)}`,
        ),
      receive: (ticket: string, _: string, text: string) =>
        lines(`单子 ${ticket} 的东西我们收到了，看过就按说好的办。`, text),
      finish: (ticket: string, _: string, text: string) =>
        lines(`单子 ${ticket} 的退换办好了，您核对一下。不对的话，直接告诉我。`, text),
      accept: (ticket: string, _: string, text: string) => lines(`单子 ${ticket} 记下了：您核对过，没问题。`, text),
      reject: (ticket: string, name: string, text: string) =>
        lines(`单子 ${ticket} 没办对，是我们的问题，对不起。${colleague(name)}接着处理。`, text),
      'hand-back': (ticket: string, name: string, text: string) =>
        lines(`单子 ${ticket} 这次没有退换成，东西还给您：`, text, `想换个办法，直接回复，${colleague(name)}帮您看。`),
    },
    /** What work will cost; `items` has a line for each. */
    quote: (ticket: string, items: string, total: string, until: string, text: string) =>
      lines(
        `单子 ${ticket} 先给您报个价，您同意了才开始：`,
        items,
        `合计 ${total}，${until}之前都按这个价。`,
        text,
        '同意就回复“同意报价”，不想修回复“先不修”。',
      ),
    quoteForGoods: (ticket: string, items: string, total: string, until: string, text: string) =>
      lines(
        `单子 ${ticket} 的退换要收这些费用，您同意了才办：`,
        items,
        `合计 ${total}，${until}之前都按这个价。`,
        text,
        '同意就回复“同意报价”，不想这样办回复“不同意”。',
      ),
  },

  /** What the colleague reads who is to offer an exchange; `days` is how long a repair may take. */
  longRepair: (ticket: string, fault: string, days: string) =>
    `单子 ${ticket}（${fault}）在店里修了不止 ${days}，还没修好。请联系客户：说明原因和新的日期，可以换一台。`,

  /** What the customer answers to a quotation, and to work that is done. */
  decision: {
    approve: '同意',
    decline: '先不修',
    ask: '问一下',
    accept: '修好了',
    'not-fixed': '没修好',
    later: '还没试',
    /** Of work that is no repair. */
    work: { accept: '没问题了', 'not-fixed': '还有问题', later: '还没看' },
    approved: (ticket: string, total: string) =>
      `记下了：单子 ${ticket} 您同意报价，合计 ${total}。同事接着安排，时间定了在这里告诉您。`,
    declined: (ticket: string) => `记下了：单子 ${ticket} 先不修，不收这笔钱。改主意了，直接告诉我，重新报价就行。`,
    accepted: (ticket: string, repaired: boolean) =>
      `好的，单子 ${ticket} 记下了：${repaired ? '您试过，修好了' : '您看过，没问题'}。以后有事随时发我。`,
    /** `by` is by when somebody speaks to the customer. */
    notFixed: (ticket: string, by: string) =>
      `没弄好，对不起。单子 ${ticket} 重新打开了，同事最晚 ${by} 前联系您；前面的记录都在，您不用再说一遍。哪里不对，直接打字补充。`,
    laterDone: (ticket: string, until: string) =>
      `不急，单子 ${ticket} 先这样放着。${until} 前试好了告诉我，好不好都说一声；过了这个时间同事会结掉，之后不好用照样可以找我们。`,
    /** The report of a repair, and until when it is covered; the number is the voucher. */
    voucher: (ticket: string, fault: string, done: string, repair: string, part: string) =>
      `维修报告：${fault}${done === '' ? '' : `。${done}`}\n\n这次修的毛病保到${repair}，换上的配件保到${part}，再坏免费修。编号 ${ticket} 就是维修凭证，留好它就行。`,
    installed: (ticket: string) =>
      `配置清单和验收记录都留在单子 ${ticket} 里，这就是您的验收凭证，以后报修报编号就行。`,
    lapsed: (ticket: string, until: string) =>
      `单子 ${ticket} 的报价到 ${until} 为止，已经过期了。需要的话回复“人工”，同事重新给您报。`,
    another: (ticket: string) => `单子 ${ticket} 的报价换过了，请看最新的那一份。看不到就回复“人工”。`,
    remindQuoted: (ticket: string, total: string, until: string) =>
      `单子 ${ticket} 的报价还等您一句话：合计 ${total}，${until}之前都按这个价。要修就回复“同意报价”，不修回复“先不修”，不答复不收费。`,
    /** `until` is when the case may be closed, `again` how long it can be taken up again after that. */
    remindDone: (ticket: string, fault: string, until: string, again: string, isMachine: boolean) =>
      `单子 ${ticket}（${fault}）办完了，${isMachine ? '现在好用吗' : '您看行不行'}？${until} 前没有您的消息，我们就当没问题，把单子结了；结了以后 ${again}内还有问题，照样用这个单号接着办。`,
    already: (ticket: string) => `单子 ${ticket} 的这份报价您已经答复过了。想改，回复“人工”，同事帮您。`,
    tooLate: (ticket: string, until: string) =>
      `单子 ${ticket} 到 ${until} 为止可以接着办，现在过了。您点“报修”或者回复“人工”，我们新开一张接着帮您。`,
    gone: (ticket: string) => `单子 ${ticket} 现在不用答复这个。有问题回复“人工”，同事帮您看。`,
  },

  /** How a closed case went; `by` is by when somebody calls at the latest. */
  survey: {
    title: '评价服务',
    ask: (ticket: string, fault: string, worst: number, best: number) =>
      `单子 ${ticket}（${fault}）结了，您满意吗？点一个，或者回复 ${worst}–${best} 分。分数只给客服部门看，用来把服务做好；不想评也没关系。`,
    reminder: (ticket: string, fault: string, worst: number, best: number) =>
      `单子 ${ticket}（${fault}）办得怎么样？方便的话点一个，或者回复 ${worst}–${best} 分，只给客服部门看。不评也没关系，这件事不再问您了。`,
    which: (worst: number, best: number) => `您想打几分？最低 ${worst} 分，最高 ${best} 分，点一个或者回复数字都行。`,
    heard: '您说的记下了，谢谢。',
    /** From the worst to the best. */
    marks: ['很不满意', '不满意', '一般', '满意', '很满意'] as readonly string[],
    markLabel: (mark: number, words: string | undefined) =>
      words === undefined ? `${mark} 分` : `${mark} 分 ${words}`,
    thanks: (mark: number) => `${mark} 分，记下了，谢谢您。想多说两句，直接打字就行；不说也没关系。`,
    thanksForWords: (mark: number) => `${mark} 分，您说的也一起记下了，谢谢您。`,
    same: (mark: number) => `${mark} 分已经记下了，谢谢您。`,
    changed: (mark: number) => `改好了，现在是 ${mark} 分。`,
    /** `change` is how long a mark may be changed. */
    settled: (ticket: string, mark: number, change: string) =>
      `单子 ${ticket} 记的是 ${mark} 分，评完 ${change}之内可以改，现在过了这个时间。有话想说，回复“人工”，同事来听。`,
    unknown: '这张单子我这边查不到，先没有记分。单号对一下，或者回复“人工”，请同事帮您看。',
    none: '现在没有等您评价的单子。对服务有想法，直接告诉我，或者回复“人工”。',
    declined: '好的，不评也没关系，不再问您了。还有问题随时发我。',
    later: '好的，不急。想评的时候，发个分数就行，比如“5分”。',
    words: '您说的也记下了，谢谢。还有问题随时发我。',
    wordsToCaller: (callback: string) => `您说的转给同事了（${callback}），打电话之前会先看。`,
    wordsPassedOn: '您说的也一起转过去了。',
    noWords: '好的，不多说也没关系。还有问题随时发我。',
    noWordsCall: (callback: string) => `好的，不多说也没关系。电话照常打给您（${callback}），不想接就回复“不用回电”。`,
    call: (mark: number, callback: string, by: string, phone: string) =>
      `对不起，这次没让您满意，${mark} 分记下了。同事最晚 ${by} 前打 ${phone} 给您，编号 ${callback}；不想接电话就回复“不用回电”。`,
    callHere: (mark: number, callback: string, by: string) =>
      `对不起，这次没让您满意，${mark} 分记下了。同事最晚 ${by} 前在这里联系您，编号 ${callback}；想接电话就把号码发给我，不用联系就回复“不用回电”。`,
    tellMore: '想先说说哪里没做好，直接打字，我一起转过去；不说也没关系。',
    callStands: (callback: string) => `之前说好的电话（${callback}）照常打给您；不想接就回复“不用回电”。`,
    noCall: '不用回电',
    callDeclined: '好的，不给您打电话了，您的分数照样记着。改主意了，回复“人工”就行。',
    callOver: '这件事同事已经处理过了，不会再为它打电话。还有问题随时发我。',
    /** What the colleague reads who is to call. */
    callbackFault: (ticket: string, mark: number, best: number) =>
      `客户给 ${ticket} 打了 ${mark} 分（满分 ${best} 分），请给客户回电话，听听哪里没做好。`,
  },

  /** Of a machine that is to be looked after from time to time; `interval` says how often. */
  maintenance: {
    remind: '到时提醒我',
    book: '预约保养',
    offer: (machine: string, interval: string, due: string) =>
      `${machine}每 ${interval}保养一次更好用，下次在 ${due} 前后。要我到时提醒您，回复“到时提醒我”；不用就不用管它。`,
    noted: (machine: string, due: string) =>
      `好的，${machine}下次保养在 ${due} 前后，我提前在这里提醒您。不想收了，回复“退订”就停。`,
    due: (machine: string, due: string) =>
      `您让我提醒的：${machine}该保养了，在 ${due} 前后做就行。要约师傅，回复“预约保养”；不想再收提醒，回复“退订”。`,
    stopped: '好的，保养提醒停了，不再发。正在办的单子，进度还会告诉您。',
    gone: '这台机器现在没有要提醒的保养。想约保养，直接说“预约保养”。',
  },
  /** The private page of a case, and what is done there. */
  casePage: {
    /** Ends a message; the link opens the page. */
    link: (link: string) => `进度、报价、上门时间，点开随时看、随时改（链接别转给别人）：\n${link}`,
    service: '售后进度',
    tab: (ticket: string) => `单子 ${ticket}`,
    result: '结果',
    voucher: '维修凭证',
    about: '您报的情况',
    lines: { machine: '机器', serial: '序列号', fault: '情况', phone: '联系电话', address: '地址' },
    history: '经过',
    you: '您补充',
    colleague: (name: string) => `同事${name}回复`,
    quotation: {
      title: '报价',
      total: '合计',
      terms: (until: string) => `到${until}为止都按这个价。您同意了才开始；先不修就不动手，也不收这笔钱。`,
      approved: (at: string) => `${at} 您同意了这份报价。`,
      declined: (at: string) => `${at} 您说先不修，不收这笔钱。改主意了，在下面留言，同事重新报价。`,
      lapsed: (until: string) => `这份报价到${until}为止，已经过期了。还需要的话，在下面留言，同事重新给您报。`,
      question: '有疑问先别急着定，在下面留言，或者打电话问清楚再说。',
    },
    judge: {
      title: '用着怎么样？',
      ask: '试一下好不好用，告诉我们一声。没弄好的话，还用这个编号接着办。',
      still: '还是没弄好？',
      stillAsk: '点一下就还用这个编号接着办，不用再说一遍。',
    },
    visit: {
      title: '上门时间',
      book: '约上门时间',
      bookAsk: '最近能约的时间，选一个：',
      bookDo: '就约这个时间',
      kept: '您确认过，师傅按时来。',
      keep: '按时来',
      until: (by: string, moves: number) =>
        `要改时间或者取消，请在 ${by} 前。${moves > 0 ? `还能改 ${moves} 次。` : '改的次数用完了，取消可以。'}`,
      move: '改时间',
      moveAsk: '选一个新时间；新时间定下来之前，原来的一直给您留着。',
      moveDo: '改到这个时间',
      cancel: '取消上门',
      cancelAsk: (slot: string) => `要取消 ${slot} 的上门吗？`,
      cancelDo: '确定取消',
      reason: '原因（可以不填）',
      none: '这段时间都约满了。在下面留言或者打电话，同事帮您看有没有空出来的。',
      file: '加到日历',
      copy: '也可以复制这一行：',
      fileTitle: (shop: string) => `${shop}师傅上门`,
      fileText: (ticket: string, hotline: string) => `单子 ${ticket}。师傅出发前会打电话。有变动打 ${hotline}。`,
      moved: (label: string) => `改到 ${label}`,
      booked: (label: string) => `约 ${label}`,
    },
    tell: {
      title: '补充情况',
      ask: '有新情况、有疑问，写在这里，同事会看到。',
      do: '补充到单子里',
      done: (ticket: string) => `记下了，已经补充到单子 ${ticket} 里，同事会看到。`,
      empty: '还没有写内容，写一句再点就行。',
      tooLong: (max: number) => `这段有点长，单子里放不下。麻烦挑要紧的说，${max} 字以内就行。`,
    },
    reach: {
      title: '改电话或地址',
      ask: '只填要改的那一项就行。',
      phone: '新电话',
      address: '新地址',
      do: '改过来',
      empty: '电话、地址都还没有填，填要改的那一项就行。',
      said: (phone: string, address: string) =>
        [...(phone === '' ? [] : [`电话改成 ${phone}`]), ...(address === '' ? [] : [`地址改成 ${address}`])].join('，'),
      before: (phone: string, address: string) =>
        [...(phone === '' ? [] : [`原来的电话 ${phone}`]), ...(address === '' ? [] : [`原来的地址 ${address}`])].join(
          '，',
        ),
      done: (ticket: string, phone: string, address: string) =>
        `改好了，单子 ${ticket} 现在按${[...(phone === '' ? [] : [`电话 ${phone}`]), ...(address === '' ? [] : [`地址 ${address}`])].join('、')}联系您。`,
    },
    /** Why something was not done, and what helps. */
    not: {
      ended: (ticket: string) =>
        `单子 ${ticket} 已经办完，这里改不了了。有新的问题打电话或者在聊天里说，我们接着帮您。`,
      visitIsNow: (slot: string) => `这次上门的时间刚刚有变动，现在是 ${slot}。合适就不用管，要改请再选一次。`,
      noVisit: '这次上门已经取消，或者已经过去了。还需要的话，留言或者打电话，同事帮您安排。',
      booked: (slot: string) => `已经约好 ${slot} 了，不用再约。要改的话，点“改时间”。`,
      form: '刚才那一步没有办成，可能是页面放得太久了。下面是最新的情况，请再点一次。',
      time: '还没有选时间，先选一个再点。',
      tooOften: '点得有点快，刚才那一步没有办成。过一分钟再点一次就行。',
      busy: '现在有点忙，刚才那一步没有办成。过一分钟再点一次就行。',
    },
    missing: {
      title: '这里没有找到单子',
      text: '链接可能没有复制全；也可能单子早就办完，资料已经按约定删掉了。',
      help: '在聊天里把编号发给我们就能查，也可以打电话。',
      chat: '打开聊天',
    },
    /** Below an answer that leads to a person. */
    person: '要找同事的话，在下面“补充情况”里留言，或者打电话。',
    chat: '回到聊天',
    call: '打电话',
    footer: (days: number) => `有这个链接就能看到和改动这张单子，请别转给别人。资料在办完 ${days} 天后删除。`,
  },

  /** A form that was begun and left; `form` is the name of its button, `until` when it is forgotten. */
  draft: {
    endsSoon: (form: string, until: string) =>
      `您上次的“${form}”填了一半，给您留到 ${until}，过了就要从头填。想接着填，回复“${form}”；不填了就不用管它。`,
  },

  /** What was said and never arrived, the latest last; `more` came before. A message without words is an empty one. */
  undelivered: (said: readonly string[], more: number) =>
    `先说一声：有${said.length + more}条消息之前没能送到您这里${more === 0 ? '' : `，下面是最近的${said.length}条`}：\n\n${said.map(text => `「${text === '' ? '（没有文字的消息）' : text}」`).join('\n\n')}`,

  apology: '对不起，我这边出了点问题，您刚才那句话没有处理成。麻烦再发一次；还不行的话，请打我们的热线。',
  smallTalk: { thanks: '不客气，还有问题随时发我。', yes: '好的，还有问题随时发我。' },
  onlyWords: '收到了。不过这种消息我还看不懂，麻烦用文字说一下，或者发照片。',
  /** What came and could not be read, by what it was. */
  unread: {
    photo: '这张图片没有收完整。麻烦再发一次；一张最大 10 MB，要是照片或 MP4 视频。',
    video: '这段视频没有收完整。麻烦再发一次，短一点的（10 MB 以内），或者拍几张照片。',
    voice: '语音我还听不了，麻烦打字告诉我。',
    location: '收到了您的位置，但上面没有写地址。麻烦把地址打出来发给我。',
    other: '这个我还看不懂，麻烦用文字说一下，或者发照片。',
  },
  /** Where there are no buttons to tap. */
  wechat: {
    choose: '回复数字选择',
    named: (labels: readonly string[]) => `直接回复：${labels.map(label => `“${label}”`).join('、')}`,
    also: (labels: readonly string[]) => `也可以直接说：${labels.join('、')}`,
    tooLong: '（太长了，后面的发不下。想接着看，回复“人工”，由同事告诉您。）',
  },
};

/** One under the other, without the empty ones. */
function lines(...all: string[]): string {
  return all.filter(line => line !== '').join('\n\n');
}

/** How many wait who came earlier. */
function queue(before: number): string {
  return before === 0 ? '前面没有人在等' : `前面还有 ${before} 位在等`;
}

/** How a clerk is spoken of; who gives no name is one of the desk. */
function colleague(name: string): string {
  return name === '客服' ? '客服同事' : `同事${name}`;
}

/** "按收货日（11月20日）算，今天是第 5 天。" The first day is not counted. */
function dayCount(what: string, date: string, day: number): string {
  const today = day < 1 ? '今天不算，明天是第 1 天' : `今天是第 ${day} 天`;
  return `按${what}（${date}）算，${today}。`;
}
