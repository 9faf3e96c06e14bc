import type { Timer } from '../timer.ts';

/** A message with a code, as it is brought to a phone. */
export interface CodeMessage {
  /** In international form: "+8613812345678". */
  readonly to: string;
  readonly code: string;
  /** The whole message, for senders that take one. */
  readonly text: string;
  /** How long the code is good. */
  readonly minutes: number;
  readonly language: string;
  /** The same whenever this message is sent again, and no other one's, so that the far side may know it again. */
  readonly key: string;
}

/** Brings codes to phones. It does not throw for what the far side or the network does, and tells no log of its own. */
export type CodeSender = (message: CodeMessage, signal: AbortSignal) => Promise<CodeBrought>;

export type CodeBrought =
  | { readonly ok: true }
  /** `why`: a status or the code of an error; nothing that the far side wrote. */
  | { readonly ok: false; readonly why: string; readonly remedy: string };

/** For whoever tries the desk on their own machine: the code is printed. */
export function consoleSender(print: (line: string) => void): CodeSender {
  return async ({ to, text }) => {
    print(`\n  短信 / SMS ${to}:  ${text}\n`);
    return { ok: true };
  };
}

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly timer: Timer;
}

/** Nobody waits longer for an answer; two tries and the pause between them fit into the hold of `outbox.ts`. */
const timeoutMs = 6000;
const pauseMs = 1000;
const tries = 2;

/**
 * Hands codes to a service of the shop's, which sends them by whatever provider it has: POST with JSON, the secret as
 * Bearer, and the key of the message as Idempotency-Key. What it does not answer, or answers with 408, 429 or 5xx, is
 * tried once more; any other status than 2xx is a refusal.
 */
export function webhookSender({ url, secret, timer }: WebhookOptions): CodeSender {
  return async (message, signal) => {
    const { key, ...body } = message;
    const init: RequestInit = {
      method: 'POST',
      redirect: 'error',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        Authorization: `Bearer ${secret}`,
        'Idempotency-Key': key,
      },
      body: JSON.stringify(body),
    };
    let why = 'closed';
    for (let left = tries; left > 0 && !signal.aborted; left -= 1) {
      const status = await posted(init, signal);
      if (typeof status === 'number' && status >= 200 && status < 300) return { ok: true };
      why = typeof status === 'number' ? `HTTP ${status}` : status;
      if (typeof status === 'number' && !isPassing(status)) return { ok: false, why, remedy: remedyFor(status) };
      if (left > 1) await new Promise<void>(resolve => timer.set(resolve, pauseMs));
    }
    return { ok: false, why, remedy: 'see that whatever SMS_WEBHOOK_URL names is up and answers within 6 seconds' };
  };

  /** @returns the status, or what went wrong */
  async function posted(init: RequestInit, signal: AbortSignal): Promise<number | string> {
    const late = new AbortController();
    const end = timer.set(() => late.abort(), timeoutMs);
    const given = AbortSignal.any([signal, late.signal]);
    try {
      const response = await fetch(url, { ...init, signal: given });
      await response.body?.cancel();
      return response.status;
    } catch (fault) {
      return given.aborted ? 'timeout' : kindOf(fault);
    } finally {
      timer.clear(end);
    }
  }
}

function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function remedyFor(status: number): string {
  if (status === 401 || status === 403)
    return 'SMS_WEBHOOK_SECRET is not the one that the service at SMS_WEBHOOK_URL wants';
  if (status === 404 || status === 405) return 'SMS_WEBHOOK_URL does not name what takes codes by POST';
  return 'look at what the service at SMS_WEBHOOK_URL says to this status; README.md tells what it is sent';
}

function kindOf(fault: unknown): string {
  const { code, name, cause } = fault as { code?: unknown; name?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? code ?? name ?? 'unknown').slice(0, 60);
}
