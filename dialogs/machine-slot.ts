import { z } from 'zod';
import type { Unit } from '../knowledge/records.ts';
import { understood } from './faq.ts';
import { isText, type Reading, type Reply, type Slot, shaped } from './form/form.ts';
import { productChoices, productIn } from './machine.ts';
import type { Turn } from './turn-of.ts';
import { findCode, findFault } from './understand/fault.ts';
import { findModel } from './understand/model.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { asks } from './understand/sentence.ts';
import { findSerial, readSerial } from './understand/serial.ts';
import { wishIn } from './wish.ts';

/** A machine as a customer names it: a product of the catalogue, a model, and the words. */
export interface NamedMachine {
  id?: string;
  model?: string;
  said: string;
}

const Kept = z.object({ id: z.string().optional(), model: z.string().optional(), said: z.string() });

/**
 * Which machine it is about: one of the catalogue by its button, its name or its model, else in the customer's words.
 * The `unit` of a serial number that we know needs no question, though the customer may say that it is another.
 */
export function machineSlot(turn: Turn, unit?: Unit): Slot<object, NamedMachine> {
  const t = turn.texts.repair.product;
  const machine = unit && machineOf(unit, turn);
  return {
    ...(machine !== undefined && { asked: false, usual: () => machine }),
    label: t.label,
    names: t.names,
    ask: (_, misses) => ({
      text: misses > 0 ? t.again : t.ask,
      choices: [...productChoices(turn), t.other],
    }),
    read: reply => readMachine(reply, turn),
    spot: text => spottedMachine(text, turn),
    called: ({ id }) => namesOf(id, turn),
    fits: shaped(Kept),
    show: product => product.said,
  };
}

/** Its serial number, where it was told; it is never asked for. */
export function serialSlot({ texts }: Pick<Turn, 'texts'>): Slot<object, string> {
  const t = texts.repair.serial;
  return {
    label: t.label,
    asked: false,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: ({ text }) => {
      const reading = readSerial(text);
      return reading.ok ? { value: reading.serial } : { problem: t.again };
    },
    spot: findSerial,
    fits: isText,
    show: serial => serial,
  };
}

function readMachine({ text, chosen }: Reply, turn: Turn): Reading<NamedMachine> {
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
  // What is wrong, or when somebody may come, is taken as that, and the machine is asked for once more.
  const isNone = !/[\p{L}\p{N}]{2}/u.test(text) || anything.test(text) || readNonAnswer(text, knowledge) !== undefined;
  if (isNone || isFault(text) || wishIn(text, turn) !== undefined) {
    return { problem: t.again };
  }
  return { value: { said: text.slice(0, 200) }, unsure: asks(text) || isOther(text, turn) };
}

function machineOf({ product, model }: Unit, { knowledge, language }: Turn): NamedMachine | undefined {
  const name = knowledge.products.find(({ id }) => id === product)?.name[language];
  return name === undefined
    ? undefined
    : { id: product, ...(model && { model }), said: [name, model].filter(Boolean).join(' ') };
}

function namesOf(id: string | undefined, { knowledge }: Turn): readonly string[] {
  const product = knowledge.products.find(each => each.id === id);
  return product === undefined ? [] : [...Object.values(product.name), ...Object.values(product.aliases).flat()];
}

/** Words for a machine that do not tell which. */
const anything =
  /^(?:我?的?|这|那)?(?:一?[台个])?(?:机器|机子|东西|设备|产品|家电|电器|machine|appliance|thing|device|it)[。.!！]?$/iu;

/** The machine that a text names: by its family, its model or its serial number. */
function spottedMachine(text: string, turn: Turn): NamedMachine | undefined {
  const { knowledge, language } = turn;
  const model = findModel(text, knowledge.products);
  const id = productIn(text, turn) ?? model?.product;
  if (id === undefined && model === undefined) return undefined;
  const name = knowledge.products.find(product => product.id === id)?.name[language];
  // A sentence about the fault, or about what to do with it, is not the name of the machine.
  const isMore = isFault(text) || task.test(text) || corrects.test(text) || text.length > 40;
  const said = isMore ? [name, model?.model].filter(Boolean).join(' ') : text;
  return { ...(id && { id }), ...(model && { model: model.model }), said: said.slice(0, 200) };
}

/** Words around the name of a machine that is named once more: 不是，还是空调. */
const corrects = /不是|还是|還是|[改换換]|应该|應該|错|錯|(?<![a-z])(?:not|actually|instead|sorry|change)(?![a-z])/i;

/** What is to be done with a machine. */
export const task =
  /[装修洗换拆移查]|保养|调试|(?<![a-z])(?:install|mount|clean|check|repair|fix|service|inspect|move)/i;

/** Whether a text tells what is wrong with a machine. */
export function isFault(text: string): boolean {
  return findFault(text) !== undefined || findCode(text) !== undefined;
}

/** Whether a text rather wants something else of the desk than to answer a question in words. */
export function isOther(text: string, turn: Turn): boolean {
  if (isFault(text) || productIn(text, turn) !== undefined) return false;
  const { outcome, dialog } = { dialog: undefined, ...understood(turn, text) };
  return outcome === 'answer' || (outcome === 'dialog' && dialog !== 'repair');
}
