import { Temporal } from 'temporal-polyfill';
import { tooShort } from './booking.ts';
import type { ContentFile, ContentProblem, Path } from './content-file.ts';
import type { FaqEntry, Intent } from './faq.ts';
import { type Span, shownFigure, shownHours, spanDuration } from './figures.ts';
import { nearest } from './nearest.ts';
import type { OwnDays } from './own-days.ts';
import { figureAt, figurePaths, type Policy } from './policy.ts';
import type { Product } from './products.ts';
import { Language } from './records.ts';
import type { Shop } from './shop.ts';
import { clauseParts, type Standards, unknownSection } from './standards.ts';
import type { Team } from './teams.ts';

/** An entry of a list, and where it stands. */
export interface Entry<T> {
  readonly file: ContentFile;
  readonly path: Path;
  readonly value: T;
}

/** A text of an entry that another may not have too, and where it stands in it. */
export type Place = readonly [Path, string];

/** How many ways of asking an answer needs before the matcher finds it reliably. */
const fewestPhrases: Readonly<Record<Language, number>> = { 'zh-CN': 6, 'en-US': 5 };

const languages = Language.options;

/** A figure named in a text, `{hotline.workday}`. */
export const namedFigure = /\{([^{}]*)\}/g;

/**
 * Everything that stands in two places and may stand in one only.
 *
 * @param keyOf  what two texts have in common that count as one; without regard to case and width when left out
 */
export function twice<T>(
  what: string,
  list: readonly Entry<T>[],
  textsOf: (entry: Entry<T>) => Place[],
  keyOf = (text: string) => text.normalize('NFKC').toLowerCase().trim(),
): ContentProblem[] {
  const first = new Map<string, { entry: Entry<T>; at: Path }>();
  return list.flatMap(entry =>
    textsOf(entry).flatMap(([at, text]) => {
      const key = keyOf(text);
      const other = first.get(key);
      if (!other) {
        first.set(key, { entry, at });
        return [];
      }
      const { file, line } = other.entry.file.problem([...other.entry.path, ...other.at], '', '');
      const help = `it also stands in ${file}, line ${line}; keep one of the two`;
      return [entry.file.problem([...entry.path, ...at], `the ${what} "${text}" is used twice`, help)];
    }),
  );
}

export function places(path: Path, texts: readonly string[]): Place[] {
  return texts.map((text, index) => [[...path, index], text]);
}

export function tooFewPhrases({ file, path, value }: Entry<FaqEntry>): ContentProblem[] {
  return languages.flatMap(language => {
    const { length } = value[language].phrases;
    const fewest = fewestPhrases[language];
    if (length >= fewest) return [];
    const wrong = `${value.id} has ${length} phrases in ${language}, fewer than ${fewest}`;
    return [
      file.problem(
        [...path, language, 'phrases'],
        wrong,
        `add ${fewest - length} other ways in which customers ask it`,
      ),
    ];
  });
}

export function unknownDialog<T>(
  { file, path }: Entry<T>,
  at: Path,
  id: string | undefined,
  dialogIds: readonly string[],
): ContentProblem[] {
  if (id === undefined || dialogIds.includes(id)) return [];
  const meant = nearest(id, dialogIds);
  return [
    file.problem(
      [...path, ...at],
      `there is no dialog ${id}`,
      meant ? `did you mean ${meant}?` : `there are ${dialogIds.join(', ')}`,
    ),
  ];
}

export function unknownProfile({ file, path, value }: Entry<Product>, profiles: ReadonlySet<string>): ContentProblem[] {
  if (profiles.has(value.profile)) return [];
  const help = `add policy/${value.profile}.yaml, or leave the line out`;
  return [file.problem([...path, 'profile'], `there is no profile ${value.profile}`, help)];
}

/** Products that teams are sent for and nobody sells. */
export function unknownProducts({ file, path, value }: Entry<Team>, catalogue: Catalogue): ContentProblem[] {
  return (value.products ?? []).flatMap((id, index) =>
    unknownProduct(file, [...path, 'products', index], id, catalogue),
  );
}

/** What is sold, as far as it can be read. */
export interface Catalogue {
  readonly products: readonly Product[];
  /** The ids of all that are written, also of faulty products; undefined when they cannot be told. */
  readonly ids: readonly string[] | undefined;
}

/** A product that nobody sells; one that is called by its name is told its id. */
export function unknownProduct(
  file: ContentFile,
  path: Path,
  id: string,
  { products, ids }: Catalogue,
): ContentProblem[] {
  if (ids === undefined || ids.includes(id)) return [];
  const named = products.find(({ name, aliases }) =>
    languages.some(language => [name[language], ...aliases[language]].includes(id)),
  );
  const meant = named?.id ?? nearest(id, ids);
  const help = meant ? `did you mean ${meant}?` : 'name it by its id in products.yaml, or take it out';
  return [file.problem(path, `there is no product ${id}`, help)];
}

