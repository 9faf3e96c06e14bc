import {
  type AnyForm,
  type FormState,
  needed,
  nextOpen,
  relevant,
  resume,
  stillGood,
  summary,
  summaryLines,
  whichLine,
  withUsual,
} from './answers.ts';
import type { FormTexts, Json, Question, Reading } from './form.ts';
import { question } from './questions.ts';
import { spotted } from './reading.ts';

/** What comes of an event: the state in it is new, with everything that was taken. */
export type Step =
  /** The next question, or the same again `because` something did not fit. `set` names the slots that got a value. */
  | {
      readonly kind: 'ask';
      readonly state: FormState;
      readonly question: Question;
      readonly because?: string;
      /** What did not fit was meant for this question all the same. */
      readonly firm?: boolean;
      /** The question before was asked often enough and is left open. */
      readonly leftOpen?: true;
      readonly set: readonly string[];
    }
  /** The reply might as well be a question of the customer's: `otherwise` is what happens when it is none. */
  | { readonly kind: 'unsure'; readonly otherwise: SureStep }
  /** The question was not answered for the last time allowed: a person is offered, the form stays. */
  | { readonly kind: 'stuck'; readonly state: FormState; readonly question: Question; readonly because: string }
  | { readonly kind: 'done'; readonly state: FormState; readonly answers: Readonly<Record<string, Json>> }
  | { readonly kind: 'cancelled'; readonly because?: string };

export type SureStep = Exclude<Step, { kind: 'unsure' }>;

/** The question that the state stands at, `because` something did not fit; `set` names the slots that got a value. */
export function ask(
  form: AnyForm,
  texts: FormTexts,
  state: FormState,
  because?: string,
  set: readonly string[] = [],
): SureStep {
  return {
    kind: 'ask',
    state,
    question: question(form, texts, state),
    ...(because !== undefined && { because }),
    set,
  };
}

/** To the first question that is still open, else to the summary, or to the end where nobody has to check. */
export function proceed(form: AnyForm, texts: FormTexts, state: FormState, set: readonly string[] = []): SureStep {
  if (form.checked === false && nextOpen(form, state.answers) === summary) return done(form, state);
  return ask(form, texts, { ...state, asking: nextOpen(form, state.answers) }, undefined, set);
}

/** The end, with the answers that today's form needs. */
export function done(form: AnyForm, state: FormState): SureStep {
  return { kind: 'done', state, answers: needed(form, withUsual(form, state.answers)) };
}

/**
 * The same question again, unless it was the last time allowed: then a person is offered, and after that what may be
 * left open is.
 */
export function miss(form: AnyForm, texts: FormTexts, state: FormState, because: string, set: readonly string[]): Step {
  const missed = { ...state, misses: state.misses + 1 };
  if (missed.misses > form.retries && form.slots[state.asking]?.optional === true) {
    const next = taken(form, texts, state, state.asking, null, '', set);
    return next.kind === 'ask' ? { ...next, leftOpen: true } : next;
  }
  if (missed.misses < form.retries) return ask(form, texts, missed, because, set);
  return { kind: 'stuck', state: missed, question: question(form, texts, missed), because };
}

/** The answer to a question, and what the same words say about others that are still open. */
export function taken(
  form: AnyForm,
  texts: FormTexts,
  state: FormState,
  slot: string,
  value: Json,
  text: string,
  set: readonly string[],
): SureStep {
  const answered: FormState['answers'] = { ...state.answers, [slot]: value };
  const beside = spotted(form, answered, text);
  const next = {
    answers: { ...answered, ...beside },
    asked: [...state.asked.filter(each => each !== slot), slot],
    asking: '',
    misses: 0,
  };
  if (isLast(form, slot, value)) return done(form, next);
  return proceed(form, texts, next, [...set, slot, ...Object.keys(beside)]);
}

/** The same question again, about less. */
export function narrowed(
  state: FormState,
  slot: string,
  { narrows }: Extract<Reading<Json>, { narrows: unknown }>,
): FormState {
  return { ...state, asking: slot, misses: 0, answers: { ...state.answers, ...narrows } };
}

/** Back at a form that was left: shown and asked about, unless there is nothing in it yet. */
export function returned(form: AnyForm, texts: FormTexts, state: FormState): SureStep {
  if (summaryLines(form, texts, state.answers).length === 0) return proceed(form, texts, { ...state, misses: 0 });
  return ask(form, texts, { ...state, asking: resume, misses: 0 });
}

/**
 * The state as today's form can go on from: unknown answers stay, those that are no good any more go, an unknown or
 * needless question is replaced.
 */
export function settled(form: AnyForm, before: FormState): FormState {
  const state = { ...before, answers: stillGood(form, before.answers) };
  const { asking } = state;
  if (asking === whichLine || asking === resume) return state;
  const stillOpen = asking in form.slots && relevant(form, asking, state.answers);
  if (stillOpen) return state;
  return { ...state, asking: nextOpen(form, state.answers), misses: asking === summary ? state.misses : 0 };
}

function isLast(form: AnyForm, slot: string, value: Json): boolean {
  return value !== null && form.slots[slot]?.finishes?.(value) === true;
}
