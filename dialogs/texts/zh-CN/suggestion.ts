import type { ReachTexts } from '../../reach.ts';
import type { Choice } from '../../understand/choice.ts';

export const suggestion = {
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
};
