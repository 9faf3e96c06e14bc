import fc from 'fast-check';
import { digestOf } from '../../bot/store/digest.ts';
import type { Dump, KeptBlob, KeptRecord, Piece } from '../../bot/store/dump.ts';

/** What a test puts into a store as a whole. */
export interface Content {
  readonly records: readonly KeptRecord[];
  readonly blobs: readonly KeptBlob[];
}

/** As a store would give it; `before` each piece something may happen. */
export async function* dumpOf(
  { records, blobs }: Content,
  before: (piece: number) => unknown = () => undefined,
): AsyncGenerator<Piece> {
  const pieces: Piece[] = [];
  for (let first = 0; first < records.length; first += 3) pieces.push({ records: records.slice(first, first + 3) });
  for (const blob of blobs) pieces.push({ blob });
  for (const [i, piece] of pieces.entries()) {
    await before(i);
    yield piece;
  }
  await before(pieces.length);
}

/** All that a dump gives, in an order of its own, with records as values. */
export async function contentOf(dump: Dump) {
  const records: { collection: string; id: string; schema: number; record: unknown }[] = [];
  const blobs: { id: string; keptAt: number; bytes: string }[] = [];
  for await (const piece of dump) {
    if ('blob' in piece) {
      const { id, keptAt, bytes } = piece.blob;
      blobs.push({ id, keptAt: keptAt.getTime(), bytes: Buffer.from(bytes).toString('hex') });
    } else {
      for (const { collection, id, schema, body } of piece.records) {
        records.push({ collection, id, schema, record: JSON.parse(body) });
      }
    }
  }
  return { records: byId(records), blobs: byId(blobs) };
}

function byId<T extends { readonly id: string; readonly collection?: string }>(list: T[]): T[] {
  const name = ({ collection = '', id }: T): string => `${collection} ${id}`;
  return list.sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

/** What no store may trip over. */
const oddities: readonly string[] = [
  ...['\0', '\u001a', '\u001a0000', '\ud83d', '\ude00', '😀', '\\u0000', '\n', '\u2028', '报修', '"', ''],
  ...['__proto__', 'constructor'],
];
const oddText = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom(...oddities));
const oddValue = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    oddText,
    fc.constantFrom(null, true, 0, -1.5, 1e21, 5e-324, 2 ** 53, 0.1),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(oddText, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

export const oddContent: fc.Arbitrary<Content> = fc.record({
  records: fc
    .uniqueArray(fc.tuple(fc.constantFrom('notes', 'pages'), oddText, fc.dictionary(oddText, oddValue)), {
      maxLength: 12,
      selector: ([collection, id]) => `${collection} ${id}`,
    })
    .map(list =>
      list.map(([collection, id, fields]) => {
        const entries = Object.entries(fields).filter(([key]) => key !== 'id');
        // Entries of an object literal would lose a key called __proto__.
        const members = [['id', id], ...entries].map(
          ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
        );
        return { collection, id, schema: 1, body: `{${members.join(',')}}` };
      }),
    ),
  blobs: fc
    .uniqueArray(fc.tuple(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), fc.uint8Array({ maxLength: 40 })), {
      maxLength: 4,
      selector: ([id]) => id,
    })
    .map(list => list.map(([id, bytes], i) => ({ id, bytes, keptAt: new Date(1_767_000_000_123 + i) }))),
});

/** Each oddity as an id, as a key and as a value. */
export const everyOddity: Content = {
  records: oddities.map(text => {
    const [name, inner] = [JSON.stringify(text), JSON.stringify(`${text}${text}`)];
    return { collection: 'notes', id: text, schema: 1, body: `{"id":${name},${inner}:{${name}:[${inner}]}}` };
  }),
  blobs: [],
};

export const emptyDigest = await digestOf(dumpOf({ records: [], blobs: [] }));

/** So many records in two collections, and two files. */
export function sampleContent(count: number): Content {
  return {
    records: Array.from({ length: count }, (_, i) => ({
      collection: i % 2 === 0 ? 'notes' : 'pages',
      id: `n${i}`,
      schema: 1,
      body: JSON.stringify({ id: `n${i}`, count: i, at: i, topic: `t${i % 7}` }),
    })),
    blobs: ['photo-1', 'photo_2'].map(id => ({ id, keptAt: new Date(1_767_000_000_123), bytes: Buffer.from(id) })),
  };
}
