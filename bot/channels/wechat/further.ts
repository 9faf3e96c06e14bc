import { activities } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import type { Message } from '../../turn.ts';
import { isSaid } from '../channel.ts';
import { nextPage } from './rendering.ts';

/** Of what was said last, so much is looked at; a turn says less. */
const looked = 10;

/**
 * Whether a customer wants to see the choices that did not fit on the page before them, and of which line. Only while
 * that page is the last thing that they read: 0 may be an answer to anything else.
 */
export async function furtherChoices(
  store: Pick<Store, 'find'>,
  conversation: string,
  text: string,
): Promise<Message['further']> {
  if (!/^(?:0[.。、]?\s*)?(?:更多|more)$|^0$/i.test(text.normalize('NFKC').trim())) return undefined;
  const latest = await store.find(activities, 'conversation', {
    equals: conversation,
    descending: true,
    limit: looked,
  });
  const since = latest.findIndex(line => !isSaid(line));
  const said = since === -1 ? latest : latest.slice(0, since);
  const line = said.find(({ activity }) => (activity.suggestedActions?.actions ?? []).length > 0);
  const from = line && nextPage(line.activity);
  return line === undefined || from === undefined ? undefined : { line: line.id, from };
}
