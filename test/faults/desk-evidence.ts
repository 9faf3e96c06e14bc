import type { Activity } from 'botbuilder-core';
import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import { type Known, keyOf } from './desk-customer.ts';

/** Something that a customer may hold against the desk. */
export interface Finding {
  readonly kind: 'lost' | 'twice' | 'wrong';
  readonly what: string;
}

/**
 * Holds what a customer knows against the conversation as the desk has it now.
 *
 * No message of the scripts is answered by the same words twice, so what is said twice was handled twice.
 */
export function conversationFindings(known: Known, history: readonly Partial<Activity>[]): Finding[] {
  const findings: Finding[] = [];
  const find = (kind: Finding['kind'], what: string) => void findings.push({ kind, what: `${known.name}: ${what}` });
  for (const what of known.wrong) find('wrong', what);

  history.forEach((line, index) => {
    if (seqOf(line) !== index + 1) find('wrong', `line ${index + 1} has the id ${line.id}`);
  });
  known.seen.forEach((line, index) => {
    if (seqOf(line) !== index + 1) find('wrong', `line ${index + 1} was shown with the id ${line.id}`);
    if (JSON.stringify(line) !== JSON.stringify(history[index])) find('lost', `shown: ${line.id} ${line.text}`);
  });

  if (known.begun > 1) find('twice', `begun ${known.begun} times`);
  const answers = grouped(
    history.filter(line => line.from?.role === 'bot'),
    line => line.replyToId,
  );
  const greetings = answers.get(undefined)?.length ?? 0;
  if (greetings !== 1) find(greetings > 1 ? 'twice' : 'lost', `greeted ${greetings} times`);

  const heard = grouped(
    history.filter(line => line.from?.role === 'user'),
    keyOf,
  );
  let before = 0;
  for (const { key, text, id } of known.sent) {
    const lines = heard.get(key) ?? [];
    heard.delete(key);
    if (lines.length > 1) find('twice', `${key} ${text} has ${lines.length} lines`);
    const [line] = lines;
    if (line === undefined) {
      if (id !== undefined) find('lost', `${key} ${text}, acknowledged as ${id}`);
      continue;
    }
    if (id !== undefined && line.id !== id) find('wrong', `${key} was acknowledged as ${id} and is ${line.id}`);
    if (line.text !== text) find('wrong', `${key} was ${text} and is ${line.text}`);
    if (seqOf(line) <= before) find('wrong', `${key} is out of order`);
    before = seqOf(line);
    const said = answers.get(line.id) ?? [];
    const [answer] = said;
    answers.delete(line.id);
    if (answer === undefined) find('lost', `the answer to ${key} ${text}`);
    else if (seqOf(answer) !== before + 1) find('wrong', `${key} is answered out of order`);
    const again = said.length - new Set(said.map(each => each.text)).size;
    if (again > 0) find('twice', `${key} ${text} is answered ${again + 1} times`);
  }
  for (const key of heard.keys()) find('wrong', `${key} was never sent`);
  for (const id of answers.keys()) if (id !== undefined) find('wrong', `an answer to ${id}, which is no message`);
  return findings;
}

/** Holds the ticket numbers that all customers were told against the tickets that the desk keeps. */
export function ticketFindings(told: readonly string[], kept: readonly string[]): Finding[] {
  const timesTold = grouped(told, number => number);
  const timesKept = grouped(kept, number => number);
  return [...new Set([...told, ...kept])].flatMap(number => {
    const [spoken, stored] = [timesTold.get(number)?.length ?? 0, timesKept.get(number)?.length ?? 0];
    if (spoken === 1 && stored === 1) return [];
    const kind = spoken > 1 || stored > 1 ? 'twice' : 'lost';
    return [{ kind, what: `ticket ${number} is told ${spoken} times and kept ${stored} times` }];
  });
}

/**
 * The numbers of the cases that the desk said in a conversation it had opened: with a report that it took, or with a
 * visit for which there was none before; other talk of a number says nothing.
 */
export function numbersIn(lines: readonly Partial<Activity>[]): string[] {
  const texts = lines.filter(line => line.from?.role === 'bot').map(({ text = '' }) => text);
  const numbers = (after: RegExp) => texts.flatMap(text => text.match(after) ?? []).filter(isNumber);
  const reported = numbers(/(?<=报修编号 )[A-Z]{1,3}(?:-[0-9A-Z]{3}){3}\b/g);
  const booked = numbers(/(?<=^约好了，单子 )[A-Z]{1,3}(?:-[0-9A-Z]{3}){3}\b/g);
  return [...reported, ...new Set(booked.filter(number => !reported.includes(number)))];
}

function isNumber(text: string): boolean {
  return parseTicketNumber(text).ok;
}

function grouped<T, K>(all: readonly T[], by: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
}

function seqOf(line: Partial<Activity>): number {
  return Number(line.id?.split('|').at(-1));
}
