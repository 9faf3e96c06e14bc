import { randomBytes } from 'node:crypto';
import { Fault } from '../../knowledge/fault.ts';
import { type Config, readConfig } from '../config.ts';
import { openCore } from '../core.ts';
import { type LocalDesk, localDesk, runningDesk } from '../local.ts';
import { createLogger } from '../logging.ts';
import { refusedStart } from '../refused-start.ts';
import { isUsed } from '../store/json/recovery.ts';
import type { Environment, Terminal } from './tool.ts';

export interface ToolOptions {
  /** The tool only looks at what is there: a folder in which no desk ever ran is told of and left as it is. */
  readonly looksOnly?: boolean;
}

/**
 * Runs what a tool does on the desk of DATA_DIR: on the one that runs there, by its socket, or on one opened for it.
 *
 * @returns the exit code: the tool's, or that of a start that was refused; 1 when the desk went away
 */
export async function withDesk(
  env: Environment,
  terminal: Terminal,
  act: (desk: LocalDesk) => Promise<number>,
  { looksOnly = false }: ToolOptions = {},
): Promise<number> {
  const complain = (line: string) => terminal.complain(`${line}\n`);
  try {
    const config = readConfig(env);
    const running = await runningDesk(config.dataFolder);
    const inFolder = config.store.kind === 'json';
    if (running === undefined && looksOnly && inFolder && !(await isUsed(config.dataFolder))) {
      complain(`这里还没有服务台的数据：/ No desk has run here yet: DATA_DIR ${config.dataFolder}`);
      return 1;
    }
    const desk = running ?? (await openedDesk(config, terminal));
    try {
      return await act(desk);
    } finally {
      await desk.close();
    }
  } catch (fault) {
    if (fault instanceof Fault) {
      const { lines, code } = refusedStart(fault);
      complain(lines.join('\n'));
      return code;
    }
    if (fault instanceof Error && 'code' in fault && goneCodes.includes(fault.code)) {
      complain(`服务台没有回应。/ The desk does not answer. (${fault.message})`);
      return 1;
    }
    throw fault;
  }
}

/** What a socket says whose desk has ended, before or while it answers. */
const goneCodes: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'];

/** A desk opened on its data by this process, for a tool. */
export async function openedDesk(config: Config, { now }: Pick<Terminal, 'now'>): Promise<LocalDesk> {
  const log = createLogger({ logLevel: 'silent' });
  const world = { clock: now, uptime: () => performance.now(), random: (bytes: number) => randomBytes(bytes), log };
  return localDesk(await openCore(config, world));
}
