import { Temporal } from 'temporal-polyfill';
import type { WrittenItem } from '../../knowledge/quotation.ts';
import type { Pause } from '../../knowledge/records.ts';

/** The time at the beginning of a text, "2026-11-25 14:00 师傅姓王"; `wrong` looks like one and is none. */
export function readTime(said: string): { slot?: { date: string; start: string }; text: string; wrong?: string } {
  const found = /^\s*(\d{4}-\d{1,2}-\d{1,2})[ T]+(\d{1,2})[:：](\d\d)(?!\d)\s*/.exec(said);
  if (found === null) return { text: said };
  const [whole, day = '', hour = '', minute] = found;
  const date = day.replaceAll(/(?<=-)(\d)(?!\d)/g, '0$1');
  const start = `${hour.padStart(2, '0')}:${minute}`;
  try {
    Temporal.PlainDateTime.from(`${date}T${start}`);
  } catch {
    return { text: said, wrong: whole.trim() };
  }
  return { slot: { date, start }, text: said.slice(whole.length) };
}

/**
 * What is quoted, from the words behind a number: "visit", "labour=120", "fridge.compressor*2", "清洗=80". The first
 * word that is none of these begins the text.
 */
export function readItems(words: readonly string[]): { items: WrittenItem[]; rest: readonly string[] } {
  const items: WrittenItem[] = [];
  for (const word of words) {
    const item = readItem(word.normalize('NFKC'));
    if (item === undefined) break;
    items.push(item);
  }
  return { items, rest: words.slice(items.length) };
}

function readItem(word: string): WrittenItem | undefined {
  const [, name, times, price] = /^([^=*\s]+)(?:\*(\d+))?=(\S*)$/.exec(word) ?? [];
  if (name !== undefined) return { item: name, count: Number(times ?? 1), price: price ?? '' };
  const [, id, count] = /^([a-z0-9][a-z0-9.-]*)(?:\*(\d+))?$/.exec(word) ?? [];
  return id === undefined ? undefined : { item: id, count: Number(count ?? 1) };
}

/** A day and what is promised for it, "2026-12-01 退上门费 80 元"; undefined when that is not what it says. */
export function readPromise(said: string): { until: string; text: string } | undefined {
  const [whole = '', date = ''] = /^\s*(\d{4}-\d\d-\d\d)(?!\d)\s*/.exec(said) ?? [];
  const text = said.slice(whole.length).trim();
  return isDay(date) && text !== '' ? { until: date, text } : undefined;
}

function isDay(date: string): boolean {
  try {
    Temporal.PlainDate.from(date);
    return true;
  } catch {
    return false;
  }
}

const reasons: Readonly<Record<string, Pause['for']>> = {
  part: 'part',
  parts: 'part',
  customer: 'customer',
  配件: 'part',
  客户: 'customer',
};

/** What a case waits for and until when, "part 2026-12-01 压缩机从厂里来"; undefined when that is not what it says. */
export function readWait(said: string): { wait: Pick<Pause, 'for' | 'next'>; text: string } | undefined {
  const [whole = '', word = '', date = ''] = /^\s*(\S+)\s+(\d{4}-\d\d-\d\d)(?!\d)\s*/.exec(said) ?? [];
  const reason = Object.hasOwn(reasons, word) ? reasons[word] : undefined;
  if (reason === undefined || !isDay(date)) return undefined;
  return { wait: { for: reason, next: date }, text: said.slice(whole.length) };
}
