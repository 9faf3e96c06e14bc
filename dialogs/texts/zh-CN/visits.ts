import type { Choice } from '../../understand/choice.ts';

/** Of the visits ahead, to somebody who asks for them. */
export const ownVisit = {
  line: (slot: string, ticket: string) => `${slot}，单子 ${ticket}`,
  asked: (visits: string) => `您约的上门是：\n${visits}\n师傅出发前会给您打电话。要改要取消，直接说就行。`,
  unsuited: (visits: string) => `您约的上门是：\n${visits}\n改个时间，还是先取消？直接说也行，比如“改到周五下午”。`,
};

export const reschedule = {
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
};

/** What was just done to a visit is taken back. */
export const undo = {
  button: '恢复原来的',
  hint: (minutes: string) => `弄错了没关系：${minutes}之内回复“恢复”，就还是原来的时间。`,
  done: (ticket: string, slot: string) => `恢复好了，单子 ${ticket} 还是 ${slot}，师傅照常来。`,
  taken: (slot: string, isMoved: boolean) =>
    `${slot} 刚刚被别人约走了，不好意思。${isMoved ? '新约的时间还给您留着；想换，看看下面的。' : '离它最近的是下面这些。'}`,
  late: '来不及恢复了：过了时间，或者单子有了别的变化。要再约一个，点下面就行；也可以回复“人工”。',
};

export const cancelBooking = {
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
};
