import { z } from 'zod';
import { Fault } from '../../../knowledge/fault.ts';
import { breathe } from './files.ts';
import { checkedJson, type Entry, FORMAT, Header, SealLine, TurnLine } from './format.ts';

/** Something wrong in a file. Recovery may know another way; if not it becomes a Fault('store.damaged'). */
export class Damage extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
  ) {
    super(`${file}: ${problem}`);
  }
}

/** What replaying a journal came to. */
export interface Replayed {
  /** The sequence number of its last turn, or the header's when it has none. */
  readonly sequence: number;
  /** How many bytes are whole lines; a crash while appending leaves more. */
  readonly end: number;
  readonly sealed: boolean;
}

/**
 * Hands every write of a journal to `apply`, in order.
 *
 * Half a line at the end is what a crash leaves; it is skipped, and the caller says whether this journal may
 * have one. Anything else that is not as it was written is damage: a bad line with a good one behind it, a
 * header that does not fit, a missing sequence number.
 *
 * @param sequence the number of the last turn before this journal
 * @throws Damage, or Fault('store.newer') for a layout of a later program
 */
export async function replayJournal(
  file: string,
  bytes: Buffer,
  generation: number,
  sequence: number,
  apply: (entry: Entry) => void,
): Promise<Replayed> {
  let header: Header | undefined;
  let last = sequence;
  let sealed = false;
  let good = 0;
  let bad = false;
  let breath = 0;

  for (const { start, end, json } of checkedLines(bytes)) {
    if (json === undefined) {
      bad = true;
      continue;
    }
    if (bad) throw new Damage(file, `a bad line at byte ${good} has good ones behind it`);
    if (sealed) throw new Damage(file, `a line at byte ${start} behind the seal`);
    const value: unknown = JSON.parse(json);
    if (header === undefined) {
      header = readHeader(file, value, generation, sequence);
    } else if (Array.isArray(value)) {
      const [number, entries] = parsed(file, TurnLine, value);
      if (number !== last + 1) throw new Damage(file, `turn ${last + 1} is missing at byte ${start}`);
      last = number;
      for (const entry of entries) apply(entry);
    } else {
      sealed = parsed(file, SealLine, value).sealed === last;
      if (!sealed) throw new Damage(file, `turns behind number ${last} are missing`);
    }
    good = end;
    if (good - breath > SLICE) {
      breath = good;
      await breathe();
    }
  }
  // A journal gets its name only once its header is flushed, so no crash leaves one without.
  if (header === undefined) throw new Damage(file, 'the first line is not the header of a journal');
  return { sequence: last, end: good, sealed };
}

/** Bytes replayed before others get a turn, about two milliseconds. */
const SLICE = 128 * 1024;

function readHeader(file: string, value: unknown, generation: number, sequence: number): Header {
  refuseNewerFormat(file, value);
  const header = parsed(file, Header, value);
  if (header.generation !== generation) throw new Damage(file, 'the header is of another file');
  if (header.sequence !== sequence) throw new Damage(file, `turn ${sequence + 1} is missing before this file`);
  return header;
}

/** Where the format stands is the one thing that no later format changes. */
export function refuseNewerFormat(file: string, value: unknown): void {
  const format = z.object({ format: z.number() }).safeParse(value).data?.format ?? FORMAT;
  if (format > FORMAT) throw new Fault('store.newer', { file, format, known: FORMAT });
}

function parsed<T>(file: string, shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value);
  if (!result.success) throw new Damage(file, 'a line has a good checksum but is not of this format');
  return result.data;
}

function* checkedLines(bytes: Buffer): Generator<{ start: number; end: number; json: string | undefined }> {
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    // Without its line feed a line may be half: what looks whole was still not acknowledged.
    yield { start, end, json: feed < 0 ? undefined : checkedJson(bytes.subarray(start, feed)) };
    start = end;
  }
}
