/** What a record is filed under in an index. */
export interface Key {
  readonly by: string | undefined;
  readonly order: string | number;
}

/** Where a record stands in an index: its `order` value, then its id. */
export interface Place {
  readonly order: string | number;
  readonly id: string;
}

/** Numbers by size and before strings; strings by code unit; ties by id. */
export function comparePlaces(a: Place, b: Place): number {
  return compareOrders(a.order, b.order) || compareStrings(a.id, b.id);
}

/** Whether an `order` value lies strictly behind `after` in the direction. */
export function liesBehind(order: Place['order'], after: Place['order'] | undefined, descending: boolean): boolean {
  if (after === undefined) return true;
  return descending ? compareOrders(order, after) < 0 : compareOrders(order, after) > 0;
}

/** Numbers by size and before strings; strings by code unit. */
export function compareOrders(a: Place['order'], b: Place['order']): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareStrings(a, b);
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a record is filed under; undefined when it is not in the index. */
export function keyIn(
  { by, order }: { readonly by?: string; readonly order: string },
  record: unknown,
): Key | undefined {
  const at = field(record, order);
  if (typeof at !== 'string' && typeof at !== 'number') return undefined;
  if (by === undefined) return { by: undefined, order: at };
  const under = field(record, by);
  return typeof under === 'string' ? { by: under, order: at } : undefined;
}

function field(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null
    ? Object.getOwnPropertyDescriptor(record, name)?.value
    : undefined;
}
