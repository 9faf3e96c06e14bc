import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { checkArchive, readArchive } from '../store/archive/read.ts';
import { allCollections } from '../store/collections.ts';
import { recordsIn } from '../store/digest.ts';
import { knownShape, moveAll } from '../store/whole.ts';
import { type DataTerminal, notUnderstood, seconds, table, telling, wholeStore, withRemedy } from './data-tools.ts';
import type { Environment } from './tool.ts';

const usage = `Puts a backup into the store that the environment names (STORE, DATA_DIR, DATABASE_URL). It must be empty, and no
desk may run on it. All of the backup is checked first; interrupted, it is simply run again.

  npm run restore -- FOLDER
`;

/** @returns the exit code: 0 done, also where the store was the same already; 1 not done; 2 not understood */
export async function restoreTool(args: readonly string[], env: Environment, io: DataTerminal): Promise<number> {
  const folder = read(args);
  if (folder === undefined) {
    io.complain(usage);
    return notUnderstood;
  }
  return telling(io, async () => {
    const began = io.now();
    const { store, dataFolder } = readConfig(env);
    const { collections, digest: expected } = await checkArchive(folder);
    for (const { name, schema } of collections) knownShape({ collection: name, schema }, allCollections);
    const target = await wholeStore(store, dataFolder);
    try {
      const { outcome, digest } = await withRemedy(store, dataFolder, () =>
        moveAll(() => readArchive(folder), target, expected),
      );
      io.print(table(digest));
      io.print(
        outcome === 'same'
          ? '与备份完全一样，没有改动。/ It is the same already; nothing was changed.\n'
          : `恢复好了 / Restored: ${recordsIn(digest)} records, ${digest.blobs.count} files, ${seconds(began, io.now())}\n`,
      );
      return 0;
    } finally {
      await target.close();
    }
  });
}

function read(args: readonly string[]): string | undefined {
  try {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    return positionals.length === 1 ? positionals[0] : undefined;
  } catch {
    return undefined;
  }
}
