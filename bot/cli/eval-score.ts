import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { readDanger } from '../../dialogs/understand/danger.ts';
import { languageOf } from '../../dialogs/understand/language.ts';
import type { Target } from '../../dialogs/understand/match.ts';
import { readSlot } from '../../dialogs/understand/slot.ts';
import { candidates, type Reader, type Suggestion, understand } from '../../dialogs/understand/understand.ts';
import {
  type DangerLine,
  type EntitiesLine,
  type LabelledLines,
  momentOf,
  type QuestionLine,
  type SlotLine,
  type WishesLine,
} from './eval-lines.ts';

/** A sentence that was not understood as it is labelled. */
export interface Mistake {
  readonly text: string;
  readonly meant: string;
  readonly taken: string;
  /** The desk acts on what was not meant; where it is not grave the desk asks back or leaves it to the customer. */
  readonly grave: boolean;
}

/** How one kind of sentences came out: counts by name, in the order they are printed, and what went wrong. */
export interface Score {
  readonly name: string;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly mistakes: readonly Mistake[];
}

/** Understands every line by the code that the desk runs, and counts. Kinds of lines that there are none of are left out. */
export function scored(lines: LabelledLines, reader: Reader): Score[] {
  const chinese = (line: { readonly text: string }) => /\p{Script=Han}/u.test(line.text);
  const english = (line: { readonly text: string }) => !chinese(line);
  const own = lines.questions.filter(({ target }) => target !== null);
  const asked = [...new Set(lines.slots.map(({ expects }) => expects))];
  return [
    ...asked.map(expects =>
      slotScore(
        expects,
        lines.slots.filter(line => line.expects === expects),
        reader,
      ),
    ),
    questionScore('questions, Chinese', own.filter(chinese), reader),
    questionScore('questions, English', own.filter(english), reader),
    questionScore(
      'of them for a dialog',
      own.filter(({ target }) => target?.startsWith('@')),
      reader,
    ),
    strangerScore(
      lines.questions.filter(({ target }) => target === null),
      reader,
    ),
    wishesScore(lines.wishes, reader),
    dangerScore(lines.danger),
    entitiesScore(lines.entities, reader),
  ].filter(({ total }) => total > 0);
}

const at = (now: string | undefined, reader: Reader): Temporal.Instant =>
  (now === undefined ? undefined : momentOf(now)) ?? reader.now;

/** `right` as labelled, `wrong` another day, date or value than meant; the others ask back or find nothing. */
function slotScore(expects: string, lines: readonly SlotLine[], reader: Reader): Score {
  const mistakes: Mistake[] = [];
  const { products, policy, calendar } = reader.knowledge;
  for (const { text, now, choices = [], is, or = [] } of lines) {
    const read = readSlot(expects, text, {
      products,
      choices,
      scale: policy.survey.scale,
      calendar,
      now: at(now, reader).toZonedDateTimeISO(calendar.zone),
      language: languageOf(text) ?? 'zh-CN',
    }) as Record<string, unknown> | undefined;
    const fits = [is, ...or].some(meant => same(meant, read));
    if (!fits) mistakes.push({ text, meant: shown(is), taken: shown(read), grave: binds(read) });
  }
  const wrong = mistakes.filter(({ grave }) => grave).length;
  return {
    name: expects,
    total: lines.length,
    counts: { right: lines.length - mistakes.length, wrong, 'asked or missed': mistakes.length - wrong },
    mistakes,
  };
}

/** A day that is over or does not exist is the same whichever it is; of all else every part has to agree. */
function same(meant: Readonly<Record<string, unknown>>, read: Readonly<Record<string, unknown>> | undefined): boolean {
  const kind = meant.kind ?? meant.outcome;
  if (kind === 'past' || kind === 'future' || kind === 'too-old' || kind === 'impossible') return read?.kind === kind;
  if (kind === 'ambiguous' || kind === 'several') return isDeepStrictEqual(inOrder(meant), inOrder(read ?? {}));
  return isDeepStrictEqual(meant, read);
}

