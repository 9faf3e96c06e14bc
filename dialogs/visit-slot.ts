import { Temporal } from 'temporal-polyfill';
import { type Diary, freeSlots, slotRefusal, type VisitRules, visitMinutes } from '../knowledge/booking.ts';
import { visitHoursOn } from '../knowledge/calendar.ts';
import { shownFigure, shownHours } from '../knowledge/figures.ts';
import { Slot as BookableSlot, type Visit } from '../knowledge/records.ts';
import { asJson, type Question, type Reading, type Reply, type Slot, shaped } from './form/form.ts';
import { closureText, contactLine, dayText, onClock, visitTime } from './opening.ts';
import type { Turn } from './turn-of.ts';
import type { Choice } from './understand/choice.ts';
import { readRather } from './understand/rather.ts';
import { readWhen, refusesDay, type When, type Wish } from './understand/when.ts';
import { readYesNo } from './understand/yes-no.ts';
import { beside, freeDays, type Offer, offer, type Wished } from './visit-offer.ts';
import { KeptWish, wishIn } from './wish.ts';

/** What a form that books a time knows of it: what was wished, and what was chosen. */
export interface VisitAnswers {
  wish?: Wished;
  visit: BookableSlot;
}

const daysOffered = 6;

/**
 * The two slots by which a form settles the time of a visit; the wish is never asked for, it narrows the question.
 *
 * @param turn    its policy is that of the machine that somebody comes for
 * @param product that machine
 * @param booked  the time that is to be moved; it is free for its owner, but no other time to choose
 */
export function visitSlots(
  turn: Turn,
  diary: Diary,
  product: string | undefined,
  booked?: BookableSlot,
): { wish: Slot<VisitAnswers, Wished>; visit: Slot<VisitAnswers, BookableSlot> } {
  const { texts, knowledge, now, language, desk } = turn;
  const t = texts.booking.visit;
  const rules: VisitRules = { calendar: knowledge.calendar, policy: knowledge.policy, now };
  const shown = (slot: BookableSlot) => shownSlot(slot, turn);
  const offerFor = ({ wish }: Partial<VisitAnswers>) => {
    const found = offer(wish, diary, rules);
    return { ...found, slots: found.slots.filter(slot => slot.date !== booked?.date || slot.start !== booked.start) };
  };
  return {
    wish: {
      label: t.label,
      asked: false,
      ask: () => ({ text: '' }),
      read: () => ({ problem: '' }),
      fits: shaped(KeptWish),
      spot: text => {
        const wish = wishIn(text, turn);
        return wish !== undefined && ('date' in wish || wish.kind === 'ambiguous') ? wish : undefined;
      },
    },
    visit: {
      label: t.label,
      names: t.names,
      ask(answers, misses) {
        if (answers.wish?.kind === 'dates') return whichDay(turn, diary, rules);
        const question = whichTime(offerFor(answers), answers.wish, turn);
        return misses > 0 ? { ...question, text: t.again } : question;
      },
      read: (reply, answers) => readVisit(reply, answers, turn, { diary, rules, offer: offerFor(answers), booked }),
      // Of another machine, another team is sent.
      fits: slot => BookableSlot.safeParse(slot).data?.team === diary.team.id,
      concerns: text => wishIn(text, turn) !== undefined || readRather(text) !== undefined,
      show: slot => onTheClock(slot, turn),
      remark: slot => t.held(shown(slot), shownFigure(knowledge.policy.visit.held, language)),
      claim: async slot => ((await desk.holdSlot(slot, product)) ? undefined : t.gone(shown(slot))),
      release: () => desk.releaseSlot(),
    },
  };
}

/** A slot as customers read it, from when to when; a visit takes as long as it was booked for. */
export function shownSlot(
  { minutes, ...slot }: Pick<BookableSlot, 'date' | 'start'> & Partial<Pick<Visit, 'minutes'>>,
  { knowledge, language }: Pick<Turn, 'knowledge' | 'language'>,
): string {
  return visitTime(slot, minutes ?? visitMinutes(knowledge.policy), language);
}

/** The same with the clock it goes by: "…9:00–11:00（北京时间）". */
export function onTheClock(
  slot: Pick<BookableSlot, 'date' | 'start'>,
  turn: Pick<Turn, 'knowledge' | 'language'>,
): string {
  return onClock(shownSlot(slot, turn), turn.knowledge.calendar.zone, turn.language);
}

/** Why nobody can come then, in a sentence, and what would help. */
export function whyNot(
  refusal: NonNullable<Offer['refusal']>,
  date: string | undefined,
  turn: Pick<Turn, 'texts' | 'knowledge' | 'language' | 'now' | 'memory'>,
): string {
  const { texts, knowledge, language } = turn;
  const { visit } = knowledge.policy;
  const t = texts.booking.visit.refused;
  switch (refusal.code) {
    case 'rest-day':
      if (refusal.closure) return t.closure(closureText(refusal.closure, language));
      return t.restDay(date === undefined ? '' : dayText(date, language), refusal.holiday?.[language]);
    case 'hours': {
      const length = shownFigure(visit.length, language);
      const then =
        date === undefined
          ? visit.workday.open
          : visitHoursOn(Temporal.PlainDate.from(date), knowledge.calendar, knowledge.policy);
      return date === undefined || then === visit.workday.open
        ? t.hours(shownFigure(visit.workday, language), length)
        : t.hoursThen(dayText(date, language), shownHours(then, language), length);
    }
    case 'notice':
      return t.notice(shownFigure(visit.notice, language), contactLine(turn));
    case 'too-far':
      return t.tooFar(shownFigure(visit.ahead, language));
    default:
      return t[refusal.code];
  }
}

