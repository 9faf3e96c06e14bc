import { signingKey } from '../../bot/channels/directline/keys.ts';
import { codeSecret } from '../../bot/codes/codes.ts';
import { phoneCodes } from '../../bot/store/collections.ts';
import type { Talker, TalkingDesk } from './talking-desk.ts';

/** The code that was sent to a customer last, as their phone shows it. */
export async function codeFor({ user }: Pick<Talker, 'user'>, { core }: Pick<TalkingDesk, 'core'>): Promise<string> {
  const sent = await core.store.find(phoneCodes, 'customer', { equals: `test:${user.id}` });
  const code = sent.find(({ over }) => !over) ?? sent.at(-1);
  if (code === undefined) throw new Error('no code was sent');
  const key = await signingKey(core.store, () => new Uint8Array());
  return codeSecret(key).figuresOf(code);
}
