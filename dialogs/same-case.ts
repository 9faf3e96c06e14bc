import type { Ticket } from '../knowledge/records.ts';
import { caseStatus } from './case-status.ts';
import type { Slot } from './form/form.ts';
import type { NamedMachine } from './machine-slot.ts';
import type { Turn } from './turn-of.ts';

/** Whether what is told goes to a case that is open already, or is a matter of its own. */
export type SameOrNew = 'same' | 'new';

export type SameTexts = Pick<Turn['texts']['repair']['same'], 'label' | 'ask' | 'again' | 'yes' | 'no'>;

/**
 * Asks whether it is the matter of an open case, so that nobody gets two numbers for one thing; who only wonders how that
 * stands is told.
 */
export function sameSlot<A extends object>(
  same: (answers: Partial<A>) => Ticket | undefined,
  turn: Turn,
  t: SameTexts = turn.texts.repair.same,
): Slot<A, SameOrNew> {
  const { progress } = turn.texts.repair.same;
  return {
    label: t.label,
    when: answers => same(answers) !== undefined,
    ask: (answers, misses) => {
      const { id = '', fault = '' } = same(answers) ?? {};
      return {
        text: misses > 0 ? t.again : t.ask(id, fault.slice(0, 30)),
        choices: [t.yes, t.no, progress],
        binding: { yes: t.yes.value, no: t.no.value },
      };
    },
    read: ({ chosen }, answers) => {
      const open = same(answers);
      if (chosen === progress.value && open !== undefined) return { ends: caseStatus(open, turn, 'owner') };
      return chosen === 'same' || chosen === 'new' ? { value: chosen } : { problem: t.again };
    },
    finishes: answer => answer === 'same',
  };
}

/** Whether an open case may be about the same machine; where one of the two names none we know, the phone number tells. */
export function concerns(
  ticket: Ticket,
  { product, serial, phone }: { readonly product?: NamedMachine; readonly serial?: string; readonly phone?: string },
): boolean {
  if (serial !== undefined && ticket.serial !== undefined) return serial === ticket.serial;
  const [here, there] = [product?.id, ticket.product?.id];
  if (here !== undefined && there !== undefined) return here === there;
  return product !== undefined && phone !== undefined && ticket.phone === phone;
}
