import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';

/**
 * `npm test`: types and lint beside the tests, which often wait for a browser or a process. The check takes what the
 * tests leave of the processors, and what it says is kept until they are through, so that the two never mix. Fails
 * when either of them does. Arguments go to mocha.
 */
const check = npm(['run', '--silent', 'check'], 'pipe');
if (check.pid !== undefined) setPriority(check.pid, constants.priority.PRIORITY_BELOW_NORMAL);
let said = '';
for (const stream of [check.stdout, check.stderr]) {
  stream?.setEncoding('utf8').on('data', text => {
    said += text;
  });
}
const checked = ended(check);

const tested = await ended(npm(['run', '--silent', 'test:suite', '--', ...process.argv.slice(2)], 'inherit'));
const fine = await checked;
process.stdout.write(`${fine ? '' : '\nTypes or lint have failed:\n\n'}${said}`);
process.exitCode = tested && fine ? 0 : 1;

function npm(args: readonly string[], output: 'pipe' | 'inherit'): ChildProcess {
  return spawn('npm', args, { stdio: ['ignore', output, output], shell: process.platform === 'win32' });
}

/** Whether it has ended well; its output is complete then. */
async function ended(child: ChildProcess): Promise<boolean> {
  const [code] = await once(child, 'close');
  return code === 0;
}
