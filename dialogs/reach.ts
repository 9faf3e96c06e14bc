import { consentSlot } from './consent.ts';
import type { Slot } from './form/form.ts';
import type { Turn } from './turn-of.ts';

/** Whether a customer lets a way to reach them be kept; who does not is answered in the conversation. */
export type Consent = 'yes' | 'no';

/**
 * Asks for consent in a form that goes on without it: what is told is taken all the same, only no phone number and no
 * address.
 *
 * @param without what is said to somebody who would rather not
 */
export function consentOrNot(turn: Turn, without: string): Slot<{ consent?: Consent }, Consent> {
  const slot = consentSlot(turn);
  const { no } = turn.texts.repair.consent;
  return {
    label: slot.label,
    when: slot.when as () => boolean,
    ask: (_, misses) => slot.ask({}, misses),
    read: reply => (reply.chosen === no.value ? { value: 'no' } : slot.read(reply, {})),
    remark: consent => (consent === 'no' ? without : undefined),
    claim: async consent => (consent === 'yes' ? slot.claim?.('yes') : undefined),
  };
}
