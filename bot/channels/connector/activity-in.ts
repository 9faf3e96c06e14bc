import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { readButton } from '../../../dialogs/buttons.ts';
import { Refusal } from '../../http.ts';
import type { Reference } from '../../store/collections.ts';
import type { Message } from '../../turn.ts';
import { readActivity, wellFormed } from '../directline/activity-in.ts';
import { type SentFile, sentFiles } from './files-in.ts';

/** What a channel posted. Nothing of it is true before the channel has been authenticated. */
export interface Arrived {
  /** As much of it as the authentication and the protocol look at. */
  readonly activity: Activity;
  /** Undefined when nothing is to happen, as for a sign of typing. */
  readonly message?: Message;
  /** What came with it, still to be fetched. */
  readonly files: readonly SentFile[];
  /** Where it is to be answered. */
  readonly reference: Omit<Reference, 'app' | 'delivered'>;
}

const name = z
  .string()
  .nullish()
  .catch(undefined)
  .transform(text => (text ? wellFormed(text).slice(0, 100) : undefined));
const id = (most: number) => z.string().min(1).max(most);
/** Stands in the id of the customer's record and of drafts, which have at most 200 characters. */
const Account = z.object({ id: id(120), name });

const Wire = z.object({
  type: z.string().regex(/^[A-Za-z][\w./-]{0,63}$/),
  id: id(1000).nullish(),
  // The App Service Extension proves itself in a way of its own, which nobody has tried here.
  channelId: z.string().regex(/^(?!AseChannel$)[a-z][\w.-]{0,39}$/i),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2000),
  conversation: z.object({
    id: id(1000),
    name,
    isGroup: z.boolean().nullish().catch(undefined),
    conversationType: id(50).nullish().catch(undefined),
    tenantId: id(100).nullish().catch(undefined),
  }),
  from: Account.nullish(),
  recipient: Account,
  membersAdded: z.array(Account).max(500).nullish().catch(undefined),
  deliveryMode: z.string().max(50).nullish(),
  text: z.unknown().optional(),
  name: z.unknown().optional(),
  locale: z.unknown().optional(),
  value: z.unknown().optional(),
  attachments: z.unknown().optional(),
  entities: z.array(z.unknown()).max(200).nullish().catch(undefined),
});
type Wire = z.infer<typeof Wire>;

/**
 * Reads what a channel of the Bot Framework posted.
 *
 * @throws Refusal 400 for what is no activity, or lacks what its type needs; 413 for too long a text or value
 */
export function readArrived(json: unknown): Arrived {
  const parsed = Wire.safeParse(json);
  if (!parsed.success) throw lacking(parsed.error.issues.map(issue => issue.path.join('.') || 'body'));
  const wire = parsed.data;
  const message = messageOf(wire);
  const { conversation } = wire;
  return {
    activity: wireOf(wire),
    ...(message && { message }),
    files: wire.type === 'message' ? sentFiles(wire.attachments) : [],
    reference: {
      id: conversationOf(wire),
      channelId: wire.channelId,
      serviceUrl: wire.serviceUrl,
      conversation: {
        ...named(conversation),
        ...(typeof conversation.isGroup === 'boolean' && { isGroup: conversation.isGroup }),
        ...(conversation.conversationType && { conversationType: conversation.conversationType }),
        ...(conversation.tenantId && { tenantId: conversation.tenantId }),
      },
      bot: named(wire.recipient),
      user: message?.user ?? named(wire.from ?? wire.recipient),
    },
  };
}

/** The activity of a channel that a line was heard as; undefined for lines that came another way. */
export function activityIdOf(heard: Partial<Activity>): string | undefined {
  return HeardFrom.safeParse(heard.channelData).data?.activityId;
}

const HeardFrom = z.object({ activityId: z.string() });

function messageOf(wire: Wire): Message | undefined {
  if (wire.type === 'conversationUpdate') return greetingOf(wire);
  if (wire.type !== 'message' && wire.type !== 'event') return undefined;
  if (!wire.from || !wire.id) throw lacking(wire.from ? ['id'] : ['from']);
  const { type, text, name, locale } = wire;
  const value = tapped(wire.value);
  if (isGroup(wire) && !isAddressed(wire, value)) return undefined;
  const { activity } = readActivity(
    type === 'message' ? { type, text: unmentioned(text, wire), locale, value } : { type, name, locale, value },
  );
  return {
    ...partiesOf(wire),
    key: keyOf(wire.id),
    user: named(wire.from),
    activity: { ...activity, channelData: { activityId: wire.id } },
  };
}

