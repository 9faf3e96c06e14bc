import type { TurnContext } from 'botbuilder-core';
import { noteClosed } from './after-hours.ts';
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
  await offer(
    context,
    turn.texts.greeting(turn.knowledge.shop.name[turn.language], openingLine(turn).long),
    menu(turn),
  );
}

/** The customer came with the serial number of a machine, from a link or a code on it. */
export async function welcomeSerial(context: TurnContext, serial: string): Promise<void> {
  const turn = turnOf(context);
  turn.memory.machine = { ...turn.memory.machine, serial };
  if (isTaken(turn)) return;
  await offer(context, turn.texts.repair.serialGreeting(serial), [startButton('repair', turn.texts.repair.title)]);
}

/** The customer did something on the page of a case; a form that is open in the chat asks again after the answer. */
export async function onCasePage(context: TurnContext, stack: Stack, act: CaseAct): Promise<void> {
  await doOnPage(context, act);
  surveyPassed(turnOf(context).memory);
  const dc = await openStack(context, stack);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
