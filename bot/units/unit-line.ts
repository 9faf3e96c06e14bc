import { z } from 'zod';
import { BoughtAt, ContractTerm, Day, PaidShare } from '../../knowledge/records.ts';

/**
 * One line of a list of units. What the list has no column for is left out and stays as it is; an empty cell is
 * null and takes away what was there.
 */
export const UnitLine = z.strictObject({
  /** Where it stands in the file, counted from 1. */
  line: z.int().positive(),
  /** As `readSerial` gives it. */
  serial: z.string().max(30),
  /** A product and a model as somebody wrote them; the desk looks them up in its catalogue. */
  product: z.string().max(200),
  model: z.string().max(200).nullish(),
  producedOn: Day.nullish(),
  soldOn: Day.nullish(),
  invoicedOn: Day.nullish(),
  receivedOn: Day.nullish(),
  installedOn: Day.nullish(),
  exchangedOn: Day.nullish(),
  boughtAt: BoughtAt.nullish(),
  contractTerm: ContractTerm.nullish(),
  paidShare: PaidShare.nullish(),
});
export type UnitLine = z.infer<typeof UnitLine>;

/** What is wrong with a line of a file, for whoever keeps the list. */
export interface LineProblem {
  readonly line: number;
  readonly wrong: string;
}

/** The longest list that is taken at once. */
export const maxLines = 100_000;
