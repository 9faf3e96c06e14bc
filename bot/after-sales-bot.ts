import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import { greet, scannedSerial, welcomeSerial } from '../dialogs/greeting.ts';
import { menu } from '../dialogs/menu.ts';
import { route } from '../dialogs/routing.ts';
import { say } from '../dialogs/say.ts';
import type { Stack } from '../dialogs/stack.ts';
import type { Texts } from '../dialogs/texts/texts.ts';
import { turnOf } from '../dialogs/turn-of.ts';
import { readSerial } from '../dialogs/understand/serial.ts';

/** The bot as Bot Framework knows it: what arrives, by its type, goes to the dialogs. */
export class AfterSalesBot extends ActivityHandler {
  /** @param stack where the dialogs of this turn stand; changed in place */
  constructor(stack: Stack) {
    super();
    this.onMessage(async (context, next) => {
      await route(context, stack);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const { recipient, membersAdded = [] } = context.activity;
      if (membersAdded.some(member => member.id !== recipient.id)) await greet(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      const { name, value } = context.activity;
      if (name === 'serial' && typeof value === 'string') await broughtSerial(context, stack, value, welcomeSerial);
      if (name === 'scanned' && typeof value === 'string') {
        await broughtSerial(context, stack, value, (_, serial) => scannedSerial(context, stack, serial));
      }
      if (name === 'unread') await say(context, unreadLine(turnOf(context).texts.unread, value));
      await next();
    });
    this.onUnrecognizedActivityType(async (context, next) => {
      const { texts, memory } = turnOf(context);
      const isUnread = context.activity.type !== 'conversationUpdate' && memory.taken === undefined;
      if (isUnread) await say(context, texts.onlyWords);
      await next();
    });
  }
}

/** What is said to something that the channel could not read; what was asked before stays open. */
function unreadLine(lines: Texts['unread'], what: unknown): string {
  return Object.entries(lines).find(([name]) => name === what)?.[1] ?? lines.other;
}

/** A link or a code on the machine brought its serial number along; one that is none leaves what was offered before. */
async function broughtSerial(
  context: TurnContext,
  stack: Stack,
  text: string,
  welcome: typeof welcomeSerial,
): Promise<void> {
  const reading = readSerial(text);
  if (reading.ok) return welcome(context, reading.serial);
  const turn = turnOf(context);
  const { serialUnread } = turn.texts.repair;
  if ((stack.dialogs?.dialogStack ?? []).length > 0) return say(context, serialUnread);
  const offered = menu(turn);
  turn.memory.offered = offered.map(({ button }) => button);
  return say(context, serialUnread, offered);
}
