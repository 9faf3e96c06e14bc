import { colleague } from './colleague.ts';

export const handover = {
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
};

/** How many wait who came earlier. */
function queue(before: number): string {
  return before === 0 ? '前面没有人在等' : `前面还有 ${before} 位在等`;
}
