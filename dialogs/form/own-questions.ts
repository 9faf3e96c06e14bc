import { type AnyForm, type FormState, kept, summaryLines, whichLine } from './answers.ts';
import { changedTo, correct } from './change.ts';
import { isNumber, lineOfNumber } from './correction.ts';
import type { FormTexts, Reply } from './form.ts';
import { lineChoices, question } from './questions.ts';
import { decided, lineByValue, meant } from './reading.ts';
import { speaksOfMore } from './second-thought.ts';
import { ask, done, miss, proceed, type Step } from './steps.ts';

/** What comes of a reply to the summary: submitted, left, or a line otherwise. */
export function atSummary(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
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
export function atResume(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
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

/** Which line of the summary is to be otherwise. */
export function atWhichLine(form: AnyForm, texts: FormTexts, state: FormState, said: Reply, set: string[]): Step {
  const lines = lineChoices(form, texts, state);
  const chosen = said.chosen ?? meant(said.text, lines);
  const line = lines.find(({ value }) => value === chosen);
  // Who names no line may as well say what is to be otherwise, or that all is right.
  if (line === undefined) return atSummary(form, texts, state, said, set);
  return ask(form, texts, { ...state, asking: line.value, misses: 0 }, undefined, set);
}
