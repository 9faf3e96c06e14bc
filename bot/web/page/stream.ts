import type { Batch } from './wire.ts';

/** A WebSocket on which the desk speaks. */
export interface Stream {
  /** Settles when it is over, for whatever reason. */
  readonly over: Promise<void>;
  /** Whether nothing was heard for so long; the desk says something each 20 s at least. */
  silentFor(ms: number): boolean;
  close(): void;
}

const openMs = 10_000;
const silenceMs = 45_000;

/** @param hear  called for each frame in order; one that is empty or cannot be read is passed over */
export function openStream(address: string, hear: (batch: Batch) => void, opened: () => void): Stream {
  const socket = new WebSocket(address);
  let heard = Date.now();
  let end: () => void = () => {};
  const over = new Promise<void>(resolve => {
    end = resolve;
  });

  // A machine that slept finds out here, as its timers stood still, too.
  const watch = setInterval(() => {
    const limit = socket.readyState === WebSocket.CONNECTING ? openMs : silenceMs;
    if (Date.now() - heard > limit) close();
  }, 3000);

  socket.onopen = () => {
    heard = Date.now();
    opened();
  };
  socket.onmessage = ({ data }) => {
    heard = Date.now();
    const batch = read(data);
    if (batch) hear(batch);
  };
  // Firefox closes late when the network is gone, so nothing waits for it.
  socket.onclose = finish;
  socket.onerror = finish;
  return { over, silentFor: ms => Date.now() - heard > ms, close };

  function close(): void {
    socket.close();
    finish();
  }

  function finish(): void {
    clearInterval(watch);
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    end();
  }
}

function read(data: unknown): Batch | undefined {
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    const batch = JSON.parse(data) as Partial<Batch>;
    return Array.isArray(batch.activities) ? (batch as Batch) : undefined;
  } catch {
    return undefined;
  }
}
