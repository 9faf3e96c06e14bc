import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { type DialogContext, DialogSet, type DialogState } from 'botbuilder-dialogs';
import { FormDialog } from './form/form-dialog.ts';
import { forms } from './forms.ts';
import type { DialogId } from './ids.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';

/** Where the dialog stack of a turn lives; changed in place. */
export interface Stack {
  dialogs: DialogState | undefined;
}

/** The dialog stack as botbuilder runs it. A stack that names a dialog of another version is dropped, and said so. */
export async function openStack(context: TurnContext, stack: Stack): Promise<DialogContext> {
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

/** Asks the question that is open again, if any, after somebody else has spoken. */
export async function askAgain(context: TurnContext, stack: Stack): Promise<void> {
  const dc = await openStack(context, stack);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
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
