import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { Fault } from '../../knowledge/fault.ts';
import { readConfig } from '../config.ts';
import { openCore } from '../core.ts';
import { type LocalDesk, localDesk, runningDesk } from '../local.ts';
import { createLogger } from '../logging.ts';
import { refusedStart } from '../refused-start.ts';
import { isUsed } from '../store/json/recovery.ts';
import { quietWhenNobodyReads } from './quiet-pipe.ts';

export interface ToolOptions {
  /** The tool only looks at what is there: a folder in which no desk ever ran is told of and left as it is. */
  readonly looksOnly?: boolean;
}

/**
 * Runs a command-line tool on the desk of DATA_DIR: on the one that runs there, by its socket, or on one opened
 * for the tool.
 *
 * @returns the exit code: the tool's, or that of a start that was refused; 1 when the desk went away
 */
export async function withDesk(
  tool: (desk: LocalDesk) => Promise<number>,
  { looksOnly = false }: ToolOptions = {},
): Promise<number> {
  quietWhenNobodyReads();
  try {
    const config = readConfig(process.env);
    const running = await runningDesk(config.dataFolder);
    const inFolder = config.store.kind === 'json';
    if (running === undefined && looksOnly && inFolder && !(await isUsed(config.dataFolder))) {
      complain(`这里还没有服务台的数据：/ No desk has run here yet: DATA_DIR ${config.dataFolder}`);
      return 1;
    }
    const desk = running ?? (await openedDesk(config));
    try {
      return await tool(desk);
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

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A desk opened on its data by this process, for a tool. */
export async function openedDesk(config: ReturnType<typeof readConfig>): Promise<LocalDesk> {
  const log = createLogger({ logLevel: 'silent' });
  const world = { clock: () => Temporal.Now.instant(), random: (bytes: number) => randomBytes(bytes), log };
  return localDesk(await openCore(config, world));
}
