import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreEvent } from '../../bot/store/json/events.ts';
import { type JsonStore, type JsonStoreOptions, openJsonStore } from '../../bot/store/json/json-store.ts';
import { contractCollections } from '../contract/store-contract.ts';

/** A new folder that goes when the test is over. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  made.push(folder);
  return folder;
}

const made: string[] = [];

export async function removeScratch(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** A store in a folder, and what it reported. */
export async function opened(
  folder: string,
  options: Partial<JsonStoreOptions> = {},
): Promise<JsonStore & { events: StoreEvent[] }> {
  const events: StoreEvent[] = [];
  const json = await openJsonStore(folder, contractCollections, { report: event => events.push(event), ...options });
  return { ...json, events };
}
