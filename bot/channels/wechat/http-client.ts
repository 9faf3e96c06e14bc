import type { Timer } from '../../timer.ts';
import type { Failed } from './transport.ts';

/** What came back, whole; a status of its own is no success. */
export type Fetched = { readonly ok: true; readonly contentType: string; readonly bytes: Buffer } | Failed;

export interface HttpClient {
  /** @param maxBytes more is not read */
  fetch(url: string, init: RequestInit, maxBytes: number, signal?: AbortSignal): Promise<Fetched>;
}

/** Longer than WeChat ever takes, shorter than anybody waits. */
const timeoutMs = 8000;

/** Node's own fetch with an end to its time and size, and without redirects. Nothing that it met is told but its kind. */
export function httpClient(timer: Timer): HttpClient {
  return {
    async fetch(url, init, maxBytes, signal) {
      const stop = new AbortController();
      const end = timer.set(() => stop.abort(), timeoutMs);
      const given = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
      try {
        const response = await fetch(url, { ...init, redirect: 'error', signal: given });
        const bytes = await bounded(response, maxBytes);
        if (!response.ok) return failed(`HTTP ${response.status}`);
        if (bytes === undefined) return { ok: false, trouble: 'media', why: 'too large' };
        return { ok: true, contentType: response.headers.get('content-type') ?? '', bytes };
      } catch (fault) {
        return failed(given.aborted ? 'timeout' : kindOf(fault));
      } finally {
        timer.clear(end);
      }
    },
  };
}

async function bounded(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function failed(why: string): Failed {
  return { ok: false, trouble: 'network', why };
}

function kindOf(fault: unknown): string {
  const { code, name, cause } = fault as { code?: unknown; name?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? code ?? name ?? 'unknown').slice(0, 60);
}
