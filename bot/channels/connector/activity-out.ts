import type { Activity } from 'botbuilder-core';
import type { LoggedActivity, Reference } from '../../store/collections.ts';
import { type ShapeWords, shapedFor } from './shapes.ts';

/**
 * A line of the log as its channel takes it: the channel's parties and ids instead of the desk's own, which stay in
 * the house. The channel gives it an id and a time.
 *
 * @param replyToId the channel's id of the activity that is answered
 * @param words in the language of the conversation
 */
export function forChannel(
  { activity }: LoggedActivity,
  reference: Reference,
  replyToId: string | undefined,
  words: ShapeWords,
): Partial<Activity> {
  const { id: _, timestamp: __, replyToId: ___, recipient, ...said } = activity;
  const { channelId, conversation, bot, user } = reference;
  // In a group the one who was answered may not be the one who spoke last.
  const to = recipient?.role === 'user' ? { id: recipient.id, name: recipient.name } : user;
  return {
    ...shapedFor(channelId, said, words),
    channelId,
    conversation: conversation as Activity['conversation'],
    from: { ...bot, role: 'bot' } as Activity['from'],
    recipient: to as Activity['recipient'],
    ...(replyToId !== undefined && { replyToId }),
  };
}
