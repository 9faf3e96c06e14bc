import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { createCalendar, HolidayTable } from '../../knowledge/calendar.ts';
import { Policy } from '../../knowledge/policy.ts';
import type { Ticket } from '../../knowledge/records.ts';

/** The general profile as it is shipped, in YAML's own shape, for profiles that extend it. */
export const written: unknown = parse(shipped('policy/general.yaml'));
export const policy = Policy.parse(written);
export const calendar = createCalendar({
  tables: [2025, 2026].map(year => HolidayTable.parse(parse(shipped(`holidays/${year}.yaml`)))),
  zone: 'Asia/Shanghai',
});

/** A time at the shop: "2026-11-25T10:00". */
export function shopTime(text: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant();
}

/** The same as records keep it. */
export function stamp(text: string): string {
  return shopTime(text).toString({ smallestUnit: 'millisecond' });
}

/** A repair that was opened at a time at the shop. */
export function ticketAt(opened: string, more: Partial<Ticket> = {}): Ticket {
  const openedAt = stamp(opened);
  return {
    id: 'R-7K3-M9P-XQ4',
    kind: 'repair',
    state: 'submitted',
    urgent: false,
    openedAt,
    customer: 'test:u',
    conversation: 'c',
    language: 'zh-CN',
    policyVersion: 'general-1',
    fault: '不制冷',
    photos: [],
    log: [{ at: openedAt, by: 'customer', what: 'opened', text: '不制冷' }],
    ...more,
  };
}

function shipped(name: string): string {
  return readFileSync(new URL(`../../knowledge/content/${name}`, import.meta.url), 'utf8');
}
