import type { Customer, Ticket } from '../knowledge/records.ts';

/** What a customer reports, as a form has gathered it. */
export type RepairReport = Pick<Ticket, 'fault' | 'photos' | 'urgent'> &
  Partial<Pick<Ticket, 'product' | 'serial' | 'phone'>>;

/**
 * The desk's records as the dialogs need them, in the domain's words. One desk serves one turn: what it writes is
 * committed with the turn or not at all.
 */
export interface Desk {
  /** The one who is talking, as known so far. */
  readonly customer: Customer;
  /** Notes that the customer agreed to this version of the privacy notice. */
  recordConsent(version: string): Promise<void>;
  /** Opens a repair ticket for the customer and gives it a number. */
  openRepair(report: RepairReport): Promise<Ticket>;
}
