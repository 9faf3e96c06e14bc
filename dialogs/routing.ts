import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { type DialogContext, DialogSet, type DialogState } from 'botbuilder-dialogs';
import { waitingSince } from '../knowledge/work-order.ts';
import { noteClosed, tellClosed } from './after-hours.ts';
import { type Button, type Labelled, startButton } from './buttons.ts';
import { dangerKnown, filledIn, givenBy, keepFiles, keepWish, machineLookedAt, remembered } from './carried.ts';
import { type CaseAct, doOnPage } from './case-act.ts';
import { addedToComplaint } from './complaint.ts';
import { knownContact } from './contact.ts';
import { addedToAlarm, afterAlarm, alarm, tellsHowToReach } from './danger.ts';
import { dangerIn } from './danger-asked.ts';
import { decide, decidedInWords } from './decision.ts';
import { sayEntry, sayUnknown, suggestionButton, understood } from './faq.ts';
import type { Json } from './form/form.ts';
import { answersOf, beginForm, FormDialog, isChoice } from './form/form-dialog.ts';
import { forms } from './forms.ts';
import { handover, passedOn, remember, waitingHere, waitingLeft } from './handover.ts';
import type { DialogId } from './ids.ts';
import { remindWanted, unsubscribed } from './maintenance.ts';
import { dialogButton, labelOf, menu } from './menu.ts';
import { noteAnswered, noteMissed, opinionOfAnswer } from './missed.ts';
import { openingLine } from './opening.ts';
import { besides, offeredByName } from './other-form.ts';
import { ownVisit } from './own-visit.ts';
import { keepVisit } from './reminder.ts';
import { say } from './say.ts';
import { surveyAgain, surveyPassed } from './survey.ts';
import { rated, surveyDeclined } from './survey-answer.ts';
import { heardByColleague, isTaken, toColleague } from './taken.ts';
import { tracked } from './tracking.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readExactly } from './understand/choice.ts';
import { type Command, readCommand } from './understand/commands.ts';
import { type NonAnswer, readNonAnswer } from './understand/non-answer.ts';
import { bare } from './understand/normalise.ts';
import { findTicketNumber, readTicketNumber } from './understand/ticket-number.ts';
import type { Suggestion } from './understand/understand.ts';
import { readUndo, undone } from './undo.ts';
import { shownSlot } from './visit-slot.ts';
import { visitsAhead } from './visits-booked.ts';

/** Where the dialog stack of a turn lives; changed in place. */
export interface Stack {
  dialogs: DialogState | undefined;
}

/** How long a second "yes" still means the report that was just submitted. */
const submittedMinutes = 10;

/** After so many messages in a row that nobody understood, only a person helps. */
const lostForGood = 3;

/**
 * The one order of a turn with words in it: danger, what came of it, answers to a quotation, commands, the open form
 * (which looks at side questions by itself), buttons, what was offered last, and then what the sentence means.
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
  if (isTaken(turn)) {
    const heard = await heardByColleague(context, command, input.button ?? offeredButton(turn));
    if (heard === 'heard') return;
    if (heard === 'back' && (command !== undefined || dc.activeDialog !== undefined)) return askAgain(context, stack);
  }
  if (command === undefined) remember(turn);
  if ((await afterAlarm(context)) && command === undefined && input.button === undefined) {
    // What was asked before the danger is asked again: a "yes" to the safe act is no yes to a form.
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
    return;
  }

  if (tellsHowToReach(turn) && (await addedToAlarm(context))) {
    // The form asks nothing that was just said.
    const { phone } = answersOf(dc.activeDialog);
    if (dc.activeDialog !== undefined) await (phone === undefined ? dc.continueDialog() : dc.repromptDialog());
    return;
  }
  // An answer to a quotation, or to work that is done: 先不修 is no wish to cancel something else.
  if (await decidedInWords(context, dc.activeDialog !== undefined)) {
    surveyPassed(turn.memory);
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
    return;
  }
  const undoes = input.button === undefined ? readUndo(input.text) : undefined;
  const isUndo = undoes === 'always' || (undoes === 'alone' && dc.activeDialog === undefined);
  if (isUndo && (await takenBack(dc))) return surveyPassed(turn.memory);
  if (command !== undefined && (await order(dc, command))) return surveyPassed(turn.memory);
  // A mark counts at any moment; whatever was open goes on.
  if (await rated(context, dc.activeDialog !== undefined)) {
    if (dc.activeDialog !== undefined) await dc.repromptDialog();
    return;
  }
  if (dc.activeDialog !== undefined) {
    const tapped = input.button ?? (spokeFirst ? offeredButton(turn) : offeredByName(turn));
    if (tapped !== undefined && !('ask' in tapped)) return aside(dc, tapped);
    if (tapped === undefined && (await reportedMeanwhile(dc))) return;
    await dc.continueDialog();
    return;
  }
  const meant = input.button ?? offeredButton(turn);
  if (meant !== undefined) return press(dc, meant);
  if (input.text === '') return nothingWritten(context);
  if ((await smallTalk(context, ['thanks'])) || (await submittedAlready(context))) return;
  if ((await unsubscribed(context)) || (await opinionOfAnswer(context, answered))) return;
  if (await smallTalk(context, ['yes', 'no', 'wait'])) return;
  if (await numberSaid(dc, readTicketNumber)) return;
  if ((await tracked(context)) || (await addedToComplaint(context))) return;
  keepFiles(turn);
  await sentence(dc);
}

/** Who looks at the warranty and orders the repair by its name need not end the look first: its machine goes along. */
async function reportedMeanwhile(dc: DialogContext): Promise<boolean> {
  const turn = turnOf(dc.context);
  const { input, memory, texts, desk } = turn;
  const isOrder = [texts.repair.title.toLowerCase(), '我要报修', '要报修'].includes(bare(input.text));
  if (dc.activeDialog?.id !== 'warranty' || !isOrder) return false;
  memory.machine = machineLookedAt(dc.activeDialog) ?? memory.machine;
  await desk.dropDraft('warranty');
  await dc.cancelAllDialogs();
  await begin(dc, 'repair', {}, false);
  return true;
}

