import { plain } from './normalise.ts';
import { readPhone } from './phone.ts';

/** Why a text is no serial number; each reason has its own sentence. */
export type SerialFault =
  /** Nothing that could be one. */
  | 'none'
  /** Fewer than 6 characters, or more than 30. */
  | 'short'
  | 'long'
  /** Letters only. */
  | 'no-digit'
  /** A phone number, or a date. */
  | 'phone'
  | 'date'
  /** Two different ones. */
  | 'several';

/** `serial` is in capitals without spaces and hyphens, as units are named. */
export type SerialReading =
  | { readonly ok: true; readonly serial: string }
  | { readonly ok: false; readonly reason: SerialFault };

/**
 * Reads the answer to "what is the serial number", whatever stands around it: "SN: ax-2024 0001", 序列号是AX20240001。
 * What it gives, it reads again as the same.
 */
export function readSerial(text: string): SerialReading {
  const read = tidied(text, 300);
  const called = labelled(read);
  return oneOf((called.length > 0 ? called : [...read.matchAll(run)].map(([found]) => found)).map(ofRun));
}

/** The serial number in a longer text: where it is called one, or a long mix of letters and digits that stands alone. */
export function findSerial(text: string): string | undefined {
  const read = tidied(text, 2000);
  const reading = oneOf(labelled(read).map(ofRun));
  if (reading.ok) return reading.serial;
  const alone = oneOf([...read.matchAll(standing)].map(([found]) => judged(found)));
  return alone.ok ? alone.serial : undefined;
}

const shortest = 6;
const longest = 30;

/** Letters and digits with single blanks and hyphens between them. */
const run = /[a-z\d]+(?:(?: | ?- ?)[a-z\d]+)*/gi;
/** Long enough to be nothing else. */
const standing = /(?<![a-z\d-])(?=[a-z\d-]*[a-z])(?=(?:[a-z-]*\d){5})[a-z\d-]{10,36}(?![a-z\d-])/gi;
/** Latin words need a sign or a blank behind them: SN2024001 is a serial number that begins with SN. */
const label =
  /(?:(?:序列号码?|机身号码?|机身码|机器号码?|机身编号|出厂编号|产品编号|机号|条码)(?:是|为|[:#()\s])*|(?<![a-z\d-])(?:s\/n|sn|serial(?: (?:number|no\.?|code))?)\)?(?: is(?=[ :]))?(?: ?[:#] ?| ))/gi;
/** Words that English sentences put around a number. */
const filler =
  /^(?:an|and|at|code|got|has|have|hello|here|hi|is|it|its|label|mine|model|my|no|number|ok|okay|on|or|please|reads|says|serial|sn|sorry|thank|thanks|that|the|this|to|was|yes|you)$/i;

function tidied(text: string, most: number): string {
  return plain(text.slice(0, most))
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/\s+/g, ' ');
}

/** What stands behind each word that says "serial number". */
function labelled(text: string): string[] {
  return [...text.matchAll(label)].flatMap(({ 0: word, index }) => {
    const rest = text.slice(index + word.length);
    const [found] = rest.match(run) ?? [];
    return found !== undefined && rest.startsWith(found) && /\d/.test(found) ? [found] : [];
  });
}

/** A serial number is often typed in groups, and often with words around it. */
function ofRun(found: string): SerialReading {
  const standsAlone = [...found.matchAll(standing)].map(([part]) => part);
  if (standsAlone.length > 0) return oneOf(standsAlone.map(judged));
  const words = found.split(' ');
  // One group of letters may begin it; what stands before is talk.
  while (words.length > 1 && (isWord(words[0]) || (isLetters(words[0]) && isLetters(words[1])))) words.shift();
  const end = words.findIndex((word, at) => at > 0 && isWord(word) && !/^[A-Z]{1,4}$/.test(word));
  return judged(words.slice(0, end < 0 ? undefined : end).join(''));
}

function isWord(word = ''): boolean {
  return filler.test(word) || /^[a-z]{5,}$/i.test(word) || /^1[3-9]\d{9}$/.test(word);
}

function isLetters(word = ''): boolean {
  return /^[a-z]+$/i.test(word);
}

function judged(found: string): SerialReading {
  const serial = found.replaceAll(/[ -]/g, '').toUpperCase();
  const no = (reason: SerialFault): SerialReading => ({ ok: false, reason });
  if (!/\d/.test(serial)) return no(serial.length < shortest ? 'none' : 'no-digit');
  if (/^(?:19|20)\d\d ?- ?\d{1,2} ?- ?\d{1,2}$/.test(found.trim())) return no('date');
  if (/^\d+$/.test(serial) && readPhone(serial).ok) return no('phone');
  if (serial.length < shortest) return no('short');
  return serial.length > longest ? no('long') : { ok: true, serial };
}

/** The one serial number among several readings, or the most telling reason why there is none. */
function oneOf(readings: readonly SerialReading[]): SerialReading {
  const serials = new Set(readings.flatMap(reading => (reading.ok ? [reading.serial] : [])));
  const reasons = readings.flatMap(reading => (reading.ok ? [] : [reading.reason]));
  const [serial, another] = serials;
  if (another !== undefined || reasons.includes('several')) return { ok: false, reason: 'several' };
  if (serial !== undefined) return { ok: true, serial };
  const telling = (['long', 'phone', 'date', 'short', 'no-digit'] as const).find(reason => reasons.includes(reason));
  return { ok: false, reason: telling ?? 'none' };
}
