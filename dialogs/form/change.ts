import { plain } from '../understand/normalise.ts';
import { type AnyForm, type FormState, summary, summaryLines, whichLine } from './answers.ts';
import type { Correction } from './correction.ts';
import type { FormTexts, Json } from './form.ts';
import { lineByValue, read } from './reading.ts';
import { ask, narrowed, type Step, settled } from './steps.ts';

/** Changes one line, now where its new value was said, else by asking for it; then goes on where the form stood. */
export function correct(
  form: AnyForm,
  texts: FormTexts,
  state: FormState,
  correction: Correction,
  set: string[],
): Step {
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

/** One line otherwise, and on from where the form stood. */
export function changedTo(
  form: AnyForm,
  texts: FormTexts,
  state: FormState,
  slot: string,
  value: Json,
  set: string[],
): Step {
  const asking = state.asking === whichLine ? summary : state.asking;
  const changed = { ...state, asking, misses: 0, answers: { ...state.answers, [slot]: value } };
  return ask(form, texts, settled(form, changed), undefined, [...set, slot]);
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

/**
 * Another value without the name of its line, where the words around it say that it is one, and one line only could
 * have it: 说错了，是洗衣机; 改成洗衣机; 不是，还是空调.
 */
export function restated(form: AnyForm, texts: FormTexts, state: FormState, text: string) {
  const value = restating.map(pattern => pattern.exec(plain(text).trim())?.[1]).find(each => each !== undefined);
  if (value === undefined) return undefined;
  const isAnswer = form.slots[state.asking]?.spot?.(value, state.answers) !== undefined;
  return isAnswer ? undefined : lineByValue(form, texts, state, value);
}

const restating: readonly RegExp[] = [
  /^(?:不好意思|抱歉|哦|啊|sorry|oops)?[, ]*(?:我?(?:刚才)?(?:说|打|写|填|选)错了|搞错了|弄错了|my mistake|i meant)[,: ]*(?:应该)?(?:是|it'?s|it is)?[ ]*(.+)$/iu,
  /^(?:不好意思|抱歉|哦|啊|等一?下|那|还是|帮我|麻烦|请|我想|我要|给我)*[, ]*(?:[改換换變变](?:一下)?[成為为到])[:, ]*(.{1,60}?)(?:[吧了啊呀]|谢谢)*[.。!]*$/u,
  /^(?:不是|不对|不)(?:[^,]{0,20}?)?[, ]*(?:而|应该|還|还|就)*是(.{1,60}?)(?:[吧了啊呀])*[.。!]*$/u,
  /^(?:please |can you |could you )?(?:change|switch|correct) (?:it|that) (?:to|into) (?:an? |the |my )?(.{1,60}?)[.! ]*$/iu,
];

/** The line that was answered before and that a message is about, though another question is asked. */
export function lineConcerned(form: AnyForm, texts: FormTexts, state: FormState, text: string): string | undefined {
  const asked = form.slots[state.asking];
  if (asked === undefined || asked.concerns?.(text) === true || asked.spot?.(text, state.answers) !== undefined) {
    return undefined;
  }
  return summaryLines(form, texts, state.answers).find(
    ({ slot }) => slot !== state.asking && form.slots[slot]?.concerns?.(text) === true,
  )?.slot;
}

/** A button of an earlier question of this form: the customer has thought again. */
export function tappedEarlier(form: AnyForm, texts: FormTexts, state: FormState, slot: string, chosen: string): Step {
  // The name comes from outside: `toString` is in every object.
  if (!Object.hasOwn(form.slots, slot) || !Object.hasOwn(state.answers, slot)) return ask(form, texts, state);
  const reading = read(form, texts, state, slot, { text: '', chosen, files: [] });
  if (!('value' in reading)) return ask(form, texts, state);
  const changed = { ...state, answers: { ...state.answers, [slot]: reading.value } };
  return ask(form, texts, settled(form, changed), undefined, [slot]);
}
