import type { TurnContext } from 'botbuilder-core';
import { stamp } from '../knowledge/stamp.ts';
import { contactLine, emergencyNumber } from './opening.ts';
import type { Addition } from './ports.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { findAddress } from './understand/address.ts';
import type { DangerKind } from './understand/danger.ts';
import { findPhone } from './understand/phone.ts';
import { findProduct } from './understand/product.ts';

/** How long danger that is told of again is taken for the same. */
const sameHours = 24;

/**
 * Danger comes before everything: the safe act alone, nothing asked. The case is taken as urgent at once and told
 * of in the next turn, when the customer is out of it. Told of again within a day, it is the same case.
 */
export async function alarm(context: TurnContext, kind: DangerKind, filled: Filled = {}): Promise<void> {
  const turn = turnOf(context);
  const { texts, memory, now, desk, input } = turn;
  const number = emergencyNumber(turn);
  await say(
    context,
    number === undefined ? texts.danger[kind] : `${texts.danger[kind]}${texts.dangerMore.hotline(number)}`,
  );
  const at = stamp(now);
  const before = current(turn);
  const added = before && (await desk.addTo(before.ticket, additionIn(turn)));
  if (before !== undefined && added !== undefined) {
    memory.danger = { ...before, told: false };
    return;
  }
  const { phone, address } = additionIn(turn);
  const product = findProduct(input.text, turn.knowledge.products) ?? filled.product;
  const ticket = await desk.openCase({
    kind: 'repair',
    urgent: true,
    fault: input.text,
    photos: [...new Set([...memory.files, ...input.files])].slice(0, 9),
    ...(product !== undefined && { product: { id: product, said: input.text.slice(0, 200) } }),
    ...(memory.machine?.serial !== undefined && { serial: memory.machine.serial }),
    ...((phone ?? filled.phone) !== undefined && { phone: (phone ?? filled.phone) as string }),
    ...(address !== undefined && { address }),
  });
  memory.files = [];
  memory.danger = { kind, ticket: ticket.id, at, told: false, reachable: ticket.phone !== undefined };
}

/** What an open form knows already of the machine and the customer. */
export interface Filled {
  readonly product?: string | undefined;
  readonly phone?: string | undefined;
}

/**
 * The first turn after an alarm: the case is told of, the customer is asked how to be reached where nobody knows,
 * and what was said goes along to the case. Whatever it was, it was no answer to a question from before the danger.
 *
 * @returns whether it was that turn
 */
export async function afterAlarm(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const danger = current(turn);
  if (danger === undefined || danger.told) return false;
  const addition = additionIn(turn);
  await turn.desk.addTo(danger.ticket, addition);
  const reachable = danger.reachable || addition.phone !== undefined;
  turn.memory.danger = { ...danger, told: true, reachable };
  const taken = turn.texts.dangerMore.taken(danger.ticket, contactLine(turn));
  await say(context, reachable ? taken : `${taken}\n\n${turn.texts.dangerMore.reach}`);
  return true;
}

/** Adds to the urgent case what the customer says of it later: where they are, how it went on, that it is over. */
export async function addedToAlarm(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const danger = current(turn);
  if (danger === undefined) return false;
  const ticket = await turn.desk.addTo(danger.ticket, additionIn(turn));
  if (ticket === undefined) return false;
  turn.memory.danger = { ...danger, reachable: ticket.phone !== undefined };
  await say(context, turn.texts.dangerMore.added(ticket.id));
  return true;
}

/** Whether a message tells how to reach somebody in danger whom nobody can reach yet. */
export function tellsHowToReach(turn: Turn): boolean {
  const danger = current(turn);
  return danger !== undefined && !danger.reachable && findPhone(turn.input.text) !== undefined;
}

function current({ memory, now }: Turn) {
  const { danger } = memory;
  return danger !== undefined && now.since(danger.at).total('hours') < sameHours ? danger : undefined;
}

function additionIn({ input }: Turn): Addition {
  return {
    text: input.text,
    photos: [...input.files],
    phone: findPhone(input.text),
    address: findAddress(input.text),
  };
}
