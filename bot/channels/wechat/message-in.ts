import type { Activity } from 'botbuilder-core';
import type { Message } from '../../turn.ts';
import { hashed } from '../directline/keys.ts';
import { unread } from '../unread.ts';
import type { Inbound } from './transport.ts';

/** What stands in conversations, customers and cases; `carrierOf` knows it. */
export const channelName = 'wechat';

/**
 * The conversation of a customer: one for good. 43 characters that nobody can turn back into the customer's id, which is
 * kept in one place alone.
 */
export function conversationOf(app: string, from: string): string {
  return hashed(`wechat/conversation\n${app}\n${from}`);
}

/** The message as a turn takes it, without files; undefined when there is nothing to say to it. */
export function messageOf(app: string, { key, from, what }: Inbound): Message | undefined {
  const user = { id: hashed(`wechat/user\n${app}\n${from}`) };
  const activity = activityOf(what, user.id);
  return activity && { channel: channelName, conversation: conversationOf(app, from), key, user, activity };
}

/** Which window for answers by the API it opens: a tap on a menu in the chat is a click to WeChat, though it comes as text. */
export function opens({ what }: Inbound): 'message' | 'event' | undefined {
  switch (what.kind) {
    case 'left':
      return undefined;
    case 'followed':
    case 'scanned':
    case 'clicked':
      return 'event';
    case 'text':
      return what.menu === undefined ? 'message' : 'event';
    default:
      return 'message';
  }
}

function activityOf(what: Inbound['what'], user: string): Partial<Activity> | undefined {
  switch (what.kind) {
    case 'text': {
      const tapped = what.menu === undefined ? undefined : meaning(what.menu);
      return tapped?.type === 'event' ? tapped : { ...tapped, ...spoken(what.text) };
    }
    case 'image':
    case 'video':
      return { type: 'message' };
    case 'voice':
      return what.heard === undefined ? unread('voice') : spoken(what.heard);
    case 'location':
      return what.label === '' ? unread('location') : spoken(what.label);
    case 'unreadable':
      return unread('other');
    case 'clicked':
      return meaning(what.menu) ?? spoken(what.menu);
    case 'followed':
    case 'scanned':
      return meaning(what.scene) ?? { type: 'conversationUpdate', membersAdded: [{ id: user, name: '' }] };
    case 'left':
      return undefined;
  }
}

function spoken(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}

/**
 * What an operator wrote into a menu or a QR code: `serial:<number>` looks whether that machine is in warranty;
 * `start:<dialog>` and `faq:<entry>` are taps of a button. Anything else is no order.
 */
function meaning(order: string): Partial<Activity> | undefined {
  const [, kind = '', what = ''] = /^(serial|start|faq):(.+)$/s.exec(order) ?? [];
  if (kind === '') return undefined;
  if (kind === 'serial') return { type: 'event', name: 'scanned', value: what.trim() };
  return { ...spoken(order), value: { [kind]: what.trim() } };
}
