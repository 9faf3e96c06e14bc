/**
 * PostgreSQL keeps every text but two kinds: U+0000, and halves of surrogate pairs. Both come in from outside, as a
 * name cut in the middle of an emoji. They are written as U+001A and four digits, and so is U+001A itself.
 */
export function toDatabase(text: string): string {
  return unfit.test(text) ? text.replaceAll(unfitUnits, unit => mark + hex(unit)) : text;
}

export function fromDatabase(text: string): string {
  return text.includes(mark)
    ? text.replaceAll(markedUnits, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;
}

/** Likewise for JSON text, as `JSON.stringify` writes it. */
export function jsonToDatabase(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replaceAll(escapes, (found, digits?: string) =>
    digits !== undefined && unfitDigits.test(digits) ? `\\u001a${digits}` : found,
  );
}

/** The JSON text as it was given to `jsonToDatabase`, but for blanks, the order of keys and the like. */
export function jsonFromDatabase(json: string): string {
  if (!json.includes('\\u001a')) return json;
  return json.replaceAll(marked, (found, digits?: string) => (digits === undefined ? found : `\\u${digits}`));
}

const mark = '\u001a';
const unfit = new RegExp(`[\\0${mark}]|\\p{Surrogate}`, 'u');
const unfitUnits = new RegExp(unfit, 'gu');
const markedUnits = new RegExp(`${mark}([\\da-f]{4})`, 'g');
/** Every escape of a JSON text, so that `\\u0000`, which is a backslash and five letters, is not taken for one. */
const escapes = /\\(?:u([\da-f]{4})|.)/g;
/** JSON.stringify escapes no surrogates but single ones. */
const unfitDigits = /^(?:0000|001a|d[89a-f][\da-f]{2})$/;
const marked = /\\(?:u001a([\da-f]{4})|.)/g;

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}
