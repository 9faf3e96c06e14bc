import type { Ticket } from './records.ts';

/**
 * Whether somebody of the staff may read what a case says and work on it: nobody does whom it complains about (S10 3.5).
 * Names are compared as they are written, without blanks and capitals; who is who is for the caller to know.
 */
export function mayRead({ concerned = [] }: Pick<Ticket, 'concerned'>, reader: string): boolean {
  return !concerned.some(name => sameName(name) === sameName(reader));
}

/** The names in a clerk's words, "小王、小张"; none for 无 or "none". */
export function concernedIn(said: string): string[] {
  const names = said.split(/[,，、;；\n]+/).map(name => name.trim());
  return [...new Set(names.filter(name => name !== '' && !/^(?:无|没有|none|nobody)$/i.test(name)))];
}

function sameName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
