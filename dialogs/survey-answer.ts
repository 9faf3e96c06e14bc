import type { TurnContext } from 'botbuilder-core';
import type { Survey } from '../knowledge/records.ts';
import { understood } from './faq.ts';
import { say } from './say.ts';
import { askWhich, isJustAsked, isSurvey, type SurveyButton, surveyPassed } from './survey.ts';
import { additionIn, declineCallback, isSettled, keepWords, noCallButton, openCallback, take } from './survey-mark.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import {
  declinesCall,
  declinesRating,
  isOpinion,
  putsOffRating,
  saysNothingMore,
  wantsMore,
} from './understand/opinion.ts';
import { findPhone } from './understand/phone.ts';
import { type Rating, ratingWithin, readRating } from './understand/rating.ts';
import { asks, orders } from './understand/sentence.ts';

/**
 * Takes a mark, tapped or typed, the words that follow it, and a no to either. It is no form: what is neither goes
 * its usual way, and a form that is open stays so.
 *
 * @param inForm  the message may as well answer the question of a form
 * @returns whether the message was about a survey
 */
export async function rated(context: TurnContext, inForm: boolean): Promise<boolean> {
  const { memory, input } = turnOf(context);
  const { survey } = memory;
  const justAsked = isJustAsked(memory);
  surveyPassed(memory);
  if (input.button !== undefined) return isSurvey(input.button) && tapped(context, input.button);
  if (survey === undefined || input.text === '') return false;
  return typed(context, { ticket: survey.ticket, justAsked, telling: survey.telling, inForm });
}

/** Somebody gives up where nothing but a survey was asked. @returns whether it was so */
export async function surveyDeclined(context: TurnContext): Promise<boolean> {
  const { memory, desk } = turnOf(context);
  const ticket = memory.survey && isJustAsked(memory) ? await desk.ticket(memory.survey.ticket) : undefined;
  if (ticket?.survey === undefined) return false;
  await decline(context, ticket.id, ticket.survey);
  return true;
}

async function decline(context: TurnContext, number: string, survey: Survey): Promise<void> {
  const { desk, texts } = turnOf(context);
  if (survey.mark === undefined) await desk.keepSurvey(number, { ...survey, declined: true });
  await say(context, texts.survey.declined);
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
  if (survey.callback !== undefined && declinesCall(input.text)) {
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
  // 很满意 after a 5 says more of it, and so does 师傅很好 after a 1; 不满意 after a 5 takes it back.
  if (rating.said === 'words') {
    const satisfied = /满意|评|satisfied/i.test(turn.input.text);
    return telling && satisfied && Math.abs(rating.mark - (survey.mark ?? rating.mark)) > 1;
  }
  const days = turn.now.since(survey.ratedAt ?? survey.askedAt).total('hours') / 24;
  return survey.mark === undefined ? days <= pendingDays : !isSettled(survey, turn);
}

/** The question was answered with words around a mark, with words alone, with a no, or with we do not know what. */
async function answeredOtherwise(context: TurnContext, number: string, survey: Survey): Promise<boolean> {
  const turn = turnOf(context);
  const { input, knowledge, texts } = turn;
  const kind = readNonAnswer(input.text, knowledge);
  if (kind === 'yes' || kind === 'punctuation') {
    await askWhich(context, number);
    return true;
  }
  const mark = ratingWithin(input.text, knowledge.policy.survey.scale);
  if (mark !== undefined && !wants(turn, input.text)) {
    await take(context, number, mark, input.text);
    return true;
  }
  if (isNo(kind, input.text) || declinesRating(input.text)) {
    await decline(context, number, survey);
    return true;
  }
  if (putsOffRating(input.text)) {
    await say(context, texts.survey.later);
    return true;
  }
  if (kind !== undefined || isRequest(turn, input.text) || !isOpinion(input.text)) return false;
  await keepWords(turn, number, survey, input.text);
  await askWhich(context, number, texts.survey.heard);
  return true;
}

/** 不用了, 没什么, nothing else. */
function isNo(kind: ReturnType<typeof readNonAnswer>, text: string): boolean {
  return kind === 'no' || kind === 'do-not-know' || saysNothingMore(text);
}

/** The message right after a mark: words of it, unless it is a request, a courtesy or a no. */
async function toldMore(context: TurnContext, number: string, survey: Survey): Promise<boolean> {
  const turn = turnOf(context);
  const { input, knowledge, texts, desk } = turn;
  const kind = readNonAnswer(input.text, knowledge);
  if (isNo(kind, input.text) || kind === 'punctuation') {
    const callback = await openCallback(turn, survey);
    const text = callback === undefined ? texts.survey.noWords : texts.survey.noWordsCall(callback.id);
    await say(context, text, callback === undefined ? [] : [noCallButton(turn, number)]);
    return true;
  }
  if (kind === 'yes') {
    await say(context, texts.smallTalk.yes);
    return true;
  }
  const reachable = findPhone(input.text) !== undefined && survey.callback !== undefined;
  if ((kind !== undefined && !reachable) || (!reachable && isRequest(turn, input.text))) return false;
  await keepWords(turn, number, survey, input.text);
  const callback = survey.callback && (await desk.addTo(survey.callback, additionIn(turn)));
  await say(context, callback ? texts.survey.wordsToCaller(callback.id) : texts.survey.words);
  return true;
}

/** Whether a message asks or orders something, or tells of a fault. */
function wants(turn: Turn, text: string): boolean {
  const { outcome, entities, advice, danger } = understood(turn, text);
  const said = text.replace(/没有?(?:什么|啥)/g, '');
  if (asks(said) || orders(text) || wantsMore(text) || outcome === 'command') return true;
  return [entities.fault, entities.code, advice, danger].some(each => each !== undefined);
}

/** Whether a message is for somebody else than the one who reads opinions. */
function isRequest(turn: Turn, text: string): boolean {
  if (wants(turn, text)) return true;
  const meant = understood(turn, text);
  return (meant.outcome === 'answer' || meant.outcome === 'dialog') && !isOpinion(text);
}
