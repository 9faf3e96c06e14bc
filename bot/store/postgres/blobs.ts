import type { Pool } from 'pg';
import { Fault } from '../../../knowledge/fault.ts';
import type { Blobs } from '../blobs.ts';
import { faultOf } from './faults.ts';

/**
 * Blobs as rows of a table.
 *
 * @param check see `Silence`
 */
export function postgresBlobs(pool: Pool, check: () => void): Blobs {
  const ask = async <R extends object>(text: string, values: unknown[] = []) => {
    check();
    return pool.query<R>(text, values).catch(error => {
      throw faultOf(error);
    });
  };
  return {
    async put(id, bytes) {
      if (!blobId.test(id)) throw new Fault('program', { problem: 'not an id of a blob' });
      const { rowCount } = await ask('insert into desk.blobs (id, bytes) values ($1, $2) on conflict do nothing', [
        id,
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      ]);
      if (rowCount !== 1) throw new Fault('program', { problem: 'the id of a blob was used twice' });
    },
    async get(id) {
      if (!blobId.test(id)) return undefined;
      const { rows } = await ask<{ bytes: Uint8Array }>('select bytes from desk.blobs where id = $1', [id]);
      return rows[0]?.bytes;
    },
    async remove(id) {
      if (blobId.test(id)) await ask('delete from desk.blobs where id = $1', [id]);
    },
    async list() {
      const { rows } = await ask<{ id: string; keptAt: Date }>('select id, kept_at as "keptAt" from desk.blobs');
      return rows;
    },
  };
}

const blobId = /^[A-Za-z0-9_-]{1,64}$/;
