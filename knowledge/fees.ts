import type { Bilingual } from './bilingual.ts';
import { type Exclusion, exclusions } from './exclusions.ts';
import type { Rate } from './figures.ts';
import type { Policy } from './policy.ts';
import { speaksOf } from './same-words.ts';
import type { Verdict } from './warranty.ts';

/** What customers report or a clerk suspects; never what is found. */
export type Cause = Exclusion;

export type FeeReason =
  /** Repair, parts and visit are free for a fault of quality. */
  | { readonly code: 'in-warranty' }
  | { readonly code: 'warranty-over' }
  | { readonly code: 'warranty-unknown' }
  /** Free for some of it only: it depends on what failed. */
  | { readonly code: 'partly-covered' }
  | { readonly code: 'part-over'; readonly name: Bilingual | string }
  /** The fault told is one of something that is never covered. */
  | { readonly code: 'uncovered'; readonly name: Bilingual }
  /** May be charged, if the engineer finds that it was the cause. */
  | { readonly code: 'suspected'; readonly cause: Cause }
  /** Holds if the purchase can be proven as told. */
  | { readonly code: 'as-told' }
  /** A dealer promised more; a person answers, whatever the warranty says. */
  | { readonly code: 'dealer-promise' };

interface Grounds {
  readonly reasons: readonly FeeReason[];
  readonly clauses: readonly string[];
  /** Who pays the freight of a machine that is mailed in, to and fro; `unknown` until it was looked at, nobody ahead. */
  readonly freight: 'customer' | 'shop' | 'unknown';
}

/** What a repair will cost, as far as it can be said before anybody has looked; JSON. */
export type ExpectedFee = Grounds &
  (
    | { readonly code: 'free' }
    /**
     * `paid`: quoted first, nothing is done before the customer agrees. `unknown`: the engineer's finding decides;
     * nothing is paid ahead, and what would cost is quoted first too. By what is quoted, `labour` and `parts` say.
     */
    | {
        readonly code: 'paid' | 'unknown';
        readonly quotedFirst: true;
        readonly labour: Rate['rate'];
        readonly parts: Rate['rate'];
      }
  );

type Rules = Pick<Policy, 'warranty' | 'fees'>;

/**
 * Whether a repair is free, for a person to confirm.
 *
 * A suspicion never makes it `paid`: doubt counts for the customer, and a charge in warranty needs the engineer's
 * finding. Causes that the profile does not list change nothing.
 *
 * @param fault what the customer says of it, by which something is recognised that is never covered
 * @source S1 1.1, 4.1 (in warranty), S1 1.2, 4.2 (out of it), S7 二.1-2, S4 二.3 (cause), S12 一.2 (not covered),
 *         S20 质保期内 2 (own cause), S20 质保期外 5 (quoted first), 消费者权益保护法 第二十四条 (freight)
 */
export function expectedFee(verdict: Verdict, causes: readonly Cause[], policy: Rules, fault = ''): ExpectedFee {
  const { outOfWarranty, ownCause, freight } = policy.fees;
  const suspected = suspectedOf(causes, policy);
  const uncovered = uncoveredIn(fault, policy);
  const promised = verdict.reasons.some(({ code }) => code === 'dealer-promise')
    ? [ground({ code: 'dealer-promise' }, ['S12 一.9'])]
    : [];
  switch (verdict.code) {
    case 'covered': {
      const why = [ground({ code: 'in-warranty' }, ['S1 1.1', 'S1 4.1', 'S7 二.1']), ...asTold(verdict)];
      if (suspected.length + uncovered.length === 0) return free(why);
      // What is never covered is bought, whoever caused it.
      return quoted('unknown', [...why, ...uncovered, ...suspected], uncovered.length === 0 ? ownCause : undefined);
    }
    case 'partly': {
      const over = verdict.reasons.flatMap(reason =>
        reason.code === 'part-over' ? [ground({ code: 'part-over', name: reason.name }, [])] : [],
      );
      const why = ground({ code: 'partly-covered' }, ['S1 1.1', ...outOfWarranty.source]);
      return quoted('unknown', [why, ...over, ...uncovered, ...suspected, ...promised]);
    }
    case 'unknown':
      return quoted('unknown', [ground({ code: 'warranty-unknown' }, []), ...uncovered, ...suspected, ...promised]);
    case 'expired':
      return quoted(promised.length > 0 ? 'unknown' : 'paid', [
        ground({ code: 'warranty-over' }, outOfWarranty.source),
        ...promised,
      ]);
  }

  function free(why: readonly Ground[]): ExpectedFee {
    return { code: 'free', ...told(why, freight.quality.source), freight: freight.quality.party };
  }

  function quoted(
    code: 'paid' | 'unknown',
    why: readonly Ground[],
    { labour, parts } = { labour: outOfWarranty, parts: outOfWarranty },
  ): ExpectedFee {
    const { quality, other } = freight;
    const isPaid = code === 'paid' || quality.party === other.party;
    return {
      code,
      quotedFirst: true,
      labour: labour.rate,
      parts: parts.rate,
      ...told(why, ['S20 质保期外 5', ...(code === 'paid' ? other.source : [...quality.source, ...other.source])]),
      freight: isPaid ? other.party : 'unknown',
    };
  }
}

interface Ground {
  readonly reason: FeeReason;
  readonly clauses: readonly string[];
}

function ground(reason: FeeReason, clauses: readonly string[]): Ground {
  return { reason, clauses };
}

function suspectedOf(causes: readonly Cause[], { warranty, fees }: Rules): Ground[] {
  const { labour, parts } = fees.ownCause;
  return [...new Set(causes)]
    .filter(cause => warranty.excluded.includes(cause))
    .map(cause => ground({ code: 'suspected', cause }, [...exclusions[cause], ...labour.source, ...parts.source]));
}

/** What is never covered, where a fault is one of it. */
function uncoveredIn(fault: string, { warranty }: Rules): Ground[] {
  return warranty.uncovered
    .filter(({ words }) => speaksOf(fault, words))
    .map(({ name, source }) => ground({ code: 'uncovered', name }, source));
}

function asTold(verdict: Verdict & { readonly code: 'covered' }): Ground[] {
  const byWord = verdict.by === 'product' && verdict.start?.by === 'told';
  return byWord ? [ground({ code: 'as-told' }, [])] : [];
}

function told(why: readonly Ground[], further: readonly string[]): Pick<Grounds, 'reasons' | 'clauses'> {
  const clauses = [...why.flatMap(each => each.clauses), ...further];
  return { reasons: why.map(({ reason }) => reason), clauses: [...new Set(clauses)] };
}
