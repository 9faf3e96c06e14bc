import { setImmediate as breathe } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Knowledge } from '../../knowledge/content.ts';
import { isFault } from '../../knowledge/fault.ts';
import { nearest } from '../../knowledge/nearest.ts';
import { modelKey, type Product } from '../../knowledge/products.ts';
import type { Unit } from '../../knowledge/records.ts';
import { units } from '../store/collections.ts';
import type { Store, Transaction } from '../store/store.ts';
import { type LineProblem, maxLines, UnitLine } from './unit-line.ts';

/** The list of what was sold, as command-line tools see it. */
export interface UnitList {
  /** Units in the order of their serial numbers. */
  list(limit: number): Promise<Unit[]>;
  /** @param serial as `readSerial` gives it */
  find(serial: string): Promise<Unit | undefined>;
  /**
   * Takes a list over: new units are added, known ones changed, their repairs kept. All lines are good and all of
   * them are taken, or nothing is changed.
   */
  import(list: UnitImport): Promise<Imported>;
}

export const UnitImport = z.strictObject({
  lines: z.array(UnitLine).max(maxLines),
  /** Only says what would change. */
  dryRun: z.boolean(),
});
export type UnitImport = z.infer<typeof UnitImport>;

export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** The first of them, in the order of lines. */
  readonly problems: readonly LineProblem[];
  /** How many lines are bad. */
  readonly bad: number;
}

export interface UnitListOptions {
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  readonly clock: () => Temporal.Instant;
}

/** So many problems are told. */
export const toldProblems = 20;
/** Lines handled before the turns of customers get their time, about two milliseconds. */
const slice = 50;
const maxRuns = 3;

export function unitList({ store, knowledge, clock }: UnitListOptions): UnitList {
  return {
    list: limit => store.find(units, 'serial', { limit }),
    find: serial => store.get(units, serial),
    async import({ lines, dryRun }) {
      const { products, calendar } = knowledge();
      const check = lineCheck(products, clock().toZonedDateTimeISO(calendar.zone).toPlainDate());
      const checked: Checked[] = [];
      const problems: LineProblem[] = [];
      for (const [at, line] of lines.entries()) {
        if (at % slice === slice - 1) await breathe();
        const { unit, wrong } = check(line);
        if (unit !== undefined) checked.push(unit);
        else problems.push({ line: line.line, wrong });
      }
      const writes = !dryRun && problems.length === 0;
      const counts = await withReruns(() => store.transaction(tx => merge(tx, checked, writes)));
      return { ...counts, problems: problems.slice(0, toldProblems), bad: problems.length };
    },
  };
}

/** A line whose product and model are the catalogue's. */
type Checked = Omit<UnitLine, 'line'>;

async function merge(tx: Transaction, lines: readonly Checked[], writes: boolean) {
  const counts = { added: 0, changed: 0, same: 0 };
  for (const [at, line] of lines.entries()) {
    if (at % slice === slice - 1) await breathe();
    const before = await tx.get(units, line.serial);
    const after = merged(before, line);
    if (isDeepStrictEqual(after, before)) {
      counts.same += 1;
      continue;
    }
    counts[before === undefined ? 'added' : 'changed'] += 1;
    if (writes) await tx.put(units, after);
  }
  return counts;
}

/** What the line tells lies over what was known. */
export function merged(before: Unit | undefined, { serial, product, ...told }: Checked): Unit {
  const unit: Record<string, unknown> = { repairs: [], ...before, id: serial, product };
  for (const [name, value] of Object.entries(told)) {
    if (value === null) delete unit[name];
    else if (value !== undefined) unit[name] = value;
  }
  // The model of another product would be none of this one.
  if (before !== undefined && before.product !== product && told.model === undefined) delete unit.model;
  return unit as unknown as Unit;
}

/** Looks a line up in the catalogue. */
export function lineCheck(
  products: readonly Product[],
  today: Temporal.PlainDate,
): (line: UnitLine) => { unit: Checked; wrong?: never } | { unit?: never; wrong: string } {
  const byName = new Map(
    products.flatMap(product => {
      const { id, name, aliases } = product;
      return [id, ...Object.values(name), ...Object.values(aliases).flat()].map(
        each => [nameKey(each), product] as const,
      );
    }),
  );
  const latest = today.toString();

  return ({ line: _, ...line }) => {
    const wrong: string[] = [];
    const product = byName.get(nameKey(line.product));
    if (product === undefined) {
      const meant = nearest(line.product, byName.keys());
      const help = meant ? `did you mean ${meant}?` : 'add it to products.yaml';
      wrong.push(`product "${line.product.slice(0, 40)}" is not in the catalogue; ${help}`);
    }
    const model = product && line.model ? modelOf(line.model, product) : line.model;
    if (product && line.model && model === undefined) wrong.push(noModel(line.model, product, products));
    const { producedOn, soldOn, invoicedOn, receivedOn, installedOn, exchangedOn } = line;
    const days = { producedOn, soldOn, invoicedOn, receivedOn, installedOn, exchangedOn };
    for (const [name, day] of Object.entries(days)) {
      if (day == null) continue;
      if (day > latest) wrong.push(`${snake(name)} ${day} is in the future`);
      else if (day < earliest) wrong.push(`${snake(name)} ${day} is too long ago`);
    }
    for (const [name, day] of Object.entries({ receivedOn, installedOn, exchangedOn })) {
      if (day && producedOn && day < producedOn)
        wrong.push(`${snake(name)} ${day} is before produced_on ${producedOn}`);
    }
    if (product === undefined || wrong.length > 0) return { wrong: wrong.join('; ') };
    return { unit: { ...line, product: product.id, ...(model !== undefined && { model }) } };
  };
}

/** Spreadsheets turn an empty date into a day of 1900. */
const earliest = '1980-01-01';

/** The model as the catalogue writes it; any model where the catalogue lists none. */
function modelOf(written: string, { models }: Product): string | undefined {
  const key = modelKey(written);
  return models.find(model => modelKey(model) === key) ?? (models.length === 0 ? written.toUpperCase() : undefined);
}

function noModel(written: string, { id, models }: Product, products: readonly Product[]): string {
  const key = modelKey(written);
  const owner = products.find(product => product.models.some(model => modelKey(model) === key));
  const meant = nearest(written, models);
  const help = owner
    ? `it is one of ${owner.id}`
    : meant
      ? `did you mean ${meant}?`
      : `known are ${models.join(', ')}; add it to products.yaml`;
  return `${id} has no model "${written.slice(0, 40)}"; ${help}`;
}

function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim();
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, capital => `_${capital.toLowerCase()}`);
}

/** A unit that a turn has changed meanwhile is read again. */
async function withReruns<T>(work: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run += 1) {
    try {
      return await work();
    } catch (fault) {
      if (run >= maxRuns || !isFault(fault, 'store.conflict')) throw fault;
    }
  }
}