function whichTime({ kind, slots, refusal, date }: Offer, wish: Wished | undefined, turn: Turn): Question {
  const t = turn.texts.booking.visit;
  const [only, ...more] = slots;
  if (only === undefined) return { text: t.none(contactLine(turn)), choices: [t.other] };
  const isOne = kind === 'fitting' && more.length === 0;
  const choices = slots.map(
    (slot): Choice => ({
      value: keyOf(slot),
      label: shownSlot(slot, turn),
      ...(isOne && { synonyms: t.synonyms }),
    }),
  );
  const text =
    kind === 'instead' && refusal !== undefined
      ? `${whyNot(refusal, date, turn)}${t.instead}`
      : isOne
        ? t.one(shownSlot(only, turn))
        : kind === 'fitting'
          ? t.fitting
          : wish?.kind === 'asap'
            ? t.soonest(contactLine(turn))
            : t.ask;
  return { text, choices: [...choices, t.other] };
}

function whichDay(turn: Turn, diary: Diary, rules: VisitRules): Question {
  const t = turn.texts.booking.visit;
  const days = freeDays(diary, rules, daysOffered);
  return {
    text: t.whichDay(shownFigure(turn.knowledge.policy.visit.ahead, turn.language)),
    choices: days.map(date => ({ value: `day:${date}`, label: dayText(date, turn.language) })),
  };
}

/** What a reply is weighed against: what is free, what was offered, and the time that is to be moved. */
interface Weighed {
  readonly diary: Diary;
  readonly rules: VisitRules;
  readonly offer: Offer;
  readonly booked: BookableSlot | undefined;
}

function readVisit(
  { text, chosen }: Reply,
  answers: Partial<VisitAnswers>,
  turn: Turn,
  { diary, rules, offer: offered, booked }: Weighed,
): Reading<BookableSlot> {
  const t = turn.texts.booking.visit;
  const narrows = (wish: Wished): Reading<BookableSlot> => {
    const { visit } = answers;
    return { narrows: { wish: asJson({ ...wish, ...(visit && { instead: keyOf(visit) }) }) } };
  };
  if (chosen === t.other.value) return narrows({ kind: 'dates' });
  const wish = chosen === undefined ? together(said(text, turn), daysMeant(answers, booked)) : ofButton(chosen);
  switch (wish.kind) {
    case 'none': {
      const [only, ...more] = offered.slots;
      const answer = readYesNo(text);
      if (answer === 'yes' && only !== undefined && more.length === 0) return { value: only };
      const rather = readRather(text) ?? (answer === 'no' ? 'another-day' : undefined);
      if (rather === undefined) return { problem: t.again };
      return narrows(rather === 'another-day' ? { kind: 'dates' } : beside(offered.slots, rather, diary, rules));
    }
    case 'any': {
      const { calendar } = turn.knowledge;
      const clock = { now: turn.now.toZonedDateTimeISO(calendar.zone), calendar };
      const first = [...offered.slots, ...freeSlots(diary, rules)].find(({ date }) => !refusesDay(text, date, clock));
      return first === undefined ? { problem: t.none(contactLine(turn)) } : { value: first };
    }
    case 'slot': {
      const slot = BookableSlot.safeParse({ team: diary.team.id, date: wish.date, start: wish.at }).data;
      if (slot !== undefined && slotRefusal(slot, diary, rules) === undefined) return { value: slot };
      return narrows(wish);
    }
    default:
      return narrows(wish);
  }
}

const keyOf = ({ date, start }: Pick<BookableSlot, 'date' | 'start'>) => `${date}T${start}`;

/** The days that a time without one is of: those wished for last, or the day of the time chosen or booked before. */
function daysMeant(
  { wish, visit }: Partial<VisitAnswers>,
  booked: BookableSlot | undefined,
): Pick<Wish, 'date' | 'dateEnd'> | undefined {
  if (visit !== undefined && wish?.instead !== keyOf(visit)) return { date: visit.date };
  return wish === undefined ? booked && { date: booked.date } : 'date' in wish ? wish : undefined;
}

function said(text: string, { now, knowledge, language }: Turn): When {
  // A number beyond the buttons is an hour: 9.
  const hour = /^(?:[7-9]|1\d)$/.test(text.normalize('NFKC').trim()) ? '点' : '';
  return readWhen(text.slice(0, 300) + hour, {
    now: now.toZonedDateTimeISO(knowledge.calendar.zone),
    calendar: knowledge.calendar,
    language,
  });
}

/** What a button of the question stands for; it may be an old one. */
function ofButton(chosen: string): When {
  const [date, at] = chosen.replace(/^day:/, '').split('T');
  const tapped = BookableSlot.pick({ date: true, start: true }).partial({ start: true }).safeParse({ date, start: at });
  if (!tapped.success) return { kind: 'none' };
  return { kind: 'slot', date: tapped.data.date, ...(at !== undefined && { at }) };
}

/** 下午 or 三点, after a day was named, are of that day. */
function together(when: When, days: Pick<Wish, 'date' | 'dateEnd'> | undefined): When {
  if (when.kind !== 'slot' && when.kind !== 'range') return when;
  if (when.date !== undefined || days?.date === undefined) return when;
  const { date, dateEnd } = days;
  return { ...when, date, ...(dateEnd !== undefined && { dateEnd }) };
}
