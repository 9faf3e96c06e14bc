import { booking } from './zh-CN/booking.ts';
import { casePage } from './zh-CN/case-page.ts';
import { complaint } from './zh-CN/complaint.ts';
import { danger, dangerMore } from './zh-CN/danger.ts';
import { decision } from './zh-CN/decision.ts';
import { form } from './zh-CN/form.ts';
import { handover } from './zh-CN/handover.ts';
import { joining } from './zh-CN/joining.ts';
import { privacy } from './zh-CN/privacy.ts';
import { repair } from './zh-CN/repair.ts';
import { returns } from './zh-CN/returns.ts';
import { service } from './zh-CN/service.ts';
import { staff } from './zh-CN/staff.ts';
import { status } from './zh-CN/status.ts';
import { suggestion } from './zh-CN/suggestion.ts';
import { survey } from './zh-CN/survey.ts';
import { twin } from './zh-CN/twin.ts';
import { cancelBooking, ownVisit, reschedule, undo } from './zh-CN/visits.ts';
import { warranty } from './zh-CN/warranty.ts';

/** What the desk says in Chinese. The Chinese texts come first; `en-US.ts` follows their shape. */
export const zhCN = {
  language: 'zh-CN' as 'zh-CN' | 'en-US',

  /** `line` is one of `opening`. */
  greeting: (shop: string, line: string) =>
    `您好，我是${shop}的自动助手。${line}\n\n机器出了什么问题？您直接说就行；也可以问我保修、收费、上门的事。想找同事，回复“人工”。`,

  opening: {
    open: (until: string, hours: string) => `现在有同事在线，到 ${until} 为止（今天 ${hours}）。`,
    closed: (
      opens: string,
      hours: string | undefined,
      because: { readonly holiday: string | undefined; readonly closure: string | undefined },
    ) => {
      const { holiday, closure } = because;
      const today = hours === undefined ? '' : `（今天 ${hours}）`;
      const closed = closure === undefined ? '' : `${closure}，店里休息；`;
      return `现在是${holiday === undefined ? '' : `${holiday}期间，`}下班时间${today}，${closed}同事 ${opens} 上班。我一直都在。`;
    },
    /** Between two stretches of a day. */
    pause: (opens: string, hours: string) => `现在是休息时间（今天 ${hours}），同事 ${opens} 回来。我一直都在。`,
    /** For the head of the page. */
    openShort: (until: string) => `同事在线 · 到 ${until}`,
    closedShort: (opens: string) => `已下班 · ${opens} 上班`,
    pauseShort: (opens: string) => `休息中 · ${opens} 回来`,
  },

  menu: {
    text: '我能帮您做这些，点一下，或者直接说：',
    hint: '别的问题也可以直接问我。',
  },

  /** Said once in every closed time to somebody who begins what a person has to finish; `closed` is of `opening`. */
  afterHours: (closed: string) => `${closed}您现在说的我都记下来，同事上班就处理。`,

  help: '您可以直接用自己的话说。填单子的时候：“上一步”回到前一个问题，“改 2”修改第 2 项，“重来”从头填，“取消”先不填；“人工”随时可以找同事，“English”换成英文。',

  nothingToCancel: '现在没有正在填的单子。想报修的话，告诉我机器出了什么问题就行。',
  cancelSubmitted: (ticket: string) =>
    `您有一张已经提交的单子 ${ticket}，还在处理。要撤掉的话，回复“人工”，同事跟您确认一下就撤；不撤就不用管它。`,
  cancelWhat: (slot: string, ticket: string) =>
    `您是要取消 ${slot} 的上门吗？点“取消上门”就行。想把整张单子 ${ticket} 撤掉的话，回复“人工”。`,
  switched: '好的，接下来用中文说。',
  unknownStack: '不好意思，刚才那张单子因为系统更新没能留下来，麻烦您重新说一遍，我马上记。',

  faq: {
    unsure: '不好意思，我没太明白。您是不是想问下面哪一个？都不是的话，换个说法，或者回复“人工”。',
    unknown: (contact: string) => `这个我答不上来，不敢乱说。换个说法再问我一次也行；${contact}`,
    unknownAgain: '不好意思，还是没明白您的意思。是不是下面这些里的一件？不是的话，回复“人工”，我转给同事。',
    unknownStill: '看来这件事得请同事来答。回复“人工”，我把您说的都转过去，不用再说一遍。',
    noUse: '不好意思，没答到点上。您换个说法再问一次，或者回复“人工”，我把您的话转给同事。',
    notOffered: '这一条现在找不到了，您直接打字问我就行。',
  },

  /** How a person is reached, as a half-sentence that ends the message. */
  contact: {
    open: (hotline: string, until: string) => `要找同事，请打热线 ${hotline}，${until} 前都有人接。`,
    closed: (hotline: string, opens: string) => `要找同事，热线 ${hotline} 从 ${opens} 起有人接。`,
  },
  handover,
  form,
  repair,
  twin,
  warranty,
  returns,
  complaint,
  suggestion,
  booking,
  service,
  status,
  privacy,
  joining,

  /** The day before a visit; `ways` are the numbered buttons. */
  reminder: {
    text: (slot: string, ticket: string, ways: string) =>
      `提醒您：${slot} 师傅上门（单子 ${ticket}）。时间方便吗？回复数字就行：\n${ways}`,
    keep: '按时来',
    kept: (slot: string) => `好的，${slot}，师傅准时到，出发前给您打电话。`,
    gone: '这次上门已经过去、取消或者改过了，不用再确认。',
  },
  ownVisit,
  reschedule,
  undo,
  cancelBooking,
  danger,
  dangerMore,
  staff,

  /** What the colleague reads who is to offer an exchange; `days` is how long a repair may take. */
  longRepair: (ticket: string, fault: string, days: string) =>
    `单子 ${ticket}（${fault}）在店里修了不止 ${days}，还没修好。请联系客户：说明原因和新的日期，可以换一台。`,
  decision,
  survey,

  /** Of a machine that is to be looked after from time to time; `interval` says how often. */
  maintenance: {
    remind: '到时提醒我',
    book: '预约保养',
    offer: (machine: string, interval: string, due: string) =>
      `${machine}每 ${interval}保养一次更好用，下次在 ${due} 前后。要我到时提醒您，回复“到时提醒我”；不用就不用管它。`,
    noted: (machine: string, due: string) =>
      `好的，${machine}下次保养在 ${due} 前后，我提前在这里提醒您。不想收了，回复“退订”就停。`,
    due: (machine: string, due: string) =>
      `您让我提醒的：${machine}该保养了，在 ${due} 前后做就行。要约师傅，回复“预约保养”；不想再收提醒，回复“退订”。`,
    stopped: '好的，保养提醒停了，不再发。正在办的单子，进度还会告诉您。',
    gone: '这台机器现在没有要提醒的保养。想约保养，直接说“预约保养”。',
  },
  casePage,

  /** A form that was begun and left; `form` is the name of its button, `until` when it is forgotten. */
  draft: {
    endsSoon: (form: string, until: string) =>
      `您上次的“${form}”填了一半，给您留到 ${until}，过了就要从头填。想接着填，回复“${form}”；不填了就不用管它。`,
  },

  /** What was said and never arrived, the latest last; `more` came before. A message without words is an empty one. */
  undelivered: (said: readonly string[], more: number) =>
    `先说一声：有${said.length + more}条消息之前没能送到您这里${more === 0 ? '' : `，下面是最近的${said.length}条`}：\n\n${said.map(text => `「${text === '' ? '（没有文字的消息）' : text}」`).join('\n\n')}`,

  apology: '对不起，我这边出了点问题，您刚才那句话没有处理成。麻烦再发一次；还不行的话，请打我们的热线。',
  smallTalk: { thanks: '不客气，还有问题随时发我。', yes: '好的，还有问题随时发我。' },
  onlyWords: '收到了。不过这种消息我还看不懂，麻烦用文字说一下，或者发照片。',
  /** What came and could not be read, by what it was. */
  unread: {
    photo: '这张图片没有收完整。麻烦再发一次；一张最大 10 MB，要是照片或 MP4 视频。',
    video: '这段视频没有收完整。麻烦再发一次，短一点的（10 MB 以内），或者拍几张照片。',
    voice: '语音我还听不了，麻烦打字告诉我。',
    location: '收到了您的位置，但上面没有写地址。麻烦把地址打出来发给我。',
    other: '这个我还看不懂，麻烦用文字说一下，或者发照片。',
  },
  /** Where there are no buttons to tap. */
  wechat: {
    choose: '回复数字选择',
    named: (labels: readonly string[]) => `直接回复：${labels.map(label => `“${label}”`).join('、')}`,
    more: '更多',
    open: '打开网页',
    further: '还有这些：',
    also: (labels: readonly string[]) => `也可以直接说：${labels.join('、')}`,
    tooLong: '（太长了，后面的发不下。想接着看，回复“人工”，由同事告诉您。）',
  },
};
