import type { TurnContext } from 'botbuilder-core';
import { openingState } from '../knowledge/calendar.ts';
import { openingLine } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';

/** Says, once in every closed time, that nobody is there, until when, and that everything is taken all the same. */
export async function tellClosed(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  const { texts } = turn;
  if (!noteClosed(turn)) return;
  await say(context, texts.afterHours(openingLine(turn).long));
}

/** Whether the customer has not yet been told of the closed time that it is now; from here on it counts as told. */
export function noteClosed({ now, knowledge, memory }: Turn): boolean {
  const state = openingState(now, knowledge.calendar, knowledge.policy);
  if (state.open) return false;
  const opens = state.opens.toInstant().toString();
  const told = memory.closedUntil === opens;
  memory.closedUntil = opens;
  return !told;
}
