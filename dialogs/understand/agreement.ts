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

/** Whole messages only: whoever says more says something else. No comes before yes, 不同意 before 同意. */
const readings: readonly (readonly [Decision, boolean, RegExp])[] = [
  ['decline', true, new RegExp(`^(?:我)?(?:不同意|不接受|拒绝|不认可)${price}${end}$`)],
  ['decline', true, new RegExp(`^i (?:do not|don't) (?:agree (?:to|with)|accept) ${quotation}$`)],
  ['decline', true, new RegExp(`^(?:decline|reject) ${quotation}$`)],
  ['decline', false, /^(?:那)?(?:我)?(?:不同意|先不修|暂时不修|不修|不想修)(?:了|吧|啊)?$/],
  ['decline', false, /^(?:not for now|i disagree|i don't agree|do not repair it|don't repair it)$/],
  ['approve', true, new RegExp(`^(?:我)?(?:同意|接受|认可)${price}${end}(?:修吧|修)?$`)],
  ['approve', true, new RegExp(`^(?:i )?(?:agree (?:to|with)|accept|approve) ${quotation}$`)],
  ['approve', false, /^(?:我)?同意(?:了|吧|维修|修|修理|修吧)?$/],
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
  ['accept', false, /^(?:it'?s |it is )?(?:fixed|repaired|fine|working) now$|^it'?s (?:fixed|repaired|fine)$/],
];

/** A decision in a customer's words; undefined for anything that says more, asks, or could mean something else. */
export function readDecision(text: string): SaidDecision | undefined {
  const said = text
    .slice(0, 60)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s,.!，。！～~]+$/u, '')
    .trim();
  const found = readings.find(([, , shape]) => shape.test(said));
  return found && { decision: found[0], names: found[1] };
}
