import type { Turn } from './turn-of.ts';

/** A text about a case with the link to its page as the last line, where one is known. */
export function withPage(
  text: string,
  ticket: string | undefined,
  { pageOf, texts }: Pick<Turn, 'pageOf' | 'texts'>,
): string {
  if (ticket === undefined || pageOf === undefined) return text;
  return `${text}\n\n${texts.casePage.link(pageOf(ticket))}`;
}
