import { bare } from './normalise.ts';

/** Whether a message would rather not rate: 不评了, 懒得打分, skip. */
export function declinesRating(text: string): boolean {
  return declining.test(text.trim());
}

/** Whether it rates later: 等会儿再评. */
export function putsOffRating(text: string): boolean {
  return puttingOff.test(text.trim());
}

/** Whether it wants no call: 不用回电, 别打电话了, no call. */
export function declinesCall(text: string): boolean {
  return noCall.test(text.trim());
}

/** Whether it has nothing to add: 没什么要说的, 都挺好，没了, nothing else. */
export function saysNothingMore(text: string): boolean {
  return nothingMore.test(text.trim());
}

/** Whether it speaks of how somebody was served: 师傅很专业, 等了三天, too expensive. */
export function isOpinion(text: string): boolean {
  return opinion.test(text);
}

/** Whether something is to be done about it, so that it is more than an opinion: 投诉师傅, 换个人, refund. */
export function wantsMore(text: string): boolean {
  return wanting.test(text);
}

/** Whether an answer was of use, where a message says that and nothing else; undefined where it does not. */
export function foundUseful(text: string): boolean | undefined {
  const said = bare(text);
  if (useless.test(said)) return false;
  return useful.test(said) ? true : undefined;
}

const declining =
  /^(?:我|这次|就|先)*(?:不|懒得|没空|不太?想|不愿意?)(?:评价?|打分|评分|填|参与)(?:了|吧|啊|啦)*[。!！]*$|^跳过[。!！]*$|^(?:skip(?: it)?|no rating|i'?d rather not|rather not|no comment)[.!]*$/iu;
const puttingOff =
  /^(?:我)?(?:等(?:一?会儿?|下)|晚点|待会儿?|回头|以后|明天|有空)(?:我)?(?:再)?(?:评价?|打分|评分|说)(?:吧|啊)?[。.!！]*$/u;
const noCall =
  /^(?:那|就|请|麻烦|真的|我)*(?:不用|不要|别|不必|无需|不需要|不想接)(?:再)?(?:给我|跟我|你们|麻烦)?(?:回电话?|打电话|来电话?|打给我|联系我?|打过来|电话)(?:了|吧|啊|哈|联系)*[,，。!！]*(?:谢谢)?[。!！]*$|^(?:please )?(?:no|don'?t|do not|no need to) (?:call|phone|ring)(?: me| needed| necessary| please| back)*[.! ]*(?:thanks|thank you)?[.!]*$/iu;

const nothingMore =
  /^(?:(?:都|挺|很|一切|还|蛮)+好的?[,，。 ]*)?(?:我|就|暂时|也|都)*(?:没|没有)(?:什么|啥|别的|其他的?)*(?:要|可|好|想)*(?:再)?(?:说|讲|补充|评价?)?(?:的|了|啦)*[。.!！]*$|^(?:no[, ]+)?(?:nothing(?: else| more| to add| to say)*|no comments?|that'?s (?:all|it)|all good)[,.! ]*(?:thanks|thank you)?[.!]*$/iu;

const useless =
  /^(?:(?:这|那)(?:个|些|样)?(?:回答|答案|条)?)?(?:都|根本|完全|一点)?(?:没(?:什么|啥|有)?(?:用|帮助)|不是(?:这|那)(?:个|些|样)?(?:意思|问题)?|(?:不是|没有?)我(?:想|要)?问的(?:意思|问题)?|没(?:有)?(?:答|回答|解决)(?:到|上)?(?:我的)?(?:问题|点上)?|答非所问|驴唇不对马嘴|牛头不对马嘴|文不对题|(?:你)?(?:没|不)(?:听|看|弄|搞)?(?:懂|明白)(?:我的?(?:意思|问题)?)?|不对题|说了等于没说|等于没说|都不是|以上都不是|不是这几个|没一个(?:是|对))(?:了|啊|呀|吧|的|好吗)?$|^(?:(?:that|this|it)(?: is| s| was)? )?(?:(?:so )?not (?:helpful|useful|what i (?:asked|meant|mean|want(?:ed)?))|no(?:t (?:much|any))? (?:help|use)|useless|unhelpful|(?:did|does)(?: not|n t) (?:help(?: me)?|answer (?:my|the) question)|none of (?:these|them|those)|neither|(?:a |the )?wrong answer)$/u;
const useful =
  /^(?:(?:这个?|这样|很|挺|太|真|非常)*(?:有用|有帮助)|(?:问题)?(?:已经)?解决了|(?:哦|噢)?(?:明白|清楚|知道|懂)了)(?:了|啦|的|谢谢)?$|^(?:(?:that|this|it)(?: s| is| was)? )?(?:very |really )?(?:helpful|useful|(?:that )?help(?:s|ed)|solved)(?: thanks| thank you)?$/u;

const wanting = /投诉|退[款货钱]|赔|换[个一]|改约|预约|转人工|complain|refund|compensat/i;
const opinion =
  /师傅|小哥|工程师|技术员|客服|服务|态度|专业|耐心|细心|热情|及时|准时|迟到|敷衍|负责|满意|很快|太慢|有点慢|太贵|有点贵|辛苦|表扬|点赞|下次|希望|修得|修的|讲解|干净|等了|才来|才修|technician|engineer|staff|service|friendly|polite|rude|patient|professional|quick|fast|slow|late|on time|expensive|helpful|explained|clean|took (?:too|so) long|waited/i;
