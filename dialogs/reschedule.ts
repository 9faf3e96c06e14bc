import { nobody } from '../knowledge/booking.ts';
import { concerning } from '../knowledge/in-effect.ts';
import type { Slot as BookableSlot } from '../knowledge/records.ts';
import { keepsOld } from './form/correction.ts';
import type { Form, Json, Question } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import { callsOff } from './understand/own-visit.ts';
import { undoable } from './undo.ts';
import { outcome } from './visit-outcome.ts';
import { shownSlot, type VisitAnswers, visitSlots } from './visit-slot.ts';
import { changeable, meantOf, movesLeft, whichVisit } from './visits-booked.ts';

/** Which visit is moved, and to when. */
export interface RescheduleAnswers extends VisitAnswers {
  about?: string;
}

/** Moves a visit that was booked. The old time is given back only when the new one is certain. */
export async function reschedule(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<RescheduleAnswers>> {
  const { texts, desk, knowledge } = turn;
  const t = texts.reschedule;
  const { visits, idle } = await changeable(turn, 'reschedule', known);
  const meant = (answers: Partial<RescheduleAnswers>) => meantOf(visits, answers);
  const ticket = meant(known as Partial<RescheduleAnswers>);
  const diary = (await desk.diary(ticket?.product?.id, ticket?.id)) ?? nobody;
  const machine = ticket?.product?.id;
  const own = { ...turn, knowledge: concerning(knowledge, machine) };
  const { wish, visit } = visitSlots(own, diary, machine, ticket?.visit);
  const old = (answers: Partial<RescheduleAnswers>) => {
    const { visit: booked } = meant(answers) ?? {};
    return booked === undefined ? '' : shownSlot(booked, turn);
  };

  const ticketLeft = (answers: Partial<RescheduleAnswers>) => {
    const booked = meant(answers);
    return booked === undefined ? 0 : movesLeft(booked, turn);
  };

  return {
    id: 'reschedule',
    retries: 3,
    ...(idle !== undefined && { idle }),
    cancelled: ticket === undefined ? texts.form.unchanged : t.kept(shownSlot(ticket.visit, turn)),
    leaves: text =>
      callsOff(text)
        ? { next: { dialog: 'cancel-booking', given: ticket === undefined ? {} : { about: ticket.id } } }
        : undefined,
    slots: {
      about: whichVisit(visits, t.which, turn),
      wish,
      visit: {
        ...visit,
        ask: (answers, misses) => withKeep(visit.ask(answers, misses), turn),
        read(reply, answers) {
          const booked = meant(answers)?.visit;
          if (reply.chosen === t.keep.value || keepsOld(reply.text)) return { ends: t.kept(old(answers)) };
          const reading = visit.read(reply, answers);
          const same = 'value' in reading && isSame(reading.value, booked);
          return same ? { ends: t.kept(old(answers)) } : reading;
        },
      },
    },
    note: answers => t.was(old(answers), ticketLeft(answers)),
    done: async answers => {
      const before = meant(answers);
      const came = outcome(await desk.bookVisit(before?.id ?? '', answers.visit), answers, own);
      if (before === undefined || 'again' in came || came.ticket === undefined) return came;
      const { hint, button } = undoable(turn, before);
      return { ...came, said: [came.said, hint].join('\n\n'), onward: [button, ...(came.onward ?? [])] };
    },
  };
}

function withKeep(question: Question, { texts }: Turn): Question {
  return { ...question, choices: [...(question.choices ?? []), texts.reschedule.keep] };
}

function isSame(slot: BookableSlot, booked: BookableSlot | undefined): boolean {
  return slot.date === booked?.date && slot.start === booked.start;
}
