import type { LoggedActivity } from '../store/collections.ts';

/** A way by which customers talk to the desk. It turns wire messages into `Message`s and brings answers back. */
export interface Channel {
  /** Stands in conversations and customers, so it never changes. */
  readonly name: string;
  /**
   * The log of a conversation has grown and is flushed. A hint: it may come twice, for nothing, or for a
   * conversation of another channel; what to send is read from the log.
   */
  committed(conversation: string): void;
  /** Says goodbye to everybody who is connected. */
  close(): Promise<void>;
}

/**
 * Brings what the desk says to channels that do not fetch it from the log, see `deliveries.ts`.
 */
export interface Carrier {
  readonly name: CarrierName;
  /** How many lines it wants to see at once, as it may bring some of them as one. */
  readonly atOnce: number;
  /**
   * Brings the first of these lines of the log, which are the next in order, to their channel, once. It does not throw
   * for what the channel or the network does.
   *
   * @param key the same whenever the first line is tried again, and no other line's, so that the far side may know it again
   */
  send(lines: readonly LoggedActivity[], key: string, signal: AbortSignal): Promise<Sent>;
}

export type CarrierName = 'connector' | 'wechat';

/** What came of sending; `count`: of how many of the lines, one unless it says so. */
export type Sent =
  | { readonly ok: true; readonly count?: number }
  /** Not by this desk as it is set up; another one on the same records may. */
  | { readonly ok: false; readonly because: 'not-ours' }
  | {
      readonly ok: false;
      /** `refused`: this very line is not wanted and never will be; `failed`: it may well be taken later. */
      readonly because: 'failed' | 'refused';
      readonly count?: number;
      /** A status or the code of an error; nothing that the channel wrote. */
      readonly why: string;
      /** Seconds that the channel wants to be left alone. */
      readonly retryAfter?: number;
      readonly host?: string;
      /** What the operator can do about it. */
      readonly remedy: string;
    };

/** Who brings what is said in the conversations of a channel; undefined where it is fetched from the log. */
export function carrierOf(channel: string): CarrierName | undefined {
  if (channel === 'wechat') return 'wechat';
  return channel.startsWith('connector/') ? 'connector' : undefined;
}

/** Whether a line of the log is the desk's, and so has to reach the customer. */
export function isSaid({ activity }: LoggedActivity): boolean {
  return activity.from?.role === 'bot';
}
