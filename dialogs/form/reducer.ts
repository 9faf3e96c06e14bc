import { readExactly } from '../understand/choice.ts';
import {
  type AnyForm,
  contradicts,
  type FormState,
  kept,
  known,
  needed,
  nextOpen,
  relevant,
  resume,
  stillGood,
  summary,
  summaryLines,
  takeFiles,
  whichLine,
  withUsual,
} from './answers.ts';
import { type Correction, isNumber, keepsOld, lineOfNumber, type Place, readCorrection } from './correction.ts';
import type { FormTexts, Json, Question, Reading, Reply } from './form.ts';
import { lineChoices, question } from './questions.ts';
import { decided, foundBeside, lineByValue, meant, read, spotted } from './reading.ts';
import { secondThoughtIn, speaksOfMore, takenInstead } from './second-thought.ts';

/**
 * What happened: the form begins, the customer replied, tapped an older button of it, came back to it after a while,
 * or ordered something.
 */
export type FormEvent =
  | { readonly kind: 'begin'; readonly given: Readonly<Record<string, Json>>; readonly draft?: FormState }
  | { readonly kind: 'return' }
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
      /** What did not fit was meant for this question all the same. */
      readonly firm?: boolean;
      readonly set: readonly string[];
    }
  /** The reply might as well be a question of the customer's: `otherwise` is what happens when it is none. */
  | { readonly kind: 'unsure'; readonly otherwise: SureStep }
  /** The question was not answered for the last time allowed: a person is offered, the form stays. */
  | { readonly kind: 'stuck'; readonly state: FormState; readonly question: Question; readonly because: string }
  | { readonly kind: 'done'; readonly state: FormState; readonly answers: Readonly<Record<string, Json>> }
  | { readonly kind: 'cancelled'; readonly because?: string };

export type SureStep = Exclude<Step, { kind: 'unsure' }>;

/**
 * One step of a form: a pure function of where it stands and what happened.
 *
 * @param state where the form stands; undefined only for `begin`
 * @returns what comes next; the state in it is new, the one given is left as it was
 */
