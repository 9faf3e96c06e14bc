import type { Form } from './form/form.ts';
import { moment } from './opening.ts';
import { photosKept, photosSlot } from './photos-slot.ts';
import { knownPhone, numberOf, type Reach, reachSlots } from './reach.ts';
import { tellingSlot } from './telling-slot.ts';
import type { Turn } from './turn-of.ts';

/** In characters; 能不能晚上也上门 is a suggestion as well. */
const longestQuestion = 8;

/** What somebody suggests or praises. */
export interface SuggestionAnswers extends Reach {
  telling: string;
  photos?: string[];
}

/** A suggestion or praise (S4 三.3, S8 五): one free text, answered where that is wished; never made a complaint of. */
export async function suggestion(turn: Turn): Promise<Form<SuggestionAnswers>> {
  const { texts, desk, knowledge, language } = turn;
  const t = texts.suggestion;
  const phoneBefore = await knownPhone(turn);
  return {
    id: 'suggestion',
    retries: 3,
    cancelled: t.cancelled,
    files: { slot: 'photos', max: photosKept },
    slots: {
      telling: tellingSlot<SuggestionAnswers>(t.telling, turn, longestQuestion),
      ...reachSlots<SuggestionAnswers>(t.reach, phoneBefore, turn),
      photos: photosSlot(turn),
    },
    done: async answers => {
      const { telling, reply, photos = [] } = answers;
      const phone = numberOf(answers, phoneBefore);
      const ticket = await desk.openCase({
        kind: 'question',
        fault: telling,
        photos,
        ...(phone !== undefined && { phone }),
      });
      const by = moment(ticket.promised?.done ?? ticket.openedAt, knowledge.calendar.zone, language);
      const answered = reply === 'none' ? t.done.unanswered : phone === undefined ? t.done.here(by) : t.done.phone(by);
      return { said: [t.done.noted(ticket.id), answered].join('\n\n'), ticket: ticket.id };
    },
  };
}
