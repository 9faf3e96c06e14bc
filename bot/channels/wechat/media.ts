import type { Temporal } from 'temporal-polyfill';
import type { Blobs } from '../../store/blobs.ts';
import type { Message } from '../../turn.ts';
import { attachmentsOf, keepFiles } from '../directline/files.ts';
import { checkedOrWhy } from '../directline/upload.ts';
import { unread } from '../unread.ts';
import type { Inbound, WeChatTransport } from './transport.ts';

export interface MediaOptions {
  readonly transport: Pick<WeChatTransport, 'fetchMedia'>;
  readonly blobs: Blobs;
  readonly clock: () => Temporal.Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly told: (why: string) => void;
}

/**
 * The message with the photo or film that it is about, fetched at once, as WeChat keeps it for three days only, and kept
 * as files from the web page are. One that cannot be fetched or kept is answered in words.
 *
 * @throws what the blobs throw when they cannot be written
 */
export async function withMedia(message: Message, { what }: Inbound, options: MediaOptions): Promise<Message> {
  if (what.kind !== 'image' && what.kind !== 'video') return message;
  const name = what.kind === 'image' ? 'photo' : 'video';
  const fetched = await options.transport.fetchMedia(what.media, new AbortController().signal);
  const file = fetched.ok ? checkedOrWhy(name, fetched.bytes) : fetched.why;
  if (typeof file === 'string') {
    options.told(file);
    return { ...message, activity: unread(name) };
  }
  const files = await keepFiles([file], message.conversation, options);
  return { ...message, activity: { ...message.activity, attachments: attachmentsOf(files) }, files };
}
