import type { TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import { aboutOf, begin, maintained } from './begin.ts';
import type { Button, Labelled } from './buttons.ts';
import { filledIn } from './carried.ts';
import { decide } from './decision.ts';
import { sayEntry } from './faq.ts';
import { answersOf } from './form/form-dialog.ts';
import { forms } from './forms.ts';
import { handover } from './handover.ts';
import type { DialogId } from './ids.ts';
import { remindWanted } from './maintenance.ts';
import { dialogButton } from './menu.ts';
import { offer, offered } from './offer.ts';
import { offeredIn } from './other-form.ts';
import { keepVisit } from './reminder.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';
import { undone } from './undo.ts';

/** A button that was tapped, or typed by its number or label, while no form is open. */
export async function press(dc: DialogContext, button: Button): Promise<void> {
  const turn = turnOf(dc.context);
  const { texts, memory } = turn;
  if ('faq' in button) return showEntry(dc.context, button.faq);
  if ('keep' in button) return keepVisit(dc.context, button.keep);
  if ('undo' in button) return void (await takenBack(dc, button.undo));
  if ('remind' in button) return remindWanted(dc.context, button.remind);
  if ('maintain' in button) return begin(dc, 'service', maintained(turn, button.maintain), false);
  if ('decide' in button) return decide(dc.context, button);
  if ('start' in button) return begin(dc, button.start, aboutOf(button), false);
  const { submitted } = memory;
  if (submitted !== undefined && submitted.run === button.ask.run) {
    return say(dc.context, texts.form.alreadySubmitted(submitted.ticket));
  }
  const dialog = button.ask.form in forms ? button.ask.form : 'repair';
  return offer(dc.context, texts.nothingToCancel, dialogButton(turn, dialog));
}

/** A button of the menu or of an answer, tapped while a form is open: the form stays. */
export async function aside(dc: DialogContext, button: Exclude<Button, { ask: unknown }>): Promise<void> {
  if ('faq' in button) await showEntry(dc.context, button.faq);
  else if ('keep' in button) await keepVisit(dc.context, button.keep);
  else if ('undo' in button) {
    if (await takenBack(dc, button.undo)) return;
  } else if ('remind' in button) await remindWanted(dc.context, button.remind);
  else if ('maintain' in button) return begin(dc, 'service', maintained(turnOf(dc.context), button.maintain), false);
  else if ('decide' in button) await decide(dc.context, button);
  // What is about a case is done first; the form goes on after it.
  else if (button.about !== undefined && button.start in forms && !isOpenFor(button.about, button.start, dc)) {
    return begin(dc, button.start, aboutOf(button), false);
  } else if (offeredIn(dc.activeDialog?.id).includes(button.start) && button.start !== dc.activeDialog?.id) {
    return begin(dc, button.start, {}, false);
  } else if (button.start === 'handover') await handover(dc.context, filledIn(dc.activeDialog));
  else if (!(button.start in forms)) await begin(dc, button.start, aboutOf(button));
  await dc.repromptDialog();
}

/** Whether a form is open about a case, or about the only one that there is. */
function isOpenFor(about: string, dialog: DialogId, { activeDialog }: DialogContext): boolean {
  const { about: known = about } = answersOf(activeDialog);
  return activeDialog?.id === dialog && known === about;
}

/** @param others buttons of what was asked in the same breath */
export async function showEntry(context: TurnContext, id: string, others: readonly Labelled[] = []): Promise<void> {
  const turn = turnOf(context);
  const leadsTo = turn.knowledge.faq.find(entry => entry.id === id)?.leadsTo as DialogId | undefined;
  const asked = others.filter(({ button }) => !('start' in button && button.start === leadsTo));
  const onward = [...asked, ...(leadsTo === undefined ? [] : dialogButton(turn, leadsTo))];
  offered(turn, onward);
  if (!(await sayEntry(context, id, onward))) await say(context, turn.texts.faq.notOffered);
}

/** Takes back what the customer has just done to a visit. @returns whether there was something to take back */
export async function takenBack(dc: DialogContext, number?: string): Promise<boolean> {
  const came = await undone(turnOf(dc.context), number);
  if (came === undefined) return false;
  await offer(dc.context, came.said, came.onward ?? []);
  if (came.next !== undefined) await begin(dc, came.next.dialog, came.next.given, false);
  else if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}
