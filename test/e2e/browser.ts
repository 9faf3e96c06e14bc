import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

export interface TestBrowser {
  readonly browser: Browser;
  /** What is left of it when the process ends before it was closed: playwright kills it, and its files stay. */
  readonly folder: string;
  close(): Promise<void>;
}

/**
 * Chromium out of npm, for machines that have none: the package brings the libraries that a bare system lacks. It
 * unpacks them only when it believes to be in a Lambda and only into a folder that is new, and its fonts.conf names a
 * fixed folder.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-browser-'));
  const restore = setEnvironment({ AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', TMPDIR: folder });
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    const fonts = await fontsFolder(folder);
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
      env: { ...process.env, FONTCONFIG_PATH: fonts, TZ: 'Asia/Shanghai' } as Record<string, string>,
    });
    restore();
    return {
      browser,
      folder,
      async close() {
        await browser.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    restore();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function fontsFolder(folder: string): Promise<string> {
  const own = join(folder, 'fontconfig');
  await mkdir(own);
  const dirs = [join(folder, 'fonts'), '/usr/share/fonts'].map(dir => `<dir>${dir}</dir>`).join('');
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  await writeFile(join(own, 'fonts.conf'), `${head}<fontconfig>${dirs}<cachedir>${own}</cachedir></fontconfig>`);
  return own;
}

function setEnvironment(values: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(values).map(name => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
