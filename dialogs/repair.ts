import type { Product } from '../knowledge/products.ts';
import type { Ticket } from '../knowledge/records.ts';
import { startButton } from './buttons.ts';
import { consentSlot } from './consent.ts';
import { addressSlot, knownContact, phoneSlot } from './contact.ts';
import { contactBy } from './decision.ts';
import { asJson, type Form, isText, type Json } from './form/form.ts';
import { purchaseSlot, purchaseTold, unitOf } from './machine.ts';
import { isFault, isOther, machineSlot, serialSlot } from './machine-slot.ts';
import { machineSlots } from './machines-slot.ts';
import { labelOf } from './menu.ts';
import { photosKept, photosSlot } from './photos-slot.ts';
import type { Addition } from './ports.ts';
import { feeNote, type RepairAnswers, reportOf, submitted } from './repair-report.ts';
import { concerns, sameSlot } from './same-case.ts';
import type { Turn } from './turn-of.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { asks } from './understand/sentence.ts';
import { waySlot } from './way-slot.ts';
import { whereSlot } from './where-slot.ts';
import { wishesVisit, wishSlot } from './wish.ts';

const longestFault = 2000;

/**
 * A repair report (S1 2.1, S9 3.2): what machine, what is wrong, how it is used, when and where it was bought, how to
 * reach the customer, and which way it is repaired. Only machine, fault and phone are needed; what it will cost is
 * told before it is submitted.
 */
export async function repair(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<RepairAnswers>> {
  const { texts, knowledge, desk } = turn;
  const t = texts.repair;
  const unit = await unitOf(turn, known);
  const contact = await knownContact(turn);
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
      product: machineSlot(turn, unit),
      serial: serialSlot(turn),
      ...machineSlots<RepairAnswers>(turn, known),
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
        fits: isText,
        show: fault => (fault.length > 80 ? `${fault.slice(0, 80)}…` : fault),
        remark: (fault, answers) => tipFor(fault, productOf(answers), turn),
      },
      same: sameSlot(same, turn),
      usage: {
        label: t.usage.label,
        optional: true,
        ask: (_, misses) => ({
          text: misses > 0 ? t.usage.again : t.usage.ask,
          choices: [t.usage.home, t.usage.business],
        }),
        read: ({ text, chosen }) => {
          if (chosen === 'home' || chosen === 'business') return { value: chosen };
          const isOfOther = isFault(text) || wishesVisit(text, turn) || purchaseTold(text, turn) !== undefined;
          if (!hasWords(text) || isOfOther) return { problem: t.usage.again };
          return { value: text.slice(0, 200), unsure: asks(text) || isOther(text, turn) };
        },
        fits: isText,
        show: usage => (usage === 'home' ? t.usage.home.label : usage === 'business' ? t.usage.business.label : usage),
      },
      bought: {
        ...purchaseSlot(turn, t.bought),
        when: () => unit === undefined,
        spot: text => purchaseTold(text, turn),
        concerns: text => !asks(text) && purchaseTold(text, turn) !== undefined,
      },
      phone: phoneSlot(turn, contact),
      address: { ...addressSlot(turn, contact), when: answers => wayOf(answers) === 'on-site' },
      where: whereSlot<RepairAnswers>(turn, contact, answers => wayOf(answers) === 'on-site'),
      way: waySlot(turn, usualWay),
      wish: { ...wishSlot(turn), when: answers => wayOf(answers) === 'on-site' },
      photos: {
        ...photosSlot(turn),
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
        return { said: await toldAgain(before, { text: fault, photos }, turn), ticket: before.id };
      }
      const ticket = await desk.openCase(reportOf(answers, unit, turn));
      const said = await submitted(ticket, answers, productOf(answers), turn);
      const { way, wish } = answers;
      if (way.is !== 'on-site') return { ticket: ticket.id, said };
      const about = ticket.id;
      return wish === undefined
        ? { ticket: about, said, onward: [startButton('booking', labelOf(turn, { start: 'booking' }), about)] }
        : { ticket: about, said, next: { dialog: 'booking', given: { about, wish: asJson(wish) } } };
    },
  };
}

/** What is told of an open case goes into it; of one that was said to be fixed, it means that it is not. */
async function toldAgain(before: Ticket, addition: Addition, turn: Turn): Promise<string> {
  const { desk, texts } = turn;
  await desk.addTo(before.id, addition);
  const sentBack = before.state === 'repaired' ? await desk.decide(before.id, 'reject', addition.text) : undefined;
  return sentBack?.ok === true
    ? texts.decision.notFixed(before.id, contactBy(sentBack.ticket, turn))
    : texts.repair.same.done(before.id);
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function joined(before: string, text: string): string {
  return before.includes(text) ? before : `${before}；${text}`.slice(0, longestFault);
}

/** What may help at once, told before somebody comes (S9 3.4); never where a cause points to damage. */
function tipFor(fault: string, product: Product | undefined, { language }: Turn): string | undefined {
  const said = fault.toLowerCase();
  return product?.tips.find(({ signs }) => signs.some(sign => said.includes(sign.toLowerCase())))?.tip[language];
}
