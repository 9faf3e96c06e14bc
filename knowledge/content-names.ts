import { z } from 'zod';
import type { ContentFile, ContentProblem } from './content-file.ts';
import { nearest } from './nearest.ts';

const required = [
  'shop.yaml',
  'standards.yaml',
  'policy/general.yaml',
  'products.yaml',
  'teams.yaml',
  'prices.yaml',
  'out-of-scope.yaml',
  'synonyms.yaml',
];
/** Files that a shop may do without. */
const optional = ['days.yaml'];
const folders = ['policy', 'holidays', 'faq', 'intents'];

/** Dialogs that no file names: content from before they came has none for them, and their buttons no title. */
export function untitledDialogs(
  files: ReadonlyMap<string, string>,
  read: ReadonlyMap<string, ContentFile>,
  spoken: readonly string[],
): ContentProblem[] {
  const names = [...files.keys()].filter(name => isKnown(name) && name.startsWith('intents/'));
  const lists = names.map(name =>
    z.array(z.object({ dialog: z.string() }).catch({ dialog: '' })).safeParse(read.get(name)?.value),
  );
  // What cannot be read may be about any of them; where there is no file at all, the folder is told of.
  if (names.length === 0 || lists.some(({ success }) => !success)) return [];
  const titled = lists.flatMap(({ data }) => data?.map(({ dialog }) => dialog) ?? []);
  return spoken
    .filter(dialog => !titled.includes(dialog))
    .map(dialog => ({
      file: `intents/${dialog}.yaml`,
      wrong: `the dialog ${dialog} has no title and no phrases`,
      help: `copy knowledge/content/intents/${dialog}.yaml of the desk to here; empty its lists of phrases if you do not offer it`,
    }));
}

/** Whether a file of this name is read. */
export function isKnown(name: string): boolean {
  return (
    [...required, ...optional].includes(name) ||
    folders.some(folder => new RegExp(`^${folder}/[^/]+\\.yaml$`).test(name))
  );
}

/** Files that are missing, and files that nobody reads. */
export function namesOf(files: ReadonlyMap<string, string>): ContentProblem[] {
  const missing = required.filter(name => !files.has(name));
  const empty = ['faq', 'intents'].filter(folder => ![...files.keys()].some(name => name.startsWith(`${folder}/`)));
  return [
    ...missing.map(file => ({
      file,
      wrong: 'the file is missing',
      help: `copy knowledge/content/${file} of the desk to here, and change it to yours`,
    })),
    ...empty.map(file => ({
      file,
      wrong: 'the folder has no file',
      help: `copy knowledge/content/${file} of the desk to here, and change it to yours`,
    })),
    ...[...files.keys()]
      .filter(name => !isKnown(name))
      .map(file => {
        const meant = [file.replace(/\.ya?ml(\.txt)?$/i, '.yaml')].find(isKnown) ?? nearest(file, missing);
        const known = [...required, ...optional, ...folders.map(folder => `${folder}/*.yaml`)].join(', ');
        return {
          file,
          wrong: 'no file of this name is read',
          help: meant ? `name it ${meant}` : `known are ${known}`,
        };
      }),
  ];
}
