import { parseArgs } from 'node:util';
import type { Ticket } from '../../knowledge/records.ts';
import { withDesk } from './open-desk.ts';
import { plain } from './terminal-text.ts';
import type { Tool } from './tool.ts';

const usage = `Lists what came in, newest first.

  npm run --silent tickets -- [--limit 50] [--json]
`;

/** What came in, newest first. Exit codes: 0 done, 1 no desk here, 2 not understood. */
export const ticketsTool: Tool = async (args, env, terminal) => {
  const asked = read(args);
  if (typeof asked === 'string') {
    terminal.complain(asked);
    return 2;
  }
  const { limit, json } = asked;
  return withDesk(
    env,
    terminal,
    async desk => {
      const found = await desk.tickets(limit);
      for (const ticket of found) terminal.print(`${json ? inJson(ticket) : readable(ticket)}\n`);
      if (found.length === 0 && !json) terminal.print('还没有单子。/ No tickets yet.\n');
      return 0;
    },
    { looksOnly: true },
  );
};

/** What is asked for; a text says why that is not understood. */
function read(args: readonly string[]): { limit: number; json: boolean } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { limit: { type: 'string' }, json: { type: 'boolean' } },
    });
    const limit = Number(values.limit ?? '50');
    if (Number.isInteger(limit) && limit >= 1 && limit <= 10_000) return { limit, json: values.json ?? false };
    return `--limit takes a whole number from 1 to 10000\n\n${usage}`;
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n\n${usage}`;
  }
}

function readable({ id, urgent, openedAt, product, serial, fault, phone, photos }: Ticket): string {
  const machine = [product?.said ?? '—', ...(serial === undefined ? [] : [serial])].join(' ');
  const first = `${id}${urgent ? '  [加急 urgent]' : ''}  ${openedAt}  ${machine}  ${phone ?? '—'}`;
  const files = photos.length > 0 ? `  (${photos.length} photos)` : '';
  return `${plain(first)}\n    ${plain(fault).replaceAll(/\s+/g, ' ').slice(0, 160)}${files}`;
}

/** The record as it is; what a terminal would obey is written as an escape of JSON. */
function inJson(ticket: Ticket): string {
  return JSON.stringify(ticket).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
