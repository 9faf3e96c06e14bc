import { z } from 'zod';
import { type Form, isText, shaped } from './form/form.ts';
import { type Purchase, productChoices, productIn, purchaseIn, purchaseSlot, unitOf } from './machine.ts';
import { dialogButton } from './menu.ts';
import { photosKept, photosSlot } from './photos-slot.ts';
import { type Signs, signsIn, signsOf, signsSlot, toldOf } from './signs-slot.ts';
import type { Turn } from './turn-of.ts';
import { findModel } from './understand/model.ts';
import { asks } from './understand/sentence.ts';
import { readSerial } from './understand/serial.ts';
import { verdictHead, verdictOf, verdictText } from './verdict.ts';

/** What a look at the warranty needs to know; any one of it is enough to begin, and nothing of it is personal. */
export interface WarrantyAnswers {
  machine: { serial?: string; product?: string; model?: string; said: string };
  product?: string;
  bought?: Purchase;
  signs?: Signs;
  photos?: string[];
}

const Kept = z.object({
  serial: z.string().optional(),
  product: z.string().optional(),
  model: z.string().optional(),
  said: z.string(),
});

/** Whether a machine is in warranty, until when and why (S1 1, 5.1). Opens no case, so nobody has to check it first. */
export async function warranty(turn: Turn, known: Readonly<Record<string, unknown>>): Promise<Form<WarrantyAnswers>> {
  const { texts, knowledge, language } = turn;
  const t = texts.warranty;
  const unit = await unitOf(turn, known as Parameters<typeof unitOf>[1]);
  const isKnown = ({ machine }: Partial<WarrantyAnswers>) => unit !== undefined && machine?.serial === unit.id;
  const judged = ({ machine, product, bought }: Partial<WarrantyAnswers>) => {
    const found = isKnown({ ...(machine && { machine }) }) ? unit : undefined;
    return verdictOf({ unit: found, product: machine?.product ?? product, bought, said: machine?.said }, turn);
  };
  return {
    id: 'warranty',
    retries: 3,
    checked: false,
    cancelled: t.cancelled,
    files: { slot: 'photos', max: photosKept },
    slots: {
      machine: {
        label: t.machine.label,
        optional: true,
        ask: (_, misses) => ({ text: misses > 0 ? t.machine.again : t.machine.ask }),
        read: ({ text }) => {
          const said = text.slice(0, 200);
          const reading = readSerial(text);
          if (reading.ok) return { value: { serial: reading.serial, said } };
          const model = findModel(text, knowledge.products);
          const product = productIn(text, turn) ?? model?.product;
          if (product === undefined && model === undefined && purchaseIn(text, turn) === undefined) {
            return { problem: t.machine.again };
          }
          return {
            value: { ...(product && { product }), ...(model && { model: model.model }), said },
            unsure: asks(text),
          };
        },
        // A photo of the label is kept for the one who repairs; what stands on it is asked for all the same.
        byFiles: { said: texts.repair.photos.label },
        fits: shaped(Kept),
        show: ({ serial, said }) => serial ?? said,
      },
      product: {
        label: t.product.label,
        optional: true,
        when: answers => !isKnown(answers) && answers.machine?.product === undefined,
        ask: () => ({ text: t.product.ask, choices: productChoices(turn) }),
        read: ({ text, chosen }) => {
          const product = knowledge.products.find(({ id }) => id === chosen)?.id ?? productIn(text, turn);
          return product === undefined ? { problem: t.product.ask } : { value: product };
        },
        spot: text => productIn(text, turn),
        fits: isText,
        show: id => knowledge.products.find(product => product.id === id)?.name[language] ?? id,
      },
      bought: {
        ...purchaseSlot(turn, t.bought),
        when: answers => !isKnown(answers),
        spot: text => purchaseIn(text, turn),
      },
      signs: {
        ...signsSlot<WarrantyAnswers>(
          turn,
          answers => judged(answers).policy,
          answers => verdictHead(judged(answers).verdict, turn),
        ),
        // What may be charged in warranty only matters to somebody who has one, and has not told of it already.
        when: answers => {
          if (signsIn(answers.machine?.said ?? '') !== undefined) return false;
          const { verdict, policy } = judged(answers);
          const isCovered = verdict.code === 'covered' || verdict.product?.standing === 'covered';
          return isCovered && signsOf(policy).length > 0;
        },
      },
      photos: photosSlot(turn),
    },
    done: async ({ machine, product, bought, signs, photos }) => {
      const named = machine?.product ?? product;
      const found = isKnown({ machine }) ? unit : undefined;
      const said = [machine?.said, turn.input.text].filter(Boolean).join('；');
      const { verdict, policy } = verdictOf({ unit: found, product: named, bought, said }, turn);
      const { serial, model } = machine ?? {};
      turn.memory.files = [...turn.memory.files, ...(photos ?? [])].slice(0, photosKept);
      turn.memory.machine = {
        ...(serial !== undefined && { serial }),
        ...((found?.product ?? named) !== undefined && { product: found?.product ?? named }),
        ...(model !== undefined && { model }),
        ...(bought?.date !== undefined && { bought: { date: bought.date, precision: bought.precision ?? 'day' } }),
      };
      const missing = serial !== undefined && found === undefined ? `${t.unknownSerial(serial)}\n\n` : '';
      // Who has told a serial number is not asked for one again.
      const text = verdictText(
        { ...verdict, changes: verdict.changes.filter(each => each !== 'serial' || serial === undefined) },
        policy,
        turn,
        toldOf(signs ?? signsIn(machine?.said ?? ''), turn),
      );
      return { said: `${missing}${text}`, onward: dialogButton(turn, 'repair') };
    },
  };
}
