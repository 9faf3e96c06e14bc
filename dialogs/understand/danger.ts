import { z } from 'zod';
import { dangerWords, falseFriends } from './danger-words.ts';
import { normalised } from './normalise.ts';

/** What kind of safe act comes first; the texts of the desk have one message for each. */
export const DangerKind = z.enum(['electric', 'fire', 'gas', 'injury', 'water', 'battery']);
export type DangerKind = z.infer<typeof DangerKind>;

/** `alarm`: it is happening, people first. `advice`: asked in general, or over; no alarm, but a check is offered. */
export interface Danger {
  readonly kind: DangerKind;
  readonly mode: 'alarm' | 'advice';
}

/**
 * Reads the danger a message speaks of; the gravest where it names several. A missed alarm is the worst fault of
 * the desk, so everything counts as happening now unless it is plainly denied (不漏电), over (修好了), asked in
 * general (会不会漏电, 怎么防漏电) or another thing altogether (漏电保护器, 火锅).
 */
export function readDanger(text: string): Danger | undefined {
  const read = masked(normalised(text.slice(0, 6000)));
  const clauses = read
    .split(/[,，。.!！?？;；\n、]+|但是?|可是|不过|然后|结果|而且|(?<![a-z])but(?![a-z])/)
    .filter(clause => clause !== '');
  let advice: DangerKind | undefined;
  for (const { kind, sounds, needs } of dangerWords) {
    if (needs && !needs.test(read)) continue;
    const all = new RegExp(sounds.source, 'gu');
    for (const clause of clauses) {
      for (const match of clause.matchAll(all)) {
        if (isHappening(clause, match[0], match.index, read)) return { kind, mode: 'alarm' };
        advice ??= kind;
      }
    }
  }
  return advice && { kind: advice, mode: 'advice' };
}

/** False friends become boxes: what stands beside them is still read, as in 漏电保护器老是跳. */
function masked(text: string): string {
  return falseFriends.reduce((left, friend) => left.replace(friend, found => '□'.repeat(found.length)), text);
}

function isHappening(clause: string, word: string, at: number, message: string): boolean {
  const before = clause.slice(0, at);
  const after = clause.slice(at + word.length);
  if (denied(before, word)) return false;
  // 被水淹过的还保不保 asks about what is long dry.
  if (/^过的?[^,]{0,4}(?:保|修|收费|免费|要钱)/.test(after)) return false;
  if (over.test(after) && !/又|还是|仍|again|still/.test(after)) return false;
  if (longAgo.test(before) && over.test(message.slice(message.indexOf(clause) + at + word.length))) return false;
  return !inGeneral(before, word, after);
}

const seen =
  '(?:会|有|是|再|怎么|什么|任何|啥|一点儿?|闻到|闻见|看到|看见|发现|出现|见到?|感觉到?|觉得|被|像|因为|因|发生|过|的|得|那种|那么|再有|明显|继续|地)';
const chineseDenial = new RegExp(`(?:不|没|没有|未|无|并没有?|从没|从来没有?|毫无|木有|别|甭)${seen}{0,4}$`, 'u');
const notDenial =
  /(?:是不是|不会是|该不会是?|别是|莫不是|会不会|有没有|有木有|要不是|差点没?|差一点没?|不停|不断|不得不|不能不|不仅|不但|不光|不只)\p{L}{0,3}$/u;
const smallWord =
  '(?:a|an|the|any|more|longer|see|seeing|smell|smelling|feel|feeling|give|gives|giving|get|getting|leak|leaking|catch|have|having|had|sign|signs|of|electric|burning|is|was|be|been|visible|actual|real|me|on)';
const englishDenial = new RegExp(
  `(?:(?<![a-z])(?:no|not|never|without|nor|neither|isn't|doesn't|don't|didn't|wasn't|hasn't|aren't|won't|isnt|doesnt|dont|didnt|wasnt|nothing))\\s(?:${smallWord}\\s){0,3}$`,
);

/** A span such as 电池…鼓包 may hold its denial: 电池没有鼓包. */
const deniedInside =
  /(?:不|没有?|未|无)(?:会|再|有|被|见|任何|明显)?(?:鼓|胀|漏|烫|冒|炸|爆|起|烧|味|臭|麻|跳|泡|进|湿|带|流|照|割|夹|伤|血)/;

/** 不漏电, 没有冒烟, no smoke; not 是不是漏电, 不停冒烟. */
function denied(before: string, word: string): boolean {
  if (deniedInside.test(word)) return true;
  if (notDenial.test(before)) return false;
  return chineseDenial.test(before) || englishDenial.test(before);
}

