import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../knowledge/fault.ts';
import { socketIn } from './local-socket.ts';
import type { Dump, Piece } from './store/dump.ts';
import { decodeDump, encodeDump } from './store/dump-stream.ts';

/** Where a running desk gives away all that it holds, on the socket of its data folder. */
export const dumpPath = '/dump';

/** Sends a dump, as fast as it is read; what breaks off has no end to it. */
export function sendDump(dump: Dump, response: ServerResponse): void {
  pipeline(Readable.from(encodeDump(dump), { objectMode: false }), response).catch(() => response.destroy());
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
