import type { What } from '../../knowledge/due.ts';
import type { Policy } from '../../knowledge/policy.ts';
import type { Language } from '../../knowledge/records.ts';
import type { Missing, Right } from '../../knowledge/returns.ts';

/** What only the command says of a verdict; all else stands in the texts for customers. */
export interface VerdictTexts {
  readonly unknownSerial: (serial: string) => string;
  readonly noDesk: string;
  readonly rights: Readonly<Record<Right['by'], string>>;
  readonly choices: Readonly<Record<Right['choices'][number], string>>;
  readonly right: (ground: string, choices: readonly string[], until: string, freight: string) => string;
  readonly until: (day: string, movedFrom: string | undefined) => string;
  readonly over: (ground: string, day: string) => string;
  readonly freight: Readonly<Record<Right['freight'], string>>;
  readonly otherwise: Readonly<Record<'repair' | 'by-agreement', string>>;
  readonly missing: (things: readonly string[]) => string;
  readonly missingThings: Readonly<Record<Missing, string>>;
  readonly repairs: (count: number, same: number) => string;
  readonly person: string;
  readonly explained: Readonly<Record<Policy['returns']['explained'][number], string>>;
  readonly confirmed: string;
  readonly promised: Readonly<Record<Exclude<What, 'next' | 'acceptance'>, string>>;
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
  rights: {
    'no-reason': '远程购买，无理由退货',
    refund: '质量问题，退、换、修任选',
    exchange: '质量问题，换或修',
    'repeat-repair': '修过多次还不能用',
  },
  choices: { return: '退货', exchange: '换货', repair: '修理' },
  right: (ground, choices, until, freight) => `${ground}：可以${choices.join('、')}${until}，${freight}。`,
  until: (day, movedFrom) =>
    `，到${day}（当天也算${movedFrom === undefined ? '' : `；原来的最后一天${movedFrom}休息，顺延`}）`,
  over: (ground, day) => `${ground}：到${day}为止，已经过了。`,
  freight: { customer: '运费客户付', shop: '运费店里付' },
  otherwise: {
    repair: '另外：可以按保修修理。',
    'by-agreement': '另外：不是质量问题的退换，同事商量着办，费用先说清。',
  },
  missing: things => `还要问：${things.join('、')}。`,
  missingThings: {
    'bought-at': '在哪里买的',
    'received-on': '哪天签收的',
    fault: '有没有毛病',
    product: '是什么产品',
  },
  repairs: (count, same) => `保修期内免费修过 ${count} 次，其中同样的毛病 ${same} 次。`,
  person: '这类商品的退换不由这里判断，由同事按有关规定答复。',
  explained: {
    'use-compensation': '退换时可能要付使用补偿费，多少由同事核定，这里不算。',
    loaner: '规定的维修时间里没修好的，提供备用车或者交通补助。',
  },
  confirmed: '以上供参考，由同事确认。',
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
  rights: {
    'no-reason': 'Bought at a distance, return without a reason',
    refund: 'Quality fault, return, exchange or repair',
    exchange: 'Quality fault, exchange or repair',
    'repeat-repair': 'Repaired several times and still not usable',
  },
  choices: { return: 'return', exchange: 'exchange', repair: 'repair' },
  right: (ground, choices, until, freight) => `${ground}: ${choices.join(', ')}${until}; ${freight}.`,
  until: (day, movedFrom) =>
    `, until ${day} (included${movedFrom === undefined ? '' : `; moved from ${movedFrom}, a day of rest`})`,
  over: (ground, day) => `${ground}: was possible until ${day}.`,
  freight: { customer: 'the customer pays the freight', shop: 'the shop pays the freight' },
  otherwise: {
    repair: 'Besides: a repair under the warranty.',
    'by-agreement': 'Besides: without a quality fault a colleague agrees on it, the cost told first.',
  },
  missing: things => `Still to be asked: ${things.join(', ')}.`,
  missingThings: {
    'bought-at': 'where it was bought',
    'received-on': 'when it was received',
    fault: 'whether something is wrong with it',
    product: 'which product it is',
  },
  repairs: (count, same) => `Repaired free of charge ${count} times in its term, ${same} of them for the same fault.`,
  person: 'Returns of such goods are not judged here; a colleague answers by the rules that apply.',
  explained: {
    'use-compensation':
      'With a return or an exchange a compensation for use may be owed; a colleague works it out, never the desk.',
    loaner: 'If it is not repaired in the time set, there is a loaner car or money for transport.',
  },
  confirmed: 'For a colleague to confirm.',
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
