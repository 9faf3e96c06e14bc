import { expect } from 'chai';
import type { Blobs } from '../../bot/store/blobs.ts';

/** What blobs of any kind do: come back as they were put, are listed, and go, also when they are gone already. */
export async function comeAndGo(blobs: Blobs, bytes: Uint8Array): Promise<void> {
  // A view into a larger buffer, as uploads are cut out of their bodies.
  await blobs.put('a-B_1', Uint8Array.from([7, ...bytes, 7]).subarray(1, -1));
  expect(Uint8Array.from((await blobs.get('a-B_1')) ?? [])).to.deep.equal(bytes);
  const [listed] = await blobs.list();
  expect(listed?.id).to.equal('a-B_1');
  expect(listed?.keptAt).to.be.instanceOf(Date);
  await blobs.remove('a-B_1');
  await blobs.remove('a-B_1');
  expect(await blobs.get('a-B_1')).to.equal(undefined);
  expect(await blobs.list()).to.deep.equal([]);
}
