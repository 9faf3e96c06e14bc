import { z } from 'zod';
import { Day, TimeOfDay } from '../knowledge/records.ts';
import { type Slot, shaped } from './form/form.ts';
import { dayText, timeText } from './opening.ts';
import type { Turn } from './turn-of.ts';
import { readWhen, type When } from './understand/when.ts';

const Days = z.object({
  date: Day.optional(),
  dateEnd: Day.optional(),
  part: z.enum(['morning', 'afternoon']).optional(),
  at: TimeOfDay.optional(),
  from: TimeOfDay.optional(),
  to: TimeOfDay.optional(),
});
/** What is kept of a wish for a time, and of one for other days than those offered. */
export const KeptWish = z.discriminatedUnion('kind', [
  Days.extend({ kind: z.enum(['slot', 'range', 'past']) }),
  z.object({ kind: z.literal('ambiguous'), options: z.array(Days) }),
  z.object({ kind: z.enum(['asap', 'any', 'invalid', 'none', 'dates']) }),
]);

/** When a customer would like a visit, told with something else; it is settled once that is submitted. */
export function wishSlot(turn: Turn): Slot<object, When> {
  const t = turn.texts.repair.wish;
  const read = (text: string) => wishIn(text, turn);
  return {
    label: t.label,
    names: t.names,
    asked: false,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: ({ text }) => {
      const wish = read(text);
      return wish === undefined ? { problem: t.again } : { value: wish };
    },
    spot: text => {
      const wish = read(text);
      return wish !== undefined && 'date' in wish ? wish : undefined;
    },
    concerns: text => {
      const wish = read(text);
      return wish !== undefined && 'date' in wish;
    },
    fits: shaped(KeptWish),
    show: wish => wishText(wish, turn),
  };
}

/** A wish for a time that may come; undefined for none. */
export function wishIn(text: string, { now, knowledge, language }: Turn): When | undefined {
  const when = readWhen(text.slice(0, 300), {
    now: now.toZonedDateTimeISO(knowledge.calendar.zone),
    calendar: knowledge.calendar,
    language,
  });
  return when.kind === 'none' || when.kind === 'invalid' || when.kind === 'past' ? undefined : when;
}

/** Whether words say when somebody may come rather than how a machine is used: 周末行不, but not 周末用得多. */
export function wishesVisit(text: string, turn: Turn): boolean {
  const wish = wishIn(text, turn);
  return (
    wish !== undefined &&
    'date' in wish &&
    !/[用开使]|(?<![a-z])(?:use|using|used|run|runs|running)(?![a-z])/i.test(text)
  );
}

/** A wish as it stands in a summary: "11月25日（周三）下午". */
function wishText(wish: When, turn: Turn): string {
  const t = turn.texts.repair.wish;
  switch (wish.kind) {
    case 'slot':
    case 'range': {
      const { date, dateEnd, part, at, from, to } = wish;
      const time = (clock: string) => timeText(clock, turn.language);
      const hours =
        from !== undefined && to !== undefined
          ? `${time(from)}–${time(to)}`
          : from !== undefined
            ? t.after(time(from))
            : to !== undefined
              ? t.before(time(to))
              : at !== undefined
                ? time(at)
                : part && t.part[part];
      const days = [date, dateEnd].flatMap(day => (day === undefined ? [] : [dayText(day, turn.language)])).join('–');
      return days !== '' && hours !== undefined
        ? `${days}${turn.language === 'en-US' ? ', ' : ''}${hours}`
        : (hours ?? days);
    }
    case 'ambiguous':
      return wish.options.map(option => wishText({ kind: 'slot', ...option }, turn)).join(t.or);
    case 'asap':
    case 'any':
      return t[wish.kind];
    default:
      return '';
  }
}
