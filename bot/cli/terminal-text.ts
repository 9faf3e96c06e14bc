import { stripVTControlCharacters } from 'node:util';

/**
 * A text that somebody else wrote, safe to print: no escape sequences, which could recolour, rewrite or retitle the
 * terminal, no control characters, and none that turn the direction of writing. Line breaks and joined emoji stay.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{C}\n\u200c\u200d]/gu, '');
}

/** The same of everything in a record. */
export function plainly<T>(record: T): T {
  if (typeof record === 'string') return plain(record) as T;
  if (Array.isArray(record)) return record.map(plainly) as T;
  if (typeof record !== 'object' || record === null) return record;
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, plainly(value)])) as T;
}

/**
 * How many columns of a terminal a text of one line takes, colours not counted: Chinese, full-width signs and
 * emoji take two each.
 *
 * @source Unicode Standard Annex 11 (wide and full-width); signs of ambiguous width count as narrow
 */
export function widthOf(text: string): number {
  return signsOf(stripVTControlCharacters(text)).reduce((sum, sign) => sum + columnsOf(sign), 0);
}

/** The text with blanks behind it up to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** As much of a text as fits, in one line; an ellipsis stands for the rest. No colours. */
export function cut(text: string, width: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return widthOf(line) <= width
    ? line
    : `${fitting(signsOf(line), width - 1)
        .join('')
        .trimEnd()}…`;
}

/** A text in lines of at most a width (at least 2); broken at a blank where one is near. No colours. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap(paragraph => {
    const lines: string[] = [];
    let rest = signsOf(paragraph.trimEnd());
    while (rest.length > 0) {
      const fits = Math.max(1, fitting(rest, width).length);
      const blank = fits < rest.length ? rest.lastIndexOf(' ', fits) : -1;
      const taken = blank > fits / 2 ? blank + 1 : fits;
      lines.push(rest.slice(0, taken).join('').trimEnd());
      rest = rest.slice(taken);
    }
    return lines.length > 0 ? lines : [''];
  });
}

const wide =
  /[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const segmenter = new Intl.Segmenter();

/** What a reader takes for one sign each, with its accents and joined parts. */
function signsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function columnsOf(sign: string): number {
  if (/^[\p{M}\p{C}]*$/u.test(sign)) return 0;
  return wide.test(sign) || sign.includes('\ufe0f') ? 2 : 1;
}

/** The first signs that fit. */
function fitting(signs: readonly string[], width: number): string[] {
  let columns = 0;
  const end = signs.findIndex(sign => {
    columns += columnsOf(sign);
    return columns > width;
  });
  return signs.slice(0, end < 0 ? signs.length : end);
}
