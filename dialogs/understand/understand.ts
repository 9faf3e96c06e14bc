import type { Temporal } from 'temporal-polyfill';
import { filled, type Knowledge } from '../../knowledge/content.ts';
import type { Language } from '../../knowledge/records.ts';
import { type DialogId, dialogIds } from '../ids.ts';
import { type Command, readCommand } from './commands.ts';
import { type Danger, type DangerKind, readDanger, withoutDenied } from './danger.ts';
import { type Entities, entitiesIn } from './entities.ts';
import { findFault } from './fault.ts';
import { languageOf } from './language.ts';
import type { Match, Matcher, Target } from './match.ts';
import { readNonAnswer } from './non-answer.ts';
import { normalised } from './normalise.ts';
import { asks, orders } from './sentence.ts';
import { serviceKindIn } from './service.ts';
import { readWhen, type When } from './when.ts';

/** A button: `text` is what it says, `answer` what the FAQ entry `id` would say. */
export type Suggestion =
  | { readonly id: string; readonly text: string; readonly answer: string }
  | { readonly dialog: DialogId; readonly text: string };

interface Common {
  readonly language: Language;
  /** It is happening now: its safe act is said before anything else. */
  readonly danger?: DangerKind;
  /** It sounds like danger, in words that nobody listed: asked about before anything else is done. */
  readonly suspected?: DangerKind;
  /** Asked in general, or over: advice and the offer of a check. */
  readonly advice?: DangerKind;
  readonly when: When;
  readonly entities: Entities;
}

/** What the desk makes of a sentence; `outcome` tells the cases apart. */
export type Understanding = Common &
  (
    | { readonly outcome: 'command'; readonly command: Command; readonly dialog?: DialogId }
    | {
        readonly outcome: 'answer';
        readonly answer: { readonly id: string; readonly text: string };
        readonly suggestions: readonly Suggestion[];
      }
    | { readonly outcome: 'dialog'; readonly dialog: DialogId; readonly suggestions: readonly Suggestion[] }
    | { readonly outcome: 'clarify'; readonly suggestions: readonly Suggestion[] }
    | { readonly outcome: 'fallback' }
  );

/** The confidence from which on the desk acts at once, and the one from which on it asks back. */
export interface Limits {
  readonly act: number;
  readonly ask: number;
}

export const usualLimits: Limits = { act: 0.5, ask: 0.2 };

export interface Reader {
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
  /** The language of the conversation so far; it holds where the message itself does not tell. */
  readonly language?: Language;
  readonly now: Temporal.Instant;
  readonly limits?: Limits;
}

/**
 * How a sentence is understood when nothing is being asked: a command and nothing else, an answer, a dialog, a
 * question back with up to three suggestions, or nothing. Danger and what else was told are read in any case.
 */
