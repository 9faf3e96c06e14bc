import { z } from 'zod';
import { RepairWay } from '../knowledge/records.ts';
import { type Slot, shaped } from './form/form.ts';
import { isFault } from './machine-slot.ts';
import type { Turn } from './turn-of.ts';
import { readChoice } from './understand/choice.ts';
import { asks } from './understand/sentence.ts';

/** Whether somebody comes or the machine is mailed in, and whether the customer has chosen so. */
export interface Way {
  is: RepairWay;
  chosen: boolean;
}

/** In characters; a longer text tells rather than wishes. */
const longestWish = 24;
/** The first of two, a bare number, is for the question that was asked. */
const names = /上门|来家里|寄|邮|送修|\p{Script=Latin}{4}/u;
/** 上次上门修过 tells what was done before. */
const hasBeen = /[过完了](?:$|[，。,.的几一两三])|上次|之前|昨天/u;

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
    spot: text => {
      const isWish =
        names.test(text) && [...text].length <= longestWish && !asks(text) && !isFault(text) && !hasBeen.test(text);
      const reading = isWish ? readChoice(text, [t.onSite, t.mailIn]) : undefined;
      return reading?.kind === 'one' ? { is: reading.value as RepairWay, chosen: true } : undefined;
    },
    fits: shaped(Kept),
    show: ({ is, chosen }) => t.show(is, chosen),
  };
}
