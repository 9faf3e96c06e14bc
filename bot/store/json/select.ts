import { comparePlaces, liesBehind, type Place } from '../order.ts';
import type { Query } from '../store.ts';
import type { Change } from './ledger.ts';
import type { Kept, Table } from './tables.ts';

/**
 * The records of an index with layers of changes laid over the table, the topmost first. No more of the index
 * is walked than is asked for.
 */
export function select(
  table: Table,
  index: number,
  query: Query,
  layers: readonly ReadonlyMap<string, Change>[],
): [string, Kept][] {
  const limit = query.limit ?? Number.POSITIVE_INFINITY;
  const changed = changesIn(index, query, layers);
  const found: [string, Kept][] = [];
  let next = 0;
  const take = (id: string, kept: Kept | undefined): void => {
    if (kept !== undefined && found.length < limit) found.push([id, kept]);
  };
  for (const place of table.walk(index, query)) {
    if (found.length >= limit) return found;
    if (layers.some(layer => layer.has(place.id))) continue;
    for (
      let change = changed[next];
      change !== undefined && before(change.place, place, query);
      change = changed[++next]
    ) {
      take(change.place.id, change.kept);
    }
    take(place.id, table.records.get(place.id));
  }
  for (const { place, kept } of changed.slice(next)) take(place.id, kept);
  return found;
}

interface Found {
  readonly place: Place;
  readonly kept: Kept;
}

/** What the layers put into the index, of what is asked for, in the order asked for. */
function changesIn(index: number, query: Query, layers: readonly ReadonlyMap<string, Change>[]): Found[] {
  const found: Found[] = [];
  layers.forEach((layer, depth) => {
    for (const [id, { kept }] of layer) {
      const key = kept?.keys[index];
      if (kept === undefined || key === undefined || key.by !== query.equals) continue;
      if (!liesBehind(key.order, query.after, query.descending ?? false)) continue;
      if (layers.slice(0, depth).some(above => above.has(id))) continue;
      found.push({ place: { order: key.order, id }, kept });
    }
  });
  return found.sort((a, b) => (before(a.place, b.place, query) ? -1 : 1));
}

function before(a: Place, b: Place, query: Query): boolean {
  return query.descending ? comparePlaces(a, b) > 0 : comparePlaces(a, b) < 0;
}
