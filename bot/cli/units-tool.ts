import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readSerial } from '../../dialogs/understand/serial.ts';
import { Fault } from '../../knowledge/fault.ts';
import type { Unit } from '../../knowledge/records.ts';
import type { LocalDesk } from '../local.ts';
import { readUnitFile } from '../units/unit-file.ts';
import { type Imported, toldProblems } from '../units/unit-list.ts';
import { withDesk } from './open-desk.ts';
import type { Terminal, Tool } from './tool.ts';

const days = ['producedOn', 'soldOn', 'invoicedOn', 'receivedOn', 'installedOn', 'exchangedOn'] as const;
const usage = `The list of what was sold, by serial number.

  npm run --silent units -- import file.csv [--dry-run] [--json]
  npm run --silent units -- show SERIAL [--json]
  npm run --silent units -- list [--limit 50] [--json]

A CSV has the headings serial, product, model, produced_on, sold_on, invoiced_on, received_on, installed_on,
exchanged_on, bought_at, contract_term, paid_share (序列号, 产品, 型号, 生产日期, 销售日期, 发票日期, 签收日期, 安装日期,
换机日期, 购买渠道, 合同保修期: 24 months, 24个月, 付款比例: 60%, of what a business bought under a contract);
serial and product are needed. A line that is bad leaves the whole list as it is.
`;

/**
 * The list of what was sold. Exit codes: 0 done, 1 bad lines or nothing found (nothing was changed), 2 not understood
 * or no such file.
 */
export const unitsTool: Tool = async (args, env, terminal) => {
  const parsed = readArgs(args);
  if (typeof parsed !== 'string' && parsed.values.help) {
    terminal.print(usage);
    return 0;
  }
  const act = await read(parsed);
  if (typeof act === 'string') {
    terminal.complain(`${act}\n`);
    return 2;
  }
  return withDesk(env, terminal, desk => act(desk, terminal).catch(fault => failed(fault, terminal)));
};

type Act = (desk: LocalDesk, terminal: Terminal) => Promise<number>;

/** What is to be done; a text says why it cannot be. */
async function read(parsed: ReturnType<typeof readArgs>): Promise<Act | string> {
  if (typeof parsed === 'string') return `${parsed}\n\n${usage}`;
  const { values, positionals } = parsed;
  const [what, ...others] = positionals;
  const argument = others.length > 0 ? others.join(' ') : undefined;
  const json = values.json ?? false;
  if (what === 'import' && argument !== undefined) return importing(argument, values['dry-run'] ?? false, json);
  if (what === 'show' && argument !== undefined) return showing(argument, json);
  if (what === 'list' && argument === undefined) return listing(values.limit ?? '50', json);
  return usage;
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        limit: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function importing(path: string, dryRun: boolean, json: boolean): Promise<Act | string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return `${path} cannot be read (${bytes.code ?? bytes.message})`;
  const file = readUnitFile(bytes);
  return async (desk, terminal) => {
    // With a bad line nothing is changed; the desk says what else is wrong.
    const tries = dryRun || file.problems.length > 0;
    const { problems, bad, ...counts } = await desk.units.import({ lines: [...file.lines], dryRun: tries });
    const all = [...file.problems, ...problems].sort((a, b) => a.line - b.line).slice(0, toldProblems);
    const result = { ...counts, problems: all, bad: file.problems.length + bad };
    say(
      terminal,
      json
        ? JSON.stringify({ ...result, ignored: file.ignored, dryRun })
        : readable(path, result, file.ignored, dryRun),
    );
    return result.bad > 0 ? 1 : 0;
  };
}

function showing(text: string, json: boolean): Act | string {
  const reading = readSerial(text);
  if (!reading.ok) return `"${text.slice(0, 100)}" is no serial number`;
  return async (desk, terminal) => {
    const unit = await desk.units.find(reading.serial);
    if (unit === undefined) {
      terminal.complain(`${reading.serial}: 没有这个序列号。/ No unit of this serial number.\n`);
      return 1;
    }
    say(terminal, json ? JSON.stringify(unit) : whole(unit));
    return 0;
  };
}

function listing(limit: string, json: boolean): Act | string {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 10_000) return '--limit takes a whole number from 1 to 10000';
  return async (desk, terminal) => {
    const found = await desk.units.list(most);
    for (const unit of found) say(terminal, json ? JSON.stringify(unit) : oneLine(unit));
    if (found.length === 0 && !json) say(terminal, '还没有登记产品。/ No units yet.');
    return 0;
  };
}

function readable(path: string, result: Imported, ignored: readonly string[], dryRun: boolean): string {
  const { added, changed, same, problems, bad } = result;
  const notRead = ignored.length > 0 ? [`columns left out: ${ignored.join(', ')}`] : [];
  if (bad > 0) {
    const more = bad > problems.length ? [`… and ${bad - problems.length} more`] : [];
    const told = problems.map(({ line, wrong }) => `${path}:${line}: ${wrong}`);
    return [...told, ...more, `${bad} bad ${bad === 1 ? 'line' : 'lines'}; nothing was changed`].join('\n');
  }
  const counts = `${added} new, ${changed} changed, ${same} the same`;
  return [...notRead, dryRun ? `would be: ${counts}; nothing was changed` : counts].join('\n');
}

function whole(unit: Unit): string {
  const { id, product, model, boughtAt, contractTerm, paidShare, repairs } = unit;
  const paid = paidShare === undefined ? undefined : `${Math.round(paidShare * 10_000) / 100}%`;
  const known = Object.fromEntries(days.map(name => [name, unit[name]]));
  const facts = { serial: id, product, model, ...known, boughtAt, contractTerm, paidShare: paid };
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [`${name.replace(/[A-Z]/g, capital => `_${capital.toLowerCase()}`).padEnd(13)} ${value}`],
  );
  const done = repairs.map(
    ({ from, to, fault, parts, paid, ticket }) =>
      `${'repair'.padEnd(13)} ${[`${from} – ${to}`, fault, ...parts, paid ? 'paid' : 'free', ticket].join(', ')}`,
  );
  return [...lines, ...done].join('\n');
}

function oneLine(unit: Unit): string {
  const latest = unit.exchangedOn ?? unit.installedOn ?? unit.receivedOn ?? unit.invoicedOn ?? unit.soldOn;
  const since = latest ?? (unit.producedOn === undefined ? '—' : `(${unit.producedOn})`);
  return [unit.id.padEnd(16), unit.product.padEnd(18), (unit.model ?? '—').padEnd(12), since].join('  ');
}

function say(terminal: Terminal, line: string): void {
  terminal.print(`${line}\n`);
}

/** The desk is gone, or its disk is; whoever imports may simply do it again. */
function failed(fault: unknown, terminal: Terminal): number {
  const why = fault instanceof Fault ? (fault.facts.why ?? fault.code) : fault instanceof Error ? fault.message : fault;
  terminal.complain(`it could not be done: ${why}; try again, importing twice does no harm\n`);
  return 1;
}
