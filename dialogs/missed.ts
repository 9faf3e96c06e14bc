import type { TurnContext } from 'botbuilder-core';
import { dialogButton } from './menu.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { masked } from './understand/masked.ts';
import { foundUseful } from './understand/opinion.ts';
import type { Suggestion } from './understand/understand.ts';

/** What a question got as an answer. */
export type Answered = NonNullable<Turn['memory']['answered']>;

/** Keeps a sentence that had no sure answer for the clerks, who teach the desk; nothing of the customer's stays in it. */
export function noteMissed(turn: Turn, near: readonly Suggestion[]): Promise<void> {
  const names = near.map(suggestion => ('id' in suggestion ? suggestion.id : `@${suggestion.dialog}`));
  const text = masked(turn.input.text);
  if (near.length > 0) turn.memory.answered = { text };
  return turn.desk.noteMissed({ text, why: near.length > 0 ? 'asked-back' : 'unknown', near: names });
}

/** Remembers what was answered, in case that it is of no use. */
export function noteAnswered({ memory, input }: Turn, entry: string): void {
  memory.answered = { text: masked(input.text), entry };
}

/**
 * What a customer says of the answer, or the choice, before: of no use, it is kept for the clerks, and other words or
 * a person are offered; of use, that is all.
 *
 * @returns whether that is what the message says
 */
export async function opinionOfAnswer(context: TurnContext, answered: Answered | undefined): Promise<boolean> {
  const turn = turnOf(context);
  const { desk, texts, input } = turn;
  const useful = answered && foundUseful(input.text);
  if (answered === undefined || useful === undefined) return false;
  if (useful) {
    await say(context, texts.smallTalk.thanks);
    return true;
  }
  const { text, entry } = answered;
  if (entry !== undefined) await desk.noteMissed({ text, why: 'no-use', near: [entry] });
  await say(context, texts.faq.noUse, dialogButton(turn, 'handover'));
  return true;
}
