import { compareOrders, comparePlaces, type Place } from '../order.ts';

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
