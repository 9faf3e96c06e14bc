import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Language } from './records.ts';

/** The clauses a figure stands in, such as "S1 3.1.1"; one or several. */
export const Clauses = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)], {
    error: 'names no clause — say where the figure stands, such as "S1 3.1.1"',
  })
  .transform((clauses): readonly string[] => (typeof clauses === 'string' ? [clauses] : clauses));

const units = {
  minute: { 'zh-CN': '分钟', 'en-US': ['minute', 'minutes'] },
  hour: { 'zh-CN': '小时', 'en-US': ['hour', 'hours'] },
  'hour on working days': { 'zh-CN': '小时（工作日）', 'en-US': ['hour on working days', 'hours on working days'] },
  day: { 'zh-CN': '天', 'en-US': ['day', 'days'] },
  'working day': { 'zh-CN': '个工作日', 'en-US': ['working day', 'working days'] },
  week: { 'zh-CN': '周', 'en-US': ['week', 'weeks'] },
  month: { 'zh-CN': '个月', 'en-US': ['month', 'months'] },
  year: { 'zh-CN': '年', 'en-US': ['year', 'years'] },
} as const;
export type Unit = keyof typeof units;

const parties = {
  customer: { 'zh-CN': '您', 'en-US': 'you' },
  shop: { 'zh-CN': '我们', 'en-US': 'us' },
} as const;

/** A stretch of a day, half-open: `from` is inside, `to` is not. */
export interface DayHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

const hourly = /^(\d{1,2}:\d\d) ?[-–] ?(\d{1,2}:\d\d)$/;
const clock = (text: string) => Temporal.PlainTime.from(text.padStart(5, '0'));
const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) < 0;
const hoursError =
  'is no time of day — write it as "9:00-18:00", the end later than the start, or "9:00-12:00, 13:00-18:00", or "closed"';

/** The hours of a day as text, one stretch or several in order, to a list of them; an empty one for "closed". */
export const HoursText = z.string().transform((text, context): readonly DayHours[] => {
  if (text === 'closed') return [];
  try {
    const spans = text.split(/ ?[,，、] ?/).map(each => {
      const [, from = '', to = ''] = hourly.exec(each) ?? [];
      return { from: clock(from), to: clock(to) };
    });
    const inOrder = spans.every(({ from }, index) => spans.slice(0, index).every(({ to }) => isBefore(to, from)));
    if (inOrder && spans.every(({ from, to }) => isBefore(from, to))) return spans;
  } catch {}
  context.addIssue(hoursError);
  return z.NEVER;
});

/** Hours of a day with their clause: "9:00-18:00", "9:00-12:00, 13:00-18:00", or "closed", which is none. */
export const Hours = z
  .strictObject({ hours: HoursText, source: Clauses })
  .transform(({ hours, source }) => ({ kind: 'hours' as const, open: hours, source }));
export type Hours = Readonly<z.infer<typeof Hours>>;

/** A length of time as the source words it, "24 hours", "3 months", "2 working days"; never converted. */
export const Span = spanOf(text => plainSpan(text));
export type Span = Readonly<z.infer<typeof Span>>;

/**
 * Within what time something is promised: a span, "24 hours on working days", which leaves the days of rest out, or
 * "at once", which is none at all.
 */
export const Within: typeof Span = spanOf(text => {
  if (text === 'at once') return { amount: 0, unit: 'minute' };
  const [, hours] = /^([1-9]\d{0,2}) hours on working days$/.exec(text) ?? [];
  return hours === undefined ? plainSpan(text) : { amount: Number(hours), unit: 'hour on working days' };
});

function spanOf(read: (text: string) => { amount: number; unit: Unit } | undefined) {
  return z
    .strictObject({
      duration: z.string().transform((text, context) => {
        const found = read(text);
        if (found !== undefined) return found;
        const names = Object.keys(units).filter(unit => !unit.includes(' on '));
        context.addIssue(`is no length of time — write a number and one of ${names.join(', ')}: "24 hours"`);
        return z.NEVER;
      }),
      source: Clauses,
    })
    .transform(({ duration, source }) => ({ kind: 'span' as const, ...duration, source }));
}

function plainSpan(text: string): { amount: number; unit: Unit } | undefined {
  const [, amount, unit] = /^([1-9]\d{0,4}) ((?:working )?[a-z]+?)s?$/.exec(text) ?? [];
  return unit !== undefined && Object.hasOwn(units, unit) ? { amount: Number(amount), unit: unit as Unit } : undefined;
}

/** A number of times or things. */
export const Count = z
  .strictObject({ count: z.int().nonnegative(), source: Clauses })
  .transform(figure => ({ kind: 'count' as const, ...figure }));
export type Count = Readonly<z.infer<typeof Count>>;

