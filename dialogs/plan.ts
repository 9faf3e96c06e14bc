import type { TurnContext } from 'botbuilder-core';
import type { Temporal } from 'temporal-polyfill';
import type { Job } from '../knowledge/records.ts';

/**
 * What a job comes to as things stand at its time.
 * - `nothing`: what it was for is gone
 * - `later`: it is too early, as something has changed since it was scheduled
 * - `act`: something that nobody hears of
 * - `speak`: something is said; it waits until that is welcome
 * - `giveBack`: the desk speaks again in place of a colleague, and asks what was open; it waits for the hours alone
 */
export type Plan =
  | 'nothing'
  | { readonly later: Temporal.Instant }
  | { readonly act: () => Promise<void> }
  | { readonly speak: () => Promise<void> }
  | { readonly giveBack: () => Promise<void> };

/** A job of one kind. */
export type JobOf<Kind extends Job['kind']> = Extract<Job, { readonly kind: Kind }>;

/** Decides, in the turn of a job, what it comes to now; it changes nothing yet. */
export type Planner<Kind extends Job['kind']> = (context: TurnContext, job: JobOf<Kind>) => Promise<Plan>;
