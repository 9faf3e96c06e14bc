import { DatabaseError } from 'pg';
import { Fault } from '../../../knowledge/fault.ts';

/**
 * What an error of the driver means to the one who asked. Facts hold PostgreSQL's code, never a value or an address
 * with its password.
 *
 * A lock that is not had in time counts as a conflict, as another run may well get it: whoever holds it is done by
 * then, or has been cut off by the server.
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (!(error instanceof DatabaseError)) return new Fault('store.unavailable', { why: reasonOf(error) }, error);
  const { code = '' } = error;
  if (conflicts.includes(code)) return new Fault('store.conflict', { code }, error);
  if (passing.some(each => code.startsWith(each))) return new Fault('store.unavailable', { code }, error);
  return new Fault('program', { problem: 'PostgreSQL refused a statement', code }, error);
}

/** The code of an error, of the system or of PostgreSQL, and else its own words, which name no address. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : 'unknown';
}

/** Serialization failure, deadlock, lock not available in time. */
const conflicts: readonly string[] = ['40001', '40P01', '55P03'];

/**
 * Classes and codes of what passes without a change of the program: connections, shut-downs and starts, resources,
 * limits of time, a standby, the operating system, who may do what.
 */
const passing: readonly string[] = ['08', '53', '57', '58', '28', '25006', '25P03', '3D000', '42501', 'XX'];
