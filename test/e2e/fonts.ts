import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

interface Subset {
  readonly unicodeRange: string;
  readonly data: string;
}

let subsets: Promise<readonly Subset[]> | undefined;

/**
 * Gives a page a Chinese font, for pictures that people look at; machines for tests have none.
 *
 * Noto Sans SC comes as web fonts, which the system's font service does not read, so they are handed to the page as
 * data, under the name that the page asks for first. No policy of the page stands against that.
 */
export async function addChineseFont(page: Page, family = 'PingFang SC'): Promise<void> {
  subsets ??= readSubsets();
  const faces = JSON.stringify(await subsets);
  await page.evaluate(`(async () => {
    if (document.fonts.size === 0) {
      for (const { unicodeRange, data } of ${faces}) {
        const bytes = Uint8Array.from(atob(data), each => each.charCodeAt(0));
        document.fonts.add(new FontFace('${family}', bytes, { unicodeRange, weight: '100 900' }));
      }
    }
    const drawn = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await drawn();
    await document.fonts.ready;
    await drawn();
  })()`);
}

async function readSubsets(): Promise<readonly Subset[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
  const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Promise.all(
    Object.entries(ranges).map(async ([key, unicodeRange]) => {
      const name = key.replace(/[[\]]/g, '');
      const file = join(folder, `files/noto-sans-sc-${name}-wght-normal.woff2`);
      return { unicodeRange, data: (await readFile(file)).toString('base64') };
    }),
  );
}
