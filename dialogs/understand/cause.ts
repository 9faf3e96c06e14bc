import type { Cause } from '../../knowledge/fees.ts';
import { normalised } from './normalise.ts';

/** Words by which customers tell of something that a warranty may not cover. Only a finding decides (D13). */
const causes: readonly { readonly cause: Cause; readonly words: RegExp }[] = [
  {
    cause: 'accident',
    words:
      /摔|掉(?:在|到|进)?(?:地|水|马桶)|掉下来|磕|碰坏|砸|压坏|踩|进水|进了水|泡水|泡了水|淋(?:了)?(?:雨|水)|洒了?(?:水|咖啡|汤)|泼了|电压(?:不稳|太高)|插错电|老鼠咬|(?<![a-z])(?:dropped|drop it|fell|spilled|spilt|got wet|water damage|flooded by me|cracked|smashed|wrong voltage)(?![a-z])/,
  },
  {
    cause: 'opened',
    words:
      /(?:自己|找人|外面|别人|路边).{0,6}(?:拆|修过|改|换过)|拆(?:开)?过|改装|刷机|(?<![a-z])(?:opened it|took it apart|tampered|modified|repaired it myself|another shop)(?![a-z])/,
  },
  {
    cause: 'force-majeure',
    words: /雷(?:击|劈|打)|打雷|洪水|水淹|地震|(?<![a-z])(?:lightning|flood|earthquake)(?![a-z])/,
  },
];

/** What a description of a fault says of causes that may be charged, in the order of the catalogue of exclusions. */
export function causesIn(text: string): Cause[] {
  const said = normalised(text.slice(0, 2000));
  return causes.filter(({ words }) => words.test(said)).map(({ cause }) => cause);
}
