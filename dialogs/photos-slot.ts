import { areTexts, type Slot } from './form/form.ts';
import type { Turn } from './turn-of.ts';

/** How many photos a form holds. */
export const photosKept = 9;

/** Photos that are sent at any step; they are never asked for. */
export function photosSlot({ texts }: Pick<Turn, 'texts'>): Slot<{ photos?: string[] }, string[]> {
  const t = texts.repair.photos;
  return {
    label: t.label,
    asked: false,
    ask: () => ({ text: '' }),
    read: () => ({ problem: '' }),
    fits: areTexts,
    show: photos => t.show(photos.length),
  };
}
