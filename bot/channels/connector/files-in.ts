import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Blobs } from '../../store/blobs.ts';
import type { Message } from '../../turn.ts';
import { attachmentsOf, keepFiles } from '../directline/files.ts';
import { hashed } from '../directline/keys.ts';
import { checkedOrWhy, maxFileBytes, maxFiles, type UploadedFile } from '../directline/upload.ts';
import { unread } from '../unread.ts';
import type { HttpClient } from '../wechat/http-client.ts';
import type { Framework } from './framework.ts';

/** A file that a channel says the customer has sent. */
export interface SentFile {
  readonly name: string;
  readonly kind: 'photo' | 'video' | 'voice' | 'other';
  /** Where it is; empty where that is no address of the web. */
  readonly address: string;
}

export interface FilesInOptions {
  readonly framework: Pick<Framework, 'fetchFile'>;
  readonly http: HttpClient;
  readonly blobs: Blobs;
  readonly clock: () => Temporal.Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly told: (why: string) => void;
}

const address = z.url({ protocol: /^https?$/ }).max(2000);
const Attached = z.object({
  contentType: z.string().max(200).nullish(),
  contentUrl: address.nullish().catch(undefined),
  name: z.string().max(300).nullish().catch(undefined),
  /** Teams says here where a file is that was sent from a disk. */
  content: z.object({ downloadUrl: address }).nullish().catch(undefined),
});

/** Files among the attachments of an activity; cards, and what Teams repeats of the text as HTML, are none. */
export function sentFiles(attachments: unknown): SentFile[] {
  const list = Array.isArray(attachments) ? attachments.slice(0, maxFiles) : [];
  return list.flatMap(each => {
    const { contentType, contentUrl, name, content } = Attached.safeParse(each).data ?? {};
    const kind = kindOf(contentType ?? '');
    const address = content?.downloadUrl ?? contentUrl ?? '';
    return address === '' && kind === 'other' ? [] : [{ name: name ?? '', kind, address }];
  });
}

function kindOf(contentType: string): SentFile['kind'] {
  const [first] = contentType.split('/');
  if (first === 'audio') return 'voice';
  if (first === 'video') return 'video';
  return first === 'image' ? 'photo' : 'other';
}

/**
 * The message with the files that came with it, fetched at once, as channels keep them for a while only, and kept as those
 * of the web page are.
 *
 * @returns `lost`: what is to be handled behind it where some could not be fetched or kept; it is answered in words
 * @throws what the blobs throw when they cannot be written
 */
export async function withFiles(
  message: Message,
  sent: readonly SentFile[],
  serviceUrl: string,
  options: FilesInOptions,
): Promise<{ readonly whole: Message; readonly lost?: Message }> {
  if (sent.length === 0) return { whole: message };
  const fetched = await Promise.all(sent.map(file => fetchOne(file, serviceUrl, options)));
  const kept = fetched.filter(each => typeof each !== 'string');
  const files = await keepFiles(kept, message.conversation, options);
  for (const why of fetched) if (typeof why === 'string') options.told(why);
  const missing = sent.find((_, at) => typeof fetched[at] === 'string');
  const { text = '', value, locale } = message.activity;
  const whole = { ...message, activity: { ...message.activity, attachments: attachmentsOf(files) }, files };
  if (missing === undefined) return { whole };
  const sorry = { ...message, activity: { ...unread(missing.kind), ...(locale !== undefined && { locale }) } };
  if (files.length === 0 && text === '' && value === undefined) return { whole: sorry };
  return { whole, lost: { ...sorry, key: `unread/${hashed(message.key)}` } };
}

async function fetchOne(
  { name, address }: SentFile,
  serviceUrl: string,
  { framework, http }: FilesInOptions,
): Promise<UploadedFile | string> {
  const [, id, view] = ownFile.exec(behind(serviceUrl, address) ?? '') ?? [];
  const stop = new AbortController().signal;
  const fetched =
    id !== undefined && view !== undefined
      ? await framework.fetchFile(serviceUrl, { id, view }, maxFileBytes, stop)
      : isMicrosofts(address)
        ? await http.fetch(address, { method: 'GET' }, maxFileBytes, stop)
        : { ok: false as const, why: 'a strange address' };
  return fetched.ok ? checkedOrWhy(name, fetched.bytes) : fetched.why;
}

/** Where the connector itself keeps files; asked for with the token of the app, which goes nowhere else. */
const ownFile = /^v3\/attachments\/([\w%.~-]{1,500})\/views\/(\w{1,50})$/;

function behind(serviceUrl: string, address: string): string | undefined {
  const root = serviceUrl.replace(/\/*$/, '/');
  return address.startsWith(root) ? address.slice(root.length) : undefined;
}

/** Nothing else is called because somebody said so: the address may be of a machine inside the house. */
function isMicrosofts(address: string): boolean {
  if (address === '') return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && /\.(?:botframework\.com|sharepoint\.com)$/.test(hostname);
}
