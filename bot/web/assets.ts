import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import { build } from 'esbuild';
import type { Prebuilt } from '../prebuilt.ts';

/** A file of the chat page under an address that changes with its content. */
export interface WebAsset {
  readonly path: string;
  /** Settled when it is compressed, a moment after the start. */
  readonly file: Promise<Prebuilt>;
}

export interface WebAssets {
  readonly script: WebAsset;
  readonly style: WebAsset;
  /** Microsoft's Web Chat, as it comes from npm. */
  readonly webchat: WebAsset;
}

/** Bundles the page and reads Web Chat. Compressing goes on in the background, off the main thread. */
export async function createWebAssets(): Promise<WebAssets> {
  const webchatFile = join(createRequire(import.meta.url).resolve('botframework-webchat'), '../../dist/webchat.js');
  const [page, webchat] = await Promise.all([bundle(), readFile(webchatFile)]);
  return {
    script: asset('page', 'js', page.script),
    style: asset('page', 'css', page.style),
    webchat: asset('webchat', 'js', webchat),
  };
}

async function bundle(): Promise<{ script: Uint8Array; style: Uint8Array }> {
  const folder = fileURLToPath(new URL('page/', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts'), join(folder, 'page.css')],
    outdir: folder,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    // WeChat's browser on older phones and Safari of iOS 14.
    target: ['es2020', 'chrome87'],
    tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    logLevel: 'silent',
  });
  const named = (end: string): Uint8Array => {
    const file = outputFiles.find(each => each.path.endsWith(end));
    if (!file) throw new Error(`esbuild made no ${end} of the chat page`);
    return file.contents;
  };
  return { script: named('.js'), style: named('.css') };
}

function asset(name: string, kind: keyof typeof contentTypes, identity: Uint8Array): WebAsset {
  const etag = createHash('sha256').update(identity).digest('base64url').slice(0, 16);
  const file = compressed(identity).then(encodings => ({
    contentType: contentTypes[kind],
    etag,
    identity,
    ...encodings,
    immutable: true,
    headers: { 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' },
  }));
  return { path: `/web/${name}-${etag}.${kind}`, file };
}

const contentTypes = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

/** Brotli 5 takes a tenth of the time of 11, for 755 KB of Web Chat instead of 639. */
async function compressed(bytes: Uint8Array): Promise<{ br: Uint8Array; gzip: Uint8Array }> {
  const params = { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength };
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 6 }),
  ]);
  return { br, gzip: zipped };
}
