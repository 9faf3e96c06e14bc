import { Fault } from '../knowledge/fault.ts';
import type { Message, Outcome } from './turn.ts';

/** At some thousand turns a second the last one in the queue still waits for less than a client does. */
const defaultLimit = 2000;

/**
 * Bounds the turns that run or wait at the same time, whatever the channel.
 *
 * @throws Fault('store.unavailable') beyond the bound, at once; nothing was recorded and the sender may repeat
 */
export function boundedTurns(
  handle: (message: Message) => Promise<Outcome>,
  limit = defaultLimit,
): (message: Message) => Promise<Outcome> {
  let running = 0;
  return async message => {
    if (running >= limit) throw new Fault('store.unavailable', { why: 'busy', running });
    running += 1;
    try {
      return await handle(message);
    } finally {
      running -= 1;
    }
  };
}
