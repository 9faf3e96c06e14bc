import type { TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import { concerning } from '../knowledge/in-effect.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import { Day, Language, type Ticket, TimeOfDay } from '../knowledge/records.ts';
import type { Labelled } from './buttons.ts';
import { mayBook, visitAhead } from './case-status.ts';
import { maskAddress } from './contact.ts';
import { alarm } from './danger.ts';
import { decide } from './decision.ts';
import { dialogButton } from './menu.ts';
import { keepVisit } from './reminder.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { readDanger } from './understand/danger.ts';
import { maskPhone } from './understand/phone.ts';
import { undoable, undone } from './undo.ts';
import { outcome } from './visit-outcome.ts';
import { shownSlot } from './visit-slot.ts';
import { changeable } from './visits-booked.ts';

const Time = z.object({ date: Day, start: TimeOfDay });

/**
 * What a customer does on the page of a case. `from` is the time of the visit that the page showed: where somebody has
 * moved it meanwhile, nothing is done to it.
 */
export const CaseAct = z.intersection(
  z.object({ ticket: z.string().max(40), language: Language }),
  z.discriminatedUnion('do', [
    z.object({
      do: z.literal('decide'),
      decide: z.enum(['approve', 'decline', 'accept', 'not-fixed']),
      /** The number of the quotation that is answered. */
      of: z.int().positive().optional(),
    }),
    z.object({ do: z.literal('keep'), from: Time }),
    z.object({ do: z.literal('call-off'), from: Time, reason: z.string() }),
    z.object({ do: z.literal('move'), from: Time, to: Time }),
    z.object({ do: z.literal('book'), to: Time }),
    z.object({ do: z.literal('undo') }),
    z.object({ do: z.literal('tell'), text: z.string() }),
    z.object({ do: z.literal('reach'), phone: z.string().optional(), address: z.string().optional() }),
  ]),
);
export type CaseAct = z.infer<typeof CaseAct>;
type Act<Do extends CaseAct['do']> = Extract<CaseAct, { do: Do }>;

/** What came of it, in words, and what leads on in the chat. */
interface Answer {
  readonly said: string;
  readonly onward?: readonly Labelled[];
}

/**
 * Does what a customer did on the page of a case, by the same port as the chat, and says there what came of it: the
 * first line that is said is the answer. What is not possible any more changes nothing, and says why.
 */
export async function doOnPage(context: TurnContext, act: CaseAct): Promise<void> {
  const turn = turnOf(context);
  const ticket = await turn.desk.ticket(act.ticket);
  if (ticket === undefined) return say(context, turn.texts.decision.gone(act.ticket), dialogButton(turn, 'handover'));
  if (act.do === 'decide') {
    const { decide: decision, ticket: about, of } = act;
    return decide(context, { decide: decision, about, ...(of !== undefined && { of }) });
  }
  if (act.do === 'tell') {
    const danger = readDanger(act.text);
    if (danger?.mode === 'alarm') await alarm(context, danger.kind);
  }
  if (act.do === 'keep' && isStill(ticket, act.from)) return keepVisit(context, ticket.id);
  const { said, onward } = await answerTo(act, ticket, turn);
  await say(context, said, onward);
  // Nobody is asked on a page; the safe act does no harm, and a person reads the rest.
  const danger = act.do === 'tell' ? readDanger(act.text) : undefined;
  if (danger?.mode === 'ask') await say(context, turn.texts.danger[danger.kind]);
}

function answerTo(act: Exclude<CaseAct, { do: 'decide' }>, ticket: Ticket, turn: Turn): Answer | Promise<Answer> {
  if (act.do === 'tell') return told(act, ticket, turn);
  if (act.do === 'reach') return reached(act, ticket, turn);
  if (act.do === 'book') return booked(act, ticket, turn);
  if (act.do === 'undo') return takenBack(ticket, turn);
  if (!isStill(ticket, act.from)) return changedMeanwhile(ticket, turn);
  if (act.do === 'call-off') return calledOff(act, ticket, turn);
  return act.do === 'move' ? moved(act, ticket, turn) : changedMeanwhile(ticket, turn);
}

async function told({ text }: Act<'tell'>, ticket: Ticket, { desk, texts }: Turn): Promise<Answer> {
  const added = await desk.addTo(ticket.id, { text, photos: [] });
  const t = texts.casePage;
  return { said: added === undefined ? t.not.ended(ticket.id) : t.tell.done(ticket.id) };
}

async function reached({ phone, address }: Act<'reach'>, ticket: Ticket, turn: Turn): Promise<Answer> {
  const { desk, input, texts } = turn;
  const t = texts.casePage;
  const before = t.reach.before(
    phone === undefined ? '' : (ticket.phone ?? ''),
    address === undefined ? '' : (ticket.address ?? ''),
  );
  const changed = await desk.correct(
    ticket.id,
    { ...(phone !== undefined && { phone }), ...(address !== undefined && { address }) },
    [input.text, before].filter(Boolean).join('\n'),
  );
  if (changed === undefined) return { said: t.not.ended(ticket.id) };
  return {
    said: t.reach.done(
      ticket.id,
      phone === undefined ? '' : maskPhone(phone),
      address === undefined ? '' : maskAddress(address),
    ),
  };
}

async function calledOff({ reason }: Act<'call-off'>, ticket: Ticket, turn: Turn): Promise<Answer> {
  const { desk, texts } = turn;
  const { idle } = await changeable(turn, 'cancel-booking', { about: ticket.id });
  if (idle !== undefined) return idle;
  const slot = ticket.visit === undefined ? '' : shownSlot(ticket.visit, turn);
  const cancelled = await desk.cancelVisit(ticket.id, reason);
  if (cancelled === undefined) return { said: texts.casePage.not.noVisit };
  return { said: texts.cancelBooking.done(ticket.id, slot, isOpen(cancelled)), ...wayBack(ticket, turn) };
}

async function moved({ to }: Act<'move'>, ticket: Ticket, turn: Turn): Promise<Answer> {
  const { idle } = await changeable(turn, 'reschedule', { about: ticket.id });
  if (idle !== undefined) return idle;
  const { moved: isMoved, ...answer } = await given(to, ticket, turn);
  return isMoved ? { ...answer, ...wayBack(ticket, turn) } : answer;
}

/** A visit as it stood before may be had back for a while, here and in the chat. */
function wayBack(ticket: Ticket, turn: Turn): Pick<Answer, 'onward'> {
  const { visit } = ticket;
  return visit === undefined ? {} : { onward: [undoable(turn, { ...ticket, visit }).button] };
}

async function takenBack(ticket: Ticket, turn: Turn): Promise<Answer> {
  const { undo } = turn.memory;
  const t = turn.texts.casePage.not;
  const came = await undone(turn, ticket.id);
  if (undo === undefined || came === undefined || came.said === turn.texts.undo.late) return { said: t.undo };
  return came.next === undefined ? came : { said: t.taken(shownSlot(undo.visit, turn)) };
}

async function booked({ to }: Act<'book'>, ticket: Ticket, turn: Turn): Promise<Answer> {
  const t = turn.texts.casePage.not;
  // Booked in the chat meanwhile: another time would be a move, which nobody asked for.
  if (ticket.visit !== undefined && visitAhead(ticket, turn)) return { said: t.booked(shownSlot(ticket.visit, turn)) };
  return mayBook(ticket) ? given(to, ticket, turn) : { said: t.ended(ticket.id) };
}

/** Books a time, as the forms of the chat do. */
async function given(to: Act<'book'>['to'], ticket: Ticket, turn: Turn): Promise<Answer & { moved?: boolean }> {
  const { desk, knowledge } = turn;
  const machine = ticket.product?.id;
  const diary = await desk.diary(machine, ticket.id);
  const slot = { team: diary?.team.id ?? '', ...to };
  const own = { ...turn, knowledge: concerning(knowledge, machine) };
  const done = outcome(await desk.bookVisit(ticket.id, slot), { visit: slot }, own);
  return 'again' in done ? { said: done.because } : { ...done, moved: true };
}

function isStill({ visit }: Ticket, from: Act<'keep'>['from']): boolean {
  return visit?.date === from.date && visit.start === from.start;
}

function changedMeanwhile(ticket: Ticket, turn: Turn): Answer {
  const t = turn.texts.casePage.not;
  const isAhead = ticket.visit !== undefined && visitAhead(ticket, turn);
  return { said: isAhead && ticket.visit ? t.visitIsNow(shownSlot(ticket.visit, turn)) : t.noVisit };
}
