import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { readSerial, type SerialFault } from '../../dialogs/understand/serial.ts';
import { nearest } from '../../knowledge/nearest.ts';
import type { BoughtAt } from '../../knowledge/records.ts';
import { type LineProblem, maxLines, type UnitLine } from './unit-line.ts';

/** A list of units as its file tells it. */
export interface UnitFile {
  readonly lines: readonly UnitLine[];
  /** In the order of lines. A line that has one is not among the lines. */
  readonly problems: readonly LineProblem[];
  /** Headings that mean nothing here; their columns are left out. */
  readonly ignored: readonly string[];
}

/**
 * Reads a list of units from CSV as Excel writes it: with commas, semicolons or tabs, in quotes or not, with
 * headings in English or Chinese in any order. Only `serial` and `product` are needed.
 */
export function readUnitFile(bytes: Uint8Array): UnitFile {
  const nothing = (line: number, wrong: string): UnitFile => ({ lines: [], problems: [{ line, wrong }], ignored: [] });
  const text = decoded(bytes);
  if (text === undefined) return nothing(1, 'the file is not UTF-8 text; save it as "CSV UTF-8"');
  const problems: LineProblem[] = [];
  const [head, ...rows] = rowsOf(text, problems);
  if (head === undefined)
    return problems.length > 0 ? { lines: [], problems, ignored: [] } : nothing(1, 'the file is empty');
  if (rows.length > maxLines) return nothing(maxLines + 2, `more than ${maxLines} lines; cut the list in pieces`);

  const { columns, ignored, wrong } = columnsOf(head.cells);
  if (wrong.length > 0) return { lines: [], problems: wrong.map(each => ({ line: head.line, wrong: each })), ignored };
  const first = new Map<string, number>();
  const lines: UnitLine[] = [];
  for (const { line, cells } of rows) {
    const { unit, faults } = unitOf(line, cells, columns);
    const before = first.get(unit.serial);
    if (before !== undefined) faults.push(`serial ${unit.serial} stands in line ${before} already`);
    else if (unit.serial !== '') first.set(unit.serial, line);
    if (faults.length === 0) lines.push(unit);
    else problems.push({ line, wrong: faults.join('; ') });
  }
  if (rows.length === 0 && problems.length === 0) return nothing(head.line, 'there is no line below the headings');
  return { lines, problems: problems.sort((a, b) => a.line - b.line), ignored };
}

type Column = Exclude<keyof UnitLine, 'line'>;

/** Every heading that is understood; blanks, underscores and case do not count. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  serial: ['serial', 'serial_number', 'sn', '序列号', '机身号', '机号'],
  product: ['product', '产品', '产品名称', '品类'],
  model: ['model', '型号', '产品型号'],
  producedOn: ['produced_on', '生产日期'],
  soldOn: ['sold_on', '销售日期', '购买日期'],
  invoicedOn: ['invoiced_on', '发票日期', '开票日期'],
  receivedOn: ['received_on', '签收日期', '收货日期'],
  installedOn: ['installed_on', '安装日期'],
  exchangedOn: ['exchanged_on', '换机日期'],
  boughtAt: ['bought_at', '购买渠道', '渠道'],
  contractTerm: ['contract_term', '合同保修期'],
  paidShare: ['paid_share', '付款比例', '合同付款比例'],
};
const known = new Map<string, Column>(
  Object.entries(headings).flatMap(([column, names]) => names.map(name => [headingKey(name), column as Column])),
);

const channels: Readonly<Record<BoughtAt, readonly string[]>> = {
  distance: ['distance', 'online', '网购', '线上', '网上', '电商', '电话', '电视购物'],
  shop: ['shop', 'store', '门店', '实体店', '线下', '店内'],
  dealer: ['dealer', '经销商', '代理商', '经销'],
};

const serialFaults: Readonly<Record<SerialFault, string>> = {
  none: 'is no serial number',
  short: 'is shorter than 6 characters',
  long: 'is longer than 30 characters',
  'no-digit': 'has no digit',
  phone: 'is a phone number',
  date: 'is a date',
  several: 'is two serial numbers',
};

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The lines that hold anything; what cannot be read as CSV is a problem of its line. */
function rowsOf(text: string, problems: LineProblem[]): Row[] {
  // Excel's own hint "sep=;" comes before the headings.
  const lines = text.replace(/\r\n?/g, '\n').replace(/^sep=.(?=\n)/i, '');
  const found = parse(lines, {
    delimiter: delimiterOf(lines),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    on_skip: error => {
      if (error !== undefined) problems.push({ line: lineOf(error), wrong: csvFault(error) });
      return undefined;
    },
  }) as unknown as { info: Info; record: string[] }[];
  return found.map(({ info, record }) => ({ line: info.lines, cells: record.map(cell => cell.trim()) }));
}

