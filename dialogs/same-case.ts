import type { Ticket } from '../knowledge/records.ts';
import type { Slot } from './form/form.ts';
import type { NamedMachine } from './machine-slot.ts';
import type { Turn } from './turn-of.ts';

/** Whether what is told goes to a case that is open already, or is a matter of its own. */
export type SameOrNew = 'same' | 'new';

export type SameTexts = Pick<Turn['texts']['repair']['same'], 'label' | 'ask' | 'again' | 'yes' | 'no'>;

/** Asks whether it is the matter of an open case, so that nobody gets two numbers for one thing. */
export function sameSlot<A extends object>(
  same: (answers: Partial<A>) => Ticket | undefined,
  { texts }: Pick<Turn, 'texts'>,
  t: SameTexts = texts.repair.same,
): Slot<A, SameOrNew> {
  return {
    label: t.label,
    when: answers => same(answers) !== undefined,
    ask: (answers, misses) => {
      const { id = '', fault = '' } = same(answers) ?? {};
      return {
        text: misses > 0 ? t.again : t.ask(id, fault.slice(0, 30)),
        choices: [t.yes, t.no],
        binding: { yes: t.yes.value, no: t.no.value },
      };
    },
    read: ({ chosen }) => (chosen === 'same' || chosen === 'new' ? { value: chosen } : { problem: t.again }),
    finishes: answer => answer === 'same',
  };
}

/** Whether an open case may be about the same machine. */
export function concerns(
  ticket: Ticket,
  { product, serial }: { readonly product?: NamedMachine; readonly serial?: string },
): boolean {
  if (serial !== undefined && ticket.serial !== undefined) return serial === ticket.serial;
  return product?.id !== undefined && ticket.product?.id === product.id;
}
