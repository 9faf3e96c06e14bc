import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { spanEnd } from '../knowledge/contact-hours.ts';
import { figure } from '../knowledge/policy.ts';
import type { Survey, Ticket } from '../knowledge/records.ts';
import type { Button, Labelled } from './buttons.ts';
import { understood } from './faq.ts';
import type { Memory } from './memory.ts';
import { dialogButton } from './menu.ts';
import { moment } from './opening.ts';
import type { Planner } from './plan.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { findPhone, maskPhone } from './understand/phone.ts';
import { type Rating, readRating } from './understand/rating.ts';
import { asks, orders } from './understand/sentence.ts';

/**
 * A case was closed: its customer is asked a little later how it went. Once per case ever, and never about a case
 * that itself follows up a survey.
 */
export async function scheduleSurvey(
  { desk, knowledge, now }: Pick<Turn, 'desk' | 'knowledge' | 'now'>,
  ticket: Ticket,
): Promise<void> {
  if (ticket.survey !== undefined || ticket.about !== undefined) return;
  const due = spanEnd(now, knowledge.policy.survey.after, knowledge.calendar);
  await desk.schedule({ kind: 'survey', ticket: ticket.id }, due);
}

/** Asks, unless the case was opened again meanwhile or has been asked about before. */
export const surveyDue: Planner<'survey'> = async (context, { ticket: number }) => {
  const { desk, knowledge, now } = turnOf(context);
  const ticket = await desk.ticket(number);
  if (ticket?.state !== 'closed' || ticket.survey !== undefined) return 'nothing';
  return {
    async speak() {
      await desk.keepSurvey(number, { askedAt: stamp(now) });
      await ask(context, ticket, 'ask');
      const again = spanEnd(now, knowledge.policy.survey.reminder, knowledge.calendar);
      await desk.schedule({ kind: 'survey-reminder', ticket: number }, again);
    },
  };
};

/** Asks once more, and then never again. */
export const surveyReminderDue: Planner<'survey-reminder'> = async (context, { ticket: number }) => {
  const ticket = await turnOf(context).desk.ticket(number);
  const { survey } = ticket ?? {};
  if (ticket?.state !== 'closed' || survey === undefined) return 'nothing';
  if (survey.mark !== undefined || survey.declined) return 'nothing';
  return { speak: () => ask(context, ticket, 'reminder') };
};

/** Shows the question again to somebody who looks for it. */
export async function surveyAgain(context: TurnContext): Promise<void> {
  const { memory, desk, texts } = turnOf(context);
  const ticket = memory.survey && (await desk.ticket(memory.survey.ticket));
  await (ticket?.survey === undefined ? say(context, texts.survey.none) : ask(context, ticket, 'ask'));
}

/** Something else was said: a number is no mark any more, and the next message is not about the survey. */
export function surveyPassed(memory: Memory): void {
  memory.offered = memory.offered.filter(button => !isSurvey(button));
  if (memory.survey !== undefined) memory.survey = { ...memory.survey, telling: false };
}

/**
 * Takes a mark, tapped or typed, the words that follow it, and a no to either. It is no form: what is neither goes
 * its usual way, and a form that is open stays so.
 *
 * @param inForm  the message may as well answer the question of a form
 * @returns whether the message was about a survey
 */
export async function rated(context: TurnContext, inForm: boolean): Promise<boolean> {
  const { memory, input } = turnOf(context);
  const { survey, offered } = memory;
  const justAsked = survey !== undefined && offered.some(button => isSurvey(button) && button.ask.slot === 'mark');
  surveyPassed(memory);
  if (input.button !== undefined) return isSurvey(input.button) && tapped(context, input.button);
  if (survey === undefined || input.text === '') return false;
  return typed(context, { ticket: survey.ticket, justAsked, telling: survey.telling, inForm });
}

type SurveyButton = Extract<Button, { ask: unknown }>;

function isSurvey(button: Button): button is SurveyButton {
  return 'ask' in button && button.ask.form === 'survey';
}

async function tapped(context: TurnContext, { ask: { run, slot }, choose }: SurveyButton): Promise<true> {
  const { knowledge } = turnOf(context);
  const { worst, best } = knowledge.policy.survey.scale;
  const mark = Number(choose);
  if (slot === 'callback') await declineCallback(context, run);
  else if (Number.isInteger(mark) && mark >= worst && mark <= best) await take(context, run, mark);
  else await askWhich(context, run);
  return true;
}

