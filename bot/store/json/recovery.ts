import { basename } from 'node:path';
import { Fault } from '../../../knowledge/fault.ts';
import type { Collection, Identified } from '../store.ts';
import type { Report } from './events.ts';
import { disk, errorCode, type Files, replaceFile } from './files.ts';
import { type Entry, FORMAT, journalGeneration, journalLine, paths } from './format.ts';
import { Damage, type Replayed, replayJournal } from './journal.ts';
import { type Cut, readSnapshot } from './snapshot.ts';
import { makeTables, type Tables } from './tables.ts';

/** The records, and where in the files they stand. */
export interface Recovered {
  readonly tables: Tables;
  /** The number of the last turn. */
  readonly sequence: number;
  readonly base: Base;
  /** The journal that turns are appended to. */
  readonly generation: number;
  /** The length of that journal in whole lines, and in bytes: what lies between is half a line. */
  readonly end: number;
  readonly length: number;
  /** The size of all journals that the base needs. */
  readonly journalBytes: number;
}

/** The snapshot that the records were brought back from; `file` is undefined when it was the journals alone. */
export interface Base {
  readonly file: string | undefined;
  readonly generation: number;
  readonly bytes: number;
  /** Nothing better had to be passed over; else a new snapshot should be made soon. */
  readonly sound: boolean;
}

/**
 * Brings the records back: the snapshot and the journals behind it, else the snapshot before that and its
 * journals, else all journals from the first on. An empty folder without the mark of a first run is one: it gets
 * a first journal and the mark; where there are photos it is none. Nothing that was there is changed.
 *
 * @throws Fault('store.damaged') when no way leads back; `file` is what the best way failed at
 * @throws Fault('store.newer') when a later program wrote here
 */
export async function recover(
  folder: string,
  collections: readonly Collection<Identified>[],
  files: Files,
  report: Report,
): Promise<Recovered> {
  const at = paths(folder);
  const names = await files.readdir(folder);
  const has = (path: string): boolean => names.includes(basename(path));
  const journals = names.flatMap(name => journalGeneration(name) ?? []).sort((a, b) => a - b);
  const untouched = !names.some(name => isRecord(name));
  if (untouched) {
    await refuseLeftBlobs(files, folder);
    await createJournal(files, folder, FIRST);
    await setMark(files, folder);
    journals.push(FIRST.generation);
  }

  // Before its first compaction a store has no snapshot, and none is missing.
  const young = !has(at.snapshot) && !has(at.backup) && journals.length === 1 && journals[0] === FIRST.generation;
  let failed: Damage | undefined;
  for (const way of young ? [undefined] : [at.snapshot, at.backup, undefined]) {
    try {
      const recovered = await follow(way, folder, journals, collections, files);
      if (failed !== undefined) {
        const from = way ?? at.journal(FIRST.generation);
        report({ event: 'recovered', file: failed.file, why: failed.problem, from });
      }
      if (!untouched && !has(at.mark)) {
        await setMark(files, folder);
        report({ event: 'mark-restored', file: at.mark });
      }
      return { ...recovered, base: { ...recovered.base, sound: failed === undefined } };
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      failed ??= error;
    }
  }
  throw new Fault('store.damaged', { file: failed?.file, why: failed?.problem, remedy: REMEDY });
}

/** Whether a store was ever opened in a folder, be it damaged since. */
export async function isUsed(folder: string, files: Files = disk): Promise<boolean> {
  const names = await files.readdir(folder).catch(error => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.some(name => isRecord(name) || name === basename(paths(folder).blobs));
}

/** Whether a file of this name is part of a store. */
export function isRecord(name: string): boolean {
  const { mark, snapshot, backup } = paths('');
  return [mark, snapshot, backup].includes(name) || journalGeneration(name) !== undefined;
}

/** Where a store without a snapshot begins. */
const FIRST: Cut = { generation: 1, sequence: 0 };

const REMEDY = 'Put the data folder back from a backup; keep a copy of this one. Nothing in it was changed.';

/** Photos without any record are what is left when all else was lost: swept away as orphans, they would go as well. */
async function refuseLeftBlobs(files: Files, folder: string): Promise<void> {
  const { blobs, journal } = paths(folder);
  const left = await files.readdir(blobs).catch(error => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  if (left.length === 0) return;
  const file = journal(FIRST.generation);
  throw new Fault('store.damaged', {
    file,
    why: `there are ${left.length} files in blobs and no records`,
    remedy: REMEDY,
  });
}

/** Begins a journal; its name appears when its header is flushed. */
export async function createJournal(files: Files, folder: string, cut: Cut): Promise<number> {
  const header = Buffer.from(journalLine(JSON.stringify({ format: FORMAT, ...cut })));
  const path = paths(folder).journal(cut.generation);
  await replaceFile(files, path, header, `${path}.tmp`);
  return header.length;
}

/** Says that there was a first run. */
export async function setMark(files: Files, folder: string): Promise<void> {
  const { mark } = paths(folder);
  await replaceFile(files, mark, Buffer.from('A data folder of the after-sales desk.\n'), `${mark}.tmp`);
}

async function follow(
  way: string | undefined,
  folder: string,
  journals: readonly number[],
  collections: readonly Collection<Identified>[],
  files: Files,
): Promise<Recovered> {
  const tables = makeTables(collections);
  const apply = ([collection, id, record]: Entry): void => {
    const table = tables.loading(collection);
    if (record === null) {
      table.set(id, undefined);
      return;
    }
    const known = collections.find(({ name }) => name === collection)?.schema ?? record.schema;
    if (record.schema > known) throw new Fault('store.newer', { collection, schema: record.schema, known });
    table.set(id, table.keep(record.version, record.schema, record.body));
  };

  const image = way === undefined ? undefined : await read(files, way);
  const start = way === undefined || image === undefined ? FIRST : await readSnapshot(way, image, apply);
  const newest = Math.max(start.generation, journals.at(-1) ?? 0);
  let journalBytes = 0;
  let length = 0;
  let replayed: Replayed = { sequence: start.sequence, end: 0, sealed: true };
  for (let generation = start.generation; generation <= newest; generation += 1) {
    const file = paths(folder).journal(generation);
    if (length !== replayed.end) throw new Damage(file, 'half a line at the end of the journal before it');
    const bytes = await read(files, file);
    replayed = await replayJournal(file, bytes, generation, replayed.sequence, apply);
    journalBytes += replayed.end;
    length = bytes.length;
  }
  if (replayed.sealed) throw new Damage(paths(folder).journal(newest + 1), 'it is missing');
  tables.loaded();
  const base = { file: way, generation: start.generation, bytes: image?.length ?? 0, sound: true };
  return { tables, sequence: replayed.sequence, base, generation: newest, end: replayed.end, length, journalBytes };
}

async function read(files: Files, file: string): Promise<Buffer> {
  try {
    return await files.readFile(file);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') throw new Damage(file, 'it is missing');
    if (code === 'EISDIR') throw new Damage(file, 'it is a folder');
    // It may be whole: falling back to older files would be rash while somebody can make it readable.
    throw new Fault('store.damaged', { file, why: code, remedy: 'Make the file readable for this program.' }, error);
  }
}
