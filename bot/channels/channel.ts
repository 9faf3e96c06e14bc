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
