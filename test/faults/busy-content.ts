import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { loadContent } from '../../bot/content.ts';
import type { Knowledge } from '../../knowledge/content.ts';

/**
 * Copies the content of a desk, changed so that customers compete for few times on any day of the week: visits every
 * day, three days ahead, few technicians for washing machines, and a time is kept for a minute only.
 */
export async function busyContent(source: string, folder: string, technicians = 1): Promise<Knowledge> {
  await cp(join(source, 'knowledge/content'), folder, { recursive: true });
  await changed(join(folder, 'policy/general.yaml'), policy => {
    policy.setIn(['visit', 'restDay', 'hours'], '9:00-17:00');
    policy.setIn(['visit', 'ahead', 'duration'], '3 days');
    policy.setIn(['visit', 'held', 'duration'], '1 minute');
  });
  await changed(join(folder, 'teams.yaml'), teams => {
    const name = { 'zh-CN': '洗衣机组', 'en-US': 'Washing machines' };
    teams.add({ id: 'laundry', name, technicians, products: ['washing-machine'] });
  });
  return loadContent({ folder });
}

async function changed(file: string, change: (document: ReturnType<typeof parseDocument>) => void): Promise<void> {
  const document = parseDocument(await readFile(file, 'utf8'));
  change(document);
  await writeFile(file, document.toString());
}
