import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import type { Knowledge } from '../../knowledge/content.ts';
import { spanDuration } from '../../knowledge/figures.ts';
import { policyFor } from '../../knowledge/in-effect.ts';
import { RepairDone, type Unit } from '../../knowledge/records.ts';
import { shippedContent } from '../content.ts';
import { units } from '../store/collections.ts';
import type { Store } from '../store/store.ts';
import { readUnitFile } from './unit-file.ts';
import { lineCheck, merged } from './unit-list.ts';

/** Serial numbers to try the desk with. */
export interface SampleSerials {
  readonly covered?: string;
  readonly expired?: string;
  /** Nothing is known of it but the day it was made. */
  readonly producedOnly?: string;
}

/**
 * Fills an empty list of units with the shipped samples, `content/units.csv` and `content/repairs.csv`.
 *
 * @returns serial numbers to show; undefined when there were units already
 */
export async function loadSampleUnits(
  store: Store,
  knowledge: Knowledge,
  now: Temporal.Instant,
): Promise<SampleSerials | undefined> {
  const today = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate();
  const samples = await sampleUnits(knowledge, today);
  const loaded = await store.transaction(async tx => {
    await tx.lock('units/samples');
    if ((await tx.find(units, 'serial', { limit: 1 })).length > 0) return false;
    for (const unit of samples) await tx.put(units, unit);
    return true;
  });
  return loaded ? chosen(samples, knowledge, today.toString()) : undefined;
}

/** The sample units that fit the catalogue; a shop may have changed it. */
async function sampleUnits(knowledge: Knowledge, today: Temporal.PlainDate): Promise<Unit[]> {
  const file = (name: string) => readFile(join(shippedContent, name));
  const { lines } = readUnitFile(await file('units.csv'));
  const repairs = repairsOf(await file('repairs.csv'));
  const check = lineCheck(knowledge.products, today);
  return lines.flatMap(line => {
    const { unit } = check(line);
    return unit === undefined ? [] : [{ ...merged(undefined, unit), repairs: repairs.get(unit.serial) ?? [] }];
  });
}

/** Repairs by the serial number of the unit; parts are separated by semicolons. */
function repairsOf(bytes: Buffer): Map<string, RepairDone[]> {
  const rows = parse(bytes, { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  const repairs = new Map<string, RepairDone[]>();
  for (const { serial = '', parts = '', paid, ...row } of rows) {
    const repair = RepairDone.parse({ ...row, parts: parts.split(';').filter(Boolean), paid: paid === 'yes' });
    repairs.set(serial, [...(repairs.get(serial) ?? []), repair]);
  }
  return repairs;
}

/** Plain cases: never repaired or exchanged; the one whose term ends last, the one whose ended first. */
function chosen(samples: readonly Unit[], knowledge: Knowledge, today: string): SampleSerials {
  const plain = samples.filter(unit => unit.repairs.length === 0 && unit.exchangedOn === undefined);
  const sold = plain
    .filter(unit => startOf(unit) !== undefined)
    .map(unit => ({ id: unit.id, end: endOf(unit, knowledge) }))
    .sort((a, b) => (a.end < b.end ? -1 : 1));
  const [first, last] = [sold[0], sold.at(-1)];
  const producedOnly = plain.find(unit => startOf(unit) === undefined && unit.producedOn !== undefined);
  return {
    ...(last !== undefined && last.end >= today && { covered: last.id }),
    ...(first !== undefined && first.end < today && { expired: first.id }),
    ...(producedOnly !== undefined && { producedOnly: producedOnly.id }),
  };
}

function startOf({ installedOn, receivedOn, invoicedOn, soldOn }: Unit): string | undefined {
  return installedOn ?? receivedOn ?? invoicedOn ?? soldOn;
}

function endOf(unit: Unit, knowledge: Knowledge): string {
  const { warranty } = policyFor(unit.product, knowledge);
  const term = knowledge.products.find(({ id }) => id === unit.product)?.warranty ?? warranty.product;
  return Temporal.PlainDate.from(startOf(unit) ?? '1970-01-01')
    .add(spanDuration(term))
    .toString();
}
