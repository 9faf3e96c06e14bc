import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { branchesOf } from './branches.ts';
import { type Dump, runsOf } from './v8-runs.ts';

/*
 * Whether the tests of the rules go every way that the rules have: `npm run coverage`. It runs `test/knowledge`, counts
 * with what Node itself counts (`NODE_V8_COVERAGE`), prints each branch that no test takes, and fails if there is one.
 */

/** Modules of `knowledge` that decide nothing: they read content, check it, word it, or add to it. All others are rules. */
const others =
  /^(content.*|policy-files|price-file|holiday-notice|standards|shop|ticket-number|fault|fingerprint|nearest|taught)\.ts$/;

const folder = mkdtempSync(join(tmpdir(), 'coverage-'));
try {
  const options = ['--no-parallel', '--require', 'test/coverage/same-seed.ts'];
  const tests = ['--spec', 'test/knowledge/**/*.test.ts'];
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    '--no-config',
    '--import=tsx/esm',
    '--reporter=dot',
    ...options,
    ...tests,
  ];
  const env = { ...process.env, NODE_V8_COVERAGE: folder };
  const { status } = spawnSync(process.execPath, [...mocha, '--timeout=60000'], { env, stdio: 'inherit' });
  process.exitCode = status === 0 && isWhole() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Prints what is missed; whether that is nothing. */
function isWhole(): boolean {
  const dumps = readdirSync(folder).map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Dump);
  const names = readdirSync('knowledge').filter(name => name.endsWith('.ts') && !others.test(name));
  const branches = names.flatMap(name => branchesIn(join('knowledge', name), dumps));
  const missed = branches.filter(({ taken }) => taken <= 0);
  for (const { path, at, what } of missed) process.stdout.write(`${path}:${at}  ${what}\n`);
  const taken = branches.length - missed.length;
  process.stdout.write(`${taken} of ${branches.length} branches of ${names.length} modules are taken\n`);
  return missed.length === 0;
}

function branchesIn(path: string, dumps: readonly Dump[]) {
  const source = readFileSync(path, 'utf8');
  const runs = runsOf(pathToFileURL(path).href, source, dumps);
  return branchesOf(path, source, runs).map(branch => ({ path, ...branch }));
}
