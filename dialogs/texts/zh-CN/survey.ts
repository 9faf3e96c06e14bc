/** How a closed case went; `by` is by when somebody calls at the latest. */
export const survey = {
  title: '评价服务',
  ask: (ticket: string, fault: string, worst: number, best: number) =>
    `单子 ${ticket}（${fault}）结了，您满意吗？点一个，或者回复 ${worst}–${best} 分。分数只给客服部门看，用来把服务做好；不想评也没关系。`,
  reminder: (ticket: string, fault: string, worst: number, best: number) =>
    `单子 ${ticket}（${fault}）办得怎么样？方便的话点一个，或者回复 ${worst}–${best} 分，只给客服部门看。不评也没关系，这件事不再问您了。`,
  which: (worst: number, best: number) => `您想打几分？最低 ${worst} 分，最高 ${best} 分，点一个或者回复数字都行。`,
  heard: '您说的记下了，谢谢。',
  /** From the worst to the best. */
  marks: ['很不满意', '不满意', '一般', '满意', '很满意'] as readonly string[],
  markLabel: (mark: number, words: string | undefined) => (words === undefined ? `${mark} 分` : `${mark} 分 ${words}`),
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
};
