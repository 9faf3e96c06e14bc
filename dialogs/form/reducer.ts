import { readChoice } from '../understand/choice.ts';
import { type Correction, isNumber, lineOfNumber, readCorrection } from './correction.ts';
import type { Form, FormTexts, Json, Question, Reading, Reply, SummaryLine } from './form.ts';

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

/** Names of the two questions that are no slots. */
export const summary = '?summary';
export const whichLine = '?line';

/** What happened: the form begins, the customer replied, tapped an older button of it, or ordered something. */
export type FormEvent =
  | { readonly kind: 'begin'; readonly given: Readonly<Record<string, Json>> }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'tapped'; readonly asked: string; readonly chosen: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'repeat' };

export type Step =
  /** The next question, or the same again `because` something did not fit. `set` names the slots that got a value. */
  | {
      readonly kind: 'ask';
      readonly state: FormState;
      readonly question: Question;
      readonly because?: string;
      readonly set: readonly string[];
    }
  /** The reply might as well be a question of the customer's: `otherwise` is what happens when it is none. */
  | { readonly kind: 'unsure'; readonly otherwise: SureStep }
  /** The question was not answered for the last time allowed: a person is offered, the form stays. */
  | { readonly kind: 'stuck'; readonly state: FormState; readonly question: Question; readonly because: string }
  | { readonly kind: 'done'; readonly state: FormState; readonly answers: Readonly<Record<string, Json>> }
  | { readonly kind: 'cancelled'; readonly because?: string };

export type SureStep = Exclude<Step, { kind: 'unsure' }>;

/** A form whose types are forgotten: the reducer handles names and JSON. */
// biome-ignore lint/suspicious/noExplicitAny: slots of different value types stand side by side
export type AnyForm = Form<any>;

/**
 * One step of a form: a pure function of where it stands and what happened.
 *
 * @param state where the form stands; undefined only for `begin`
 * @returns what comes next; the state in it is new, the one given is left as it was
 */
export function step(form: AnyForm, texts: FormTexts, state: FormState | undefined, event: FormEvent): Step {
  if (event.kind === 'begin' || state === undefined) {
    const given = event.kind === 'begin' ? known(form, event.given) : {};
    return proceed(form, texts, { answers: given, asked: [], asking: '', misses: 0 }, Object.keys(given));
  }
  const at = settled(form, state);
  switch (event.kind) {
    case 'repeat':
      return ask(form, texts, at);
    case 'restart':
      return proceed(form, texts, { answers: kept(form, at), asked: [], asking: '', misses: 0 });
    case 'back':
      return back(form, texts, at);
    case 'tapped':
      return event.asked === at.asking
        ? reply(form, texts, at, { text: '', chosen: event.chosen, files: [] })
        : tappedEarlier(form, texts, at, event.asked, event.chosen);
    case 'reply':
      // After a deploy the question may be gone: then the reply is not read as the answer to another one.
      return at.asking === state.asking ? reply(form, texts, at, event.reply) : ask(form, texts, at);
  }
}

/** The lines of the summary: every slot that has an answer, a way to show it, and is needed or was given. */
export function summaryLines(form: AnyForm, answers: FormState['answers']): SummaryLine[] {
  return Object.keys(form.slots)
    .filter(slot => form.slots[slot]?.show !== undefined && slot in answers && relevant(form, slot, answers))
    .map((slot, index) => ({
      number: index + 1,
      slot,
      label: form.slots[slot]?.label ?? slot,
      value: form.slots[slot]?.show?.(answers[slot]) ?? '',
    }));
}

function reply(form: AnyForm, texts: FormTexts, state: FormState, said: Reply): Step {
  const withFiles = takeFiles(form, state, said.files);
  const set = withFiles === state ? [] : [form.files?.slot ?? ''];
  if (said.text === '' && said.chosen === undefined) return ask(form, texts, withFiles, undefined, set);

  const correction =
    said.chosen === undefined ? readCorrection(said.text, summaryLines(form, state.answers)) : undefined;
  if (correction !== undefined) return correct(form, texts, withFiles, correction, set);
  if (state.asking === summary) return atSummary(form, texts, withFiles, said, set);
  if (state.asking === whichLine) return atWhichLine(form, texts, withFiles, said, set);
  return answer(form, texts, withFiles, state.asking, said, set);
}

