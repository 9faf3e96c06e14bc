import type { Texts } from '../texts.ts';

export const twin: Texts['twin'] = {
  told: (ticket, tail, happened) =>
    `What case ${ticket} is about was reported elsewhere as well (a number ending in ${tail}), and we deal with both together. ${happened}\n\nIf that one is yours, you find it in the messages there. If it isn't, or you can't see them, reply "agent" and we tell you after a check.`,
  happened: {
    visit: 'A visit is arranged there.',
    moved: 'The visit was moved there.',
    'called-off': 'The visit was called off there.',
    quote: 'A price was quoted there and waits for an answer.',
    close: 'It is finished there.',
    cancel: 'It was cancelled there.',
  },
};