export function understand(
  text: string,
  { knowledge, matcher, language: before, now, limits = usualLimits }: Reader,
): Understanding {
  const language = languageOf(text) ?? before ?? 'zh-CN';
  const command = readCommand(text);
  if (command !== undefined) return commanded(command, language);
  const read = readDanger(text);
  const danger = plainly(read);
  const told = toldBeside(text, danger, entitiesIn(text, knowledge.products));
  const heard: Common = {
    language,
    ...(read && { [fieldOf[read.mode]]: read.kind }),
    when: readWhen(text, {
      now: now.toZonedDateTimeISO(knowledge.calendar.zone),
      calendar: knowledge.calendar,
      language,
    }),
    entities: told,
  };
  const suggest = (target: Target) => suggestionOf(target, knowledge, language);
  // Whatever was meant by it, somebody has to look at a machine that hurts people.
  if (danger?.mode === 'alarm') return { ...heard, outcome: 'dialog', dialog: 'repair', suggestions: [] };

  // A bare yes, a number or "one moment" answers a question that nobody has asked; it is no wish.
  const bare = danger === undefined ? readNonAnswer(text, knowledge) : undefined;
  if (bare !== undefined && bare !== 'greeting' && bare !== 'thanks') return { ...heard, outcome: 'fallback' };

  const { confidence, ranked, meant } = judged(text, { matcher, language }, danger, told);
  const asMeant = meant === undefined ? {} : toldBeside(meant, danger, entitiesIn(meant, knowledge.products));
  const common = { ...heard, entities: { ...asMeant, ...told } };
  const wishes = wishesIn(text, { matcher, language, limits }, knowledge);
  const top = (inTurn.test(text) ? wishes[0] : undefined) ?? ranked[0]?.target;
  if (top === undefined) return { ...common, outcome: 'fallback' };
  // Two wishes blur each other; the one that the whole message tells best is plain where a clause tells it too.
  const isPlain = confidence >= limits.act || wishes.some(wish => nameOf(wish) === nameOf(top));
  if (!isPlain && wishes.length === 0 && confidence < limits.ask && danger === undefined)
    return { ...common, outcome: 'fallback' };
  const also = wishes.filter(wish => nameOf(wish) !== nameOf(top)).flatMap(wish => suggest(wish) ?? []);
  if (!isPlain) {
    const near = [...wishes, ...ranked.map(({ target }) => target)];
    const distinct = [...new Map(near.map(target => [nameOf(target), target])).values()];
    return {
      ...common,
      outcome: 'clarify',
      suggestions: distinct.slice(0, 3).flatMap(target => suggest(target) ?? []),
    };
  }
  if ('dialog' in top) {
    // An answer to the same words is one tap away.
    const second = ranked[0]?.target === top ? ranked[1] : undefined;
    const other = second && second.p > 0.1 && also.length === 0 ? suggest(second.target) : undefined;
    return { ...common, outcome: 'dialog', dialog: top.dialog as DialogId, suggestions: other ? [other] : also };
  }
  const entry = knowledge.faq.find(({ id }) => id === top.faq);
  if (entry === undefined) return { ...common, outcome: 'fallback' };
  const onward = entry.leadsTo === undefined ? undefined : suggest({ dialog: entry.leadsTo });
  const answer = { id: entry.id, text: filled(entry[language].answer, knowledge, language) };
  return {
    ...common,
    outcome: 'answer',
    answer,
    suggestions:
      onward && !also.some(each => 'dialog' in each && each.dialog === entry.leadsTo) ? [...also, onward] : also,
  };
}

/**
 * What a sentence may mean, best first and with no limit of confidence, as `understand` weighs it: for measuring how
 * well the content is told apart.
 */
export function candidates(text: string, { knowledge, matcher, language }: Reader): readonly Target[] {
  const command = readCommand(text);
  if (command === 'handover' || command === 'menu') return [{ dialog: command }];
  const danger = plainly(readDanger(text));
  const told = toldBeside(text, danger, entitiesIn(text, knowledge.products));
  const heard = languageOf(text) ?? language ?? 'zh-CN';
  return judged(text, { matcher, language: heard }, danger, told).ranked.map(({ target }) => target);
}

const fieldOf = { alarm: 'danger', ask: 'suspected', advice: 'advice' } as const;

/** Without what only sounds like danger: what that means is read like anything else. */
function plainly(danger: Danger | undefined): Danger | undefined {
  return danger?.mode === 'ask' ? undefined : danger;
}

/** Who is complained to by the neighbours has no complaint about us: 楼下都来投诉了. */
const complaintOfOthers =
  /(?:楼下|楼上|邻居|隔壁|对门|物业|小区|室友|舍友|邻里|业主)[^，。,.]{0,8}投诉(?:了|过)?(?:我|咱|俺)?们?(?:家|了|好几次|几次)*|\b(?:the )?neighbou?rs? (?:have |has |are |is |keep |keeps )?complain(?:ed|ing|s)?\b/giu;

/** `meant` is the sentence as it was understood, where that is not as it was typed. */
interface Judged extends Match {
  readonly meant?: string;
}

function judged(
  text: string,
  { matcher, language }: { readonly matcher: Matcher; readonly language: Language },
  danger: Danger | undefined,
  entities: Entities,
): Judged {
  // What is not the matter decides nothing: 没有漏电就是不热 is about the heat.
  const said = (danger === undefined ? text : withoutDenied(text)).replace(complaintOfOthers, '') || text;
  const plainly = weighed(said, matcher.rank(said, language), entities);
  if (plainly.confidence >= usualLimits.act) return plainly;
  const meant = matcher.asMeant(said);
  if (meant === normalised(said)) return plainly;
  const asMeant = weighed(meant, matcher.rank(meant, 'zh-CN'), entities);
  return asMeant.confidence > plainly.confidence + surer ? { ...asMeant, meant } : plainly;
}

/** By so much a sentence with other characters has to be the surer one to count. */
const surer = 0.1;

/**
 * The wishes that the clauses of a message tell by themselves, in their order and each once, at most three; fewer
 * than two where only one is plain: 我要报修，上门收费吗; 先查保修，再预约周五.
 */
