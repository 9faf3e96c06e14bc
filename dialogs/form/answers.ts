import type { CorrectableLine } from './correction.ts';
import type { Form, FormTexts, Json } from './form.ts';

/** A form whose types are forgotten: the engine handles names and JSON. */
// biome-ignore lint/suspicious/noExplicitAny: slots of different value types stand side by side
export type AnyForm = Form<any>;

/** Where a form stands, all by slot name, so that it survives a deploy that adds, moves or removes slots. */
export interface FormState {
  readonly answers: Readonly<Record<string, Json>>;
  /** The slots that were asked and answered, in that order; the way back. */
  readonly asked: readonly string[];
  /** The question that the customer saw: a slot, the summary, or which line to change. A reply belongs to it. */
  readonly asking: string;
  /** Replies to it that did not fit. */
  readonly misses: number;
}

/** Names of the questions that are no slots. */
export const summary = '?summary';
export const whichLine = '?line';
export const resume = '?resume';

/** The lines of the summary: every slot that has an answer or a usual one, a way to show it, and is needed. */
export function summaryLines(form: AnyForm, texts: Pick<FormTexts, 'notGiven'>, answers: FormState['answers']) {
  const all = withUsual(form, answers);
  return Object.keys(form.slots)
    .filter(slot => form.slots[slot]?.show !== undefined && slot in all && relevant(form, slot, all))
    .map((slot, index): CorrectableLine => {
      const value = all[slot];
      return {
        number: index + 1,
        slot,
        label: form.slots[slot]?.label ?? slot,
        ...(form.slots[slot]?.names !== undefined && { names: form.slots[slot].names }),
        ...(form.slots[slot]?.called !== undefined && value !== null && { aliases: form.slots[slot].called(value) }),
        ...(form.slots[slot]?.more !== undefined && { grows: true }),
        value: value === null ? texts.notGiven : (form.slots[slot]?.show?.(value, all) ?? ''),
      };
    });
}

export function nextOpen(form: AnyForm, answers: FormState['answers']): string {
  const open = Object.keys(form.slots).find(
    slot => form.slots[slot]?.asked !== false && !(slot in answers) && relevant(form, slot, answers),
  );
  return open ?? summary;
}

export function relevant(form: AnyForm, slot: string, answers: FormState['answers']): boolean {
  return form.slots[slot]?.when?.(answers) ?? true;
}

export function needed(form: AnyForm, answers: FormState['answers']): FormState['answers'] {
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([slot, value]) => value !== null && slot in form.slots && relevant(form, slot, answers),
    ),
  );
}

/** The answers with what holds as long as the customer says nothing else. */
export function withUsual(form: AnyForm, answers: FormState['answers']): FormState['answers'] {
  const usual = Object.entries(form.slots).flatMap(([name, slot]): [string, Json][] => {
    const value = name in answers ? undefined : slot?.usual?.(answers);
    return value === undefined ? [] : [[name, value as Json]];
  });
  return { ...answers, ...Object.fromEntries(usual) };
}

export function known(form: AnyForm, given: Readonly<Record<string, Json>>): FormState['answers'] {
  return Object.fromEntries(
    Object.entries(given).filter(([slot, value]) => slot in form.slots && form.slots[slot]?.fits?.(value) !== false),
  );
}

/** The answers without those that are no good any more. */
export function stillGood(form: AnyForm, answers: FormState['answers']): FormState['answers'] {
  const good = Object.entries(answers).filter(([name, value]) => {
    const slot = form.slots[name];
    return value === null ? slot === undefined || slot.optional === true : slot?.fits?.(value) !== false;
  });
  return good.length === Object.keys(answers).length ? answers : Object.fromEntries(good);
}

export function takeFiles(form: AnyForm, state: FormState, files: readonly string[]): FormState {
  if (form.files === undefined || files.length === 0) return state;
  const before = (state.answers[form.files.slot] ?? []) as readonly string[];
  const all = [...new Set([...before, ...files])].slice(0, form.files.max);
  return { ...state, answers: { ...state.answers, [form.files.slot]: all } };
}

/** Starting over forgets the answers but not the files: nobody likes to send photos twice. */
export function kept(form: AnyForm, state: FormState): FormState['answers'] {
  return Object.fromEntries(Object.entries(state.answers).filter(([slot]) => slot === form.files?.slot));
}

/** Whether what is said now speaks of something else than what was filled in before. */
export function contradicts(given: FormState['answers'], before: FormState['answers']): boolean {
  return Object.entries(given).some(
    ([slot, value]) => slot in before && matter(before[slot] ?? null) !== matter(value),
  );
}

/** Two things that name themselves are the same when their names are, however they were worded. */
function matter(value: Json): string {
  return JSON.stringify(typeof value === 'object' && value !== null && 'id' in value ? value.id : value);
}
