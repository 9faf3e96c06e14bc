import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from './nearest.ts';

/** One fault in the content, for the one who edits it. */
export interface ContentProblem {
  readonly file: string;
  /** Counted from 1; none when the file itself is missing or surplus. */
  readonly line?: number;
  readonly wrong: string;
  readonly help: string;
}

/** Where something stands in a YAML document: keys and positions in lists, from the top. */
export type Path = readonly PropertyKey[];

/** A YAML file that can tell the line of whatever is found in it. */
export interface ContentFile {
  readonly name: string;
  readonly value: unknown;
  /** A fault at `path`, or as near to it as the file goes; at `needle` inside a text of several lines. */
  problem(path: Path, wrong: string, help: string, needle?: string): ContentProblem;
}

/**
 * Reads the text of a YAML file. Faults in its syntax are added to `problems`; there is a file only when the
 * rest can still be checked (a key written twice hinders nobody).
 */
export function readContentFile(name: string, text: string, problems: ContentProblem[]): ContentFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const line = (offset: number) => Math.max(1, lines.linePos(offset).line);

  if (text.includes('\uFFFD')) {
    const help = 'save the file as UTF-8';
    problems.push({ file: name, line: line(text.indexOf('\uFFFD')), wrong: 'this is not UTF-8 text', help });
    return undefined;
  }
  const faults = document.errors.map(({ code, message, pos }) => ({ code, message, line: line(pos[0]) }));
  problems.push(...syntaxFaults(faults, text.split('\n')).map(fault => ({ file: name, ...fault })));
  if (faults.some(({ code }) => code !== 'DUPLICATE_KEY')) return undefined;

  /** Offsets where the thing at `path` begins and ends. */
  const span = (path: Path): readonly [number, number] => {
    let node: unknown = document.contents;
    let found: readonly [number, number] = [0, 0];
    const see = (seen: unknown) => {
      if (isNode(seen) && seen.range) found = [seen.range[0], seen.range[1]];
    };
    see(node);
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(item => (isScalar(item.key) ? item.key.value : item.key) === key);
        if (!pair) return found;
        see(pair.key);
        if (isNode(pair.value) && pair.value.range) found = [found[0], pair.value.range[1]];
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        see(node);
      } else return found;
    }
    return found;
  };

  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    problems.push({ file: name, line: 1, wrong: `not readable as YAML: ${error}`, help: 'write repeated parts out' });
    return undefined;
  }
  return {
    name,
    value,
    problem(path, wrong, help, needle) {
      const [start, end] = span(path);
      const inside = needle === undefined ? -1 : text.slice(start, end).indexOf(needle);
      return { file: name, line: line(start + Math.max(0, inside)), wrong, help };
    },
  };
}

interface SyntaxFault {
  readonly code: string;
  readonly message: string;
  readonly line: number;
}

/** What is wrong with the syntax of a file, without what only follows from it. */
function syntaxFaults(faults: readonly SyntaxFault[], lines: readonly string[]): Omit<ContentProblem, 'file'>[] {
  const isTabbed = (line: number) => /^ *\t\s*\S/.test(lines[line - 1] ?? '');
  const twice = faults.filter(({ code }) => code === 'DUPLICATE_KEY');
  const others = faults.filter(({ code }) => code !== 'DUPLICATE_KEY');
  // The parser tells a tab where it stands, or at the line after it, or as something else.
  const tabbed = new Set(others.flatMap(({ line }) => [line, line - 1].filter(isTabbed)));
  // Once it has lost its way it stumbles over all that comes.
  const first = others.filter(
    ({ code, line }, index) =>
      index === 0 || (code !== 'UNEXPECTED_TOKEN' && others.findIndex(each => each.line === line) === index),
  );
  return [
    ...twice.map(({ line }) => ({ line, wrong: 'this key is written twice', help: 'keep one of the two' })),
    ...[...tabbed].map(line => ({
      line,
      wrong: 'a tab stands before the text',
      help: 'indent with spaces; YAML takes no tab',
    })),
    ...(tabbed.size > 0 ? [] : first).map(({ line, message }) => {
      const wide = /[：，“”]/.test(lines[line - 1] ?? '') ? 'write : , and " half-width, ' : '';
      const help = `${wide}look at the indentation, quotes and colons here and on the line above`;
      return { line, wrong: `not readable as YAML: ${message}`, help };
    }),
  ];
}

