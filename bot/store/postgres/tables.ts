import { Fault } from '../../../knowledge/fault.ts';
import type { Collection, Identified, Query } from '../store.ts';
import { toDatabase } from './text.ts';

/** A statement for the driver; with a name, so that a connection parses it once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A row of a table of records. `version` is a whole number, in words: it may be larger than a double holds. */
export interface Row {
  readonly version: string;
  readonly schema: number;
  readonly body: string;
}

/** What a transaction does to one record. */
export interface Write {
  readonly collection: string;
  readonly id: string;
  /** The version that it was read in; `absent`: it is not there. */
  readonly read: string;
  /** undefined: it goes. */
  readonly kept: { readonly schema: number; readonly body: string } | undefined;
}

/** The version of what is not there. */
export const absent = '0';

/** The statements over the tables of a store. */
export interface Tables {
  /** @throws Fault('program') for a collection that the store was not opened with, as all of them */
  get(collection: string, id: string): Statement;
  /** @param without ids that are left out */
  find(collection: string, index: string, query: Query, without: readonly string[]): Statement;
  index(collection: string, index: string, query: Query): { readonly by?: string; readonly order: string };
  /**
   * All that a transaction writes, in one statement. It gives one row: `version`, the new version of all of it, and
   * `met`, for how many records things were as the transaction has read them.
   */
  write(writes: readonly Write[]): Statement;
}

export function tablesOf(collections: readonly Collection<Identified>[]): Tables {
  const all = new Map(collections.map(each => [each.name, each]));
  const names = new Map<string, string>();
  const statement = (text: string, values: readonly unknown[]): Statement => {
    const name = names.get(text) ?? `desk${names.size}`;
    names.set(text, name);
    return { name, text, values };
  };
  const known = (name: string): Collection<Identified> => {
    const collection = all.get(name);
    if (collection === undefined) throw new Fault('program', { problem: 'unknown collection', collection: name });
    return collection;
  };
  const index: Tables['index'] = (collection, name, query) => {
    const declared = Object.entries(known(collection).indexes).find(([each]) => each === name)?.[1];
    if (declared === undefined || (declared.by === undefined) !== (query.equals === undefined)) {
      throw new Fault('program', { problem: 'query does not fit the index', collection, index: name });
    }
    return declared;
  };

  return {
    index,
    get: (collection, id) =>
      statement(`select version, schema, body from ${tableOf(known(collection).name)} where id = $1`, [toDatabase(id)]),
    find(collection, name, query, without) {
      const { by, number, text, filed } = keysOf(index(collection, name, query));
      const { after, descending = false } = query;
      const values: unknown[] = [query.limit ?? null];
      const value = (given: unknown): string => `$${values.push(given)}`;
      const conditions = [filed];
      if (by !== undefined) conditions.push(`${by} = ${value(toDatabase(query.equals ?? ''))}`);
      if (after !== undefined) {
        const place = typeof after === 'number' ? [after, ''] : ['Infinity', toDatabase(after)];
        const [at, named] = [value(place[0]), value(place[1])];
        conditions.push(`(${number}, ${text}) ${descending ? '<' : '>'} (${at}::float8, desk.code_units(${named}))`);
      }
      if (without.length > 0) conditions.push(`id <> all(${value(without.map(toDatabase))}::text[])`);
      const way = descending ? ' desc' : '';
      return statement(
        `select version, schema, body from ${tableOf(collection)} where ${conditions.join(' and ')}
        order by ${number}${way}, ${text}${way}, ${idOrder}${way} limit $1::bigint`,
        values,
      );
    },
    write(writes) {
      const groups = new Map<string, { steps: (rows: string) => string; rows: string[] }>();
      for (const write of writes) {
        const { collection, id, read, kept } = write;
        const act = actOf(write);
        const table = tableOf(known(collection).name);
        const group = groups.get(`${act} ${table}`) ?? { steps: acts[act](table), rows: [] };
        groups.set(`${act} ${table}`, group);
        const body = kept === undefined ? '' : `,"schema":${kept.schema},"body":${kept.body}`;
        group.rows.push(`{"id":${JSON.stringify(toDatabase(id))},"read":${read}${body}}`);
      }
      // In one order, so that the same kinds of writes are the same statement.
      const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
      const steps = sorted.map(({ steps }, i) => `w${i} as (${steps(`$${i + 1}::jsonb`)})`);
      const met = steps.map((_, i) => `(select count(*) from w${i})`).join(' + ');
      return statement(
        `with ${steps.join(', ')} select ${xid}::text as version, (${met})::integer as met`,
        sorted.map(({ rows }) => `[${rows.join(',')}]`),
      );
    },
  };
}

