import type { Choice } from '../../understand/choice.ts';

/** One customer in several channels, by a phone number that a code has confirmed. */
export const joining = {
  label: '绑定手机',
  notOffered: (contact: string) =>
    `这里还发不了短信验证码，没法用手机号把几处的单子合到一起。有单号的话发给我，加上登记电话的后四位就能查；${contact}`,
  byPhone: {
    value: 'by-phone',
    label: '用手机号查',
    synonyms: ['手机号', '电话', '用电话查', '手机查', '没有编号', '编号忘了', 'phone', 'by phone'],
  } satisfies Choice as Choice,
  goesByPhone: '好，用手机号查。先确认号码是您的，别人就看不到您的单子。',
  phone: {
    label: '手机号',
    names: ['手机', '号码', '电话', 'phone'],
    ask: '用哪个手机号？我发一条验证码短信，确认以后，用这个号码在别处报的单子，这里也能看到。',
    again: '要一个能收短信的手机号，11 位数字，像 13812345678 这样。不方便的话，回复“人工”。',
    mobile: '座机收不到短信，麻烦给一个手机号。',
    wait: (until: string) => `验证码发得有点多了，${until} 以后可以再要。着急的话，回复“人工”。`,
  },
  code: {
    label: '验证码',
    ask: (masked: string, minutes: number) =>
      `验证码短信发往 ${masked}，${minutes} 分钟内都能用。收到后把 6 位数字发到这里；没收到就回复“重发”。`,
    again: '验证码是短信里的 6 位数字，像 012345 这样。没收到就回复“重发”；号码不对就回复“上一步”。',
    resend: {
      value: 'resend',
      label: '重发验证码',
      synonyms: ['重发', '再发', '再发一次', '没收到', '收不到', '没有收到', '重新发送', '过期了', 'resend', 'again'],
    } satisfies Choice as Choice,
    sent: '好，又发了一条，以新的这条为准。',
    sentAnew: '对不起，刚才那条没有发出去。我又发了一条；再收不到的话，回复“人工”，同事帮您查。',
    onItsWay: '刚发过一条，短信有时要等一分钟左右，您再看看。',
    wrong: (left: number) => `跟短信里的对不上，您再看看？还可以试 ${left} 次。`,
    over: '这条验证码不能用了：要么过了时间，要么已经用过或试完了。回复“重发”，我再发一条。',
  },
  done: (masked: string) => `确认好了：${masked} 是您的。以后您在别处也确认这个号码，几边的单子就都能看到。`,
  found: (count: number) => `现在这里一共能看到 ${count} 张单子，点一张看进度：`,
  sure: {
    ask: '解绑以后，这里看不到您在别处报的单子，别处也看不到这里报的。要解绑吗？',
    again: '要解绑就回复“解绑”，不解绑就回复“不解绑”。',
    yes: {
      value: 'yes',
      label: '解绑',
      synonyms: ['要', '是', '是的', '好', '好的', '嗯', '确定', '确认', '解绑手机', 'yes', 'unlink'],
    } satisfies Choice as Choice,
    no: {
      value: 'no',
      label: '不解绑',
      synonyms: ['不', '不要', '算了', '先不', '留着', 'no', 'keep'],
    } satisfies Choice as Choice,
  },
  alone: '解绑了：这里和别处的单子现在各是各的。想再合到一起，回复“绑定手机”；怀疑别人在用您的号码，回复“人工”。',
  /** Where else the number was confirmed; `where` is of `channels`. */
  notice: (masked: string, where: string) =>
    `您的手机号 ${masked} 刚在${where}上确认过，那边现在也能看到这里用它报的单子。是您的话不用管；不是您的话，回复“解绑手机”，那边就看不到了。`,
  channels: { directline: '网页', wechat: '微信', other: '另一个聊天软件' },
  /** The message to the phone. */
  message: (shop: string, code: string, minutes: number) =>
    `【${shop}】验证码 ${code}，${minutes} 分钟内在聊天里回复，用来确认手机号。不是您要的就不用管，也别告诉别人。`,
};