function delimiterOf(text: string): string {
  const head = text.trimStart().split('\n', 1)[0] ?? '';
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

function lineOf(error: CsvError): number {
  return typeof error.lines === 'number' ? error.lines : 1;
}

function csvFault({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened here or above and never closed';
  return 'a quote stands inside a cell; write it twice and put the cell in quotes';
}

function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

function columnsOf(cells: readonly string[]): {
  readonly columns: readonly (Column | undefined)[];
  readonly ignored: readonly string[];
  readonly wrong: readonly string[];
} {
  const columns = cells.map(cell => known.get(headingKey(cell)));
  const wrong: string[] = [];
  const ignored: string[] = [];
  cells.forEach((cell, at) => {
    const column = columns[at];
    if (column !== undefined) {
      if (columns.indexOf(column) < at) wrong.push(`the column ${headings[column][0]} is there twice`);
      return;
    }
    // A slip in a heading must not make its dates vanish.
    const meant = /[a-z]{4}/i.test(cell) ? nearest(headingKey(cell), known.keys()) : undefined;
    const name = meant && headings[known.get(meant) as Column][0];
    if (name !== undefined) wrong.push(`the column "${cell}" is not known; did you mean ${name}?`);
    else if (cell !== '') ignored.push(cell);
  });
  for (const needed of ['serial', 'product'] as const) {
    if (!columns.includes(needed)) {
      wrong.push(`the column ${needed} (${headings[needed].at(needed === 'serial' ? 3 : 1)}) is missing`);
    }
  }
  return { columns, ignored, wrong };
}

function unitOf(
  line: number,
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): { unit: UnitLine; faults: string[] } {
  const faults: string[] = [];
  const unit: UnitLine = { line, serial: '', product: '' };
  if (cells.length > columns.length) {
    return {
      unit,
      faults: [`${cells.length} cells below ${columns.length} headings; put a cell with a comma in quotes`],
    };
  }
  columns.forEach((column, at) => {
    const cell = cells[at] ?? '';
    const bad = (wrong: string) => void faults.push(`${column && headings[column][0]} ${shown(cell)}${wrong}`);
    switch (column) {
      case undefined:
        return;
      case 'serial':
        unit.serial = serialOf(cell, bad);
        return;
      case 'product':
        unit.product = cell.slice(0, 200);
        if (cell === '') bad('is missing');
        return;
      case 'model':
        unit.model = cell === '' ? null : cell.slice(0, 200);
        return;
      case 'boughtAt':
        unit.boughtAt = channelOf(cell, bad);
        return;
      case 'contractTerm':
        unit.contractTerm = termOf(cell, bad);
        return;
      case 'paidShare':
        unit.paidShare = shareOf(cell, bad);
        return;
      default:
        unit[column] = dayOf(cell, bad);
    }
  });
  return { unit, faults };
}

type Bad = (wrong: string) => void;

function serialOf(cell: string, bad: Bad): string {
  if (cell === '') bad('is missing');
  else if (/^\d+(?:[.,]\d+)?e\+\d+$/i.test(cell)) {
    bad('was made a number by the spreadsheet and lost its digits; format the column as text');
  } else {
    const reading = readSerial(cell);
    if (reading.ok) return reading.serial;
    bad(serialFaults[reading.reason]);
  }
  return '';
}

function channelOf(cell: string, bad: Bad): BoughtAt | null {
  if (cell === '') return null;
  const [channel] = Object.entries(channels).find(([, names]) => names.includes(cell.toLowerCase())) ?? [];
  if (channel === undefined) bad('is none of distance (网购), shop (门店), dealer (经销商)');
  return (channel as BoughtAt | undefined) ?? null;
}

/** "24 months", "2 years", 24个月, 2年. */
function termOf(cell: string, bad: Bad): string | null {
  if (cell === '') return null;
  const [, amount, said = ''] = /^([1-9]\d{0,3}) ?(days?|months?|years?|天|日|个?月|年)$/i.exec(cell) ?? [];
  if (amount === undefined) {
    bad('is no length of time; write it as 24 months');
    return null;
  }
  const unit = /^(?:d|天|日)/i.test(said) ? 'day' : /^(?:m|个|月)/i.test(said) ? 'month' : 'year';
  return `${amount} ${unit}${amount === '1' ? '' : 's'}`;
}

/** "60%", "37.5 %"; without the sign nobody knows whether 1 is all of it. */
function shareOf(cell: string, bad: Bad): number | null {
  if (cell === '') return null;
  const [, percent] = /^(\d{1,3}(?:\.\d{1,2})?) ?[%％]$/.exec(cell) ?? [];
  if (percent !== undefined && Number(percent) <= 100) return Number(percent) / 100;
  bad('is no share of a price; write it as 60%');
  return null;
}

/** 2024-03-05, 2024/3/5, 2024.3.5, 20240305 or 2024年3月5日; a time of day behind it is left out. */
function dayOf(cell: string, bad: Bad): string | null {
  if (cell === '') return null;
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T][\d:.]+Z?)?$/.exec(cell) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(cell) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(cell) ??
    [];
  if (year === undefined) {
    bad('is no date; write it as 2024-03-05');
    return null;
  }
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    bad('is no day of the calendar');
    return null;
  }
}

function shown(cell: string): string {
  if (cell === '') return '';
  const line = cell.replaceAll(/\s+/g, ' ');
  return `"${line.length > 40 ? `${line.slice(0, 40)}…` : line}" `;
}
