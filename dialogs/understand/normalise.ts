import { inSimplified } from './traditional.ts';

/**
 * A message in the one form that everything here reads: NFKC (full-width figures and letters, ①), lower case,
 * simplified characters, one space for many, and stretched characters (真的的的的, pleeeease) shortened.
 * Digits are never shortened.
 */
export function normalised(text: string): string {
  return inSimplified(plain(text).toLowerCase())
    .replace(/([^\d\s])\1{2,}/gu, (run, one: string) =>
      /[a-z]/.test(one) ? one + one : /\p{L}/u.test(run) ? one : (run[0] ?? ''),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text with compatible forms replaced and what has no form taken out: emoji marks, zero-width and control characters. */
export function plain(text: string): string {
  return text
    .replace(/[\u2776-\u277f]/g, sign => String(sign.charCodeAt(0) - 0x2775))
    .normalize('NFKC')
    .replace(/[\ufe0f\u20e3\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[^\P{C}\n\t]/gu, '');
}

/** A short answer without its punctuation, blanks and emoji: "好的！" → "好的", "no, thanks." → "no thanks". */
export function bare(text: string): string {
  return normalised(text)
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();
}

/** Replaces other words for the same thing; variants of Latin letters only where they stand as words. */
export function synonymReader(
  synonyms: readonly { readonly canonical: string; readonly variants: readonly string[] }[],
): (text: string) => string {
  const canonical = new Map<string, string>();
  for (const synonym of synonyms) {
    for (const variant of synonym.variants) canonical.set(normalised(variant), normalised(synonym.canonical));
  }
  if (canonical.size === 0) return text => text;
  const longestFirst = [...canonical.keys()].sort((a, b) => b.length - a.length);
  const words = longestFirst.map(word => {
    const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    return /^[\p{Script=Latin}\d' -]+$/u.test(word) ? `(?<![a-z])${escaped}(?![a-z])` : escaped;
  });
  const any = new RegExp(words.join('|'), 'gu');
  return text => text.replace(any, found => canonical.get(found) ?? found);
}