/** What a typed message may be taken for, by what was said before it. */
interface Situation {
  readonly ticket: string;
  /** The survey was the last thing that the desk said. */
  readonly justAsked: boolean;
  /** A mark was the last thing that the customer gave. */
  readonly telling: boolean;
  readonly inForm: boolean;
}

async function typed(context: TurnContext, situation: Situation): Promise<boolean> {
  const turn = turnOf(context);
  const { input, knowledge, desk } = turn;
  const survey = (await desk.ticket(situation.ticket))?.survey;
  if (survey === undefined) return false;
  if (survey.callback !== undefined && noCall.test(input.text)) {
    await declineCallback(context, situation.ticket);
    return true;
  }
  const { scale } = knowledge.policy.survey;
  const rating = readRating(input.text, scale);
  if (rating !== undefined && counts(rating, survey, situation, turn)) {
    if (rating.kind === 'unclear') await askWhich(context, situation.ticket);
    else await take(context, situation.ticket, rating.mark);
    return true;
  }
  if (situation.inForm) return false;
  if (situation.telling) return toldMore(context, situation.ticket, survey);
  return situation.justAsked && answeredOtherwise(context, situation.ticket, survey);
}

/** How long a mark may be typed without the question above it. */
const pendingDays = 7;

/** Whether what reads as a rating is meant as one. */
function counts(rating: Rating, survey: Survey, { justAsked, telling, inForm }: Situation, turn: Turn): boolean {
  if (justAsked) return !(inForm && rating.kind === 'unclear');
  if (inForm) return false;
  if (rating.kind === 'unclear') return telling;
  if (rating.said === 'number') return telling;
  // 很满意 after a 5 says more of it; 不满意 after a 5 takes it back.
  if (rating.said === 'words') return telling && Math.abs(rating.mark - (survey.mark ?? rating.mark)) > 1;
  const days = turn.now.since(survey.ratedAt ?? survey.askedAt).total('hours') / 24;
  return survey.mark === undefined ? days <= pendingDays : !isSettled(survey, turn);
}

/** The question was answered with words around a mark, with a no, or with a yes to we do not know what. */
async function answeredOtherwise(context: TurnContext, number: string, survey: Survey): Promise<boolean> {
  const turn = turnOf(context);
  const { input, knowledge, texts, desk } = turn;
  const kind = readNonAnswer(input.text, knowledge);
  if (kind === 'no' || kind === 'do-not-know' || declining.test(input.text.trim())) {
    if (survey.mark === undefined) await desk.keepSurvey(number, { ...survey, declined: true });
    await say(context, texts.survey.declined);
    return true;
  }
  if (kind === 'yes') {
    await askWhich(context, number);
    return true;
  }
  const [, first = '', rest = ''] = /^(.{1,12}?)[,，。.!！;；、\s]+(.+)$/su.exec(input.text) ?? [];
  const rating = rest === '' ? undefined : readRating(first, knowledge.policy.survey.scale);
  if (rating?.kind !== 'mark' || isRequest(turn, input.text)) return false;
  await take(context, number, rating.mark, input.text);
  return true;
}

