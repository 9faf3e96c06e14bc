import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ownSource } from './desk-process.ts';
import { killDesk } from './kill.ts';

describe('a desk that is killed while customers talk to it', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-kill-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('loses nothing that it acknowledged and does nothing twice', async function () {
    this.timeout(60_000);
    const killed = await killDesk({
      kills: 4,
      turns: 40,
      customers: 6,
      seed: 20,
      source: ownSource,
      folder,
      clock: () => performance.now(),
    });
    expect(killed.findings).to.deep.equal([]);
    expect(killed.acknowledged).to.be.at.least(60);
    expect(killed.tickets).to.be.at.least(4);
  });
});
