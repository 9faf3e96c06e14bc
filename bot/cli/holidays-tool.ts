import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Fault } from '../../knowledge/fault.ts';
import { readNotice } from '../../knowledge/holiday-notice.ts';
import { readConfig } from '../config.ts';
import { shippedContent } from '../content.ts';
import { refusedStart } from '../refused-start.ts';
import type { Tool } from './tool.ts';

const usage = `Makes the holiday table of a year of the State Council's announcement, pasted into a text file.

  npm run --silent knowledge:holidays -- 2027 notice.txt      writes holidays/2027.yaml into KNOWLEDGE_DIR

Weekdays, numbers of days and the days free by law have to agree. A table that is there already is left alone. A desk
that runs takes the new one over by itself. Exit codes: 0 written, 1 not written, 2 not understood.
`;

/** `npm run knowledge:holidays`: the next year's table, from the words of the announcement. */
export const holidaysTool: Tool = async (args, env, terminal) => {
  const complain = (code: number, ...lines: string[]) => {
    for (const line of lines) terminal.complain(`${line}\n`);
    return code;
  };
  const [year = '', path, ...others] = args;
  if (year === '--help' || year === '-h') {
    terminal.print(usage);
    return 0;
  }
  if (!/^20\d\d$/.test(year) || path === undefined || others.length > 0) return complain(2, usage);
  try {
    const { knowledgeFolder = shippedContent } = readConfig(env);
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
    if (text instanceof Error) return complain(2, `${path} cannot be read (${text.code ?? text.message})`);
    const read = readNotice(text, Number(year));
    if (!read.ok) return complain(1, ...read.problems.map(problem => `${path}: ${problem}`));
    const file = join(knowledgeFolder, 'holidays', `${year}.yaml`);
    const written = await writeFile(file, stringify(read.table), { flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => error,
    );
    if (written instanceof Error) {
      const why =
        written.code === 'EEXIST'
          ? 'is there already; remove it first to make it anew'
          : `cannot be written (${written.code})`;
      return complain(1, `${file} ${why}`);
    }
    for (const { name, from, to, makeUp } of read.table.holidays) {
      const exchange = makeUp.length === 0 ? '' : `  补班 ${makeUp.join(', ')}`;
      terminal.print(`${name['zh-CN']}  ${from} – ${to}${exchange}\n`);
    }
    terminal.print(`→ ${file}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { lines, code } = refusedStart(error);
    return complain(code, ...lines);
  }
};
