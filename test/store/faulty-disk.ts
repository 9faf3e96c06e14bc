import type { FileHandle } from 'node:fs/promises';
import { disk, type Files } from '../../bot/store/json/files.ts';

/** The real disk, but it can fill up, refuse to flush, and be held up in the middle of a flush. */
export interface FaultyDisk {
  readonly files: Files;
  /** Bytes it still takes; then it takes what fits and refuses the rest, as a full disk does. */
  space: number;
  /** Asked with the file's path before each flush: true makes it fail. */
  failsToFlush: (path: string) => boolean;
  /** Awaited before each flush. */
  beforeFlush: (path: string) => Promise<void>;
  flushes: number;
}

export function faultyDisk(changes: Partial<Files> = {}): FaultyDisk {
  const faulty: FaultyDisk = {
    space: Number.POSITIVE_INFINITY,
    failsToFlush: () => false,
    beforeFlush: async () => undefined,
    flushes: 0,
    files: {
      ...disk,
      open: async (path, flags, mode) => wrap(await disk.open(path, flags, mode), String(path)),
      ...changes,
    },
  };

  const wrap = (handle: FileHandle, path: string): FileHandle => {
    const flush = (real: () => Promise<void>) => async (): Promise<void> => {
      faulty.flushes += 1;
      await faulty.beforeFlush(path);
      if (faulty.failsToFlush(path)) throw systemError('EIO');
      await real();
    };
    const write = async (bytes: Uint8Array, from: number, length: number, at: number) => {
      if (faulty.space <= 0) throw systemError('ENOSPC');
      const fits = Math.min(length, faulty.space);
      faulty.space -= fits;
      return handle.write(bytes, from, fits, at);
    };
    const changed: Record<string | symbol, unknown> = {
      write,
      sync: flush(() => handle.sync()),
      datasync: flush(() => handle.datasync()),
    };
    return new Proxy(handle, {
      get(target, name) {
        const value: unknown = changed[name] ?? Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  return faulty;
}

/** The real disk without waiting for it: for what is done over and over and is not about power cuts. */
export const hastyDisk: Files = {
  ...disk,
  open: async (path, flags, mode) => {
    const handle = await disk.open(path, flags, mode);
    return Object.assign(handle, { sync: async () => {}, datasync: async () => {} });
  },
};

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A promise that is settled from outside. */
export function gate(): { passed: Promise<void>; open: () => void } {
  let open!: () => void;
  const passed = new Promise<void>(resolve => {
    open = resolve;
  });
  return { passed, open };
}