/** Teams that are sent for everything else beside the first one that is. */
export function sentForTheRest(teams: readonly Entry<Team>[]): ContentProblem[] {
  const [first, ...others] = teams.filter(({ value }) => value.products === undefined);
  return others.map(({ file, path, value }) => {
    const { line } = file.problem(first?.path ?? [], '', '');
    const wrong = `${value.id} has no products, as ${first?.value.id} in line ${line}`;
    return file.problem(
      path,
      wrong,
      'name the products of one of the two: one team at most is sent for everything else',
    );
  });
}

/** The clauses beside the terms of a product and of its parts. */
export function productClauses({ file, path, value }: Entry<Product>, standards: Standards): ContentProblem[] {
  const term = (at: Path, clauses: readonly string[] = []) =>
    unknownClauses(file, [...path, ...at, 'source'], clauses, standards);
  return [
    ...term(['warranty'], value.warranty?.source),
    ...value.parts.flatMap(({ warranty }, index) => term(['parts', index, 'warranty'], warranty.source)),
  ];
}

/**
 * Figures that nobody knows, and figures that only one of the two languages tells.
 *
 * @param known  the names there are
 * @param unsure  whether a name might be one of a group that is faulty, and is not to be judged
 */
export function figureFaults(
  { file, path, value }: Entry<FaqEntry>,
  known: readonly string[],
  unsure: (name: string) => boolean,
): ContentProblem[] {
  const named = (language: Language) =>
    new Set([...value[language].answer.matchAll(namedFigure)].map(match => match[1] ?? ''));
  return languages.flatMap(language => {
    const at = [...path, language, 'answer'];
    const other = languages.find(each => each !== language) ?? language;
    const unknown = [...named(language)].filter(name => !known.includes(name) && !unsure(name));
    const untold = [...named(other)].filter(name => known.includes(name) && !named(language).has(name));
    return [
      ...unknown.map(name => {
        const meant = nearest(name, known);
        const help = meant
          ? `did you mean {${meant}}?`
          : 'a figure is named as in policy/general.yaml, {hotline.workday}, shop.yaml, {shop.hotline}, or prices.yaml, {prices.visit}';
        return file.problem(at, `there is no figure {${name}}`, help, `{${name}}`);
      }),
      ...untold.map(name =>
        file.problem(
          at,
          `${value.id} tells {${name}} in ${other} but not in ${language}`,
          'let both languages tell the same',
        ),
      ),
    ];
  });
}

/** Texts that stand in the wrong language: one that was copied and not translated. */
export function untranslated<T extends FaqEntry | Intent>({ file, path, value }: Entry<T>): ContentProblem[] {
  const han = /\p{Script=Han}/u;
  return languages.flatMap(language => {
    const wording = value[language];
    const texts = 'answer' in wording ? ([['title'], ['answer']] as const) : ([['title']] as const);
    const own = texts.filter(([key]) => {
      const text = String((wording as Readonly<Record<string, unknown>>)[key]);
      // What a customer may type stands in quotes, in either language.
      return language === 'zh-CN' ? !han.test(text) : han.test(text.replace(/"[^"]*"/g, ''));
    });
    const named = language === 'zh-CN' ? 'no Chinese' : 'no English';
    const wordy = own.map(at => file.problem([...path, language, ...at], `${at[0]} is ${named}`, 'translate it'));
    const other = languages.find(each => each !== language) ?? language;
    if (wording.phrases.length > 0 || value[other].phrases.length === 0) return wordy;
    const wrong = `there are phrases in ${other} but none in ${language}`;
    return [...wordy, file.problem([...path, language, 'phrases'], wrong, 'add some, or take out the others too')];
  });
}

/** Hours of a single day into which no visit fits. */
export function ownDayFaults(file: ContentFile, { days }: OwnDays, policy: Policy): ContentProblem[] {
  return days.flatMap(({ visit = [] }, index) =>
    tooShort(visit, policy).map(hours => {
      const wrong = `a visit of ${shownFigure(policy.visit.length, 'en-US')} (visit.length) does not fit into ${shownHours([hours], 'en-US')}`;
      return file.problem(['days', index, 'visit'], wrong, 'let the hours be longer, or write closed');
    }),
  );
}

export function unknownClauses(
  file: ContentFile,
  path: Path,
  clauses: readonly string[],
  standards: Standards,
): ContentProblem[] {
  return clauses.flatMap((clause, index) => {
    const problem = (wrong: string, word: string, known: object, where: string) => {
      const meant = nearest(word, Object.keys(known));
      const help = `name it in ${where}, or correct the clause${meant ? ` (${meant}?)` : ''}`;
      return file.problem([...path, index], `the clause "${clause}" ${wrong}`, help);
    };
    const { standard } = clauseParts(clause);
    if (!Object.hasOwn(standards.standards, standard)) {
      return [problem('stands in no known standard', standard, standards.standards, 'standards.yaml')];
    }
    const section = unknownSection(clause, standards);
    if (section === undefined) return [];
    return [problem(`names no known section, ${section}`, section, standards.sections, 'standards.yaml, sections')];
  });
}

/** The clauses of a profile as written, its own and not those it takes over. */
export function policyClauses(file: ContentFile, standards: Standards): ContentProblem[] {
  const within = (value: unknown, path: Path): ContentProblem[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key !== 'source') return within(inner, at);
      const clauses = [inner].flat().filter(clause => typeof clause === 'string');
      return unknownClauses(file, at, clauses, standards);
    });
  };
  return within(file.value, []);
}

