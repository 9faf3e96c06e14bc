import { Temporal } from 'temporal-polyfill';
import type { Knowledge } from './content.ts';
import type { Policy } from './policy.ts';
import type { PolicyPeriod } from './policy-files.ts';
import { pricesOn } from './prices.ts';
import type { Ticket, Unit } from './records.ts';

/** The content as it holds on a day at the shop: the policies in effect, and the prices. */
export function inEffect(knowledge: Knowledge, day: Temporal.PlainDate): Knowledge {
  const today = day.toString();
  const period = knowledge.periods.findLast(({ from }) => from <= today);
  return { ...withPolicies(knowledge, period), prices: pricesOn(knowledge.prices, today) };
}

/** What profiles are found in. */
type Profiles = Pick<Knowledge, 'policy' | 'policies' | 'products'>;

/**
 * The policy that a product falls under, by the product's id; the general one where it is none of the catalogue.
 * What is a matter of the whole shop (`shopWide`) is the same in each.
 */
export function policyFor(product: string | undefined, { policy, policies, products }: Profiles): Policy {
  const profile = products.find(({ id }) => id === product)?.profile ?? 'general';
  return policies.get(profile) ?? policies.get('general') ?? policy;
}

/**
 * The policy of a machine as it holds for the one who bought it: under a business contract the freight of a fault of
 * quality may be the customer's.
 *
 * @source D6, S12 一.4, S15 一.4
 */
export function underContract<P extends Pick<Policy, 'fees'>>(policy: P, unit: Pick<Unit, 'paidShare'> | undefined): P {
  const { contract } = policy.fees.freight;
  if (contract === undefined || unit?.paidShare === undefined) return policy;
  return { ...policy, fees: { ...policy.fees, freight: { ...policy.fees.freight, quality: contract } } };
}

/** The content with the policy that a product falls under as its `policy`: whatever is read of it is the product's own. */
export function concerning<Known extends Profiles>(knowledge: Known, product: string | undefined): Known {
  return { ...knowledge, policy: policyFor(product, knowledge) };
}

/**
 * The content with the policy that a case is judged by as its `policy`: that of its product's profile, in the version
 * and as it was when the case was opened; as it is now where its version is no longer in the content.
 *
 * Whatever is promised, due or possible for a case is asked of this, and of nothing else.
 */
export function judging<Known extends Profiles & Pick<Knowledge, 'periods' | 'calendar'>>(
  knowledge: Known,
  { policyVersion, openedAt, product }: Pick<Ticket, 'policyVersion' | 'openedAt' | 'product'>,
): Known {
  const { zone } = knowledge.calendar;
  const opened = Temporal.Instant.from(openedAt).toZonedDateTimeISO(zone).toPlainDate().toString();
  const own = knowledge.periods.filter(({ policies }) =>
    [...policies.values()].some(({ version }) => version === policyVersion),
  );
  return concerning(withPolicies(knowledge, own.findLast(({ from }) => from <= opened) ?? own[0]), product?.id);
}

function withPolicies<Known extends Pick<Knowledge, 'policy' | 'policies'>>(
  knowledge: Known,
  period: PolicyPeriod | undefined,
): Known {
  const policy = period?.policies.get('general');
  return period && policy ? { ...knowledge, policy, policies: period.policies } : knowledge;
}
