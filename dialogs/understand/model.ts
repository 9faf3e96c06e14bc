import { modelKey, type Product } from '../../knowledge/products.ts';
import { plain } from './normalise.ts';

/** What is asked of a product so that its models are recognised. */
export type ModelledProduct = Pick<Product, 'id'> & Partial<Pick<Product, 'models'>>;

/** A model code, and the product where the catalogue has the model. */
export interface FoundModel {
  readonly model: string;
  /** The id of a product in the catalogue. */
  readonly product?: string;
}

/**
 * The one model that a text names: a model of the catalogue however it is typed ("ax kf35"), else one that is
 * called a model, or is written as models are, KFR-35GW. Undefined when it names none, or several of the catalogue.
 */
export function findModel(text: string, products: readonly ModelledProduct[]): FoundModel | undefined {
  const read = plain(text.slice(0, 2000));
  const { pattern, models } = modelsOf(products);
  const known = new Set([...read.matchAll(pattern)].map(([found]) => models.get(modelKey(found))));
  const [model, another] = known;
  if (another !== undefined) return undefined;
  return model ?? lookalikeModel(read, models) ?? unknownModel(read);
}

/** AX-KF3S for AX-KF35: letters and figures that look alike on a label, where only one model fits. */
function lookalikeModel(text: string, models: ReadonlyMap<string, FoundModel>): FoundModel | undefined {
  const codes = new Set(
    [
      ...text.matchAll(/(?<![a-z\d]|[a-z\d][/\p{Pd}])[a-z\d]+(?:[\s/\p{Pd}]?[a-z\d]+)?(?![a-z\d]|[/\p{Pd}][a-z\d])/giu),
    ].map(([code]) => alike(modelKey(code))),
  );
  const found = [...models].filter(([key]) => codes.has(alike(key)));
  return found.length === 1 ? found[0]?.[1] : undefined;
}

const alike = (key: string) =>
  key.toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1').replace(/s/g, '5').replace(/b/g, '8').replace(/z/g, '2');

function unknownModel(text: string): FoundModel | undefined {
  const called =
    /(?:型号|机型|(?<![a-z])model(?: number| no\.?)?)\s*(?:是|为|:|：|#|is|\s)*\s*([a-z\d][a-z\d/()-]{2,24})/i.exec(
      text,
    )?.[1];
  const written = /(?<![a-z\d-])([a-z]{2,6}-\d{2,5}[a-z\d/()-]{0,12})(?![a-z\d-])/i.exec(text)?.[1];
  const model = called ?? written;
  return model && /\d/.test(model) ? { model: model.toUpperCase() } : undefined;
}

interface Models {
  readonly pattern: RegExp;
  readonly models: ReadonlyMap<string, FoundModel>;
}
const known = new WeakMap<readonly ModelledProduct[], Models>();

function modelsOf(products: readonly ModelledProduct[]): Models {
  const before = known.get(products);
  if (before) return before;
  const models = new Map<string, FoundModel>();
  for (const { id, models: codes = [] } of products) {
    for (const model of codes) models.set(modelKey(model), { model, product: id });
  }
  const longestFirst = [...models.values()].map(({ model }) => model).sort((a, b) => b.length - a.length);
  const codes = longestFirst.map(model =>
    model
      .split(/[/-]+/)
      .filter(part => part !== '')
      .join('[\\s/\\p{Pd}]?'),
  );
  // A longer code that begins or ends like one is another model, or a serial number.
  const pattern =
    codes.length > 0
      ? new RegExp(`(?<![a-z\\d]|[a-z\\d][/\\p{Pd}])(?:${codes.join('|')})(?![a-z\\d]|[/\\p{Pd}][a-z\\d])`, 'giu')
      : /(?!)/g;
  const made = { pattern, models };
  known.set(products, made);
  return made;
}
