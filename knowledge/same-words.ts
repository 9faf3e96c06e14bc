import type { Bilingual } from './bilingual.ts';

/** Whether two texts are the same but for case, width, spaces and punctuation. */
export function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && plain(a) === plain(b);
}

/** Whether a thing of this name, in one of the two languages or in one that was noted, is called so. */
export function isCalled(name: Bilingual | string, said: string): boolean {
  return typeof name === 'string' ? isSame(name, said) : Object.values(name).some(each => isSame(each, said));
}

/** Whether a text speaks of something by one of its names. */
export function speaksOf(text: string, names: readonly string[]): boolean {
  const said = plain(text);
  return names.some(name => said.includes(plain(name)));
}

/** Words without case, width, spaces and punctuation. */
export function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]/gu, '');
}
