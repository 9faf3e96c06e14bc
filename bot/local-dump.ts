import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../knowledge/fault.ts';
import { socketIn } from './local-socket.ts';
import type { Dump, Piece } from './store/dump.ts';
import { decodeDump, encodeDump } from './store/dump-stream.ts';

/** Where a running desk gives away all that it holds, on the socket of its data folder. */
export const dumpPath = '/dump';

/** Sends a dump, no faster than it is read; what breaks off has no end to it. */
export function sendDump(dump: Dump, response: ServerResponse): void {
  pipeline(Readable.from(restfully(encodeDump(dump)), { objectMode: false }), response).catch(() => response.destroy());
}

/** With a rest after each part, several times as long as its making: customers are waiting, and a backup is not. */
async function* restfully(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const part of parts) {
    yield part;
    await pause(1);
  }
}

/** All that the desk on this folder holds. @throws Fault('store.unavailable') when it does not answer, or breaks off */
export async function* receiveDump(folder: string): AsyncGenerator<Piece> {
  try {
    const asked = httpRequest({ socketPath: socketIn(folder), path: dumpPath }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    yield* decodeDump(response);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('store.unavailable', { folder, why: 'the desk ended', remedy: 'try again' }, error);
  }
}
