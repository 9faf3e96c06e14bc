import { createHash } from 'node:crypto';
import type { Answer, Incoming, Route } from '../http.ts';
import { prebuilt } from '../prebuilt.ts';
import type { WebAsset, WebAssets } from './assets.ts';
import { brandStyle, chatDocument, type Shop } from './document.ts';
import { contentSecurityPolicy, pageHeaders } from './security.ts';

export interface WebRoutesOptions {
  readonly assets: WebAssets;
  /** As it is now: content may be swapped while the desk runs. */
  readonly shop: () => Shop;
  /** Which sites may show the page in a frame, as in Content-Security-Policy, such as `'none'`. */
  readonly frameAncestors: string;
  /** The largest upload, told to the customer before anything is sent. */
  readonly uploadBytes: number;
}

/** The chat page at `/` and its files. */
export function webRoutes(options: WebRoutesOptions): readonly Route[] {
  const files = Object.values(options.assets) as readonly WebAsset[];
  return [
    { method: 'GET', path: '/', handle: request => page(request, options) },
    ...files.map(
      ({ path, file }): Route => ({ method: 'GET', path, handle: async request => prebuilt(await file)(request) }),
    ),
  ];
}

/** The page is asked for each time, and mostly not sent again. */
function page(request: Incoming, { assets, frameAncestors, uploadBytes, ...options }: WebRoutesOptions): Answer {
  const shop = options.shop();
  const language = request.query.get('lang') === 'en-US' ? 'en-US' : shop.language;
  const style = brandStyle(shop.color);
  const html = chatDocument({ shop, language, assets, uploadBytes, style });
  const policy = contentSecurityPolicy({ style, frameAncestors, baseUrl: request.baseUrl });
  return prebuilt({
    contentType: 'text/html; charset=utf-8',
    etag: createHash('sha256').update(policy).update(html).digest('base64url').slice(0, 16),
    identity: Buffer.from(html),
    immutable: false,
    headers: { ...pageHeaders, 'Content-Security-Policy': policy },
  })(request);
}
