import { figure } from '../knowledge/policy.ts';
import { consentVersion } from './consent.ts';
import type { Form, Reading } from './form/form.ts';
import { contactLine } from './opening.ts';
import type { RepairReport } from './ports.ts';
import type { Turn } from './turn-of.ts';
import { maskPhone, readPhone } from './understand/phone.ts';
import { productsIn } from './understand/product.ts';
import { asks } from './understand/sentence.ts';
import { readYesNo } from './understand/yes-no.ts';

/** What a repair report needs to know. */
export interface RepairAnswers {
  consent: 'yes';
  product: { id?: string; said: string };
  serial?: string;
  fault: string;
  phone: string;
  photos?: string[];
}

const longestFault = 2000;
const photosKept = 9;

/** A repair report in its plainest form (S1 2.1): what machine, what is wrong, how to reach the customer. */
export function repair(turn: Turn): Form<RepairAnswers> {
  const { texts, knowledge, language, desk } = turn;
  const t = texts.repair;
  return {
    id: 'repair',
    retries: 3,
    files: { slot: 'photos', max: photosKept },
    slots: {
      consent: {
        label: t.consent.label,
        when: () => desk.customer.consent?.version !== consentVersion,
        ask: (_, misses) => ({
          text:
            misses > 0
              ? t.consent.again
              : t.consent.ask(knowledge.shop.privacyKeeper[language], knowledge.shop.retentionDays),
          choices: [t.consent.yes, t.consent.no],
        }),
        read: ({ text, chosen }) => {
          const said = chosen ?? readYesNo(text);
          if (said === 'yes') return { value: 'yes' };
          if (said === 'no') return { ends: t.consent.refused(contactLine(turn)) };
          return { problem: t.consent.again };
        },
        claim: () => desk.recordConsent(consentVersion),
      },
      product: {
        label: t.product.label,
        ask: (_, misses) => ({
          text: misses > 0 ? t.product.again : t.product.ask,
          choices: [...productChoices(turn), t.product.other],
        }),
        read: ({ text, chosen }) => {
          if (chosen === t.product.other.value) return { problem: t.product.which };
          const tapped = knowledge.products.find(product => product.id === chosen);
          if (tapped !== undefined) {
            // The customer's own words say more than the name of the family, but a typed number says nothing.
            const said = productsIn(text, knowledge.products).length > 0 ? text : tapped.name[language];
            return { value: { id: tapped.id, said: said.slice(0, 200) } };
          }
          if (!/[\p{L}\p{N}]{2}/u.test(text)) return { problem: t.product.again };
          const [id, ...others] = productsIn(text, knowledge.products);
          return {
            value: { ...(id !== undefined && others.length === 0 && { id }), said: text.slice(0, 200) },
            unsure: asks(text),
          };
        },
        show: product => product.said,
      },
      serial: { label: t.serial.label, asked: false, ask: () => ({ text: '' }), read: words, show: serial => serial },
      fault: {
        label: t.fault.label,
        ask: (_, misses) => ({ text: misses > 0 ? t.fault.again : t.fault.ask }),
        read: ({ text }) => {
          if (!/[\p{L}\p{N}]/u.test(text)) return { problem: t.fault.again };
          if (text.length > longestFault) return { problem: t.fault.tooLong(longestFault) };
          return { value: text, unsure: asks(text) };
        },
        show: fault => (fault.length > 80 ? `${fault.slice(0, 80)}…` : fault),
      },
      phone: {
        label: t.phone.label,
        ask: (_, misses) => ({ text: misses > 0 ? t.phone.again : t.phone.ask }),
        read: ({ text }) => {
          const reading = readPhone(text);
          return reading.ok ? { value: reading.phone } : { problem: t.phone.problem(reading) };
        },
        show: phone => phone,
      },
      photos: {
        label: t.photos.label,
        asked: false,
        ask: () => ({ text: '' }),
        read: () => ({ problem: '' }),
        show: photos => t.photos.show(photos.length),
      },
    },
    done: async answers => {
      const ticket = await desk.openRepair(reportOf(answers));
      const within = figure(knowledge.policy, 'service.repair.firstResponse', language) ?? '';
      return { ticket: ticket.id, said: t.done(ticket.id, within, maskPhone(answers.phone)) };
    },
  };
}

function reportOf({ product, serial, fault, phone, photos }: RepairAnswers): RepairReport {
  return { urgent: false, product, fault, phone, photos: photos ?? [], ...(serial !== undefined && { serial }) };
}

function words({ text }: { readonly text: string }): Reading<string> {
  return { value: text };
}

/** The families that most customers come with; the others are typed. */
function productChoices({ knowledge, language }: Turn) {
  return knowledge.products.slice(0, 7).map(product => ({
    value: product.id,
    label: product.name[language],
    synonyms: [...product.aliases['zh-CN'], ...product.aliases['en-US']],
  }));
}
