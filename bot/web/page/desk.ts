import type { Language } from './words.ts';

/** What the desk says of itself. */
export interface Desk {
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  readonly open: boolean;
  /** Whether somebody is there and until when, in words. */
  readonly line: string;
  readonly hotline?: string;
  readonly quick: readonly { readonly title: string; readonly text: string }[];
}

/** @returns undefined while the desk is out of reach */
export async function fetchDesk(language: Language): Promise<Desk | undefined> {
  try {
    const response = await fetch(`/desk?lang=${language}`, { cache: 'no-store' });
    if (!response.ok) return undefined;
    const desk = (await response.json()) as Desk;
    return /^#[\da-f]{6}$/i.test(desk.color) ? desk : undefined;
  } catch {
    return undefined;
  }
}
