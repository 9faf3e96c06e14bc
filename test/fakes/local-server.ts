import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Lookout, lookout } from './lookout.ts';

/** Somebody else's server, on this machine; a test waits for what it has heard. */
export interface LocalServer extends Lookout {
  readonly url: string;
  /** Ends also the connections that are still waiting for an answer. */
  close(): Promise<void>;
}

/** @param answer is looked at when it is through; it may `look` before */
export async function localServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LocalServer> {
  const { look, until } = lookout();
  const server = createServer((request, response) => {
    void answer(request, response).then(look);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    look,
    until,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
