import type { TurnContext } from 'botbuilder-core';
import { keepFiles } from './carried.ts';
import { addedToAlarm } from './danger.ts';
import { passedOn } from './handover.ts';
import { dialogButton } from './menu.ts';
import { offer } from './offer.ts';
import { say } from './say.ts';
import { tracked } from './tracking.ts';
import { turnOf } from './turn-of.ts';
import { readExactly } from './understand/choice.ts';
import { type NonAnswer, readNonAnswer } from './understand/non-answer.ts';

/** How long a second "yes" still means the report that was just submitted. */
const submittedMinutes = 10;

/** A thank-you, a yes or a no that answers nothing: met kindly, never taken for a wish. */
export async function smallTalk(context: TurnContext, kinds: readonly NonAnswer[]): Promise<boolean> {
  const { input, texts, knowledge } = turnOf(context);
  const kind = readNonAnswer(input.text, knowledge);
  if (kind === undefined || !kinds.includes(kind)) return false;
  await say(context, kind === 'thanks' ? texts.smallTalk.thanks : texts.smallTalk.yes);
  return true;
}

/** A second "yes" to a summary that has been submitted: the same number again, no second case. */
export async function submittedAlready(context: TurnContext): Promise<boolean> {
  const { memory, texts, input, now } = turnOf(context);
  const { submitted } = memory;
  if (submitted === undefined || now.since(submitted.at).total('minutes') > submittedMinutes) return false;
  // A person has spoken since, or was asked for: a yes is for them.
  if (memory.person !== undefined && memory.person.at > submitted.at) return false;
  if (/^\p{N}+$/u.test(input.text) || readExactly(input.text, [texts.form.submit]).kind !== 'one') return false;
  await say(context, texts.form.alreadySubmitted(submitted.ticket));
  return true;
}

/** Photos or a message that is no words: taken along, or answered kindly. */
export async function nothingWritten(context: TurnContext): Promise<void> {
  const turn = turnOf(context);
  const { files } = turn.input;
  if (files.length === 0) return say(context, turn.texts.onlyWords);
  if ((await addedToAlarm(context)) || (await tracked(context)) || (await passedOn(context))) return;
  const before = turn.memory.files.length;
  keepFiles(turn);
  const kept = turn.memory.files.length - before;
  if (kept > 0) await offer(context, turn.texts.repair.photosFirst(kept), dialogButton(turn, 'repair'));
  if (kept < files.length) await say(context, turn.texts.form.filesFull(turn.memory.files.length));
}
