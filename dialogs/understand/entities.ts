import { divisionsOfChina } from '../../knowledge/divisions.ts';
import { addressToldIn } from './address.ts';
import { type AddressSplit, splitAddress } from './address-split.ts';
import { findCode, findFault } from './fault.ts';
import { findModel, type ModelledProduct } from './model.ts';
import { plain } from './normalise.ts';
import { numberOf } from './numeral.ts';
import { findPhone } from './phone.ts';
import { findProduct, type NamedProduct } from './product.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { findSerial } from './serial.ts';

/** What a first sentence says beside its wish; forms take their slots from it. */
export interface Entities {
  /** Normalised, see `phone.ts`. */
  readonly phone?: string;
  /** Normalised, see `serial.ts`. */
  readonly serial?: string;
  /** The id of a product in the catalogue, named or known by its model. */
  readonly product?: string;
  readonly model?: string;
  /** What is wrong, in the customer's words. */
  readonly fault?: string;
  /** A code on the display, such as "E1". */
  readonly code?: string;
  readonly name?: string;
  readonly address?: string;
  /** Where that is. */
  readonly place?: AddressSplit;
  readonly rating?: number;
  /** Of machines and parts, in their order; left out where there are none. */
  readonly quantities?: readonly Quantity[];
}

/** Reads all of them; what is not told, or told twice, is left out. */
export function entitiesIn(text: string, products: readonly (NamedProduct & ModelledProduct)[]): Entities {
  const read = plain(text.slice(0, 2000));
  const model = findModel(read, products);
  const block = addressToldIn(read);
  const quantities = quantitiesIn(read, products);
  const found = {
    phone: findPhone(read),
    serial: findSerial(read),
    product: findProduct(read, products) ?? model?.product,
    model: model?.model,
    fault: findFault(read),
    code: findCode(read),
    name: findName(read) ?? block?.name,
    address: block?.address,
    place: block && splitAddress(block.address, divisionsOfChina()),
    rating: findRating(read),
    quantities: quantities.length === 0 ? undefined : quantities,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function findName(text: string): string | undefined {
  const chinese =
    /(?:我叫|姓名是?[:： ]?|名字(?:是|叫)[:： ]?|联系人是?[:： ]?|我是)\s?([\p{Script=Han}]{2,4})(?=$|[\s,，。;；!！、]|电话|手机|住|地址)/u.exec(
      text,
    )?.[1];
  const family = /(?:我姓|免贵姓|姓)([\p{Script=Han}]{1,2})(?=$|[\s,，。;；!！])/u.exec(text)?.[1];
  const english =
    /(?:my name is|name:|this is|i am called) ((?!the |a |my |not )[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})/i.exec(text)?.[1];
  const name = chinese ?? family ?? english;
  return name && !/师傅|客户|顾客|用户|谁|你们|来|要|想|老板|经理/.test(name) ? name : undefined;
}

/** Marks from 1 to 5, said as such: 5分, 五星, 打4分, 4 stars; never 5分钟. */
function findRating(text: string): number | undefined {
  const [, chinese] =
    /(?<![\d十零第.])([1-5一二两三四五])\s?(?:分(?![钟之期机辨别析])|颗?星(?![期级]))/u.exec(text) ?? [];
  const [, english] = /(?<!\d)([1-5]) ?(?:stars?|points?|out of 5|\/ ?5)(?![a-z\d])/i.exec(text) ?? [];
  const mark = chinese ?? english;
  return mark === undefined ? undefined : numberOf(mark);
}
