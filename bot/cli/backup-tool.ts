import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../config.ts';
import { runningDesk } from '../local.ts';
import { receiveDump } from '../local-dump.ts';
import { checkArchive } from '../store/archive/read.ts';
import { writeArchive } from '../store/archive/write.ts';
import { type Digest, recordsIn } from '../store/digest.ts';
import type { Dump } from '../store/dump.ts';
import { disk } from '../store/json/files.ts';
import {
  type DataTerminal,
  notUnderstood,
  refuseUnused,
  seconds,
  size,
  table,
  telling,
  wholeStore,
} from './data-tools.ts';
import type { Environment } from './tool.ts';

const usage = `Saves all data of the desk, running or not, as of one moment, into a new folder.

  npm run backup                      into backups/<time> beside DATA_DIR
  npm run backup -- FOLDER
  npm run backup -- --check FOLDER    whether a backup is whole and undamaged
  npm run restore -- FOLDER           puts it back, into an empty store
`;

/** @returns the exit code: 0 done, 1 not done, 2 not understood */
export async function backupTool(args: readonly string[], env: Environment, io: DataTerminal): Promise<number> {
  const asked = read(args);
  if (asked === 'help') {
    io.print(usage);
    return 0;
  }
  if (typeof asked === 'string') {
    io.complain(`${asked}\n\n${usage}`);
    return notUnderstood;
  }
  return telling(io, () =>
    asked.check === undefined ? save(readConfig(env), asked.folder, io) : check(asked.check, io),
  );
}

function read(args: readonly string[]): { folder?: string; check?: string } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { check: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    const [folder, ...others] = positionals;
    if (others.length > 0 || (folder !== undefined && values.check !== undefined)) return 'one folder at most';
    return { ...(folder !== undefined && { folder }), ...(values.check !== undefined && { check: values.check }) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function save(config: Config, given: string | undefined, io: DataTerminal): Promise<number> {
  const began = io.now();
  const takenAt = began.round({ smallestUnit: 'millisecond' }).toString();
  const folder = given ?? join(resolve(config.dataFolder), '..', 'backups', takenAt.replaceAll(/[:.]/g, '-'));
  const { dump, close } = await dumpOf(config);
  try {
    const { digest, bytes } = await writeArchive(dump, folder, { takenAt, store: config.store.kind }, disk);
    io.print(table(digest));
    io.print(
      `备份好了 / Backup written: ${folder}\n  ${summary(digest)}; ${size(bytes)}, ${seconds(began, io.now())}\n`,
    );
    io.print('  内含个人数据和签名密钥，请妥善保管。/ It holds personal data and signing keys: keep it safe.\n');
    return 0;
  } finally {
    await close();
  }
}

/** A desk that holds its data folder gives its data itself. */
async function dumpOf({ store, dataFolder }: Config): Promise<{ dump: Dump; close(): Promise<void> }> {
  if (store.kind === 'json' && (await runningDesk(dataFolder)) !== undefined) {
    return { dump: receiveDump(dataFolder), close: async () => {} };
  }
  await refuseUnused(store, dataFolder);
  if (store.kind === 'postgres') {
    const { dumpDatabase } = await import('../store/postgres/whole-database.ts');
    return { dump: dumpDatabase(store.url), close: async () => {} };
  }
  const whole = await wholeStore(store, dataFolder);
  return { dump: whole.dump(), close: () => whole.close() };
}

async function check(folder: string, io: DataTerminal): Promise<number> {
  const { digest, takenAt } = await checkArchive(folder);
  io.print(table(digest));
  io.print(`完好 / Whole and undamaged: ${folder}\n  ${summary(digest)}; ${takenAt}\n`);
  return 0;
}

function summary(digest: Digest): string {
  return `${recordsIn(digest)} records, ${digest.blobs.count} files (${size(digest.blobs.bytes)})`;
}
