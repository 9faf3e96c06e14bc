import { z } from 'zod';
import { BilingualLines } from './bilingual.ts';
import { type Calendar, createCalendar, HolidayTable } from './calendar.ts';
import {
  type Entry,
  figureFaults,
  namedFigure,
  ownDayFaults,
  places,
  policyClauses,
  productClauses,
  recordFaults,
  reminderFaults,
  sentForTheRest,
  tooFewPhrases,
  twice,
  unknownClauses,
  unknownDialog,
  unknownProducts,
  unknownProfile,
  untranslated,
  visitFaults,
} from './content-checks.ts';
import { type ContentFile, type ContentProblem, readContentFile, shaped } from './content-file.ts';
import { isKnown, namesOf, untitledDialogs } from './content-names.ts';
import { FaqEntry, Intent } from './faq.ts';
import { Fault } from './fault.ts';
import { fingerprint } from './fingerprint.ts';
import { OwnDays } from './own-days.ts';
import { figure, figurePaths, isPolicyPath, type Policy } from './policy.ts';
import { type PolicyPeriod, parsePolicies, profileOf } from './policy-files.ts';
import { parsePrices } from './price-file.ts';
import { type PriceList, priceFigure, pricePaths } from './prices.ts';
import { modelKey, Product } from './products.ts';
import { Language } from './records.ts';
import { Shop, shopFigure, shopFigurePaths } from './shop.ts';
import { Standards } from './standards.ts';
import { Synonym } from './synonyms.ts';
import { Team } from './teams.ts';
import { type PolicyVersion, versionOf } from './versions.ts';

/** Everything a shop edits, parsed and cross-checked. */
export interface Knowledge {
  /** Changes whenever a byte of the content does. */
  readonly version: string;
  readonly shop: Shop;
  /** The profile `general`, which holds where a product names no other, as it is in the first of the periods. */
  readonly policy: Policy;
  /** All profiles by name, `general` among them, as they are in the first of the periods (`inEffect`: on a day). */
  readonly policies: ReadonlyMap<string, Policy>;
  /** What the policies are when, in order; one period where no profile has several versions. */
  readonly periods: readonly PolicyPeriod[];
  /** The profiles as they are written. */
  readonly versions: readonly PolicyVersion[];
  readonly standards: Standards;
  readonly calendar: Calendar;
  readonly products: readonly Product[];
  /** Who visits customers. */
  readonly teams: readonly Team[];
  /** What services cost out of warranty, and parts; what has no price is quoted. */
  readonly prices: PriceList;
  readonly faq: readonly FaqEntry[];
  readonly intents: readonly Intent[];
  /** Sentences that have nothing to do with the shop, by which strangers are told from customers. */
  readonly outOfScope: BilingualLines;
  readonly synonyms: readonly Synonym[];
}

export type ParsedContent =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] };

/**
 * A text of the content with its figures filled in: `{hotline.workday}` from the general policy,
 * `{appliance.hotline.workday}` from another profile, `{shop.hotline}` from the shop, `{prices.visit}` from the price
 * list.
 */
export function filled(
  text: string,
  { policy, policies, shop, prices }: Pick<Knowledge, 'policy' | 'policies' | 'shop' | 'prices'>,
  language: Language,
): string {
  return text.replace(namedFigure, (_, path: string) => {
    const shown =
      figure(policy, path, language) ??
      profileFigure(policies, path, language) ??
      shopFigure(shop, path, language) ??
      priceFigure(prices, path, language);
    if (shown === undefined) throw new Fault('program', { because: 'an unknown figure in a text', figure: path });
    return shown;
  });
}

/** A figure of a profile that is named before it: "appliance.hotline.workday". */
function profileFigure(policies: ReadonlyMap<string, Policy>, path: string, language: Language): string | undefined {
  const [name, rest] = ofProfile(path);
  const policy = policies.get(name);
  return policy && figure(policy, rest, language);
}

/** A profile and the figure of it: "appliance.hotline.workday". */
function ofProfile(path: string): readonly [profile: string, rest: string] {
  const [, profile = '', rest = ''] = /^([a-z]+)\.(.+)$/.exec(path) ?? [];
  return [profile, rest];
}

/** The names of the figures of some policies: "hotline.workday" of the general one, "appliance.hotline.workday". */
function figuresIn({ policies }: Pick<PolicyPeriod, 'policies'>): Set<string> {
  const general = policies.get('general');
  const ofAll = [...policies].flatMap(([name, policy]) => figurePaths(policy).map(path => `${name}.${path}`));
  return new Set([...(general ? figurePaths(general) : []), ...ofAll]);
}

