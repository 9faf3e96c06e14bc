import { z } from 'zod';
import { sensed } from './danger-sense.ts';
import { dangerWords, falseFriends } from './danger-words.ts';
import { normalised } from './normalise.ts';

/** What kind of safe act comes first; the texts of the desk have one message for each. */
export const DangerKind = z.enum(['electric', 'fire', 'gas', 'injury', 'water', 'battery']);
export type DangerKind = z.infer<typeof DangerKind>;

/**
 * `alarm`: it is happening, people first. `advice`: asked in general, or over; no alarm, but a check is offered.
 * `ask`: it sounds so, in words that nobody listed: the safe act is said, and asked whether it is needed.
 */
export interface Danger {
  readonly kind: DangerKind;
  readonly mode: 'alarm' | 'ask' | 'advice';
}

/**
 * Reads the danger a message speaks of; the gravest where it names several. A missed alarm is the worst fault of
 * the desk, so everything counts as happening now unless it is plainly denied (不漏电), over (修好了), asked in
 * general (会不会漏电, 怎么防漏电) or another thing altogether (漏电保护器, 火锅). Where no word says so, it is
 * learned what danger sounds like.
 */
export function readDanger(text: string): Danger | undefined {
  const read = normalised(text.slice(0, 6000));
  let advice: DangerKind | undefined;
  for (const { kind, sense } of mentions(read)) {
    if (sense === 'happening') return { kind, mode: 'alarm' };
    advice ??= kind;
  }
  if (advice !== undefined) return { kind: advice, mode: 'advice' };
  const kind = suspected(read);
  return kind && { kind, mode: 'ask' };
}

/** From which share on a clause is asked about; measured, see `test/eval`. */
const suspicious = 0.4;
/** So many clauses are listened to; who writes more than that tells of danger before. */
const patience = 80;

/**
 * The kind of danger that a clause, or two in a row, sound like most; not what is only supposed, and nothing at all
 * where a message ends well.
 */
function suspected(read: string): DangerKind | undefined {
  if (settled.test(read) && !recurs.test(read)) return undefined;
  const clauses = clausesOf(masked(read), anyPause).slice(0, patience);
  let most: { readonly kind: DangerKind; readonly share: number } | undefined;
  for (const [at, { text }] of clauses.entries()) {
    const before = clauses[at - 1]?.text;
    for (const said of before === undefined ? [text] : [text, `${before},${text}`]) {
      if ((doubt.test(said) || prevention.test(said)) && !nowWords.test(said)) continue;
      const found = sensed(said.slice(0, near));
      if (found !== undefined && found.share >= suspicious && found.share > (most?.share ?? 0)) most = found;
    }
  }
  return most?.kind;
}

/**
 * The message without the clauses that only say what is not so, or no longer so: 没有漏电就是不热 → "就是不热".
 * Normalised; empty where nothing else was said.
 *
 * @param also `general` takes out what is asked in general, too: 会不会漏电, 现在不转了 → "现在不转了"
 */
export function withoutDenied(text: string, also?: 'general'): string {
  const read = normalised(text.slice(0, 6000));
  const clauses = clausesOf(read, anyPause);
  const gone = new Set<Clause>();
  for (const { sense, at, end } of mentions(read)) {
    if (sense === 'happening' || (sense === 'general' && also === undefined)) continue;
    for (const clause of clauses) if (clause.at < end && at < clause.at + clause.text.length) gone.add(clause);
  }
  if (gone.size === 0) return read;
  const kept = clauses.filter(clause => !gone.has(clause)).map(clause => clause.text.trim());
  return kept.filter(clause => /[\p{L}\d]/u.test(clause)).join(/\p{Script=Han}/u.test(read) ? '，' : ', ');
}

/** One word of danger and how it is meant; `at` and `end` are its place in the normalised message. */
interface Mention {
  readonly kind: DangerKind;
  readonly sense: 'happening' | 'denied' | 'over' | 'general';
  readonly at: number;
  readonly end: number;
}

