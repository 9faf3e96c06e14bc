import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { spanEnd } from '../knowledge/contact-hours.ts';
import type { Ticket } from '../knowledge/records.ts';
import type { Button } from './buttons.ts';
import { addedToAlarm, afterAlarm, tellsHowToReach } from './danger.ts';
import { decide, decidedInWords } from './decision.ts';
import type { Planner } from './plan.ts';
import { keepVisit } from './reminder.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import type { Command } from './understand/commands.ts';

/**
 * A message while a colleague talks with the customer: it goes to the case, and the desk is silent but for what only it
 * can do: an answer to a quotation, a visit that is kept, the number of what was taken as danger, and the way back.
 *
 * @param tapped the button that was tapped, or meant by its number
 * @returns `heard`: nothing more is to be said; `back`: the desk has the conversation again, and the message was meant
 *   for the colleague; undefined when nobody else speaks
 */
export async function heardByColleague(
  context: TurnContext,
  command: Command | undefined,
  tapped: Button | undefined,
): Promise<'heard' | 'back' | undefined> {
  const turn = turnOf(context);
  const { memory, texts, desk } = turn;
  const { taken } = memory;
  // In a conversation of several people the others talk with the desk.
  if (taken === undefined || (await desk.ticket(taken.ticket)) === undefined) return undefined;
  if ((await toColleague(turn)) === undefined) {
    memory.taken = undefined;
    return undefined;
  }
  if (isForgotten(turn)) {
    await giveBack(context, 'desk');
    return 'back';
  }
  if (await afterAlarm(context)) return 'heard';
  if (tellsHowToReach(turn) && (await addedToAlarm(context))) return 'heard';
  if (command === 'bot') {
    await giveBack(context, 'customer');
    return 'back';
  }
  if (command === 'english' || command === 'chinese') memory.wished = command === 'english' ? 'en-US' : 'zh-CN';
  else if (tapped !== undefined && 'decide' in tapped) await decide(context, tapped);
  else if (tapped !== undefined && 'keep' in tapped) await keepVisit(context, tapped.keep);
  else if (command !== undefined && asksForDesk.includes(command)) await say(context, texts.handover.here(taken.name));
  else await decidedInWords(context, true);
  return 'heard';
}

/** Whoever says these may wonder who is there. */
const asksForDesk: readonly Command[] = ['handover', 'menu', 'help', 'cancel'];

/** What was said goes to the case that a colleague talks about; undefined where that is over, or not the customer's. */
export async function toColleague({ desk, memory, input }: Turn): Promise<Ticket | undefined> {
  const { taken } = memory;
  return taken && desk.addTo(taken.ticket, { text: input.text, photos: [...input.files] });
}

/** Whether a colleague talks with the customer in this conversation. */
export function isTaken({ memory }: Pick<Turn, 'memory'>): boolean {
  return memory.taken !== undefined;
}

/** A conversation that a colleague took and says nothing more in: after a while the desk has it again, and says so. */
export const handBackDue: Planner<'hand-back'> = async (context, job) => {
  const turn = turnOf(context);
  const { taken } = turn.memory;
  if (taken?.ticket !== job.ticket) return 'nothing';
  const due = idleEnd(turn, taken.at);
  if (Temporal.Instant.compare(turn.now, due) < 0) return { later: due };
  return { giveBack: () => giveBack(context, 'desk') };
};

function isForgotten(turn: Turn): boolean {
  const { memory, now } = turn;
  return memory.taken !== undefined && Temporal.Instant.compare(now, idleEnd(turn, memory.taken.at)) >= 0;
}

/** When a colleague who said something then is thought to have left. */
export function idleEnd({ knowledge }: Pick<Turn, 'knowledge'>, at: string): Temporal.Instant {
  return spanEnd(Temporal.Instant.from(at), knowledge.policy.handover.idle, knowledge.calendar);
}

async function giveBack(context: TurnContext, by: 'customer' | 'desk'): Promise<void> {
  const { memory, desk, texts } = turnOf(context);
  const { taken } = memory;
  if (taken === undefined) return;
  memory.taken = undefined;
  await desk.endTalk(taken.ticket, by);
  // Who wants no colleague any more is answered by the desk again, whatever it is.
  if (by === 'customer') memory.person = undefined;
  const t = texts.handover;
  await say(context, by === 'customer' ? t.left(taken.name, taken.ticket) : t.forgotten(taken.name, taken.ticket));
}