function wishesIn(
  text: string,
  { matcher, language, limits }: { readonly matcher: Matcher; readonly language: Language; readonly limits: Limits },
  knowledge: Knowledge,
): Target[] {
  const clauses = text.slice(0, 400).split(betweenWishes).filter(isTelling).slice(0, 6);
  if (clauses.length < 2) return [];
  const wishes = new Map<string, Target>();
  for (const clause of clauses) {
    const { confidence, ranked } = weighed(
      clause,
      matcher.rank(clause, language),
      entitiesIn(clause, knowledge.products),
    );
    const target = ranked[0]?.target;
    if (target !== undefined && confidence >= limits.act && !smallTalk.has(nameOf(target)))
      wishes.set(nameOf(target), target);
  }
  return wishes.size < 2 ? [] : [...wishes.values()].slice(0, 3);
}

const betweenWishes =
  /[，。！？；,.!?;\n]+|顺便|顺带|另外|还有|(?<=.{3})(?:然后|接着|再(?=[帮给查约看修预])|还[想要得]|要不要|有没有)|(?<![a-z])(?:and then|and also|and|then|also|plus)(?![a-z])/u;
const isTelling = (clause: string) =>
  /\p{Script=Han}/u.test(clause) ? clause.trim().length >= 3 : clause.trim().split(/\s+/).length >= 3;
const smallTalk: ReadonlySet<string> = new Set(['thanks', 'robot', 'not-helpful', '@menu']);
const nameOf = (target: Target): string => ('faq' in target ? target.faq : `@${target.dialog}`);

/** What might happen (热水器会漏电吗), is denied or over is no fault; what stands beside it may be one. */
function toldBeside(text: string, danger: Danger | undefined, { fault, ...others }: Entities): Entities {
  const told = danger?.mode === 'advice' ? findFault(withoutDenied(text, 'general')) : fault;
  return told === undefined ? others : { ...others, fault: told };
}

function commanded(command: Command, language: Language): Understanding {
  const spoken = command === 'english' ? 'en-US' : command === 'chinese' ? 'zh-CN' : language;
  const dialog = command === 'handover' || command === 'menu' ? { dialog: command } : {};
  return { outcome: 'command', command, ...dialog, language: spoken, when: { kind: 'none' }, entities: {} };
}

/**
 * The ranking with what the sentence itself tells: an order (我要…, 帮我…) is rather for a dialog, a question for an
 * answer, and a symptom that nothing else explains is a repair.
 */
function weighed(text: string, match: Match, { fault, product, code }: Entities): Match {
  const [first, second] = match.ranked;
  if (first === undefined || second === undefined) return match;
  const isDialog = ({ target }: Match['ranked'][number]) => 'dialog' in target;
  const front = (chosen: Match['ranked'][number] | undefined, confidence = match.confidence): Match =>
    chosen === undefined ? match : { confidence, ranked: [chosen, ...match.ranked.filter(other => other !== chosen)] };
  const repair = match.ranked.find(({ target }) => 'dialog' in target && target.dialog === 'repair');
  // Whoever wants to give back what is broken does not want it repaired.
  if (givesBack.test(normalised(text)) && !asks(text) && (first === repair || match.confidence < usualLimits.act)) {
    const returns = match.ranked.find(({ target }) => 'dialog' in target && target.dialog === 'returns');
    return front(returns, Math.max(match.confidence, usualLimits.act));
  }
  // A visit to something that is broken is a repair, and the repair asks for the time as well.
  const books = 'dialog' in first.target && first.target.dialog === 'booking';
  const isLong = isStory(text, fault, product);
  const isUnsure = match.confidence < usualLimits.act || (isLong && smallTalk.has(nameOf(first.target)));
  if (isUnsure && (isLong || !asks(text)) && (fault !== undefined || code !== undefined)) {
    const surely = product !== undefined || code !== undefined || first === repair || books;
    return front(repair, surely ? Math.max(match.confidence, usualLimits.act) : match.confidence);
  }
  if (books && (fault !== undefined || code !== undefined || repairs.test(normalised(text)))) return front(repair);
  // Who wants a time for it books that; what is to be done then is asked there.
  const serves = 'dialog' in first.target && first.target.dialog === 'service';
  if (serves && /约|\bappointment\b|\bbook\b/.test(normalised(text))) {
    return front(match.ranked.find(({ target }) => 'dialog' in target && target.dialog === 'booking'));
  }
  // Who names a thing alone, 遥控器, has not said what is wanted of it.
  if (serves && [...text].length <= 6 && serviceKindIn(text) === undefined && !/服务|申请|service/i.test(text)) {
    return { ...match, confidence: Math.min(match.confidence, (usualLimits.ask + usualLimits.act) / 2) };
  }
  // And who names a time for a service, but no visit, wants the service, which asks for the time at its end.
  if (books && serviceKindIn(text) !== undefined && !visits.test(normalised(text))) {
    return front(match.ranked.find(({ target }) => 'dialog' in target && target.dialog === 'service'));
  }
  // Who speaks of a visit that stands already does not book another.
  if (books && booked.test(normalised(text))) return front(match.ranked.find(({ target }) => changesVisit(target)));
  // How a visit is moved, and what that costs, is told before anything is done.
  if (changesVisit(first.target) && asksRules.test(normalised(text)) && leadsToChange(second.target))
    return front(second);
  if (orders(text) && !isDialog(first) && isDialog(second) && second.p > first.p * 0.6) return front(second);
  if (asks(text) && isDialog(first) && !isDialog(second) && second.p > first.p * 0.6) return front(second);
  return match;
}