const pause = /[,，。.!！?？;；\n、]+|但是?|可是|不过|然后|结果|而且|(?<![a-z])but(?![a-z])/g;
/** Blanks between Chinese words and 就是 part what was said, too; they are no end of what a danger sounds like. */
const anyPause =
  /[,，。.!！?？;；\n、]+|(?<=[\p{Script=Han})]) (?=\p{Script=Han})|但是?|可是|不过|然后|结果|而且|(?=就是(?!说))|(?=只是)|(?<![a-z])but(?![a-z])|(?= (?:just|only) )/gu;

interface Clause {
  readonly text: string;
  readonly at: number;
}

function clausesOf(read: string, separator: RegExp): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const found of read.matchAll(separator)) {
    clauses.push({ text: read.slice(from, found.index), at: from });
    from = found.index + found[0].length;
  }
  clauses.push({ text: read.slice(from), at: from });
  return clauses.filter(({ text }) => text !== '');
}

const words = dangerWords.map(({ kind, sounds, needs }) => ({ kind, needs, all: new RegExp(sounds.source, 'gu') }));

/** Every word of danger, the gravest kind first. */
function* mentions(message: string): Generator<Mention> {
  const read = masked(message);
  const clauses = clausesOf(read, pause);
  for (const { kind, needs, all } of words) {
    if (needs && !needs.test(read)) continue;
    for (const clause of clauses) {
      all.lastIndex = 0;
      for (let match = all.exec(clause.text); match !== null; match = all.exec(clause.text)) {
        const [word] = match;
        const { index } = match;
        const sense = senseOf(kind, clause, word, index, read);
        // A span may begin with what is denied: not draining and dripping on the socket.
        all.lastIndex = sense === 'denied' ? index + 1 : Math.max(index + word.length, index + 1);
        yield { kind, sense, at: clause.at + index, end: clause.at + index + word.length };
      }
    }
  }
}

/** False friends become boxes: what stands beside them is still read, as in 漏电保护器老是跳. */
function masked(text: string): string {
  return falseFriends.reduce((left, friend) => left.replace(friend, found => '□'.repeat(found.length)), text);
}

/** How far around a word its meaning is looked for, in characters; it keeps long messages quick. */
const near = 100;

function senseOf(kind: DangerKind, clause: Clause, word: string, at: number, message: string): Mention['sense'] {
  const before = clause.text.slice(Math.max(0, at - near), at);
  const after = clause.text.slice(at + word.length, at + word.length + near);
  if (denied(before, word, after) || (kind === 'fire' && onlyLike(before, after, message)))
    return whether.test(before + word + after.slice(0, 2)) ? 'general' : 'denied';
  // 漏过电吗, does it leak gas: whether it ever happens.
  if (/过[电烟火闸气]$/.test(word) && /^(?:的)?(?:吗|么|没|不)/.test(after)) return 'general';
  if (/(?:^|[^a-z])(?:does|do|can|could|will) (?:it|they|these|this|such|an? \w+) $/.test(before)) return 'general';
  // 听说这个牌子着过火，是真的吗: hearsay of others.
  if (/(?:听说|据说|网上说|新闻[里上]?说?)[^,]{0,12}$/.test(before) && !/我家|我的|我们/.test(before)) return 'general';
  if (
    /^[^,]{0,6}(?:有没有|有无|会不会有)[^,]{0,3}(?:伤害|危害|影响|危险)|^[^,]{0,4}(?:有害|有危险|安全)(?:吗|么)/.test(
      after,
    )
  )
    return 'general';
  // 被水淹过的还保不保 asks about what is long dry.
  if (/^过的?[^,]{0,4}(?:保|修|收费|免费|要钱)/.test(after)) return 'general';
  const later = message.slice(clause.at + at + word.length, clause.at + at + word.length + near);
  if (isOver(before, word, after, later)) return 'over';
  return inGeneral(before, word, after) ? 'general' : 'happening';
}

/** 漏不漏电, 怎么才不会鼓: a question, where a bare 不 would deny. */
const whether = /会不会|有没有|是不是|(\p{Script=Han})[不没]\1|怎么|如何/u;
const seen =
  '(?:会|有|是|再|怎么|什么|任何|啥|一点儿?|闻到|闻见|看到|看见|发现|出现|见到?|感觉到?|觉得|被|像|因为|因|发生|过|的|得|那种|那么|再有|明显|继续|地|冒|打出?|出)';