/** The number of the transaction, which no other one ever has. */
export const xid = 'pg_current_xact_id()';

type Act = 'insert' | 'update' | 'delete' | 'miss';

function actOf({ read, kept }: Write): Act {
  if (kept === undefined) return read === absent ? 'miss' : 'delete';
  return read === absent ? 'insert' : 'update';
}

/** Each gives a row for every record that was as it should be. A version only grows, also in data of another server. */
const acts: Readonly<Record<Act, (table: string) => (rows: string) => string>> = {
  insert: table => rows =>
    `insert into ${table} (id, version, schema, body) select id, ${xid}::text::bigint, schema, body
    from jsonb_to_recordset(${rows}) as r(id text, schema integer, body jsonb) on conflict (id) do nothing returning 1`,
  update: table => rows =>
    `update ${table} t set version = greatest(${xid}::text::bigint, t.version + 1), schema = r.schema, body = r.body
    from jsonb_to_recordset(${rows}) as r(id text, read bigint, schema integer, body jsonb)
    where t.id = r.id and t.version = r.read returning 1`,
  delete: table => rows =>
    `delete from ${table} t using jsonb_to_recordset(${rows}) as r(id text, read bigint)
    where t.id = r.id and t.version = r.read returning 1`,
  miss: table => rows =>
    `select 1 from jsonb_to_recordset(${rows}) as r(id text)
    where not exists (select 1 from ${table} t where t.id = r.id)`,
};

/** handledMessages → desk.handled_messages */
export function tableOf(collection: string): string {
  return `desk.${snake(collection)}`;
}

/** What makes the table of a collection and its indexes, each by the name that it has in the schema. */
export function declarationsOf(collection: Collection<Identified>): { readonly name: string; readonly sql: string }[] {
  const table = snake(collection.name);
  return [
    {
      name: table,
      sql: `create table desk.${table} (id text collate "C" primary key, version bigint not null,
        schema integer not null, body jsonb not null)`,
    },
    ...Object.values(collection.indexes).map(index => {
      const { by, number, text, filed } = keysOf(index as { by?: string; order: string });
      const fields = [index.by, index.order].flatMap(field => (field === undefined ? [] : [snake(field)]));
      // Named by what it holds: an index that is declared anew is made anew.
      const name = [table, 'by', ...fields].join('_');
      const columns = [...(by === undefined ? [] : [`(${by})`]), `(${number})`, `(${text})`, `(${idOrder})`];
      return { name, sql: `create index ${name} on desk.${table} (${columns.join(', ')}) where ${filed}` };
    }),
  ];
}

/** The index by which a sweep finds what is new in a table, see `changes.ts`. */
export function versionIndexOf(collection: string): { readonly name: string; readonly sql: string } {
  const table = snake(collection);
  return { name: `${table}_by_version`, sql: `create index ${table}_by_version on desk.${table} (version)` };
}

const idOrder = 'desk.code_units(id) collate "C"';

/** What an index is made of. An older record is filed by its fields as they stand: moving them takes a migration. */
function keysOf({ by, order }: { readonly by?: string; readonly order: string }) {
  const at = `body->'${plain(order)}'`;
  const number = `desk.order_number(${at})`;
  const isThere = `${number} is not null`;
  return {
    number,
    text: `desk.order_text(${at}) collate "C"`,
    by: by === undefined ? undefined : `(body->>'${plain(by)}') collate "C"`,
    filed: by === undefined ? isThere : `${isThere} and jsonb_typeof(body->'${plain(by)}') = 'string'`,
  };
}

function snake(name: string): string {
  return plain(name).replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** Names come from declarations and stand in statements as they are. */
export function plain(name: string): string {
  if (!/^[a-z][A-Za-z\d]{0,30}$/.test(name)) throw new Fault('program', { problem: 'not the name of a field', name });
  return name;
}
