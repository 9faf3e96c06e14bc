import type { AnyForm } from './form/reducer.ts';
import type { DialogId } from './ids.ts';
import { repair } from './repair.ts';
import type { Turn } from './turn-of.ts';

/** The dialogs that are forms; the others are said in one go. */
export const forms: Partial<Record<DialogId, (turn: Turn) => AnyForm>> = { repair };
