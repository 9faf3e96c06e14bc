import { z } from 'zod';
import type { Answer, Incoming } from '../../http.ts';
import type { Trouble } from './errors.ts';
import type { QuotaRules } from './quota.ts';

/**
 * A way in which WeChat carries messages. The official account pushes what customers write and takes an answer in the
 * same request; 微信客服 only says that there is something new, which is then fetched from where it was left, and is
 * answered by the API alone. What is above, the order of turns, quotas and rendering, is the same for both.
 */
export interface WeChatTransport {
  readonly name: string;
  /** The account of the operator; a customer's id means something only together with it. */
  readonly app: string;
  /** Whether the answer to a request may carry words. */
  readonly passive: boolean;
  readonly limits: Limits;
  /**
   * Reads a request. Whatever it is, nothing of it is believed that does not prove where it comes from.
   *
   * @throws Refusal 408, 413 when the body does not come or does not end
   */
  receive(request: Incoming): Promise<Received>;
  /**
   * Sends one message. What surely did not arrive may have been tried again.
   *
   * @param key the same when the same message is sent again, for a far side that knows it again; of at most 60 characters,
   *   to be shortened where that takes fewer
   */
  send(to: string, message: Outgoing, key: string, signal: AbortSignal): Promise<SendResult>;
  /** Shows the customer that an answer is being made, where the transport can; nobody waits for it, nor hears of a failure. */
  typing?(to: string): void;
  /** Fetches a file that a customer sent. */
  fetchMedia(id: string, signal: AbortSignal): Promise<Fetched>;
}

/** A message to a customer. */
export interface Outgoing {
  /** All of it in words, of at most `limits.textBytes`. */
  readonly text: string;
  /** The same as what stands above choices to be tapped. A tap comes back as their words. */
  readonly menu?: { readonly head: string; readonly labels: readonly string[] };
}

export interface Limits {
  /** Of one text. */
  readonly textBytes: number;
  /** How many choices can be shown to be tapped; 0 where none are, and all of them are words. */
  readonly menuItems: number;
  readonly quota: QuotaRules;
}

/** What a request turned out to be. */
export type Received =
  /** It is about the connection alone, or is refused. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  | {
      readonly kind: 'brought';
      readonly messages: readonly Inbound[];
      /**
       * The answer to the request; with words only where the transport is `passive` and one message was brought. Asked for
       * when every message was handled, or is kept: whoever fetches from a place on may now go on behind them.
       */
      reply(text?: string): Answer | Promise<Answer>;
    };

export type SendResult = { readonly ok: true } | Failed;

/** A file as it came; its type is still to be looked at. */
export type Fetched = { readonly ok: true; readonly bytes: Uint8Array } | Failed;

/** What did not work: the code that WeChat gave it, if any, and nothing else that it wrote. */
export interface Failed {
  readonly ok: false;
  readonly trouble: Trouble;
  readonly why: string;
}

/** Something that a customer did. JSON, so that it can be kept. */
export const Inbound = z.object({
  /** Names it among all of this customer's: the same again when it is brought again. At most 100 characters. */
  key: z.string().min(1).max(100),
  /** The customer, as the transport names them. */
  from: z.string().min(1).max(128),
  /** The account that was written to, as the transport names it. */
  account: z.string().max(128),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string(), menu: z.string().optional() }),
    z.object({ kind: z.enum(['image', 'video']), media: z.string() }),
    z.object({ kind: z.literal('voice'), heard: z.string().optional() }),
    z.object({ kind: z.literal('location'), label: z.string() }),
    z.object({ kind: z.literal('unreadable') }),
    z.object({ kind: z.enum(['followed', 'scanned']), scene: z.string() }),
    z.object({ kind: z.literal('clicked'), menu: z.string() }),
    z.object({ kind: z.literal('left') }),
  ]),
});
export type Inbound = z.infer<typeof Inbound>;
