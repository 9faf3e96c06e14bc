import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { type DialogContext, DialogSet, type DialogState } from 'botbuilder-dialogs';
import { type Button, type Labelled, startButton } from './buttons.ts';
import { consentVersion } from './consent.ts';
import { afterAlarm, alarm } from './danger.ts';
import { sayEntry, sayUnknown, suggestionButton, understood } from './faq.ts';
import type { Json } from './form/form.ts';
import { FormDialog } from './form/form-dialog.ts';
import { forms } from './forms.ts';
import type { DialogId } from './ids.ts';
import { dialogButton, labelOf, menu } from './menu.ts';
import { contactLine, openingLine } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readChoice } from './understand/choice.ts';
import { type Command, readCommand } from './understand/commands.ts';
import { readDanger } from './understand/danger.ts';
import { readYesNo } from './understand/yes-no.ts';

/** Where the dialog stack of a turn lives; changed in place. */
export interface Stack {
  dialogs: DialogState | undefined;
}

/** How long a second "yes" still means the report that was just submitted. */
const submittedMinutes = 10;

/**
 * The one order of a turn with words in it: danger, commands, the open form (which looks at side questions by
 * itself), buttons, what was offered last, and then what the sentence means.
 */
export async function route(context: TurnContext, stack: Stack): Promise<void> {
  const turn = turnOf(context);
  const { input } = turn;
  const danger = input.button === undefined ? readDanger(input.text) : undefined;
  if (danger?.mode === 'alarm') return alarm(context, danger.kind);
  await afterAlarm(context);

  const dc = await openStack(context, stack);
  const command = input.button === undefined ? readCommand(input.text) : undefined;
  if (command !== undefined && (await order(dc, command))) return;
  if (dc.activeDialog !== undefined) {
    const tapped = input.button;
    if (tapped !== undefined && !('ask' in tapped)) return aside(dc, tapped);
    await dc.continueDialog();
    return;
  }
  const meant = input.button ?? offeredButton(turn);
  if (meant !== undefined) return press(dc, meant);
  if (input.text === '') return nothingWritten(context);
  if (await submittedAlready(context)) return;
  await sentence(dc);
}

/** Says hello, with today's hours and what the desk can do. */
export async function greet(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  await offer(
    context,
    turn.texts.greeting(turn.knowledge.shop.name[turn.language], openingLine(turn).long),
    menu(turn),
  );
}

/** The customer came with the serial number of a machine, from a link or a code on it. */
export async function welcomeSerial(context: TurnContext, serial: string): Promise<void> {
  const turn = turnOf(context);
  turn.memory.serial = serial;
  await offer(context, turn.texts.repair.serialGreeting(serial), [startButton('repair', turn.texts.repair.title)]);
}

/** Orders that hold at any moment. @returns false for those that only an open form obeys */
async function order(dc: DialogContext, command: Command): Promise<boolean> {
  const turn = turnOf(dc.context);
  const open = dc.activeDialog !== undefined;
  switch (command) {
    case 'menu':
      await (open ? say(dc.context, turn.texts.menu.hint) : begin(dc, 'menu'));
      break;
    case 'handover':
      await begin(dc, 'handover');
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
    case 'cancel':
    case 'back':
    case 'restart':
      if (open) return false;
      await say(dc.context, turn.texts.nothingToCancel);
      return true;
  }
  if (open) await dc.repromptDialog();
  return true;
}

/** A button of the menu or of an answer, tapped while a form is open: the form stays. */
async function aside(dc: DialogContext, button: Exclude<Button, { ask: unknown }>): Promise<void> {
  if ('faq' in button) await showEntry(dc.context, button.faq);
  else if (!(button.start in forms)) await begin(dc, button.start);
  await dc.repromptDialog();
}

async function press(dc: DialogContext, button: Button): Promise<void> {
  const { texts, memory } = turnOf(dc.context);
  if ('faq' in button) return showEntry(dc.context, button.faq);
  if ('start' in button) return begin(dc, button.start);
  const { submitted } = memory;
  if (submitted !== undefined && submitted.run === button.ask.run) {
    return say(dc.context, texts.form.alreadySubmitted(submitted.ticket));
  }
  return say(dc.context, texts.nothingToCancel, [startButton(button.ask.form, texts.repair.title)]);
}

async function showEntry(context: TurnContext, id: string): Promise<void> {
  const turn = turnOf(context);
  const leadsTo = turn.knowledge.faq.find(entry => entry.id === id)?.leadsTo as DialogId | undefined;
  const onward = leadsTo === undefined ? [] : dialogButton(turn, leadsTo);
  remember(turn, onward);
  if (!(await sayEntry(context, id, onward))) await say(context, turn.texts.faq.notOffered);
}

