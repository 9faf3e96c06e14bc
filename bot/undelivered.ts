import type { Texts } from '../dialogs/texts/texts.ts';
import { carrierOf } from './channels/channel.ts';
import { activities, type LoggedActivity, type Undelivered, undelivered } from './store/collections.ts';
import type { Transaction } from './store/store.ts';
import type { OpenTurn } from './turn.ts';

/**
 * Notes that a line was given up. One that was to tell the customer of others is not told of itself: the others are
 * told of again.
 */
export function buried(
  { id, conversation, seq }: LoggedActivity,
  facts: Pick<Undelivered, 'why' | 'tries' | 'at'>,
): (tx: Transaction) => Promise<void> {
  return async tx => {
    const told = (await given(tx, conversation)).filter(each => each.toldBy === id);
    for (const { toldBy: _, ...each } of told) await tx.put(undelivered, each);
    if (told.length > 0 || (await tx.get(undelivered, id)) !== undefined) return;
    await tx.put(undelivered, { id, conversation, seq, ...facts });
  };
}

/** Tells a customer who has written, before anything else, what did not reach them; once. */
export async function tellUndelivered(
  { tx, context, conversation }: Pick<OpenTurn, 'tx' | 'context' | 'conversation'>,
  texts: Pick<Texts, 'undelivered'>,
): Promise<void> {
  if (carrierOf(conversation.channel) === undefined) return;
  const untold = (await given(tx, conversation.id)).filter(({ toldBy }) => toldBy === undefined);
  if (untold.length === 0) return;
  const said = await Promise.all(untold.slice(-mostQuoted).map(({ id }) => tx.get(activities, id)));
  const quotes = said.map(line => shortened(line?.activity.text ?? ''));
  const sent = await context.sendActivity({
    type: 'message',
    text: texts.undelivered(quotes, untold.length - quotes.length),
    textFormat: 'plain',
  });
  for (const each of untold) await tx.put(undelivered, { ...each, toldBy: sent?.id ?? '' });
}

/** Says a line again that was given up, as a clerk wishes: as the latest one of the conversation. */
export async function sayAgain({ tx, context }: Pick<OpenTurn, 'tx' | 'context'>, id: string): Promise<void> {
  const line = await tx.get(activities, id);
  if (line === undefined || (await tx.get(undelivered, id)) === undefined) return;
  await tx.remove(undelivered, id);
  const { type = 'message', text, textFormat, attachments, suggestedActions } = line.activity;
  await context.sendActivity({
    type,
    ...(text !== undefined && { text }),
    ...(textFormat !== undefined && { textFormat }),
    ...(attachments !== undefined && { attachments }),
    ...(suggestedActions !== undefined && { suggestedActions }),
  });
}

/** The latest of them are looked at, in the order in which they were said. */
async function given(tx: Transaction, conversation: string): Promise<Undelivered[]> {
  const found = await tx.find(undelivered, 'conversation', {
    equals: conversation,
    descending: true,
    limit: mostLooked,
  });
  return found.reverse();
}

const mostLooked = 50;
const mostQuoted = 5;
const longestQuote = 500;

function shortened(text: string): string {
  const signs = [...text];
  return signs.length <= longestQuote ? text : `${signs.slice(0, longestQuote - 1).join('')}…`;
}
