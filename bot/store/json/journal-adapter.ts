import type { FileHandle } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import type { Collection, Identified } from '../store.ts';
import type { Report } from './events.ts';
import { type Files, replaceFile, syncFolder, writeAll } from './files.ts';
import { cutFile, journalLine, paths } from './format.ts';
import { type Base, createJournal, recover } from './recovery.ts';
import type { Cut } from './snapshot.ts';
import type { Tables } from './tables.ts';

/**
 * lowdb's door to the files. Where lowdb's own adapters write everything at every change, `write` appends what
 * was queued since the last call and flushes it; `read` puts snapshot and journals together.
 *
 * A descriptor whose write or flush failed is never used again: after a failed flush the system takes the
 * pages for clean, and a second flush would succeed with nothing on the disk. The adapter is then broken
 * until a `read`, through new descriptors, has gone well.
 */
export interface JournalAdapter extends Adapter<Tables> {
  read(): Promise<Tables>;
  /** Takes the line of the next turn along with the next `write`. */
  queue(line: string): void;
  /**
   * Ends the present journal and begins the next one, between two writes.
   * @throws whatever the disk says; unless it is broken then, turns go on in the present journal
   */
  rotate(): Promise<Cut>;
  /** Takes note of a snapshot of the latest rotation. */
  rebase(base: Base): void;
  readonly broken: boolean;
  readonly at: Position;
  close(): Promise<void>;
}

/** Where the files stand. Sizes in bytes. */
export interface Position {
  readonly base: Base;
  readonly generation: number;
  /** The last turn that is flushed. */
  readonly sequence: number;
  /** All journals behind the base. */
  readonly journalBytes: number;
}

interface Journal extends Position {
  readonly handle: FileHandle;
  /** How far the present journal is known to be flushed. */
  readonly end: number;
}

export function journalAdapter(
  folder: string,
  collections: readonly Collection<Identified>[],
  files: Files,
  report: Report,
): JournalAdapter {
  const at = paths(folder);
  let lines: string[] = [];
  let journal: Journal | undefined;
  let broken = false;

  const giveUp = (error: unknown): never => {
    broken = true;
    throw error;
  };
  const present = (): Journal => journal as Journal;
  const append = async (text: string, turns: number): Promise<void> => {
    const { handle, end } = present();
    const bytes = Buffer.from(text);
    await writeAll(handle, bytes, end);
    await handle.datasync();
    // A snapshot may have been finished, and the base changed, meanwhile.
    const { journalBytes, sequence } = present();
    const grown = { end: end + bytes.length, journalBytes: journalBytes + bytes.length, sequence: sequence + turns };
    journal = { ...present(), ...grown };
  };

  return {
    get broken() {
      return broken;
    },
    get at() {
      return present();
    },
    async read() {
      lines = [];
      if (journal !== undefined) {
        await undoUnflushed(files, at.journal(journal.generation), journal);
        await probe(files, at.probe);
      }
      const found = await recover(folder, collections, files, report);
      await files.rm(at.temporary, { force: true });
      const file = at.journal(found.generation);
      const handle = await files.open(file, 'r+');
      journal = { ...found, handle };
      if (found.length > found.end) {
        const cut = await keepTail(files, file, found.end);
        await handle.truncate(found.end);
        report({ event: 'tail-cut', file, ...cut });
      }
      // A killed process may have left lines that it wrote and never flushed; from now on they count as flushed.
      await handle.sync();
      await syncFolder(files, folder);
      broken = false;
      return found.tables;
    },
    queue(line) {
      lines.push(line);
    },
    async write() {
      const batch = lines;
      lines = [];
      await append(batch.join(''), batch.length).catch(giveUp);
    },
    async rotate() {
      const { generation, sequence, handle } = present();
      const cut = { generation: generation + 1, sequence };
      const next = at.journal(cut.generation);
      const length = await createJournal(files, folder, cut).catch(async error => {
        // Once the next journal has its name, one more turn in this one would be a contradiction.
        const named = await files.stat(next).then(
          () => true,
          () => false,
        );
        return named ? giveUp(error) : Promise.reject(error);
      });
      try {
        await append(journalLine(JSON.stringify({ sealed: sequence })), 0);
        journal = { ...present(), handle: await files.open(next, 'r+'), generation: cut.generation, end: length };
        await handle.close();
      } catch (error) {
        giveUp(error);
      }
      return cut;
    },
    rebase(base) {
      journal = { ...present(), base, journalBytes: present().end };
    },
    async close() {
      await journal?.handle.close();
    },
  };
}

/** Writes what stands behind `end` into a file of its own, for whoever wants to find out what it was. */
async function keepTail(
  files: Files,
  file: string,
  end: number,
): Promise<{ bytes: number; lines: number; kept: string }> {
  const tail = (await files.readFile(file)).subarray(end);
  const kept = cutFile(file, end);
  await replaceFile(files, kept, tail, `${kept}.tmp`);
  return { bytes: tail.length, lines: tail.filter(byte => byte === LINE_FEED).length, kept };
}

const LINE_FEED = 0x0a;

/** Cuts off, through a new descriptor, what was appended and never flushed: those turns were refused. */
async function undoUnflushed(files: Files, file: string, { handle, end }: Journal): Promise<void> {
  await handle.close().catch(() => undefined);
  const fresh = await files.open(file, 'r+');
  try {
    if ((await fresh.stat()).size > end) await fresh.truncate(end);
    await fresh.sync();
  } finally {
    await fresh.close();
  }
}

/** Finds out whether the disk takes anything, before all is read again for nothing. */
async function probe(files: Files, file: string): Promise<void> {
  await replaceFile(files, file, Buffer.alloc(PROBE_BYTES), `${file}.tmp`);
  await files.rm(file);
}

const PROBE_BYTES = 64 * 1024;
