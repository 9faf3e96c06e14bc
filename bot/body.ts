import type { IncomingMessage } from 'node:http';
import { Refusal, tryLater } from './http.ts';

export interface BodyRules {
  readonly maxBytes: number;
  /** From the first read to the last byte. */
  readonly timeoutMs: number;
}

/**
 * Reads bodies, with all bodies in memory at the same time bounded by `budget` bytes, so that many slow or large
 * ones cannot fill it. Sizes are counted as bytes arrive, whatever the headers say.
 *
 * A refused body is left unread; whoever answers has to drain it or close the connection (`respond.ts`).
 */
export function bodyReader(budget: number): (request: IncomingMessage, rules: BodyRules) => Promise<Buffer> {
  let held = 0;
  return (request, rules) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const timer = setTimeout(() => settle(tooSlow()), rules.timeoutMs);

      if (Number(request.headers['content-length'] ?? 0) > rules.maxBytes) settle(tooLarge(rules));
      else if (request.destroyed) gone();
      else request.on('data', take).once('end', settle).once('close', gone).once('error', gone);

      function take(chunk: Buffer): void {
        size += chunk.byteLength;
        held += chunk.byteLength;
        chunks.push(chunk);
        if (size > rules.maxBytes) settle(tooLarge(rules));
        else if (held > budget) settle(tryLater(503, 5));
      }

      function gone(): void {
        settle(new Refusal(400, 'BodyIncomplete', 'The connection ended before the body did.'));
      }

      function settle(refusal?: Refusal): void {
        clearTimeout(timer);
        held -= size;
        size = 0;
        request.off('data', take).off('end', settle).off('close', gone).off('error', gone);
        request.on('error', () => {});
        request.pause();
        if (refusal) reject(refusal);
        else resolve(Buffer.concat(chunks));
      }
    });
}

/** How deep a body may nest; what clients send is flat. */
const maxDepth = 32;

/**
 * The JSON of a body in UTF-8; undefined when it is empty.
 *
 * @throws Refusal 415 when it is declared as something else, 400 when it is none or nests too deep
 */
export function readJson(bytes: Uint8Array, contentType: string | undefined): unknown {
  if (bytes.byteLength === 0) return undefined;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? '')) {
    throw new Refusal(415, 'UnsupportedMediaType', 'Send JSON, with Content-Type: application/json.');
  }
  return parseJson(bytes);
}

/** @throws Refusal 400 */
export function parseJson(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'MalformedJson', 'The body is not JSON in UTF-8.');
  }
  if (depth(value) > maxDepth) throw new Refusal(400, 'MalformedJson', 'The JSON nests too deep.');
  return value;
}

/** Without recursion: 2 MiB nest a million levels deep, JSON.parse reads them and a recursive walk overflows. */
function depth(value: unknown): number {
  let level = [value].filter(isNested);
  let levels = 0;
  while (level.length > 0 && levels <= maxDepth) {
    levels += 1;
    level = level.flatMap(each => Object.values(each)).filter(isNested);
  }
  return levels;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function tooLarge(rules: BodyRules): Refusal {
  return new Refusal(413, 'TooLarge', `The body is larger than ${rules.maxBytes} bytes.`);
}

function tooSlow(): Refusal {
  return new Refusal(408, 'RequestTimeout', 'The body took too long.');
}
