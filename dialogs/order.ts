import type { TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import { waitingSince } from '../knowledge/work-order.ts';
import { begin, menuInWords } from './begin.ts';
import { filledIn } from './carried.ts';
import { addedToAlarm } from './danger.ts';
import { isChoice } from './form/form-dialog.ts';
import { forms } from './forms.ts';
import { handover, waitingHere, waitingLeft } from './handover.ts';
import type { DialogId } from './ids.ts';
import { dialogButton, menu } from './menu.ts';
import { offer } from './offer.ts';
import { say } from './say.ts';
import { surveyDeclined } from './survey-answer.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { type Command, readCommand } from './understand/commands.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { shownSlot } from './visit-slot.ts';
import { visitsAhead } from './visits-booked.ts';

/** An order, or a wish to be waited for, in whatever words. */
export function commandIn({ input, knowledge }: Turn): Command | undefined {
  return readCommand(input.text) ?? (readNonAnswer(input.text, knowledge) === 'wait' ? 'later' : undefined);
}

/** Orders that hold at any moment. @returns false for those that only an open form obeys */
export async function order(dc: DialogContext, command: Command): Promise<boolean> {
  const turn = turnOf(dc.context);
  const open = dc.activeDialog !== undefined;
  switch (command) {
    case 'menu':
      // "Home" is the way to the menu, and an answer where it is asked where a machine is used.
      if (open && (await isAnswer(dc))) return false;
      await (open ? say(dc.context, menuInWords(turn)) : begin(dc, 'menu'));
      break;
    case 'handover':
      // 打电话给我 is a wish for a person, and an answer where it is asked how to be reached.
      if (open && (await isAnswer(dc))) return false;
      await handover(dc.context, filledIn(dc.activeDialog));
      break;
    case 'bot':
      await waitingLeft(dc.context);
      break;
    case 'english':
    case 'chinese':
      turn.memory.wished = command === 'english' ? 'en-US' : 'zh-CN';
      await say(dc.context, turn.texts.switched);
      break;
    case 'help':
      if (open) return false;
      await offer(dc.context, turn.texts.help, menu(turn));
      return true;
    case 'later':
      if (!open || (await isAnswer(dc))) return false;
      await say(dc.context, turn.texts.form.later);
      return true;
    case 'cancel':
    case 'back':
    case 'restart':
      if (open) return false;
      if ((await addedToAlarm(dc.context)) || (await surveyDeclined(dc.context))) return true;
      await nothingOpen(dc.context, command);
      return true;
  }
  if (open) await dc.repromptDialog();
  return true;
}

/** Whether the words are a choice of what the open form asks. */
async function isAnswer({ context, activeDialog }: DialogContext): Promise<boolean> {
  const build = forms[activeDialog?.id as DialogId];
  return build !== undefined && isChoice(turnOf(context), build, activeDialog);
}

/** Nothing is being filled in; who wants to cancel may mean a case that was submitted, which a person can undo. */
async function nothingOpen(context: TurnContext, command: Command): Promise<void> {
  const turn = turnOf(context);
  const [visit] = command === 'cancel' ? await visitsAhead(turn) : [];
  if (visit !== undefined) {
    const choices = [...dialogButton(turn, 'cancel-booking'), ...dialogButton(turn, 'handover')];
    return offer(context, turn.texts.cancelWhat(shownSlot(visit.visit, turn), visit.id), choices);
  }
  const waiting = command === 'cancel' ? await waitingHere(context) : undefined;
  if (waiting !== undefined && waitingSince(waiting) !== undefined) {
    return offer(context, turn.texts.handover.waits(waiting.id), []);
  }
  const submitted =
    command === 'cancel' ? (await turn.desk.openTickets()).find(({ kind }) => kind !== 'handover') : undefined;
  if (submitted === undefined) return say(context, turn.texts.nothingToCancel);
  return offer(context, turn.texts.cancelSubmitted(submitted.id), dialogButton(turn, 'handover'));
}
