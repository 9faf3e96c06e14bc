import { setTimeout as pause } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { isFault } from '../../../knowledge/fault.ts';
import type { Logger } from '../../logging.ts';
import { activities } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import type { FileLinks } from './file-links.ts';
import { activitySet } from './wire.ts';

/** The open WebSockets, by conversation. */
export interface Streams {
  /** @param after the place in the log from which everything is sent */
  add(socket: WebSocket, conversation: string, after: number, baseUrl: string): void;
  committed(conversation: string): void;
  /** How many there are in a conversation. */
  count(conversation: string): number;
  close(): Promise<void>;
}

export interface StreamsOptions {
  readonly store: Store;
  readonly links: FileLinks;
  readonly log: Logger;
  /** Proxies cut what is silent for a minute, and clients believe in a line that is silent. */
  readonly keepAliveMs: number;
  /** From one look into a log that cannot be read at the moment to the next. */
  readonly laterMs: number;
}

/** Lines a frame. */
const page = 50;
const maxBuffered = 4 * 1024 * 1024;
/** A phone in a tunnel comes back. */
const maxUnheard = 3;
const closeMs = 2000;
/** RFC 6455 and the registry of close codes. */
const restarting = 1012;
const serverError = 1011;

/**
 * Each socket reads the log for itself, from where it stands: what was committed is sent once and in order however
 * hints arrive, and a slow client holds one frame in memory, no more.
 */
export function streams({ store, links, log, keepAliveMs, laterMs }: StreamsOptions): Streams {
  const open = new Map<string, Set<Listener>>();
  const timer = setInterval(keepAlive, keepAliveMs);
  timer.unref();

  return {
    add(socket, conversation, after, baseUrl) {
      const listener: Listener = { socket, conversation, after, baseUrl, reading: false, hinted: false, unheard: 0 };
      const listeners = open.get(conversation) ?? new Set();
      open.set(conversation, listeners.add(listener));
      socket.on('pong', () => {
        listener.unheard = 0;
      });
      // What clients send here are signs of life.
      socket.on('message', () => {
        listener.unheard = 0;
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        listeners.delete(listener);
        if (listeners.size === 0 && open.get(conversation) === listeners) open.delete(conversation);
      });
      void send(listener);
    },

    committed(conversation) {
      for (const listener of open.get(conversation) ?? []) void send(listener);
    },

    count: conversation => open.get(conversation)?.size ?? 0,

    async close() {
      clearInterval(timer);
      await Promise.all(everyone().map(({ socket }) => closed(socket)));
    },
  };

  function everyone(): Listener[] {
    return [...open.values()].flatMap(listeners => [...listeners]);
  }

  async function send(listener: Listener): Promise<void> {
    listener.hinted = true;
    if (listener.reading) return;
    listener.reading = true;
    try {
      while (listener.hinted && listener.socket.readyState === listener.socket.OPEN) {
        listener.hinted = false;
        await sendNext(listener).catch(fault => later(listener, fault));
      }
    } catch (fault) {
      log.warn({ fault, conversation: listener.conversation }, 'stream ended');
      listener.socket.close(serverError);
    } finally {
      listener.reading = false;
    }
  }

  /** Nothing is missed on a line that stays open, and all of them at once would come back for new ones. */
  async function later(listener: Listener, fault: unknown): Promise<void> {
    if (!isFault(fault, 'store.unavailable')) throw fault;
    listener.hinted = true;
    await pause(laterMs, undefined, { ref: false });
  }

  async function sendNext(listener: Listener): Promise<void> {
    const { socket, conversation, after, baseUrl } = listener;
    const lines = await store.find(activities, 'conversation', { equals: conversation, after, limit: page });
    const last = lines.at(-1);
    if (!last) return;
    if (lines.length === page) listener.hinted = true;
    listener.after = last.seq;
    const frame = JSON.stringify(activitySet(lines, after, baseUrl, links));
    // An error means that the socket is about to close, which its own event tells.
    await new Promise<void>(resolve => socket.send(frame, () => resolve()));
  }

  function keepAlive(): void {
    for (const listener of everyone()) {
      const { socket } = listener;
      if (listener.unheard === maxUnheard || socket.bufferedAmount > maxBuffered) {
        socket.terminate();
        continue;
      }
      listener.unheard += 1;
      socket.ping();
      socket.send('');
    }
  }
}

interface Listener {
  readonly socket: WebSocket;
  readonly conversation: string;
  readonly baseUrl: string;
  after: number;
  reading: boolean;
  /** The log may have grown since it was read. */
  hinted: boolean;
  /** Keep-alives since something was heard from the client. */
  unheard: number;
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(() => socket.terminate(), closeMs);
    socket.once('close', () => {
      clearTimeout(late);
      resolve();
    });
    socket.close(restarting);
  });
}
