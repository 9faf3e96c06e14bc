import { expect } from 'chai';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { addChineseFont } from './fonts.ts';

/** A line of the conversation as the customer sees it. */
export interface Line {
  readonly from: 'customer' | 'desk';
  readonly text: string;
}

export interface ChatPageOptions {
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screen to one of the page; 2 for pictures that people look at. */
  readonly scale?: number;
  /** Another tab of the same customer. */
  readonly besides?: ChatPage;
}

/** The chat page, opened in a browser, in a customer's words. It notes whatever a page should not do. */
export interface ChatPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Loads the page and waits until the box to type in is there. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  type(text: string): Promise<void>;
  /** Types and sends. */
  say(text: string): Promise<void>;
  /** Presses a button: an answer on offer, a shortcut, or one in the header. */
  tap(label: string): Promise<void>;
  lines(): Promise<readonly Line[]>;
  texts(): Promise<readonly string[]>;
  /** The answers on offer. */
  offers(): Promise<readonly string[]>;
  /** Waits until the last line says this. */
  waitForLast(text: string | RegExp): Promise<void>;
  /** Waits until a line says this. */
  waitFor(text: string | RegExp): Promise<void>;
  attach(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void>;
  /** Sets the clock of the customer's device; from there it goes on by itself. */
  at(now: { readonly epochMilliseconds: number }): Promise<void>;
  readonly banner: Locator;
  readonly notice: Locator;
  readonly box: Locator;
  screenshot(path: string): Promise<void>;
  /** Fails when the page logged an error, broke its own policy or asked another site for something. */
  expectClean(options?: { readonly except?: RegExp }): void;
  /** Leaves the desk and forgets it: whoever comes next is somebody else, and finds the browser warm. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** An element of the page, as far as it is looked into from here, where there are no DOM types. */
interface Spoken {
  readonly innerText: string;
  closest(selector: string): unknown;
}

const spoken = '.webchat__bubble .webchat__text-content';

export async function chatPage(browser: Browser, options: ChatPageOptions = {}): Promise<ChatPage> {
  const { width = 390, height = 844, scale = 1, besides } = options;
  const context =
    besides?.context ??
    (await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      locale: 'zh-CN',
      hasTouch: true,
    }));
  const page = await context.newPage();
  const troubles = await watch(page);

  const box = page.locator('[data-id=webchat-sendbox-input]');
  const lines = (): Promise<readonly Line[]> =>
    page.locator(spoken).evaluateAll((all: readonly Spoken[]) =>
      all.map(line => ({
        from: line.closest('.webchat__bubble--from-user') ? ('customer' as const) : ('desk' as const),
        text: line.innerText.trim(),
      })),
    );
  const texts = async () => (await lines()).map(({ text }) => text);
  const bubbles = page.locator(spoken);

  return {
    page,
    context,
    async open(url) {
      await page.goto(url);
      await box.waitFor();
    },
    async reload() {
      await page.reload();
      await box.waitFor();
    },
    type: text => box.fill(text),
    async say(text) {
      await box.fill(text);
      await box.press('Enter');
    },
    tap: label => page.getByRole('button', { name: label, exact: true }).last().click(),
    lines,
    texts,
    offers: async () => page.locator('.webchat__suggested-action').allInnerTexts(),
    waitForLast: async text => {
      await bubbles.last().filter({ hasText: text }).waitFor();
    },
    waitFor: async text => {
      await bubbles.filter({ hasText: text }).first().waitFor();
    },
    async attach(...files) {
      await page.locator('.webchat__upload-button--file-input').setInputFiles(files);
    },
    at: ({ epochMilliseconds }) => page.clock.setSystemTime(epochMilliseconds),
    banner: page.locator('#banner'),
    notice: page.locator('#notice'),
    box,
    async screenshot(path) {
      await addChineseFont(page);
      await page.screenshot({ path });
    },
    expectClean({ except } = {}) {
      expect(troubles.filter(each => !except?.test(each))).to.deep.equal([]);
    },
    async leave() {
      if (page.url() === 'about:blank') return;
      await page.evaluate('localStorage.clear(), sessionStorage.clear()');
      await context.clearCookies();
      await page.goto('about:blank');
      troubles.length = 0;
    },
    close: () => (besides ? page.close() : context.close()),
  };
}

async function watch(page: Page): Promise<string[]> {
  const troubles: string[] = [];
  await page.exposeFunction('noteViolation', (violation: string) => troubles.push(`policy: ${violation}`));
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', event =>
    noteViolation([event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(' ')))`);
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => troubles.push(`error: ${error.message}`));
  page.on('request', request => {
    const url = new URL(request.url());
    const own = new URL(page.url() === 'about:blank' ? request.url() : page.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== own.host) troubles.push(`foreign: ${url.href}`);
  });
  page.on('websocket', socket => {
    if (new URL(socket.url()).host !== new URL(page.url()).host) troubles.push(`foreign: ${socket.url()}`);
  });
  return troubles;
}
