import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { shippedContent } from '../../../bot/content.ts';
import { dialogIds } from '../../../dialogs/ids.ts';
import { filled, type Knowledge, parseContent } from '../../../knowledge/content.ts';
import type { FaqEntry } from '../../../knowledge/faq.ts';
import type { Policy } from '../../../knowledge/policy.ts';
import type { Product } from '../../../knowledge/products.ts';
import { type Language, Unit } from '../../../knowledge/records.ts';
import { type Verdict, warrantyOf } from '../../../knowledge/warranty.ts';
import type { WarrantyCase } from '../../../knowledge/warranty-case.ts';

/** The content as it is shipped, by which the rows of the standards are tested. */
export const knowledge: Knowledge = (() => {
  const files = readdirSync(shippedContent, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => [name.replaceAll('\\', '/'), readFileSync(join(shippedContent, name), 'utf8')] as const);
  const content = parseContent(new Map(files), dialogIds);
  if (!content.ok) throw new Error(JSON.stringify(content.problems));
  return content.knowledge;
})();

export const { calendar } = knowledge;
export const profiles = ['general', 'appliance', 'equipment', 'computer', 'vehicle', 'retail'] as const;
export type Profile = (typeof profiles)[number];

export function policyOf(profile: Profile): Policy {
  const policy = knowledge.policies.get(profile);
  if (!policy) throw new Error(`no profile ${profile}`);
  return policy;
}

export function productOf(id: string): Product {
  const product = knowledge.products.find(each => each.id === id);
  if (!product) throw new Error(`no product ${id}`);
  return product;
}

export function answerOf(id: string, language: Language = 'zh-CN'): string {
  return filled(entryOf(id)[language].answer, knowledge, language);
}

export function entryOf(id: string): FaqEntry {
  const entry = knowledge.faq.find(each => each.id === id);
  if (!entry) throw new Error(`no answer ${id}`);
  return entry;
}

export const day = (text: string) => Temporal.PlainDate.from(text);
export const unit = (known: object = {}) => Unit.parse({ id: 'SN1', product: 'fridge', ...known });

export function repair(to: string, more: object = {}) {
  return { ticket: `R-${to}`, from: to, to, fault: '不启动', parts: [], paid: false, ...more };
}

/** What a profile says of a machine on a day; of no product in particular unless one is given. */
export function verdict(profile: Profile, today: string, asked: Omit<WarrantyCase, 'today'>): Verdict {
  return warrantyOf({ ...asked, today: day(today) }, policyOf(profile), calendar);
}
