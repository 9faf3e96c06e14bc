import type { Browser } from 'playwright-core';
import { launchBrowser, type TestBrowser } from './browser.ts';

let shared: Promise<TestBrowser> | undefined;

/** One browser for all tests of a file; each test opens its own visitor in it. */
export async function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return (await shared).browser;
}

/** What mocha does after each file, as a process is given one after the other. */
export const mochaHooks = {
  async afterAll(): Promise<void> {
    const open = shared;
    shared = undefined;
    await (await open)?.close();
  },
};
