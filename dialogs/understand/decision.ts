import { type Choice, type ChoiceReading, readExactly } from './choice.ts';
import { readCommand } from './commands.ts';
import { asks } from './sentence.ts';
import { asksBack, clausesOf, isThanks, misleads, readYesNo, spoken } from './yes-no.ts';

/**
 * What was decided.
 * - `one`: this choice, said in so many words
 * - `several`: words for more than one of them (同意，不同意); it is asked which
 * - `later`: neither now (等一下, 我再想想, 明天再报, hold on); nothing is decided, nothing is lost, and it is no miss
 * - `none`: the message decides nothing; it may ask something (怎么提交) or tell something (电话写错了)
 */
export type DecisionReading<V extends string = string> = ChoiceReading<V> | { readonly kind: 'later' };

/** What general words come to in this decision; without a meaning they decide nothing. */
export interface Meaning<V extends string = string> {
  /** 好, 没问题, 👌, yes. */
  readonly yes?: V;
  /** 不, 不行, 算了, no. */
  readonly no?: V;
  /** Where waiting is one of the choices (先不修); without it `later` is an outcome of its own. */
  readonly later?: V;
  /** Where something filled in is looked over: 不用改了, 发送, 搞定, done. No assent to anything else. */
  readonly done?: V;
}

/**
 * Reads the answer to a decision that binds: consent, submitting a report, the same case or a new one, a quotation.
 * Only a message that says nothing but the decision counts: a choice as `readExactly` takes it, or a known yes or no,
 * also in several clauses that agree (行，没问题，谢谢). A word of agreement inside a sentence is never a decision:
 * 不太愿意, 凭什么同意, 没问题才怪, 我确认一下, I never said I agree and 同意吗 all read otherwise. After an
 * acknowledgement the choice that is named counts (好的，取消).
 *
 * Commands of the whole conversation (人工, 上一步) are read before it.
 */
export function readDecision<V extends string>(
  text: string,
  choices: readonly Choice<V>[],
  meaning: Meaning<V> = {},
): DecisionReading<V> {
  if (text.length > 60) return { kind: 'none' };
  const verbatim = choices.find(choice => choice.label === text.trim());
  if (verbatim) return { kind: 'one', value: verbatim.value };
  const clauses = clausesOf(text).filter(clause => !isThanks(clause) || readYesNo(clause) !== undefined);
  // A clause is read by itself: 不，提交 is not 不提交.
  const parts = clauses.map(clause => readClause(clause, choices, meaning) ?? filler<V>(clause));
  const told = parts.filter(part => part !== undefined);
  return told.length < parts.length ? { kind: 'none' } : outcomeOf<V>(told, meaning);
}

/** What one clause says: choices in so many words, a general yes or no, to wait, or nothing of its own. */
type Part<V extends string> =
  | { readonly named: readonly V[] }
  | { readonly general: V }
  | { readonly wait: true }
  | { readonly filler: true };

function outcomeOf<V extends string>(parts: readonly Part<V>[], { yes, later }: Meaning<V>): DecisionReading<V> {
  const named = new Set(parts.flatMap(part => ('named' in part ? part.named : [])));
  const general = new Set(parts.flatMap(part => ('general' in part ? [part.general] : [])));
  const waits = parts.some(part => 'wait' in part);
  // 好的，取消 is a cancel, but 不，提交 or 等等，提交 had better be asked about.
  const yields = named.size === 1 && !(yes !== undefined && named.has(yes));
  if (yields && [...general].every(value => value === yes || named.has(value))) return chosen([...named]);
  if (waits) {
    if (named.size > 0) return { kind: 'none' };
    return later === undefined ? { kind: 'later' } : { kind: 'one', value: later };
  }
  return chosen([...new Set([...named, ...general])]);
}

