import type { BoughtAt, GoodsWish } from '../../knowledge/records.ts';
import { findCode, findFault } from './fault.ts';
import { normalised } from './normalise.ts';
import { asks } from './sentence.ts';

/** Whether goods are to go back because something is wrong with them, or because they are not wanted. */
export type GoodsReason = 'fault' | 'unwanted';

const inOrder =
  /(?:没(?:有|什么|啥|任何)*|无)(?:质量)?(?:毛病|问题|故障)|没坏|(?:东西|机器|本身)(?:是)?好的|(?<![a-z])(?:nothing (?:is )?wrong|no fault|not faulty|not broken|works fine|it works)(?![a-z])/;
const wrong =
  /质量|坏|毛病|故障|瑕疵|划痕|划伤|裂|凹|磕|碎|缺|少(?:了|一个|个|件)|发错|货不对|破损|不好使|不能用|用不了|修不好|修了.{0,4}次|(?<![a-z])(?:broken|broke|faulty|defective|damaged|cracked|missing|wrong item|scratch(?:ed|es)?|dented|stopped|does(?: not|n't) work|not working|dead)(?![a-z])/;
const unwanted =
  /不(?:太|是很|怎么)?(?:想要|要了|喜欢|想留|合适|合心意|满意|需要)|用不[上着]|买[错大小多重]|后悔|冲动|无理由|没有?理由|(?:颜色|款式|尺寸|尺码|型号|大小).{0,6}(?:不|错)|太[大小吵占贵]|放不下|装不下|降价|便宜了|(?<![a-z])(?:don'?t (?:want|need|like)|do not (?:want|need|like)|changed my mind|no longer (?:want|need)|regret|too (?:big|small|loud|expensive)|wrong (?:size|colour|color|model)|not what i (?:want|expected)|no reason|without (?:a )?reason)(?![a-z])/;

/** Why something is to go back, as far as a text tells; what is in order and not wanted is no fault. */
export function goodsReasonIn(text: string): GoodsReason | undefined {
  const said = normalised(text.slice(0, 2000));
  if (inOrder.test(said)) return 'unwanted';
  if (wrong.test(said) || findFault(text) !== undefined || findCode(text) !== undefined) return 'fault';
  return unwanted.test(said) ? 'unwanted' : undefined;
}

const wishes: readonly (readonly [GoodsWish, RegExp])[] = [
  [
    'return',
    /退(?!换|休|出|房|票|回上|一步)|(?<![a-z])(?:return|refund|money back|send it back|give it back)(?![a-z])/,
  ],
  [
    'exchange',
    /换(?!货还是|个(?:时间|日子|人)|时间|人|天|滤芯|电池|零件|配件)|(?<![a-z])(?:exchange|replacement|swap|replace)(?![a-z])/,
  ],
];

/** Which of return and exchange a text wishes; undefined where it names both, or neither. */
export function goodsWishIn(text: string): GoodsWish | undefined {
  const said = normalised(text.slice(0, 500)).replace(/退换货?/g, ' ');
  // Only one of them is wished in 不退了，换一台.
  const wanted = said.replace(/(?:不(?:想|要|用)?|别)[退换]\S{0,2}/g, ' ');
  const [found, ...others] = wishes.filter(([, words]) => words.test(wanted)).map(([wish]) => wish);
  return others.length === 0 ? found : undefined;
}

const bought =
  /[买购]|入手|下单|签收|收到|收货|到货|到手|送到|送来|(?<![a-z])(?:bought|purchased?|ordered|received|delivered|arrived)(?![a-z])/;

/** Whether a text speaks of how something came to the customer, so that a day or a place in it is of that. */
export function speaksOfPurchase(text: string): boolean {
  return bought.test(normalised(text.slice(0, 500)));
}

/** Whether a text may name a place of purchase by itself, and is no question. */
export function namesPlace(text: string, place: BoughtAt | undefined): boolean {
  return place !== undefined && !asks(text) && (speaksOfPurchase(text) || [...text].length <= 8);
}

/** A car and its like, in words that name no product of the catalogue. */
export function namesVehicle(text: string): boolean {
  return vehicle.test(normalised(text.slice(0, 200)));
}

const vehicle =
  /汽车|轿车|越野车|面包车|货车|新车|电动车|摩托车|新能源车|(?:^|[这那我的台辆])车(?:子|辆)?(?=$|[坏有老的,，要不])|(?<![a-z])(?:car|vehicle|suv|truck|motorcycle|scooter)(?![a-z])/;
