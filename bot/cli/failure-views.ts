import type { Failure } from '../failures.ts';
import { moment, type View } from './case-views.ts';
import { failureTextsOf } from './failure-texts.ts';
import { wrapped } from './terminal-text.ts';

/** What the desk has given up, newest first, with what can be done about it. */
export function failureList(failures: readonly Failure[], view: View): string[] {
  const texts = failureTextsOf[view.texts.language];
  if (failures.length === 0) return [texts.nothing];
  return [...failures.flatMap(failure => failureLines(failure, view)), '', texts.remedy];
}

/** What did not reach the customer of a case; nothing when all did. */
export function undeliveredLines(failures: readonly Failure[], view: View): string[] {
  if (failures.length === 0) return [];
  const texts = failureTextsOf[view.texts.language];
  return ['', view.paint.alarm(texts.undelivered), ...failures.flatMap(failure => failureLines(failure, view))];
}

function failureLines({ code, at, tries, ticket, what }: Failure, view: View): string[] {
  const { paint } = view;
  const texts = failureTextsOf[view.texts.language];
  const kind = what.kind === 'line' ? texts.line : texts.job(what.job);
  const notes = what.kind === 'line' ? [what.why, what.told ? texts.told : texts.untold] : [];
  const head = [paint.strong(code), moment(at, view), kind, ticket, texts.tries(tries), ...notes];
  const words = what.kind === 'line' ? what.text || texts.noWords : '';
  return [
    head.filter(Boolean).join('  '),
    ...(words === '' ? [] : wrapped(words, view.width - indent.length).map(line => indent + line)),
  ];
}

const indent = '    ';
