import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { lock as lockDirectory } from 'proper-lockfile';
import { Fault } from '../../../knowledge/fault.ts';
import { errorCode } from './files.ts';
import { type Owner, self } from './owner.ts';
import { readOwner, removeOwner, replaceOwner, type Taken, takeOwnership } from './owner-file.ts';

/** Holds a folder for this process. `onLost` is called when somebody else took it all the same. */
export type FolderLock = (folder: string, onLost: (cause: unknown) => void) => Promise<Held>;

export interface Held {
  /** The pid of the process, by then dead, that had not let go. */
  readonly takenFrom: number | undefined;
  release(): Promise<void>;
}

export interface FolderLockOptions {
  /** Where Linux tells about processes; elsewhere there is no such folder. */
  readonly proc?: string;
  /** How long a process that cannot be asked about may be silent before it counts as gone, in milliseconds. */
  readonly stale?: number;
  /** How long to wait for such a one, in milliseconds. */
  readonly patience?: number;
  /** How long a process that was killed may take to be gone, in milliseconds: a live one is refused only after it. */
  readonly grace?: number;
  readonly lock?: typeof lockDirectory;
}

/**
 * `proper-lockfile` trusts the age of its lock: it makes a newcomer wait for a process that was killed, and robs
 * one that was merely stopped. So an owner file says which process holds the folder. A live one of this machine
 * is refused at once whatever the age, a dead one is taken over at once; the age decides only over processes
 * that cannot be asked about, those of another host or container.
 *
 * @throws Fault('store.locked')
 */
export function folderLock(options: FolderLockOptions = {}): FolderLock {
  const { proc = '/proc', stale = 5000, patience = stale + 1000, grace = 500, lock = lockDirectory } = options;
  return async (folder, onLost) => {
    const owner = join(folder, 'store.owner');
    const lockfilePath = join(folder, 'store.lock');
    const me = await self(proc);
    try {
      const taken = await takeInTime(owner, me, proc, grace);
      if (taken.from === 'dead') await rmdir(lockfilePath).catch(nothingThere);
      const unlock = await lock(folder, {
        lockfilePath,
        stale,
        onCompromised: onLost,
        retries: { retries: Math.ceil(patience / RETRY), factor: 1, minTimeout: RETRY, maxTimeout: RETRY },
      }).catch(async error => {
        if (taken.from !== 'unknown') await removeOwner(owner);
        throw errorCode(error) === 'ELOCKED' ? new Fault('store.locked', { pid: await pidIn(owner) }, error) : error;
      });
      if (taken.from === 'unknown') await replaceOwner(owner, me);
      return {
        takenFrom: taken.from === 'dead' ? taken.pid : undefined,
        async release() {
          // A lock that was lost is somebody else's by now, and so is the owner file.
          const ours = await unlock().then(
            () => true,
            () => false,
          );
          if (ours) await removeOwner(owner);
        },
      };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw new Fault('store.locked', { ...error.facts, folder, remedy: REMEDY }, error.cause);
    }
  };
}

async function takeInTime(owner: string, me: Owner, proc: string, grace: number): Promise<Taken> {
  for (let left = grace; ; left -= PAUSE) {
    try {
      return await takeOwnership(owner, me, proc);
    } catch (error) {
      if (left <= 0) throw error;
      await setTimeout(PAUSE);
    }
  }
}

/** Milliseconds between two tries: for a process that is on its way out, and for one that cannot be asked about. */
const PAUSE = 50;
const RETRY = 250;

const REMEDY = 'One process holds a data folder. End the other one, or give this one a folder of its own in DATA_DIR.';

async function pidIn(owner: string): Promise<number | undefined> {
  const found = await readOwner(owner);
  return typeof found === 'string' ? undefined : found.pid;
}

function nothingThere(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}
