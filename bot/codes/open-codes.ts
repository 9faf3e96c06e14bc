import type { Temporal } from 'temporal-polyfill';
import type { Knowledge } from '../../knowledge/content.ts';
import type { SmsConfig } from '../config.ts';
import type { Logger } from '../logging.ts';
import type { Store } from '../store/store.ts';
import { systemTimer, type Timer } from '../timer.ts';
import { type Codes, codeSecret } from './codes.ts';
import { codeOutbox, type Outbox } from './outbox.ts';
import { consoleSender, webhookSender } from './sender.ts';

export interface OpenCodesOptions {
  readonly store: Pick<Store, 'find' | 'transaction'>;
  /** Of the desk. */
  readonly key: Uint8Array;
  readonly instance: string;
  readonly knowledge: () => Pick<Knowledge, 'shop'>;
  readonly clock: () => Temporal.Instant;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  readonly codeTimer?: Timer;
  readonly print?: (line: string) => void;
}

/** Codes of a desk: what its turns need of them, and their way to the phones. */
export interface OpenCodes {
  readonly codes: Codes;
  /** A turn of this conversation is committed: what it has noted is sent. */
  committed(conversation: string): void;
  /** From now on sends what is to be sent, whoever has left it. */
  begin(): void;
  close(): Promise<void>;
}

/** How often the operator hears that nobody gets another code. */
const toldHours = 1;

export function openCodes(config: SmsConfig, options: OpenCodesOptions): OpenCodes {
  const { clock, log, knowledge, key, codeTimer: timer = systemTimer, print = () => {} } = options;
  const secret = codeSecret(key);
  const send = config.by === 'console' ? consoleSender(print) : webhookSender({ ...config, timer });
  const waiting = new Set<string>();
  let outbox: Outbox | undefined;
  let told: Temporal.Instant | undefined;
  return {
    codes: {
      secret,
      hourly: config.hourly,
      asked: conversation => void waiting.add(conversation),
      exhausted() {
        const now = clock();
        if (told !== undefined && now.since(told).total('hours') < toldHours) return;
        told = now;
        log.warn(
          { hourly: config.hourly },
          'so many codes were asked for within an hour that customers have to wait: look who asks, or raise SMS_HOURLY_LIMIT',
        );
      },
    },
    committed(conversation) {
      if (waiting.delete(conversation)) void outbox?.run();
    },
    begin() {
      outbox ??= codeOutbox({
        ...options,
        send,
        secret,
        timer,
        shop: language => knowledge().shop.name[language],
      });
    },
    close: async () => outbox?.close(),
  };
}