const over =
  /^(?:的|了)?(?:这个|那个)?(?:问题|情况|现象|毛病|味道?|事)?[^,]{0,6}?(?:已经|已|都|早就?|后来|现在|也)?(?:解决了?|修好了?|处理好了?|弄好了?|搞定了?|没有了|没了|消失了?|停了|排除了|散了|灭了|不漏了|不冒了|不跳了|不麻了|好了)|现在(?:已经)?(?:不|没)(?:再)?(?:漏|冒|跳|麻|有|会)|\s?(?:is|has|was|are|have|problem|smell)?\s?(?:now |been |already |all )*(?:gone|stopped|fixed|solved|over|repaired|disappeared|resolved|cleared)/;
const longAgo = /以前|之前|上次|曾经|原来|过去|去年|前年|早先|那时候|上回|last (?:time|year|month)|before|used to|once/;

const prevention =
  /怎么(?:样)?(?:才能|可以|去)?(?:防|避免|预防|防止|判断|检测|检查|测|查|看|知道|辨别|确认|试)|如何(?:才能)?(?:防|避免|预防|防止|判断|检测|检查|测|查|知道|辨别)|(?:防止|预防|避免|以免|免得|防范|杜绝)|防$|什么是$|有没有(?:可能)?(?:会)?$|[查测试看](?:一下|下|看|试)?(?:有没有|会不会|是否)|(?<![a-z])(?:prevent|avoid|protect|how (?:do|can|could|would|to|should)(?: \w+){0,3} (?:check|know|tell|test|find)|keep \w+(?: \w+)? from|stop \w+(?: \w+)? from|risk of|chance of|danger of|what is (?:an? )?)/;
const doubt =
  /会不会(?!是|就是)|(?<!恐)(?:怕|害怕|担心|生怕)(?!是)|如果|要是|假如|万一|倘若|一旦|是否会|可能会|有可能|什么情况下会|以后会|将来会|(?<![a-z])(?:worried|afraid|scared|what if|if (?:it|the|my|there|a|this)|in case|possible|possibility|might|likely|could (?:it|this|the|a|an|my|these)|can (?:it|this|the|a|an|my|these|those|your|water|gas|appliances)|will (?:it|this|the|my)|would (?:it|this|the)|does (?:it|this|the|a|your) (?:\w+ ){0,2}ever|do (?:they|these|your|such|batteries)|is there a (?:risk|chance|danger)|are (?:they|these|your) )/;
const nowWords =
  /又|突然|忽然|刚|正在|一直|总(?!闸|开关|电)|老是|老会|每次|经常|时不时|有时|偶尔|动不动|已经|昨|今[天早晚]|早上|半夜|就会?$|越来越|不停|开始|(?<![a-z])(?:just|again|keeps?|when i|every time|each time|yesterday|today|this morning|there is|there's|i (?:can )?(?:see|saw|smell|feel|felt|got|hear)|suddenly|sometimes|always|started)(?![a-z])/;

/** 会不会漏电, 热水器会漏电吗, 担心漏电, can a heater leak electricity; not 漏电了怎么办, 一开就会跳闸. */
function inGeneral(before: string, word: string, after: string): boolean {
  const happened = /了$/.test(word) || /^(?:了|过了|得厉害|着呢?)/.test(after);
  if (/(?:漏|冒|跳|触)(?:不|没)(?:漏|冒|跳|触)/.test(before + word)) return !nowWords.test(before);
  // The span of a word may hold the question itself: 燃气灶怎么查漏气, 电池会不会鼓.
  const lead = before + word;
  if ((prevention.test(before) || prevention.test(lead)) && !/(?:怕|刚|又)$/.test(before)) return true;
  if (happened && !/如果|要是|假如|万一|倘若|一旦|what if/.test(before)) return false;
  if (nowWords.test(before)) return false;
  if (doubt.test(lead)) return true;
  // 容易起火是真的吗; but 容易跳闸 as such tells what happens.
  if (/容易|爱$/.test(before))
    return /听说|据说|这种|这款|是不是|会/.test(before) || /吗|么|真的|不$|[?？]/.test(after);
  const asks =
    /^(?:的)?(?:吗|么|嘛|不|没有?|否|风险|可能性?|危险|隐患)(?:啊|呀|呢)?$/.test(after) ||
    /^(?:的)?(?:风险|可能性?|隐患)/.test(after);
  if (/(?:是|像|好像|似乎|感觉)$/.test(before)) return false;
  return (
    asks ||
    (/会$/.test(before) && /(?:吗|么|嘛|不)(?:啊|呀)?$/.test(after)) ||
    (/easily|by itself|in general/.test(after) && /(?<![a-z])(?:do|does|can|will)(?![a-z])/.test(before))
  );
}
