import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running `store-child.ts`. */
export interface Child {
  readonly process: ChildProcess;
  /** Waits for its next line; undefined once it has ended. */
  line(): Promise<string | undefined>;
  /** Kills it outright. @returns the lines it had still written */
  kill(): Promise<string[]>;
}

export function storeChild(folder: string, mode: 'hold' | 'write', first = 0): Child {
  const script = fileURLToPath(new URL('store-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx/esm', script, folder, mode, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string | undefined> => {
    const { value, done } = await lines.next();
    return done ? undefined : value;
  };
  return {
    process: child,
    line,
    async kill() {
      child.kill('SIGKILL');
      const rest: string[] = [];
      for (let next = await line(); next !== undefined; next = await line()) rest.push(next);
      return rest;
    },
  };
}
