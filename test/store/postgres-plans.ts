import type { Client } from 'pg';
import { allCollections } from '../../bot/store/collections.ts';
import { type Statement, tableOf, tablesOf, type Write } from '../../bot/store/postgres/tables.ts';
import type { Collection, Identified, Query } from '../../bot/store/store.ts';

/** How PostgreSQL means to run one statement of the store. */
export interface Plan {
  readonly statement: string;
  readonly table: string;
  /** Tables that are read from end to end. */
  readonly scanned: readonly string[];
  readonly indexes: readonly string[];
}

/**
 * The plans of every statement of the store: `get`, each way to ask each index, and the four kinds of writes.
 *
 * @param generic as the server plans a statement for any values at all, once it has seen it often
 */
export async function plansOf(client: Client, { generic = false } = {}): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const collection of allCollections) {
    for (const [statement, asked] of await statementsOf(client, collection)) {
      const { rows } = generic
        ? await client.query(`explain (generic_plan, format json) ${asked.text}`)
        : await client.query(`explain (format json) ${asked.text}`, [...asked.values]);
      const nodes = nodesIn(rows[0]['QUERY PLAN'][0].Plan);
      const scanned = nodes
        .filter(node => node['Node Type'] === 'Seq Scan')
        .map(node => `desk.${node['Relation Name']}`);
      const indexes = nodes.flatMap(node => node['Index Name'] ?? []);
      plans.push({ statement: `${collection.name} ${statement}`, table: tableOf(collection.name), scanned, indexes });
    }
  }
  return plans;
}

async function statementsOf(client: Client, collection: Collection<Identified>): Promise<[string, Statement][]> {
  const tables = tablesOf(allCollections);
  const { name, schema } = collection;
  // Values as they stand in the middle of the table.
  const { rows } = await client.query(`select id, version::text, body::text from ${tableOf(name)}
    offset (select count(*) / 2 from ${tableOf(name)}) limit 1`);
  const { id = 'x', version = '1', body = '{}' } = rows[0] ?? {};
  const record: Record<string, string> = JSON.parse(body);
  const finds = Object.entries(collection.indexes).flatMap(([index, { by, order }]) =>
    [false, true].flatMap(descending =>
      [undefined, record[order] ?? 'x'].map((after): [string, Statement] => {
        const query: Query = {
          descending,
          limit: 50,
          ...(by !== undefined && { equals: record[by] ?? 'x' }),
          ...(after !== undefined && { after }),
        };
        const how = [index, descending && 'descending', after !== undefined && 'after'].filter(Boolean).join(' ');
        return [`find ${how}`, tables.find(name, index, query, [])];
      }),
    ),
  );
  const write = (act: string, read: string, kept: Write['kept'], which = id): [string, Statement] => [
    act,
    tables.write([{ collection: name, id: which, read, kept }]),
  ];
  return [
    ['get', tables.get(name, id)],
    ...finds,
    write('insert', '0', { schema, body }, 'new'),
    write('update', version, { schema, body }),
    write('delete', version, undefined),
    write('miss', '0', undefined, 'new'),
  ];
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Node[];
}

function nodesIn(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesIn)];
}
