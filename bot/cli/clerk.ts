import { text as readAll } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import { clerkTool } from './clerk-tool.ts';
import { withDesk } from './open-desk.ts';

/**
 * The cases of the desk for those who work on them.
 *
 *   npm run --silent clerk -- list [--all] [--mine]
 *   npm run --silent clerk -- show R-7K3-M9P-XQ4
 *   npm run --silent clerk -- answer R-7K3-M9P-XQ4 "text" [--name 小李] [--lang en]
 *
 * Ends with 0, with 1 when it could not be done, with 2 when the command is wrong.
 */
const { stdin, stdout, stderr } = process;
process.exitCode = await clerkTool(
  process.argv.slice(2),
  {
    input: () => readAll(stdin),
    print: text => void stdout.write(text),
    complain: text => void stderr.write(text),
    width: stdout.columns ?? 100,
    coloured: stdout.isTTY && stdout.hasColors(),
    now: () => Temporal.Now.instant(),
  },
  withDesk,
);
