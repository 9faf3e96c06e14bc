import type { Activity } from 'botbuilder-core';
import { readButton } from '../../../dialogs/buttons.ts';
import { summary } from '../../../dialogs/form/answers.ts';
import { toldActions, toldOf } from './cards.ts';
import { pieces, withoutMarkdown, withoutTags } from './plain-text.ts';

/** The words of the channel itself, in the language of the customer. */
export interface Words {
  /** Below numbered choices. */
  readonly choose: string;
  /** Choices beside something else that is numbered. */
  readonly named: (labels: readonly string[]) => string;
  /** Choices that no number means any more. */
  readonly also: (labels: readonly string[]) => string;
  /** Ends what is too long for the channel. */
  readonly tooLong: string;
}

/** What goes out of the lines that are next, and of how many of them. */
export interface Rendered {
  readonly texts: readonly string[];
  readonly count: number;
}

/** A passive answer and four by the API. */
const mostPieces = 5;

/**
 * The next lines as texts for WeChat: as many of them as fit into one text, else the first of them in up to five. Choices
 * are numbered where a number typed means them, which are those offered last; the dialogs know what a number, a label,
 * a wide digit or 第二个 means.
 *
 * @param said lines of the log, in order, none of them heard
 * @param limit bytes of one text
 */
export function rendered(said: readonly Partial<Activity>[], words: Words, limit: number): Rendered {
  for (let count = said.length; count > 1; count -= 1) {
    const text = joined(said.slice(0, count), words);
    if (Buffer.byteLength(text) <= limit) return { texts: text === '' ? [] : [text], count };
  }
  const text = joined(said.slice(0, 1), words);
  return { texts: text === '' ? [] : pieces(text, limit, mostPieces, words.tooLong), count: Math.min(1, said.length) };
}

function joined(said: readonly Partial<Activity>[], words: Words): string {
  const told = said.map(tell);
  const blocks = told.map((each, at) => {
    const isOver = told.slice(at + 1).some(later => makesOld(later, each));
    return stacked([each.text, menu(each, isOver, words)]);
  });
  return withoutTags(stacked(blocks));
}

interface Told {
  readonly text: string;
  readonly choices: readonly string[];
  /** A number typed now means a line of a summary, whether it is shown once more or not. */
  readonly isSummary: boolean;
  /** What was said in answer to what; undefined for what was said of the desk's own accord. */
  readonly answers: string | undefined;
}

function tell({
  text = '',
  textFormat,
  attachments = [],
  attachmentLayout,
  suggestedActions,
  ...rest
}: Partial<Activity>): Told {
  const cards = toldOf(attachments, attachmentLayout);
  const actions = toldActions(suggestedActions?.actions ?? []);
  const parts = [text, cards.text, actions.text].map(part => (textFormat === 'plain' ? part : withoutMarkdown(part)));
  const choices = [...cards.choices, ...actions.choices];
  const isSummary = (suggestedActions?.actions ?? []).some(({ value }) => asksOf(value) === summary);
  return { text: stacked(parts.map(part => part.trim())), choices, isSummary, answers: rest.replyToId };
}

/** The question of a form that a button answers. */
function asksOf(value: unknown): string | undefined {
  const button = readButton(value);
  return button !== undefined && 'ask' in button ? button.ask.slot : undefined;
}

/** Whether a number does not mean the choices of the one any more once the other is said: new ones, or an answer to more. */
function makesOld(later: Told, { answers }: Told): boolean {
  return later.choices.length > 0 || (later.answers !== undefined && later.answers !== answers);
}

function menu({ text, choices, isSummary }: Told, isOver: boolean, words: Words): string {
  if (choices.length === 0) return '';
  if (isOver) return words.also(choices);
  // Lines that may be changed carry the numbers that they have above.
  const isNumbered = choices.every(label => /^\d+ /.test(label));
  const lines = isNumbered ? choices : choices.map((label, at) => `${at + 1}. ${label}`);
  // The menu of the desk says its numbers itself.
  if (lines.every(line => text.includes(line))) return '';
  // A number means a line of the text, as in the summary of a form.
  if (isSummary || /^1\. /m.test(text)) return words.named(choices);
  return [...lines, words.choose].join('\n');
}

function stacked(blocks: readonly string[]): string {
  return blocks.filter(block => block !== '').join('\n\n');
}
