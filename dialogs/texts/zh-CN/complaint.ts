import type { ReachTexts } from '../../reach.ts';
import type { Choice } from '../../understand/choice.ts';

export const complaint = {
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
  /** What was promised to make good a loss: until it is done, once it is, and late; `reason` is for clerks. */
  compensated: {
    title: '补偿',
    owed: (what: string, until: string) => `答应补偿您：${what}，最晚${until}办好。`,
    overdue: (what: string, until: string) => `对不起，答应您${until}前补偿的还没有办好：${what}`,
    done: (what: string, at: string) => `答应您的补偿办好了（${at}）：${what}`,
    reason: (ticket: string, what: string, until: string) =>
      `单子 ${ticket} 答应 ${until} 前补偿客户，还没有办：${what}`,
    late: (ticket: string, what: string, until: string, by: string) =>
      `单子 ${ticket}：答应您${until}前补偿的（${what}）还没有办好，对不起。已经按加急交给客服主管，最晚 ${by} 前联系您，说清楚哪天办好。`,
  },
  /** Nobody has answered in time; `reason` is for clerks. */
  late: {
    reason: '到答应的时间还没有答复客户',
    told: (ticket: string, promised: string, next: string | undefined) =>
      `投诉 ${ticket} 答应您 ${promised} 前答复，没有做到，对不起。已经按加急交给客服主管${next === undefined ? '，有结果马上在这里告诉您' : `，最晚 ${next} 前给您结果`}。`,
  },
};
