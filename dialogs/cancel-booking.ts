import { startButton } from './buttons.ts';
import { asJson, type Form, isText, type Json, shaped } from './form/form.ts';
import { labelOf } from './menu.ts';
import { contactLine } from './opening.ts';
import type { Turn } from './turn-of.ts';
import type { When } from './understand/when.ts';
import { undoable } from './undo.ts';
import { shownSlot } from './visit-slot.ts';
import { changeable, meantOf, movesLeft, whichVisit } from './visits-booked.ts';
import { KeptWish, wishIn } from './wish.ts';

/**
 * Which visit is called off, whether really, and why, where the customer said so by themselves; or another time for it.
 */
export interface CancelBookingAnswers {
  about?: string;
  sure: 'yes' | 'move';
  reason?: string;
  moveTo?: When;
}

/** Calls a visit off that was booked; what it was for goes on as a case of its own where it is one. */
export async function cancelBooking(
  turn: Turn,
  known: Readonly<Record<string, Json>>,
): Promise<Form<CancelBookingAnswers>> {
  const { texts, desk } = turn;
  const t = texts.cancelBooking;
  const { visits, idle } = await changeable(turn, 'cancel-booking', known);
  const meant = (answers: Partial<CancelBookingAnswers>) => meantOf(visits, answers);
  const slotOf = (answers: Partial<CancelBookingAnswers>) => {
    const ticket = meant(answers);
    return ticket === undefined ? '' : shownSlot(ticket.visit, turn);
  };

  return {
    id: 'cancel-booking',
    retries: 3,
    checked: false,
    cancelled: texts.form.unchanged,
    ...(idle !== undefined && { idle }),
    slots: {
      about: whichVisit(visits, t.which, turn),
      sure: {
        label: t.title,
        ask: (answers, misses) => ({
          text: misses > 0 ? t.again : t.ask(slotOf(answers), meant(answers)?.id ?? ''),
          choices: [t.yes, t.no, t.move],
          binding: { yes: t.yes.value, no: t.no.value },
        }),
        read: ({ text, chosen }, answers) => {
          // Who names another time wants it moved.
          if (chosen === undefined && wishIn(text, turn) !== undefined) return { value: 'move' };
          if (chosen === t.no.value) return { ends: texts.reschedule.kept(slotOf(answers)) };
          return chosen === 'yes' || chosen === 'move' ? { value: chosen } : { problem: t.again };
        },
      },
      moveTo: {
        label: t.title,
        asked: false,
        ask: () => ({ text: '' }),
        read: () => ({ problem: '' }),
        spot: text => wishIn(text, turn),
        fits: shaped(KeptWish),
      },
      reason: { label: t.title, asked: false, ask: () => ({ text: '' }), read: () => ({ problem: '' }), fits: isText },
    },
    done: async answers => {
      const ticket = meant(answers);
      const about = ticket?.id ?? '';
      const { moveTo } = answers;
      if (answers.sure === 'move') {
        return {
          said: texts.reschedule.was(slotOf(answers), ticket === undefined ? 0 : movesLeft(ticket, turn)),
          next: { dialog: 'reschedule', given: { about, ...(moveTo !== undefined && { wish: asJson(moveTo) }) } },
        };
      }
      if (ticket === undefined) return { said: texts.booking.closed(contactLine(turn)) };
      const slot = slotOf(answers);
      const cancelled = await desk.cancelVisit(about, answers.reason ?? '');
      if (cancelled === undefined) return { said: texts.booking.closed(contactLine(turn)) };
      const goesOn = cancelled.state !== 'cancelled';
      const { hint, button } = undoable(turn, ticket);
      return {
        said: [t.done(about, slot, goesOn), hint].join('\n\n'),
        onward: [button, startButton('booking', labelOf(turn, { start: 'booking' }), ...(goesOn ? [about] : []))],
      };
    },
  };
}