export function step(form: AnyForm, texts: FormTexts, state: FormState | undefined, event: FormEvent): Step {
  if (event.kind === 'begin' || state === undefined) {
    const given = event.kind === 'begin' ? known(form, event.given) : {};
    const draft = event.kind === 'begin' ? event.draft : undefined;
    if (draft !== undefined && !contradicts(given, draft.answers)) {
      return returned(form, texts, settled(form, { ...draft, answers: { ...draft.answers, ...given } }));
    }
    return proceed(form, texts, { answers: given, asked: [], asking: '', misses: 0 }, Object.keys(given));
  }
  const at = settled(form, state);
  switch (event.kind) {
    case 'return':
      return returned(form, texts, at);
    case 'repeat':
      return at.asking === state.asking ? ask(form, texts, at) : proceed(form, texts, at);
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

function reply(form: AnyForm, texts: FormTexts, state: FormState, said: Reply): Step {
  const withFiles = takeFiles(form, state, said.files);
  const set = withFiles === state ? [] : [form.files?.slot ?? ''];
  if (said.text === '' && said.chosen === undefined) {
    const byFiles = said.files.length > 0 ? form.slots[state.asking]?.byFiles : undefined;
    if (byFiles === undefined) return ask(form, texts, withFiles, undefined, set);
    return taken(form, texts, withFiles, state.asking, byFiles as Json, '', set);
  }

  const correction =
    said.chosen === undefined
      ? readCorrection(said.text, summaryLines(form, texts, state.answers), placeOf(state.asking))
      : undefined;
  if (correction !== undefined) return correct(form, texts, withFiles, correction, set);
  const meantLine = said.chosen === undefined ? restated(form, texts, withFiles, said.text) : undefined;
  if (meantLine !== undefined) return changedTo(form, texts, withFiles, meantLine.slot, meantLine.value, set);
  const again = said.chosen === undefined ? secondThought(form, texts, withFiles, said, set) : undefined;
  if (again !== undefined) return again;
  if (state.asking === summary) return atSummary(form, texts, withFiles, said, set);
  if (state.asking === resume) return atResume(form, texts, withFiles, said, set);
  if (state.asking === whichLine) return atWhichLine(form, texts, withFiles, said, set);
  return answer(form, texts, withFiles, state.asking, said, set);
}

function answer(form: AnyForm, texts: FormTexts, state: FormState, slot: string, said: Reply, set: string[]): Step {
  // Asked for the new value of a line, the customer may leave it as it was.
  const isChange = slot in state.answers || form.slots[slot]?.asked === false;
  if (isChange && said.chosen === undefined && keepsOld(said.text))
    return proceed(form, texts, { ...state, misses: 0 });
  const reading = read(form, texts, state, slot, said);
  if ('ends' in reading) return { kind: 'cancelled', because: reading.ends };
  if ('narrows' in reading) {
    const next = narrowed(state, slot, reading);
    const beside = spotted(form, next.answers, said.text);
    const found = { ...next, answers: { ...next.answers, ...beside } };
    return ask(form, texts, found, undefined, [...set, ...Object.keys(beside)]);
  }
  if ('value' in reading) {
    const next = taken(form, texts, state, slot, reading.value, said.text, set);
    return reading.unsure === true ? { kind: 'unsure', otherwise: next } : next;
  }
  const about =
    said.chosen === undefined && reading.firm !== true ? lineConcerned(form, texts, state, said.text) : undefined;
  if (about !== undefined) {
    // It may be a question of the customer's that only mentions it: 周六上班吗.
    const next = correct(form, texts, state, { slot: about, value: said.text }, set);
    return next.kind === 'ask' ? { kind: 'unsure', otherwise: next } : next;
  }
  const beside = said.chosen === undefined && reading.firm !== true ? foundBeside(form, state, slot, said.text) : {};
  const found = Object.keys(beside);
  if (found.length === 0) {
    const missed = miss(form, texts, state, reading.problem, set);
    return missed.kind === 'ask' && reading.firm === true ? { ...missed, firm: true } : missed;
  }
  // It answers something, though not this question: that is taken, and the question stands.
  return ask(form, texts, { ...state, answers: { ...state.answers, ...beside } }, undefined, [...set, ...found]);
}

/**
 * Somebody who is asked one thing and comes back to another that was answered: to a line, by what it holds (改到周四吧),
 * or to the choice before (不对，第三个). What else the message says answers the question.
 */
function secondThought(
  form: AnyForm,
  texts: FormTexts,
  state: FormState,
  said: Reply,
  set: string[],
): Step | undefined {
  const asked = form.slots[state.asking];
  if (asked === undefined) return undefined;
  const found = secondThoughtIn(said.text, clause => lineConcerned(form, texts, state, clause) !== undefined);
  if (found !== undefined) {
    const slot = lineConcerned(form, texts, state, found.change) ?? '';
    const next =
      found.answer === '' ? undefined : answer(form, texts, state, state.asking, { ...said, text: found.answer }, set);
    const isAnswered = next?.kind === 'ask' && next.set.includes(state.asking);
    const [from, both] = isAnswered ? [next.state, [...next.set]] : [state, set];
    return correct(form, texts, from, { slot, value: found.change }, both);
  }
  const { choices = [] } = asked.ask(state.answers, state.misses);
  const before = state.asked.filter(slot => slot !== state.asking).at(-1);
  const instead = choices.length === 0 ? takenInstead(said.text) : undefined;
  if (before === undefined || instead === undefined) return undefined;
  const chosen = readExactly(instead, form.slots[before]?.ask(state.answers, 0).choices ?? []);
  if (chosen.kind !== 'one') return undefined;
  const reading = read(form, texts, state, before, { text: '', chosen: chosen.value, files: [] });
  if ('narrows' in reading) return ask(form, texts, narrowed(state, before, reading), undefined, set);
  return tappedEarlier(form, texts, state, before, chosen.value);
}

/** The line that was answered before and that a message is about, though another question is asked. */
function lineConcerned(form: AnyForm, texts: FormTexts, state: FormState, text: string): string | undefined {
  const asked = form.slots[state.asking];
  if (asked === undefined || asked.concerns?.(text) === true || asked.spot?.(text, state.answers) !== undefined) {
    return undefined;
  }
  return summaryLines(form, texts, state.answers).find(
    ({ slot }) => slot !== state.asking && form.slots[slot]?.concerns?.(text) === true,
  )?.slot;
}

/** The same question again, about less. */
function narrowed(
  state: FormState,
  slot: string,
  { narrows }: Extract<Reading<Json>, { narrows: unknown }>,
): FormState {
  return { ...state, asking: slot, misses: 0, answers: { ...state.answers, ...narrows } };
}

/** The answer to a question, and what the same words say about others that are still open. */
function taken(
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

/** Another value after a slip that the customer owns up to: 说错了，是洗衣机. */
function restated(form: AnyForm, texts: FormTexts, state: FormState, text: string) {
  const [, value] =
    /^(?:不好意思|抱歉|哦|啊|sorry|oops)?[,，、 ]*(?:我?(?:刚才)?(?:说|打|写|填|选)错了|搞错了|弄错了|my mistake|i meant)[,，、:： ]*(?:应该)?(?:是|it'?s|it is)?[ ]*(.+)$/iu.exec(
      text,
    ) ?? [];
  return value === undefined ? undefined : lineByValue(form, texts, state, value);
}

/** Changes one line, now where its new value was said, else by asking for it; then goes on where the form stood. */
function correct(form: AnyForm, texts: FormTexts, state: FormState, correction: Correction, set: string[]): Step {
  const { slot, value, add } = correction;
  const goTo = (because?: string): Step => ask(form, texts, { ...state, asking: slot, misses: 0 }, because, set);
  const before = state.answers[slot];
  const named = add === undefined ? undefined : lineNamed(form, texts, state, add);
  if (named !== undefined) return correct(form, texts, state, named, set);
  if (add !== undefined && add !== '' && before !== undefined && before !== null) {
    const more = form.slots[slot]?.more?.(before, add, true);
    return more === undefined ? goTo() : changedTo(form, texts, state, slot, more as Json, set);
  }
  if (value === undefined) return goTo();
  const reading = read(form, texts, state, slot, { text: value, files: [] });
  if ('narrows' in reading) return ask(form, texts, narrowed(state, slot, reading), undefined, set);
  if (!('value' in reading)) return goTo('problem' in reading ? reading.problem : reading.ends);
  return changedTo(form, texts, state, slot, reading.value, set);
}

/** What is to be added may be another line: 补充地址：人民路5号. */
function lineNamed(form: AnyForm, texts: FormTexts, state: FormState, add: string): Correction | undefined {
  for (const { slot, label, names = [] } of summaryLines(form, texts, state.answers)) {
    const name = [label, ...names].find(each => add.startsWith(each));
    const value = name === undefined ? '' : add.slice(name.length).replace(/^(?:是|:|：|\s)+/u, '');
    if (value !== '' && value !== add.slice(name?.length ?? 0)) return { slot, value };
  }
  return undefined;
}

/** One line otherwise, and on from where the form stood. */
function changedTo(form: AnyForm, texts: FormTexts, state: FormState, slot: string, value: Json, set: string[]): Step {
  const asking = state.asking === whichLine ? summary : state.asking;
  const changed = { ...state, asking, misses: 0, answers: { ...state.answers, [slot]: value } };
  return ask(form, texts, settled(form, changed), undefined, [...set, slot]);
}

/** Where lines are what a message is about, and where it may just as well be an answer. */
function placeOf(asking: string): Place {
  return asking === summary || asking === whichLine ? 'summary' : 'question';
}

/** A button of an earlier question of this form: the customer has thought again. */
function tappedEarlier(form: AnyForm, texts: FormTexts, state: FormState, slot: string, chosen: string): Step {
  // The name comes from outside: `toString` is in every object.
  if (!Object.hasOwn(form.slots, slot) || !Object.hasOwn(state.answers, slot)) return ask(form, texts, state);
  const reading = read(form, texts, state, slot, { text: '', chosen, files: [] });
  if (!('value' in reading)) return ask(form, texts, state);
  const changed = { ...state, answers: { ...state.answers, [slot]: reading.value } };
  return ask(form, texts, settled(form, changed), undefined, [slot]);
}

function atSummary(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
  // The lines are numbered, so a bare number means a line and never a button.
  const line = lineOfNumber(said.text, summaryLines(form, texts, state.answers));
  if (line !== undefined) return correct(form, texts, state, { slot: line.slot }, set);
  const chosen =
    said.chosen ??
    (isNumber(said.text)
      ? undefined
      : decided(said.text, [texts.submit, texts.change, texts.cancel], {
          yes: texts.submit.value,
          done: texts.submit.value,
          no: texts.change.value,
        }));
  switch (chosen) {
    case texts.submit.value:
      return done(form, state);
    case texts.change.value:
      return ask(form, texts, { ...state, asking: whichLine, misses: 0 }, undefined, set);
    case texts.cancel.value:
      return { kind: 'cancelled' };
    default: {
      // What is to come as well takes nobody's place: 再约一个，洗衣机也修一下.
      if (speaksOfMore(said.text)) return miss(form, texts, state, texts.oneAtATime, set);
      const meantLine = lineByValue(form, texts, state, said.text);
      if (meantLine !== undefined) return changedTo(form, texts, state, meantLine.slot, meantLine.value, set);
      const about = summaryLines(form, texts, state.answers).find(({ slot }) =>
        form.slots[slot]?.concerns?.(said.text),
      );
      if (about !== undefined) return correct(form, texts, state, { slot: about.slot, value: said.text }, set);
      return miss(form, texts, state, texts.notInSummary, set);
    }
  }
}

/** Whether to go on with what was filled in before, or from the start. */
function atResume(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
  switch (
    said.chosen ??
    decided(said.text, [texts.goOn, texts.anew], { yes: texts.goOn.value, no: texts.anew.value })
  ) {
    case texts.goOn.value:
      return proceed(form, texts, { ...state, misses: 0 }, set);
    case texts.anew.value:
      return proceed(form, texts, { answers: kept(form, state), asked: [], asking: '', misses: 0 });
    default:
      return miss(form, texts, state, question(form, texts, state).text, set);
  }
}

/** Back at a form that was left: shown and asked about, unless there is nothing in it yet. */
function returned(form: AnyForm, texts: FormTexts, state: FormState): SureStep {
  if (summaryLines(form, texts, state.answers).length === 0) return proceed(form, texts, { ...state, misses: 0 });
  return ask(form, texts, { ...state, asking: resume, misses: 0 });
}

function atWhichLine(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
  const lines = lineChoices(form, texts, state);
  const chosen = said.chosen ?? meant(said.text, lines);
  const line = lines.find(({ value }) => value === chosen);
  // Who names no line may as well say what is to be otherwise, or that all is right.
  if (line === undefined) return atSummary(form, texts, state, said, set);
  return ask(form, texts, { ...state, asking: line.value, misses: 0 }, undefined, set);
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

/** To the first question that is still open, else to the summary, or to the end where nobody has to check. */
function proceed(form: AnyForm, texts: FormTexts, state: FormState, set: readonly string[] = []): SureStep {
  if (form.checked === false && nextOpen(form, state.answers) === summary) return done(form, state);
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

/**
 * The state as today's form can go on from: unknown answers stay, those that are no good any more go, an unknown or
 * needless question is replaced.
 */
function settled(form: AnyForm, before: FormState): FormState {
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

function done(form: AnyForm, state: FormState): SureStep {
  return { kind: 'done', state, answers: needed(form, withUsual(form, state.answers)) };
}
