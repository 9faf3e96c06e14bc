import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Fault } from '../../../knowledge/fault.ts';
import { errorCode, PRIVATE_FILE } from './files.ts';
import { judge, Owner } from './owner.ts';

/** Whom a file was taken from: nobody, or a dead process. Of an unknown one it is not taken. */
export type Taken = { readonly from: 'nobody' | 'unknown' } | { readonly from: 'dead'; readonly pid: number };

/**
 * Writes this process into an owner file that is free or whose owner is dead. Of any number of processes that
 * try it at once exactly one succeeds, without waiting:
 *
 * The file of a dead owner may be replaced only by whoever owns the claim on it, a second owner file named after
 * the dead one; processes are never named alike, so a claim is worth something for this one takeover only.
 * A claim whose owner died in the middle is taken over in the same way.
 *
 * @throws Fault('store.locked') when the owner, or whoever takes over from it, lives
 */
export async function takeOwnership(path: string, me: Owner, proc: string): Promise<Taken> {
  for (;;) {
    if (await create(path, me)) return { from: 'nobody' };
    const owner = await readOwner(path);
    if (owner === 'nobody') continue;
    if (owner === 'unknown') return { from: 'unknown' };
    const verdict = await judge(owner, me, proc);
    if (verdict === 'unknown') return { from: 'unknown' };
    if (verdict === 'alive') throw new Fault('store.locked', { pid: owner.pid });

    const claim = `${path}.${owner.pid}-${owner.started ?? 0}`;
    const claimed = await takeOwnership(claim, me, proc);
    // Claims last for milliseconds; one from elsewhere was left behind.
    if (claimed.from === 'unknown') {
      await removeOwner(claim);
      continue;
    }
    try {
      const still = await readOwner(path);
      if (typeof still === 'string' || !sameOwner(still, owner)) continue;
      await replaceOwner(path, me);
      return { from: 'dead', pid: owner.pid };
    } finally {
      await removeOwner(claim);
    }
  }
}

export async function readOwner(path: string): Promise<Owner | 'nobody' | 'unknown'> {
  try {
    const owner = Owner.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return owner.success ? owner.data : 'unknown';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'nobody' : 'unknown';
  }
}

/** Puts this process in the place of whoever stands there. */
export async function replaceOwner(path: string, me: Owner): Promise<void> {
  const draft = await writeDraft(path, me);
  await rename(draft, path);
}

export async function removeOwner(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Creates the file with its content in one step, if there is none. */
async function create(path: string, me: Owner): Promise<boolean> {
  const draft = await writeDraft(path, me);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await removeOwner(draft);
  }
}

let drafts = 0;

async function writeDraft(path: string, me: Owner): Promise<string> {
  drafts += 1;
  const draft = `${path}.${me.pid}-${me.started ?? 0}-${drafts}.tmp`;
  await writeFile(draft, JSON.stringify(me), { mode: PRIVATE_FILE });
  return draft;
}

function sameOwner(a: Owner, b: Owner): boolean {
  return a.machine === b.machine && a.pid === b.pid && a.started === b.started;
}
