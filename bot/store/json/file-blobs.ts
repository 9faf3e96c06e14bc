import { join } from 'node:path';
import { Fault } from '../../../knowledge/fault.ts';
import type { Blobs } from '../blobs.ts';
import { errorCode, type Files, makeFolder, replaceFile, why } from './files.ts';

/**
 * Blobs as files of a folder, named by their ids. The folder belongs to this process: half-written files of an
 * earlier one are removed at the start.
 */
export async function fileBlobs(folder: string, files: Files): Promise<Blobs> {
  await makeFolder(files, folder);
  for (const name of await files.readdir(folder)) {
    if (name.endsWith(HALF)) await files.rm(join(folder, name));
  }
  const writing = new Set<string>();

  return {
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
      if (ID.test(id)) await files.unlink(join(folder, id)).catch(nothingThere);
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

function used(): Fault {
  return new Fault('program', { problem: 'the id of a blob was used twice' });
}

function nothingThere(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
}
