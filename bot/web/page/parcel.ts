import type { Activity, Attachment } from './activity.ts';
import { Refused } from './wire.ts';

/** A message as it goes over the wire, with the files it names, in the same order. */
export interface Parcel {
  readonly activity: Activity;
  readonly files: readonly File[];
}

/** Photos of a phone have 3 to 12 MB; a repair shop needs a tenth of that, and the customer's network too. */
const longestSide = 2048;
const quality = 0.85;
const worthShrinking = 1_000_000;
/** As an answer of the desk would say it: the file is not there any more. */
export const gone = 410;

/** Replaces what stands only in this browser (`blob:`, thumbnails) by the files themselves; large photos are scaled down. */
export async function parcel(activity: Activity): Promise<Parcel> {
  const { attachments = [] } = activity;
  if (attachments.length === 0) return { activity, files: [] };
  const files = await Promise.all(attachments.map(fileOf));
  return {
    activity: { ...activity, attachments: files.map(({ name, type }) => ({ name, contentType: type })) },
    files,
  };
}

async function fileOf({ contentUrl = '', contentType, name = 'file' }: Attachment): Promise<File> {
  // Web Chat's retry has forgotten the file.
  if (!contentUrl.startsWith('blob:')) throw new Refused(gone);
  const blob = await (await fetch(contentUrl)).blob();
  const photo =
    isPhoto(contentType) && blob.size > worthShrinking ? await shrunk(blob).catch(() => undefined) : undefined;
  return photo && photo.size < blob.size
    ? new File([photo], name.replace(/\.[^.]*$/, '.jpg'), { type: photo.type })
    : new File([blob], name, { type: contentType });
}

/** Whether a file will be scaled down, so that its size on the phone does not count. */
export function isPhoto(type: string): boolean {
  return /^image\/(jpeg|png|webp|heic|heif)$/.test(type);
}

async function shrunk(blob: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(blob);
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise(resolve => canvas.toBlob(result => resolve(result ?? undefined), 'image/jpeg', quality));
}
