import type { TurnContext } from 'botbuilder-core';
import { contactLine, emergencyNumber } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import type { DangerKind } from './understand/danger.ts';
import { findProduct } from './understand/product.ts';

/** How long danger that is told of again is taken for the same. */
const sameHours = 24;

/**
 * Danger comes before everything: the safe act alone, nothing asked. The case is taken as urgent at once and told
 * of in the next turn, when the customer is out of it. Told of again within a day, it is the same case.
 */
export async function alarm(context: TurnContext, kind: DangerKind): Promise<void> {
  const turn = turnOf(context);
  const { texts, memory, now } = turn;
  const number = emergencyNumber(turn);
  await say(
    context,
    number === undefined ? texts.danger[kind] : `${texts.danger[kind]}${texts.dangerMore.hotline(number)}`,
  );
  const before = memory.danger;
  if (before !== undefined && now.since(before.at).total('hours') < sameHours) {
    memory.danger = { ...before, told: false };
    return;
  }
  const ticket = await urgentTicket(turn);
  memory.danger = { kind, ticket: ticket.id, at: now.toString({ smallestUnit: 'millisecond' }), told: false };
}

/** Tells, in the first turn after an alarm, that the case is taken. */
export async function afterAlarm(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  const { danger } = turn.memory;
  if (danger === undefined || danger.told) return;
  turn.memory.danger = { ...danger, told: true };
  await say(context, turn.texts.dangerMore.taken(danger.ticket, contactLine(turn)));
}

function urgentTicket({ desk, input, knowledge, memory }: Turn) {
  const product = findProduct(input.text, knowledge.products);
  return desk.openRepair({
    urgent: true,
    fault: input.text,
    photos: [...input.files],
    ...(product !== undefined && { product: { id: product, said: input.text.slice(0, 200) } }),
    ...(memory.serial !== undefined && { serial: memory.serial }),
  });
}
