import { type Diary, slotRefusal, type VisitRules, visitMinutes } from '../knowledge/booking.ts';
import { shownFigure } from '../knowledge/figures.ts';
import { Slot as BookableSlot, type Visit } from '../knowledge/records.ts';
import { asJson, type Question, type Reading, type Reply, type Slot, shaped } from './form/form.ts';
import { contactLine, dayText, onClock, visitTime } from './opening.ts';
import type { Turn } from './turn-of.ts';
import type { Choice } from './understand/choice.ts';
import { readWhen, type When } from './understand/when.ts';
import { freeDays, type Offer, offer, type Wished } from './visit-offer.ts';
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
 * @param booked the time that is to be moved; it is free for its owner, but no other time to choose
 */
export function visitSlots(
  turn: Turn,
  diary: Diary,
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
      read: (reply, answers) => readVisit(reply, answers, turn, diary, rules),
      // Of another machine, another team is sent.
      fits: slot => BookableSlot.safeParse(slot).data?.team === diary.team.id,
      concerns: text => wishIn(text, turn) !== undefined,
      show: slot => onTheClock(slot, turn),
      remark: slot => t.held(shown(slot), shownFigure(knowledge.policy.visit.held, language)),
      claim: async slot => ((await desk.holdSlot(slot)) ? undefined : t.gone(shown(slot))),
      release: () => desk.releaseSlot(),
    },
  };
}

/** A slot as customers read it, from when to when; a visit takes as long as it was booked for. */
export function shownSlot(
  { minutes, ...slot }: Pick<BookableSlot, 'date' | 'start'> & Partial<Pick<Visit, 'minutes'>>,
  { knowledge, language }: Turn,
): string {
  return visitTime(slot, minutes ?? visitMinutes(knowledge.policy), language);
}

/** The same with the clock it goes by: "…9:00–11:00（北京时间）". */
export function onTheClock(slot: Pick<BookableSlot, 'date' | 'start'>, turn: Turn): string {
  return onClock(shownSlot(slot, turn), turn.knowledge.calendar.zone, turn.language);
}

/** Why nobody can come then, in a sentence, and what would help. */
export function whyNot(refusal: NonNullable<Offer['refusal']>, date: string | undefined, turn: Turn): string {
  const { texts, knowledge, language } = turn;
  const { visit } = knowledge.policy;
  const t = texts.booking.visit.refused;
  switch (refusal.code) {
    case 'rest-day':
      return t.restDay(date === undefined ? '' : dayText(date, language), refusal.holiday?.[language]);
    case 'hours':
      return t.hours(shownFigure(visit.workday, language), shownFigure(visit.length, language));
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
      value: `${slot.date}T${slot.start}`,
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

function readVisit(
  { text, chosen }: Reply,
  answers: Partial<VisitAnswers>,
  turn: Turn,
  diary: Diary,
  rules: VisitRules,
): Reading<BookableSlot> {
  const t = turn.texts.booking.visit;
  if (chosen === t.other.value) return { narrows: { wish: { kind: 'dates' } } };
  const wish = chosen === undefined ? together(said(text, turn), answers.wish) : ofButton(chosen);
  switch (wish.kind) {
    case 'none':
      return { problem: t.again };
    case 'any': {
      const [first] = offer(answers.wish, diary, rules).slots;
      return first === undefined ? { problem: t.none(contactLine(turn)) } : { value: first };
    }
    case 'slot': {
      const slot = BookableSlot.safeParse({ team: diary.team.id, date: wish.date, start: wish.at }).data;
      if (slot !== undefined && slotRefusal(slot, diary, rules) === undefined) return { value: slot };
      return { narrows: { wish: asJson(wish) } };
    }
    default:
      return { narrows: { wish: asJson(wish) } };
  }
}

function said(text: string, { now, knowledge, language }: Turn): When {
  return readWhen(text.slice(0, 300), { now: now.toZonedDateTimeISO(knowledge.calendar.zone), language });
}

/** What a button of the question stands for; it may be an old one. */
function ofButton(chosen: string): When {
  const [date, at] = chosen.replace(/^day:/, '').split('T');
  const tapped = BookableSlot.pick({ date: true, start: true }).partial({ start: true }).safeParse({ date, start: at });
  if (!tapped.success) return { kind: 'none' };
  return { kind: 'slot', date: tapped.data.date, ...(at !== undefined && { at }) };
}

/** 下午 or 三点, after a day was named, are of that day. */
function together(when: When, before: Wished | undefined): When {
  if (when.kind !== 'slot' && when.kind !== 'range') return when;
  if (when.date !== undefined || before === undefined || !('date' in before) || before.date === undefined) return when;
  const { date, dateEnd } = before;
  return { ...when, date, ...(dateEnd !== undefined && { dateEnd }) };
}
