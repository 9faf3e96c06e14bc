/** The names of the guided dialogs; they stand in content, links and stored state, so they never change. */
export const dialogIds = ['warranty', 'repair', 'handover', 'menu', 'survey'] as const;

export type DialogId = (typeof dialogIds)[number];
