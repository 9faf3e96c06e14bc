import { join } from 'node:path';
import { Fault } from '../../../knowledge/fault.ts';
import type { Report } from './events.ts';
import { errorCode, type Files, syncFolder, why } from './files.ts';
import { journalGeneration, paths, remainsGeneration } from './format.ts';
import type { JournalAdapter } from './journal-adapter.ts';
import type { Base } from './recovery.ts';
import { type Cut, writeSnapshot } from './snapshot.ts';
import type { Tables } from './tables.ts';

/** Keeps the journal short: now and then the records are written down afresh and old journals are dropped. */
export interface Compaction {
  /** Whether one should begin. */
  due(): boolean;
  /**
   * Rotates the journal; the snapshot is then written while turns go on. To be called between two writes.
   * A failure is reported, and tried again when the journals have grown by half; it harms nothing.
   */
  begin(tables: Tables): Promise<void>;
  /** Asks for one and waits for it. @throws Fault('store.unavailable') when it fails */
  request(wake: () => void): Promise<void>;
  /** Gives up the one that runs, and waits until it has. */
  stop(): Promise<void>;
}

/** @param above how long the journals may get, in bytes; and longer while they are shorter than the snapshot */
export function compaction(
  folder: string,
  adapter: JournalAdapter,
  files: Files,
  report: Report,
  above: number,
): Compaction {
  const at = paths(folder);
  let running: Promise<void> | undefined;
  let stopped = false;
  let patience = 0;
  let requests: { resolve: () => void; reject: (error: Fault) => void }[] = [];

  const settle = (error?: unknown): void => {
    const waiting = requests;
    requests = [];
    patience = error === undefined ? 0 : adapter.at.journalBytes * 1.5;
    if (error !== undefined && !stopped) report({ event: 'compaction-failed', why: why(error) });
    for (const { resolve, reject } of waiting) {
      if (error === undefined) resolve();
      else reject(new Fault('store.unavailable', { why: why(error) }, error));
    }
  };

  const snapshot = async (tables: Tables, cut: Cut): Promise<void> => {
    const base = adapter.at.base;
    try {
      const written = await writeSnapshot(files, at.temporary, tables, cut, () => !stopped);
      if (written === undefined) throw stoppedFault();
      await publish(files, folder, base, cut.generation);
      adapter.rebase({ file: at.snapshot, generation: cut.generation, bytes: written.bytes, sound: true });
      report({ event: 'compacted', ...written, generation: cut.generation });
    } catch (error) {
      await files.rm(at.temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  };

  return {
    due() {
      if (running !== undefined || stopped) return false;
      const { journalBytes, base } = adapter.at;
      return requests.length > 0 || journalBytes > Math.max(base.sound ? Math.max(above, base.bytes) : 0, patience);
    },
    async begin(tables) {
      try {
        await refuseWithoutSpace(files, folder, adapter.at.base.bytes + adapter.at.journalBytes);
        const cut = await adapter.rotate();
        running = snapshot(tables, cut)
          .then(() => settle(), settle)
          .finally(() => {
            running = undefined;
          });
      } catch (error) {
        settle(error);
        if (adapter.broken) throw error;
      }
    },
    async request(wake) {
      await running;
      await new Promise<void>((resolve, reject) => {
        requests.push({ resolve, reject });
        wake();
      });
    },
    async stop() {
      stopped = true;
      const waiting = requests;
      requests = [];
      for (const { reject } of waiting) reject(stoppedFault());
      await running;
      stopped = false;
    },
  };
}

function stoppedFault(): Fault {
  return new Fault('store.unavailable', { why: 'the store stopped writing meanwhile' });
}

/** Puts the new snapshot in place; the one that it was made from stays as `.bak`, with its journals. */
async function publish(files: Files, folder: string, base: Base, generation: number): Promise<void> {
  const at = paths(folder);
  if (base.file === at.snapshot) {
    const second = `${at.backup}.tmp`;
    await files.rm(second, { force: true });
    await files.link(at.snapshot, second).catch(() => files.copyFile(at.snapshot, second));
    await files.rename(second, at.backup);
  } else {
    await setAside(files, at.snapshot, generation);
    if (base.file === undefined) await setAside(files, at.backup, generation);
  }
  await files.rename(at.temporary, at.snapshot);
  await syncFolder(files, folder);
  for (const name of await files.readdir(folder)) {
    const old = journalGeneration(name) ?? remainsGeneration(name) ?? generation;
    if (old < base.generation) await files.rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Keeps a damaged file, or the folder in its place, until the next snapshots have replaced it. */
async function setAside(files: Files, path: string, generation: number): Promise<void> {
  await files.rename(path, `${path}.damaged-${generation}`).catch(error => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
}

/** A snapshot that fills up the disk would take the space that turns need. */
async function refuseWithoutSpace(files: Files, folder: string, bytes: number): Promise<void> {
  const { bavail, bsize, blocks } = await files.statfs(folder);
  if (blocks > 0 && bavail * bsize < bytes + SPARE_BYTES) throw new Error('too little space on the disk');
}

const SPARE_BYTES = 1024 * 1024;