/** Who bears or does something: the customer or the shop. */
export const Party = z
  .strictObject({ party: z.enum(['customer', 'shop']), source: Clauses })
  .transform(figure => ({ kind: 'party' as const, ...figure }));
export type Party = Readonly<z.infer<typeof Party>>;

/** Marks from worst to best, "1-5". */
export const Scale = z
  .strictObject({
    scale: z.string().transform((text, context) => {
      const [, worst, best] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
      if (Number(worst) < Number(best)) return { worst: Number(worst), best: Number(best) };
      context.addIssue('is no scale — write the worst mark and the best: "1-5"');
      return z.NEVER;
    }),
    source: Clauses,
  })
  .transform(({ scale, source }) => ({ kind: 'scale' as const, ...scale, source }));
export type Scale = Readonly<z.infer<typeof Scale>>;

const rates = {
  tariff: { 'zh-CN': '按收费标准', 'en-US': 'by the tariff' },
  cost: { 'zh-CN': '按成本', 'en-US': 'at cost' },
  favourable: { 'zh-CN': '按优惠价', 'en-US': 'at a favourable price' },
} as const;

/** By what a price is found that is quoted. */
export const Rate = z
  .strictObject({ rate: z.enum(['tariff', 'cost', 'favourable']), source: Clauses })
  .transform(figure => ({ kind: 'rate' as const, ...figure }));
export type Rate = Readonly<z.infer<typeof Rate>>;

export type Figure = Hours | Span | Count | Party | Scale | Rate;

/** Whether something found in YAML is one figure, not a group of figures (a group may hold one named `scale`). */
export function isWrittenFigure(value: unknown): boolean {
  return (
    isObject(value) && ['hours', 'duration', 'count', 'party', 'scale', 'rate'].some(kind => isWritten(value[kind]))
  );
}

/** Whether something found in a policy is one figure, not a group of figures. */
export function isFigure(value: unknown): value is Figure {
  return isObject(value) && typeof value.kind === 'string' && Array.isArray(value.source);
}

/** A figure as a text for customers: "9:00–18:00", "3 个月", "2 working days". */
export function shownFigure(figure: Figure, language: Language): string {
  switch (figure.kind) {
    case 'hours':
      return shownHours(figure.open, language);
    case 'span':
      return shownSpan(figure.amount, figure.unit, language);
    case 'count':
      return String(figure.count);
    case 'party':
      return parties[figure.party][language];
    case 'scale':
      return `${figure.worst}–${figure.best}`;
    case 'rate':
      return rates[figure.rate][language];
  }
}

/** Hours of a day as customers read them: "9:00–12:00、13:00–18:00", "9:00–12:00 and 13:00–18:00", "休息". */
export function shownHours(open: readonly DayHours[], language: Language): string {
  const spans = open.map(({ from, to }) => `${shownTime(from)}–${shownTime(to)}`);
  if (spans.length === 0) return language === 'zh-CN' ? '休息' : 'closed';
  if (language === 'zh-CN') return spans.join('、');
  return [spans.slice(0, -1).join(', '), ...spans.slice(-1)].filter(Boolean).join(' and ');
}

/** A length of time as customers read it: "24 小时", "1 year", "2 working days", "at once". */
export function shownSpan(amount: number, unit: Unit, language: Language): string {
  if (amount === 0) return language === 'zh-CN' ? '立即' : 'at once';
  if (language === 'zh-CN') return `${amount} ${units[unit][language]}`;
  return `${amount} ${units[unit][language][amount === 1 ? 0 : 1]}`;
}

/** A length of time to count with; working days count as days, so whoever has a calendar counts them itself. */
export function spanDuration({ amount, unit }: Pick<Span, 'amount' | 'unit'>): Temporal.Duration {
  const ofUnit = durations[unit];
  const found = ofUnit.get(amount);
  if (found !== undefined) return found;
  const field = unit === 'working day' ? 'days' : unit === 'hour on working days' ? 'hours' : `${unit}s`;
  const made = Temporal.Duration.from({ [field]: amount });
  // A shop has some dozens of them; what comes from elsewhere shall not fill the memory.
  if (ofUnit.size < 1000) ofUnit.set(amount, made);
  return made;
}

/** Made once: they are needed for every verdict, and making one takes longer than adding it. */
const durations = Object.fromEntries(
  Object.keys(units).map(unit => [unit, new Map<number, Temporal.Duration>()]),
) as Readonly<Record<Unit, Map<number, Temporal.Duration>>>;

function shownTime(time: Temporal.PlainTime): string {
  return `${time.hour}:${String(time.minute).padStart(2, '0')}`;
}

function isWritten(value: unknown): boolean {
  return value !== undefined && !isObject(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