function inOrder(read: Readonly<Record<string, unknown>>): unknown {
  const list = read.options ?? read.dates ?? read.places;
  return Array.isArray(list)
    ? [read.kind ?? read.outcome, read.rest, ...list.map(each => JSON.stringify(each)).sort()]
    : read;
}

/** Whether a form would go on with it; `any` and `asap` still ask for a day. */
function binds(read: Readonly<Record<string, unknown>> | undefined): boolean {
  if (read === undefined) return false;
  if ('kind' in read) return ['slot', 'range', 'date', 'one'].includes(String(read.kind));
  if ('outcome' in read) return read.outcome === 'split';
  return read.ok === true || ('answer' in read && read.answer !== null);
}

/**
 * `first` and `in three` of what it may mean; then as the desk acts: `direct` answered or begun at once, `wrong` of
 * them another than meant, `helped` right at once or among the suggestions of a question back.
 */
function questionScore(name: string, lines: readonly QuestionLine[], reader: Reader): Score {
  const counts = { first: 0, 'in three': 0, direct: 0, wrong: 0, helped: 0 };
  const mistakes: Mistake[] = [];
  for (const { text, now, target, or = [] } of lines) {
    const meant = [target, ...or];
    const here = { ...reader, now: at(now, reader) };
    const names = candidates(text, here).slice(0, 3).map(nameOf);
    const { direct, offered } = acted(text, here);
    const right = direct === undefined ? meant.includes(names[0] ?? '') : meant.includes(direct);
    if (right) counts.first += 1;
    if (right || names.some(each => meant.includes(each))) counts['in three'] += 1;
    if (direct !== undefined) counts.direct += 1;
    if (direct !== undefined && !right) counts.wrong += 1;
    const helped = direct === undefined ? offered.some(each => meant.includes(each)) : right;
    if (helped) counts.helped += 1;
    if (right && helped) continue;
    const taken =
      direct ?? (offered.length > 0 ? `? ${offered.join(' ')}` : `(nothing; nearest ${names[0] ?? 'none'})`);
    mistakes.push({ text, meant: String(target), taken, grave: direct !== undefined });
  }
  return { name, total: lines.length, counts, mistakes };
}

function strangerScore(lines: readonly QuestionLine[], reader: Reader): Score {
  const mistakes = lines.flatMap(({ text, now }) => {
    const { direct, offered } = acted(text, { ...reader, now: at(now, reader) });
    if (direct === undefined && offered.length === 0) return [];
    return [{ text, meant: 'nothing', taken: direct ?? `? ${offered.join(' ')}`, grave: direct !== undefined }];
  });
  const answered = mistakes.filter(({ grave }) => grave).length;
  return {
    name: 'none of our business',
    total: lines.length,
    counts: { answered, 'asked back': mistakes.length - answered },
    mistakes,
  };
}

/** `begun`: what is done at once is one of the wishes; `all`: each wish is done or offered. */
function wishesScore(lines: readonly WishesLine[], reader: Reader): Score {
  const counts = { begun: 0, all: 0, wrong: 0 };
  const mistakes: Mistake[] = [];
  for (const { text, now, wishes } of lines) {
    const { direct, offered } = acted(text, { ...reader, now: at(now, reader) });
    const known = [...(direct === undefined ? [] : [direct]), ...offered];
    const begun = direct !== undefined && wishes.some(wish => wish.includes(direct));
    const all = wishes.every(wish => wish.some(each => known.includes(each)));
    if (begun) counts.begun += 1;
    if (all) counts.all += 1;
    if (direct !== undefined && !begun) counts.wrong += 1;
    if (!all) {
      const meant = wishes.map(([first]) => first).join(' + ');
      mistakes.push({ text, meant, taken: known.join(' + ') || 'nothing', grave: direct !== undefined && !begun });
    }
  }
  return { name: 'several wishes', total: lines.length, counts, mistakes };
}

