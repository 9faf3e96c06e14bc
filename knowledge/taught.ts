import { isMap, isNode, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';
import type { Language } from './records.ts';

/** A file of the content with a phrase more; `line` is where it stands, counted from 1. */
export interface Taught {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/**
 * The content with one more phrase of an answer or a dialog. Only that line is new: what else stands in the file stays
 * as its editor wrote it.
 *
 * @param files  file name within the content folder to its text; YAML that can be read
 * @param target the id of an answer, "fees", or a dialog, "@repair"
 * @returns undefined when the content has no such target
 */
export function taught(
  files: ReadonlyMap<string, string>,
  target: string,
  language: Language,
  phrase: string,
): Taught | undefined {
  const [folder, key, name] = target.startsWith('@') ? ['intents/', 'dialog', target.slice(1)] : ['faq/', 'id', target];
  for (const [file, text] of files) {
    if (!file.startsWith(folder)) continue;
    const { contents } = parseDocument(text);
    const entries: unknown[] = isSeq(contents) ? contents.items : [];
    const entry = entries.find((each): each is YAMLMap => isMap(each) && each.get(key) === name);
    const phrases = entry?.getIn([language, 'phrases']);
    if (!isSeq(phrases) || phrases.items.length === 0) continue;
    const [start, end] = rangeOf(phrases.items.at(-1));
    // Behind the last phrase, and in a list with a line for each behind what its line says beside it.
    const behind = phrases.flow ? end : lineEnd(text, end);
    const indent = text.slice(text.lastIndexOf('\n', start) + 1, start);
    const more = phrases.flow ? `, ${JSON.stringify(phrase)}` : `\n${indent}${quoted(phrase)}`;
    const above = `${text.slice(0, behind)}${more}`;
    return { file, text: `${above}${text.slice(behind)}`, line: above.split('\n').length };
  }
  return undefined;
}

/** Where a node begins and ends, as offsets in its file. */
function rangeOf(node: unknown): readonly [number, number] {
  const range: unknown = isNode(node) ? node.range : undefined;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1])] : [0, 0];
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function quoted(phrase: string): string {
  return stringify(phrase, { lineWidth: 0 }).trimEnd();
}
