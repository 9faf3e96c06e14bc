import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/** A plain TCP balancer: it knows nothing of HTTP, and no customer belongs to anybody. */
export interface Balancer {
  readonly port: number;
  /** How many connections each target was given, in their order. */
  given(): readonly number[];
  /** Passes no byte on, in either direction, as a network that has gone silent; connections are still taken. */
  hold(): void;
  /** What was held goes on. */
  pass(): void;
  close(): Promise<void>;
}

/** @param targets connections are given to them in turns; one that refuses is passed over for this time */
export async function tcpBalancer(targets: readonly NetConnectOpts[]): Promise<Balancer> {
  const given = targets.map(() => 0);
  const sockets = new Set<Socket>();
  let next = 0;
  let held = false;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, client => {
    follow(client);
    give(client, targets.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    given: () => given,
    hold() {
      held = true;
      for (const socket of sockets) socket.pause();
    },
    pass() {
      held = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };

  function give(client: Socket, tries: number): void {
    const index = next % targets.length;
    next += 1;
    const target = connect({ ...(targets[index] as NetConnectOpts), allowHalfOpen: true });
    const refused = (): void => {
      if (tries > 1 && !client.destroyed) give(client, tries - 1);
      else client.resetAndDestroy();
    };
    target.once('error', refused);
    target.once('connect', () => {
      target.off('error', refused);
      given[index] = (given[index] ?? 0) + 1;
      join(client, follow(target));
    });
  }

  function follow(socket: Socket): Socket {
    sockets.add(socket.setNoDelay(true).once('close', () => sockets.delete(socket)));
    return socket.on('error', () => {});
  }

  /** An end is passed on as an end, a break as a break. */
  function join(client: Socket, target: Socket): void {
    if (client.destroyed) target.resetAndDestroy();
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      from.on('data', bytes => {
        if (!to.write(bytes)) from.pause();
      });
      to.on('drain', () => {
        if (!held) from.resume();
      });
      from.once('end', () => to.end());
      from.once('close', broken => {
        // One that was never connected, or is gone already, has nothing to reset.
        if (broken && to.readyState === 'open') to.resetAndDestroy();
        else if (broken) to.destroy();
      });
      if (!held) from.resume();
    }
  }
}