const unable = '(?:闻|看|听|打|瞧|感觉|感受|测|冒|点|擦|喷|迸)不(?:到|见|出来?|着|起|了)';
const chineseDenial = new RegExp(
  `(?:(?:不|没|没有|未|无|并没有?|从没|从来没有?|毫无|木有|别|甭|没有?人|无人|没谁)${seen}{0,4}|${unable}(?:有|什么|任何|啥)?)$`,
  'u',
);
const notDenial =
  /(?:是不是|不会是|该不会是?|别是|莫不是|会不会|有没有|有木有|要不是|差点没?|差一点没?|不停|不断|不得不|不能不|不仅|不但|不光|不只)\p{L}{0,3}$/u;
const smallWord =
  '(?:a|an|the|any|more|longer|see|seeing|smell|smelling|feel|feeling|give|gives|giving|get|gets|getting|got|leak|leaking|catch|have|having|had|sign|signs|of|electric|burning|is|was|are|be|been|being|visible|actual|real|me|on|at|all|yet|even|really|that|very|too|so|ever|us|one|body|anyone|anybody)';
const not =
  "(?<![a-z])(?:no|not|never|without|nor|neither|nobody|stopped|stops|quit|\\w+n't|isnt|doesnt|dont|didnt|wasnt|hasnt|nothing)(?! only| just| stop)";
const englishDenial = new RegExp(`${not}\\s(?:${smallWord}\\s){0,3}$`);

/** A span may hold its denial, right before what it ends with: 电池没有鼓包, the battery is not swollen. */
const deniedInside =
  /[闻看听]不(?:到|见|出)|(?<!有)(?:不(?!断)|没有?|未|无)(?:会|再|有|被|见|任何|明显|怎么|太|很|是|发|出){0,2}(?:鼓|胀|漏|烫|冒|炸|爆|起|烧|味|臭|麻|跳|泡|进|湿|带电|流|照|割|夹|伤|血|发?热|黑|糊|焦|打手|打人|扎|刺|响|叫|报警|鸣|卡|困|晕|恶|闷|破|断|露).?$/u;