/**
 * A value as its shape reads it; undefined, and every fault of it in `problems`, when it has another shape.
 *
 * @param path   where the value stands in the file
 * @param value  a part of the file, or the file with more merged in
 * @param tell   which faults belong to this file, by their path within the value
 */
export function shaped<Shape extends z.ZodType>(
  shape: Shape,
  file: ContentFile,
  problems: ContentProblem[],
  path: Path = [],
  value: unknown = file.value,
  tell: (at: Path) => boolean = () => true,
): z.output<Shape> | undefined {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const example = exampleOf(file.name);
  for (const { at, wrong, help } of result.error.issues.flatMap(issue => explained(issue, value, example))) {
    if (tell(at)) problems.push(file.problem([...path, ...at], wrong, help));
  }
  return undefined;
}

/** The shipped file that shows how a file is written; a shop adds its own to the folders. */
function exampleOf(name: string): string {
  const [folder, own] = name.split('/');
  const shown: Readonly<Record<string, string>> = {
    policy: 'general.yaml',
    holidays: '2026.yaml',
    faq: 'hours.yaml',
    intents: 'repair.yaml',
  };
  return `knowledge/content/${own === undefined ? name : `${folder}/${shown[folder ?? ''] ?? own}`}`;
}

/**
 * A shape's complaint in words for somebody who edits YAML; messages of our own read "what is wrong — what helps".
 *
 * @param example the shipped file that has it right
 */
function explained(
  issue: z.core.$ZodIssue,
  value: unknown,
  example: string,
): { at: Path; wrong: string; help: string }[] {
  const at = issue.path;
  const label = at.filter(key => typeof key === 'string').join('.') || 'this';
  const found = at.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
  if (found === undefined && at.length > 0 && issue.code !== 'custom') {
    return [{ at, wrong: `${label} is missing`, help: `add it, as in ${example} of the desk` }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        at: [...at, key],
        wrong: `${[...at.filter(part => typeof part === 'string'), key].join('.')} is no known key`,
        help: 'correct its spelling, or take it out',
      }));
    case 'invalid_type': {
      const wanted = article(issue.expected);
      const quotes = wanted === 'text' && (typeof found === 'number' || typeof found === 'boolean');
      const help = quotes
        ? 'put it in quotes'
        : found === null && wanted === 'text'
          ? 'write text here; what begins with # needs quotes'
          : wanted === 'a group of keys'
            ? `write it as in ${example} of the desk`
            : `write ${wanted} here`;
      return [{ at, wrong: `${label} is ${named(found)}, not ${wanted}`, help }];
    }
    case 'invalid_value': {
      const meant = nearest(String(found), issue.values.map(String));
      return [
        {
          at,
          wrong: `${label} is none of ${issue.values.join(', ')}`,
          help: meant ? `did you mean ${meant}?` : 'choose one of them',
        },
      ];
    }
    case 'too_small':
      return [{ at, wrong: `${label} is empty or too small`, help: `at least ${issue.minimum} is needed here` }];
    default: {
      const [wrong = '', help = `compare it with ${example} of the desk`] = issue.message.split(' — ');
      return [{ at, wrong: `${label} ${wrong}`, help }];
    }
  }
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    array: 'a list',
    object: 'a group of keys',
    record: 'a group of keys',
    int: 'a whole number',
    number: 'a number',
  };
  return names[type] ?? type;
}

function named(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  return article(Array.isArray(value) ? 'array' : typeof value);
}
