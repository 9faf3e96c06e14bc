import { Fault } from '../knowledge/fault.ts';

/** Exit code of a start that only the operator can mend, as in sysexits.h. */
const configError = 78;

/** What the operator reads when the desk does not start, and the code that the process ends with. */
export function refusedStart(fault: Error): { readonly lines: readonly string[]; readonly code: number } {
  if (fault instanceof Fault) {
    const { problems, remedy, ...facts } = fault.facts;
    const listed = Array.isArray(problems)
      ? problems.map(each => `  - ${each}`)
      : Object.entries(facts).map(([name, value]) => `  ${name}: ${value}`);
    const help = typeof remedy === 'string' ? [`  → ${remedy}`] : [];
    return {
      lines: ['', `The desk does not start: ${headings[fault.code] ?? fault.code}`, ...listed, ...help, ''],
      code: configError,
    };
  }
  const { code } = fault as NodeJS.ErrnoException;
  const why = code === 'EADDRINUSE' ? 'another program listens at this address; set PORT to a free one' : fault.message;
  return { lines: ['', `The desk does not start: ${why}`, ''], code: 1 };
}

const headings: Readonly<Record<string, string>> = {
  'config.invalid': 'these variables of the environment are wrong (see .env.example):',
  'content.invalid': 'the content has these faults:',
  'store.damaged': 'a file of the data folder is damaged beyond repair:',
  'store.locked': 'another desk runs on this data folder:',
  'store.newer': 'the data folder was written by a newer version:',
  'store.unavailable': 'the data folder cannot be used:',
};
