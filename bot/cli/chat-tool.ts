import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder-core';
import { Fault } from '../../knowledge/fault.ts';
import type { LocalDesk, Typed } from '../local.ts';
import { withDesk } from './open-desk.ts';
import { plain } from './terminal-text.ts';
import type { Terminal, Tool } from './tool.ts';

/** As on the web. */
const maxText = 20_000;
/** How often it is looked whether the desk, or a clerk, has said something by itself. */
const lookMs = 2000;
/** How often a desk that does not answer is asked, a second apart: long enough for it to be started anew. */
const tries = 60;

/**
 * The desk in the terminal: type to it, or type [2] to tap the second button. Ends with the input (Ctrl-D).
 *
 *   npm run --silent chat
 */
export const chatTool: Tool = (_args, env, terminal) => withDesk(env, terminal, desk => talk(desk, terminal));

async function talk(desk: LocalDesk, terminal: Terminal): Promise<number> {
  const { input, print } = terminal;
  const conversation = `terminal-${randomUUID()}`;
  let buttons: readonly { title: string; value?: unknown }[] = [];
  let seen = 0;
  let busy = false;
  const show = (said: readonly Partial<Activity>[]) => {
    seen = Math.max(seen, ...said.map(({ id }) => Number(id?.split('|')[1] ?? 0)));
    for (const { text, suggestedActions } of said) {
      print(`\n${plain(text ?? '')}\n`);
      buttons = suggestedActions?.actions ?? [];
      if (buttons.length > 0) print(`${buttons.map(({ title }, at) => `[${at + 1}] ${plain(title)}`).join('  ')}\n`);
    }
    print('\n> ');
  };

  /** What was said meanwhile, a clerk's words, a reminder; a desk that does not answer is waited for when one types. */
  const look = async () => {
    if (busy) return;
    const lines = await desk.said(conversation, seen).catch(() => []);
    const news = busy ? [] : lines.filter(({ seq }) => seq > seen);
    if (news.length > 0) show(news.map(({ activity }) => activity));
  };

  show(await answer({ conversation, key: 'start', type: 'conversationUpdate' }, desk, terminal));
  const looking = setInterval(() => void look(), lookMs);
  try {
    for await (const line of createInterface({ input })) {
      const text = line.trim();
      if (text.length > maxText) {
        print(`\n太长了，一次最多 ${maxText} 个字。/ Too long: at most ${maxText} characters at a time.\n\n> `);
        continue;
      }
      // A button in brackets is tapped; a bare number is typed, as a customer would.
      const tapped = buttons[Number(/^\[(\d+)\]$/.exec(text)?.[1] ?? 0) - 1];
      const message = tapped === undefined ? { text } : { text: tapped.title, value: tapped.value };
      busy = true;
      show(await answer({ conversation, key: randomUUID(), type: 'message', ...message }, desk, terminal));
      busy = false;
    }
  } finally {
    clearInterval(looking);
  }
  print('\n');
  return 0;
}

/**
 * What the desk says to a message. While it does not answer it is asked again under the same key, so that the
 * message counts once; after that its fault is thrown.
 */
async function answer(message: Typed, desk: LocalDesk, { print }: Terminal): Promise<readonly Partial<Activity>[]> {
  for (let left = tries; ; left -= 1) {
    try {
      return (await desk.talk(message)).said;
    } catch (fault) {
      if (left === 0 || (fault instanceof Fault && fault.facts.status === 400)) throw fault;
      if (left === tries) print('\n（服务台没有回应，等它回来…… / The desk does not answer; waiting for it …）\n');
      await pause(1000);
    }
  }
}
