import { Temporal } from 'temporal-polyfill';
import type { DataToolIo, Env } from './data-tools.ts';
import { quietWhenNobodyReads } from './quiet-pipe.ts';

/** Runs a tool with the arguments and the environment of this process, and sets its exit code. */
export async function runDataTool(tool: (args: string[], env: Env, io: DataToolIo) => Promise<number>): Promise<void> {
  quietWhenNobodyReads();
  process.exitCode = await tool(process.argv.slice(2), process.env, {
    print: text => void process.stdout.write(text),
    complain: text => void process.stderr.write(text),
    now: () => Temporal.Now.instant(),
  });
}
