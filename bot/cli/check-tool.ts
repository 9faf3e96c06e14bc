import { calendarWarnings } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { Fault } from '../../knowledge/fault.ts';
import { readConfig } from '../config.ts';
import { loadContent } from '../content.ts';
import { refusedStart } from '../refused-start.ts';
import type { Tool } from './tool.ts';

const usage = `Checks the content of a shop, as every start of the desk and every change while it runs does.

  npm run --silent knowledge:check [-- folder]      the folder of KNOWLEDGE_DIR when left out

Each fault is a line: file:line: what is wrong; what helps. Exit codes: 0 all good, 1 faults, 2 not understood.
`;

/** `npm run knowledge:check`: names every fault of the content at once. */
export const checkTool: Tool = async (args, env, terminal) => {
  const say = (line: string) => terminal.print(`${line}\n`);
  const [folder, ...others] = args;
  if (folder === '--help' || folder === '-h') {
    terminal.print(usage);
    return 0;
  }
  if (others.length > 0 || folder?.startsWith('-')) {
    terminal.complain(usage);
    return 2;
  }
  try {
    const { timeZone, knowledgeFolder } = readConfig(env);
    const content = await loadContent({ folder: folder ?? knowledgeFolder, zone: timeZone });
    const today = terminal.now().toZonedDateTimeISO(timeZone).toPlainDate();
    const years = calendarWarnings(content.calendar, today).map(({ year }) => ({ year, begun: year <= today.year }));
    const missing = ({ year }: { year: number }) =>
      `holidays/${year}.yaml: the holiday table of ${year} is missing; npm run knowledge:holidays makes it of the announcement`;
    for (const each of years) say(each.begun ? missing(each) : `${missing(each)} (before that year begins)`);
    if (years.some(({ begun }) => begun)) return 1;
    say(`✓ ${summary(content)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { problems } = error.facts;
    if (error.code === 'content.invalid' && Array.isArray(problems)) {
      for (const problem of problems) say(String(problem));
      terminal.complain(`${problems.length} 处不对 / ${problems.length} faults\n`);
      return 1;
    }
    const { lines, code } = refusedStart(error);
    terminal.complain(`${lines.join('\n')}\n`);
    return code;
  }
};

function summary({ policies, products, faq, calendar, teams }: Knowledge): string {
  const years = [...calendar.years].sort().join(', ');
  return `${policies.size} 个政策 policies, ${products.length} 种产品 products, ${faq.length} 条问答 answers, ${teams.length} 个组 teams, 节假日 holidays ${years}`;
}
