import { isIP } from 'node:net';
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
  const address = addressProblem(fault);
  const why = address ?? fault.message;
  return { lines: ['', `The desk does not start: ${why}`, ''], code: address === undefined ? 1 : configError };
}

/** Why it cannot listen at HOST and PORT, and which of them to change; undefined for other faults. */
function addressProblem(fault: NodeJS.ErrnoException & { address?: string }): string | undefined {
  const { code = '', syscall, address = '' } = fault;
  const known = addressProblems[code];
  if (syscall === 'getaddrinfo') return known ?? unknownHost;
  // The address of the command-line tools' socket is a path.
  if (syscall !== 'listen' || isIP(address) === 0) return undefined;
  return known ?? `it cannot listen at this address (${code}); set HOST and PORT to another one`;
}

const unknownHost = 'no machine of this name is known; set HOST to an address of this machine, such as 127.0.0.1';

const addressProblems: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens at this address; set PORT to a free one',
  EADDRNOTAVAIL: 'this machine does not have this address; set HOST to one that it has, or to 0.0.0.0 for all of them',
  EACCES: 'this user may not listen at this port; set PORT to one above 1023',
};

const headings: Readonly<Record<string, string>> = {
  'config.invalid': 'these variables of the environment are wrong (see .env.example):',
  'content.invalid': 'the content has these faults:',
  'store.damaged': 'a file of the data folder is damaged beyond repair:',
  'store.locked': 'another desk runs on this data folder:',
  'store.newer': 'the data was written by a newer version:',
  'store.unavailable': 'the data cannot be reached or used:',
};
