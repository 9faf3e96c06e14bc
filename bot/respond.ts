import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './http.ts';

/** How much, and for how long, a refused body is still read so that its sender gets to see the answer. */
const maxDrained = 16 * 1024 * 1024;
const drainMs = 2000;

const standing = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * Writes an answer, once, with the headers that every answer carries unless it has its own.
 *
 * Closing a connection on a body that was not read resets it, and the answer is lost on its way: so the answer is
 * written, the rest of the body is read for a while, and only then the connection ends.
 */
export function respond(request: IncomingMessage, response: ServerResponse, answer: Answer, close = false): void {
  if (response.headersSent || response.destroyed) return;
  const body = Buffer.from(answer.body ?? '');
  const unread = !request.complete && hasBody(request);
  for (const [name, value] of Object.entries({ ...standing, ...answer.headers })) response.setHeader(name, value);
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('Content-Length', body.byteLength);
  if (unread || close) response.setHeader('Connection', 'close');
  response.writeHead(answer.status);
  const shown = request.method === 'HEAD' ? Buffer.alloc(0) : body;
  if (!unread) {
    response.end(shown);
    return;
  }
  if (shown.byteLength > 0) response.write(shown);
  else response.flushHeaders();
  drain(request, () => response.end());
}

function hasBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function drain(request: IncomingMessage, done: () => void): void {
  let left = maxDrained;
  const timer = setTimeout(end, drainMs);
  request.on('data', take).once('end', end).once('close', end).on('error', end);
  request.resume();

  function take(chunk: Buffer): void {
    left -= chunk.byteLength;
    if (left < 0) end();
  }

  function end(): void {
    clearTimeout(timer);
    request.off('data', take);
    done();
  }
}
