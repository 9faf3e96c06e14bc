import type { Answer, Incoming } from './http.ts';

/** A file that was made ready at the start, in the encodings that browsers ask for. */
export interface Prebuilt {
  readonly contentType: string;
  /** Without quotes; changes with the content. */
  readonly etag: string;
  readonly identity: Uint8Array;
  readonly br?: Uint8Array;
  readonly gzip?: Uint8Array;
  /** Its address changes with its content, so it may be kept for ever; otherwise it is asked for each time. */
  readonly immutable: boolean;
  /** Such as the Content-Security-Policy of a page. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A handler that serves it: the smallest encoding that the client takes, 304 when the client has it already. */
export function prebuilt(file: Prebuilt): (request: Incoming) => Answer {
  return request => {
    const encoding = accepted(request.headers['accept-encoding'], file);
    const etag = `"${file.etag}-${encoding}"`;
    const headers = {
      'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...file.headers,
      ETag: etag,
    };
    const known = String(request.headers['if-none-match'] ?? '').split(',');
    if (known.some(each => each.trim().replace(/^W\//, '') === etag)) return { status: 304, headers };
    return {
      status: 200,
      headers: {
        ...headers,
        'Content-Type': file.contentType,
        ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      },
      body: file[encoding] ?? file.identity,
    };
  };
}

function accepted(header: string | string[] | undefined, file: Prebuilt): 'br' | 'gzip' | 'identity' {
  const refused = /;\s*q=0(?:\.0*)?\s*$/;
  const wanted = String(header ?? '')
    .toLowerCase()
    .split(',')
    .filter(each => !refused.test(each))
    .map(each => each.split(';')[0]?.trim());
  if (file.br && wanted.includes('br')) return 'br';
  return file.gzip && wanted.includes('gzip') ? 'gzip' : 'identity';
}
