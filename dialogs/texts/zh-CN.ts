import type { Choice } from '../understand/choice.ts';
import type { DangerKind } from '../understand/danger.ts';
import type { PhoneFault } from '../understand/phone.ts';

/** What the desk says in Chinese. The Chinese texts come first; `en-US.ts` follows their shape. */
export const zhCN = {
  language: 'zh-CN' as 'zh-CN' | 'en-US',

  /** `line` is one of `opening`. */
  greeting: (shop: string, line: string) =>
    `您好，我是${shop}的自动助手。${line}\n\n机器出了什么问题？您直接说就行；也可以问我保修、收费、上门的事。想找同事，回复“人工”。`,

  opening: {
    open: (until: string, hours: string) => `现在有同事在线，到 ${until} 为止（今天 ${hours}）。`,
    closed: (opens: string, hours: string | undefined, holiday: string | undefined) =>
      `现在是${holiday === undefined ? '' : `${holiday}期间，`}下班时间${hours === undefined ? '' : `（今天 ${hours}）`}，同事 ${opens} 上班。我一直都在。`,
    /** For the head of the page. */
    openShort: (until: string) => `同事在线 · 到 ${until}`,
    closedShort: (opens: string) => `已下班 · ${opens} 上班`,
  },

  menu: {
    text: '我能帮您做这些，点一下，或者直接说：',
    hint: '别的问题也可以直接问我。',
  },

  help: '您可以直接用自己的话说。填单子的时候：“上一步”回到前一个问题，“改 2”修改第 2 项，“重来”从头填，“取消”先不填；“人工”随时可以找同事，“English”换成英文。',

  nothingToCancel: '现在没有正在填的单子。想报修的话，告诉我机器出了什么问题就行。',
  switched: '好的，接下来用中文说。',
  unknownStack: '不好意思，刚才那张单子因为系统更新没能留下来，麻烦您重新说一遍，我马上记。',

  faq: {
    unsure: '不好意思，我没太明白。您是不是想问下面哪一个？都不是的话，换个说法，或者回复“人工”。',
    unknown: (contact: string) => `这个我答不上来，怕说错误导您。换个说法再问我一次也行；${contact}`,
    notOffered: '这一条现在找不到了，您直接打字问我就行。',
  },

  /** How a person is reached, as a half-sentence that ends the message. */
  contact: {
    open: (hotline: string, until: string) => `要找同事，请打热线 ${hotline}，${until} 前都有人接。`,
    closed: (hotline: string, opens: string) => `要找同事，热线 ${hotline} 从 ${opens} 起有人接。`,
  },
  handover: {
    open: (hotline: string, until: string) =>
      `好的，您可以直接打热线 ${hotline}，${until} 前都有人接。\n\n不方便打电话的话，把情况报修给我，同事看到单子会联系您。`,
    closed: (hotline: string, opens: string) =>
      `同事现在下班了，热线 ${hotline} 从 ${opens} 起有人接。\n\n您也可以现在就把情况报修给我，拿到编号，同事上班后按先后联系您。`,
  },

  form: {
    cancelled: '好，先不填了，刚才填的都没有提交。想接着报，随时告诉我。',
    first: '这已经是第一个问题了。不想填的话，回复“取消”。',
    restarted: '好，我们从头来。',
    stuck: (contact: string) => `抱歉，来回问了您好几次。${contact}您也可以回复“取消”先放一放。`,
    oldButton: '这是之前那张单子的按钮，已经不用了。我们接着现在的：',
    alreadySubmitted: (ticket: string) => `这张单子已经提交好了，编号 ${ticket}，不会重复登记。`,
    filesTaken: (count: number) => `收到 ${count} 张照片或文件，已经放进单子里。`,
    filesFull: (max: number) => `单子里最多放 ${max} 个文件，多出来的没有放进去。`,
    changed: (label: string, value: string) => `${label}改好了：${value}`,
    notInSummary: '没问题就回复“提交”；要改哪一项，回复它前面的数字；不报了就回复“取消”。',
    whichLine: '要改哪一项？回复数字或者名称都行。',
    severalFit: (labels: readonly string[]) => `您说的像是${labels.join('，也像是')}，是哪一个？`,
    noted: (lines: readonly { label: string; value: string }[]) =>
      `先记下：${lines.map(line => `${line.label}，${line.value}`).join('；')}。不对的话后面可以改。`,
    summary: (title: string, lines: readonly { number: number; label: string; value: string }[]) =>
      `${title}\n\n${lines.map(line => `${line.number}. ${line.label}：${line.value}`).join('\n')}\n\n没问题就回复“提交”，要改回复前面的数字。`,
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
    summary: '请核对一下：',
    consent: {
      label: '个人信息',
      ask: (keeper: string, days: number) =>
        `报修要记下您的电话和机器情况，只用来联系您和安排维修，由${keeper}保管，结案 ${days} 天后删除；您随时可以要求查看、更正或者删除。可以吗？`,
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
      refused: (contact: string) => `好的，那我什么都不记。问保修、收费、上门的事照样可以问我；要报修的话，${contact}`,
    },
    product: {
      label: '机器',
      ask: '是什么机器出了问题？点一个，或者直接打字，带型号更好。',
      again: '比如“挂机空调”“滚筒洗衣机”这样说就行；不确定叫什么，描述一下它是干什么的。',
      other: { value: 'other', label: '其他', synonyms: ['别的', '都不是', '其它'] } satisfies Choice as Choice,
      which: '好的，是什么机器？直接打字告诉我就行。',
    },
    serial: { label: '序列号' },
    fault: {
      label: '问题',
      ask: '它怎么了？什么时候开始的、屏幕上有没有代码，都可以说，也可以发照片。',
      again: '用您自己的话说就行，比如“开机十分钟就停”“显示 E1”。',
      tooLong: (max: number) => `这段有点长，单子里放不下。麻烦挑要紧的说，${max} 字以内就行。`,
    },
    photos: { label: '照片', show: (count: number) => `${count} 张` },
    phone: {
      label: '电话',
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
          case 'not-a-phone':
            return '这里我需要一个电话号码。';
        }
      },
    },
    done: (ticket: string, within: string, phone: string | undefined) =>
      `记好了，报修编号 ${ticket}。\n\n我们会在 ${within}内受理${phone === undefined ? '' : `，打 ${phone} 联系您`}；要收费会先报价，您同意了再修。\n\n编号请留着，还有别的问题随时发我。`,
    serialGreeting: (serial: string) =>
      `您的机器序列号是 ${serial}，我记下了。机器出了什么问题？说一下就可以报修；想问保修、收费也行。`,
    photosFirst: (count: number) =>
      `收到 ${count} 张照片或文件。是要报修吗？跟我说说机器怎么了，照片我会一起放进单子里。`,
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
    advice: '为了安全，可以请师傅上门检查一下，需要的话点“报修”。',
  },

  apology: '对不起，我这边出了点问题，您刚才那句话没有处理成。麻烦再发一次；还不行的话，请打我们的热线。',
  onlyWords: '收到了。不过这种消息我还看不懂，麻烦用文字说一下，或者发照片。',
};
