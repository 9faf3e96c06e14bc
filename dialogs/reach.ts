import { consentSlot, hasAgreed } from './consent.ts';
import { phoneSlot } from './contact.ts';
import { isText, type Slot } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import type { Choice } from './understand/choice.ts';
import { findPhone, maskPhone } from './understand/phone.ts';

/** Whether a customer lets a way to reach them be kept; who does not is answered in the conversation. */
export type Consent = 'yes' | 'no';

/** How somebody would like to be answered: by phone, in the conversation, or not at all. */
export interface Reach {
  reply: 'phone' | 'here' | 'none';
  consent?: Consent;
  phone?: string;
}

/** What is asked of how to answer. */
export interface ReachTexts {
  readonly label: string;
  readonly names: readonly string[];
  readonly ask: string;
  readonly again: string;
  readonly phone: Choice;
  readonly knownPhone: (masked: string) => string;
  readonly here: Choice;
  readonly none: Choice;
  /** What is said once to somebody who wants no answer, where that costs something. */
  readonly lost?: string;
  readonly askPhone: string;
  readonly noConsent: string;
}

/**
 * Asks for consent in a form that goes on without it: what is told is taken all the same, only no phone number and no
 * address.
 *
 * @param without what is said to somebody who would rather not
 */
export function consentOrNot<A extends { readonly consent?: Consent }>(turn: Turn, without: string): Slot<A, Consent> {
  const slot = consentSlot(turn);
  const { no } = turn.texts.repair.consent;
  return {
    label: slot.label,
    when: () => !hasAgreed(turn),
    ask: (_, misses) => slot.ask({}, misses),
    read: reply => (reply.chosen === no.value ? { value: 'no' } : slot.read(reply, {})),
    remark: consent => (consent === 'no' ? without : undefined),
    async claim(consent) {
      if (consent === 'yes') return slot.claim?.('yes');
      turn.memory.untaken = undefined;
      return undefined;
    },
  };
}

/** The number the customer has left before, where it may be used. */
export async function knownPhone(turn: Turn): Promise<string | undefined> {
  return hasAgreed(turn) ? (await turn.desk.contact()).phone : undefined;
}

/** The questions by which somebody is reached who may as well stay unknown, the usual one first. */
export function reachSlots<A extends Reach>(
  t: ReachTexts,
  known: string | undefined,
  turn: Turn,
): { readonly reply: Slot<A, Reach['reply']>; readonly consent: Slot<A, Consent>; readonly phone: Slot<A, string> } {
  const byPhone = known === undefined ? t.phone : { ...t.phone, label: t.knownPhone(maskPhone(known)) };
  const choices = [t.here, byPhone, t.none];
  const labels = { here: t.here.label, phone: byPhone.label, none: t.none.label };
  const consent = consentOrNot<A>(turn, t.noConsent);
  return {
    reply: {
      label: t.label,
      names: t.names,
      ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask, choices }),
      read: ({ text, chosen }) => {
        if (chosen === 'here' || chosen === 'phone' || chosen === 'none') return { value: chosen };
        return findPhone(text) === undefined ? { problem: t.again } : { value: 'phone' };
      },
      fits: isReply,
      show: reply => labels[reply],
      remark: reply => (reply === 'none' ? t.lost : undefined),
    },
    consent: { ...consent, when: ({ reply }) => reply === 'phone' && !hasAgreed(turn) },
    phone: {
      ...phoneSlot<A>(turn),
      when: ({ reply, consent: agreed }) => reply === 'phone' && agreed !== 'no' && known === undefined,
      ask: (_, misses) => ({ text: misses > 0 ? turn.texts.repair.phone.again : t.askPhone }),
    },
  };
}

/** The number to call, where the customer would like that. */
export function numberOf({ reply, phone }: Reach, known: string | undefined): string | undefined {
  return reply === 'phone' ? (phone ?? known) : undefined;
}

function isReply(kept: unknown): boolean {
  return isText(kept) && ['here', 'phone', 'none'].includes(kept as string);
}
