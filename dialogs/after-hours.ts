import type { TurnContext } from 'botbuilder-core';
import { productIn } from './machine.ts';
import { openingLine, stateFor } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';

/** Says, once in every closed time, that nobody is there, until when, and that everything is taken all the same. */
export async function tellClosed(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  const { texts } = turn;
  if (!noteClosed(turn)) return;
  await say(context, texts.afterHours(openingLine(turn, machineSpokenOf(turn)).long));
}

/** Whether the customer has not yet been told of the closed time that it is now; from here on it counts as told. */
export function noteClosed(turn: Turn): boolean {
  const { memory } = turn;
  const state = stateFor(machineSpokenOf(turn), turn);
  if (state.open) return false;
  const opens = state.opens.toInstant().toString();
  const told = memory.closedUntil === opens;
  memory.closedUntil = opens;
  return !told;
}

function machineSpokenOf(turn: Turn): string | undefined {
  return turn.memory.machine?.product ?? productIn(turn.input.text, turn);
}
