/** Whether two texts are the same but for case, width, spaces and punctuation. */
export function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && plain(a) === plain(b);
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
