import type { IncomingMessage } from 'node:http';
import { Refusal, tryLater } from './http.ts';

export interface BodyRules {
  readonly maxBytes: number;
  /** From the first read to the last byte. */
  readonly timeoutMs: number;
}

export interface BodyReader {
  /** The whole body, once a request. */
  read(request: IncomingMessage, rules: BodyRules): Promise<Buffer>;
  /** To be called when the request has been answered: until then its body counts as held. */
  release(request: IncomingMessage): void;
}

/**
 * Reads bodies, with all bodies in memory at the same time bounded by `budget` bytes, so that many slow or large
 * ones cannot fill it. Sizes are counted as bytes arrive, whatever the headers say.
 *
 * A refused body is left unread; whoever answers has to drain it or close the connection (`respond.ts`).
 */
export function bodyReader(budget: number): BodyReader {
  const sizes = new Map<IncomingMessage, number>();
  let held = 0;
  return { read, release };

  function release(request: IncomingMessage): void {
    held -= sizes.get(request) ?? 0;
    sizes.delete(request);
  }

  function read(request: IncomingMessage, rules: BodyRules): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const timer = setTimeout(() => settle(tooSlow()), rules.timeoutMs);

      if (Number(request.headers['content-length'] ?? 0) > rules.maxBytes) settle(tooLarge(rules));
      else if (request.destroyed) gone();
      else request.on('data', take).once('end', settle).once('close', gone).once('error', gone);

      function take(chunk: Buffer): void {
        size += chunk.byteLength;
        held += chunk.byteLength;
        sizes.set(request, size);
        chunks.push(chunk);
        if (size > rules.maxBytes) settle(tooLarge(rules));
        else if (held > budget) settle(tryLater(503, 5));
      }

      function gone(): void {
        settle(new Refusal(400, 'BodyIncomplete', 'The connection ended before the body did.'));
      }

      function settle(refusal?: Refusal): void {
        clearTimeout(timer);
        request.off('data', take).off('end', settle).off('close', gone).off('error', gone);
        request.on('error', () => {});
        request.pause();
        if (refusal) {
          release(request);
          reject(refusal);
        } else resolve(Buffer.concat(chunks));
      }
    });
  }
}

/** How deep a body may nest, and how many values it may hold; what clients send is small and flat. */
const maxDepth = 32;
const maxValues = 10_000;

/**
 * The JSON of a body in UTF-8; undefined when it is empty.
 *
 * @throws Refusal 415 when it is declared as something else, 400 when it is none, nests too deep or holds too much
 */
export function readJson(bytes: Uint8Array, contentType: string | undefined): unknown {
  if (bytes.byteLength === 0) return undefined;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? '')) {
    throw new Refusal(415, 'UnsupportedMediaType', 'Send JSON, with Content-Type: application/json.');
  }
  return parseJson(bytes);
}

/**
 * The fields of a form.
 *
 * @throws Refusal 415 when it is declared as something else, 400 when it is not UTF-8
 */
export function readForm(bytes: Uint8Array, contentType: string | undefined): URLSearchParams {
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? '')) {
    throw new Refusal(415, 'UnsupportedMediaType', 'Send the fields of a form, as browsers do.');
  }
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'MalformedForm', 'The body is not a form in UTF-8.');
  }
}

/** @throws Refusal 400 */
export function parseJson(bytes: Uint8Array): unknown {
  if (isOvergrown(bytes)) throw new Refusal(400, 'MalformedJson', 'The JSON nests too deep or holds too many values.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'MalformedJson', 'The body is not JSON in UTF-8.');
  }
}

/**
 * Counts brackets and commas outside of strings, before anything is built: 2 MiB nest a million levels deep, or hold
 * so many keys that reading them takes half a second.
 */
function isOvergrown(bytes: Uint8Array): boolean {
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (quoted) {
      if (byte === sign.backslash) at += 1;
      else if (byte === sign.quote) quoted = false;
    } else if (byte === sign.quote) quoted = true;
    else if (byte === sign.comma) values += 1;
    else if (byte === sign.brace || byte === sign.bracket) {
      depth += 1;
      values += 1;
    } else if (byte === sign.endOfBrace || byte === sign.endOfBracket) depth -= 1;
    if (depth > maxDepth || values > maxValues) return true;
  }
  return false;
}

const sign = {
  quote: 0x22,
  comma: 0x2c,
  bracket: 0x5b,
  backslash: 0x5c,
  endOfBracket: 0x5d,
  brace: 0x7b,
  endOfBrace: 0x7d,
};

function tooLarge(rules: BodyRules): Refusal {
  return new Refusal(413, 'TooLarge', `The body is larger than ${rules.maxBytes} bytes.`);
}

function tooSlow(): Refusal {
  return new Refusal(408, 'RequestTimeout', 'The body took too long.');
}