/**
 * Visiting hours in which no visit could ever be booked. A profile that takes over both figures from its parent
 * leaves it to the parent to be told.
 *
 * @param file the profile as written
 */
export function visitFaults(file: ContentFile, policy: Policy): ContentProblem[] {
  const { visit } = policy;
  const own = figurePaths(file.value);
  /** The first of the paths that the profile has itself. */
  const at = (...paths: string[]) => paths.find(path => own.includes(path))?.split('.');
  const shown = (path: string) => {
    const found = figureAt(policy, path);
    return found && shownFigure(found, 'en-US');
  };
  const help = 'let the hours be long enough for one visit at least, the way included';
  const unfit = (['workday', 'restDay'] as const).flatMap(kind => {
    const path = at('visit.length', `visit.${kind}`);
    if (path === undefined) return [];
    if (kind === 'workday' && visit.workday.open.length === 0) {
      return [file.problem(path, 'visit.workday is closed, so that nobody could ever be visited', help)];
    }
    return tooShort(visit[kind].open, policy).map(hours => {
      const [length, open] = [shown('visit.length'), shownHours([hours], 'en-US')];
      return file.problem(path, `a visit of ${length} (visit.length) does not fit into ${open} (visit.${kind})`, help);
    });
  });
  const ahead = at('visit.ahead', 'visit.notice');
  const minutes = (span: Policy['visit']['ahead']) =>
    spanDuration(span).total({ unit: 'minutes', relativeTo: '2026-01-01' });
  if (ahead === undefined || minutes(visit.ahead) > minutes(visit.notice)) return unfit;
  const wrong = `visit.notice, ${shown('visit.notice')}, leaves nothing of visit.ahead, ${shown('visit.ahead')}, to be booked`;
  return [...unfit, file.problem(ahead, wrong, 'let visit.ahead be longer than visit.notice')];
}

/**
 * Reminders that would come before anything was said, so that nobody would ever be reminded. Who only shortens the time
 * itself, and leaves the reminder as it is shipped, is content without.
 */
export function reminderFaults(file: ContentFile, policy: Policy): ContentProblem[] {
  const own = figurePaths(file.value);
  const of = [
    ['quotation.reminder', 'quotation.validity'],
    ['cases.reminder', 'cases.acceptance'],
  ] as const;
  return of.flatMap(([reminder, whole]) => {
    const [before, all] = [figureAt(policy, reminder), figureAt(policy, whole)];
    if (!own.includes(reminder) || before?.kind !== 'span' || all?.kind !== 'span' || days(before) < days(all))
      return [];
    const [shown, ofAll] = [before, all].map(each => shownFigure(each, 'en-US'));
    const wrong = `${reminder}, ${shown}, is no shorter than ${whole}, ${ofAll}, so that nobody is ever reminded`;
    return [file.problem(reminder.split('.'), wrong, `let ${reminder} be shorter than ${whole}`)];
  });
}

function days(span: Span): number {
  return spanDuration(span).total({ unit: 'days', relativeTo: '2026-01-01' });
}

/** Cases that would be gone from the record while the warranty on a repair, or on a part, still asks for them. */
export function recordFaults(file: ContentFile, { recordDays }: Shop, policies: Iterable<Policy>): ContentProblem[] {
  const from = Temporal.PlainDate.from('2026-01-01');
  const days = [...policies].flatMap(({ warranty }) =>
    [warranty.repair, warranty.part].map(span => from.until(from.add(spanDuration(span))).days),
  );
  const needed = Math.max(0, ...days);
  if (recordDays >= needed) return [];
  const wrong = `recordDays is ${recordDays}, and a warranty on repairs or parts may run for ${needed} days`;
  return [file.problem(['recordDays'], wrong, `write at least ${needed}`)];
}