const deniedInsideEnglish = new RegExp(`${not}\\s(?:${smallWord}\\s){0,3}\\w+$`);
/** The alarm of a device that was never meant to be silent is heard, not denied. */
const stillHappening = /查不出|找不到|(?<![a-z])(?:will not|won't|doesn't|does not|cannot|can't) (?:stop|go away|quit)/;

/** 不漏电, 没有冒烟, no smoke; not 是不是漏电, 不停冒烟, 测不出漏电的原因. */
function denied(before: string, word: string, after: string): boolean {
  if (stillHappening.test(word) || /不停|不断/.test(word)) return false;
  if (deniedInside.test(word) || deniedInsideEnglish.test(word)) return true;
  if (notDenial.test(before) || /^(?:的|点的?)?(?:原因|在哪|哪里|从哪|地方|位置|源头)/.test(after)) return false;
  return chineseDenial.test(before) || englishDenial.test(before);
}

/** A picture with dots like sparks, a noise like fireworks; never what somebody felt: 像触电一样. */
function onlyLike(before: string, after: string, message: string): boolean {
  return (
    /(?:像|跟|如同?|仿佛|好似)[^,]{0,3}$/.test(before) &&
    /^了?(?:一样|似的|一般|那样|那么)/.test(after) &&
    /画面|图像|屏|雪花|白点|声音|噪音|噪声/.test(message) &&
    !/插座|插头|电线|开关|烟|味/.test(message)
  );
}

const over =
  /^(?:的|了)?(?:这个|那个)?(?:问题|情况|现象|毛病|味道?|事)?[^,]{0,6}?(?:已经|已|都|早就?|后来|现在|也)?(?:解决了?|修好了?|处理好了?|弄好了?|搞定了?|没有了|没了|消失了?|停了|排除了|散了|灭了|不漏了|不冒了|不跳了|不麻了|好了)|现在(?:已经)?(?:不|没)(?:再)?(?:漏|冒|跳|麻|有|会)|\s?(?:is|has|was|are|have|problem|smell)?\s?(?:now |been |already |all )*(?<![a-z])(?:gone|stopped|fixed|solved|over|repaired|disappeared|resolved|cleared)(?![a-z])/;
const longAgo =
  /以前|之前|上次|曾经|原来|过去|去年|前年|早先|那时候|上回|上个?(?:月|周|星期|礼拜)|last (?:time|year|month|week)|before|used to|once/;
const past = new RegExp(
  `${longAgo.source}|昨|前天|前几天|前两天|前阵子|早几天|有一次|(?<![a-z])(?:yesterday|the other day|earlier|days ago)`,
);
const settled =
  /没事(?!吧|吗|么|找)|没问题(?!吧|吗|么)|(?<![不约说讲谈商定买付准选])(?:好|正常)了(?!吗|么|没|不)|正常(?!吗|么|不|吧)(?<!不正常)|解决了(?!吗|没)|不再?(?:冒|漏|跳|麻|烫|响|臭|打手|带电)了|没有?(?:再|了|味|烟)|消失了|排除了|已经?换(?:了|过|好)(?!吗|么|没|[^,]{0,4}(?:还|又))|(?<![a-z])(?:(?:fine|ok|okay|good|normal) (?:now|today|since)|no longer|not any ?more|been (?:fine|ok|okay)|has stopped|(?:is|was|been|got) (?:fixed|repaired|gone))/;
/** A fire that went out has burnt all the same. */
const blaze =
  /起[了过大]?火|着[了过]?火|失火|火灾|明火|烧(?:了)?起来|燃(?:了)?起来|自燃|爆炸|on fire|(?:caught|a|the|^|\s)\s?fire|flames?|explo/;
const recurs = /(?:又|再次)(?!不|没)|还是(?:会|有|在|冒|漏|跳|麻|一样)|仍|(?<![a-z])(?:again|still|came back)(?![a-z])/;

/** Repaired, or seen in the past with word that it is well since; 昨天冒烟了，今天没事了. */
function isOver(before: string, word: string, after: string, later: string): boolean {
  const long = longAgo.test(before);
  const ended = over.exec(after)?.[0];
  const again = /又|还是|仍|again|still/.test(after);
  if (blaze.test(word)) {
    const repaired = ended !== undefined && /解决|修好|处理好|弄好|搞定|fixed|repaired|solved|resolved/.test(ended);
    return (repaired && !again) || (long && settled.test(later) && !recurs.test(later));
  }
  if (ended !== undefined && !again) return true;
  // 跳过一次，后来再没跳过
  if (
    /^(?:过|了)(?:一|两|几)?[次回]?/.test(after) &&
    /后来.{0,3}(?:再也?没|没再)|之后.{0,3}再也?没|(?:再也?没|没再).{0,2}过/.test(later)
  )
    return true;
  if (long && over.test(later)) return true;
  return past.test(before) && (settled.test(later) || /修好了(?!吗|么|没)/.test(later)) && !recurs.test(later);
}

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
  if (nowWords.test(before) && !(/一直/.test(before) && /会[^,]{0,4}$/.test(lead) && /^[吗么]/.test(after)))
    return false;
  if (doubt.test(lead)) return true;
  // 容易起火是真的吗; but 容易跳闸 as such tells what happens.
  if (/容易|爱$/.test(before))
    return /听说|据说|这种|这款|是不是|会/.test(before) || /吗|么|真的|不$|[?？]/.test(after);
  const asks =
    /^(?:的)?(?:吗|么|嘛|不|没有?|否|风险|可能性?|危险|隐患)(?:啊|呀|呢)?$/.test(after) ||
    /^(?:的)?(?:风险|可能性?|隐患)/.test(after);
  if (/(?:是|像|好像|似乎|感觉)$/.test(before)) return false;
  if (/会(?!不会)/.test(word) && /^(?:吗|么|嘛)/.test(after) && !/[一又刚]/.test(lead)) return true;
  return (
    asks ||
    (/会$/.test(before) && /(?:吗|么|嘛|不)(?:啊|呀)?$/.test(after)) ||
    (/easily|by itself|in general/.test(after) && /(?<![a-z])(?:do|does|can|will)(?![a-z])|^(?:is|are) /.test(lead))
  );
}
