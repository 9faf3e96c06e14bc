import type { Phrase } from './date-phrases.ts';

/** What a phrase speaks of, the higher the more it counts; `other` is a breakdown, a repair, the end of a warranty. */
export const ranks = { other: 0, nothing: 1, bought: 2, received: 3 } as const;
export type Role = keyof typeof ranks;

export interface Told extends Phrase {
  readonly role: Role;
}

/** The phrases that may be of the purchase, without those of something else and those that were taken back. */
export function toldOf(phrases: readonly Phrase[], text: string): Told[] {
  return withoutCorrected(inRoles(phrases, text), text);
}

const roleWords = new RegExp(
  [
    '(?<received>收到|收货|签收|到货|送到|送来|送货|到的|拿到|提货|提车|取货|(?<![a-z])(?:delivered|received|arrived))',
    '(?<bought>买|购|入手|下单|拍下|拍的|订的|付款|发票|开票|换新|换了新|开始用|开始使用|bought|purchased?|ordered|invoice|(?<![a-z])(?:buy|got)(?![a-z]))',
    '(?<other>坏|故障|(?<![保包])修|不制[冷热]|不转|不工作|不能用|用不了|不亮|[开打]不[了开]|漏|异响|出问题|有问题|毛病|开始|停产|生产|出厂|制造|过保|到期|保期?[到至]|修期?[到至]|截止|换过|换了|催|等了|发现|看到|broke|(?<![a-z])(?:stopped|fail|leak|repair|fixed|serviced|manufactured|made in|expire|started|ends|valid)|not working|warranty (?:until|till|to))',
  ].join('|'),
  'g',
);

function inRoles(phrases: readonly Phrase[], text: string): Told[] {
  const roles = phrases.map((phrase, at) => roleOf(phrase, phrases[at - 1], phrases[at + 1], text));
  // 去年还是前年买的: what is said of one is said of the other.
  for (const [at, phrase] of phrases.entries()) {
    const next = phrases[at + 1];
    if (next === undefined || !alternative.test(text.slice(phrase.to, next.from))) continue;
    if (roles[at] === 'nothing') roles[at] = roles[at + 1] ?? 'nothing';
    else if (roles[at + 1] === 'nothing') roles[at + 1] = roles[at] ?? 'nothing';
  }
  return phrases
    .map((phrase, at) => ({ ...phrase, role: roles[at] ?? 'nothing' }))
    .filter(({ role }) => role !== 'other');
}

const alternative =
  /^(?:[ ,、/-]|吧|呢|到|至|或者?|还是|和|跟|要么|也|可能是?|许是?|大概是?|应该是?|不然就?是?|or|and|to|maybe|perhaps|possibly|in|the|was|it|bought){0,6}$/;
const clauseEnd = /[,。;!?…\n]| (?:and|but|then|so|now|when|because) /;

/** By the nearest word that tells, in the same clause: after the date in Chinese (3月买的), before it in English. */
function roleOf(phrase: Phrase, previous: Phrase | undefined, next: Phrase | undefined, text: string): Role {
  if (phrase.bought) return 'bought';
  const after = text.slice(phrase.to, next?.from).split(clauseEnd, 1)[0] ?? '';
  const before =
    text
      .slice(previous?.to ?? 0, phrase.from)
      .split(clauseEnd)
      .at(-1) ?? '';
  const inAfter = roleAt([...after.matchAll(roleWords)][0]);
  const inBefore = roleAt([...before.matchAll(roleWords)].at(-1));
  if (!/\p{Script=Han}/u.test(before + after)) return inBefore ?? inAfter ?? 'nothing';
  // 2024年3月的空调不制冷: a machine of then, not a breakdown of then.
  const ofThen = /^的(?!时候)/.test(after) && inAfter === 'other';
  return (ofThen ? undefined : inAfter) ?? inBefore ?? 'nothing';
}

function roleAt(match: RegExpMatchArray | undefined): Role | undefined {
  const { received, bought } = match?.groups ?? {};
  return match && (received ? 'received' : bought ? 'bought' : 'other');
}

const negation = /(?<!是)(?:不是|不在|并非|没在)$|(?<![a-z])(?:not|wasn't|isn't)(?: in| on| from)? $/;
const correction =
  /(?:^|[,。;!… ]|[哦噢啊额呃])不对|(?<=[年月日号天节周\d])不对|(?<!没)(?:说|打|写|记|搞|弄)错|更正|[哦噢啊]不|不不|应该说|(?<![a-z])(?:no,? wait|wait,? no|wait|sorry|i mean|i meant|actually|correction|my mistake|scratch that|oops)(?![a-z])/g;

function withoutCorrected(told: readonly Told[], text: string): Told[] {
  // 不是去年就是前年 denies neither.
  const standing = told.filter(
    ({ from, to }) => !negation.test(text.slice(Math.max(0, from - 12), from)) || /^,?就是/.test(text.slice(to)),
  );
  const corrections = [...text.matchAll(correction)].map(({ index }) => index);
  const last = corrections.findLast(at => standing.some(({ from }) => from > at));
  return last === undefined ? standing : standing.filter(({ from }) => from > last);
}
