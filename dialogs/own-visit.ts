import { type Labelled, startButton } from './buttons.ts';
import { labelOf } from './menu.ts';
import type { Turn } from './turn-of.ts';
import { readOwnVisit } from './understand/own-visit.ts';
import { onTheClock } from './visit-slot.ts';
import { visitsAhead } from './visits-booked.ts';
import { wishIn } from './wish.ts';

/**
 * What somebody with a visit ahead is told who asks when it is, or says that it does not suit: the time itself, and how
 * it is moved or called off. Undefined for anything else, and where another time is named already.
 */
export async function ownVisit(turn: Turn): Promise<{ said: string; onward: Labelled[] } | undefined> {
  const { input, texts } = turn;
  const concern = readOwnVisit(input.text);
  if (concern === undefined || (concern === 'unsuited' && wishIn(input.text, turn) !== undefined)) return undefined;
  const visits = await visitsAhead(turn);
  const [visit, ...more] = visits;
  if (visit === undefined) return undefined;
  const about = more.length === 0 ? [visit.id] : [];
  const lines = visits.map(({ id, visit }) => texts.ownVisit.line(onTheClock(visit, turn), id));
  return {
    said: texts.ownVisit[concern](lines.join('\n')),
    onward: (['reschedule', 'cancel-booking'] as const).map(dialog =>
      startButton(dialog, labelOf(turn, { start: dialog }), ...about),
    ),
  };
}
