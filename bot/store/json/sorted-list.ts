/** Where a record stands in an index: its `order` value, then its id. */
export interface Place {
  readonly order: string | number;
  readonly id: string;
}

/** Numbers by size and before strings; strings by code unit; ties by id. */
export function comparePlaces(a: Place, b: Place): number {
  return compareOrders(a.order, b.order) || compareStrings(a.id, b.id);
}

/** Adds a place to a list kept in order. At the end, where records mostly go, this takes constant time. */
export function insertPlace(list: Place[], place: Place): void {
  const last = list.at(-1);
  if (last === undefined || comparePlaces(last, place) < 0) list.push(place);
  else
    list.splice(
      countWhere(list, other => comparePlaces(other, place) < 0),
      0,
      place,
    );
}

/** Takes out a place that is in the list. */
export function removePlace(list: Place[], place: Place): void {
  const last = list.at(-1);
  if (last !== undefined && comparePlaces(last, place) === 0) list.pop();
  else
    list.splice(
      countWhere(list, other => comparePlaces(other, place) < 0),
      1,
    );
}

/** The ids of a list in order, from strictly behind `after` on; the start is found by halving. */
export function* walkPlaces(list: readonly Place[], after: Place['order'] | undefined, descending: boolean) {
  if (descending) {
    const end = after === undefined ? list.length : countWhere(list, p => compareOrders(p.order, after) < 0);
    for (let i = end - 1; i >= 0; i--) yield list[i] as Place;
  } else {
    const start = after === undefined ? 0 : countWhere(list, p => compareOrders(p.order, after) <= 0);
    for (let i = start; i < list.length; i++) yield list[i] as Place;
  }
}

/** Whether an `order` value lies strictly behind `after` in the direction. */
export function liesBehind(order: Place['order'], after: Place['order'] | undefined, descending: boolean): boolean {
  if (after === undefined) return true;
  return descending ? compareOrders(order, after) < 0 : compareOrders(order, after) > 0;
}

function compareOrders(a: Place['order'], b: Place['order']): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareStrings(a, b);
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many places at the start of the list meet a test that, along the list, turns false once. */
function countWhere(list: readonly Place[], test: (place: Place) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(list[middle] as Place)) low = middle + 1;
    else high = middle;
  }
  return low;
}
