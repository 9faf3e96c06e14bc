import type { TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import { begin } from './begin.ts';
import type { Button } from './buttons.ts';
import { dangerKnown, keepFiles, machineLookedAt } from './carried.ts';
import { addedToComplaint } from './complaint.ts';
import { keepUntaken } from './contact.ts';
import { addedToAlarm, afterAlarm, alarm, tellsHowToReach } from './danger.ts';
import { dangerIn } from './danger-asked.ts';
import { decidedInWords } from './decision.ts';
import { answersOf } from './form/form-dialog.ts';
import { remember } from './handover.ts';
import { unsubscribed } from './maintenance.ts';
import { type Answered, opinionOfAnswer } from './missed.ts';
import { offeredButton } from './offer.ts';
import { commandIn, order } from './order.ts';
import { offeredByName } from './other-form.ts';
import { aside, press, takenBack } from './press.ts';
import { numberSaid, sentence } from './sentence.ts';
import { nothingWritten, smallTalk, submittedAlready } from './small-talk.ts';
import { askAgain, openStack, type Stack } from './stack.ts';
import { surveyPassed } from './survey.ts';
import { rated } from './survey-answer.ts';
import { heardByColleague, isTaken, toColleague } from './taken.ts';
import { tracked } from './tracking.ts';
import { turnOf } from './turn-of.ts';
import type { Command } from './understand/commands.ts';
import { bare } from './understand/normalise.ts';
import { readTicketNumber } from './understand/ticket-number.ts';
import { readUndo } from './undo.ts';

/**
 * The one order of a turn with words in it: danger, who listens, what came of a danger, answers to a quotation,
 * orders, marks, the open form (which looks at side questions by itself), buttons, what was offered last, and then
 * what the sentence means.
 */
export async function route(context: TurnContext, stack: Stack): Promise<void> {
  const danger = await dangerIn(context);
  if (danger === 'asked') return;
  const turn = turnOf(context);
  const { input, memory } = turn;
  const { spokeFirst = false, answered } = memory;
  memory.spokeFirst = false;
  memory.answered = undefined;
  const dc = await openStack(context, stack);
  if (danger !== undefined) {
    if (isTaken(turn)) await toColleague(turn);
    return alarm(context, danger, dangerKnown(dc.activeDialog));
  }
  const command = input.button === undefined ? commandIn(turn) : undefined;
  if (await takenByColleague(dc, stack, command)) return;
  if (command === undefined) {
    remember(turn);
    keepUntaken(turn);
  }
  if (await aboutDanger(dc, command)) return;
  if (await atAnyMoment(dc, command)) return;
  await (dc.activeDialog === undefined ? outsideForms(dc, answered) : insideForm(dc, spokeFirst));
}

/** While a colleague talks with the customer, the words are theirs. @returns whether the turn is over */
async function takenByColleague(dc: DialogContext, stack: Stack, command: Command | undefined): Promise<boolean> {
  const turn = turnOf(dc.context);
  if (!isTaken(turn)) return false;
  const heard = await heardByColleague(dc.context, command, turn.input.button ?? offeredButton(turn));
  if (heard === 'heard') return true;
  if (heard !== 'back' || (command === undefined && dc.activeDialog === undefined)) return false;
  await askAgain(dc.context, stack);
  return true;
}

/** What is said after an alarm belongs to it: that all is safe, or how to be reached. @returns whether the turn is over */
async function aboutDanger(dc: DialogContext, command: Command | undefined): Promise<boolean> {
  const turn = turnOf(dc.context);
  if ((await afterAlarm(dc.context)) && command === undefined && turn.input.button === undefined) {
    // What was asked before the danger is asked again: a "yes" to the safe act is no yes to a form.
    await repromptOpen(dc);
    return true;
  }
  if (!tellsHowToReach(turn) || !(await addedToAlarm(dc.context))) return false;
  // The form asks nothing that was just said.
  const { phone } = answersOf(dc.activeDialog);
  if (dc.activeDialog !== undefined && phone === undefined) await dc.continueDialog();
  else await repromptOpen(dc);
  return true;
}

/** What counts at any moment; whatever was open goes on. @returns whether the turn is over */
async function atAnyMoment(dc: DialogContext, command: Command | undefined): Promise<boolean> {
  const { context } = dc;
  const { input, memory } = turnOf(context);
  // An answer to a quotation, or to work that is done: 先不修 is no wish to cancel something else.
  if (await decidedInWords(context, dc.activeDialog !== undefined)) {
    surveyPassed(memory);
    await repromptOpen(dc);
    return true;
  }
  const undoes = input.button === undefined ? readUndo(input.text) : undefined;
  const isUndo = undoes === 'always' || (undoes === 'alone' && dc.activeDialog === undefined);
  if ((isUndo && (await takenBack(dc))) || (command !== undefined && (await order(dc, command)))) {
    surveyPassed(memory);
    return true;
  }
  if (!(await rated(context, dc.activeDialog !== undefined))) return false;
  await repromptOpen(dc);
  return true;
}

async function repromptOpen(dc: DialogContext): Promise<void> {
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** @param spokeFirst the desk spoke since the customer's last words: a number may mean what it offered */
async function insideForm(dc: DialogContext, spokeFirst: boolean): Promise<void> {
  const turn = turnOf(dc.context);
  const tapped = turn.input.button ?? (spokeFirst ? offeredButton(turn) : offeredByName(turn));
  if (await reportedMeanwhile(dc, tapped)) return;
  if (tapped !== undefined && !('ask' in tapped)) return aside(dc, tapped);
  await dc.continueDialog();
}

/** @param answered what the message before asked, and got as an answer: the customer may think something of it */
async function outsideForms(dc: DialogContext, answered: Answered | undefined): Promise<void> {
  const { context } = dc;
  const turn = turnOf(context);
  const meant = turn.input.button ?? offeredButton(turn);
  if (meant !== undefined) return press(dc, meant);
  if (turn.input.text === '') return nothingWritten(context);
  if ((await smallTalk(context, ['thanks'])) || (await submittedAlready(context))) return;
  if ((await unsubscribed(context)) || (await opinionOfAnswer(context, answered))) return;
  if (await smallTalk(context, ['yes', 'no', 'wait'])) return;
  if (await numberSaid(dc, readTicketNumber)) return;
  if ((await tracked(context)) || (await addedToComplaint(context))) return;
  keepFiles(turn);
  await sentence(dc);
}

/** Who looks at the warranty and orders the repair by its name or its button need not end the look first: its machine goes along. */
async function reportedMeanwhile(dc: DialogContext, tapped: Button | undefined): Promise<boolean> {
  const turn = turnOf(dc.context);
  const { input, memory, texts, desk } = turn;
  const isOrder =
    tapped === undefined
      ? [texts.repair.title.toLowerCase(), '我要报修', '要报修'].includes(bare(input.text))
      : 'start' in tapped && tapped.start === 'repair' && tapped.about === undefined;
  if (dc.activeDialog?.id !== 'warranty' || !isOrder) return false;
  memory.machine = machineLookedAt(dc.activeDialog) ?? memory.machine;
  await desk.dropDraft('warranty');
  await dc.cancelAllDialogs();
  await begin(dc, 'repair', {}, false);
  return true;
}
