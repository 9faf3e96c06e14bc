import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { Fault } from '../../knowledge/fault.ts';
import { readConfig } from '../config.ts';
import { openCore } from '../core.ts';
import { type LocalDesk, localDesk, runningDesk } from '../local.ts';
import { createLogger } from '../logging.ts';
import { refusedStart } from '../refused-start.ts';

/**
 * Runs a command-line tool on the desk of DATA_DIR: on the one that runs there, by its socket, or on one opened
 * for the tool. The exit code is the tool's, or that of a start that was refused.
 */
export async function withDesk(tool: (desk: LocalDesk) => Promise<number>): Promise<void> {
  try {
    const config = readConfig(process.env);
    const desk = (await runningDesk(config.dataFolder)) ?? (await opened(config));
    try {
      process.exitCode = await tool(desk);
    } finally {
      await desk.close();
    }
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const { lines, code } = refusedStart(fault);
    process.stderr.write(`${lines.join('\n')}\n`);
    process.exitCode = code;
  }
}

async function opened(config: ReturnType<typeof readConfig>): Promise<LocalDesk> {
  const log = createLogger({ logLevel: 'silent' });
  const world = { clock: () => Temporal.Now.instant(), random: (bytes: number) => randomBytes(bytes), log };
  return localDesk(await openCore(config, world));
}