/**
 * Parses and cross-checks the content of a shop: all of it is good, or every fault is named at once.
 *
 * @param files      file name within the content folder, "faq/hours.yaml", to its text
 * @param dialogIds  the dialogs that answers and intents may lead to
 * @param zone       the shop's time zone
 * @param spoken     those of them that customers ask for, so that each needs a title and phrases in `intents/`
 */
export function parseContent(
  files: ReadonlyMap<string, string>,
  dialogIds: readonly string[],
  zone = 'Asia/Shanghai',
  spoken: readonly string[] = [],
): ParsedContent {
  const problems: ContentProblem[] = namesOf(files);
  const read = new Map<string, ContentFile>();
  for (const [name, text] of files) {
    const file = isKnown(name) ? readContentFile(name, text, problems) : undefined;
    if (file) read.set(name, file);
  }
  const whole = <Shape extends z.ZodType>(name: string, shape: Shape): z.output<Shape> | undefined => {
    const file = read.get(name);
    return file && shaped(shape, file, problems);
  };
  const within = (folder: string) => [...read.values()].filter(file => file.name.startsWith(`${folder}/`));
  const found = <Shape extends z.ZodType>(shape: Shape, ...from: (ContentFile | undefined)[]) =>
    from.flatMap(file => (file ? entries(shape, file, problems) : []));

  const shopFile = read.get('shop.yaml');
  const shop = whole('shop.yaml', Shop);
  const standards = whole('standards.yaml', Standards);
  const outOfScope = whole('out-of-scope.yaml', BilingualLines);
  const names = new Set(files.keys());
  const { periods, judged } = parsePolicies(within('policy'), names, problems);
  const policies = periods[0]?.policies ?? new Map<string, Policy>();
  const tables = within('holidays').flatMap(file => holidayTable(file, problems));
  const ownFile = read.get('days.yaml');
  const own = whole('days.yaml', OwnDays);
  const products = found(Product, read.get('products.yaml'));
  const teams = found(Team, read.get('teams.yaml'));
  const synonyms = found(Synonym, read.get('synonyms.yaml'));
  const faq = found(FaqEntry, ...within('faq'));
  const intents = found(Intent, ...within('intents'));

  const general = read.get('policy/general.yaml');
  const catalogue = { products: products.map(({ value }) => value), ids: idsOf(read.get('products.yaml')) };
  const tariff = read.get('prices.yaml');
  const prices = tariff && parsePrices(tariff, catalogue, problems, policies.get('general'));
  // In a policy with faults a figure may be there, though it cannot be found; one that no policy has is wrong anyway.
  const profiles = new Set([...names].filter(name => name.startsWith('policy/')).map(profileOf));
  const isUnsure = (name: string) => {
    const [profile, rest] = ofProfile(name);
    const isFaulty = (profile: string) =>
      profiles.has(profile) && periods.some(period => !period.policies.has(profile));
    return (isFaulty('general') && isPolicyPath(name)) || (isFaulty(profile) && isPolicyPath(rest));
  };
  // A text is told in every period, so that its figures are there in each.
  const later = periods.slice(1).map(figuresIn);
  const known = [...figuresIn({ policies })].filter(name =>
    later.every(figures => figures.has(name) || isUnsure(name)),
  );
  const figures = general && tariff && [...known, ...shopFigurePaths, ...pricePaths(tariff.value)];
  const scope = read.get('out-of-scope.yaml');
  const strangers = scope && outOfScope ? [{ file: scope, path: [], value: outOfScope }] : [];
  const asked: Entry<FaqEntry | Intent | BilingualLines>[] = [...faq, ...intents, ...strangers];
  problems.push(
    ...twice('id', faq, entry => [[['id'], entry.value.id]]),
    ...twice('id', products, entry => [[['id'], entry.value.id]]),
    ...twice('id', teams, entry => [[['id'], entry.value.id]]),
    ...twice('product of a team', teams, ({ value }) => places(['products'], value.products ?? [])),
    ...sentForTheRest(teams),
    ...(shop && shopFile ? recordFaults(shopFile, shop, policies.values()) : []),
    // Where there is no team nobody is visited, whatever the hours.
    ...(idsOf(read.get('teams.yaml'))?.length === 0
      ? []
      : judged.flatMap(({ file, policy }) => visitFaults(file, policy))),
    ...judged.flatMap(({ file, policy }) => reminderFaults(file, policy)),
    ...(ownFile && own && policies.has('general') ? ownDayFaults(ownFile, own, policies.get('general') as Policy) : []),
    ...teams.flatMap(team => unknownProducts(team, catalogue)),
    ...untitledDialogs(files, read, spoken),
    ...twice('dialog', intents, intent => [[['dialog'], intent.value.dialog]]),
    ...twice('name for a product', products, ({ value }) =>
      Language.options.flatMap(language => [
        [['name', language], value.name[language]],
        ...places(['aliases', language], value.aliases[language]),
      ]),
    ),
    ...twice('model', products, ({ value }) => places(['models'], value.models), modelKey),
    ...products.flatMap(product =>
      twice('part', [product], ({ value }) =>
        value.parts.flatMap(({ name }, index) =>
          Language.options.map(language => [['parts', index, 'name', language], name[language]] as const),
        ),
      ),
    ),
    ...twice('synonym', synonyms, ({ value }) => [
      [['canonical'], value.canonical],
      ...places(['variants'], value.variants),
    ]),
    ...twice(
      'phrase',
      asked,
      ({ value }) =>
        Language.options.flatMap(language => {
          const wording = value[language];
          return 'phrases' in wording ? places([language, 'phrases'], wording.phrases) : places([language], wording);
        }),
      said,
    ),
    ...faq.flatMap(entry => [
      ...tooFewPhrases(entry),
      ...unknownDialog(entry, ['leadsTo'], entry.value.leadsTo, dialogIds),
      ...(figures ? figureFaults(entry, figures, isUnsure) : []),
      ...(standards ? unknownClauses(entry.file, [...entry.path, 'source'], entry.value.source, standards) : []),
    ]),
    ...intents.flatMap(intent => unknownDialog(intent, ['dialog'], intent.value.dialog, dialogIds)),
    ...[...faq, ...intents].flatMap(entry => untranslated<FaqEntry | Intent>(entry)),
    ...(standards ? within('policy').flatMap(file => policyClauses(file, standards)) : []),
    ...products.flatMap(product => [
      ...unknownProfile(product, profiles),
      ...(standards ? productClauses(product, standards) : []),
    ]),
  );

  const policy = policies.get('general');
  if (problems.length > 0 || !shop || !standards || !outOfScope || !policy || !prices) {
    return { ok: false, problems: sorted(problems) };
  }
  const values = <T>(list: readonly Entry<T>[]) => list.map(entry => entry.value);
  return {
    ok: true,
    knowledge: {
      version: fingerprint(files),
      shop,
      policy,
      policies,
      periods,
      versions: within('policy').map(versionOf),
      standards,
      calendar: createCalendar({ tables, zone, own }),
      products: values(products),
      teams: values(teams),
      prices,
      faq: values(faq),
      intents: values(intents),
      outOfScope,
      synonyms: values(synonyms),
    },
  };
}

