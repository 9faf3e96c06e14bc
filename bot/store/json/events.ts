/** What the store tells the operator. None of it holds message texts or personal data; sizes are in bytes. */
export type StoreEvent =
  /** The store serves. */
  | { readonly event: 'opened'; readonly records: number; readonly generation: number }
  /**
   * The end of the journal could not be read and was moved to `kept`. Half a line is what a crash leaves of a turn
   * that was never acknowledged; whole `lines` that are bad are the work of a disk, and their turns are lost.
   */
  | {
      readonly event: 'tail-cut';
      readonly file: string;
      readonly bytes: number;
      readonly lines: number;
      readonly kept: string;
    }
  /** A file was damaged or lost and everything was brought back from `from` and the journals. */
  | { readonly event: 'recovered'; readonly file: string; readonly why: string; readonly from: string }
  /** The mark of the first run was missing though there is data; it was written again. */
  | { readonly event: 'mark-restored'; readonly file: string }
  /** The folder was still marked as held by a process that is no more. */
  | { readonly event: 'taken-over'; readonly pid: number }
  | { readonly event: 'large'; readonly records: number; readonly advice: string }
  | { readonly event: 'compacted'; readonly records: number; readonly bytes: number; readonly generation: number }
  /** Nothing is lost: the journal goes on growing, and it is tried again later. */
  | { readonly event: 'compaction-failed'; readonly why: string }
  /** Turns were refused as `store.unavailable`; the next one tries to open the files again. */
  | { readonly event: 'write-failed'; readonly why: string }
  | { readonly event: 'reopen-failed'; readonly why: string }
  /** The hold on the folder was lost; nothing is written any more and the process should end. */
  | { readonly event: 'lock-lost'; readonly why: string };

export type Report = (event: StoreEvent) => void;
