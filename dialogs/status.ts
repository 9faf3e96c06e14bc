import type { Ticket } from '../knowledge/records.ts';
import { startButton } from './buttons.ts';
import { caseActions, caseStatus, casesAsked, caseTitle } from './case-status.ts';
import { type Form, isText, type Json, type Said } from './form/form.ts';
import { joinButton } from './joining.ts';
import { dialogButton } from './menu.ts';
import { moment } from './opening.ts';
import { withPage } from './page-link.ts';
import type { Turn } from './turn-of.ts';
import { findPhone } from './understand/phone.ts';
import { findTicketNumber, readPhoneTail } from './understand/ticket-number.ts';

/** Which case is asked about, and for one of somebody else the end of the phone number it was opened with. */
export interface StatusAnswers {
  about: string;
  tail: string;
}

/**
 * How a case stands: the customer's own at once, by choice where there are several; any other one by its number and
 * the last four figures of its phone number, with the same answer whether there is none or it is another's. Those of
 * another channel come in by a phone number, once that is confirmed.
 */
export async function status(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<StatusAnswers>> {
  const { texts, desk } = turn;
  const t = texts.status;
  const byPhoneValue = texts.joining.byPhone.value;
  const own = await casesAsked(desk);
  const about = typeof known.about === 'string' ? known.about : undefined;
  const [only, ...others] = own;
  const named = about === undefined ? undefined : await desk.ticket(about);
  const byPhone = joinButton(turn).length > 0 ? [texts.joining.byPhone] : [];
  const meant = named ?? (about === undefined && others.length === 0 ? only : undefined);

  return {
    id: 'status',
    retries: 3,
    checked: false,
    cancelled: t.cancelled,
    ...(meant !== undefined && { idle: statusOf(meant, turn) }),
    slots: {
      about: {
        label: t.number.label,
        names: t.number.names,
        ask: (_, misses) => ({
          text: misses > 0 ? t.number.again : own.length === 0 ? t.number.ask : t.number.which,
          choices: [
            ...own.map(ticket => ({ value: ticket.id, label: caseTitle(ticket, turn), synonyms: [ticket.id] })),
            ...byPhone,
          ],
        }),
        read: ({ text, chosen }) => {
          if (own.some(({ id }) => id === chosen)) return { value: chosen ?? '' };
          const isPhone = byPhone.length > 0 && findPhone(text) !== undefined;
          if (chosen === byPhoneValue || isPhone) return { value: byPhoneValue };
          const said = findTicketNumber(text);
          if (said === undefined) return { problem: t.number.again };
          return 'number' in said ? { value: said.number } : { problem: t.number.slip(said.slip), firm: true };
        },
        fits: isText,
      },
      tail: {
        label: t.tail.label,
        when: ({ about }) => about !== undefined && about !== byPhoneValue && own.every(({ id }) => id !== about),
        ask: (_, misses) => ({ text: misses > 0 ? t.tail.again : t.tail.ask }),
        read: ({ text }) => {
          const tail = readPhoneTail(text);
          return tail === undefined ? { problem: t.tail.again, firm: /\d/.test(text) } : { value: tail };
        },
      },
    },
    done: async answers => {
      if (answers.about === byPhoneValue) {
        return { said: texts.joining.goesByPhone, next: { dialog: 'privacy', given: { about: 'join' } } };
      }
      const mine = await desk.ticket(answers.about);
      if (mine !== undefined) return statusOf(mine, turn);
      const found = await desk.lookUp(answers.about, answers.tail);
      switch (found.code) {
        case 'found':
          return { said: caseStatus(found.ticket, turn, 'stranger') };
        case 'unknown':
          return {
            said: t.unknown,
            onward: [startButton('status', t.tryAgain, answers.about), ...dialogButton(turn, 'handover')],
          };
        case 'wait':
          return {
            said: t.wait(moment(found.until, turn.knowledge.calendar.zone, turn.language)),
            onward: dialogButton(turn, 'handover'),
          };
      }
    },
  };
}

/** How a case of the customer's own stands, and what can be done about it now. */
function statusOf(ticket: Ticket, turn: Turn): Said {
  return {
    said: withPage(caseStatus(ticket, turn, 'owner'), ticket.id, turn),
    onward: [...caseActions(ticket, turn), ...joinButton(turn)],
  };
}
