import { SaxesParser } from 'saxes';
import { wellFormed } from '../directline/activity-in.ts';

/** The texts of a flat XML message by their names; what lies deeper is named `ScanCodeInfo.ScanResult`. */
export type Fields = ReadonlyMap<string, string>;

const maxElements = 64;
const maxDepth = 6;

/**
 * Reads what WeChat posts. Done before anything of it is known to be true, so it takes nothing but plain elements.
 *
 * @returns undefined for what is ill-formed, has a DTD or another root than `xml`, nests deeper than 6 or holds more than
 *   64 elements, or says the same thing twice
 */
export function readXml(text: string): Fields | undefined {
  const fields = new Map<string, string>();
  const path: string[] = [];
  let elements = 0;
  let words = '';
  let isLeaf = false;
  const parser = new SaxesParser();
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name }) => {
    path.push(name);
    elements += 1;
    if (elements > maxElements || path.length > maxDepth || path[0] !== 'xml') refuse();
    words = '';
    isLeaf = true;
  });
  parser.on('text', more => {
    words += more;
  });
  parser.on('cdata', more => {
    words += more;
  });
  parser.on('closetag', () => {
    const name = path.slice(1).join('.');
    if (isLeaf && name !== '') {
      // A list deeper down repeats itself; at the top it would be a matter of taste who is believed.
      if (fields.has(name) && path.length === 2) refuse();
      if (!fields.has(name)) fields.set(name, words);
    }
    isLeaf = false;
    path.pop();
  });
  try {
    // A phone may send signs that XML cannot hold, and WeChat passes them on.
    parser.write(withoutControls(text)).close();
    return fields;
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined;
    throw fault;
  }
}

class Unreadable extends Error {}

function refuse(): never {
  throw new Unreadable();
}

/** A message for WeChat, of one level. Numbers stand as they are, texts cannot break out whatever is in them. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`,
  );
  return `<xml>${lines.join('')}</xml>`;
}

function cdata(text: string): string {
  return `<![CDATA[${withoutControls(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Without what XML 1.0 cannot hold: control characters but for line ends and tabs, halves of characters, U+FFFE, U+FFFF. */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they who are taken out
  return wellFormed(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');
}
