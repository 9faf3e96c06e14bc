import type { Attachment } from 'botbuilder-core';
import type { Temporal } from 'temporal-polyfill';
import type { StoredFile } from '../../../knowledge/records.ts';
import { stamp } from '../../../knowledge/stamp.ts';
import { type Answer, type Incoming, Refusal } from '../../http.ts';
import type { Blobs } from '../../store/blobs.ts';
import { files } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import type { FileLinks } from './file-links.ts';
import { isPicture } from './file-types.ts';
import { randomId } from './keys.ts';
import type { UploadedFile } from './upload.ts';
import { filesPath } from './wire.ts';

export interface FilesOptions {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly clock: () => Temporal.Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly links: FileLinks;
}

/** Keeps the bytes; the turn that speaks of the files records them. */
export function keepFiles(
  uploaded: readonly UploadedFile[],
  conversation: string,
  { blobs, clock, random }: Pick<FilesOptions, 'blobs' | 'clock' | 'random'>,
): Promise<StoredFile[]> {
  return Promise.all(
    uploaded.map(async ({ name, type, bytes }) => {
      const id = randomId(random);
      await blobs.put(id, bytes);
      const keptAt = stamp(clock());
      return { id, name, contentType: type.contentType, size: bytes.byteLength, conversation, keptAt };
    }),
  );
}

/** The files as the log speaks of them, without a host and not signed: the log is for good, a link is not. */
export function attachmentsOf(stored: readonly StoredFile[]): Attachment[] {
  return stored.map(file => ({ contentType: file.contentType, name: file.name, contentUrl: pathOf(file) }));
}

/** Where a file is, without a host. */
export function pathOf({ id, name }: Pick<StoredFile, 'id' | 'name'>): string {
  return `${filesPath}${id}/${encodeURIComponent(name)}`;
}

/**
 * Serves a file to whoever has a link to it that is signed and still good: pages show pictures without a header. It is
 * never run: its type is ours, scripts are off, and what is no picture is saved rather than shown.
 *
 * @throws Refusal 404, the same for a link that is not good and for a file that is not there
 */
export async function serveFile(request: Incoming, { store, blobs, links }: FilesOptions): Promise<Answer> {
  const { id = '', '*': name = '' } = request.params;
  // Nothing is looked up for a link that is not good, so not even the time tells whether the file is there.
  const file = links.isGood(pathOf({ id, name }), request.query) ? await store.get(files, id) : undefined;
  const bytes = file && (await blobs.get(file.id));
  if (!file || !bytes) throw new Refusal(404, 'NotFound', 'There is nothing at this address.');
  const headers = {
    'Content-Type': file.contentType,
    'Content-Disposition': `${isPicture(file.contentType) ? 'inline' : 'attachment'}; ${saveAs(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'private, max-age=3600',
    'Accept-Ranges': 'bytes',
  };
  const range = rangeIn(request.headers.range, bytes.byteLength);
  if (!range) return { status: 200, headers, body: bytes };
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${range.first}-${range.last}/${bytes.byteLength}` },
    body: bytes.subarray(range.first, range.last + 1),
  };
}

function saveAs(name: string): string {
  const ascii = name.replace(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, each => `%${each.charCodeAt(0).toString(16)}`);
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Safari plays a film only in pieces. Anything but one plain piece is answered with the whole. */
function rangeIn(header: string | undefined, size: number): { first: number; last: number } | undefined {
  const [, from, to] = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(header ?? '') ?? [];
  const first = Number(from);
  const last = to ? Math.min(Number(to), size - 1) : size - 1;
  return from !== undefined && first <= last ? { first, last } : undefined;
}
