import { Fault } from './fault.ts';

/**
 * What numbers are made of: no letter that is taken for another sign on a screen, in handwriting or on
 * the phone. Their count is a prime, which lets one check character find every swap.
 */
const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';
const lookAlike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', U: 'V' };
const bodyLength = 8;
const shape = new RegExp(`^[${alphabet.replace(/\d/g, '')}]{1,3}[${alphabet}]{${bodyLength + 1}}$`);

/**
 * A number for a ticket: "R-7K3-M9P-XQ4". Random, so that nobody learns from it how many there are or
 * guesses another's; the last character checks the rest, the prefix included. 29^8 (5 × 10^11) are possible.
 *
 * @param randomBytes  16 or more bytes from a cryptographic source
 * @param prefix       one to three capital letters of the alphabet, which has no B, I, L, O, S, U, Z
 */
export function ticketNumber(randomBytes: Uint8Array, prefix: string): string {
  if (randomBytes.length < 16)
    throw new Fault('program', { because: 'too few random bytes', bytes: randomBytes.length });
  const count = BigInt(alphabet.length);
  let rest = randomBytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let signs = prefix;
  for (let place = 0; place < bodyLength; place++) {
    signs += alphabet[Number(rest % count)];
    rest /= count;
  }
  const check = [...alphabet].find(sign => checks(signs + sign)) ?? '';
  if (!shape.test(signs + check)) throw new Fault('program', { because: 'no prefix for a ticket number', prefix });
  return grouped(signs + check);
}

export type TicketNumberReading =
  | { readonly ok: true; readonly number: string }
  /** `shape`: no ticket number at all; `check`: one with a slip in it. */
  | { readonly ok: false; readonly because: 'shape' | 'check' };

/**
 * A ticket number as somebody typed it, put into the form that `ticketNumber` gives. Case, spaces, hyphens
 * and full-width signs do not count, and look-alikes are read as what was meant (O as 0, I as 1).
 * Any single wrong character and any two swapped ones are found out.
 */
export function parseTicketNumber(text: string): TicketNumberReading {
  const signs = text
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·]/gu, '')
    .replace(/[OILZSBU]/g, sign => lookAlike[sign] ?? sign);
  if (!shape.test(signs)) return { ok: false, because: 'shape' };
  return checks(signs) ? { ok: true, number: grouped(signs) } : { ok: false, because: 'check' };
}

/**
 * Whether the weighted sum over all places is a multiple of 29. The weights count from the end and are all
 * different, so neither one changed place nor two exchanged ones leave the sum as it was.
 */
function checks(signs: string): boolean {
  let sum = 0;
  for (let place = 0; place < signs.length; place++) {
    sum += alphabet.indexOf(signs.charAt(place)) * (signs.length - place);
  }
  return sum % alphabet.length === 0;
}

function grouped(signs: string): string {
  const body = signs.slice(-bodyLength - 1);
  return [signs.slice(0, -body.length), ...(body.match(/.{3}/g) ?? [])].join('-');
}
