import { parseArgs } from 'node:util';
import type { Ticket } from '../../knowledge/records.ts';
import { withDesk } from './open-desk.ts';

/**
 * Lists what came in, newest first.
 *
 *   npm run --silent tickets -- [--limit 50] [--json]
 */
const { values } = parseArgs({ options: { limit: { type: 'string', default: '50' }, json: { type: 'boolean' } } });

await withDesk(async desk => {
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) {
    process.stderr.write('--limit takes a whole number from 1 to 10000\n');
    return 2;
  }
  const found = await desk.tickets(limit);
  for (const ticket of found) process.stdout.write(`${values.json ? JSON.stringify(ticket) : readable(ticket)}\n`);
  if (found.length === 0 && !values.json) process.stdout.write('还没有单子。/ No tickets yet.\n');
  return 0;
});

function readable({ id, urgent, openedAt, product, serial, fault, phone, photos }: Ticket): string {
  const machine = [product?.said ?? '—', ...(serial === undefined ? [] : [serial])].join(' ');
  const first = `${id}${urgent ? '  [加急 urgent]' : ''}  ${openedAt}  ${machine}  ${phone ?? '—'}`;
  const files = photos.length > 0 ? `  (${photos.length} photos)` : '';
  return `${first}\n    ${fault.replaceAll(/\s+/g, ' ').slice(0, 160)}${files}`;
}
