import { Temporal } from 'temporal-polyfill';
import type { Knowledge } from './content.ts';
import type { PolicyPeriod } from './policy-files.ts';
import { pricesOn } from './prices.ts';
import type { Ticket } from './records.ts';

/** The content as it holds on a day at the shop: the policies in effect, and the prices. */
export function inEffect(knowledge: Knowledge, day: Temporal.PlainDate): Knowledge {
  const today = day.toString();
  const period = knowledge.periods.findLast(({ from }) => from <= today);
  return { ...withPolicies(knowledge, period), prices: pricesOn(knowledge.prices, today) };
}

/**
 * The content with the policies that a case is judged by: those of its version, as they were when it was opened; those
 * that are given where its version is no longer in the content.
 */
export function judging<Known extends Pick<Knowledge, 'policy' | 'policies' | 'periods' | 'calendar'>>(
  knowledge: Known,
  { policyVersion, openedAt }: Pick<Ticket, 'policyVersion' | 'openedAt'>,
): Known {
  const { zone } = knowledge.calendar;
  const opened = Temporal.Instant.from(openedAt).toZonedDateTimeISO(zone).toPlainDate().toString();
  const own = knowledge.periods.filter(({ policies }) =>
    [...policies.values()].some(({ version }) => version === policyVersion),
  );
  return withPolicies(knowledge, own.findLast(({ from }) => from <= opened) ?? own[0]);
}

function withPolicies<Known extends Pick<Knowledge, 'policy' | 'policies'>>(
  knowledge: Known,
  period: PolicyPeriod | undefined,
): Known {
  const policy = period?.policies.get('general');
  return period && policy ? { ...knowledge, policy, policies: period.policies } : knowledge;
}
