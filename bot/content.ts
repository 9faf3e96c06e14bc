import { readdirSync, statSync, watch } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Temporal } from 'temporal-polyfill';
import { dialogIds, spokenDialogIds } from '../dialogs/ids.ts';
import { type Knowledge, parseContent } from '../knowledge/content.ts';
import type { ContentProblem } from '../knowledge/content-file.ts';
import { Fault } from '../knowledge/fault.ts';
import { fingerprint } from '../knowledge/fingerprint.ts';
import { silentChanges } from '../knowledge/versions.ts';
import { systemTimer, type Timer } from './timer.ts';

/** The content shipped with the desk, used while KNOWLEDGE_DIR is unset. */
export const shippedContent = fileURLToPath(new URL('../knowledge/content', import.meta.url));

export interface ContentSource {
  /** KNOWLEDGE_DIR; the shipped content when left out. */
  readonly folder?: string | undefined;
  /** The shop's time zone. */
  readonly zone?: string | undefined;
}

/**
 * Reads and checks a folder of content.
 *
 * @throws Fault `content.invalid`; `facts.problems` is a list of lines, one for each fault
 */
export async function loadContent({ folder = shippedContent, zone }: ContentSource = {}): Promise<Knowledge> {
  return parsed(await readContent(folder), folder, zone);
}

/** A fault in the content as one line: "faq/hours.yaml:12: there is no figure {hotlin.workday}; did you mean …?". */
export function problemLine({ file, line, wrong, help }: ContentProblem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${wrong}; ${help}`;
}

export interface ContentWatch extends ContentSource {
  /** By whose day it is told what holds today. */
  readonly clock: () => Temporal.Instant;
  /** New content was taken over. */
  readonly swapped: (knowledge: Knowledge) => void;
  /** New content is bad and the old one stays; the fault is as `loadContent` throws it, and told once for each change. */
  readonly refused: (fault: Fault) => void;
  readonly timer?: Timer;
  /** Calls `changed` when something in the folder may have changed; throws where that cannot be told. */
  readonly observe?: (folder: string, changed: () => void) => { close(): void };
}

export interface LiveContent {
  /** What holds now. Read it once at the start of a turn. */
  readonly knowledge: Knowledge;
  close(): void;
}

/** An editor writes a file in several steps; they are taken for one change. */
const settles = 300;
/** Changes are not told on every disk (network mounts, a folder replaced as a whole), so it is looked at anyway. */
const sweeps = 10_000;

/**
 * Keeps content up to date while the desk runs: good content is swapped in, bad content refused with the old kept.
 * A figure in effect that changes without a new version, and a price that does without being announced, are refused
 * too: cases keep the version they were opened under, and customers were told the price.
 *
 * @param first  what `loadContent` gave at the start
 */
export function watchContent(
  first: Knowledge,
  {
    folder = shippedContent,
    zone,
    clock,
    swapped,
    refused,
    timer = systemTimer,
    observe = observeFolder,
  }: ContentWatch,
): LiveContent {
  let knowledge = first;
  /** The bytes that were judged last, good or bad. */
  let judged = first.version;
  let waiting: unknown;
  let looking = false;
  let closed = false;

  const lookIn = (milliseconds: number) => {
    if (closed) return;
    if (waiting !== undefined) timer.clear(waiting);
    waiting = timer.set(() => {
      waiting = undefined;
      // A change during a look may have been read half; it is looked at again.
      if (looking) lookIn(settles);
      else void look();
    }, milliseconds);
  };

  async function look(): Promise<void> {
    looking = true;
    try {
      const files = await readContent(folder).catch((fault: Fault) => fault);
      const bytes = files instanceof Fault ? 'unreadable' : fingerprint(files);
      if (closed || bytes === judged) return;
      judged = bytes;
      if (files instanceof Fault) throw files;
      const next = parsed(files, folder, zone);
      // Back at what holds already, after something refused.
      if (next.version === knowledge.version) return;
      const today = clock().toZonedDateTimeISO(next.calendar.zone).toPlainDate().toString();
      const silent = silentChanges(knowledge, next, files, today);
      if (silent.length > 0) throw invalid(folder, silent);
      knowledge = next;
      swapped(next);
    } catch (error) {
      refused(error instanceof Fault ? error : new Fault('program', { folder }, error));
    } finally {
      looking = false;
      if (waiting === undefined) lookIn(sweeps);
    }
  }

  let observer: { close(): void } | undefined;
  try {
    observer = observe(folder, () => lookIn(settles));
  } catch {
    // The sweep alone does.
  }
  lookIn(sweeps);
  return {
    get knowledge() {
      return knowledge;
    },
    close() {
      closed = true;
      if (waiting !== undefined) timer.clear(waiting);
      observer?.close();
    },
  };
}

function parsed(files: ReadonlyMap<string, string>, folder: string, zone: string | undefined): Knowledge {
  const content = parseContent(files, dialogIds, zone, spokenDialogIds);
  if (content.ok) return content.knowledge;
  throw invalid(folder, content.problems);
}

/** What would be wrong with a folder of content, a line for each fault; none where the desk would take it. */
export function faultsOf(files: ReadonlyMap<string, string>, zone: string | undefined): string[] {
  const content = parseContent(files, dialogIds, zone, spokenDialogIds);
  return content.ok ? [] : content.problems.map(problemLine);
}

function invalid(folder: string, problems: readonly ContentProblem[]): Fault {
  return new Fault('content.invalid', { folder, problems: problems.map(problemLine) });
}

/**
 * Every YAML file below a folder, by its name there with forward slashes; hidden files and other kinds are left alone.
 * One that an editor saved as .txt is meant to be among them, and will be told.
 */
export async function readContent(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const walk = async (below: string): Promise<void> => {
    for (const name of (await readdir(join(folder, below))).sort()) {
      if (name.startsWith('.')) continue;
      const path = below === '' ? name : `${below}/${name}`;
      try {
        // Not the type in the listing: mounted configuration comes as symbolic links.
        if ((await stat(join(folder, path))).isDirectory()) await walk(path);
        else if (/\.ya?ml(\.txt)?$/i.test(name)) files.set(path, await readFile(join(folder, path), 'utf8'));
      } catch (error) {
        // An editor's file that is gone again; one that is needed will be named as missing.
        if (!isGone(error)) throw error;
      }
    }
  };
  try {
    await walk('');
  } catch (error) {
    throw new Fault('content.invalid', { folder, problems: [`${folder}: cannot be read; check KNOWLEDGE_DIR`] }, error);
  }
  return files;
}

/** Tells changes in a folder and in the folders in it. */
function observeFolder(folder: string, changed: () => void): { close(): void } {
  const folders = [folder, ...readdirSync(folder).map(name => join(folder, name))];
  const watchers = folders
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isDirectory())
    .map(path => watch(path, { persistent: false }, changed).on('error', changed));
  return { close: () => watchers.forEach(watcher => void watcher.close()) };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
