import type { Activity } from './activity.ts';
import { withLink } from './page-link.ts';

/**
 * The conversation so far as Web Chat's first state, and not told to it line by line: it would draw everything anew
 * for each line, 13 s for 400 of them.
 *
 * What its reducer does to a line that comes in is done here: a place in the order, and a mark that it was sent.
 */
export function restored(history: readonly Activity[]): object {
  const activities = history
    .filter(({ type }) => type !== 'typing')
    .map(activity => {
      const role = activity.from?.role ?? 'bot';
      return {
        ...withLink(activity),
        from: { ...activity.from, role },
        channelData: {
          ...activity.channelData,
          'webchat:sequence-id': Date.parse(activity.timestamp ?? ''),
          ...(role === 'user' && { state: 'sent', 'webchat:send-status': 'sent' }),
        },
      };
    })
    .sort((a, b) => a.channelData['webchat:sequence-id'] - b.channelData['webchat:sequence-id']);
  const last = activities.filter(({ type }) => type === 'message').at(-1);
  const offered = last?.from.role === 'user' ? [] : (last?.suggestedActions?.actions ?? []);
  return { activities, suggestedActions: [...offered] };
}
