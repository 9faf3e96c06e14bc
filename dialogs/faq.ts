import type { TurnContext } from 'botbuilder-core';
import { filled } from '../knowledge/content.ts';
import { citation } from '../knowledge/standards.ts';
import type { Labelled } from './buttons.ts';
import { contactLine } from './opening.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { type Suggestion, type Understanding, understand } from './understand/understand.ts';

/** What a message is understood as in this turn. */
export function understood(turn: Turn, text: string): Understanding {
  const { knowledge, matcher, language, now } = turn;
  return understand(text, { knowledge, matcher, language, now });
}

/**
 * Shows an FAQ entry with the clauses it stands on.
 *
 * @param onward buttons below it
 * @returns false when there is no such entry (any more)
 */
export async function sayEntry(context: TurnContext, id: string, onward: readonly Labelled[] = []): Promise<boolean> {
  const { knowledge, language } = turnOf(context);
  const entry = knowledge.faq.find(each => each.id === id);
  if (entry === undefined) return false;
  const text = filled(entry[language].answer, knowledge, language).trim();
  const cited = entry.cited === false ? '' : `\n\n${citation(entry.source, knowledge, language)}`;
  await say(context, `${text}${cited}`, onward);
  return true;
}

/** The button of a suggestion. */
export function suggestionButton(suggestion: Suggestion): Labelled {
  return 'id' in suggestion
    ? { label: suggestion.text, button: { faq: suggestion.id } }
    : { label: suggestion.text, button: { start: suggestion.dialog } };
}

/** Says that nothing was understood, what might help, and how a person is reached. */
export async function sayUnknown(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  await say(context, turn.texts.faq.unknown(contactLine(turn)));
}
