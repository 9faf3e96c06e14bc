import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shippedContent } from '../../bot/content.ts';

/**
 * Copies the shipped content for a test that edits it, without the many ways of asking: these take most of the time
 * that it costs to read a content and to learn from it.
 */
export async function copyWithoutQuestions(folder: string): Promise<void> {
  await cp(shippedContent, folder, { recursive: true });
  await rm(join(folder, 'faq'), { recursive: true });
  await mkdir(join(folder, 'faq'));
  await writeFile(join(folder, 'faq', 'none.yaml'), '[]');
}
