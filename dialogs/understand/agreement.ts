import type { Decision } from '../decision-buttons.ts';

/** A message that is nothing but a decision. */
export interface SaidDecision {
  readonly decision: Decision;
  /** It names the quotation or the price, so that it can be meant for nothing else. */
  readonly names: boolean;
}

const price = '(?:这个|这份|你们的|您的)?(?:报价|价格|价钱|费用|报的价)';
const quotation = '(?:the |this |your )?(?:quotation|quote|price|offer)';
const end = '(?:了|吧|啊|的)?';
const gap = '[ ,，.。!！]*';
const tried = '(?:我)?(?:刚|已经)?(?:试|用)(?:了|过了?)(?:一?下)?';
const wellNow = '(?:修好了|好用了|好使了|能用了|可以用了|正常了|没问题了|没毛病了|没啥问题了)';
const kindly = '(?:可以了?|行了?|好的?|谢谢(?:你|您|师傅|了)?|多谢|辛苦了|感谢)';
const failing =
  '(?:不|没)(?:太|怎么)?(?:行|好使|好用|能用|管用|制冷|制热|凉|冷|热|加热|转|动|亮|工作|通电|启动|开机|脱水|排水|进水|出水)';

/** Whole messages only: whoever says more says something else. No comes before yes, 不同意 before 同意. */
const readings: readonly (readonly [Decision, boolean, RegExp])[] = [
  ['decline', true, new RegExp(`^(?:我)?(?:不同意|不接受|拒绝|不认可)${price}${end}$`)],
  ['decline', true, new RegExp(`^i (?:do not|don't) (?:agree (?:to|with)|accept) ${quotation}$`)],
  ['decline', true, new RegExp(`^(?:decline|reject) ${quotation}$`)],
  ['decline', false, /^(?:那|算了)?[ ,，]*(?:我)?(?:就)?(?:不同意|先不修|暂时不修|不修|不想修)(?:了|吧|啊)?$/],
  ['decline', false, /^(?:not for now|i disagree|i don't agree|do not repair it|don't repair it)$/],
  ['approve', true, new RegExp(`^(?:我)?(?:同意|接受|认可)${price}${end}(?:修吧|修)?$`)],
  ['approve', true, new RegExp(`^(?:i )?(?:agree (?:to|with)|accept|approve) ${quotation}$`)],
  ['approve', false, /^(?:我)?同意(?:了|吧|维修|修|修理|修吧)?$/],
  ['approve', false, /^(?:(?:行|好|可以|同意|那)吧?)?[ ,，]*(?:就)?修吧$/],
  ['approve', false, /^(?:i )?(?:agree|accept|approve)$/],
  [
    'not-fixed',
    false,
    /^(?:还是|还)?(?:没修好|没有修好|没弄好|没好|还没好|没解决|没有解决|修不好|又坏了|还是坏的|还是不行|还有问题)(?:啊|呢)?$/,
  ],
  ['not-fixed', false, /^(?:it'?s |it is )?(?:still )?not (?:fixed|repaired|working|right)(?: yet)?$/],
  [
    'later',
    false,
    /^(?:我)?(?:还没|还没有|没来得及|没顾上|还没来得及)(?:试|看|用|试过|看过|用过|试用|验收)(?:呢|呀|啊)?$|^没(?:试|看|用)(?:呢|呀|啊)?$|^(?:i )?(?:have not|haven't|not) (?:tried|tested|checked)(?: it)?(?: yet)?$|^not tried yet$/,
  ],
  ['accept', false, /^(?:已经)?(?:修好了|好用了|好了没问题了|没问题了|可以用了|验收通过|确认修好)$/],
  [
    'accept',
    false,
    new RegExp(
      `^(?:${kindly}${gap})?(?:(?:${tried}${gap})?(?:已经|现在|都)?${wellNow}|${tried}${gap}(?:都|很)?(?:没问题|正常|好用))(?:${gap}${kindly})*$`,
    ),
  ],
  ['accept', false, /^(?:it'?s |it is )?(?:fixed|repaired|fine|working) now$|^it'?s (?:fixed|repaired|fine)$/],
];

/** What somebody says of a machine that was said to be fixed and is not: 还是不凉, 又漏水了, 跟之前一样. */
const unfixed = [
  new RegExp(
    `^(?:${tried}${gap})?(?:还是|仍然|依然|依旧|又)(?:会|在)?(?:${failing}|漏水|滴水|有?点?响|老样子|老毛病|一样|那样)(?:了|啊|呢|的)*$`,
  ),
  /^(?:还是)?(?:跟|和)(?:之前|以前|原来|修之前)(?:是)?(?:一样|一个样|没区别)(?:了|啊|呢|的)*$/,
];

/** Whether a message is nothing but that a machine is as bad as before; which one, it does not say. */
export function tellsUnfixed(text: string): boolean {
  const said = plain(text);
  return unfixed.some(shape => shape.test(said));
}

/** A decision in a customer's words; undefined for anything that says more, asks, or could mean something else. */
export function readDecision(text: string): SaidDecision | undefined {
  const said = plain(text);
  const found = readings.find(([, , shape]) => shape.test(said));
  return found && { decision: found[0], names: found[1] };
}

function plain(text: string): string {
  return text
    .slice(0, 60)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s,.!，。！～~]+$/u, '')
    .trim();
}
