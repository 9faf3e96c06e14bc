import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { readConfig } from '../../bot/config.ts';
import { type Core, openCore } from '../../bot/core.ts';
import { createLogger } from '../../bot/logging.ts';
import { copyWithoutQuestions } from '../content/few-questions.ts';

describe('a desk that runs over midnight', () => {
  let folder: string;
  let core: Core;
  let now = Temporal.Instant.from('2026-12-31T15:59:59Z');
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'midnight-'));
    const content = join(folder, 'content');
    await copyWithoutQuestions(content);
    const general = await readFile(join(content, 'policy', 'general.yaml'), 'utf8');
    const later = general
      .replace('version: general-1', 'version: general-2')
      .replace('effective: 2026-11-01', 'effective: 2027-01-01')
      .replace('workday: { hours: "9:00-18:00"', 'workday: { hours: "8:00-20:00"')
      .replace('restDay: { hours: "10:00-16:00"', 'restDay: { hours: "0:00-23:00"');
    await writeFile(join(content, 'policy', 'general@2027-01-01.yaml'), later);
    const prices = await readFile(join(content, 'prices.yaml'), 'utf8');
    const change =
      'change: { price: 90, from: 2027-01-01, announced: 2026-12-01, reason: { zh-CN: 油价, en-US: fuel } }';
    await writeFile(join(content, 'prices.yaml'), prices.replace('# price: 80', `price: 80\n    ${change}`));
    const config = readConfig({ DATA_DIR: join(folder, 'data'), KNOWLEDGE_DIR: content, LOG_LEVEL: 'silent' });
    core = await openCore(config, {
      clock: () => now,
      random: bytes => randomBytes(bytes),
      log: createLogger({ logLevel: 'silent' }),
    });
  });
  after(async () => {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('goes by the policy and the prices of the new day, without a restart', () => {
    const state = () => {
      const { policy, prices } = core.knowledge();
      return [policy.version, prices.services[0]?.price?.amount, core.front('en-US').open];
    };
    expect(state()).to.deep.equal(['general-1', 8000, false]);
    expect(core.knowledge()).to.equal(core.knowledge());
    now = Temporal.Instant.from('2026-12-31T16:00:00Z');
    expect(state()).to.deep.equal(['general-2', 9000, true]);
  });
});
