import fs, { type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** The file operations the store uses; tests pass one whose disk fills up or whose flush fails. */
export type Files = Pick<
  typeof fs,
  'copyFile' | 'link' | 'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'stat' | 'statfs' | 'unlink'
>;

export const disk: Files = fs;

/** Personal data: for the owner of the process only. */
export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

/** Creates a folder and those above it. Node's own way of doing so never ends in /proc. */
export async function makeFolder(files: Files, folder: string): Promise<void> {
  const make = () =>
    files.mkdir(folder, { mode: PRIVATE_FOLDER }).catch(async error => {
      if (!(await isFolder(files, folder))) throw error;
    });
  const above = dirname(folder);
  await make().catch(async error => {
    if (errorCode(error) !== 'ENOENT' || above === folder) throw error;
    await makeFolder(files, above);
    await make();
  });
}

async function isFolder(files: Files, path: string): Promise<boolean> {
  return files.stat(path).then(
    stat => stat.isDirectory(),
    () => false,
  );
}

/** Creates or replaces a file so that after a crash there is the old one or the new one, whole. Flushed on return. */
export async function replaceFile(files: Files, path: string, bytes: Uint8Array, temporary: string): Promise<void> {
  try {
    const handle = await files.open(temporary, 'w', PRIVATE_FILE);
    try {
      await writeAll(handle, bytes, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await files.rename(temporary, path);
  } catch (error) {
    await files.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(files, dirname(path));
}

/** Flushes the names in a folder: what was created, renamed or removed there. */
export async function syncFolder(files: Files, folder: string): Promise<void> {
  const handle = await files.open(folder, 'r').catch(error => {
    // Windows cannot open a folder and keeps the order of renames by itself.
    if (errorCode(error) === 'EPERM' || errorCode(error) === 'EISDIR') return undefined;
    throw error;
  });
  if (handle === undefined) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all bytes at an offset; a disk that is nearly full takes a part first and refuses the rest. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, offset + written);
    written += bytesWritten;
  }
}

/** Lets everything else that is ready run first. */
export async function breathe(): Promise<void> {
  await setImmediate();
}

/** The code of a system error, such as "ENOENT". */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What went wrong in a few words for reports: never a record's contents. */
export function why(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}