const declining =
  /^(?:我|这次|就|先)*(?:不|懒得|没空|不太?想|不愿意?)(?:评价?|打分|评分|填|参与)(?:了|吧|啊|啦)*[。!！]*$|^跳过[。!！]*$|^(?:skip(?: it)?|no rating|i'?d rather not|rather not|no comment)[.!]*$/iu;
const noCall =
  /^(?:那|就|请|麻烦|真的|我)*(?:不用|不要|别|不必|无需|不需要|不想接)(?:再)?(?:给我|跟我|你们|麻烦)?(?:回电话?|打电话|来电话?|打给我|联系我?|打过来|电话)(?:了|吧|啊|哈|联系)*[,，。!！]*(?:谢谢)?[。!！]*$|^(?:please )?(?:no|don'?t|do not|no need to) (?:call|phone|ring)(?: me| needed| necessary| please| back)*[.! ]*(?:thanks|thank you)?[.!]*$/iu;

/** The message right after a mark: words of it, unless it is a request, a courtesy or a no. */
async function toldMore(context: TurnContext, number: string, survey: Survey): Promise<boolean> {
  const turn = turnOf(context);
  const { input, knowledge, texts, desk } = turn;
  const kind = readNonAnswer(input.text, knowledge);
  if (kind === 'no' || kind === 'do-not-know' || kind === 'punctuation') {
    const callback = await openCallback(turn, survey);
    const text = callback === undefined ? texts.survey.noWords : texts.survey.noWordsCall(callback.id);
    await say(context, text, callback === undefined ? [] : [noCallButton(turn, number)]);
    return true;
  }
  const reachable = findPhone(input.text) !== undefined && survey.callback !== undefined;
  if ((kind !== undefined && !reachable) || (!reachable && isRequest(turn, input.text))) return false;
  await keepWords(turn, number, survey, input.text);
  const callback = survey.callback && (await desk.addTo(survey.callback, additionIn(turn)));
  await say(context, callback ? texts.survey.wordsToCaller(callback.id) : texts.survey.words);
  return true;
}

/** Whether a message wants something, so that it is no mere opinion: a question, an order, a fault. */
function isRequest(turn: Turn, text: string): boolean {
  const meant = understood(turn, text);
  const { fault, code } = meant.entities;
  if (asks(text) || orders(text) || fault !== undefined || code !== undefined) return true;
  if (meant.outcome === 'command' || meant.advice !== undefined || meant.danger !== undefined) return true;
  return (meant.outcome === 'answer' || meant.outcome === 'dialog') && !opinion.test(text);
}

/** What speaks of how somebody was served. */
const opinion =
  /师傅|小哥|工程师|技术员|客服|服务|态度|专业|耐心|细心|热情|及时|准时|迟到|敷衍|负责|满意|很快|太慢|有点慢|太贵|有点贵|辛苦|表扬|点赞|下次|希望|修得|修的|讲解|干净|technician|engineer|staff|service|friendly|polite|rude|patient|professional|quick|fast|slow|late|on time|expensive|helpful|explained|clean/i;

/** Notes a mark. @param words what was said along with it */
async function take(context: TurnContext, number: string, mark: number, words?: string): Promise<void> {
  const turn = turnOf(context);
  const { desk, texts, memory, now, knowledge, language } = turn;
  const t = texts.survey;
  const { scale } = knowledge.policy.survey;
  const ticket = await desk.ticket(number);
  const before = ticket?.survey;
  // Whose number it is, if anybody's, is nobody else's business.
  if (ticket === undefined || before === undefined) return say(context, t.unknown, dialogButton(turn, 'handover'));
  const isSame = before.mark === mark;
  if (!isSame && isSettled(before, turn)) {
    const change = figure(knowledge.policy, 'survey.change', language) ?? '';
    return say(context, t.settled(number, before.mark ?? mark, change), dialogButton(turn, 'handover'));
  }
  const survey: Survey = { ...before, mark, ratedAt: before.ratedAt ?? stamp(now) };
  memory.survey = { ticket: number, at: stamp(now), telling: words === undefined };
  if (!isSame) await desk.keepSurvey(number, survey, { what: 'rated', text: `${mark}/${scale.best}` });
  const isFirstLow = isLow(mark, scale) && before.callback === undefined;
  const called = isFirstLow ? await openedCallback(turn, ticket, survey) : await openCallback(turn, before);
  if (words !== undefined) {
    await keepWords(turn, number, isFirstLow && called ? { ...survey, callback: called.id } : survey, words);
    if (called !== undefined) await desk.addTo(called.id, additionIn(turn));
  }
  const buttons = called === undefined ? [] : [noCallButton(turn, number)];
  if (called !== undefined && isFirstLow)
    return say(context, lowLine(turn, mark, called, words !== undefined), buttons);
  const said = isSame ? t.same(mark) : before.mark !== undefined ? t.changed(mark) : undefined;
  const standing = called === undefined ? undefined : t.callStands(called.id);
  if (said !== undefined) return say(context, lines(said, standing), buttons);
  return say(context, lines(words === undefined ? t.thanks(mark) : t.thanksForWords(mark), standing), buttons);
}

/** The lower two fifths of a scale. */
function isLow(mark: number, { worst, best }: { readonly worst: number; readonly best: number }): boolean {
  return (mark - worst + 1) / (best - worst + 1) <= 2 / 5;
}

/** Whether the time to change a mark is over. */
function isSettled({ ratedAt }: Survey, { now, knowledge }: Turn): boolean {
  if (ratedAt === undefined) return false;
  const end = spanEnd(Temporal.Instant.from(ratedAt), knowledge.policy.survey.change, knowledge.calendar);
  return Temporal.Instant.compare(now, end) > 0;
}

/** Somebody shall call about a low mark; the case is the person's who may be spoken to from now on. */
async function openedCallback(turn: Turn, ticket: Ticket, survey: Survey): Promise<Ticket> {
  const { desk, texts, memory, now, knowledge } = turn;
  const called = await desk.openHandover({
    fault: texts.survey.callbackFault(ticket.id, survey.mark ?? 0, knowledge.policy.survey.scale.best),
    photos: [],
    about: ticket.id,
    ...(ticket.phone !== undefined && { phone: ticket.phone }),
    ...(ticket.product !== undefined && { product: ticket.product }),
    ...(ticket.serial !== undefined && { serial: ticket.serial }),
  });
  await desk.keepSurvey(ticket.id, { ...survey, callback: called.id });
  memory.person = { ticket: called.id, at: stamp(now) };
  return called;
}

/** The call that is still to come. */
async function openCallback({ desk }: Turn, { callback }: Survey): Promise<Ticket | undefined> {
  return (await desk.openTickets()).find(({ id }) => id === callback);
}

async function declineCallback(context: TurnContext, number: string): Promise<void> {
  const { desk, texts, memory } = turnOf(context);
  const t = texts.survey;
  const callback = (await desk.ticket(number))?.survey?.callback;
  if (callback === undefined) return say(context, t.unknown);
  const withdrawn = await desk.withdraw(callback, t.noCall);
  if (memory.person?.ticket === callback) memory.person = undefined;
  await say(context, withdrawn === undefined ? t.callOver : t.callDeclined);
}

async function keepWords({ desk }: Turn, number: string, survey: Survey, text: string): Promise<void> {
  const words = [survey.words, text]
    .filter(each => each !== undefined)
    .join('\n')
    .slice(0, longestWords);
  await desk.keepSurvey(number, { ...survey, words }, { what: 'said', text });
}

const longestWords = 2000;

function additionIn({ input }: Turn) {
  return { text: input.text, photos: [...input.files], phone: findPhone(input.text) };
}

function lowLine(turn: Turn, mark: number, called: Ticket, withWords: boolean): string {
  const { texts, knowledge, language } = turn;
  const t = texts.survey;
  const by = moment(called.promised?.firstResponse ?? called.openedAt, knowledge.calendar.zone, language);
  const call =
    called.phone === undefined ? t.callHere(mark, called.id, by) : t.call(mark, called.id, by, maskPhone(called.phone));
  return lines(call, withWords ? t.wordsPassedOn : t.tellMore);
}

async function ask(context: TurnContext, ticket: Ticket, how: 'ask' | 'reminder'): Promise<void> {
  const turn = turnOf(context);
  const { texts, memory, now, knowledge } = turn;
  const { worst, best } = knowledge.policy.survey.scale;
  memory.survey = { ticket: ticket.id, at: stamp(now), telling: false };
  const text = texts.survey[how](ticket.id, ticket.fault.slice(0, 20), worst, best);
  await say(context, text, markButtons(turn, ticket.id));
}

/** A figure that the scale does not have, or no mark at all. */
async function askWhich(context: TurnContext, number: string): Promise<void> {
  const turn = turnOf(context);
  const { texts, knowledge } = turn;
  const { worst, best } = knowledge.policy.survey.scale;
  await say(context, texts.survey.which(worst, best), markButtons(turn, number));
}

/** From the best mark to the worst; they are what a typed number answers next. */
function markButtons({ texts, knowledge, memory }: Turn, number: string): Labelled[] {
  const { worst, best } = knowledge.policy.survey.scale;
  const { marks, markLabel } = texts.survey;
  const all = Array.from({ length: best - worst + 1 }, (_, at) => best - at);
  const buttons = all.map((mark): Labelled => {
    const label = markLabel(mark, all.length === marks.length ? marks[mark - worst] : undefined);
    return { label, button: { ask: { form: 'survey', run: number, slot: 'mark' }, choose: String(mark) } };
  });
  memory.offered = buttons.map(({ button }) => button);
  return buttons;
}

function noCallButton({ texts }: Turn, number: string): Labelled {
  return {
    label: texts.survey.noCall,
    button: { ask: { form: 'survey', run: number, slot: 'callback' }, choose: 'no' },
  };
}

function lines(...all: (string | undefined)[]): string {
  return all.filter(line => line !== undefined).join('\n\n');
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}
