import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readSerial } from '../../dialogs/understand/serial.ts';
import { Fault } from '../../knowledge/fault.ts';
import { type Config, readConfig } from '../config.ts';
import { loadContent } from '../content.ts';
import { type LocalDesk, runningDesk } from '../local.ts';
import { refusedStart } from '../refused-start.ts';
import { isUsed } from '../store/json/recovery.ts';
import { openedDesk } from './open-desk.ts';
import type { Environment, Terminal, Tool } from './tool.ts';
import { answered, type DeskRecords, type VerdictWorld } from './verdict-answers.ts';
import { Misunderstood, situationOf } from './verdict-situation.ts';

const usage = `What the rules say of a situation, with reasons and clauses, in the words that customers read.

  npm run --silent verdict -- calendar 2026-10
  npm run --silent verdict -- warranty --product fridge --received 2025-03-10 [--serial SN] [--fault 不制冷] [--on 2026-11-26]
  npm run --silent verdict -- return --product fridge --received 2026-11-20 [--at distance|shop|dealer] [--fault …] [--on …]
  npm run --silent verdict -- slot --product fridge [--wish "2026-11-28 10:00"] [--on "2026-11-26 16:10"]
  npm run --silent verdict -- sla --kind repair --product fridge --opened "2026-11-26 16:10" [--arrived "2026-11-27 9:00"]
  npm run --silent verdict -- --jsonl < lines

What is known of the machine: --produced --sold --invoiced --received --installed, each a day; --bought is what the
customer says, --proof that it can be proven, --contract that a business bought it under a contract (for sla, too).
--lang zh|en, --json. With --jsonl each line is an object such as
{"ask":"warranty","product":"fridge","receivedOn":"2025-03-10"} and gives one line; one that cannot be answered gives
{"error"}, and the next one is read. Exit codes: 0, 1 some lines could not be answered, 2 not understood.
`;

/** `npm run verdict`: judges one situation, or one on each line of the input. */
export const verdictTool: Tool = async (args, env, terminal) => {
  const complain = (text: string) => {
    terminal.complain(`${text}\n`);
    return 2;
  };
  const read = optionsOf(args);
  if (typeof read === 'string') return complain(`${read}\n\n${usage}`);
  if (read.help) {
    terminal.print(usage);
    return 0;
  }
  try {
    const situation = read.jsonl ? undefined : situationOf(read.asked);
    return await judging(env, terminal, async world => {
      if (situation === undefined) return eachLine(terminal, world);
      const answer = await answered(situation, world);
      terminal.print(`${read.json ? JSON.stringify(answer) : answer.text}\n`);
      return 0;
    });
  } catch (error) {
    if (error instanceof Misunderstood) return complain(`${error.message}\n\n${usage}`);
    if (!(error instanceof Fault)) throw error;
    const { lines, code } = refusedStart(error);
    complain(lines.join('\n'));
    return code;
  }
};

interface Options {
  readonly asked: unknown;
  readonly json: boolean;
  readonly jsonl: boolean;
  readonly help: boolean;
}

const days = ['produced', 'sold', 'invoiced', 'received', 'installed', 'bought'] as const;

/** What is asked for, as a line of JSON would say it; a text says why the options are not understood. */
function optionsOf(args: readonly string[]): Options | string {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{
          product: text,
          serial: text,
          fault: text,
          on: text,
          lang: text,
          wish: text,
          kind: text,
          opened: text,
          arrived: text,
        },
        ...{ produced: text, sold: text, invoiced: text, received: text, installed: text, bought: text, at: text },
        ...{ proof: flag, contract: flag, json: flag, jsonl: flag, help: { ...flag, short: 'h' } },
      },
    });
    const { json = false, jsonl = false, help = false, at, ...others } = values;
    const [ask, ...more] = positionals;
    if (!help && !jsonl && ask === undefined) return 'nothing is asked for';
    const { produced, sold, invoiced, received, installed, bought, ...same } = others;
    const given = { produced, sold, invoiced, received, installed, bought };
    const dated = days.flatMap(name => (given[name] === undefined ? [] : [[`${name}On`, given[name]]]));
    const month = ask === 'calendar' && more[0] !== undefined ? { month: more[0] } : {};
    const extra = more.slice(ask === 'calendar' ? 1 : 0);
    if (extra.length > 0) return `not understood: ${extra.join(' ')}`;
    const asked = { ask, ...same, ...Object.fromEntries(dated), ...month, ...(at !== undefined && { boughtAt: at }) };
    return { asked, json, jsonl, help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function eachLine(terminal: Terminal, world: VerdictWorld): Promise<number> {
  let failed = false;
  for await (const line of createInterface({ input: terminal.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const answer = await answeredLine(line, world);
    failed ||= 'error' in answer;
    terminal.print(`${JSON.stringify(answer)}\n`);
  }
  return failed ? 1 : 0;
}

async function answeredLine(line: string, world: VerdictWorld): Promise<object> {
  try {
    return await answered(situationOf(JSON.parse(line)), world);
  } catch (error) {
    if (error instanceof SyntaxError) return { error: 'no JSON' };
    if (error instanceof Misunderstood) return { error: error.message };
    throw error;
  }
}

/** Runs with the content and, once it is asked for, the desk of DATA_DIR, if there is one. */
async function judging(
  env: Environment,
  terminal: Terminal,
  work: (world: VerdictWorld) => Promise<number>,
): Promise<number> {
  const config = readConfig(env);
  const content = await loadContent({ folder: config.knowledgeFolder, zone: config.timeZone });
  let desk: Promise<LocalDesk | undefined> | undefined;
  const records = async () => {
    desk ??= deskOf(config, terminal);
    const found = await desk;
    return found && recordsOf(found);
  };
  try {
    return await work({ content, now: terminal.now(), records });
  } finally {
    await (await desk)?.close();
  }
}

async function deskOf(config: Config, terminal: Terminal): Promise<LocalDesk | undefined> {
  const running = await runningDesk(config.dataFolder);
  if (running !== undefined) return running;
  const inFolder = config.store.kind === 'json';
  return inFolder && !(await isUsed(config.dataFolder)) ? undefined : openedDesk(config, terminal);
}

function recordsOf(desk: LocalDesk): DeskRecords {
  return {
    async unit(serial) {
      const read = readSerial(serial);
      return read.ok ? desk.units.find(read.serial) : undefined;
    },
    visits: async () =>
      (await desk.visits()).map(({ team, date, start, minutes }) => ({
        team: typeof team === 'string' ? team : team['zh-CN'],
        date,
        start,
        minutes,
      })),
  };
}
