import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { Temporal } from 'temporal-polyfill';
import { Fault } from '../knowledge/fault.ts';
import { startApp } from './app.ts';
import { quietWhenNobodyReads } from './cli/quiet-pipe.ts';
import { readConfig } from './config.ts';
import { createLogger } from './logging.ts';
import { refusedStart } from './refused-start.ts';
import type { SampleSerials } from './units/samples.ts';

/** The desk as a process: the only place that reads the environment, the clock and randomness. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config);
  const app = await startApp(config, {
    clock: () => Temporal.Now.instant(),
    uptime: () => performance.now(),
    random: bytes => randomBytes(bytes),
    log,
    print: line => void process.stdout.write(line),
    onLockLost: () => process.exit(1),
  });

  const stop = (signal: string) => {
    log.info({ signal }, 'stopping');
    app.close().then(
      () => process.exit(0),
      fault => {
        log.fatal({ fault }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  // Something that nobody waited for has failed: told, and the desk goes on.
  process.on('unhandledRejection', fault => log.error({ fault }, 'unhandled rejection'));

  const addresses = [app.url, ...(['0.0.0.0', '::'].includes(config.host) ? phoneAddresses(app.port) : [])];
  for (const address of addresses) process.stdout.write(`\n  售后服务台 / After-sales desk:  ${address}\n`);
  if (app.samples !== undefined) process.stdout.write(`  ${serialsLine(app.samples)}\n`);
  process.stdout.write('\n');
  log.info({ port: app.port, ms: Math.round(process.uptime() * 1000) }, 'serving');
}

/** What to type into the warranty check of a desk that was never used before. */
function serialsLine({ covered, expired, producedOnly }: SampleSerials): string {
  const shown = [
    covered && `${covered} 保修中/in warranty`,
    expired && `${expired} 已过保/expired`,
    producedOnly && `${producedOnly} 只知生产日期/production date only`,
  ];
  return `试用序列号 / Sample serials:  ${shown.filter(Boolean).join(' · ')}`;
}

/** Where a phone in the same network reaches the desk. */
function phoneAddresses(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap(each => each ?? [])
    .filter(each => each.family === 'IPv4' && !each.internal)
    .map(each => `http://${each.address}:${port}`);
}

quietWhenNobodyReads();
main().catch((fault: unknown) => {
  if (!(fault instanceof Fault) && !isSystemError(fault)) throw fault;
  const { lines, code } = refusedStart(fault);
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(code);
});

function isSystemError(fault: unknown): fault is NodeJS.ErrnoException {
  return fault instanceof Error && 'code' in fault;
}
