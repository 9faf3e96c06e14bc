/**
 * The same picture or film without where and by whom it was taken: EXIF but for the turn of the picture, XMP, IPTC,
 * comments, texts, coordinates, and whatever follows its end. The pixels stay as they are to the bit.
 *
 * What cannot be understood is left as it is from there on: a damaged photo is still evidence.
 *
 * @returns undefined for a picture of more parts than any camera or program writes: looking through millions of them
 *   would hold up everybody else
 */
export function withoutMetadata(bytes: Uint8Array, contentType: string): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (contentType === 'image/jpeg') return cleanJpeg(file);
  if (contentType === 'image/png') return cleanPng(file);
  if (contentType === 'image/webp') return cleanWebp(file);
  if (contentType === 'video/mp4') return cleanMp4(file);
  return bytes;
}

/** Width and height in pixels; undefined for what is no picture or does not say. */
export function pictureSize(bytes: Uint8Array, contentType: string): { width: number; height: number } | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (contentType === 'image/jpeg') return jpegSize(file);
    if (contentType === 'image/png') return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
    if (contentType === 'image/gif') return { width: file.readUInt16LE(6), height: file.readUInt16LE(8) };
    if (contentType === 'image/webp') return webpSize(file);
  } catch {}
  return undefined;
}

/** Some programs cut a picture of 10 MiB into parts of 8 KiB, or of 4. */
const maxParts = 4000;

interface Segment {
  readonly marker: number;
  readonly from: number;
  /** Behind the segment and, for a scan, behind its data. */
  readonly to: number;
}

const endOfImage = 0xd9;
const startOfScan = 0xda;

/** The segments of a JPEG up to its end, or up to where it stops making sense; of too many, one too many. */
function* jpegSegments(file: Buffer): Generator<Segment> {
  let from = 2;
  for (let count = 0; count <= maxParts && from + 4 <= file.length && file[from] === 0xff; count += 1) {
    const marker = file[from + 1] ?? 0;
    if (marker === endOfImage) return;
    let to = from + 2 + file.readUInt16BE(from + 2);
    if (to > file.length || to < from + 4) return;
    if (marker === startOfScan) to = behindScan(file, to);
    yield { marker, from, to };
    from = to;
  }
}

/** In the data of a scan FF is followed by 00 or a restart mark; anything else is the next segment. */
function behindScan(file: Buffer, start: number): number {
  for (let at = start; at + 1 < file.length; at += 1) {
    if (file[at] !== 0xff) continue;
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}

function cleanJpeg(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let to = 2;
  for (const segment of jpegSegments(file)) {
    const bytes = file.subarray(segment.from, segment.to);
    to = segment.to;
    kept.push(isPrivate(segment.marker, bytes) ? turnOnly(bytes) : bytes);
  }
  if (kept.length > 1 + maxParts) return undefined;
  const whole = file[to] === 0xff && file[to + 1] === endOfImage;
  return Buffer.concat([...kept, whole ? file.subarray(to, to + 2) : file.subarray(to)]);
}

/** APP1 (EXIF, XMP), the APP2 that lists further pictures, APP3 to APP13 and comments; colours are APP2 and APP14. */
function isPrivate(marker: number, bytes: Buffer): boolean {
  if (marker === 0xe2) return bytes.toString('latin1', 4, 7) === 'MPF';
  return marker === 0xe1 || (marker >= 0xe3 && marker <= 0xed) || marker === 0xfe;
}

/** EXIF that says how to turn the picture and nothing else; empty when there is no need to. */
function turnOnly(app1: Buffer): Buffer {
  const turn = app1.toString('latin1', 4, 10) === 'Exif\0\0' ? turnIn(app1.subarray(10)) : undefined;
  if (turn === undefined || turn < 2 || turn > 8) return Buffer.alloc(0);
  const tiff = `4d4d002a0000000800010112000300000001000${turn}000000000000`;
  return Buffer.from(`ffe10022${Buffer.from('Exif\0\0').toString('hex')}${tiff}`, 'hex');
}

function turnIn(tiff: Buffer): number | undefined {
  try {
    const little = tiff.toString('latin1', 0, 2) === 'II';
    const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < short(first); entry += 1) {
      const at = first + 2 + entry * 12;
      if (short(at) === 0x0112) return short(at + 8);
    }
  } catch {}
  return undefined;
}

function jpegSize(file: Buffer): { width: number; height: number } | undefined {
  for (const { marker, from } of jpegSegments(file)) {
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return { height: file.readUInt16BE(from + 5), width: file.readUInt16BE(from + 7) };
  }
  return undefined;
}

const privateChunks: readonly string[] = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function cleanPng(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = [file.subarray(0, 8)];
  let from = 8;
  for (let count = 0; from + 12 <= file.length; count += 1) {
    if (count === maxParts) return undefined;
    const to = from + 12 + file.readUInt32BE(from);
    if (to > file.length) break;
    const name = file.toString('latin1', from + 4, from + 8);
    if (!privateChunks.includes(name)) kept.push(file.subarray(from, to));
    from = to;
    if (name === 'IEND') return Buffer.concat(kept);
  }
  return Buffer.concat([...kept, file.subarray(from)]);
}

function cleanWebp(file: Buffer): Buffer | undefined {
  const end = Math.min(file.length, 8 + file.readUInt32LE(4));
  const kept: Buffer[] = [];
  let from = 12;
  for (let count = 0; from + 8 <= end; count += 1) {
    if (count === maxParts) return undefined;
    const size = file.readUInt32LE(from + 4);
    const to = from + 8 + size + (size % 2);
    if (to > end) return file;
    const name = file.toString('latin1', from, from + 4);
    const chunk = Buffer.from(file.subarray(from, to));
    // The flags of the extended header say which chunks follow.
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    from = to;
  }
  const head = Buffer.from(file.subarray(0, 12));
  const clean = Buffer.concat([head, ...kept]);
  clean.writeUInt32LE(clean.length - 8, 4);
  return clean;
}

function webpSize(file: Buffer): { width: number; height: number } | undefined {
  const kind = file.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: 1 + file.readUIntLE(24, 3), height: 1 + file.readUIntLE(27, 3) };
  if (kind === 'VP8 ') return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L') return undefined;
  const bits = file.readUInt32LE(21);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** Phones write coordinates as ISO 6709, such as +31.2304+121.4737/, in boxes of several kinds. */
const coordinates = /[+-]\d\d\.\d{2,8}[+-]\d{3}\.\d{2,8}(?:[+-]\d{1,6}(?:\.\d{1,6})?)?\//g;

function cleanMp4(file: Buffer): Buffer {
  const clean = Buffer.from(file);
  const zero = 0x30;
  for (const { 0: found, index } of file.toString('latin1').matchAll(coordinates)) {
    for (let at = index; at < index + found.length; at += 1) {
      const sign = clean[at] ?? 0;
      if (sign > zero && sign <= zero + 9) clean[at] = zero;
    }
  }
  return clean;
}
