import { ActivityHandler } from 'botbuilder-core';
import { z } from 'zod';
import { greet, route, type Stack, welcomeSerial } from '../dialogs/routing.ts';
import { say } from '../dialogs/say.ts';
import { turnOf } from '../dialogs/turn-of.ts';

/** A link or a code on the machine brought its serial number along. */
const SerialEvent = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .regex(/^[\w-]+$/);

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
      const serial = SerialEvent.safeParse(context.activity.value);
      if (context.activity.name === 'serial' && serial.success) await welcomeSerial(context, serial.data);
      await next();
    });
    this.onUnrecognizedActivityType(async (context, next) => {
      if (context.activity.type !== 'conversationUpdate') await say(context, turnOf(context).texts.onlyWords);
      await next();
    });
  }
}
