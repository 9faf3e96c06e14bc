import type { TurnContext } from 'botbuilder-core';
import { cardAction, type Labelled } from './buttons.ts';

/** Says one message, with buttons that may be tapped below it. */
export async function say(context: TurnContext, text: string, buttons: readonly Labelled[] = []): Promise<void> {
  await context.sendActivity({
    type: 'message',
    text,
    textFormat: 'plain',
    ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons.map(cardAction) } }),
  });
}
