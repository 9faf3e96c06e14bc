import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser, type TestBrowser } from './browser.ts';

let shared: Promise<TestBrowser> | undefined;

/** One browser for all tests of a process, as it takes seconds to unpack; each test opens its own visitor in it. */
export async function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser().then(launched => {
    process.once('exit', () => rmSync(launched.folder, { recursive: true, force: true }));
    return launched;
  });
  return (await shared).browser;
}

/** When mocha runs all files in one process. A process that it shares them out to ends, and the browser with it. */
export async function mochaGlobalTeardown(): Promise<void> {
  await (await shared)?.close();
}
