import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import type { Environment, Tool } from '../../../bot/cli/tool.ts';

/** What a tool has said, to whom, and how it has ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly problem: string;
}

/** What a test may want to know or to set of a terminal. */
export interface TerminalOptions {
  /** Is told what is printed as it comes. */
  readonly heard?: (text: string) => void;
  /** The time there; that of this machine when left out. */
  readonly now?: Temporal.Instant;
}

/**
 * Runs a tool as a terminal of 100 columns without colours would.
 *
 * @param input what is typed or piped in, whole or as it comes
 */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  env: Environment,
  input: string | Readable = '',
  { heard, now }: TerminalOptions = {},
): Promise<Ended> {
  let out = '';
  let problem = '';
  const code = await tool(args, env, {
    input: typeof input === 'string' ? Readable.from([input]) : input,
    print: text => {
      out += text;
      heard?.(text);
    },
    complain: text => {
      problem += text;
    },
    width: 100,
    coloured: false,
    now: () => now ?? Temporal.Now.instant(),
  });
  return { code, out, problem };
}
