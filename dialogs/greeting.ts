import type { TurnContext } from 'botbuilder-core';
import { noteClosed } from './after-hours.ts';
import { begin } from './begin.ts';
import { startButton } from './buttons.ts';
import { type CaseAct, doOnPage } from './case-act.ts';
import { menu } from './menu.ts';
import { offer } from './offer.ts';
import { openingLine } from './opening.ts';
import { say } from './say.ts';
import { openStack, type Stack } from './stack.ts';
import { surveyPassed } from './survey.ts';
import { isTaken } from './taken.ts';
import { turnOf } from './turn-of.ts';

/** Says hello, with today's hours and what the desk can do. */
export async function greet(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  if (turn.memory.taken !== undefined) return say(context, turn.texts.handover.here(turn.memory.taken.name));
  noteClosed(turn);
  // A number typed into an open form means this menu, which is what was read last.
  turn.memory.spokeFirst = true;
  await offer(
    context,
    turn.texts.greeting(turn.knowledge.shop.name[turn.language], openingLine(turn).long),
    menu(turn),
  );
}

/** The customer came with the serial number of a machine, from a link or a code on it. */
export async function welcomeSerial(context: TurnContext, serial: string): Promise<void> {
  const turn = turnOf(context);
  const unit = await turn.desk.unit(serial);
  turn.memory.machine = { serial, ...(unit && { product: unit.product }) };
  if (isTaken(turn)) return;
  turn.memory.spokeFirst = true;
  await offer(context, turn.texts.repair.serialGreeting(serial), [startButton('repair', turn.texts.repair.title)]);
}

/**
 * The code on a machine was scanned: whether that machine is in warranty is looked at, unless it is not known here, or
 * something else is being filled in, or a colleague talks.
 */
export async function scannedSerial(context: TurnContext, stack: Stack, serial: string): Promise<void> {
  const turn = turnOf(context);
  const unit = await turn.desk.unit(serial);
  if (unit === undefined || isTaken(turn)) return welcomeSerial(context, serial);
  const dc = await openStack(context, stack);
  const open = dc.activeDialog?.id;
  if (open !== undefined && open !== 'warranty') return welcomeSerial(context, serial);
  // Another machine than the one that is looked at.
  await turn.desk.dropDraft('warranty');
  await dc.cancelAllDialogs();
  turn.memory.machine = { serial, product: unit.product };
  await begin(dc, 'warranty');
}

/** The customer did something on the page of a case; a form that is open in the chat asks again after the answer. */
export async function onCasePage(context: TurnContext, stack: Stack, act: CaseAct): Promise<void> {
  await doOnPage(context, act);
  surveyPassed(turnOf(context).memory);
  const dc = await openStack(context, stack);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
