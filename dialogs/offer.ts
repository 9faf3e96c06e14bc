import type { TurnContext } from 'botbuilder-core';
import type { Button, Labelled } from './buttons.ts';
import { labelOf } from './menu.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readExactly } from './understand/choice.ts';

/** Says something with buttons whose number or label may be typed next. */
export async function offer(context: TurnContext, text: string, buttons: readonly Labelled[]): Promise<void> {
  offered(turnOf(context), buttons);
  await say(context, text, buttons);
}

/** Notes what was offered: the number or the label of a button may come as the next words. */
export function offered(turn: Turn, buttons: readonly Labelled[]): void {
  turn.memory.offered = buttons.map(({ button }) => button);
}

/** The button of the latest offer that a typed number or label means; the offer is used up by any message. */
export function offeredButton(turn: Turn): Button | undefined {
  const offered = turn.memory.offered;
  turn.memory.offered = [];
  const choices = offered.map((button, index) => ({ value: String(index), label: labelOf(turn, button) }));
  const reading = readExactly(turn.input.text, choices);
  return reading.kind === 'one' ? offered[Number(reading.value)] : undefined;
}
