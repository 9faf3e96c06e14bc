import { z } from 'zod';
import { Exclusion } from '../knowledge/exclusions.ts';
import type { Policy } from '../knowledge/policy.ts';
import { type Slot, shaped } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import { causesIn } from './understand/cause.ts';
import { readChoice } from './understand/choice.ts';
import { asks } from './understand/sentence.ts';
import { readYesNo } from './understand/yes-no.ts';
import type { ToldCauses } from './verdict.ts';

/** What customers can see or remember of a machine, each a sign of a cause that may be charged. */
const causeOf = {
  dropped: 'accident',
  wet: 'accident',
  opened: 'opened',
  'foreign-parts': 'foreign-parts',
  overload: 'overload',
  'force-majeure': 'force-majeure',
  'visible-damage': 'visible-damage',
  identity: 'identity',
  cosmetic: 'cosmetic',
} as const satisfies Readonly<Record<string, Exclusion>>;
export type Sign = keyof typeof causeOf;

const allSigns = Object.keys(causeOf) as Sign[];

/** What was told of it: signs that were named, or causes that a sentence speaks of; neither: there is none of them. */
export interface Signs {
  signs: Sign[];
  causes?: Exclusion[];
  unclear?: true;
}

const Kept = z.object({
  signs: z.array(z.enum(allSigns as [Sign, ...Sign[]])),
  causes: z.array(Exclusion).optional(),
  unclear: z.literal(true).optional(),
});

/** The signs that a profile has to ask for; none where nothing is excluded that could be asked without blame. */
export function signsOf({ warranty }: Policy): Sign[] {
  return allSigns.filter(sign => warranty.excluded.includes(causeOf[sign]));
}

/**
 * Asks for signs of what may be charged, in one question of what happened and never of who did it. Whatever the answer,
 * it is no refusal: the technician's finding decides, and doubt counts for the customer (D13).
 *
 * @param before what is said before the question
 */
export function signsSlot<A extends object>(
  turn: Turn,
  policyOf: (answers: Partial<A>) => Policy,
  before: (answers: Partial<A>) => string,
): Slot<A, Signs> {
  const t = turn.texts.warranty.signs;
  const choicesOf = (answers: Partial<A>) => signsOf(policyOf(answers)).map(sign => t.is[sign]);
  return {
    label: t.label,
    optional: true,
    several: true,
    ask: (answers, misses) => ({
      text: misses > 0 ? t.again : `${before(answers)}\n\n${t.ask}`,
      choices: [t.none, ...choicesOf(answers), t.unclear],
    }),
    read: ({ text, chosen }, answers) => {
      if (chosen === t.none.value) return { value: { signs: [] } };
      if (chosen === t.unclear.value) return { value: { signs: [], unclear: true } };
      const named = choicesOf(answers).filter(
        choice => choice.value === chosen || readChoice(text, [choice]).kind === 'one',
      );
      const signs = named.map(({ value }) => value as Sign);
      if (signs.length > 0) return { value: { signs }, unsure: asks(text) };
      const causes = causesIn(text);
      if (readYesNo(text) === 'no' || (/没|not|never/i.test(text) && causes.length > 0)) return { value: { signs } };
      return causes.length > 0 ? { value: { signs, causes } } : { problem: t.again };
    },
    spot: signsIn,
    fits: shaped(Kept),
  };
}

/** What a sentence tells of causes by itself, so that they are not asked for. */
export function signsIn(text: string): Signs | undefined {
  const causes = asks(text) && /要是|如果|万一|假如|if /.test(text) ? [] : causesIn(text);
  return causes.length > 0 ? { signs: [], causes } : undefined;
}

/** What was told of it, for the verdict. */
export function toldOf(told: Signs | null | undefined, { texts }: Pick<Turn, 'texts'>): ToldCauses {
  if (told === undefined || told === null || told.unclear === true) return { causes: [] };
  const { signs, causes = [] } = told;
  if (signs.length === 0 && causes.length === 0) return { causes, none: true };
  if (signs.length === 0) return { causes };
  const { is } = texts.warranty.signs;
  return { causes: [...new Set(signs.map(sign => causeOf[sign]))], words: signs.map(sign => is[sign].label) };
}
