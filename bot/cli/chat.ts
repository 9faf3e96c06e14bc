import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Activity } from 'botbuilder-core';
import { withDesk } from './open-desk.ts';

/**
 * The desk in the terminal: type to it, or type [2] to tap the second button. Ends with the input (Ctrl-D).
 *
 *   npm run --silent chat
 */
await withDesk(async desk => {
  const conversation = `terminal-${randomUUID()}`;
  let buttons: readonly { title: string; value?: unknown }[] = [];
  const show = (said: readonly Partial<Activity>[]) => {
    for (const { text, suggestedActions } of said) {
      process.stdout.write(`\n${text ?? ''}\n`);
      buttons = suggestedActions?.actions ?? [];
      if (buttons.length > 0)
        process.stdout.write(`${buttons.map(({ title }, at) => `[${at + 1}] ${title}`).join('  ')}\n`);
    }
    process.stdout.write('\n> ');
  };

  show((await desk.talk({ conversation, key: 'start', type: 'conversationUpdate' })).said);
  for await (const line of createInterface({ input: process.stdin })) {
    const text = line.trim();
    // A button in brackets is tapped; a bare number is typed, as a customer would.
    const tapped = buttons[Number(/^\[(\d+)\]$/.exec(text)?.[1] ?? 0) - 1];
    const message = tapped === undefined ? { text } : { text: tapped.title, value: tapped.value };
    show((await desk.talk({ conversation, key: randomUUID(), type: 'message', ...message })).said);
  }
  process.stdout.write('\n');
  return 0;
});