/** `by word` the alarm is given at once, `asked` it is asked first; both are heard, and only the first can be false. */
function dangerScore(lines: readonly DangerLine[]): Score {
  const counts = {
    alarms: 0,
    'by word': 0,
    asked: 0,
    missed: 0,
    'other kind': 0,
    'false alarms': 0,
    'asked for nothing': 0,
  };
  const mistakes: Mistake[] = [];
  for (const { text, danger } of lines) {
    const read = readDanger(text);
    const heard = read?.mode === 'advice' ? undefined : read;
    if (danger !== null) counts.alarms += 1;
    if (danger !== null && heard !== undefined) counts[heard.mode === 'alarm' ? 'by word' : 'asked'] += 1;
    if (heard?.kind === (danger ?? undefined)) continue;
    if (danger === null) counts[heard?.mode === 'ask' ? 'asked for nothing' : 'false alarms'] += 1;
    else if (heard === undefined) counts.missed += 1;
    else counts['other kind'] += 1;
    mistakes.push({
      text,
      meant: danger ?? 'no alarm',
      taken: read === undefined ? 'no alarm' : `${nets[read.mode]} ${read.kind}`,
      grave: danger !== null && heard === undefined,
    });
  }
  return { name: 'danger', total: lines.length, counts, mistakes };
}

const nets = { alarm: 'alarm', ask: 'asked whether', advice: 'advice' } as const;

/** `wrong`: something else was read than was said. */
function entitiesScore(lines: readonly EntitiesLine[], reader: Reader): Score {
  const mistakes = lines.flatMap(({ text, now, entities }) => {
    const read: Readonly<Record<string, unknown>> = {
      ...understand(text, { ...reader, now: at(now, reader) }).entities,
    };
    const others = Object.entries(entities).filter(([name, value]) => (read[name] ?? null) !== value);
    if (others.length === 0) return [];
    const taken = others.map(([name]) => `${name} ${read[name] ?? '-'}`).join(', ');
    const meant = others.map(([name, value]) => `${name} ${value ?? '-'}`).join(', ');
    return [{ text, meant, taken, grave: others.some(([name]) => read[name] !== undefined) }];
  });
  const wrong = mistakes.filter(({ grave }) => grave).length;
  return {
    name: 'what is told',
    total: lines.length,
    counts: { right: lines.length - mistakes.length, wrong, missed: mistakes.length - wrong },
    mistakes,
  };
}

/** What the desk does at once, and what it offers beside or instead. */
function acted(text: string, reader: Reader): { readonly direct?: string; readonly offered: readonly string[] } {
  const understood = understand(text, reader);
  const offered = 'suggestions' in understood ? understood.suggestions.map(suggested) : [];
  if (understood.outcome === 'answer') return { direct: understood.answer.id, offered };
  if (understood.outcome === 'dialog' || (understood.outcome === 'command' && understood.dialog !== undefined))
    return { direct: `@${understood.dialog}`, offered };
  return understood.outcome === 'command' ? { direct: `command ${understood.command}`, offered } : { offered };
}

const suggested = (button: Suggestion): string => ('id' in button ? button.id : `@${button.dialog}`);
const nameOf = (target: Target): string => ('faq' in target ? target.faq : `@${target.dialog}`);

function shown(read: Readonly<Record<string, unknown>> | undefined): string {
  if (read === undefined) return 'nothing';
  const list = read.options ?? read.dates;
  const values = (one: unknown): string =>
    typeof one === 'object' && one !== null ? Object.values(one).join(' ') : String(one);
  if (Array.isArray(list)) return `${read.kind} ${list.map(values).join(' | ')}`;
  return Object.entries(read)
    .map(([name, value]) => (['date', 'dateEnd', 'from', 'to'].includes(name) ? `${name} ${value}` : values(value)))
    .join(' ');
}
