import type { FaqEntry, Intent } from '../../knowledge/faq.ts';
import type { Language } from '../../knowledge/records.ts';
import { featuresOf } from './features.ts';
import { type HomophoneReader, homophoneReader } from './homophones.ts';
import { type Learned, learned } from './learned.ts';
import { normalised, synonymReader } from './normalise.ts';
import { type NamedProduct, productReader } from './product.ts';

/** What a message may mean: an entry of the FAQ or a dialog. */
export type Target = { readonly faq: string } | { readonly dialog: string };

export interface Match {
  /** Calibrated: the share of such messages for which the first target is right, 0 to 1. */
  readonly confidence: number;
  /** Best first, every target once; `p` sums to 1. Empty when the text holds nothing to read. */
  readonly ranked: readonly { readonly target: Target; readonly p: number }[];
}

export interface Matcher {
  rank(text: string, language: Language): Match;
  /** The text as it may have been meant where Chinese characters that sound alike were typed; see `homophoneReader`. */
  asMeant: HomophoneReader;
  /** Share of the shipped phrases that a model trained without them ranks first, 0 to 1. */
  accuracy(language: Language): number;
}

/** The part of the knowledge that the matcher learns from. */
export interface MatcherContent {
  readonly faq: readonly FaqEntry[];
  readonly intents: readonly Intent[];
  readonly outOfScope: Readonly<Record<Language, readonly string[]>>;
  readonly synonyms: readonly { readonly canonical: string; readonly variants: readonly string[] }[];
  /** Names of machines tell little about a question, so all of them are read as one. */
  readonly products: readonly NamedProduct[];
}

/**
 * One model over FAQ entries and dialogs alike, for each language. A language is learned at its first message,
 * within a tenth of a second or two; the same content always gives the same model.
 */
export function createMatcher(knowledge: MatcherContent): Matcher {
  const synonyms = synonymReader(knowledge.synonyms);
  const products = productReader(knowledge.products);
  const canonical = (text: string) => synonyms(products(text));
  const models = new Map<Language, Learned>();
  let meant: HomophoneReader | undefined;
  const targets: Target[] = [
    ...knowledge.faq.map(({ id }) => ({ faq: id })),
    ...knowledge.intents.map(({ dialog }) => ({ dialog })),
  ];
  const modelOf = (language: Language) => {
    const before = models.get(language);
    if (before) return before;
    const phrases = [...knowledge.faq, ...knowledge.intents].flatMap((entry, label) =>
      [entry[language].title, ...entry[language].phrases].map(text => ({
        label,
        features: featuresOf(text, language, canonical),
      })),
    );
    const strange = knowledge.outOfScope[language].map(text => featuresOf(text, language, canonical));
    const model = learned(phrases, strange, targets.length);
    models.set(language, model);
    if (language === 'zh-CN') learnSounds();
    return model;
  };
  const learnSounds = () => {
    meant ??= homophoneReader(spelledRight(knowledge));
    return meant;
  };
  return {
    rank(text, language) {
      // Emoji, stretches of marks and the like hold nothing to read.
      if (!/[\p{L}\p{N}]/u.test(normalised(text))) return { confidence: 0, ranked: [] };
      const { shares, confidence } = modelOf(language).judge(featuresOf(text, language, canonical));
      const ranked = targets.map((target, at) => ({ target, p: shares[at] ?? 0 })).sort((a, b) => b.p - a.p);
      return { confidence, ranked };
    },
    asMeant: text => (meant ?? learnSounds())(text),
    accuracy: language => modelOf(language).accuracy,
  };
}

/** All Chinese that the content expects to hear. */
function spelledRight({ faq, intents, products }: MatcherContent): string[] {
  return [
    ...[...faq, ...intents].flatMap(({ 'zh-CN': { title, phrases } }) => [title, ...phrases]),
    ...products.flatMap(({ name, aliases }) => [name['zh-CN'], ...aliases['zh-CN']]),
  ];
}
