import type { ServiceKind } from '../../understand/service.ts';
import { colleague } from './colleague.ts';

/** What a clerk does to a case, as the customer reads it; `text` is the clerk's own words, empty where there are none. */
export const staff = {
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
    part: (ticket: string, next: string, text: string) => lines(`单子 ${ticket} 要等配件，${next}再告诉您进展。`, text),
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
  compensate: (ticket: string, name: string, text: string, until: string) =>
    lines(`单子 ${ticket} 这件事，我们补偿您：${text}`, `最晚${until}办好，办好了在这里告诉您。——${colleague(name)}`),
  compensateAnew: (ticket: string, name: string, text: string, until: string) =>
    lines(`单子 ${ticket} 的补偿改了，现在是：${text}`, `最晚${until}办好，办好了在这里告诉您。——${colleague(name)}`),
  compensated: (ticket: string, _: string, text: string, what: string) =>
    lines(`单子 ${ticket} 答应您的补偿办好了：${what}`, text, '您核对一下，不对的话直接告诉我。'),
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
};

/** The services that end with a paper; parts come with a parcel. */
type PaperKind = Exclude<ServiceKind, 'parts'>;

/** One under the other, without the empty ones. */
function lines(...all: string[]): string {
  return all.filter(line => line !== '').join('\n\n');
}
