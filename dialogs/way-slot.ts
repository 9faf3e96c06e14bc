import { z } from 'zod';
import { RepairWay } from '../knowledge/records.ts';
import { type Slot, shaped } from './form/form.ts';
import type { Turn } from './turn-of.ts';

/** Whether somebody comes or the machine is mailed in, and whether the customer has chosen so. */
export interface Way {
  is: RepairWay;
  chosen: boolean;
}

const Kept = z.object({ is: RepairWay, chosen: z.boolean() });

/** Whether somebody comes or the machine is mailed in: never asked, as usual for the machine, and to be changed. */
export function waySlot<A extends object>(turn: Turn, usualWay: (answers: Partial<A>) => RepairWay): Slot<A, Way> {
  const t = turn.texts.repair.way;
  return {
    label: t.label,
    asked: false,
    usual: answers => ({ is: usualWay(answers), chosen: false }),
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask, choices: [t.onSite, t.mailIn] }),
    read: ({ chosen }) =>
      chosen === 'on-site' || chosen === 'mail-in' ? { value: { is: chosen, chosen: true } } : { problem: t.again },
    fits: shaped(Kept),
    show: ({ is, chosen }) => t.show(is, chosen),
  };
}
