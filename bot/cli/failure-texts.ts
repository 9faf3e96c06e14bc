import type { Job, Language } from '../../knowledge/records.ts';
import type { FailureOrder } from '../failures.ts';

/** What a clerk reads about what the desk has given up. */
export interface FailureTexts {
  readonly nothing: string;
  /** Above the lines that did not reach the customer of a case. */
  readonly undelivered: string;
  readonly line: string;
  readonly job: (kind: Job['kind']) => string;
  readonly noWords: string;
  readonly tries: (count: number) => string;
  readonly told: string;
  readonly untold: string;
  readonly remedy: string;
  readonly done: Readonly<Record<FailureOrder['do'], string>>;
  readonly unknown: (code: string) => string;
  readonly ambiguous: (code: string) => string;
  readonly noCode: string;
}

const jobsInChinese: Readonly<Record<Job['kind'], string>> = {
  survey: '满意度调查',
  'survey-reminder': '满意度提醒',
  draft: '没填完的单子的提醒',
  'visit-reminder': '上门提醒',
  'long-repair': '修得太久的提醒',
  'maintenance-reminder': '保养提醒',
  'hand-back': '同事没说话，对话自动交回',
  'quotation-reminder': '报价没答复的提醒',
  'acceptance-reminder': '请客户确认的提醒',
  'late-complaint': '投诉到时没答复的加急',
  'late-compensation': '补偿到时没办的加急',
  twin: '同一件事在另一张单子里有进展的通知',
  'number-confirmed': '手机号在别处确认过的提醒',
};

const jobsInEnglish: Readonly<Record<Job['kind'], string>> = {
  survey: 'survey',
  'survey-reminder': 'reminder of the survey',
  draft: 'reminder of a form left half filled in',
  'visit-reminder': 'reminder of a visit',
  'long-repair': 'notice of a repair that takes too long',
  'maintenance-reminder': 'reminder of maintenance',
  'hand-back': 'giving a conversation back that a clerk left',
  'quotation-reminder': 'reminder of a quotation',
  'acceptance-reminder': 'reminder to say whether it is well',
  'late-complaint': 'pressing a complaint that was not answered in time',
  'late-compensation': 'pressing a loss that was not made good in time',
  twin: 'telling what was done about the same matter elsewhere',
  'number-confirmed': 'notice that a phone number was confirmed elsewhere',
};

export const failureTextsOf: Readonly<Record<Language, FailureTexts>> = {
  'zh-CN': {
    nothing: '没有送不到的消息，也没有做不成的事。',
    undelivered: '未送达',
    line: '未送达',
    job: kind => `没做成：${jobsInChinese[kind]}`,
    noWords: '（没有文字的消息）',
    tries: count => `试了 ${count} 次`,
    told: '客户已知道',
    untold: '客户还不知道，下次来时会先告诉他',
    remedy:
      '再试一次：clerk -- retry 代号（消息会重新发给客户，事情马上再做）；不用管了：clerk -- drop 代号。原因看日志；着急的请打电话给客户。',
    done: { retry: '马上再试。还不行的话，过一阵会再列在这里。', drop: '不再列出。' },
    unknown: code => `没有代号是 ${code} 的。先看一下：clerk -- undelivered`,
    ambiguous: code => `${code} 开头的不止一个，请把代号写全。`,
    noCode: '要写代号，在 clerk -- undelivered 每一条的最前面。',
  },
  'en-US': {
    nothing: 'Nothing was given up: every message arrived, every job is done.',
    undelivered: 'Not delivered',
    line: 'not delivered',
    job: kind => `not done: ${jobsInEnglish[kind]}`,
    noWords: '(a message without words)',
    tries: count => `${count} ${count === 1 ? 'try' : 'tries'}`,
    told: 'the customer knows',
    untold: 'the customer is told when they write',
    remedy:
      'Try again: clerk -- retry CODE (a message is sent anew, a job is done at once). Leave it: clerk -- drop CODE. The log says why; where it matters, call the customer.',
    done: {
      retry: 'It is tried at once. Should it fail again, it is listed here after a while.',
      drop: 'No longer listed.',
    },
    unknown: code => `There is none with the code ${code}. Look first: clerk -- undelivered`,
    ambiguous: code => `More than one begins with ${code}; write the whole code.`,
    noCode: 'A code is needed; it stands first in each entry of clerk -- undelivered.',
  },
};
