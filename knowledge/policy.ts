import { z } from 'zod';
import { Bilingual } from './bilingual.ts';
import { Exclusion } from './exclusions.ts';
import {
  Clauses,
  Count,
  type Figure,
  Hours,
  isFigure,
  isWrittenFigure,
  Party,
  Rate,
  Scale,
  Span,
  shownFigure,
  Within,
} from './figures.ts';
import type { Language } from './records.ts';

/** A day that the term of a warranty may start on; `told` is what the customer says and cannot prove. */
export const StartDay = z.enum(['installed', 'received', 'invoiced', 'purchased', 'sold', 'told', 'produced']);
export type StartDay = z.infer<typeof StartDay>;

/** Where the term starts in content that says nothing of it. */
const usualStarts: { from: StartDay; source: string }[] = [
  { from: 'installed', source: 'S12 一.7' },
  { from: 'received', source: 'S12 一.5' },
  { from: 'invoiced', source: '部分商品修理更换退货责任规定 第八条' },
  { from: 'purchased', source: 'S4 一.1' },
  { from: 'sold', source: 'S4 一.1' },
  { from: 'told', source: 'S4 一.1' },
  { from: 'produced', source: 'S12 一.8' },
];

const tariff = (source: string | string[]) => Rate.prefault({ rate: 'tariff', source });
const borne = (party: 'customer' | 'shop', source: string | string[]) => Party.prefault({ party, source });

/** What only some profiles say of a repair. */
const repairTimes = {
  /** Repaired, counted from the report. */
  done: Within.optional(),
  /** A simple fault, repaired on the spot, counted from the arrival of the technician. */
  simple: Within.optional(),
  /** Any other one, in the workshop, counted from the same. */
  workshop: Within.optional(),
  /** Mailed in: sent back, counted from receipt. */
  mailedIn: Within.optional(),
};

/** Something that is promised without a time, where it is laid down. */
const Laid = z.strictObject({ source: Clauses });

/**
 * What the shop holds itself to, one profile of it: every figure once, beside its source clause.
 * Rules read it typed, texts by the path of a figure (`figure`). A profile that extends another
 * names only what differs (`extended`).
 */
