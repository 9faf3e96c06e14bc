/** Stable names of what can go wrong; logs, exit codes and HTTP answers are chosen by them. */
export type FaultCode =
  /** The configuration or the content cannot be used; `facts.problems` lists every fault for the operator. */
  | 'config.invalid'
  | 'content.invalid'
  /** A record changed between being read and being written; running the turn again helps. */
  | 'store.conflict'
  /** The store cannot write at the moment; nothing was recorded and the caller may repeat. */
  | 'store.unavailable'
  /** The files are damaged beyond what `.bak` and the journals can mend; `facts.file` names the one to look at. */
  | 'store.damaged'
  /** Another process holds the data folder. */
  | 'store.locked'
  /** The store has to be empty for this, and is not. */
  | 'store.occupied'
  /** The data was written by a newer version of this program. */
  | 'store.newer'
  /** The program broke a rule of its own; the stack says where. */
  | 'program';

/**
 * Something that cannot be mended by the one who asked, with a stable code and facts for the log.
 * Facts never hold message texts or personal data. What a customer can mend is a return value, not a Fault.
 */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    readonly facts: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause });
  }
}

/** Whether an error is a Fault of this code, also when botbuilder-dialogs wrapped it in a DialogContextError. */
export function isFault(error: unknown, code: FaultCode): boolean {
  if (error instanceof Fault) return error.code === code;
  return error instanceof Error && 'error' in error && isFault(error.error, code);
}
