import type { What } from '../../knowledge/due.ts';
import type { Language } from '../../knowledge/records.ts';

/** What only the command says of a verdict; all else stands in the texts for customers. */
export interface VerdictTexts {
  readonly unknownSerial: (serial: string) => string;
  readonly noDesk: string;
  readonly promised: Readonly<Record<Exclude<What, 'next' | 'acceptance' | 'compensation'>, string>>;
  readonly due: (what: string, by: string, span: string) => string;
  readonly fromArrival: (what: string, span: string) => string;
  readonly fromReceipt: (what: string, span: string) => string;
  readonly loaner: string;
  readonly target: string;
  readonly told: (by: string) => string;
  readonly nobody: string;
  readonly free: (team: string, times: readonly string[]) => string;
  readonly wishFree: (time: string) => string;
  readonly calendar: {
    readonly head: readonly string[];
    readonly unknownYear: (year: number) => string;
    readonly kinds: Readonly<Record<'workday' | 'weekend' | 'holiday' | 'closure' | 'makeUp', string>>;
    readonly ownHours: string;
  };
}

const zh: VerdictTexts = {
  unknownSerial: serial => `清单里没有序列号 ${serial}，下面按给出的情况看。`,
  noDesk: '这里还没有服务台的数据（DATA_DIR），查不了序列号。',
  promised: {
    firstResponse: '首次答复',
    onSite: '上门',
    answered: '给出答复',
    analysis: '初步分析和答复（合同客户）',
    simple: '简单故障现场修好',
    workshop: '复杂故障店里修好',
    mailedIn: '寄修的修好寄回',
    done: '办完',
  },
  due: (what, by, span) => `${what}：最晚 ${by}（${span}）`,
  fromArrival: (what, span) => `${what}：${span}内，从师傅到场算起（--arrived 算出日期）`,
  fromReceipt: (what, span) => `${what}：${span}内，从收到机器算起（--arrived 算出日期）`,
  loaner: '修理或保养期间：借一台备用机',
  target: '内部目标，不对客户说：',
  told: by => `对客户说：最晚 ${by} 前答复`,
  nobody: '没有师傅上门修这种机器（看 teams.yaml）。',
  free: (team, times) =>
    times.length === 0 ? `${team}：近期没有空。` : `${team}最近有空：\n${times.map(time => `  ${time}`).join('\n')}`,
  wishFree: time => `${time} 可以约。`,
  calendar: {
    head: ['日期', '星期', '日子', '热线', '上门', '可约'],
    unknownYear: year => `没有 ${year} 年的节假日表（holidays/${year}.yaml）：只知道法定节日，补班不知道。`,
    kinds: { workday: '工作日', weekend: '休息日', holiday: '放假', closure: '店休', makeUp: '补班' },
    ownHours: '当天另定',
  },
};

const en: VerdictTexts = {
  unknownSerial: serial => `The list has no serial number ${serial}; what follows goes by what was given.`,
  noDesk: 'No desk has run here yet (DATA_DIR), so that no serial number can be looked up.',
  promised: {
    firstResponse: 'First answer',
    onSite: 'On site',
    answered: 'Answered',
    analysis: 'First analysis and answer (contract customers)',
    simple: 'Simple fault, repaired on the spot',
    workshop: 'Any other fault, repaired in the workshop',
    mailedIn: 'Mailed in, repaired and sent back',
    done: 'Done',
  },
  due: (what, by, span) => `${what}: by ${by} at the latest (${span})`,
  fromArrival: (what, span) => `${what}: within ${span} of the technician's arrival (--arrived gives the date)`,
  fromReceipt: (what, span) => `${what}: within ${span} of receipt (--arrived gives the date)`,
  loaner: 'Meanwhile: another machine is lent',
  target: 'Our own target, never told to customers:',
  told: by => `The customer is told: answered by ${by}`,
  nobody: 'No team is sent for such a machine (see teams.yaml).',
  free: (team, times) =>
    times.length === 0
      ? `${team}: nothing is free soon.`
      : `${team}, free times:\n${times.map(time => `  ${time}`).join('\n')}`,
  wishFree: time => `${time} can be booked.`,
  calendar: {
    head: ['date', 'day', 'kind', 'hotline', 'visits', 'free'],
    unknownYear: year =>
      `There is no holiday table of ${year} (holidays/${year}.yaml): only the statutory days are known, no make-up days.`,
    kinds: {
      workday: 'working day',
      weekend: 'rest day',
      holiday: 'holiday',
      closure: 'closed',
      makeUp: 'make-up day',
    },
    ownHours: 'hours of its own',
  },
};

export const verdictTexts: Readonly<Record<Language, VerdictTexts>> = { 'zh-CN': zh, 'en-US': en };
