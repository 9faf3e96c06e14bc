import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The desk as a process, on one port and one data folder, however often it is started. */
export interface DeskProcess {
  readonly url: string;
  /** Starts it. */
  start(): void;
  /** Waits until /healthz answers. @returns milliseconds since `start` */
  healthy(): Promise<number>;
  /** Kills it outright and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>;
  /** Whether it was started and has not ended, by itself or otherwise. */
  runs(): boolean;
}

const startLimitMs = 20_000;
/** For one answer of a desk that may be dying. */
const patienceMs = 2000;

export interface DeskProcessOptions {
  /** What starts it in the folder of its sources. */
  readonly command?: readonly [string, ...string[]];
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Hears each line of its log. */
  readonly log?: (line: string) => void;
}

/** @param source the folder of the desk's sources, "/srv/desk" */
export async function deskProcess(
  source: string,
  folder: string,
  clock: () => number,
  { command = [process.execPath, '--import', 'tsx/esm', 'bot/main.ts'], env = {}, log }: DeskProcessOptions = {},
): Promise<DeskProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let began = 0;

  return {
    url,
    start() {
      began = clock();
      const [program, ...args] = command;
      child = spawn(program, args, {
        cwd: source,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          PORT: String(port),
          DATA_DIR: folder,
          LOG_LEVEL: 'error',
          RATE_LIMIT: 'off',
          DIRECTLINE_TOKEN_SECONDS: '86400',
          ...env,
        },
        stdio: ['ignore', log === undefined ? 'ignore' : 'pipe', 'inherit'],
      });
      if (log !== undefined && child.stdout) createInterface({ input: child.stdout }).on('line', log);
    },
    async healthy() {
      for (;;) {
        if (await answers(`${url}/healthz`)) return clock() - began;
        const ended = child?.exitCode ?? child?.signalCode;
        if (ended != null) throw new Error(`the desk ended by itself: ${ended}`);
        if (clock() - began > startLimitMs) throw new Error('the desk does not start');
        await pause(20);
      }
    },
    kill: async () => void (await end(child, 'SIGKILL')),
    stop: () => end(child, 'SIGTERM'),
    runs: () => child !== undefined && child.exitCode === null && child.signalCode === null,
  };
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Below the ports that the system gives to clients, as one of them may take it while no desk is there. None is given
 * twice, as a desk may be started later.
 */
let nextPort = 20_000 + (process.pid % 10_000);

async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort;
    nextPort += 1;
    const server = createServer();
    const free = await new Promise<boolean>(answer =>
      server
        .once('listening', () => answer(true))
        .once('error', () => answer(false))
        .listen(port, '127.0.0.1'),
    );
    if (!free) continue;
    await new Promise(done => server.close(done));
    return port;
  }
}

/** Where the sources of this desk are. */
export const ownSource = fileURLToPath(new URL('../..', import.meta.url));