/** In characters of a message that tells rather than asks, though it may ask something as well. */
const storyLength = 40;

/** A long message that tells of a fault of a machine: 能不能让师傅联系我爸 at its end is a wish about the repair. */
function isStory(text: string, fault: string | undefined, product: string | undefined): boolean {
  return text.length >= storyLength && product !== undefined && fault !== undefined && !asks(fault);
}

/** 先…再…: the first wish is the first to be done. */
const inTurn = /先.+(?:再|然后|之后|接着|完了)|\bfirst\b.+\bthen\b/su;

/** 我要退, 退钱, 换台新的, I want my money back. */
const givesBack =
  /(?:我?要|想|申请|帮我|给我|直接|赶紧)(?:办理?)?(?:退(?!换|休|出|房|票|回上|一步)|换(?:一台|台|个)?新的?)|退(?:钱|款|货)(?!政策|流程)|\b(?:want|need|get|give me) (?:a |my )?(?:refund|money back|replacement)\b/;
/** Words for somebody who comes, or for a time that is agreed. */
const visits =
  /约|定|订|排|师傅|工程师|上门|[叫请派]|人来|来人|\b(?:book|appointment|visit|technician|engineer|schedule|someone|somebody|come)/;

/** 修 and its like; 装修 and a date that is fixed are no repair. */
const repairs =
  /(?<![装保])修(?!改)|\brepair|\bfix(?:ed|ing)?\b(?! (?:an?|the|our|my) (?:new )?(?:time|date|day|appointment))/;

/** 我约的是30号, 我那个预约, the one I booked. */
const booked =
  /(?:我|咱)们?(?:之前|已经|原来|昨天|刚才?|上次)?(?:约|定|订)的|(?:约|定|订)好[的了]|(?:我|咱)们?(?:的|那个?|这个)预约(?!单?号)|那个预约|(?:原来|原先|原本|本来|之前|上次|已经|说好|原定|昨天|刚才?)是?(?:约|定|订|说)|\b(?:i|we)(?:'ve| have)? (?:already |just )?(?:booked|scheduled)\b|\binstead of\b|\b(?:current|existing|original) (?:appointment|visit|booking|time|date|slot)\b/;

/** In English, where "can you move it" is a wish; Chinese says so by 吗, which the matcher knows. */
const asksRules = /^(?:how|what|where|until|is|are|does|do)(?! (?:not|about)\b) /;

function leadsToChange(target: Target): boolean {
  return 'faq' in target && target.faq === 'change-visit';
}

function changesVisit(target: Target): boolean {
  return 'dialog' in target && (target.dialog === 'reschedule' || target.dialog === 'cancel-booking');
}

function suggestionOf(target: Target, knowledge: Knowledge, language: Language): Suggestion | undefined {
  if ('faq' in target) {
    const entry = knowledge.faq.find(({ id }) => id === target.faq);
    return (
      entry && {
        id: entry.id,
        text: entry[language].title,
        answer: filled(entry[language].answer, knowledge, language),
      }
    );
  }
  const dialog = dialogIds.find(id => id === target.dialog);
  const intent = knowledge.intents.find(other => other.dialog === target.dialog);
  return dialog && intent && { dialog, text: intent[language].title };
}
