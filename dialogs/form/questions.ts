import { type AnyForm, type FormState, resume, summary, summaryLines, whichLine, withUsual } from './answers.ts';
import type { FormTexts, Question } from './form.ts';

/** What is asked where a form stands; empty for a slot that today's form does not have. */
export function question(form: AnyForm, texts: FormTexts, state: FormState): Question {
  if (state.asking === summary) {
    const choices = [texts.submit, texts.change, texts.cancel];
    const all = withUsual(form, state.answers);
    return { text: texts.summary(summaryLines(form, texts, state.answers), form.note?.(all)), choices };
  }
  if (state.asking === resume) {
    return { text: texts.resume(summaryLines(form, texts, state.answers)), choices: [texts.goOn, texts.anew] };
  }
  if (state.asking === whichLine) return { text: texts.whichLine, choices: lineChoices(form, texts, state) };
  const slot = form.slots[state.asking];
  if (slot === undefined) return { text: '' };
  const asked = slot.ask(state.answers, state.misses);
  return slot.optional === true ? { ...asked, choices: [...(asked.choices ?? []), texts.skip] } : asked;
}

/** The lines that may be changed, to choose one of them. */
export function lineChoices(form: AnyForm, texts: FormTexts, state: FormState) {
  return summaryLines(form, texts, state.answers)
    .filter(line => line.slot !== form.files?.slot)
    .map(line => ({ value: line.slot, label: `${line.number} ${line.label}`, synonyms: [line.label] }));
}
