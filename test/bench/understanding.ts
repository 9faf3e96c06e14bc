import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { labelledLines } from '../../bot/cli/eval-lines.ts';
import { loadContent } from '../../bot/content.ts';
import { createMatcher } from '../../dialogs/understand/match.ts';
import { understand } from '../../dialogs/understand/understand.ts';
import { readWhen } from '../../dialogs/understand/when.ts';

/** How long a message takes to be understood, warm, over the labelled sentences: half of them and all but one in a hundred. */
const knowledge = await loadContent();
const matcher = createMatcher(knowledge);
const { calendar } = knowledge;
const now = Temporal.Instant.from('2026-11-23T02:00:00Z');
const clock = { now: now.toZonedDateTimeISO(calendar.zone), calendar };

report('a time', await textsOf('dates.jsonl'), text => readWhen(text, clock));
report('a message', await textsOf('questions.jsonl'), text => understand(text, { knowledge, matcher, now }));

async function textsOf(file: string): Promise<string[]> {
  const read = labelledLines(await readFile(new URL(`../eval/${file}`, import.meta.url), 'utf8'));
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return [...read.lines.slots, ...read.lines.questions, ...read.lines.wishes].map(({ text }) => text);
}

function report(name: string, texts: readonly string[], read: (text: string) => unknown): void {
  for (const text of texts) read(text);
  const took = [...texts, ...texts, ...texts].map(text => {
    const from = performance.now();
    read(text);
    return performance.now() - from;
  });
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(2).padStart(7);
  process.stdout.write(`${at(0.5)} ms, ${at(0.99)} ms at most for 99 of 100  ${name}\n`);
}
