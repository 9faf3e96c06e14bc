import { ActivityTypes, type TurnContext } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { type Config, readConfig } from '../../bot/config.ts';
import { createLogger, type Logger } from '../../bot/logging.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Message, type Outcome, turnHandler } from '../../bot/turn.ts';
import { memoryStore } from '../fakes/memory-store.ts';

/** What stands behind every channel: turns that greet and repeat what they hear, with a clock and a log of their own. */
export interface Echo {
  readonly config: Config;
  readonly store: Store;
  readonly log: Logger;
  /** Everything that was logged. */
  readonly logged: () => string;
  readonly clock: () => Temporal.Instant;
  pass(duration: Temporal.DurationLike): void;
  /** Messages that were handled, one entry a turn. */
  readonly turns: Message[];
  handle(message: Message): Promise<Outcome>;
}

export interface EchoOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly store?: Store | undefined;
  /** The log of a conversation has grown. */
  readonly committed: (conversation: string) => void;
  /** What a turn does before it greets or repeats. */
  readonly first?: (context: TurnContext) => Promise<void>;
}

export function echo({ env, store = memoryStore(), committed, first }: EchoOptions): Echo {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'debug', ...env });
  const lines: string[] = [];
  const log = createLogger(config, { write: line => void lines.push(line) });
  let now = Temporal.Instant.from('2026-03-04T01:00:00Z');
  const clock = () => now;
  const turns: Message[] = [];
  const handle = turnHandler({
    store,
    clock,
    desk: () => ({ id: 'desk', name: '小修' }),
    async handle({ context, message }) {
      turns.push(message);
      await first?.(context);
      const { type, text } = context.activity;
      if (type === ActivityTypes.ConversationUpdate) await context.sendActivity('您好');
      if (type === ActivityTypes.Message) await context.sendActivity(`heard: ${text ?? ''}`);
    },
    apologise: async ({ context }) => void (await context.sendActivity('抱歉')),
    committed,
    onFault: fault => log.error({ fault }, 'turn failed'),
  });
  return {
    config,
    store,
    log,
    logged: () => lines.join(''),
    clock,
    pass(duration) {
      now = now.add(duration);
    },
    turns,
    handle,
  };
}