/** The bare number of a case asks how that stands; one with a slip in it is answered with how numbers look. */
async function numberSaid(dc: DialogContext, read: typeof readTicketNumber): Promise<boolean> {
  const { input, texts, desk } = turnOf(dc.context);
  const said = read(input.text);
  if (said === undefined) return false;
  if ('number' in said) {
    // A serial number of a machine we know is none, though it may look like one.
    if ((await desk.unit(said.number.replaceAll('-', ''))) !== undefined) return false;
    await begin(dc, 'status', { about: said.number });
    return true;
  }
  await say(dc.context, texts.status.number.slip(said.slip));
  return true;
}

/** An order, or a wish to be waited for, in whatever words. */
function commandIn({ input, knowledge }: Turn): Command | undefined {
  return readCommand(input.text) ?? (readNonAnswer(input.text, knowledge) === 'wait' ? 'later' : undefined);
}

/** Asks the question that is open again, if any, after somebody else has spoken. */
export async function askAgain(context: TurnContext, stack: Stack): Promise<void> {
  const dc = await openStack(context, stack);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** Says hello, with today's hours and what the desk can do. */
export async function greet(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  if (turn.memory.taken !== undefined) return say(context, turn.texts.handover.here(turn.memory.taken.name));
  noteClosed(turn);
  await offer(
    context,
    turn.texts.greeting(turn.knowledge.shop.name[turn.language], openingLine(turn).long),
    menu(turn),
  );
}

/** The customer did something on the page of a case; a form that is open in the chat asks again after the answer. */
export async function onCasePage(context: TurnContext, stack: Stack, act: CaseAct): Promise<void> {
  await doOnPage(context, act);
  surveyPassed(turnOf(context).memory);
  const dc = await openStack(context, stack);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** The customer came with the serial number of a machine, from a link or a code on it. */
export async function welcomeSerial(context: TurnContext, serial: string): Promise<void> {
  const turn = turnOf(context);
  turn.memory.machine = { ...turn.memory.machine, serial };
  if (isTaken(turn)) return;
  await offer(context, turn.texts.repair.serialGreeting(serial), [startButton('repair', turn.texts.repair.title)]);
}

/** Orders that hold at any moment. @returns false for those that only an open form obeys */
async function order(dc: DialogContext, command: Command): Promise<boolean> {
  const turn = turnOf(dc.context);
  const open = dc.activeDialog !== undefined;
  switch (command) {
    case 'menu':
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

/** A button of the menu or of an answer, tapped while a form is open: the form stays. */
async function aside(dc: DialogContext, button: Exclude<Button, { ask: unknown }>): Promise<void> {
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
  } else if (besides.includes(button.start) && button.start !== dc.activeDialog?.id) {
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

async function press(dc: DialogContext, button: Button): Promise<void> {
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

/** @param others buttons of what was asked in the same breath */
async function showEntry(context: TurnContext, id: string, others: readonly Labelled[] = []): Promise<void> {
  const turn = turnOf(context);
  const leadsTo = turn.knowledge.faq.find(entry => entry.id === id)?.leadsTo as DialogId | undefined;
  const asked = others.filter(({ button }) => !('start' in button && button.start === leadsTo));
  const onward = [...asked, ...(leadsTo === undefined ? [] : dialogButton(turn, leadsTo))];
  offered(turn, onward);
  if (!(await sayEntry(context, id, onward))) await say(context, turn.texts.faq.notOffered);
}

/** What a sentence means that answers no question of ours. */
async function sentence(dc: DialogContext): Promise<void> {
  const { context } = dc;
  const turn = turnOf(context);
  const booked = await ownVisit(turn);
  if (booked !== undefined) {
    turn.memory.lost = 0;
    return offer(context, booked.said, booked.onward);
  }
  const meant = understood(turn, turn.input.text);
  const advice = meant.advice === undefined ? undefined : turn.texts.dangerMore.advice;
  if (meant.outcome === 'answer' || meant.outcome === 'dialog') turn.memory.lost = 0;
  if (meant.outcome !== 'dialog') keepWish(turn);
  switch (meant.outcome) {
    case 'answer':
      await showEntry(context, meant.answer.id, meant.suggestions.map(suggestionButton));
      noteAnswered(turn, meant.answer.id);
      break;
    case 'dialog':
      turn.memory.wishes = meant.suggestions
        .filter(each => 'dialog' in each)
        .map(each => suggestionButton(each).button);
      await begin(dc, meant.dialog, givenBy(turn, meant));
      break;
    default:
      if ((await numberSaid(dc, findTicketNumber)) || (await addedToAlarm(context)) || (await passedOn(context)))
        return;
      await notUnderstood(context, 'suggestions' in meant ? meant.suggestions : [], advice);
      return;
  }
  if (advice !== undefined && dc.activeDialog === undefined) {
    await offer(context, advice, dialogButton(turn, 'repair'));
  } else if (turn.input.files.length > 0 && dc.activeDialog === undefined) {
    await say(context, turn.texts.repair.photosKept(turn.input.files.length));
  }
}

/** Not understood: near questions first, then other words, and in the end a person; never the same thing again. */
async function notUnderstood(
  context: TurnContext,
  suggestions: readonly Suggestion[],
  advice: string | undefined,
): Promise<void> {
  const turn = turnOf(context);
  const { texts, memory } = turn;
  const near = suggestions.map(suggestionButton);
  memory.lost += 1;
  await noteMissed(turn, suggestions);
  if (advice !== undefined) {
    return offer(context, advice, near.length > 0 ? near : dialogButton(turn, 'repair'));
  }
  if (memory.lost >= lostForGood) return offer(context, texts.faq.unknownStill, dialogButton(turn, 'handover'));
  if (near.length > 0) return offer(context, texts.faq.unsure, near);
  if (memory.lost > 1) return offer(context, texts.faq.unknownAgain, menu(turn));
  await sayUnknown(context);
}

/** What the desk can do, also for those who see no buttons. */
function menuInWords(turn: Turn): string {
  const lines = menu(turn).map(({ label }, index) => `${index + 1}. ${label}`);
  return [turn.texts.menu.text, ...lines, turn.texts.menu.hint].join('\n');
}

/** Takes back what the customer has just done to a visit. @returns whether there was something to take back */
async function takenBack(dc: DialogContext, number?: string): Promise<boolean> {
  const came = await undone(turnOf(dc.context), number);
  if (came === undefined) return false;
  await offer(dc.context, came.said, came.onward ?? []);
  if (came.next !== undefined) await begin(dc, came.next.dialog, came.next.given, false);
  else if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

/** The maintenance of a machine as it is asked for with a tap. */
function maintained({ knowledge, language }: Turn, id: string): Readonly<Record<string, Json>> {
  const product = knowledge.products.find(each => each.id === id);
  return { kind: 'maintenance', ...(product && { product: { id, said: product.name[language] } }) };
}

/** The case that a button is about; whose it is, the form looks at. */
function aboutOf({ about }: Extract<Button, { start: unknown }>): Readonly<Record<string, Json>> {
  return about === undefined ? {} : { about };
}

/** The forms that need to know how the customer is reached. */
const reaches: readonly DialogId[] = ['repair', 'booking', 'service', 'returns'];
/** Those that a person has to finish. */
const forPersons: readonly DialogId[] = [...reaches, 'complaint'];

/** @param told `false`: the customer has not just said what is given */
async function begin(
  dc: DialogContext,
  dialog: DialogId,
  given: Readonly<Record<string, Json>> = {},
  told?: false,
): Promise<void> {
  const turn = turnOf(dc.context);
  turn.memory.offered = [];
  if (dialog === 'menu') return offer(dc.context, menuInWords(turn), menu(turn));
  if (dialog === 'handover') return handover(dc.context);
  if (forPersons.includes(dialog)) await tellClosed(dc.context);
  if (dialog === 'survey') return surveyAgain(dc.context);
  // Who has agreed before is not asked again how to be reached.
  const contact = reaches.includes(dialog) ? await knownContact(turn) : {};
  const known = { ...remembered(turn, dialog), ...contact, ...given };
  await beginForm(dc, dialog, { given: known, ...(told === false && { told }) });
}

/** Photos or a message that is no words: taken along, or answered kindly. */
async function nothingWritten(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  const { files } = turn.input;
  if (files.length === 0) return say(context, turn.texts.onlyWords);
  if ((await addedToAlarm(context)) || (await tracked(context)) || (await passedOn(context))) return;
  const before = turn.memory.files.length;
  keepFiles(turn);
  const kept = turn.memory.files.length - before;
  if (kept > 0) await offer(context, turn.texts.repair.photosFirst(kept), dialogButton(turn, 'repair'));
  if (kept < files.length) await say(context, turn.texts.form.filesFull(turn.memory.files.length));
}

/** A thank-you, a yes or a no that answers nothing: met kindly, never taken for a wish. */
async function smallTalk(context: TurnContext, kinds: readonly NonAnswer[]): Promise<boolean> {
  const { input, texts, knowledge } = turnOf(context);
  const kind = readNonAnswer(input.text, knowledge);
  if (kind === undefined || !kinds.includes(kind)) return false;
  await say(context, kind === 'thanks' ? texts.smallTalk.thanks : texts.smallTalk.yes);
  return true;
}

/** A second "yes" to a summary that has been submitted: the same number again, no second case. */
async function submittedAlready(context: TurnContext): Promise<boolean> {
  const { memory, texts, input, now } = turnOf(context);
  const { submitted } = memory;
  if (submitted === undefined || now.since(submitted.at).total('minutes') > submittedMinutes) return false;
  // A person has spoken since, or was asked for: a yes is for them.
  if (memory.person !== undefined && memory.person.at > submitted.at) return false;
  if (/^\p{N}+$/u.test(input.text) || readExactly(input.text, [texts.form.submit]).kind !== 'one') return false;
  await say(context, texts.form.alreadySubmitted(submitted.ticket));
  return true;
}

/** Says something with buttons whose number or label may be typed next. */
async function offer(context: TurnContext, text: string, buttons: readonly Labelled[]): Promise<void> {
  offered(turnOf(context), buttons);
  await say(context, text, buttons);
}

function offered(turn: Turn, buttons: readonly Labelled[]): void {
  turn.memory.offered = buttons.map(({ button }) => button);
}

/** The button of the latest offer that a typed number or label means; the offer is used up by any message. */
function offeredButton(turn: Turn): Button | undefined {
  const offered = turn.memory.offered;
  turn.memory.offered = [];
  const choices = offered.map((button, index) => ({ value: String(index), label: labelOf(turn, button) }));
  const reading = readExactly(turn.input.text, choices);
  return reading.kind === 'one' ? offered[Number(reading.value)] : undefined;
}

/** The dialog stack as botbuilder runs it. A stack that names a dialog of another version is dropped, and said so. */
async function openStack(context: TurnContext, stack: Stack): Promise<DialogContext> {
  const dialogs = new DialogSet(stackAccessor(stack));
  for (const [id, build] of Object.entries(forms)) dialogs.add(new FormDialog(id, build));
  const known = stack.dialogs === undefined || isKnown(stack.dialogs);
  if (!known) {
    stack.dialogs = undefined;
    await say(context, turnOf(context).texts.unknownStack);
  }
  const dc = await dialogs.createContext(context);
  const { desk, texts } = turnOf(context);
  const open = dc.activeDialog?.id as DialogId | undefined;
  if (open !== undefined && (await desk.draft(open)) === undefined) {
    await dc.cancelAllDialogs();
    await say(context, texts.form.lapsed);
  }
  return dc;
}

function isKnown(state: DialogState): boolean {
  return Array.isArray(state.dialogStack) && state.dialogStack.every(({ id }) => id in forms);
}

/** What botbuilder asks for the stack by: three methods over the record of the conversation. */
function stackAccessor(stack: Stack): StatePropertyAccessor<DialogState> {
  return {
    get: async (_context: TurnContext, usual: DialogState = { dialogStack: [] }) => {
      stack.dialogs ??= usual;
      return stack.dialogs;
    },
    set: async (_context, value) => {
      stack.dialogs = value;
    },
    delete: async () => {
      stack.dialogs = undefined;
    },
  };
}
