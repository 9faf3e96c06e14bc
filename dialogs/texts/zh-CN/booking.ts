import type { Choice } from '../../understand/choice.ts';

export const booking = {
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
      notice: (notice: string, contact: string) => `上门至少要提前 ${notice}约，好排师傅和配件。等不了的话，${contact}`,
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
};
