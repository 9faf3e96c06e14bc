import type { Product } from '../knowledge/products.ts';
import type { Ticket } from '../knowledge/records.ts';
import { consentSlot, hasAgreed } from './consent.ts';
import { understood } from './faq.ts';
import type { Form, Json, Reading } from './form/form.ts';
import { productChoices, productIn, purchaseSlot, unitOf } from './machine.ts';
import { feeNote, type RepairAnswers, reportOf, submitted } from './repair-report.ts';
import type { Turn } from './turn-of.ts';
import { findAddress } from './understand/entities.ts';
import { findCode, findFault } from './understand/fault.ts';
import { findModel } from './understand/model.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { findPhone, readPhone } from './understand/phone.ts';
import { asks } from './understand/sentence.ts';
import { findSerial, readSerial } from './understand/serial.ts';

const longestFault = 2000;
const longestAddress = 200;
const photosKept = 9;

/**
 * A repair report (S1 2.1, S9 3.2): what machine, what is wrong, how it is used, when and where it was bought, how to
 * reach the customer, and which way it is repaired. Only machine, fault and phone are needed; what it will cost is
 * told before it is submitted.
 */
export async function repair(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<RepairAnswers>> {
  const { texts, knowledge, desk } = turn;
  const t = texts.repair;
  const unit = await unitOf(turn, known);
  const open = (await desk.openTickets()).filter(({ kind }) => kind === 'repair');
  const productOf = (answers: Partial<RepairAnswers>) =>
    knowledge.products.find(({ id }) => id === (unit?.product ?? answers.product?.id));
  const usualWay = (answers: Partial<RepairAnswers>) => productOf(answers)?.repairWay ?? 'on-site';
  const wayOf = (answers: Partial<RepairAnswers>) => answers.way?.is ?? usualWay(answers);
  const same = (answers: Partial<RepairAnswers>) => open.find(ticket => concerns(ticket, answers));

  return {
    id: 'repair',
    retries: 3,
    files: { slot: 'photos', max: photosKept },
    slots: {
      consent: consentSlot(turn),
      product: {
        label: t.product.label,
        names: t.product.names,
        ask: (_, misses) => ({
          text: misses > 0 ? t.product.again : t.product.ask,
          choices: [...productChoices(turn), t.product.other],
        }),
        read: reply => readMachine(reply, turn),
        spot: text => spottedMachine(text, turn),
        called: ({ id }) => namesOf(id, turn),
        show: product => product.said,
      },
      serial: {
        label: t.serial.label,
        asked: false,
        ask: (_, misses) => ({ text: misses > 0 ? t.serial.again : t.serial.ask }),
        read: ({ text }) => {
          const reading = readSerial(text);
          return reading.ok ? { value: reading.serial } : { problem: t.serial.again };
        },
        spot: findSerial,
        show: serial => serial,
      },
      fault: {
        label: t.fault.label,
        names: t.fault.names,
        ask: (_, misses) => ({ text: misses > 0 ? t.fault.again : t.fault.ask }),
        read: ({ text }) => {
          if (text.length > longestFault) return { problem: t.fault.tooLong(longestFault) };
          const isNone = !isFault(text) && readNonAnswer(text, knowledge) !== undefined;
          if (isNone || !hasWords(text)) return { problem: t.fault.again };
          return { value: text, unsure: asks(text) || isOther(text, turn) };
        },
        spot: text => (isFault(text) ? text.slice(0, longestFault) : undefined),
        more: (before, text, meant) => (meant || (isFault(text) && !asks(text)) ? joined(before, text) : undefined),
        show: fault => (fault.length > 80 ? `${fault.slice(0, 80)}…` : fault),
        remark: (fault, answers) => tipFor(fault, productOf(answers), turn),
      },
      same: {
        label: t.same.label,
        when: answers => same(answers) !== undefined,
        ask: (answers, misses) => {
          const { id = '', fault = '' } = same(answers) ?? {};
          return {
            text: misses > 0 ? t.same.again : t.same.ask(id, fault.slice(0, 30)),
            choices: [t.same.yes, t.same.no],
            binding: { yes: t.same.yes.value, no: t.same.no.value },
          };
        },
        read: ({ chosen }) => (chosen === 'same' || chosen === 'new' ? { value: chosen } : { problem: t.same.again }),
        finishes: answer => answer === 'same',
      },
      usage: {
        label: t.usage.label,
        optional: true,
        ask: (_, misses) => ({
          text: misses > 0 ? t.usage.again : t.usage.ask,
          choices: [t.usage.home, t.usage.business],
        }),
        read: ({ text, chosen }) => {
          if (chosen === 'home' || chosen === 'business') return { value: chosen };
          if (!hasWords(text) || isFault(text)) return { problem: t.usage.again };
          return { value: text.slice(0, 200), unsure: asks(text) };
        },
        show: usage => (usage === 'home' ? t.usage.home.label : usage === 'business' ? t.usage.business.label : usage),
      },
      bought: {
        ...purchaseSlot(turn, t.bought),
        when: () => unit === undefined,
      },
      phone: {
        label: t.phone.label,
        names: t.phone.names,
        ask: (_, misses) => ({ text: misses > 0 ? t.phone.again : t.phone.ask }),
        read: ({ text }) => {
          const reading = readPhone(text);
          if (reading.ok) return { value: reading.phone };
          return { problem: t.phone.problem(reading), firm: reading.reason !== 'not-a-phone' };
        },
        // A number that came before the customer had agreed is not taken; it is asked for again.
        spot: (text, answers) => (hasAgreed(turn) || answers.consent === 'yes' ? findPhone(text) : undefined),
        show: phone => phone,
      },
      address: {
        label: t.address.label,
        names: t.address.names,
        optional: true,
        when: answers => wayOf(answers) === 'on-site',
        ask: (_, misses) => ({ text: misses > 0 ? t.address.again : t.address.ask }),
        read: ({ text }) => {
          if (text.length > longestAddress) return { problem: t.address.tooLong(longestAddress) };
          if ([...text].length < 4) return { problem: t.address.again };
          return { value: text, unsure: asks(text) };
        },
        spot: (text, answers) => (hasAgreed(turn) || answers.consent === 'yes' ? findAddress(text) : undefined),
        show: address => address,
      },
      way: {
        label: t.way.label,
        asked: false,
        usual: answers => ({ is: usualWay(answers), chosen: false }),
        ask: (_, misses) => ({ text: misses > 0 ? t.way.again : t.way.ask, choices: [t.way.onSite, t.way.mailIn] }),
        read: ({ chosen }) =>
          chosen === 'on-site' || chosen === 'mail-in'
            ? { value: { is: chosen, chosen: true } }
            : { problem: t.way.again },
        show: ({ is, chosen }) => t.way.show(is, chosen),
      },
      photos: {
        label: t.photos.label,
        asked: false,
        ask: () => ({ text: t.photos.ask, choices: [t.photos.keep, t.photos.none] }),
        read: ({ chosen }, { photos }) => {
          if (chosen === t.photos.none.value) return { value: [] };
          return chosen === t.photos.keep.value ? { value: photos ?? [] } : { problem: t.photos.ask };
        },
        show: photos => (photos.length === 0 ? texts.form.notGiven : t.photos.show(photos.length)),
      },
    },
    note: answers => feeNote(answers, unit, turn),
    done: async answers => {
      const { fault, photos = [] } = answers;
      const before = answers.same === 'same' ? same(answers) : undefined;
      if (before !== undefined) {
        await desk.addTo(before.id, { text: fault, photos });
        return { said: t.same.done(before.id), ticket: before.id };
      }
      const ticket = await desk.openRepair(reportOf(answers, unit, turn));
      return { ticket: ticket.id, said: submitted(ticket, answers, productOf(answers), turn) };
    },
  };
}

/** Whether an open case may be about the same machine. */
function concerns(ticket: Ticket, { product, serial }: Partial<RepairAnswers>): boolean {
  if (serial !== undefined && ticket.serial !== undefined) return serial === ticket.serial;
  return product?.id !== undefined && ticket.product?.id === product.id;
}

function readMachine(
  { text, chosen }: { text: string; chosen?: string },
  turn: Turn,
): Reading<RepairAnswers['product']> {
  const { texts, knowledge, language } = turn;
  const t = texts.repair.product;
  if (chosen === t.other.value) return { problem: t.which };
  const tapped = knowledge.products.find(product => product.id === chosen);
  const model = findModel(text, knowledge.products)?.model;
  if (tapped !== undefined) {
    // The customer's own words say more than the name of the family, but a typed number says nothing.
    const said = productIn(text, turn) === undefined ? tapped.name[language] : text;
    return { value: { id: tapped.id, ...(model && { model }), said: said.slice(0, 200) } };
  }
  const spotted = spottedMachine(text, turn);
  if (spotted !== undefined) return { value: spotted, unsure: asks(text) };
  // What is wrong is taken as that, and the machine is asked for once more.
  const isNone = !/[\p{L}\p{N}]{2}/u.test(text) || anything.test(text) || readNonAnswer(text, knowledge) !== undefined;
  if (isNone || isFault(text)) {
    return { problem: t.again };
  }
  return { value: { said: text.slice(0, 200) }, unsure: asks(text) || isOther(text, turn) };
}

function namesOf(id: string | undefined, { knowledge }: Turn): readonly string[] {
  const product = knowledge.products.find(each => each.id === id);
  return product === undefined ? [] : [...Object.values(product.name), ...Object.values(product.aliases).flat()];
}

/** Words for a machine that do not tell which. */
const anything =
  /^(?:我?的?|这|那)?(?:一?[台个])?(?:机器|机子|东西|设备|产品|家电|电器|machine|appliance|thing|device|it)[。.!！]?$/iu;

/** The machine that a text names: by its family, its model or its serial number. */
function spottedMachine(text: string, turn: Turn): RepairAnswers['product'] | undefined {
  const { knowledge, language } = turn;
  const model = findModel(text, knowledge.products);
  const id = productIn(text, turn) ?? model?.product;
  if (id === undefined && model === undefined) return undefined;
  const name = knowledge.products.find(product => product.id === id)?.name[language];
  // A sentence about the fault is not the name of the machine.
  const said = isFault(text) || text.length > 40 ? [name, model?.model].filter(Boolean).join(' ') : text;
  return { ...(id && { id }), ...(model && { model: model.model }), said: said.slice(0, 200) };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isFault(text: string): boolean {
  return findFault(text) !== undefined || findCode(text) !== undefined;
}

/** Whether a text rather wants something else of the desk than to answer a question in words. */
function isOther(text: string, turn: Turn): boolean {
  if (isFault(text) || productIn(text, turn) !== undefined) return false;
  const { outcome, dialog } = { dialog: undefined, ...understood(turn, text) };
  return outcome === 'answer' || (outcome === 'dialog' && dialog !== 'repair');
}

function joined(before: string, text: string): string {
  return before.includes(text) ? before : `${before}；${text}`.slice(0, longestFault);
}

/** What may help at once, told before somebody comes (S9 3.4); never where a cause points to damage. */
function tipFor(fault: string, product: Product | undefined, { language }: Turn): string | undefined {
  const said = fault.toLowerCase();
  return product?.tips.find(({ signs }) => signs.some(sign => said.includes(sign.toLowerCase())))?.tip[language];
}
