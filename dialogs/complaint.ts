import type { TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import type { Ticket } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { keepable } from './contact.ts';
import { understood } from './faq.ts';
import { type Form, isText, type Slot } from './form/form.ts';
import { purchaseIn } from './machine.ts';
import { moment } from './opening.ts';
import { photosKept, photosSlot } from './photos-slot.ts';
import { knownPhone, numberOf, type Reach, reachSlots } from './reach.ts';
import { type SameOrNew, sameSlot } from './same-case.ts';
import { say } from './say.ts';
import { tellingSlot } from './telling-slot.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { tellsBeyond } from './understand/opinion-words.ts';
import { asks } from './understand/sentence.ts';

/** A complaint: told freely first; what it is about, what would put it right and how to answer come after it. */
export interface ComplaintAnswers extends Reach {
  telling: string;
  same?: SameOrNew;
  about?: string;
  remedy?: string;
  photos?: string[];
}

/** How many of the customer's cases are offered to be named, of the latest ones. */
const casesOffered = 4;
const casesLooked = 12;
const ofNone = 'none';
/** In characters; a story may ask as well, 凭什么收我这么多钱, and is no question to the desk. */
const longestQuestion = 16;
/** A wish that only a person may grant. */
const wantsMoney = /赔|补偿|退钱|减免|误工|compensat|refund|money|damages/i;

/**
 * Somebody complains (S1 6, S10 3.5): the matter in their own words, with a number, the time, and who answers by when.
 * Nothing is sold and nothing is asked afterwards; whether and how a loss is made good, a person settles.
 */
export async function complaint(turn: Turn): Promise<Form<ComplaintAnswers>> {
  const { texts, desk } = turn;
  const t = texts.complaint;
  const cases = (await desk.cases()).slice(0, casesLooked);
  const open = cases.find(({ kind, state }) => kind === 'complaint' && state !== 'closed' && state !== 'cancelled');
  const others = cases.filter(({ kind }) => kind !== 'complaint' && kind !== 'handover').slice(0, casesOffered);
  const phoneBefore = await knownPhone(turn);
  return {
    id: 'complaint',
    retries: 3,
    cancelled: t.cancelled,
    files: { slot: 'photos', max: photosKept },
    slots: {
      telling: tellingSlot<ComplaintAnswers>(t.telling, turn, longestQuestion),
      same: sameSlot<ComplaintAnswers>(() => open, turn, t.same),
      about: aboutSlot(others, turn),
      remedy: {
        label: t.remedy.label,
        names: t.remedy.names,
        optional: true,
        ask: (_, misses) => ({ text: misses > 0 ? t.remedy.again : t.remedy.ask }),
        read: ({ text }) => {
          const words = keepable(text, turn);
          const isNone = !/[\p{L}\p{N}]{2}/u.test(words) || tellsOnlyWhen(text, turn);
          return isNone ? { problem: t.remedy.again } : { value: words.slice(0, 500), unsure: asks(text) };
        },
        concerns: text => wants.test(text) && [...text].length <= longestWant,
        fits: isText,
        show: remedy => remedy,
        remark: remedy => (wantsMoney.test(remedy) ? t.compensation : undefined),
      },
      ...reachSlots<ComplaintAnswers>(t.reach, phoneBefore, turn),
      photos: photosSlot(turn),
    },
    done: async answers => {
      const { telling, remedy, about, reply, photos = [] } = answers;
      if (answers.same === 'same' && open !== undefined) {
        await desk.addTo(open.id, { text: telling, photos });
        keepTalkingOf(open, turn);
        return { said: t.added(open.id), ticket: open.id };
      }
      const phone = numberOf(answers, phoneBefore);
      const ticket = await desk.openCase({
        kind: 'complaint',
        fault: [telling, remedy].filter(Boolean).join('\n'),
        photos,
        ...(about !== undefined && about !== ofNone && { about }),
        ...(phone !== undefined && { phone }),
        ...(reply === 'none' && { anonymous: true }),
      });
      const by = Temporal.Instant.from(ticket.promised?.answered ?? ticket.promised?.firstResponse ?? ticket.openedAt);
      await desk.schedule({ kind: 'late-complaint', ticket: ticket.id }, by);
      keepTalkingOf(ticket, turn);
      return { said: submitted(ticket, telling, by, turn), ticket: ticket.id };
    },
  };
}

/** How a wish for a remedy begins, whatever is asked. */
const wants =
  /^(?:我|我们)?(?:希望|要求|想要|最好|得(?=赔|退|道歉|给)|必须)|^(?:i |we )?(?:want|would like|expect|demand|hope)(?![a-z])/i;
/** In characters; a longer text tells what happened. */
const longestWant = 60;

/** 11月23号来的 says when it happened, which is part of the story and no remedy. */
function tellsOnlyWhen(text: string, turn: Turn): boolean {
  return [...text].length <= 16 && !wantsMoney.test(text) && !wants.test(text) && purchaseIn(text, turn) !== undefined;
}

/** What the customer says next goes to this case, for a while all that is no question and no other wish. */
function keepTalkingOf({ id }: Ticket, { memory, now }: Turn): void {
  const at = stamp(now);
  memory.person = { ticket: id, at };
  memory.adding = { ticket: id, at };
}

/** How long what is told belongs to the complaint that was just made. */
const addingMinutes = 30;

/** More of a complaint that was just made. @returns whether the message was that */
export async function addedToComplaint(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const { memory, now, input, desk, texts } = turn;
  const { adding } = memory;
  if (adding === undefined || now.since(adding.at).total('minutes') > addingMinutes || asks(input.text)) return false;
  const meant = understood(turn, input.text);
  if (meant.outcome === 'dialog' && meant.dialog !== 'complaint') return false;
  // Who begins another one is asked whether it is the same.
  if (meant.outcome === 'dialog' && !tellsBeyond(input.text)) return false;
  const ticket = await desk.addTo(adding.ticket, { text: input.text, photos: [...input.files] });
  if (ticket === undefined) return false;
  await say(context, texts.complaint.added(ticket.id));
  return true;
}

/** Which of the customer's cases it is about; nobody has to look for a number. */
function aboutSlot(cases: readonly Ticket[], { texts }: Turn): Slot<ComplaintAnswers, string> {
  const t = texts.complaint.about;
  const choices = [
    ...cases.map(({ id, fault }) => ({ value: id, label: t.ticket(id, fault.slice(0, 12)), synonyms: [id] })),
    t.none,
  ];
  return {
    label: t.label,
    when: () => cases.length > 0,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask, choices }),
    read: ({ chosen }) => (chosen === undefined ? { problem: t.again } : { value: chosen }),
    spot: text => cases.find(({ id }) => text.toUpperCase().includes(id))?.id,
    fits: isText,
    show: about => (about === ofNone ? t.none.label : about),
  };
}

/** The matter in the customer's words, its number, when it was taken, and who answers by when. */
function submitted(ticket: Ticket, telling: string, by: Temporal.Instant, turn: Turn): string {
  const { texts, knowledge, language, now } = turn;
  const t = texts.complaint.done;
  const when = (at: Temporal.Instant) => moment(at.toString(), knowledge.calendar.zone, language);
  const { id, phone, anonymous } = ticket;
  const answered = anonymous ? t.unanswered : phone === undefined ? t.here(when(by)) : t.phone(when(by));
  const matter = telling.length > 60 ? `${telling.slice(0, 60)}…` : telling;
  return [t.noted(matter), [t.number(id, when(now)), answered].join('\n'), t.more].join('\n\n');
}
