import type { TurnContext } from 'botbuilder-core';
import type { Ticket } from '../knowledge/records.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { namesTracking } from './understand/tracking.ts';

/**
 * Takes a tracking number, in words or as a photo, to the case whose goods are on their way; of several, to the one
 * that was spoken of last.
 *
 * @returns whether the message was one
 */
export async function tracked(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const { input, desk, texts } = turn;
  const isPhoto = input.files.length > 0 && input.text === '';
  if (!isPhoto && !namesTracking(input.text)) return false;
  const ticket = await awaited(turn);
  if (ticket === undefined) return false;
  await desk.addTo(ticket.id, { text: input.text, photos: [...input.files] });
  const t = texts.returns;
  await say(context, isPhoto ? t.trackingPhoto(ticket.id) : t.tracking(ticket.id));
  return true;
}

/** A case of the customer's that waits for goods to arrive. */
async function awaited({ desk, memory }: Turn): Promise<Ticket | undefined> {
  const waiting = (await desk.openTickets()).filter(({ state }) => state === 'mail-in');
  return waiting.find(({ id }) => id === memory.person?.ticket) ?? waiting[0];
}