/**
 * Channels tell of the bot and of the customer who come in, together or one by one, and again later; all of it is one
 * message, so that a conversation is greeted once. A personal chat of Teams tells of the bot alone.
 */
function greetingOf(wire: Wire): Message | undefined {
  if (isGroup(wire)) return undefined;
  const joined = wire.membersAdded ?? [];
  const guest = joined.find(member => member.id !== wire.recipient.id);
  const host = wire.conversation.conversationType === 'personal' && joined.length > 0 ? wire.from : undefined;
  const user = guest ?? (host && host.id !== wire.recipient.id ? host : undefined);
  if (!user) return undefined;
  const { activity } = readActivity({ type: 'event', locale: wire.locale });
  return {
    ...partiesOf(wire),
    key: 'start',
    user: named(user),
    activity: { ...activity, type: wire.type, membersAdded: [{ id: user.id, name: user.name ?? '' }] },
  };
}

/**
 * Never the name of a channel of the desk's own: a customer of Azure's Direct Line is not the one of the same id at
 * the chat page.
 */
function partiesOf(wire: Wire): Pick<Message, 'channel' | 'conversation'> {
  return { channel: `connector/${wire.channelId.toLowerCase()}`, conversation: conversationOf(wire) };
}

/** 43 characters that tell nothing of the channel's own id, which may be long and hold a phone number. */
function conversationOf({ channelId, conversation }: Wire): string {
  return hashed(`${channelId.toLowerCase()}\n${conversation.id}`);
}

/** Set apart from the keys of the desk itself; at most 100 characters. */
function keyOf(activity: string): string {
  return /^[\x21-\x7e]{1,90}$/.test(activity) ? `activity/${activity}` : `hashed/${hashed(activity)}`;
}

/** Several people talk there, and not all of it is for the bot. */
function isGroup({ conversation }: Wire): boolean {
  return (
    conversation.isGroup === true ||
    ['groupchat', 'channel'].includes(conversation.conversationType?.toLowerCase() ?? '')
  );
}

/** By its name, or by a tap of one of its buttons. */
function isAddressed({ entities, recipient, text }: Wire, value: unknown): boolean {
  const isNamed = (entities ?? []).some(each => Mention.safeParse(each).data?.mentioned.id === recipient.id);
  const said = typeof text === 'string' ? text.toLowerCase() : '';
  const called = recipient.name !== undefined && said.includes(`@${recipient.name.toLowerCase()}`);
  return isNamed || called || readButton(value) !== undefined;
}

const Mention = z.object({ type: z.literal('mention'), mentioned: z.object({ id: z.string() }) });

/** What is said without the name of the bot, by which it is called in a group. */
function unmentioned(text: unknown, { channelId, recipient }: Wire): unknown {
  if (typeof text !== 'string') return text;
  const bare = channelId.toLowerCase() === 'msteams' ? text.replace(/<at>[^<]{0,200}<\/at>/g, ' ') : text;
  const call = recipient.name === undefined ? undefined : `@${recipient.name}`;
  const at = call === undefined ? -1 : bare.toLowerCase().indexOf(call.toLowerCase());
  const uncalled = at < 0 ? bare : `${bare.slice(0, at)} ${bare.slice(at + (call?.length ?? 0))}`;
  return uncalled === text ? text : uncalled.trim();
}

/** What a button means; clients of Teams may bring along what the card says to Teams alone. */
function tapped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('msteams' in value)) return value;
  const { msteams: _, ...rest } = value;
  return rest;
}

function wireOf({ type, id, channelId, serviceUrl, conversation, from, recipient, deliveryMode }: Wire): Activity {
  return {
    type,
    ...(id && { id }),
    channelId,
    serviceUrl,
    conversation: { id: conversation.id },
    ...(from && { from: { id: from.id } }),
    recipient: { id: recipient.id },
    // An invoke has an answer of its own.
    ...(deliveryMode && type !== 'invoke' && { deliveryMode }),
  } as Activity;
}

function named(account: { readonly id: string; readonly name?: string | undefined }): { id: string; name?: string } {
  return { id: account.id, ...(account.name && { name: account.name }) };
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function lacking(fields: readonly string[]): Refusal {
  return new Refusal(400, 'BadArgument', `This is no activity of a channel; see: ${[...new Set(fields)].join(', ')}.`);
}
