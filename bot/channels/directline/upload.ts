import { setImmediate } from 'node:timers/promises';
import { parseJson } from '../../body.ts';
import { Refusal } from '../../http.ts';
import { type FileType, fileName, fileType } from './file-types.ts';
import { pictureSize, withoutMetadata } from './pictures.ts';

/** What an upload brought, checked. */
export interface Upload {
  /** The activity that the files belong to; undefined when they came alone. */
  readonly activity: unknown;
  readonly files: readonly UploadedFile[];
}

export interface UploadedFile {
  readonly name: string;
  readonly type: FileType;
  readonly bytes: Uint8Array;
}

export const maxFileBytes = 10 * 1024 * 1024;
/** More than any phone takes; beyond it a small file fills the memory of whoever opens it. */
const maxSide = 20_000;
const maxPixels = 200_000_000;
/** A form takes nine photos; the tenth is let through so that the desk can say so itself. */
export const maxFiles = 10;

/**
 * Reads an upload: multipart/form-data with an `activity` and files, or one file as the whole body.
 *
 * @throws Refusal 400 what cannot be read, has too many files or a picture of no end of parts, 413 too large a file, 415 a type that is not taken
 */
export async function readUpload(
  body: Buffer,
  headers: { readonly 'content-type'?: string | undefined; readonly 'content-disposition'?: string | undefined },
): Promise<Upload> {
  const contentType = headers['content-type'] ?? '';
  const parts = /^multipart\/form-data\s*;/i.test(contentType)
    ? await readParts(body, contentType)
    : [{ name: nameIn(headers['content-disposition']), bytes: body }];
  const files = parts.filter(part => part.name !== undefined);
  if (files.length > maxFiles) throw new Refusal(400, 'TooManyFiles', `A message has at most ${maxFiles} files.`);
  const activity = parts.find(part => part.name === undefined);
  if (!activity && files.every(file => file.bytes.byteLength === 0)) {
    throw new Refusal(400, 'BadArgument', 'The upload is empty.');
  }
  const said = activity && parseJson(activity.bytes);
  const taken: UploadedFile[] = [];
  for (const file of files) {
    // Each takes some milliseconds, and others wait meanwhile.
    await setImmediate();
    taken.push(checkedFile(file.name ?? '', file.bytes));
  }
  return { activity: said, files: taken };
}

/** The part with the activity has no name. */
interface Part {
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
}

async function readParts(body: Buffer, contentType: string): Promise<Part[]> {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  if (hasMore(body, `--${quoted ?? plain}`, maxFiles + 8)) {
    throw new Refusal(400, 'TooManyFiles', `A message has at most ${maxFiles} files.`);
  }
  let form: FormData;
  try {
    form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new Refusal(400, 'MalformedUpload', 'The body is not multipart/form-data.');
  }
  const parts: Part[] = [];
  for (const [field, value] of form) {
    const bytes = typeof value === 'string' ? Buffer.from(value) : new Uint8Array(await value.arrayBuffer());
    if (field === 'activity') parts.push({ name: undefined, bytes });
    else if (typeof value !== 'string') parts.push({ name: value.name, bytes });
  }
  return parts;
}

/** The form parser takes its time for each part, and small parts are many. */
function hasMore(body: Buffer, mark: string, limit: number): boolean {
  let count = 0;
  for (let at = body.indexOf(mark); at >= 0 && count <= limit; at = body.indexOf(mark, at + 1)) count += 1;
  return count > limit;
}

/**
 * A file as it may be kept: of a type that is taken, small enough to be opened, and without what it tells of its maker.
 *
 * @throws Refusal 400, 413, 415
 */
export function checkedFile(name: string, bytes: Uint8Array): UploadedFile {
  if (bytes.byteLength > maxFileBytes) {
    throw new Refusal(413, 'FileTooLarge', `A file has at most ${maxFileBytes} bytes.`);
  }
  const type = fileType(bytes);
  if (!type) {
    throw new Refusal(415, 'UnsupportedFile', 'Only JPEG, PNG, GIF, WebP, MP4 and PDF files are accepted.');
  }
  const { width, height } = pictureSize(bytes, type.contentType) ?? { width: 0, height: 0 };
  if (Math.max(width, height) > maxSide || width * height > maxPixels) {
    throw new Refusal(413, 'PictureTooLarge', `A picture has at most ${maxSide} pixels a side, ${maxPixels} in all.`);
  }
  const clean = withoutMetadata(bytes, type.contentType);
  if (!clean) throw new Refusal(400, 'DamagedPicture', 'The picture is cut into more parts than a picture has.');
  return { name: fileName(name, type), type, bytes: clean };
}

/** As `checkedFile`, with the code of the refusal instead of a throw: for files that nobody waits to be answered about. */
export function checkedOrWhy(name: string, bytes: Uint8Array): UploadedFile | string {
  try {
    return checkedFile(name, bytes);
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
}

/** The file name of a Content-Disposition header, which fetch can only send in ASCII. */
function nameIn(disposition: string | undefined): string {
  const encoded = /filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded);
  } catch {}
  return (
    /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i
      .exec(disposition ?? '')
      ?.slice(1)
      .find(Boolean) ?? ''
  );
}
