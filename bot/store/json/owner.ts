import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from './files.ts';

/** Which process holds something. */
export const Owner = z.strictObject({
  /** Where its pid means something: this boot of the system and this pid namespace; elsewhere the host's name. */
  machine: z.string(),
  pid: z.number().int().positive(),
  /** When it was started, in ticks since the boot: tells it from a later process with the same pid. */
  started: z.string().optional(),
});
export type Owner = z.infer<typeof Owner>;

/** This process. @param proc where Linux tells about processes */
export async function self(proc: string): Promise<Owner> {
  try {
    const boot = (await readFile(join(proc, 'sys/kernel/random/boot_id'), 'utf8')).trim();
    const namespace = await readlink(join(proc, 'self/ns/pid'));
    const started = (await processState(proc, process.pid))?.started;
    if (started !== undefined) return { machine: `${boot} ${namespace}`, pid: process.pid, started };
  } catch {
    // Not Linux, or a sandbox that hides it.
  }
  return { machine: hostname(), pid: process.pid };
}

/** Whether an owner still lives. A stopped process lives; one of another machine or container cannot be asked about. */
export async function judge(owner: Owner, me: Owner, proc: string): Promise<'alive' | 'dead' | 'unknown'> {
  if (owner.machine !== me.machine) return 'unknown';
  const state = await processState(proc, owner.pid);
  if (state === undefined) return answers(owner.pid) ? 'alive' : 'dead';
  if (state.ended) return 'dead';
  return owner.started === undefined || owner.started === state.started ? 'alive' : 'dead';
}

async function processState(proc: string, pid: number): Promise<{ started: string; ended: boolean } | undefined> {
  const stat = await readFile(join(proc, String(pid), 'stat'), 'utf8').catch(() => '');
  // The name, in brackets, may hold blanks and brackets itself; the state is the first field behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const started = fields[19];
  return started === undefined ? undefined : { started, ended: fields[0] === 'Z' || fields[0] === 'X' };
}

/** Signal 0 asks without doing anything; "not permitted" is an answer too. */
function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
