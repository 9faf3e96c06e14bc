import type { TurnContext } from 'botbuilder-core';
import type { Labelled } from './buttons.ts';
import { understood } from './faq.ts';
import type { DialogId } from './ids.ts';
import { dialogButton, labelOf } from './menu.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';

/** What somebody may have at heart who is filling in something else; the form that is open goes on after it. */
const besides: readonly DialogId[] = ['returns', 'complaint', 'suggestion', 'service', 'status', 'privacy'];

/** Forms that may be ordered in an open one. Who only looks at the warranty may as well want somebody to come. */
export function offeredIn(open: string | undefined): readonly DialogId[] {
  return open === 'warranty' ? [...besides, 'repair', 'booking'] : besides;
}

/** In characters; a longer text tells rather than orders. */
const longestOrder = 20;

/**
 * Offers a form that is ordered in the middle of another one (我要退货 in a repair report).
 *
 * @param open the form that is open
 * @returns whether the message orders one
 */
export async function offerOther(context: TurnContext, text: string, open: string): Promise<boolean> {
  const turn = turnOf(context);
  if ([...text].length > longestOrder) return false;
  const meant = understood(turn, text);
  if (meant.outcome !== 'dialog' || meant.dialog === open || !offeredIn(open).includes(meant.dialog)) return false;
  const button = dialogButton(turn, meant.dialog);
  turn.memory.offered = button.map(each => each.button);
  await say(context, turn.texts.form.another(labelOf(turn, { start: meant.dialog })), button);
  return true;
}

/** The button of such an offer whose label is typed; numbers belong to the question that is open. */
export function offeredByName(turn: Turn): Labelled['button'] | undefined {
  const { memory, input } = turn;
  return memory.offered.find(button => 'start' in button && labelOf(turn, button) === input.text);
}
