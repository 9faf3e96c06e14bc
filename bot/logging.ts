import pino, { type DestinationStream, type Logger } from 'pino';
import { Fault } from '../knowledge/fault.ts';
import type { Config } from './config.ts';

export type { Logger };

/**
 * The structured log: one JSON line an event, on standard output unless told otherwise. Lines name things by their
 * ids; message texts, phone numbers, tokens and queries of URLs are never given to it.
 */
export function createLogger(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  return pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { fault: describe } },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** A fault as the log shows it, with its causes; the message of a foreign error may quote data and is cut short. */
function describe(fault: unknown): unknown {
  if (!(fault instanceof Error)) return { name: typeof fault };
  return {
    name: fault.name,
    ...(fault instanceof Fault ? { code: fault.code, facts: fault.facts } : { message: fault.message.slice(0, 200) }),
    stack: fault.stack
      ?.split('\n')
      .filter(line => line.startsWith('    at '))
      .slice(0, 8),
    ...(fault.cause !== undefined && { cause: describe(fault.cause) }),
  };
}
