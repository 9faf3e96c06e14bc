import { type Choice, readChoice, readExactly } from '../understand/choice.ts';
import { type Meaning, readDecision } from '../understand/decision.ts';
import { putsOff } from '../understand/put-off.ts';
import { type AnyForm, type FormState, summaryLines } from './answers.ts';
import type { FormTexts, Json, Question, Reading, Reply, Slot } from './form.ts';
import { question } from './questions.ts';

export function read(form: AnyForm, texts: FormTexts, state: FormState, slot: string, said: Reply): Reading<Json> {
  if (
    form.slots[slot]?.optional === true &&
    skips(texts, question(form, texts, { ...state, asking: slot }), form.slots[slot], said)
  ) {
    return { value: null };
  }
  const { choices = [], binding } = form.slots[slot]?.ask(state.answers, state.misses) ?? { text: '' };
  if (binding !== undefined && said.chosen === undefined) {
    const chosen = decided(said.text, choices, binding);
    return readSlot(form, slot, chosen === undefined ? said : { ...said, chosen }, state);
  }
  if (said.chosen === undefined && isButtonOfForms(texts, said.text)) {
    return { problem: form.slots[slot]?.ask(state.answers, state.misses + 1).text ?? '' };
  }
  if (said.chosen !== undefined || choices.length === 0) return readSlot(form, slot, said, state);
  const reading = readChoice(said.text, choices);
  if (reading.kind === 'several') {
    // It may name fewer of them all the same: 周三 where several times of that day are offered.
    const own = readSlot(form, slot, said, state);
    if ('narrows' in own || form.slots[slot]?.several === true) return own;
    const labels = choices.filter(choice => reading.values.includes(choice.value)).map(choice => choice.label);
    return { problem: texts.severalFit(labels) };
  }
  return readSlot(form, slot, reading.kind === 'one' ? { ...said, chosen: reading.value } : said, state);
}

/** 提交 or 跳过 typed where neither is possible answers nothing, however freely the question may be answered. */
function isButtonOfForms(texts: FormTexts, text: string): boolean {
  return [texts.submit.label, texts.skip.label].some(label => label.toLowerCase() === text.trim().toLowerCase());
}

type SlotNames = Pick<Slot<object, Json>, 'label' | 'names'>;

/** In characters: "我现在说不上来". */
const longestSkip = 8;

/**
 * Skipping is said in a word or by its button; a longer text that has the word in it is an answer. Where anything may
 * be answered, whoever says no or puts it off (地址等下发) skips it as well.
 */
function skips(
  texts: FormTexts,
  { choices = [] }: Question,
  { label = '', names = [] }: Partial<SlotNames>,
  { text, chosen }: Reply,
): boolean {
  if (chosen !== undefined) return chosen === texts.skip.value;
  if ([...text].length <= longestSkip && meant(text, choices) === texts.skip.value) return true;
  return choices.length === 1 && putsOff(text, [label, ...names]);
}

function readSlot(form: AnyForm, slot: string, said: Reply, state: FormState): Reading<Json> {
  return form.slots[slot]?.read(said, state.answers) as Reading<Json>;
}

/** What a message says about questions that are still open, or an earlier one said. */
export function spotted(form: AnyForm, answers: FormState['answers'], text: string): FormState['answers'] {
  return Object.fromEntries(
    Object.entries(form.slots).flatMap(([slot, { spot, earlier, when }]): [string, Json][] => {
      if (slot in answers || when?.(answers) === false) return [];
      const value = (text === '' ? undefined : spot?.(text, answers)) ?? earlier?.(answers);
      return value === undefined ? [] : [[slot, value as Json]];
    }),
  );
}

/** What a message says that is the answer to another question that is still open, and nothing else. */
export function answeredElsewhere(form: AnyForm, state: FormState, asked: string, text: string): FormState['answers'] {
  const own = (slot: string) => form.slots[slot]?.owns?.(text) === true;
  if (own(asked)) return {};
  return Object.fromEntries(Object.entries(spotted(form, state.answers, text)).filter(([slot]) => own(slot)));
}

/** What a message that does not answer the question says of others: of open ones, or more of what was told before. */
export function foundBeside(form: AnyForm, state: FormState, asked: string, text: string): FormState['answers'] {
  const open = spotted(form, { ...state.answers, [asked]: null }, text);
  if (Object.keys(open).length > 0) return open;
  return Object.fromEntries(
    Object.entries(form.slots).flatMap(([slot, { more }]): [string, Json][] => {
      const before = state.answers[slot];
      const value = slot === asked || before === undefined || before === null ? undefined : more?.(before, text, false);
      return value === undefined ? [] : [[slot, value as Json]];
    }),
  );
}

/** A new value without the name of its line, where only one line could have it: another phone number, 寄修. */
export function lineByValue(
  form: AnyForm,
  texts: FormTexts,
  state: FormState,
  text: string,
): { readonly slot: string; readonly value: Json } | undefined {
  if (text === '') return undefined;
  const fits = summaryLines(form, texts, state.answers).flatMap(({ slot }) => {
    const { spot, more, ask: asks } = form.slots[slot] ?? {};
    const { choices = [], binding } = asks?.(state.answers, 0) ?? {};
    const chosen = binding === undefined ? readExactly(text, choices) : { kind: 'none' as const };
    if (chosen.kind === 'one') {
      const reading = readSlot(form, slot, { text, chosen: chosen.value, files: [] }, state);
      return 'value' in reading ? [{ slot, value: reading.value }] : [];
    }
    // What is told in the customer's own words is found in any message, so that finding it means nothing.
    const value = more === undefined ? spot?.(text, state.answers) : undefined;
    return value === undefined ? [] : [{ slot, value: value as Json }];
  });
  return fits.length === 1 ? fits[0] : undefined;
}

/** A decision that binds. Data behind it, as in 同意，电话138…, does not weaken it. */
export function decided(text: string, choices: readonly Choice[], meaning: Meaning): string | undefined {
  const [first = '', rest = ''] = text.split(/[,，。;；\s](.*)/su);
  for (const words of /\d{5}/.test(rest) ? [text, first] : [text]) {
    const reading = readDecision(words, choices, meaning);
    if (reading.kind === 'one') return reading.value;
  }
  return undefined;
}

export function meant(text: string, choices: Parameters<typeof readChoice>[1]): string | undefined {
  const reading = readChoice(text, choices);
  return reading.kind === 'one' ? reading.value : undefined;
}