function chosen<V extends string>([first, ...others]: readonly V[]): ChoiceReading<V> {
  if (first === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', value: first } : { kind: 'several', values: [first, ...others] };
}

function readClause<V extends string>(
  clause: string,
  choices: readonly Choice<V>[],
  { yes, no, done }: Meaning<V>,
): Part<V> | undefined {
  const said = spoken(clause);
  if (asksBack(clause) || misleads(clause) || doubtful.test(clause)) return undefined;
  if (done !== undefined && finished.test(said)) return { named: [done] };
  const yesNo = existence.test(said) ? undefined : readYesNo(clause);
  // A question is no answer; 不 and "do it" only look like one.
  if (asks(clause) && yesNo === undefined) return undefined;
  const general = yesNo === 'yes' ? yes : yesNo === 'no' ? no : undefined;
  const plainly = readExactly(clause, choices);
  const exact = plainly.kind === 'none' ? readExactly(clause.replace(aspect, ''), choices) : plainly;
  // A word that is a synonym of yes and the general yes as well says it generally: 好.
  if (exact.kind === 'one') return exact.value === general ? { general } : { named: [exact.value] };
  if (exact.kind === 'several') return { named: exact.values };
  if (waiting.test(said) || readCommand(clause) === 'later') return { wait: true };
  if (general !== undefined) return { general };
  if (no !== undefined && readCommand(clause) === 'cancel') return { general: no };
  return undefined;
}

/** What is said before the decision and is none: 没有了，提交吧; 你好，同意. */
function filler<V extends string>(clause: string): Part<V> | undefined {
  return existence.test(spoken(clause)) || greeting.test(spoken(clause)) ? { filler: true } : undefined;
}

const doubtful = /🙄|😒|😡|🤬|👎.*👍|👍.*👎/u;
/** Whether there is something is another matter than whether it is agreed to. */
const existence = /^(?:我|我们|这边)?(?:没有|木有|有|没)(?:的|了|啊|呀|呢|啦|哦|其他的?|别的|其他问题|要改的地方)*$/;
const greeting = /^(?:你好|您好|喂|嗯|哦|那|那个|hi|hello|hey|so|well)$/;
/** 提交了, 同意了: what has been decided. */
const aspect = /(?<=\p{Script=Han}{2})[了啦](?=[吧啊呀哦]?[\P{L}]*$)/u;
/** Beside the command `later`: what refuses for now only. */
const waiting =
  /^(?:我|那|那就|还是|嗯|你)?(?:(?:先|暂时|暂)(?:不|别|不要|不用)(?:提交|交|发|发送|确认|同意|决定|定|急)?|(?:别|不要|不用)急?着?(?:提交|交|发送|发)|下次|改天|改日|以后再?(?:说|报)|还?没(?:有)?(?:想好|考虑好|决定|填完|写完|确定好?)|(?:等会儿?|等下|稍后|待会儿?|晚点|一会儿?)(?:再)?(?:提交|交|发|确认|同意)?|(?:我|再|先|还要|还得)+(?:看看|想想|确认一?下|核对一?下|检查一?下|考虑一?下|考虑考虑|想一?下))(?:吧|了|啊|呢|哦)*$|^(?:no )?(?:not|not just) (?:now|yet|right now|ready|ready yet|sure yet|today|at the moment)$|^(?:please )?(?:dont|do not) (?:submit|send|confirm|file)(?: it| this)? (?:yet|now|just yet)$|^(?:maybe )?(?:later|another time|next time|tomorrow)$/;
const finished =
  /^(?:那|那就|就|我|都|好)?(?:不用|不需要|无需|不必|没有?(?:什么|啥)?(?:要|需要)?)(?:再)?(?:改|修改|改动|更改|变)(?:的|了|啦|动)*$|^(?:我|都|已经|已)?(?:不改|改好|改完|填好|填完|写好|看好|看过|核对好|检查好|核对过)(?:了|啦)+$|^(?:那|就|快|你|帮我|请)*(?:完成|搞定|发送|发出去|发|报上去|报|交上去|交|递交|上报|登记|赶紧的?|快点的?|赶快|快快)(?:了|吧|啊|啦|哦|呗)*$|^(?:all |im |we are |were )?(?:done|finished|all set|set|good to go)$|^(?:please )?(?:send|send it|file it|report it|submit it|submit|nothing to change|no changes?|no changes needed|ship it|finish|complete)(?: please| now)?$/;