function answer(form: AnyForm, texts: FormTexts, state: FormState, slot: string, said: Reply, set: string[]): Step {
  const reading = read(form, texts, state, slot, said);
  if ('ends' in reading) return { kind: 'cancelled', because: reading.ends };
  if ('problem' in reading) return miss(form, texts, state, reading.problem, set);
  const asked = [...state.asked.filter(each => each !== slot), slot];
  const answers = { ...state.answers, [slot]: reading.value };
  const next = proceed(form, texts, { answers, asked, asking: '', misses: 0 }, [...set, slot]);
  return reading.unsure === true ? { kind: 'unsure', otherwise: next } : next;
}

/** Changes one line, now where its new value was said, else by asking for it; then goes on where the form stood. */
function correct(form: AnyForm, texts: FormTexts, state: FormState, correction: Correction, set: string[]): Step {
  const { slot, value } = correction;
  const goTo = (because?: string): Step => ask(form, texts, { ...state, asking: slot, misses: 0 }, because, set);
  if (value === undefined) return goTo();
  const reading = read(form, texts, state, slot, { text: value, files: [] });
  if (!('value' in reading)) return goTo('problem' in reading ? reading.problem : reading.ends);
  const changed = { ...state, answers: { ...state.answers, [slot]: reading.value } };
  return ask(form, texts, settled(form, changed), undefined, [...set, slot]);
}

/** A button of an earlier question of this form: the customer has thought again. */
function tappedEarlier(form: AnyForm, texts: FormTexts, state: FormState, slot: string, chosen: string): Step {
  if (!(slot in form.slots) || !(slot in state.answers)) return ask(form, texts, state);
  const reading = read(form, texts, state, slot, { text: '', chosen, files: [] });
  if (!('value' in reading)) return ask(form, texts, state);
  const changed = { ...state, answers: { ...state.answers, [slot]: reading.value } };
  return ask(form, texts, settled(form, changed), undefined, [slot]);
}

function atSummary(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
  // The lines are numbered, so a bare number means a line and never a button.
  const line = lineOfNumber(said.text, summaryLines(form, state.answers));
  if (line !== undefined) return correct(form, texts, state, { slot: line.slot }, set);
  const chosen =
    said.chosen ?? (isNumber(said.text) ? undefined : meant(said.text, [texts.submit, texts.change, texts.cancel]));
  switch (chosen) {
    case texts.submit.value:
      return { kind: 'done', state, answers: needed(form, state.answers) };
    case texts.change.value:
      return ask(form, texts, { ...state, asking: whichLine, misses: 0 }, undefined, set);
    case texts.cancel.value:
      return { kind: 'cancelled' };
    default:
      return miss(form, texts, state, texts.notInSummary, set);
  }
}

function atWhichLine(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
  const chosen = said.chosen ?? meant(said.text, lineChoices(form, state));
  if (chosen === undefined || !(chosen in form.slots)) return miss(form, texts, state, texts.notInSummary, set);
  return ask(form, texts, { ...state, asking: chosen, misses: 0 }, undefined, set);
}

function back(form: AnyForm, texts: FormTexts, state: FormState): Step {
  const before = state.asked.filter(
    slot => slot !== state.asking && slot in form.slots && relevant(form, slot, state.answers),
  );
  const previous = before.at(-1);
  if (previous === undefined) return ask(form, texts, state);
  return ask(form, texts, { ...state, asking: previous, asked: before.slice(0, -1), misses: 0 });
}

function miss(form: AnyForm, texts: FormTexts, state: FormState, because: string, set: readonly string[]): Step {
  const missed = { ...state, misses: state.misses + 1 };
  if (missed.misses < form.retries) return ask(form, texts, missed, because, set);
  return { kind: 'stuck', state: missed, question: question(form, texts, missed), because };
}

