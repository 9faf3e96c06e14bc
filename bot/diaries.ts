import { Temporal } from 'temporal-polyfill';
import { type Diary, dayId, release, type VisitRules } from '../knowledge/booking.ts';
import { Fault } from '../knowledge/fault.ts';
import type { Slot, VisitDay } from '../knowledge/records.ts';
import type { Team } from '../knowledge/teams.ts';
import { visitDays } from './store/collections.ts';
import type { Transaction } from './store/store.ts';

type SomeDay = Pick<Slot, 'team' | 'date'>;

/** The diaries of the teams over one transaction: what is decided is decided over days that nobody else may change. */
export interface Diaries {
  /**
   * Locks days until the transaction has ended. Everything that a step may change is named at once.
   *
   * @throws Fault('program') when a later step of the same transaction asks for a day that sorts before one it holds:
   * two transactions that do so wait for each other for ever
   */
  lock(...days: readonly (SomeDay | undefined)[]): Promise<void>;
  /** A locked day as a diary, to judge its times by. */
  dayOf(team: Team, date: string, own: readonly string[]): Promise<Diary>;
  put(day: VisitDay): Promise<void>;
  /** Gives back what somebody has on a locked day; of no day nothing. */
  giveBack(day: SomeDay | undefined, holder: string): Promise<void>;
  /** All days from a date on, to be shown: others may change them meanwhile. */
  shown(team: Team, from: string, own: readonly string[]): Promise<Diary>;
}

export function diariesOf(tx: Transaction, now: VisitRules['now']): Diaries {
  const held = new Set<string>();

  const record = (day: SomeDay): Promise<VisitDay | undefined> => {
    if (!held.has(lockOf(day))) throw new Fault('program', { because: 'a day is decided over without its lock' });
    return tx.get(visitDays, dayId(day));
  };

  return {
    async lock(...days) {
      const wanted = new Set(days.flatMap(day => (day === undefined ? [] : [lockOf(day)])));
      const missing = [...wanted].filter(name => !held.has(name)).sort();
      for (const name of missing) {
        if ([...held].some(other => other > name)) throw new Fault('program', { because: 'days are locked in order' });
        held.add(name);
        await tx.lock(name);
      }
    },
    async dayOf(team, date, own) {
      const day = await record({ team: team.id, date });
      return { team, days: new Map(day === undefined ? [] : [[date, day]]), own };
    },
    put: day => tx.put(visitDays, day),
    async giveBack(day, holder) {
      const before = day && (await record(day));
      if (before?.visits.some(visit => visit.holder === holder)) await tx.put(visitDays, release(before, holder, now));
    },
    async shown(team, from, own) {
      const after = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
      const days = await tx.peek(visitDays, 'team', { equals: team.id, after });
      return { team, days: new Map(days.map(day => [day.date, day])), own };
    },
  };
}

function lockOf(day: SomeDay): string {
  return `visits/${dayId(day)}`;
}
