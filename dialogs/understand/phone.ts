import { plain } from './normalise.ts';
import { spokenDigits } from './numeral.ts';

/** Why a message is no phone number; each reason has its own sentence. */
export type PhoneFault =
  /** So many digits are missing, or too many. */
  | { readonly reason: 'short'; readonly missing: number }
  | { readonly reason: 'long'; readonly extra: number }
  /** Eleven digits, but no mobile begins like that. */
  | { readonly reason: 'unknown-prefix' }
  /** A local number without its area code. */
  | { readonly reason: 'no-area-code' }
  /** Two different numbers in one message. */
  | { readonly reason: 'several' }
  | { readonly reason: 'not-a-phone' };

/**
 * `phone` is normalised: "13800138000", "010-62345678", with an extension "0571-88889999-801", a service
 * number "400-820-8820", abroad "+85291234567".
 */
export type PhoneReading = { readonly ok: true; readonly phone: string } | ({ readonly ok: false } & PhoneFault);

/** Reads the answer to "what is your phone number", whatever stands around the number. */
export function readPhone(text: string): PhoneReading {
  const readings = numbersIn(text.slice(0, 300)).map(number => readNumber(number.digits, number.extension));
  const phones = new Set(readings.flatMap(reading => (reading.ok ? [reading.phone] : [])));
  const [phone, another] = phones;
  if (another !== undefined) return { ok: false, reason: 'several' };
  if (phone !== undefined) return { ok: true, phone };
  return (
    readings.find(reading => !reading.ok && reading.reason !== 'not-a-phone') ?? { ok: false, reason: 'not-a-phone' }
  );
}

/** The one phone number inside a longer text, normalised; undefined when there is none, or more than one. */
export function findPhone(text: string): string | undefined {
  const phones = new Set<string>();
  for (const { digits, extension, labelled } of numbersIn(text.slice(0, 2000))) {
    if (labelled) continue;
    const reading = readNumber(digits, extension);
    if (reading.ok) phones.add(reading.phone);
  }
  const [phone, another] = phones;
  return another === undefined ? phone : undefined;
}

/** As shown in answers: 138****5678, 0571-****9999, 400-***-8820. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const landline = /^(0\d{2,3})-(\d{7,8})(-\d+)?$/.exec(phone);
  if (landline) return `${landline[1]}-****${(landline[2] ?? '').slice(-4)}`;
  const digits = phone.replace(/\D/g, '').length;
  let seen = 0;
  // The first three and the last four stay, or fewer where there is not enough to hide.
  const tail = Math.min(4, Math.max(0, digits - 5));
  const head = Math.min(3, Math.max(0, digits - tail - 3));
  return phone.replace(/\d/g, digit => (++seen <= head || seen > digits - tail ? digit : '*'));
}

interface Found {
  readonly digits: string;
  readonly extension: string | undefined;
  /** A word before it says that it is another number, such as 订单号. */
  readonly labelled: boolean;
}

const separators = '[\\s\\-–—‐‑.·_/()]';
const numbers = new RegExp(
  `(?<![a-z\\d])\\+?\\(?\\d(?:${separators}{0,3}\\d)*(?:\\s*(?:转|分机|ext\\.?|extension|x)\\s*:?\\s*\\d{1,6})?(?![a-z\\d])`,
  'gi',
);
const otherNumber =
  /(?:订单号?|单号|编号|序列号|机身号|型号|身份证号?|工号|卡号|账号|税号|s\/?n|serial(?: number| no\.?)?|order(?: number| no\.?)?|model|ticket|case)\s*(?:是|为|:|#|no\.?|number)?\s*$/i;

function numbersIn(text: string): Found[] {
  const clean = plain(text).replace(/[零〇一二三四五六七八九幺]{7,}/g, spokenDigits);
  return [...clean.matchAll(numbers)].flatMap(match => {
    const [whole] = match;
    const [number = '', extension] = whole.split(/\s*(?:转|分机|ext\.?|extension|x)\s*:?\s*/i);
    const labelled = otherNumber.test(clean.slice(0, match.index));
    return apart(number).map(digits => ({ digits, extension, labelled }));
  });
}

/** Two numbers written with nothing but a blank or a stroke between them are two. */
function apart(number: string): string[] {
  const tidy = (part: string) => part.replace(/[^\d+]/g, '');
  const parts = number
    .split(/\s+|\//)
    .map(tidy)
    .filter(part => part !== '');
  return parts.length > 1 && parts.every(part => /^\+?\d{7,}$/.test(part)) ? parts : splitExtension(number);
}

/** Keeps "-801" of 0571-88889999-801 apart by a marker that `readNumber` understands. */
function splitExtension(number: string): string[] {
  const [, main, extension] = /^(.*\d[-–—](?:\d[\s]?){7,8})[-–—](\d{1,6})$/.exec(number.trim()) ?? [];
  const digits = (part: string) => part.replace(/[^\d+]/g, '');
  return main === undefined ? [digits(number)] : [`${digits(main)}#${extension}`];
}

function readNumber(found: string, said: string | undefined): PhoneReading {
  const [number = '', dashed] = found.split('#');
  const extension = said ?? dashed;
  if (/^\+(?!86)/.test(number)) {
    return /^\+[1-9]\d{7,14}$/.test(number) ? { ok: true, phone: number } : { ok: false, reason: 'not-a-phone' };
  }
  const abroad = /^(?:\+|00)86/.test(number) || /^86(?=1[3-9]\d{9}$)/.test(number);
  const digits = abroad ? number.replace(/^(?:\+|00)?86/, '') : number.replace(/^\+/, '');
  // From abroad the 0 of the area code is left out: +86 10 6234 5678.
  const local = abroad && !/^(?:1[3-9]|0|400|800)/.test(digits) ? `0${digits}` : digits;
  if (/^1[3-9]\d{9}$/.test(local)) return { ok: true, phone: local };
  if (/^[48]00\d{7}$/.test(local))
    return { ok: true, phone: `${local.slice(0, 3)}-${local.slice(3, 6)}-${local.slice(6)}` };
  const landline = asLandline(local);
  if (landline) return { ok: true, phone: extension === undefined ? landline : `${landline}-${extension}` };
  return { ok: false, ...faultOf(local) };
}

function asLandline(digits: string): string | undefined {
  const [, area, number] = /^(010|02\d)(\d{8})$/.exec(digits) ?? /^(0[3-9]\d\d)([2-8]\d{6,7})$/.exec(digits) ?? [];
  return area === undefined ? undefined : `${area}-${number}`;
}

function faultOf(digits: string): PhoneFault {
  const { length } = digits;
  if (length > 14 || length < 5) return { reason: 'not-a-phone' };
  if (digits.startsWith('0')) {
    const least = /^0(?:10|2)/.test(digits) ? 11 : 11;
    const most = /^0(?:10|2)/.test(digits) ? 11 : 12;
    if (length < least && length >= 8) return { reason: 'short', missing: least - length };
    if (length > most) return { reason: 'long', extra: length - most };
    return { reason: length < 8 ? 'not-a-phone' : 'unknown-prefix' };
  }
  if (/^1[3-9]/.test(digits)) {
    if (length < 11) return { reason: 'short', missing: 11 - length };
    return { reason: 'long', extra: length - 11 };
  }
  if (length === 11) return { reason: 'unknown-prefix' };
  if (/^[2-8]\d{6,7}$/.test(digits)) return { reason: 'no-area-code' };
  if (length > 11) return { reason: 'long', extra: length - 11 };
  return { reason: length >= 9 ? 'short' : 'not-a-phone', missing: 11 - length } as PhoneFault;
}
