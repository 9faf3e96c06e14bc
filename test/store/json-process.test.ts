import { mkdir, readdir, readlink, rm, rmdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { judge, self } from '../../bot/store/json/owner.ts';
import { takeOwnership } from '../../bot/store/json/owner-file.ts';
import { folderLock } from '../../bot/store/json/process-lock.ts';
import { isFault } from '../../knowledge/fault.ts';
import { notes, rejects } from '../contract/store-contract.ts';
import { type Child, storeChild } from '../faults/child.ts';
import { killRounds } from '../faults/store-kill.ts';
import { opened, removeScratch, scratch } from './folders.ts';

after(removeScratch);

describe('a data folder that a process holds', () => {
  let folder: string;
  let holder: Child;
  before(async () => {
    folder = await scratch();
    holder = storeChild(folder, 'hold');
    expect(await holder.line()).to.equal('open');
  });
  after(() => holder.kill());

  it('is refused to another one within a second, with the pid of the first', async () => {
    const began = performance.now();
    const fault = await opened(folder).catch(error => error);
    expect(performance.now() - began).to.be.lessThan(1000);
    expect(isFault(fault, 'store.locked')).to.equal(true);
    expect(fault.facts).to.include({ pid: holder.process.pid, folder }).and.to.include.keys('remedy');
  });

  it('is refused also when the first is stopped and its lock looks old', async () => {
    holder.process.kill('SIGSTOP');
    await utimes(join(folder, 'store.lock'), 0, 0);
    await rejects('store.locked', opened(folder));
    expect(await readdir(folder)).to.include('store.lock');
    holder.process.kill('SIGCONT');
  });

  it('goes to exactly one of two at once, within a second, when the first was killed', async () => {
    await holder.kill();
    const began = performance.now();
    const outcomes = await Promise.allSettled([opened(folder), opened(folder)]);
    expect(performance.now() - began).to.be.lessThan(1000);
    const won = outcomes.flatMap(o => (o.status === 'fulfilled' ? [o.value] : []));
    const lost = outcomes.flatMap(o => (o.status === 'rejected' ? [o.reason] : []));
    expect(won).to.have.length(1);
    expect(lost.every(error => isFault(error, 'store.locked'))).to.equal(true);
    expect(won[0]?.events[0]).to.deep.equal({ event: 'taken-over', pid: holder.process.pid });
    await won[0]?.store.close();
    expect((await readdir(folder)).filter(name => /lock|owner/.test(name))).to.deep.equal([]);
  });

  it('goes to exactly one of two other processes at once', async () => {
    const first = storeChild(folder, 'hold');
    expect(await first.line()).to.equal('open');
    await first.kill();
    const two = [storeChild(folder, 'hold'), storeChild(folder, 'hold')];
    const lines = await Promise.all(two.map(child => child.line()));
    expect(lines.map(line => line?.split(' ')[0]).sort()).to.deep.equal(['locked', 'open']);
    await Promise.all(two.map(child => child.kill()));
  });
});

describe('a writing process killed at any moment', () => {
  it('loses no acknowledged turn and leaves none half', async function () {
    this.timeout(60_000);
    const killed = await killRounds(await scratch(), 8, 3, () => performance.now());
    expect(killed.acknowledged).to.be.greaterThan(100);
    expect(killed).to.include({ lost: 0, half: 0 });
  });
});

describe('the lock on a folder', () => {
  const never = (): void => undefined;
  const quick = { patience: 0, grace: 0 };
  const dead = { pid: 999_999_999, started: '1' };

  it('is had again by the next one when it is released', async () => {
    const folder = await scratch();
    for (let i = 0; i < 2; i += 1) {
      const { takenFrom, release } = await folderLock(quick)(folder, never);
      expect(takenFrom).to.equal(undefined);
      await release();
    }
  });

  it('is taken from a dead process by one of many at once, also when another died taking it', async () => {
    const folder = await scratch();
    const me = await self('/proc');
    const other = { ...dead, pid: dead.pid - 1 };
    const owner = join(folder, 'store.owner');
    await writeFile(owner, JSON.stringify({ ...me, ...dead }));
    await writeFile(`${owner}.${dead.pid}-1`, JSON.stringify({ ...me, ...other }));
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => folderLock(quick)(folder, never)));
    const won = outcomes.flatMap(o => (o.status === 'fulfilled' ? [o.value] : []));
    expect(won.map(held => held.takenFrom)).to.deep.equal([dead.pid]);
    await won[0]?.release();
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('is never taken twice from the same dead process, however those who try interleave', async () => {
    const folder = await scratch();
    const me = await self('/proc');
    for (let round = 0; round < 30; round += 1) {
      const path = join(folder, `owner${round}`);
      await writeFile(path, JSON.stringify({ ...me, ...dead }));
      const tries = Array.from({ length: 12 }, async (_, i) => {
        for (let turns = (i * 7) % 12; turns > 0; turns -= 1) await setImmediate();
        return takeOwnership(path, me, '/proc');
      });
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    }
  });

  it('passes over a claim that a process from elsewhere left behind', async () => {
    const path = join(await scratch(), 'owner');
    const me = await self('/proc');
    await writeFile(path, JSON.stringify({ ...me, ...dead }));
    await writeFile(`${path}.${dead.pid}-1`, 'nonsense');
    expect(await takeOwnership(path, me, '/proc')).to.deep.equal({ from: 'dead', pid: dead.pid });
  });

  for (const [who, record] of Object.entries({
    'a process of another machine': JSON.stringify({ machine: 'elsewhere', pid: 1 }),
    'nobody knows whom': '{}',
    'a broken record': '{',
  })) {
    it(`held by ${who} is respected while it is fresh, and taken when it is old`, async () => {
      const folder = await scratch();
      await writeFile(join(folder, 'store.owner'), record);
      await mkdir(join(folder, 'store.lock'));
      await rejects('store.locked', folderLock(quick)(folder, never));
      await utimes(join(folder, 'store.lock'), 0, 0);
      const { release } = await folderLock(quick)(folder, never);
      await rejects('store.locked', folderLock(quick)(folder, never));
      await release();
    });
  }

  it('without an owner is respected while it is fresh', async () => {
    const folder = await scratch();
    await mkdir(join(folder, 'store.lock'));
    await rejects('store.locked', folderLock(quick)(folder, never));
    expect(await readdir(folder)).to.deep.equal(['store.lock']);
  });

  it('that cannot be made is no store.locked', async () => {
    const missing = join(await scratch(), 'missing');
    const error = await folderLock(quick)(missing, never).catch(e => e);
    expect(error.code).to.equal('ENOENT');
    const folder = await scratch();
    const failing = folderLock({ lock: () => Promise.reject(Object.assign(new Error('no'), { code: 'EROFS' })) });
    expect((await failing(folder, never).catch(e => e)).code).to.equal('EROFS');
    expect(await readdir(folder)).to.deep.equal([]);
    await writeFile(join(folder, 'store.owner'), JSON.stringify({ ...(await self('/proc')), ...dead }));
    await mkdir(join(folder, 'store.lock', 'x'), { recursive: true });
    expect((await folderLock(quick)(folder, never).catch(e => e)).code).to.equal('ENOTEMPTY');
  });

  it('works, by pid alone, where there is no /proc', async () => {
    const folder = await scratch();
    const lock = folderLock({ ...quick, proc: join(folder, 'no-proc') });
    const { release } = await lock(folder, never);
    await rejects('store.locked', lock(folder, never));
    await release();
    await writeFile(join(folder, 'store.owner'), JSON.stringify({ machine: hostname(), pid: dead.pid }));
    const again = await lock(folder, never);
    expect(again.takenFrom).to.equal(dead.pid);
    await again.release();
  });

  it('knows a later process with the pid of the first, and one that ended and was not yet waited for', async () => {
    const me = await self('/proc');
    expect(await judge(me, me, '/proc')).to.equal('alive');
    expect(await judge({ ...me, started: '1' }, me, '/proc')).to.equal('dead');
    const proc = await scratch();
    await mkdir(join(proc, '77'));
    for (const [state, verdict] of [
      ['S', 'alive'],
      ['T', 'alive'],
      ['Z', 'dead'],
      ['X', 'dead'],
    ] as const) {
      await writeFile(join(proc, '77', 'stat'), `77 (a) b) ${state} ${'0 '.repeat(18)}555 0`);
      expect(await judge({ ...me, pid: 77, started: '555' }, me, proc)).to.equal(verdict);
    }
    const { started: _, ...undated } = me;
    expect(await judge({ ...undated, pid: 1 }, me, '/proc')).to.equal('alive');
    expect(await judge(me, me, proc)).to.equal('alive');
  });

  it('falls back to the host’s name where /proc tells too little', async () => {
    const proc = await scratch();
    await mkdir(join(proc, 'sys/kernel/random'), { recursive: true });
    await writeFile(join(proc, 'sys/kernel/random/boot_id'), 'b\n');
    await mkdir(join(proc, 'self/ns'), { recursive: true });
    await symlink(await readlink('/proc/self/ns/pid').catch(() => 'pid:[1]'), join(proc, 'self/ns/pid'));
    expect(await self(proc)).to.deep.equal({ machine: hostname(), pid: process.pid });
  });

  it('that was lost stops the store for good and tells', async () => {
    const folder = await scratch();
    let lose: (cause: unknown) => void = never;
    let released = 0;
    let told: unknown;
    const { store, events } = await opened(folder, {
      lock: async (_, onLost) => {
        lose = onLost;
        return {
          takenFrom: undefined,
          release: async () => {
            released += 1;
          },
        };
      },
      onLockLost: cause => {
        told = cause;
      },
    });
    const cause = new Error('gone');
    const running = store.transaction(async tx => {
      await tx.put(notes, { id: 'a', count: 1 });
      lose(cause);
    });
    await rejects('store.unavailable', running);
    await rejects(
      'store.unavailable',
      store.transaction(async () => undefined),
    );
    expect(told).to.equal(cause);
    expect(events.at(-1)).to.deep.equal({ event: 'lock-lost', why: 'gone' });
    await store.close();
    expect(released).to.equal(1);
  });

  it('lost while the store opens stops it too', async () => {
    const { store } = await opened(await scratch(), {
      lock: async (_, onLost) => {
        onLost(new Error('gone'));
        return { takenFrom: undefined, release: async () => undefined };
      },
    });
    await rejects(
      'store.unavailable',
      store.transaction(async () => undefined),
    );
    await store.close();
  });

  it('that somebody else took is left to them', async () => {
    const folder = await scratch();
    const { release } = await folderLock(quick)(folder, never);
    await rmdir(join(folder, 'store.lock'));
    await rm(join(folder, 'store.owner'));
    const other = await folderLock(quick)(folder, never);
    await release();
    await other.release();
  });
});
