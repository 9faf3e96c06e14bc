import type { Activity } from 'botbuilder-core';
import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import type { Known } from './desk-customer.ts';

/** Something that a customer may hold against the desk. */
export interface Finding {
  readonly kind: 'lost' | 'twice' | 'wrong';
  readonly what: string;
}

/**
 * Holds what a customer knows against the conversation as the desk has it now.
 *
 * Every message of the scripts is answered by one line, so two answers mean that it was handled twice.
 */
export function conversationFindings(known: Known, history: readonly Partial<Activity>[]): Finding[] {
  const findings: Finding[] = known.wrong.map(what => ({ kind: 'wrong', what: `${known.name}: ${what}` }));
  const find = (kind: Finding['kind'], what: string) => findings.push({ kind, what: `${known.name}: ${what}` });

  history.forEach((line, index) => {
    if (seqOf(line.id) !== index + 1) find('wrong', `line ${index + 1} has the id ${line.id}`);
  });
  const byId = new Map(history.map(line => [line.id, JSON.stringify(line)]));
  for (const line of known.seen) {
    if (byId.get(line.id) !== JSON.stringify(line)) find('lost', `a line that was shown: ${line.id} ${line.text}`);
  }
  known.seen.forEach((line, index) => {
    if (seqOf(line.id) !== index + 1) find('wrong', `the ${index + 1}th line shown was ${line.id}`);
  });

  if (known.begun > 1) find('twice', `begun ${known.begun} times`);
  const greetings = history.filter(line => line.from?.role === 'bot' && line.replyToId === undefined);
  if (greetings.length !== 1) find(greetings.length > 1 ? 'twice' : 'lost', `${greetings.length} greetings`);

  let before = 0;
  for (const { key, text, id } of known.sent) {
    const lines = history.filter(line => line.from?.role === 'user' && keyOf(line) === key);
    if (lines.length > 1) find('twice', `${key} ${text} has ${lines.length} lines`);
    if (lines.length === 0 && id !== undefined) find('lost', `${key} ${text}, acknowledged as ${id}`);
    const [line] = lines;
    if (line === undefined) continue;
    if (id !== undefined && line.id !== id) find('wrong', `${key} was acknowledged as ${id} and is ${line.id}`);
    if (line.text !== text) find('wrong', `${key} was ${text} and is ${line.text}`);
    if (seqOf(line.id) <= before) find('wrong', `${key} is out of order`);
    before = seqOf(line.id);
    const answers = history.filter(each => each.replyToId === line.id);
    if (answers.length !== 1) find(answers.length > 1 ? 'twice' : 'lost', `${key} has ${answers.length} answers`);
    if (answers[0] && seqOf(answers[0].id) !== before + 1) find('wrong', `${key} is answered out of order`);
  }
  const keys = new Set(known.sent.map(each => each.key));
  for (const line of history) {
    if (line.from?.role === 'user' && !keys.has(keyOf(line) ?? '')) find('wrong', `${line.id} was never sent`);
  }
  return findings;
}

/** Holds the ticket numbers that all customers were told against the tickets that the desk has. */
export function ticketFindings(told: readonly string[], stored: readonly string[]): Finding[] {
  const count = (numbers: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    return counts;
  };
  const [timesTold, timesStored] = [count(told), count(stored)];
  return [...new Set([...told, ...stored])].flatMap((number): Finding[] => {
    const [said, kept] = [timesTold.get(number) ?? 0, timesStored.get(number) ?? 0];
    const what = `ticket ${number} is told ${said} times and kept ${kept} times`;
    if (said === 1 && kept === 1) return [];
    return [{ kind: said < 1 || kept < 1 ? 'lost' : 'twice', what }];
  });
}

/** The ticket numbers in what the desk said. */
export function numbersIn(lines: readonly Partial<Activity>[]): string[] {
  return lines
    .filter(line => line.from?.role === 'bot')
    .flatMap(line => line.text?.match(/\b[A-Z]{1,3}(-[0-9A-Z]{3}){3}\b/g) ?? [])
    .filter(number => parseTicketNumber(number).ok);
}

function seqOf(id: string | undefined): number {
  return Number(id?.split('|').at(-1));
}

function keyOf(line: Partial<Activity>): string | undefined {
  return line.channelData?.clientActivityID;
}
