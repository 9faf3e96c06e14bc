import { type ContentFile, type ContentProblem, type Path, shaped } from './content-file.ts';
import { isWrittenFigure } from './figures.ts';
import { nearest } from './nearest.ts';
import { extended, notTakenOver, Policy, shopWide } from './policy.ts';

/** The policies of a shop by profile, from a day on until the next period begins. */
export interface PolicyPeriod {
  /** "2027-01-01", at the shop's midnight; the first one holds from ever on, and has an empty text. */
  readonly from: string;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** A file and the policy that it comes to with all that it takes over; one for each period that makes a difference. */
export interface JudgedPolicy {
  readonly file: ContentFile;
  readonly policy: Policy;
}

/** The profile that a file of the content is about, `policy/general@2027-01-01.yaml` → `general`. */
export function profileOf(name: string): string {
  return name.replace(/^policy\/(.*?)(@.*)?\.yaml$/, '$1');
}

/**
 * The profiles of a shop, each with what it takes over from its parent, in every period in which they are the same.
 *
 * A profile has one file, or several with a day each, of which the one holds that has come into effect last.
 * A parent that does not exist and profiles that extend one another in a circle are named in `problems`;
 * what extends them cannot be judged and is left out. What a profile takes over is judged at its parent. A fault of
 * several periods is named in each of them.
 *
 * @param files    the files that could be read
 * @param written  the names of all files there are, so that an unreadable parent is not called missing
 */
export function parsePolicies(
  files: readonly ContentFile[],
  written: ReadonlySet<string>,
  problems: ContentProblem[],
): { readonly periods: readonly PolicyPeriod[]; readonly judged: readonly JudgedPolicy[] } {
  const versions = new Map<string, ContentFile[]>();
  for (const file of [...files].sort((a, b) => (effectiveOf(a) < effectiveOf(b) ? -1 : 1))) {
    versions.set(profileOf(file.name), [...(versions.get(profileOf(file.name)) ?? []), file]);
  }
  problems.push(
    ...files.flatMap(file => [...misnamed(file), ...withoutEffect(file)]),
    ...[...versions.values()].flatMap(list => list.flatMap(sameDay)),
  );
  // A profile with one file alone has it from ever on.
  const days = [...versions.values()].flatMap(([, ...later]) => later.map(effectiveOf));
  const judged: JudgedPolicy[] = [];
  const periods = ['', ...new Set(days.sort())].map(from => {
    const holding = new Map(
      [...versions].flatMap(([name, list]) => {
        const file = list.findLast(each => effectiveOf(each) <= from) ?? list[0];
        return file ? [[name, file] as const] : [];
      }),
    );
    const policies = policiesOf(holding, written, problems);
    for (const [name, policy] of policies) {
      const file = holding.get(name);
      if (file) judged.push({ file, policy });
    }
    return { from, policies };
  });
  return { periods, judged };
}

function policiesOf(
  byName: ReadonlyMap<string, ContentFile>,
  written: ReadonlySet<string>,
  problems: ContentProblem[],
): Map<string, Policy> {
  const policies = new Map<string, Policy>();
  for (const [name, file] of byName) {
    const line = lineage(name, file);
    if (!line) continue;
    const whole = line.reduceRight<unknown>((above, { value }) => extended(above, value), undefined);
    const tell = (at: Path) => line.length === 1 || (isOwn(file.value, at) && !shopWide.some(key => key === at[0]));
    const policy = shaped(Policy, file, problems, [], whole, tell);
    if (!policy) continue;
    if (policy.profile !== name) {
      const help = `write "profile: ${name}", or rename the file`;
      problems.push(file.problem(['profile'], `profile is ${policy.profile} in ${file.name}`, help));
    }
    policies.set(name, policy);
  }
  return policies;

  /** The profile, its parent, that one's parent and so on; undefined when the line breaks off or never ends. */
  function lineage(name: string, file: ContentFile): ContentFile[] | undefined {
    const names = [name];
    const line = [file];
    for (let parent = parentOf(file); parent !== undefined; parent = parentOf(line.at(-1) ?? file)) {
      const parentFile = byName.get(parent);
      if (names.includes(parent)) {
        // Each member of the circle says so itself; those that only lead into it stay silent.
        const circle = `extends itself: ${[...names, parent].join(' → ')}`;
        if (parent === name) problems.push(file.problem(['extends'], circle, 'let one of them extend nothing'));
        return undefined;
      }
      if (!parentFile) {
        const missing = ![...written].some(each => profileOf(each) === parent);
        const others = [...byName.keys()].filter(each => each !== name);
        const meant = nearest(parent, others);
        const help = meant ? `did you mean ${meant}?` : `add policy/${parent}.yaml`;
        if (missing && line.length === 1) {
          problems.push(file.problem(['extends'], `extends ${parent}, which does not exist`, help));
        }
        return undefined;
      }
      names.push(parent);
      line.push(parentFile);
    }
    return line;
  }
}

/** A file with a day in its name says the same day inside. */
function misnamed(file: ContentFile): ContentProblem[] {
  const day = /@(.*)\.yaml$/.exec(file.name)?.[1];
  const effective = effectiveOf(file);
  if (day === undefined || day === effective) return [];
  const help = `write "effective: ${day}", or rename the file`;
  return [file.problem(['effective'], `effective is ${effective || 'no date'} in ${file.name}`, help)];
}

/** What a profile says of the whole shop, which nobody would ever ask it for; and one that takes nothing over. */
function withoutEffect(file: ContentFile): ContentProblem[] {
  if (profileOf(file.name) === 'general' || typeof file.value !== 'object' || file.value === null) return [];
  const own = shopWide.filter(key => Object.hasOwn(file.value as object, key));
  return [
    ...own.map(key => {
      const wrong = `${key} is the same for the whole shop, and has no effect in ${file.name}`;
      return file.problem([key], wrong, 'write it in policy/general.yaml, or take it out');
    }),
    ...(parentOf(file) === undefined
      ? [file.problem([], 'extends is missing', 'write "extends: general", and only the figures that differ')]
      : []),
  ];
}

/** Two files of one profile differ in the day from which they hold, and in their version. */
function sameDay(file: ContentFile, index: number, list: readonly ContentFile[]): ContentProblem[] {
  return list
    .slice(0, index)
    .flatMap(other => [
      ...(effectiveOf(other) === effectiveOf(file)
        ? [file.problem(['effective'], `effective is that of ${other.name} too`, 'let each hold from a day of its own')]
        : []),
      ...(textAt(other, 'version') === textAt(file, 'version')
        ? [file.problem(['version'], `version is that of ${other.name} too`, 'give each a version of its own')]
        : []),
    ]);
}

function effectiveOf(file: ContentFile): string {
  return textAt(file, 'effective') ?? '';
}

function parentOf(file: ContentFile): string | undefined {
  return textAt(file, 'extends');
}

function textAt({ value }: ContentFile, key: 'extends' | 'effective' | 'version'): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Whether a profile wrote what stands at a path itself, or the figure around it, or has to. */
function isOwn(value: unknown, path: Path): boolean {
  if (path.length === 0 || notTakenOver.includes(String(path[0]))) return true;
  let found = value;
  for (const key of path) {
    if (isWrittenFigure(found)) return true;
    found = (found as Record<PropertyKey, unknown> | null | undefined)?.[key];
  }
  return found !== undefined;
}