/** What a sentence means that answers no question of ours. */
async function sentence(dc: DialogContext): Promise<void> {
  const { context } = dc;
  const turn = turnOf(context);
  const meant = understood(turn, turn.input.text);
  const buttons = 'suggestions' in meant ? meant.suggestions.map(suggestionButton) : [];
  switch (meant.outcome) {
    case 'answer':
      await showEntry(context, meant.answer.id);
      break;
    case 'dialog':
      await begin(dc, meant.dialog, givenBy(turn, meant.entities));
      break;
    case 'clarify':
      await offer(context, turn.texts.faq.unsure, buttons);
      break;
    default:
      await sayUnknown(context);
  }
  if (meant.advice !== undefined && dc.activeDialog === undefined) {
    await offer(context, turn.texts.dangerMore.advice, dialogButton(turn, 'repair'));
  }
}

async function begin(dc: DialogContext, dialog: DialogId, given: Readonly<Record<string, Json>> = {}): Promise<void> {
  const turn = turnOf(dc.context);
  turn.memory.offered = [];
  if (dialog === 'menu') return offer(dc.context, `${turn.texts.menu.text}\n${turn.texts.menu.hint}`, menu(turn));
  if (dialog === 'handover') {
    const onward = dc.activeDialog === undefined ? dialogButton(turn, 'repair') : [];
    return offer(dc.context, contactLine(turn, 'handover'), onward);
  }
  await dc.beginDialog(dialog, { given: { ...remembered(turn), ...given } });
}

/** What the first sentence tells a repair report; a phone number only once the customer has agreed to it being kept. */
function givenBy(turn: Turn, entities: ReturnType<typeof understood>['entities']): Record<string, Json> {
  const { desk, input, knowledge, language } = turn;
  const product = knowledge.products.find(each => each.id === entities.product);
  const agreed = desk.customer.consent?.version === consentVersion;
  return {
    ...(product && { product: { id: product.id, said: product.name[language] } }),
    ...((entities.fault !== undefined || entities.code !== undefined) && { fault: input.text.slice(0, 2000) }),
    ...(entities.serial !== undefined && { serial: entities.serial }),
    ...(entities.phone !== undefined && agreed && { phone: entities.phone }),
  };
}

/** What the conversation came with before the form began; used up by it. */
function remembered({ memory, input }: Turn): Record<string, Json> {
  const files = [...memory.files, ...input.files].slice(0, 9);
  memory.files = [];
  return {
    ...(files.length > 0 && { photos: files }),
    ...(memory.serial !== undefined && { serial: memory.serial }),
  };
}

/** Photos or a message that is no words: taken along, or answered kindly. */
async function nothingWritten(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  if (turn.input.files.length === 0) return say(context, turn.texts.onlyWords);
  turn.memory.files = [...turn.memory.files, ...turn.input.files].slice(0, 9);
  await offer(context, turn.texts.repair.photosFirst(turn.input.files.length), dialogButton(turn, 'repair'));
}

/** A second "yes" to a summary that has been submitted: the same number again, no second case. */
async function submittedAlready(context: TurnContext): Promise<boolean> {
  const { memory, texts, input, now } = turnOf(context);
  const { submitted } = memory;
  if (submitted === undefined) return false;
  const recent = now.since(submitted.at).total('minutes') < submittedMinutes;
  const again = readChoice(input.text, [texts.form.submit]).kind === 'one' || readYesNo(input.text) === 'yes';
  if (!recent || !again || /^\p{N}+$/u.test(input.text)) return false;
  await say(context, texts.form.alreadySubmitted(submitted.ticket));
  return true;
}

/** Says something with buttons whose number or label may be typed next. */
async function offer(context: TurnContext, text: string, buttons: readonly Labelled[]): Promise<void> {
  remember(turnOf(context), buttons);
  await say(context, text, buttons);
}

function remember(turn: Turn, buttons: readonly Labelled[]): void {
  turn.memory.offered = buttons.map(({ button }) => button);
}

/** The button of the latest offer that a typed number or label means; the offer is used up by any message. */
function offeredButton(turn: Turn): Button | undefined {
  const offered = turn.memory.offered;
  turn.memory.offered = [];
  const choices = offered.map((button, index) => ({ value: String(index), label: labelOf(turn, button) }));
  const reading = readChoice(turn.input.text, choices);
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
  return dialogs.createContext(context);
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
