import { Temporal } from 'temporal-polyfill';
import { type Diary, freeSlots } from '../../knowledge/booking.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import type { Unit, VisitDay } from '../../knowledge/records.ts';
import { promisesOf } from '../../knowledge/service-level.ts';
import { warrantyOf } from '../../knowledge/warranty.ts';
import type { WarrantyCase } from '../../knowledge/warranty-case.ts';

/** Something that is measured, and its goal: so many microseconds it may take at the most. */
export interface Measured {
  readonly name: string;
  readonly goal: number;
  readonly run: () => unknown;
}

/** What the rules are asked most often, by the content as it is shipped. */
export function measured({ products, policy, teams, calendar }: Knowledge): Measured[] {
  const today = Temporal.PlainDate.from('2026-11-26');
  const now = Temporal.Instant.from('2026-11-24T06:00:00Z');
  const product = products.find(({ id }) => id === 'fridge');
  const told: WarrantyCase = {
    product,
    today,
    told: { boughtOn: Temporal.PlainDate.from('2025-03-10'), precision: 'month' },
  };
  const repair = { fault: '不制冷', parts: ['压缩机'], paid: false };
  const unit: Unit = {
    id: 'SN20250310',
    product: 'fridge',
    producedOn: '2025-01-05',
    receivedOn: '2025-03-10',
    repairs: [
      { ...repair, ticket: 'R-1', from: '2025-05-01', to: '2025-05-09' },
      { ...repair, ticket: 'R-2', from: '2025-08-01', to: '2025-08-09', fault: '异响', parts: [] },
    ],
  };
  const [team] = teams;
  if (team === undefined) throw new Error('the shipped content has no team');
  const day = (ahead: number): [string, VisitDay] => {
    const date = Temporal.PlainDate.from('2026-11-24').add({ days: ahead }).toString();
    const visits = ['09:00', '11:00', '13:00'].map((start, n) => ({ start, minutes: 120, holder: `R-${n}` }));
    return [date, { id: `${team.id}/${date}`, team: team.id, date, visits }];
  };
  const diary: Diary = { team, days: new Map(Array.from({ length: 31 }, (_, ahead) => day(ahead))), own: [] };
  return [
    { name: 'a warranty verdict, told by the customer', goal: 50, run: () => warrantyOf(told, policy, calendar) },
    {
      name: 'a warranty verdict, two repairs, a part replaced',
      goal: 50,
      run: () => warrantyOf({ unit, product, today, fault: '不制冷' }, policy, calendar),
    },
    { name: 'a month of free slots', goal: 5000, run: () => [...freeSlots(diary, { calendar, policy, now })] },
    { name: 'the promises of a repair', goal: 1000, run: () => promisesOf('repair', now, calendar, policy) },
  ];
}
