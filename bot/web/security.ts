import { createHash } from 'node:crypto';

export interface PolicyOptions {
  /** The one style that stands in the page itself. */
  readonly style: string;
  readonly frameAncestors: string;
  /** Where the desk is reached from outside; its WebSocket has the same host. */
  readonly baseUrl: string;
}

/**
 * What the chat page may do: nothing from another site, no inline script, no eval.
 *
 * Web Chat's style elements are empty and filled by script, so the hash of nothing lets them in. `blob:` is for photos
 * that are about to be sent, and for the worker in which Web Chat makes their thumbnails. Older Safari does not count
 * a WebSocket of the same host as 'self'.
 */
export function contentSecurityPolicy({ style, frameAncestors, baseUrl }: PolicyOptions): string {
  const desk = new URL(baseUrl);
  const socket = `${desk.protocol === 'https:' ? 'wss' : 'ws'}://${desk.host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${hashed(style)} ${hashed('')}`,
    `img-src 'self' ${desk.origin} data: blob:`,
    `media-src 'self' ${desk.origin} blob:`,
    `connect-src 'self' ${desk.origin} ${socket} blob:`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}

export const pageHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

function hashed(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
