import type { Slot } from './form/form.ts';
import { contactLine } from './opening.ts';
import type { Turn } from './turn-of.ts';

/** The wording of the privacy notice; a new version is asked again. */
export const consentVersion = '5';

/** Whether the customer has agreed to the present wording. */
export function hasAgreed({ desk }: Pick<Turn, 'desk'>): boolean {
  return desk.customer.consent?.version === consentVersion;
}

/** Asked before the first personal question: what for, who keeps it, how long, which rights. */
export function consentSlot(turn: Turn): Slot<{ consent: 'yes' }, 'yes'> {
  const { texts, knowledge, language, desk } = turn;
  const t = texts.repair.consent;
  const choices = [t.yes, t.no];
  return {
    label: t.label,
    when: () => !hasAgreed(turn),
    ask: (_, misses) => ({
      text: misses > 0 ? t.again : t.ask(knowledge.shop.privacyKeeper[language], knowledge.shop.retentionDays),
      choices,
      binding: { yes: t.yes.value, no: t.no.value },
    }),
    read: ({ chosen }) => {
      if (chosen === t.yes.value) return { value: 'yes' };
      if (chosen === t.no.value) return { ends: t.refused(contactLine(turn)) };
      return { problem: t.again };
    },
    async claim() {
      await desk.recordConsent(consentVersion);
      turn.memory.untaken = undefined;
      return undefined;
    },
  };
}
