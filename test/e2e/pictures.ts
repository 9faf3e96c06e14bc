import { join } from 'node:path';
import type { ChatPage } from './chat-page.ts';

/** For people to look at, where the environment names a folder. */
export async function picture(chat: ChatPage, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await chat.screenshot(join(folder, `${name}.png`));
}

/** As sharp as people look at it. */
export function pictureScale(): number {
  return process.env.SCREENSHOTS ? 2 : 1;
}
