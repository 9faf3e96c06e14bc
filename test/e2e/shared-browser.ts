import type { Browser } from 'playwright-core';
import { launchBrowser, type TestBrowser } from './browser.ts';

let shared: Promise<TestBrowser> | undefined;

/** One browser for all tests of a process; each test opens its own visitor in it. */
export async function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return (await shared).browser;
}

// Outside of any describe: after all tests that this process was given so far.
after(async () => {
  const open = shared;
  shared = undefined;
  await (await open)?.close();
});
