import type { TurnContext } from 'botbuilder-core';
import type { Ticket } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { waitingSince } from '../knowledge/work-order.ts';
import { dialogButton } from './menu.ts';
import { handoverLine } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { isPlace } from './understand/choice.ts';

/**
 * Somebody wants a person: the case goes to one with all that is known, nothing is asked twice. Asked for again, it
 * is the same case.
 *
 * @param filled what an open form knows already, in lines
 */
export async function handover(context: TurnContext, filled: readonly string[] = []): Promise<void> {
  const turn = turnOf(context);
  const { desk, texts, memory, now } = turn;
  const open = await waitingHere(context);
  if (open !== undefined) {
    if (filled.length > 0) await desk.addTo(open.id, { text: filled.join('；'), photos: [] });
    const isWaiting = waitingSince(open) !== undefined;
    await say(context, texts.handover.again(open.id, isWaiting ? await desk.waitingBefore(open) : undefined));
    return;
  }
  const said = [...memory.recent, ...filled];
  const ticket = await desk.openCase({
    kind: 'handover',
    fault: said.length === 0 ? texts.handover.noWords : said.join('\n'),
    photos: [...memory.files],
    ...(memory.machine?.serial !== undefined && { serial: memory.machine.serial }),
  });
  memory.person = { ticket: ticket.id, at: stamp(now) };
  await say(
    context,
    handoverLine(turn, ticket, await desk.waitingBefore(ticket), said.length > 0),
    filled.length > 0 ? [] : dialogButton(turn, 'repair'),
  );
}

/** The open case of somebody who wants a person in this conversation. */
export async function waitingHere(context: TurnContext): Promise<Ticket | undefined> {
  return (await turnOf(context).desk.openTickets()).find(({ kind, conversation }) => {
    return kind === 'handover' && conversation === context.activity.conversation.id;
  });
}

/** The customer waits no longer: what nobody has begun to answer is withdrawn, anything else stays with whoever has it. */
export async function waitingLeft(context: TurnContext): Promise<void> {
  const { desk, input, memory, texts } = turnOf(context);
  const waiting = await waitingHere(context);
  memory.person = undefined;
  const isBegun = waiting?.log.some(({ by }) => by === 'clerk') ?? true;
  const left = waiting === undefined || isBegun ? undefined : await desk.withdraw(waiting.id, input.text);
  await say(context, left === undefined ? texts.handover.alone : texts.handover.withdrawn(left.id));
}

/** How long what nobody else can answer goes to the person who was asked for, or spoke last. */
const withPersonHours = 24;

/** Passes a message on to the person in charge. @returns whether there is one */
export async function passedOn(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const { memory, now, desk, input, texts } = turn;
  if (memory.person === undefined || now.since(memory.person.at).total('hours') > withPersonHours) return false;
  const ticket = await desk.addTo(memory.person.ticket, { text: input.text, photos: [...input.files] });
  if (ticket === undefined) return false;
  await say(context, texts.handover.added(ticket.id));
  return true;
}

/** Keeps the customer's latest words for the person who may have to take over. */
export function remember({ memory, input }: Turn): void {
  // A choice by its number is as a tap: who reads the words alone learns nothing from it.
  if (input.text === '' || input.button !== undefined || isPlace(input.text)) return;
  memory.recent = [...memory.recent, input.text.slice(0, 300)].slice(-6);
}
