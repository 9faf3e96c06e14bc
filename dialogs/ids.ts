/** The names of the guided dialogs; they stand in content, links and stored state, so they never change. */
export const dialogIds = [
  'warranty',
  'repair',
  'booking',
  'reschedule',
  'cancel-booking',
  'service',
  'status',
  'privacy',
  'returns',
  'complaint',
  'suggestion',
  'survey',
  'handover',
  'menu',
] as const;

export type DialogId = (typeof dialogIds)[number];

/** Those that a sentence of a customer's leads to; a survey is begun by the desk. */
export const spokenDialogIds: readonly DialogId[] = dialogIds.filter(id => id !== 'survey');