export const Policy = z.strictObject({
  profile: z.string().regex(/^[a-z]+$/, 'is no name of a profile — use small letters'),
  extends: z.string().optional(),
  name: Bilingual,
  /** A ticket keeps the version it was opened under, so a change of a figure needs a new one. */
  version: z.string().regex(/^[\w.-]+$/, 'is no version — use letters, digits, points and hyphens'),
  /** The day from which this version holds, at the shop. */
  effective: z.iso.date('is no date — write it as "2026-11-01"'),
  hotline: z.strictObject({
    workday: Hours.refine(hours => hours.open.length > 0, 'cannot be closed — name the hours of a working day'),
    /** Weekends and public holidays. */
    restDay: Hours,
  }),
  visit: z.strictObject({
    workday: Hours,
    restDay: Hours,
    /** How long ahead a customer books; counted on the clock from the moment of confirming. */
    notice: Span,
    /** How far ahead. */
    ahead: Span,
    /** How long a visit takes, the way included. */
    length: Span,
    /** At what distance from each other visits may start, from the first visiting hour on. */
    every: Span,
    /** How long a time is kept for the one who is about to book it. */
    held: Span,
    /** So long before it begins a customer may still move a visit or call it off, and so often may move it. */
    change: z.strictObject({
      notice: Span,
      moves: Count,
      /** So long after that it can be taken back. */
      undo: Span.prefault({ duration: '10 minutes', source: 'OWN' }),
    }),
    /** So long before the visiting hours of its day the customer is reminded of a visit. */
    reminder: Span,
  }),
  warranty: z.strictObject({
    /** Where neither the product nor the contract names a term. */
    product: Span,
    repair: Span,
    part: Span,
    /** Days between production and the start, where nothing but the day of production is known. */
    productionGraceDays: Count,
    /** Only these are charged for in the term; a profile that names its own list names all of it. */
    excluded: z.array(Exclusion),
    /** The first of them that is known starts the term; an exchanged unit always starts anew from its exchange. */
    starts: z
      .array(z.strictObject({ from: StartDay, source: Clauses }))
      .min(1)
      .refine(starts => new Set(starts.map(({ from }) => from)).size === starts.length, 'names a day twice')
      .prefault(usualStarts),
    /** What comes with a product and is never covered; `words` are what a fault of it is recognised by. */
    uncovered: z
      .array(z.strictObject({ name: Bilingual, words: z.array(z.string().min(2)).default([]), source: Clauses }))
      .default([]),
  }),
  fees: z
    .strictObject({
      /** Who pays for advice, in writing or by phone, in warranty and after it. */
      guidance: borne('shop', ['S2 2-1', 'S5 1.1', 'S20 质保期外 2']),
      /** Who pays the freight, to and fro: of a fault of quality in warranty, and of anything else. */
      freight: z
        .strictObject({
          quality: borne('shop', ['S7 二.1', '消费者权益保护法 第二十四条']),
          other: borne('customer', ['S12 一.4', 'S15 一.4']),
          /** Of a fault of quality in warranty, where a business bought it under a contract; else as of everybody's. */
          contract: Party.optional(),
        })
        .prefault({}),
      /** Who pays for goods without a fault from a shop, beside the freight: what an exchange and a return cost. */
      taste: z
        .strictObject({ exchange: borne('customer', 'S7 二.3'), return: borne('customer', 'S7 二.4') })
        .prefault({}),
      /** By what a repair is quoted: out of warranty, and in it where the customer is found to have caused the fault. */
      outOfWarranty: tariff(['S1 1.2', 'S1 4.2']),
      ownCause: z.strictObject({ labour: tariff('S7 二.2'), parts: tariff('S7 二.2') }).prefault({}),
    })
    .prefault({}),
  /** The promise for each kind of request; which hours a clock counts, `clock` says. */
  service: z.strictObject({
    question: z.strictObject({ firstResponse: Within, done: Within }),
    repair: z.strictObject({ firstResponse: Within, onSite: Within, ...repairTimes }),
    training: z.strictObject({ firstResponse: Within, done: Within }),
    quality: z.strictObject({
      firstResponse: Within.optional(),
      /** A first analysis and answer to a customer with a contract. */
      analysis: Within.optional(),
      done: Within,
    }),
    maintenance: z.strictObject({ done: Within }),
    complaint: z.strictObject({ firstResponse: Within, answered: Within, done: Within }),
    /** The classes of urgency, where no kind above fits. */
    urgent: z.strictObject({ firstResponse: Within, done: Within }),
    normal: z.strictObject({ firstResponse: Within, done: Within }),
    enquiry: z.strictObject({ firstResponse: Within, done: Within }),
    /** Any request whose kind names no first response. */
    support: z.strictObject({ firstResponse: Within }),
  }),
  /** What the shop works towards, never told to customers: the strictest figure that any source has for the kind. */
  target: z.strictObject({
    question: z.strictObject({ firstResponse: Within, done: Within }),
    repair: z.strictObject({ firstResponse: Within, onSite: Within, ...repairTimes }),
    training: z.strictObject({ firstResponse: Within, done: Within }),
    quality: z.strictObject({ firstResponse: Within, analysis: Within.optional(), done: Within }),
    maintenance: z.strictObject({ firstResponse: Within, done: Within }),
    complaint: z.strictObject({ firstResponse: Within, answered: Within, done: Within }),
    urgent: z.strictObject({ firstResponse: Within, done: Within }),
    normal: z.strictObject({ firstResponse: Within, done: Within }),
    enquiry: z.strictObject({ firstResponse: Within, done: Within }),
  }),
  /** Where the customer is lent another machine while theirs is away or worked on. */
  loaner: z.strictObject({ repair: Laid.optional(), maintenance: Laid.optional() }).prefault({}),
  /** Whether contract customers who have paid more are served before others of the same class. */
  paidShare: z.enum(['ignored', 'contracts']),
  cases: z.strictObject({
    /** How long a customer has to say whether work is well; then the case may be closed without. */
    acceptance: Span,
    /** How long after a case was closed "not fixed" opens it again. */
    reopen: Span,
    /** How long before the time to say so is over the customer is asked once more. */
    reminder: Span.prefault({ duration: '2 days', source: 'OWN' }),
  }),
  clock: z.strictObject({
    /** A first response shorter than this counts hotline hours only; anything else runs on the clock. */
    hotlineHoursBelow: Span,
  }),
  returns: z.strictObject({
    /** Until then the customer chooses among return, exchange and repair. */
    refund: Span,
    /** From then until this, between exchange and repair. */
    exchange: Span,
    /** Repairs in the term after which a unit that still fails is exchanged or taken back. */
    repairs: Count,
    /** How long a repair may take, by the shop's own cause or for want of a part, before an exchange is offered. */
    longRepair: z.strictObject({ shop: Span, parts: Span }),
    /** Who says what may be chosen: the desk, or a person alone. */
    judge: z.enum(['desk', 'person']),
    /** What is asked of somebody who gives something back for another ground than that it was bought at a distance. */
    papers: z.array(z.enum(['proof', 'application', 'reason'])).prefault(['proof']),
    /** What is explained where a person judges, never computed. */
    explained: z.array(z.enum(['use-compensation', 'loaner'])).default([]),
  }),
  /** Which ends move from a day of rest to the next working day: those of returns, those of a warranty too, or none. */
  restDay: z.enum(['returns', 'all', 'none']),
  /** Goods bought at a distance may go back without a reason. */
  noReason: z.strictObject({ days: Span, freight: Party, refund: Span }),
  quotation: z.strictObject({
    validity: Span,
    /** How long before its end the customer is reminded who has not answered. */
    reminder: Span.prefault({ duration: '2 days', source: 'OWN' }),
  }),
  /** So long before a price changes customers are told, with the reason. */
  tariff: z.strictObject({ notice: Span }),
  /** When the desk may speak to a customer of its own accord. */
  contact: z.strictObject({
    hours: Hours.refine(hours => hours.open.length > 0, 'cannot be closed — name the hours of a day'),
  }),
  handover: z
    .strictObject({
      /** A clerk who took a conversation and says nothing for so long has left it. */
      idle: Span.prefault({ duration: '30 minutes', source: 'OWN' }),
    })
    .prefault({}),
  maintenance: z
    .strictObject({
      /** How long before the day a customer is told who wants to be reminded of it. */
      reminder: Span.prefault({ duration: '14 days', source: 'OWN' }),
    })
    .prefault({}),
  survey: z.strictObject({
    scale: Scale,
    /** How long after a case was closed its customer is asked. */
    after: Span,
    /** How long after that once more. */
    reminder: Span,
    /** How long one customer is left in peace after having been asked, whatever else is closed. */
    apart: Span.prefault({ duration: '7 days', source: 'OWN' }),
    /** What was closed longer ago is not asked about any more. */
    latest: Span.prefault({ duration: '30 days', source: 'OWN' }),
    /** How long a mark may be changed. */
    change: Span,
  }),
  draft: z.strictObject({
    kept: Span,
    /** How long before its end the customer is told. */
    reminder: Span,
  }),
});
export type Policy = Readonly<z.infer<typeof Policy>>;

