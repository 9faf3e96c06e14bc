import { join } from 'node:path';
import { Fault } from '../../../knowledge/fault.ts';
import type { Blobs } from '../blobs.ts';
import type { KeptBlob } from '../dump.ts';
import { errorCode, type Files, makeFolder, replaceFile, why } from './files.ts';

export interface FileBlobs extends Blobs {
  /** What is kept now stays readable to the holder until `end`, be it removed meanwhile. */
  hold(): HeldBlobs;
}

export interface HeldBlobs {
  /** What was kept when it was held, and perhaps what was kept since. */
  read(): AsyncIterable<KeptBlob>;
  end(): Promise<void>;
}

/**
 * Blobs as files of a folder, named by their ids. The folder belongs to this process: half-written and removed files
 * of an earlier one are cleared away at the start.
 */
export async function fileBlobs(folder: string, files: Files): Promise<FileBlobs> {
  await makeFolder(files, folder);
  for (const name of await files.readdir(folder)) {
    if (name.endsWith(HALF) || name.endsWith(REMOVED)) await files.rm(join(folder, name));
  }
  const writing = new Set<string>();
  /** Of each holder, what was removed since it began; its files go when nobody holds them any more. */
  const holders = new Set<Set<string>>();
  const clear = async (ids: Iterable<string>): Promise<void> => {
    for (const id of ids) {
      if ([...holders].some(removed => removed.has(id))) continue;
      await files.unlink(join(folder, id + REMOVED)).catch(nothingThere);
    }
  };
  const readBlob = async (id: string, name: string): Promise<KeptBlob | undefined> => {
    const path = join(folder, name);
    const bytes = await files.readFile(path).catch(nothingThere);
    const stat = bytes && (await files.stat(path).catch(nothingThere));
    return bytes && stat && { id, bytes, keptAt: new Date(Math.round(stat.mtimeMs)) };
  };

  return {
    hold() {
      const removed = new Set<string>();
      holders.add(removed);
      return {
        async *read() {
          const names = await files.readdir(folder);
          for (const id of new Set([...names.filter(name => ID.test(name)), ...removed])) {
            const blob = (await readBlob(id, id)) ?? (await readBlob(id, id + REMOVED));
            if (blob !== undefined) yield blob;
            // One that was never there may have been removed; nobody else takes one away.
            else if (!removed.has(id)) throw new Fault('store.damaged', { file: join(folder, id), why: 'it vanished' });
          }
        },
        async end() {
          holders.delete(removed);
          await clear(removed);
        },
      };
    },
    async put(id, bytes) {
      if (!ID.test(id)) throw new Fault('program', { problem: 'not an id of a blob' });
      const path = join(folder, id);
      if (writing.has(id)) throw used();
      writing.add(id);
      try {
        if (await files.stat(path).catch(() => undefined)) throw used();
        await replaceFile(files, path, bytes, path + HALF).catch(error => {
          throw new Fault('store.unavailable', { why: why(error) }, error);
        });
      } finally {
        writing.delete(id);
      }
    },
    async get(id) {
      return ID.test(id) ? await files.readFile(join(folder, id)).catch(nothingThere) : undefined;
    },
    async remove(id) {
      if (!ID.test(id)) return;
      if (holders.size === 0) {
        await files.unlink(join(folder, id)).catch(nothingThere);
        return;
      }
      for (const removed of holders) removed.add(id);
      await files.rename(join(folder, id), join(folder, id + REMOVED)).catch(nothingThere);
      // The last holder may have gone meanwhile.
      await clear([id]);
    },
    async list() {
      const ids = (await files.readdir(folder)).filter(name => ID.test(name));
      const stats = await Promise.all(ids.map(id => files.stat(join(folder, id)).catch(nothingThere)));
      return ids.flatMap((id, i) => {
        const stat = stats[i];
        return stat === undefined ? [] : { id, keptAt: stat.mtime };
      });
    },
  };
}

/** What never holds a path: no dot, no slash. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const HALF = '.half';
const REMOVED = '.removed';

function used(): Fault {
  return new Fault('program', { problem: 'the id of a blob was used twice' });
}

function nothingThere(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
}
