import { normalised } from './normalise.ts';

/** A seller who promised something about the warranty, in the words of a customer. */
const promise =
  /(?:经销商|代理商?|卖家|店家|商家|门店|店里|销售|导购|客服|老板).{0,8}(?:答应|承诺|保证|说(?:过|好|了|是)?.{0,4}[保包][修换\d一二两三四五六七八九十终])|(?<![a-z])(?:dealer|seller|reseller|shop|store|salesman|salesperson)(?![a-z]).{0,20}(?<![a-z])(?:promised|guaranteed|assured|told me .{0,12}(?:covered|years?))(?![a-z])/;

/** Whether a customer says that a seller promised more than the warranty does: noted, and answered by a person (D17). */
export function tellsOfPromise(text: string): boolean {
  return promise.test(normalised(text.slice(0, 2000)));
}