/** To the first question that is still open, or to the summary. */
function proceed(form: AnyForm, texts: FormTexts, state: FormState, set: readonly string[] = []): SureStep {
  return ask(form, texts, { ...state, asking: nextOpen(form, state.answers) }, undefined, set);
}

function ask(
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

function question(form: AnyForm, texts: FormTexts, state: FormState): Question {
  if (state.asking === summary) {
    const choices = [texts.submit, texts.change, texts.cancel];
    return { text: texts.summary(summaryLines(form, state.answers)), choices };
  }
  if (state.asking === whichLine) return { text: texts.whichLine, choices: lineChoices(form, state) };
  return form.slots[state.asking]?.ask(state.answers, state.misses) ?? { text: '' };
}

function read(form: AnyForm, texts: FormTexts, state: FormState, slot: string, said: Reply): Reading<Json> {
  const choices = form.slots[slot]?.ask(state.answers, state.misses).choices ?? [];
  if (said.chosen !== undefined || choices.length === 0) return readSlot(form, slot, said, state);
  const reading = readChoice(said.text, choices);
  if (reading.kind === 'several') {
    const labels = choices.filter(choice => reading.values.includes(choice.value)).map(choice => choice.label);
    return { problem: texts.severalFit(labels) };
  }
  return readSlot(form, slot, reading.kind === 'one' ? { ...said, chosen: reading.value } : said, state);
}

function readSlot(form: AnyForm, slot: string, said: Reply, state: FormState): Reading<Json> {
  return form.slots[slot]?.read(said, state.answers) as Reading<Json>;
}

/** The state as today's form can go on from: unknown answers stay, an unknown or needless question is replaced. */
function settled(form: AnyForm, state: FormState): FormState {
  const { asking } = state;
  if (asking === whichLine) return state;
  const stillOpen = asking in form.slots && relevant(form, asking, state.answers);
  if (stillOpen) return state;
  return { ...state, asking: nextOpen(form, state.answers), misses: asking === summary ? state.misses : 0 };
}

function nextOpen(form: AnyForm, answers: FormState['answers']): string {
  const open = Object.keys(form.slots).find(
    slot => form.slots[slot]?.asked !== false && !(slot in answers) && relevant(form, slot, answers),
  );
  return open ?? summary;
}

function relevant(form: AnyForm, slot: string, answers: FormState['answers']): boolean {
  return form.slots[slot]?.when?.(answers) ?? true;
}

function needed(form: AnyForm, answers: FormState['answers']): FormState['answers'] {
  return Object.fromEntries(
    Object.entries(answers).filter(([slot]) => slot in form.slots && relevant(form, slot, answers)),
  );
}

function known(form: AnyForm, given: Readonly<Record<string, Json>>): FormState['answers'] {
  return Object.fromEntries(Object.entries(given).filter(([slot]) => slot in form.slots));
}

/** Starting over forgets the answers but not the files: nobody likes to send photos twice. */
function kept(form: AnyForm, state: FormState): FormState['answers'] {
  return Object.fromEntries(Object.entries(state.answers).filter(([slot]) => slot === form.files?.slot));
}

function takeFiles(form: AnyForm, state: FormState, files: readonly string[]): FormState {
  if (form.files === undefined || files.length === 0) return state;
  const before = (state.answers[form.files.slot] ?? []) as readonly string[];
  const all = [...new Set([...before, ...files])].slice(0, form.files.max);
  return { ...state, answers: { ...state.answers, [form.files.slot]: all } };
}

function lineChoices(form: AnyForm, state: FormState) {
  return summaryLines(form, state.answers)
    .filter(line => line.slot !== form.files?.slot)
    .map(line => ({ value: line.slot, label: `${line.number} ${line.label}`, synonyms: [line.label] }));
}

function meant(text: string, choices: Parameters<typeof readChoice>[1]): string | undefined {
  const reading = readChoice(text, choices);
  return reading.kind === 'one' ? reading.value : undefined;
}
