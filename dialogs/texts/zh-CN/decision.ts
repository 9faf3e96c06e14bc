/** What the customer answers to a quotation, and to work that is done. */
export const decision = {
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
  installed: (ticket: string) => `配置清单和验收记录都留在单子 ${ticket} 里，这就是您的验收凭证，以后报修报编号就行。`,
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
};
