import type { FormBuilder } from './form/form-dialog.ts';
import type { DialogId } from './ids.ts';
import { repair } from './repair.ts';
import { warranty } from './warranty.ts';

/** The dialogs that are forms; the others are said in one go. */
export const forms: Partial<Record<DialogId, FormBuilder>> = { repair, warranty };
