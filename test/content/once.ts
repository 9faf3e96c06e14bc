import { loadContent } from '../../bot/content.ts';
import { createMatcher, type Matcher } from '../../dialogs/understand/match.ts';
import type { Knowledge } from '../../knowledge/content.ts';

/** The shipped content, read once in a process for each time zone; that of another folder is read at every call. */
export const load: typeof loadContent = ({ folder, zone = 'Asia/Shanghai' } = {}) => {
  if (folder !== undefined) return loadContent({ folder, zone });
  const read = shipped.get(zone) ?? loadContent({ zone }).then(frozen);
  shipped.set(zone, read);
  return read;
};

/** What was learned from the same questions, once in a process, whatever else stands in the content. */
export const learn: typeof createMatcher = content => {
  const { faq, intents, outOfScope, synonyms, products } = content;
  const names = products.map(({ id, name, aliases }) => ({ id, name, aliases }));
  const questions = JSON.stringify({ faq, intents, outOfScope, synonyms, names });
  const matcher = matchers.get(questions) ?? createMatcher(content);
  matchers.set(questions, matcher);
  return matcher;
};

const shipped = new Map<string, Promise<Knowledge>>();
const matchers = new Map<string, Matcher>();

/** Shared, so no test may change it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of value instanceof Map ? value.values() : Object.values(value)) frozen(each);
  return value;
}
