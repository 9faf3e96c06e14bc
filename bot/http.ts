import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** A request as routes see it, past every guard of `server.ts`. */
export interface Incoming {
  readonly method: string;
  /** The parts of the path that the route names, decoded; `*` is the rest. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Who calls, for rate limits: the address, IPv6 by its /64. */
  readonly client: string;
  /** Where the desk is reached from outside, without a slash at the end. */
  readonly baseUrl: string;
  /**
   * The body as JSON, at most `maxBytes` and 2 MiB, 10,000 values and 32 levels deep; undefined when it is empty.
   *
   * @throws Refusal 400, 408, 413, 415
   */
  json(maxBytes?: number): Promise<unknown>;
  /**
   * The body as it came, at most `maxBytes`.
   *
   * @throws Refusal 408, 413, 503
   */
  bytes(maxBytes: number): Promise<Buffer>;
  /**
   * The body as it came, at most 64 MiB.
   *
   * @throws Refusal 408, 413, 503
   */
  upload(): Promise<Buffer>;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** One address of the service. A GET answers HEAD as well. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `:name` stands for one part, `*` at the end for the rest. */
  readonly path: string;
  /** May throw a Refusal; a Fault of the store becomes 503, anything else 500. */
  handle(request: Incoming): Promise<Answer> | Answer;
}

/** What a WebSocket client asks for, before it has been let in. */
export type IncomingUpgrade = Pick<Incoming, 'params' | 'query' | 'headers' | 'client' | 'baseUrl'>;

/** Takes the connection over. */
export type Accept = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** An address that speaks WebSocket. */
export interface Upgrade {
  /** Its named groups are the `params`. */
  readonly path: RegExp;
  /** @throws Refusal when the client is not let in */
  open(request: IncomingUpgrade): Promise<Accept> | Accept;
}

/** An answer of 4xx or 503 given from deep inside; what it says is shown to the client. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get answer(): Answer {
    return json(this.status, { error: { code: this.code, message: this.message } }, this.headers);
  }
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** 429 or 503 with the time to wait, in whole seconds as HTTP counts it. */
export function tryLater(status: 429 | 503, seconds: number): Refusal {
  const after = { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) };
  return status === 429
    ? new Refusal(429, 'TooManyRequests', 'Too many requests. Try again later.', after)
    : new Refusal(503, 'ServiceUnavailable', 'The desk cannot take this at the moment. Try again later.', after);
}
