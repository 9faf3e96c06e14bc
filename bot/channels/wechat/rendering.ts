import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
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
  /** What shows the choices that are not on this page. */
  readonly more: string;
  /** Ends what is too long for the channel. */
  readonly tooLong: string;
}

/** What goes out of the lines that are next, and of how many of them. */
export interface Rendered {
  readonly texts: readonly string[];
  readonly count: number;
  /** The one text as what stands above its numbered choices, where they are the last thing in it. */
  readonly menu?: { readonly head: string; readonly labels: readonly string[] };
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
    const { text, menu } = joined(said.slice(0, count), words);
    if (Buffer.byteLength(text) <= limit) return { texts: text === '' ? [] : [text], count, ...(menu && { menu }) };
  }
  const { text, menu } = joined(said.slice(0, 1), words);
  const texts = text === '' ? [] : pieces(text, limit, mostPieces, words.tooLong);
  return { texts, count: Math.min(1, said.length), ...(menu && texts.length === 1 && { menu }) };
}

/** One line as a text of any length, all of its choices numbered: for other channels without buttons. */
export function inWords(line: Partial<Activity>, words: Words): string {
  const told = tell(line);
  return stacked([told.text, menu(told, false, words, Number.POSITIVE_INFINITY).text]);
}

/**
 * Of a line whose choices take several pages: where the next page begins.
 *
 * @returns undefined where nothing more is to be shown, or where its choices have no numbers
 */
export function nextPage(line: Partial<Activity>): number | undefined {
  const told = tell(line);
  const { labels } = menu(told, false, { choose: '', named: () => '', also: () => '', more: '', tooLong: '' });
  return labels !== undefined && hasMore(told) ? told.from + perPage : undefined;
}

function joined(said: readonly Partial<Activity>[], words: Words): { text: string; menu?: Rendered['menu'] } {
  const told = said.map(tell);
  const menus = told.map((each, at) => {
    const isOver = told.slice(at + 1).some(later => makesOld(later, each));
    return menu(each, isOver, words);
  });
  const blocks = told.map(({ text }, at) => stacked([text, menus[at]?.text ?? '']));
  const labels = menus.at(-1)?.labels;
  const head = withoutTags(stacked([...blocks.slice(0, -1), told.at(-1)?.text ?? '']));
  return {
    text: withoutTags(stacked(blocks)),
    ...(labels !== undefined && head !== '' && { menu: { head, labels: labels.map(withoutTags) } }),
  };
}

interface Told {
  readonly text: string;
  readonly choices: readonly string[];
  /** A number typed now means a line of a summary, whether it is shown once more or not. */
  readonly isSummary: boolean;
  /** How many of the choices stood on pages before this one. */
  readonly from: number;
  /** What was said in answer to what; undefined for what was said of the desk's own accord. */
  readonly answers: string | undefined;
}

function tell({
  text = '',
  textFormat,
  attachments = [],
  attachmentLayout,
  suggestedActions,
  channelData,
  ...rest
}: Partial<Activity>): Told {
  const cards = toldOf(attachments, attachmentLayout);
  const actions = toldActions(suggestedActions?.actions ?? []);
  const parts = [text, cards.text, actions.text].map(part => (textFormat === 'plain' ? part : withoutMarkdown(part)));
  const choices = [...cards.choices, ...actions.choices];
  const isSummary = (suggestedActions?.actions ?? []).some(({ value }) => asksOf(value) === summary);
  const from = FurtherPage.safeParse(channelData).data?.from ?? 0;
  return { text: stacked(parts.map(part => part.trim())), choices, isSummary, from, answers: rest.replyToId };
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

/** Choices in words; `labels`, where a number or a tap means one of them: those that are shown. */
function menu(
  told: Told,
  isOver: boolean,
  words: Words,
  most = perPage,
): { readonly text: string; readonly labels?: readonly string[] } {
  const { text, choices, isSummary, from } = told;
  if (choices.length === 0) return { text: '' };
  if (isOver) return { text: words.also(choices) };
  // Lines that may be changed carry the numbers that they have above.
  const isNumbered = choices.every(label => /^\d+ /.test(label));
  const lines = isNumbered ? choices : choices.map((label, at) => `${at + 1}. ${label}`);
  // The menu of the desk says its numbers itself.
  if (lines.every(line => text.includes(line))) return { text: '' };
  // A number means a line of the text, as in the summary of a form.
  if (isSummary || /^1\. /m.test(text)) return { text: words.named(choices) };
  const more = hasMore(told, most) ? [words.more] : [];
  const shown = lines.slice(from, from + most);
  const last = more.map(label => (isNumbered ? `0 ${label}` : `0. ${label}`));
  return {
    text: [...shown, ...last, words.choose].join('\n'),
    labels: [...choices.slice(from, from + most), ...more],
  };
}

/** A phone shows so many without a scroll, and each is one digit. */
const perPage = 9;

function hasMore({ choices, from }: Told, most = perPage): boolean {
  return choices.length > from + most;
}

/** How a line says that it is a further page of the choices that it carries. */
const FurtherPage = z.object({ from: z.int().positive() });

function stacked(blocks: readonly string[]): string {
  return blocks.filter(block => block !== '').join('\n\n');
}
