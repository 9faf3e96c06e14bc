import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { Refusal } from '../../http.ts';
import { hashed } from './keys.ts';

/** What a client posted, reduced to what a customer can say. */
export interface Posted {
  readonly activity: Partial<Activity>;
  /** What names the message, so that a repeated request is known; undefined when the client does not say. */
  readonly key: string | undefined;
  /** Who the client says it is; only of use where its token does not say. */
  readonly from: string | undefined;
  /** Signs of typing change nothing. */
  readonly silent: boolean;
}

const maxText = 20_000;
const maxData = 16 * 1024;
const maxDepth = 16;

/** What only a channel says, or what steers a bot; none of it comes from a customer. */
const reserved: readonly string[] = [
  'conversationupdate',
  'contactrelationupdate',
  'installationupdate',
  'messageupdate',
  'messagedelete',
  'invoke',
  'invokeresponse',
  'trace',
  'delay',
  'command',
  'commandresult',
  'handoff',
  'suggestion',
];

const data = z
  .unknown()
  .optional()
  .transform(value => (value === undefined || value === null ? undefined : plain(value)));

/**
 * Everything else is dropped: parties, ids and times are the desk's to say, and attachments with an address of
 * their own would make clerks' browsers call strangers. Files come by upload.
 */
const Wire = z.object({
  type: z.string().regex(/^[A-Za-z][\w./-]{0,63}$/),
  text: z.string().nullish(),
  name: z.string().max(200).nullish(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
    .nullish()
    .catch(undefined),
  value: data,
  channelData: data,
  from: z
    .object({ id: z.string().regex(/^(?!dl_)[\w.@:+=-]{1,64}$/) })
    .nullish()
    .catch(undefined),
});

/**
 * Reads a posted activity at the border.
 *
 * @throws Refusal 400 what is none, or what is not a customer's to send; 413 what is too large
 */
export function readActivity(json: unknown): Posted {
  const parsed = Wire.safeParse(json);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(issue => issue.path.join('.') || 'body');
    throw new Refusal(400, 'BadArgument', `This is no activity; see: ${[...new Set(fields)].join(', ')}.`);
  }
  const { type, name, locale, value, channelData, from } = parsed.data;
  if (reserved.includes(type.toLowerCase())) {
    throw new Refusal(400, 'BadArgument', `Activities of type ${type} are not accepted from clients.`);
  }
  const text = parsed.data.text == null ? undefined : wellFormed(parsed.data.text);
  if (text !== undefined && text.length > maxText) {
    throw new Refusal(413, 'MessageTooLong', `A message has at most ${maxText} characters.`);
  }
  return {
    activity: {
      type,
      ...(text !== undefined && { text, textFormat: 'plain' }),
      ...(name && { name: wellFormed(name) }),
      ...(locale && { locale }),
      ...(value !== undefined && { value }),
      ...(channelData !== undefined && { channelData }),
    },
    key: keyOf(channelData),
    from: from?.id,
    silent: type.toLowerCase() === 'typing',
  };
}

/** Set apart from the keys that the desk itself gives, such as `start`; at most 100 characters. */
function keyOf(channelData: unknown): string | undefined {
  const id = (channelData as { clientActivityID?: unknown } | undefined)?.clientActivityID;
  if (typeof id !== 'string' || id === '') return undefined;
  return /^[\x21-\x7e]{1,90}$/.test(id) ? `client/${id}` : `hashed/${hashed(id)}`;
}

/** A copy of foreign JSON that is safe to keep. @throws Refusal 400, 413 */
function plain(value: unknown): unknown {
  const copy = copied(value, 1);
  if (JSON.stringify(copy).length > maxData) {
    throw new Refusal(413, 'ActivityTooLarge', `value and channelData have at most ${maxData} characters each.`);
  }
  return copy;
}

function copied(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new Refusal(400, 'BadArgument', 'The activity nests too deep.');
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(each => copied(each, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, each]) => [wellFormed(key), copied(each, depth + 1)]));
}

/** Without NUL and halves of characters, which not every store can keep. */
export function wellFormed(text: string): string {
  return Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');
}
