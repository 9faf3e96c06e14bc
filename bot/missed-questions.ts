import { createHash } from 'node:crypto';
import { normalised } from '../dialogs/understand/normalise.ts';
import type { MissedQuestion } from '../knowledge/records.ts';
import { missedQuestions } from './store/collections.ts';
import type { Store, Transaction } from './store/store.ts';

/** A missed question as it is listed; `code` names it in orders. */
export type ListedQuestion = MissedQuestion & { readonly code: string };

/** Counts a sentence; the same one in other letters, width or spacing is the same. Its text has to be masked. */
export async function noteMissed(
  tx: Transaction,
  { at, ...said }: Pick<MissedQuestion, 'text' | 'why' | 'near' | 'language'> & { readonly at: string },
): Promise<void> {
  const id = hashOf(`${said.language}/${normalised(said.text)}`);
  const before = await tx.get(missedQuestions, id);
  await tx.put(missedQuestions, {
    ...said,
    id,
    count: (before?.count ?? 0) + 1,
    firstAt: before?.firstAt ?? at,
    lastAt: at,
  });
}

/** Those that were asked most, of these the latest first. */
export async function missedIn(store: Pick<Store, 'find'>, limit: number): Promise<ListedQuestion[]> {
  const found = await store.find(missedQuestions, 'last', { descending: true, limit: mostLooked });
  return found
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
    .map(question => ({ ...question, code: question.id.slice(0, codeLength) }));
}

/** Takes one off the list: the desk knows it now, or nobody needs to. One that is gone already is no fault. */
export function takeMissed(store: Pick<Store, 'find' | 'transaction'>, code: string): Promise<void> {
  return store.transaction(async tx => {
    const all = await tx.find(missedQuestions, 'last', { limit: mostLooked });
    const question = all.find(({ id }) => id.slice(0, codeLength) === code);
    if (question !== undefined) await tx.remove(missedQuestions, question.id);
  });
}

const codeLength = 8;
/** More than anybody reads; what is older waits until these are done. */
const mostLooked = 5000;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