/** A figure by its dotted path, as texts name it; undefined when the policy has none of that name. */
export function figureAt(policy: Policy, path: string): Figure | undefined {
  let found: unknown = policy;
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || isFigure(found)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return isFigure(found) ? found : undefined;
}

/** A figure by its dotted path, `hotline.workday`, as customers read it; undefined when there is none. */
export function figure(policy: Policy, path: string, language: Language): string | undefined {
  const found = figureAt(policy, path);
  return found && shownFigure(found, language);
}

/** Whether every policy has a value of this path, `hotline.workday`. */
export function isPolicyPath(path: string): boolean {
  let at: unknown = Policy;
  for (const key of path.split('.')) {
    const group = unwrapped(at);
    at = group instanceof z.ZodObject && Object.hasOwn(group.shape, key) ? group.shape[key] : undefined;
  }
  return at !== undefined && !(unwrapped(at) instanceof z.ZodObject);
}

/** A group that may be left out is the group. */
function unwrapped(shape: unknown): unknown {
  return shape instanceof z.ZodPrefault ? shape.unwrap() : shape;
}

/** The paths of all figures of a policy, parsed or as written in YAML, in its order. */
export function figurePaths(policy: unknown): string[] {
  const walk = (value: unknown, path: string): string[] => {
    if (isFigure(value) || isWrittenFigure(value)) return [path];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => walk(inner, path === '' ? key : `${path}.${key}`));
  };
  return walk(policy, '');
}

/**
 * What is the same for every product of the shop, and said by `general` alone: who is served first, how long before a
 * price changes it is told, when customers are written to, when a silent clerk has left, what they are asked afterwards, how long a form is kept.
 */
export const shopWide: readonly (keyof Policy)[] = [
  'paidShare',
  'tariff',
  'contact',
  'handover',
  'maintenance',
  'survey',
  'draft',
];

/** What a profile says of itself and never takes over from its parent. */
export const notTakenOver: readonly string[] = ['profile', 'extends', 'name', 'version', 'effective'];

/**
 * A profile, as written, with all that it takes over from its parent. A figure is taken over or
 * overridden whole, together with its clause, so that no figure ever stands beside another's clause.
 */
export function extended(parent: unknown, child: unknown): unknown {
  const inherited = isGroup(parent)
    ? Object.fromEntries(Object.entries(parent).filter(([key]) => !notTakenOver.includes(key)))
    : {};
  return merged(inherited, child);
}

function merged(base: unknown, over: unknown): unknown {
  if (!isGroup(base) || !isGroup(over)) return over;
  const all: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) all[key] = key in all ? merged(all[key], value) : value;
  return all;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isWrittenFigure(value);
}
