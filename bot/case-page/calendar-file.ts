import type { Temporal } from 'temporal-polyfill';
import { slotTime, visitMinutes } from '../../knowledge/booking.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { judging } from '../../knowledge/in-effect.ts';
import type { Language, Ticket } from '../../knowledge/records.ts';

/** What the words of the event are made of. */
export interface EventWords {
  readonly title: string;
  readonly description: string;
}

/** Lines of a case's history after which somebody comes, at another time, or not at all. */
const changes: readonly string[] = [
  'booked',
  'moved',
  'called-off',
  'arrange-visit',
  'ask-to-mail',
  'receive',
  'start',
  'close',
  'cancel',
];

/**
 * The visit of a case as a calendar file (RFC 5545): one event, always of the same UID, whose SEQUENCE grows with each
 * change, so that a calendar moves what it has, or strikes it out once the visit is called off. It tells no address.
 *
 * @returns undefined of a case that never had a visit
 */
export function calendarFile(
  ticket: Ticket,
  words: EventWords,
  { knowledge, now, language }: { knowledge: Knowledge; now: Temporal.Instant; language: Language },
): string | undefined {
  const visit = ticket.visit ?? lastVisit(ticket);
  if (visit === undefined) return undefined;
  const minutes = ticket.visit?.minutes ?? visitMinutes(judging(knowledge, ticket).policy);
  const begins = slotTime(visit, knowledge.calendar);
  const sequence = Math.max(
    0,
    ticket.log.findLastIndex(({ what }) => changes.includes(what)),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//after-sales-desk//visit//${language === 'zh-CN' ? 'ZH' : 'EN'}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:visit-${ticket.id}@after-sales-desk`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(begins.toInstant())}`,
    `DTEND:${utc(begins.add({ minutes }).toInstant())}`,
    `SUMMARY:${escaped(words.title)}`,
    `DESCRIPTION:${escaped(words.description)}`,
    `STATUS:${ticket.visit === undefined ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

/** The time that a visit was called off from, as the history of the case names it. */
function lastVisit({ log }: Ticket): { date: string; start: string } | undefined {
  const [text] = log
    .flatMap(({ what, text }) => (changes.includes(what) && text ? [text] : []))
    .filter(hasTime)
    .slice(-1);
  const [date, start] = text?.match(times)?.at(-1)?.split(' ') ?? [];
  return date === undefined || start === undefined ? undefined : { date, start };
}

const times = /\b20\d\d-\d\d-\d\d \d\d:\d\d\b/g;

function hasTime(text: string): boolean {
  return text.search(times) >= 0;
}

/** "20261126T010000Z" */
function utc(at: Temporal.Instant): string {
  return at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replace(/[-:]/g, '');
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n|\r/g, '\\n')
    .replace(/[^\P{Cc}\t]/gu, '');
}

/** At most 75 octets a line, and no character is cut in two. */
function folded(line: string): string {
  let room = 75;
  let out = '';
  for (const sign of line) {
    const octets = Buffer.byteLength(sign);
    if (octets > room) {
      out += '\r\n ';
      room = 74;
    }
    out += sign;
    room -= octets;
  }
  return out;
}
