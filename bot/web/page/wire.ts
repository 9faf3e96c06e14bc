import type { Activity } from './activity.ts';
import type { Parcel } from './parcel.ts';

/** The right to speak in the visitor's conversation, for a while. */
export interface Session {
  readonly token: string;
  readonly conversation: string;
  readonly user: string;
  /** When it is over, by this device's clock. */
  readonly until: number;
}

export interface Batch {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

/** The desk's Direct Line, one method a request. Each may throw `Away`, `Expired` or `Refused`. */
export interface Wire {
  /** The visitor is known by a cookie; the conversation is the same each time. */
  session(): Promise<Session>;
  /** Begins the conversation, if it has not begun. */
  start(session: Session, language: string): Promise<void>;
  since(session: Session, watermark: string | undefined): Promise<Batch>;
  /** @returns an address for a WebSocket that tells all that comes after the watermark */
  stream(session: Session, watermark: string | undefined): Promise<string>;
  post(session: Session, parcel: Parcel): Promise<string>;
}

/** The desk is out of reach or busy: the same again later. */
export class Away extends Error {
  override readonly name = 'Away';

  constructor(
    readonly retryAfterMs?: number,
    /** It answered, but with a fault of its own. */
    readonly fault = false,
  ) {
    super('The desk is out of reach.');
  }
}

/** The token is over: the same again with a new session. */
export class Expired extends Error {
  override readonly name = 'Expired';
}

/** The desk says no, and will say so again. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly status: number) {
    super(`The desk answered ${status}.`);
  }
}

const answerMs = 20_000;
const uploadMs = 180_000;

export function httpWire(): Wire {
  return {
    async session() {
      const asked = Date.now();
      const { token, conversationId, userId, expires_in } = await ask('/directline/token', { method: 'POST' });
      const until = asked + Number(expires_in) * 1000;
      return { token: String(token), conversation: String(conversationId), user: String(userId), until };
    },

    async start(session, language) {
      await ask('/v3/directline/conversations', json(session, { locale: language }));
    },

    async since(session, watermark) {
      const { activities, watermark: next } = await ask(`${path(session)}/activities${query(watermark)}`, get(session));
      return { activities: activities as Activity[], ...(next !== undefined && { watermark: String(next) }) };
    },

    async stream(session, watermark) {
      return String((await ask(`${path(session)}${query(watermark)}`, get(session))).streamUrl);
    },

    async post(session, { activity, files }) {
      const answer =
        files.length === 0
          ? await ask(`${path(session)}/activities`, json(session, activity))
          : await ask(
              `${path(session)}/upload?userId=${encodeURIComponent(session.user)}`,
              form(session, { activity, files }),
            );
      return String(answer.id);
    },
  };
}

const path = (session: Session) => `/v3/directline/conversations/${encodeURIComponent(session.conversation)}`;
const query = (watermark = '') => (watermark === '' ? '' : `?watermark=${encodeURIComponent(watermark)}`);
const bearer = (session: Session) => ({ Authorization: `Bearer ${session.token}` });
const get = (session: Session): RequestInit => ({ headers: bearer(session) });

function json(session: Session, value: unknown): RequestInit {
  const headers = { ...bearer(session), 'Content-Type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(value) };
}

/** As Microsoft's client sends it: the activity is a part of its own type, the files follow. */
function form(session: Session, { activity, files }: Parcel): RequestInit {
  const body = new FormData();
  body.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  for (const file of files) body.append('file', file, file.name);
  return { method: 'POST', headers: bearer(session), body };
}

async function ask(address: string, request: RequestInit): Promise<Record<string, unknown>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), request.body instanceof FormData ? uploadMs : answerMs);
  try {
    const response = await fetch(address, { ...request, cache: 'no-store', signal: patience.signal });
    if (response.ok) return (await response.json()) as Record<string, unknown>;
    throw failure(response);
  } catch (error) {
    throw error instanceof Expired || error instanceof Refused || error instanceof Away ? error : new Away();
  } finally {
    clearTimeout(timer);
  }
}

function failure({ status, headers }: Response): Error {
  if (status === 401 || status === 403 || status === 404) return new Expired();
  if (status === 408 || status === 429 || status >= 500) {
    const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
    return new Away(Number.isFinite(seconds) ? seconds * 1000 : undefined, status === 500);
  }
  return new Refused(status);
}
