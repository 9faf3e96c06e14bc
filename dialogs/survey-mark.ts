import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { spanEnd } from '../knowledge/contact-hours.ts';
import { figure } from '../knowledge/policy.ts';
import type { Survey, Ticket } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import type { Labelled } from './buttons.ts';
import { dialogButton } from './menu.ts';
import { moment } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { findPhone, maskPhone } from './understand/phone.ts';

/**
 * Notes a mark, the first or a changed one; somebody calls about a low one, once.
 *
 * @param words what was said along with it
 */
export async function take(context: TurnContext, number: string, mark: number, words?: string): Promise<void> {
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
export function isSettled({ ratedAt }: Survey, { now, knowledge }: Turn): boolean {
  if (ratedAt === undefined) return false;
  const end = spanEnd(Temporal.Instant.from(ratedAt), knowledge.policy.survey.change, knowledge.calendar);
  return Temporal.Instant.compare(now, end) > 0;
}

/** Somebody shall call about a low mark; the case is the person's who may be spoken to from now on. */
async function openedCallback(turn: Turn, ticket: Ticket, survey: Survey): Promise<Ticket> {
  const { desk, texts, memory, now, knowledge } = turn;
  const called = await desk.openCase({
    kind: 'handover',
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
export async function openCallback({ desk }: Turn, { callback }: Survey): Promise<Ticket | undefined> {
  return (await desk.openTickets()).find(({ id }) => id === callback);
}

/** Nobody needs to call after all. */
export async function declineCallback(context: TurnContext, number: string): Promise<void> {
  const { desk, texts, memory } = turnOf(context);
  const t = texts.survey;
  const callback = (await desk.ticket(number))?.survey?.callback;
  if (callback === undefined) return say(context, t.unknown);
  const withdrawn = await desk.withdraw(callback, t.noCall);
  if (memory.person?.ticket === callback) memory.person = undefined;
  await say(context, withdrawn === undefined ? t.callOver : t.callDeclined);
}

/** Adds to what the customer said of the case. */
export async function keepWords({ desk }: Turn, number: string, survey: Survey, text: string): Promise<void> {
  const words = [survey.words, text]
    .filter(each => each !== undefined)
    .join('\n')
    .slice(0, longestWords);
  await desk.keepSurvey(number, { ...survey, words }, { what: 'said', text });
}

const longestWords = 2000;

/** What the one who calls should know of a message. */
export function additionIn({ input }: Turn) {
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

/** The button that makes a call unnecessary. */
export function noCallButton({ texts }: Turn, number: string): Labelled {
  return {
    label: texts.survey.noCall,
    button: { ask: { form: 'survey', run: number, slot: 'callback' }, choose: 'no' },
  };
}

function lines(...all: (string | undefined)[]): string {
  return all.filter(line => line !== undefined).join('\n\n');
}
