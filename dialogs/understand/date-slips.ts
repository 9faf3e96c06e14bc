import { slipsBetween } from './slips.ts';

/**
 * The words of days and times as they were meant where they are mistyped: 后田 → 后天, 下洲三 → 下周三, mingtian → 明天,
 * thrusday → thursday. For a text in lower case and simplified characters; only what can hardly be anything else is
 * mended.
 */
export function withoutSlips(text: string): string {
  const read = /[a-z]{3}/.test(text) ? inEnglish(text) : text;
  return /\p{Script=Han}/u.test(read) ? slips.reduce((left, [slip, meant]) => left.replace(slip, meant), read) : read;
}

function inEnglish(text: string): string {
  return text
    .replace(/(?<![a-z\d])2 ?mor+o?w?(?![a-z])/g, 'tomorrow')
    .replace(/(?<![a-z])(ca|do|wo|does|is|was|did|could|would|are)nt(?![a-z])/g, "$1n't")
    .replace(quarterHour, hour => String(hours.indexOf(hour) + 1))
    .replace(spelledHour, (_, hour: string, minutes: string | undefined) => {
      const figures = hours.indexOf(hour) + 1;
      return minutes === undefined
        ? String(figures)
        : `${figures}:${spelledMinutes[minutes.replace(/[ -]/g, '')] ?? '00'}`;
    })
    .replace(/[a-z]+/g, spelled);
}

const hours = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const spelledMinutes: Readonly<Record<string, string>> = { fifteen: '15', thirty: '30', fortyfive: '45' };
const quarterHour = new RegExp(`(?<=(?:quarter (?:to|past)|half past) )(?:${hours.join('|')})(?![a-z])`, 'g');
/** At three, half past ten, two thirty: not "one of the two". */
const spelledHour = new RegExp(
  `(?<=(?<![a-z])(?:at|around|about|after|before|by|past|to|half|until|till|from|between|and) )(${hours.join('|')})(?: (fifteen|thirty|forty[ -]?five))?(?= ?(?:o'?clock|am|pm|a\\.m|p\\.m|to|and|in the|on |tomorrow|today|please|-|[,.?!]|$))`,
  'g',
);

const weekday = '[一二三四五六日天1-7]';
/** What may stand behind a weekday. */
const close = '(?=$|[上下中早晚前后来可的吧吗行好要都也或和到能那，。,.!?！？ ]|\\d)';

const slips: readonly (readonly [RegExp, string])[] = [
  [/(?<=大?[明后今昨])[田添甜夭忝填](?![园野加点写补空充表])/g, '天'],
  [new RegExp(`(?:星|新|興)[其斯奇起气骑棋]|兴期|心期|新期|礼[败白百摆]|[里李]拜(?=${weekday})`, 'g'), '周'],
  [new RegExp(`(?<=[下上这本]个?|^|[，。, ])[洲粥舟州](?=${weekday}(?!点))`, 'g'), '周'],
  [/(?<=[下上这本]个?)[洲粥舟州](?=末)/g, '周'],
  ...Object.entries({
    一: '壹衣依',
    二: '贰尔',
    三: '叁散山伞',
    四: '肆似',
    五: '伍午武舞无吴',
    六: '陆溜',
    日: '曰',
  }).map(([day, others]): readonly [RegExp, string] => [new RegExp(`(?<=周)[${others}]${close}`, 'g'), day]),
  [/(?<=[天日一二三四五六号])下[无舞伍物武](?=[一二两三四五六\d来吧可行好]|$)/g, '下午'],
  [/(?<=[天日一二三四五六号])[尚商]午/g, '上午'],
  // Words of one's own region, in the ones that the rules know.
  [/(?<=[天日一二三四五六号儿])(?:后半?晌|下半[天日]|过晌|过午|晏昼)/g, '下午'],
  [/(?:前半晌|上半[天日]|头午|朝头早|朝早|早起头|上昼|朝上(?=来|$|[，。,可好行]))/g, '上午'],
  [/听(?=[早晚])/g, '明天'],
  [/(?<=[今明后])(?:朝|天子|儿个)(?=$|[上下中早晚来可的吧吗行好能，。, ])/g, '天'],
];

/** Latin letters that spell Chinese words; the tone is never typed. */
const pinyin: Readonly<Record<string, string>> = {
  jintian: '今天',
  mingtian: '明天',
  houtian: '后天',
  dahoutian: '大后天',
  shangwu: '上午',
  zhongwu: '中午',
  xiawu: '下午',
  zaoshang: '早上',
  wanshang: '晚上',
  zhoumo: '周末',
  dian: '点',
  dianban: '点半',
};
const spelledWeekday = /^(xia|zhe|ben)?(?:ge)?(?:xingqi|zhou|libai)(yi|er|san|si|wu|liu|ri|tian)?$/;
const signs: Readonly<Record<string, string>> = {
  xia: '下',
  zhe: '这',
  ben: '本',
  yi: '一',
  er: '二',
  san: '三',
  si: '四',
  wu: '五',
  liu: '六',
  ri: '日',
  tian: '日',
};

const short: Readonly<Record<string, string>> = {
  tomoz: 'tomorrow',
  tomo: 'tomorrow',
  tmw: 'tomorrow',
  tonite: 'tonight',
  nite: 'night',
  nxt: 'next',
  wknd: 'weekend',
  wkend: 'weekend',
  weds: 'wed',
  mornin: 'morning',
  evenin: 'evening',
  arvo: 'afternoon',
  aft: 'afternoon',
};

const words =
  'monday tuesday wednesday thursday friday saturday sunday tomorrow yesterday morning afternoon evening weekend january february august september october november december'.split(
    ' ',
  );

function spelled(word: string): string {
  const known = pinyin[word] ?? short[word];
  if (known !== undefined) return known;
  const [, week = '', day] = spelledWeekday.exec(word) ?? [];
  if (day !== undefined || week !== '') return `${signs[week] ?? ''}周${signs[day ?? ''] ?? ''}`;
  if (word.length < 5 || words.includes(word.replace(/s$/, ''))) return word;
  return nearestWord(word) ?? word;
}

/** The one word that a slip or two of the finger make this of; nobody slips at the first letter. */
function nearestWord(word: string): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const target of words) {
    const allowed = target.length >= 8 ? 2 : 1;
    if (target[0] !== word[0] || Math.abs(target.length - word.length) > allowed) continue;
    const slips = slipsBetween(word, target);
    if (slips > allowed || slips > least) continue;
    best = slips === least ? undefined : target;
    least = slips;
  }
  return best;
}
