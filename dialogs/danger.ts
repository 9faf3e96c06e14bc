import type { TurnContext } from 'botbuilder-core';
import { contactLine, emergencyNumber } from './opening.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';
import type { DangerKind } from './understand/danger.ts';
import { findProduct } from './understand/product.ts';

/**
 * Danger comes before everything: the safe act alone, nothing asked. The case is taken as urgent at once and told
 * of in the next turn, when the customer is out of it. Told of again, it is the same case.
 */
export async function alarm(context: TurnContext, kind: DangerKind): Promise<void> {
  const { texts, memory, desk, input, knowledge, now } = turnOf(context);
  const number = emergencyNumber(turnOf(context));
  await say(
    context,
    number === undefined ? texts.danger[kind] : `${texts.danger[kind]}${texts.dangerMore.hotline(number)}`,
  );
  if (memory.danger !== undefined) return;
  const product = findProduct(input.text, knowledge.products);
  const ticket = await desk.openRepair({
    urgent: true,
    fault: input.text,
    photos: [...input.files],
    ...(product !== undefined && { product: { id: product, said: input.text.slice(0, 200) } }),
    ...(memory.serial !== undefined && { serial: memory.serial }),
  });
  memory.danger = { kind, ticket: ticket.id, at: now.toString({ smallestUnit: 'millisecond' }) };
}

/** Tells, in the first turn after an alarm, that the case is taken. */
export async function afterAlarm(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  if (turn.memory.danger === undefined) return;
  const { ticket } = turn.memory.danger;
  delete turn.memory.danger;
  await say(context, turn.texts.dangerMore.taken(ticket, contactLine(turn)));
}
