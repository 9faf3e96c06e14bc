import { readExactly } from '../understand/choice.ts';
import {
  type AnyForm,
  contradicts,
  type FormState,
  kept,
  known,
  relevant,
  resume,
  summary,
  summaryLines,
  takeFiles,
  whichLine,
} from './answers.ts';
import { changedTo, correct, lineConcerned, restated, tappedEarlier } from './change.ts';
import { keepsOld, type Place, readCorrection } from './correction.ts';
import type { FormTexts, Json, Reply } from './form.ts';
import { atResume, atSummary, atWhichLine } from './own-questions.ts';
import { answeredElsewhere, foundBeside, read, spotted } from './reading.ts';
import { secondThoughtIn, takenInstead } from './second-thought.ts';
import { ask, miss, narrowed, proceed, returned, type Step, settled, taken } from './steps.ts';

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
  const elsewhere = said.chosen === undefined ? answeredElsewhere(form, state, slot, said.text) : {};
  if (Object.keys(elsewhere).length > 0) return askStill(form, texts, state, elsewhere, set);
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
  if (Object.keys(beside).length > 0) return askStill(form, texts, state, beside, set);
  const missed = miss(form, texts, state, reading.problem, set);
  return missed.kind === 'ask' && reading.firm === true ? { ...missed, firm: true } : missed;
}

/** What was said answers something, though not this question: that is taken, and the question stands. */
function askStill(form: AnyForm, texts: FormTexts, state: FormState, found: FormState['answers'], set: string[]): Step {
  const answers = { ...state.answers, ...found };
  return ask(form, texts, { ...state, answers }, undefined, [...set, ...Object.keys(found)]);
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

function back(form: AnyForm, texts: FormTexts, state: FormState): Step {
  const before = state.asked.filter(
    slot => slot !== state.asking && slot in form.slots && relevant(form, slot, state.answers),
  );
  const previous = before.at(-1);
  if (previous === undefined) return ask(form, texts, state);
  return ask(form, texts, { ...state, asking: previous, asked: before.slice(0, -1), misses: 0 });
}

/** Where lines are what a message is about, and where it may just as well be an answer. */
function placeOf(asking: string): Place {
  return asking === summary || asking === whichLine ? 'summary' : 'question';
}
