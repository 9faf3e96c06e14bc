import type { Activity, CardAction } from 'botbuilder-core';
import { inWords, type Words } from '../wechat/rendering.ts';
import { cardOf, isLink } from './card.ts';

/** The words of the channels themselves, in the language of the customer. */
export interface ShapeWords extends Words {
  /** On a button that opens a link. */
  readonly open: string;
}

/** How a channel of the Bot Framework shows choices. */
type Shape = 'buttons' | 'keyboard' | 'cards' | 'words';

/** `buttons`: as the desk says them, with their meaning; `keyboard`: by their labels alone. Others are not relied on. */
const shapes = new Map<string, Shape>(
  Object.entries({
    emulator: 'buttons',
    webchat: 'buttons',
    directline: 'buttons',
    msteams: 'cards',
    facebook: 'keyboard',
    line: 'keyboard',
    slack: 'keyboard',
    telegram: 'keyboard',
  }),
);

/** What the desk says as a channel shows it best; where nothing is known of it, in words that can be answered in words. */
export function shapedFor(channelId: string, said: Partial<Activity>, words: ShapeWords): Partial<Activity> {
  if (said.type !== 'message') return said;
  const choices = said.suggestedActions?.actions ?? [];
  switch (shapes.get(channelId.toLowerCase()) ?? 'words') {
    case 'buttons':
      return said;
    case 'keyboard':
      return choices.length === 0 ? said : { ...said, suggestedActions: { to: [], actions: choices.map(byLabel) } };
    case 'cards': {
      const { text = '', suggestedActions: _, ...bare } = said;
      if (choices.length === 0 && !text.split('\n').some(isLink)) return said;
      const { text: __, textFormat: ___, ...rest } = bare as Partial<Activity>;
      const [first = ''] = text.split('\n');
      return { ...rest, summary: first, attachments: [...(said.attachments ?? []), cardOf(text, choices, words.open)] };
    }
    case 'words': {
      const { suggestedActions: _, ...bare } = said;
      return choices.length === 0 ? said : { ...bare, text: inWords(said, words), textFormat: 'plain' };
    }
  }
}

function byLabel({ title, text }: CardAction): CardAction {
  return { type: 'imBack', title, value: text ?? title };
}
