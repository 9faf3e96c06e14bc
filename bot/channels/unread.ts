import type { Activity } from 'botbuilder-core';

/** What could not be read, as the bot is told; it answers in words. */
export function unread(what: 'photo' | 'video' | 'voice' | 'location' | 'other'): Partial<Activity> {
  return { type: 'event', name: 'unread', value: what };
}
