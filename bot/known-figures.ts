import type { Knowledge } from '../knowledge/content.ts';
import { KnownFigures, silentChanges } from '../knowledge/versions.ts';
import { problemLine } from './content.ts';
import type { World } from './core.ts';
import { settings } from './store/collections.ts';
import type { Store } from './store/store.ts';

const id = 'content/figures';

/**
 * Keeps the figures that are in effect, and warns when they have changed since without a new version, or prices without
 * having been announced. Unlike an edit while the desk runs this stops nothing: a desk that does not start helps nobody.
 *
 * A version keeps the figures it was first seen with, so that it is warned of at every start until it is a new one.
 */
export async function noteFigures(
  store: Store,
  knowledge: Knowledge,
  { clock, log }: Pick<World, 'clock' | 'log'>,
): Promise<void> {
  const today = clock().toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate().toString();
  const { versions, prices } = knowledge;
  try {
    const problems = await store.transaction(async tx => {
      await tx.lock(id);
      const found = (await tx.get(settings, id))?.value;
      const known = readKnown(found);
      const isNew = (each: KnownFigures['versions'][number]) =>
        !known?.versions.some(({ file, version }) => file === each.file && version === each.version);
      const value = JSON.stringify({ versions: [...(known?.versions ?? []), ...versions.filter(isNew)], prices });
      if (value !== found) await tx.put(settings, { id, value });
      return known ? silentChanges(known, knowledge, new Map(), today).map(problemLine) : [];
    });
    if (problems.length > 0) log.warn({ problems }, 'figures have changed since the last start, and nobody could know');
  } catch (error) {
    log.warn({ fault: error }, 'the figures in effect could not be kept');
  }
}

/** What was kept; nothing where it was written by another release. */
function readKnown(value: string | undefined): KnownFigures | undefined {
  return value === undefined ? undefined : KnownFigures.safeParse(JSON.parse(value)).data;
}