/** What two ways of asking have in common that are heard as one: no case, width and punctuation. */
function said(phrase: string): string {
  const plain = phrase.normalize('NFKC').toLowerCase().replace(/\p{P}/gu, '').trim();
  return plain === '' ? phrase : plain;
}

/** The entries of a file that is a list; a faulty one is left out, so that the others are still cross-checked. */
function entries<Shape extends z.ZodType>(shape: Shape, file: ContentFile, problems: ContentProblem[]) {
  const list = shaped(z.array(z.unknown()), file, problems) ?? [];
  return list.flatMap((item, index): Entry<z.output<Shape>>[] => {
    const value = shaped(shape, file, problems, [index], item);
    return value === undefined ? [] : [{ file, path: [index], value }];
  });
}

/** The ids of a list as written, also of entries that are faulty otherwise; undefined of what is no list. */
function idsOf(file: ContentFile | undefined): string[] | undefined {
  const list = z.array(z.object({ id: z.string() }).catch({ id: '' })).safeParse(file?.value);
  return list.success ? list.data.map(({ id }) => id) : undefined;
}

function holidayTable(file: ContentFile, problems: ContentProblem[]): HolidayTable[] {
  const table = shaped(HolidayTable, file, problems);
  if (!table) return [];
  if (file.name !== `holidays/${table.year}.yaml`) {
    problems.push(
      file.problem(
        ['year'],
        `year is ${table.year} in ${file.name}`,
        `name the file holidays/${table.year}.yaml, or correct the year`,
      ),
    );
  }
  return [table];
}

/** In the order of files and lines; what was found several times is told once. */
function sorted(problems: readonly ContentProblem[]): ContentProblem[] {
  const once = new Map(problems.map(problem => [JSON.stringify(problem), problem]));
  return [...once.values()].sort((a, b) =>
    a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1,
  );
}
