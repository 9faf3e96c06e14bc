import { join } from 'node:path';
import type { PostgresServer } from '../store/postgres-server.ts';
import { tcpBalancer } from './balancer.ts';
import { startFleet } from './fleet.ts';
import { type Outage, outage } from './outage.ts';

export interface SilentDatabaseOptions {
  readonly server: PostgresServer;
  readonly folder: string;
  readonly instances: number;
  /** How long it is silent. */
  readonly milliseconds: number;
  /** milliseconds */
  readonly clock: () => number;
}

/** Desks whose database takes connections and answers nothing for a while, as a network that drops what is sent. */
export async function silentDatabase({
  server,
  folder,
  instances,
  milliseconds,
  clock,
}: SilentDatabaseOptions): Promise<Outage> {
  const url = new URL(await server.database());
  const relay = await tcpBalancer([{ path: join(url.searchParams.get('host') ?? '', '.s.PGSQL.5432') }]);
  const database = `postgres://postgres@127.0.0.1:${relay.port}${url.pathname}`;
  const fleet = await startFleet({ instances, database, folder, clock });
  try {
    await fleet.ready();
    const urls = fleet.desks.map(each => each.url);
    const goes = async () => relay.hold();
    const comes = async () => relay.pass();
    return await outage({ urls, goes, comes, milliseconds, clock });
  } finally {
    await fleet.close();
    await relay.close();
  }
}
