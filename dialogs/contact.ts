import { hasAgreed } from './consent.ts';
import { isText, type Slot } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import { findAddress } from './understand/entities.ts';
import { findPhone, readPhone } from './understand/phone.ts';
import { asks } from './understand/sentence.ts';

const longestAddress = 200;

/** How to reach the customer. A number that came before the customer had agreed is not taken; it is asked for again. */
export function phoneSlot(turn: Turn): Slot<{ consent?: 'yes' }, string> {
  const t = turn.texts.repair.phone;
  return {
    label: t.label,
    names: t.names,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: ({ text }) => {
      const reading = readPhone(text);
      if (reading.ok) return { value: reading.phone };
      return { problem: t.problem(reading), firm: reading.reason !== 'not-a-phone' };
    },
    spot: (text, { consent }) => (hasAgreed(turn) || consent === 'yes' ? findPhone(text) : undefined),
    fits: isText,
    show: phone => phone,
  };
}

/** Where the technician comes to; it may be told on the phone as well. */
export function addressSlot(turn: Turn): Slot<{ consent?: 'yes' }, string> {
  const t = turn.texts.repair.address;
  return {
    label: t.label,
    names: t.names,
    optional: true,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: ({ text }) => {
      if (text.length > longestAddress) return { problem: t.tooLong(longestAddress) };
      if ([...text].length < 4) return { problem: t.again };
      return { value: text, unsure: asks(text) };
    },
    spot: (text, { consent }) => (hasAgreed(turn) || consent === 'yes' ? findAddress(text) : undefined),
    fits: isText,
    show: address => address,
  };
}
