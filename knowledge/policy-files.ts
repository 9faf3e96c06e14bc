import { type ContentFile, type ContentProblem, type Path, shaped } from './content-file.ts';
import { isWrittenFigure } from './figures.ts';
import { nearest } from './nearest.ts';
import { extended, notTakenOver, Policy } from './policy.ts';

/**
 * The profiles of a shop by name, each with what it takes over from its parent.
 *
 * A parent that does not exist and profiles that extend one another in a circle are named in `problems`;
 * what extends them cannot be judged and is left out. What a profile takes over is judged once, at its parent.
 *
 * @param files    the files that could be read
 * @param written  the names of all files there are, so that an unreadable parent is not called missing
 */
export function parsePolicies(
  files: readonly ContentFile[],
  written: ReadonlySet<string>,
  problems: ContentProblem[],
): Map<string, Policy> {
  const byName = new Map(files.map(file => [file.name.replace(/^policy\/(.*)\.yaml$/, '$1'), file]));
  const policies = new Map<string, Policy>();
  for (const [name, file] of byName) {
    const line = lineage(name, file);
    if (!line) continue;
    const whole = line.reduceRight<unknown>((above, { value }) => extended(above, value), undefined);
    const policy = shaped(Policy, file, problems, [], whole, at => line.length === 1 || isOwn(file.value, at));
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
        const missing = !written.has(`policy/${parent}.yaml`);
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

function parentOf({ value }: ContentFile): string | undefined {
  const parent = typeof value === 'object' && value !== null && 'extends' in value ? value.extends : undefined;
  return typeof parent === 'string' ? parent : undefined;
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
