import { expect } from 'chai';
import fc from 'fast-check';
import { insertPlace, removePlace, walkPlaces } from '../../bot/store/json/sorted-list.ts';
import { comparePlaces, type Place } from '../../bot/store/order.ts';

const place: fc.Arbitrary<Place> = fc.record({
  order: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom('a', 'b', '\u{1f600}', '\uffff')),
  id: fc.constantFrom('x', 'y', 'z'),
});

describe('a sorted list', () => {
  it('is what sorting gives, whatever is put in and taken out', () => {
    const distinct = fc.uniqueArray(place, { selector: p => JSON.stringify(p), maxLength: 30 });
    fc.assert(
      fc.property(distinct, fc.nat(), (places, seed) => {
        const list: Place[] = [];
        for (const p of places) insertPlace(list, p);
        const leaving = places.filter((_, i) => (seed + i) % 3 === 0);
        for (const p of leaving) removePlace(list, p);
        expect(list).to.deep.equal(places.filter(p => !leaving.includes(p)).sort(comparePlaces));
      }),
    );
  });

  it('has numbers by size before strings by code unit', () => {
    const list: Place[] = [];
    for (const order of ['b', 10, '\uffff', '\u{1f600}', 9, 'B']) insertPlace(list, { order, id: 'x' });
    expect(list.map(p => p.order)).to.deep.equal([9, 10, 'B', 'b', '\u{1f600}', '\uffff']);
    expect([...walkPlaces(list, 10, true)].map(p => p.order)).to.deep.equal([9]);
  });
});
