import type { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import { quietWhenNobodyReads } from './quiet-pipe.ts';

/**
 * A command-line tool as a function: what it is asked for, the variables of the environment, and the terminal.
 *
 * @returns the exit code
 */
export type Tool = (args: readonly string[], env: Environment, terminal: Terminal) => Promise<number>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a tool reads and writes, and what time it is there. */
export interface Terminal {
  /** What is typed, or was piped in. */
  readonly input: Readable;
  print(text: string): void;
  complain(text: string): void;
  /** In columns. */
  readonly width: number;
  readonly coloured: boolean;
  readonly now: () => Temporal.Instant;
}

/** Runs a tool as this process: with its arguments, environment and terminal, and ends with the tool's exit code. */
export async function runAsProcess(tool: Tool): Promise<void> {
  quietWhenNobodyReads();
  const { argv, env, stdin, stdout, stderr } = process;
  process.exitCode = await tool(argv.slice(2), env, {
    input: stdin,
    print: text => void stdout.write(text),
    complain: text => void stderr.write(text),
    width: stdout.columns ?? 100,
    coloured: stdout.isTTY && stdout.hasColors(),
    now: () => Temporal.Now.instant(),
  });
}
