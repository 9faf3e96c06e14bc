import { normalised, plain } from './normalise.ts';
import { numberOf } from './numeral.ts';
import { clausesOf, isThanks, spoken } from './yes-no.ts';

/** Marks from the worst to the best. */
export interface RatingScale {
  readonly worst: number;
  readonly best: number;
}

/**
 * How a service is rated in a message.
 * - `mark`: `figure` 5分, ⭐⭐⭐, four stars; `number` a bare 5, which is a mark only as the answer to the question;
 *   `words` 很满意, terrible
 * - `unclear`: a figure that the scale does not have (10分, 4.5分, 8/10), or one that the words beside it contradict
 */
export type Rating =
  | { readonly kind: 'mark'; readonly mark: number; readonly said: 'figure' | 'number' | 'words' }
  | { readonly kind: 'unclear' };

/**
 * Reads a whole message that rates a service and says nothing else, politeness and thanks apart. A question
 * (满意吗), a longer sentence and a thing that is called so (五星级酒店) are none.
 *
 * Words stand for a place between worst and best: on a scale of 1-5 很满意 is 5 and 不满意 2.
 */
export function readRating(text: string, scale: RatingScale): Rating | undefined {
  if (text.length > 60 || asking.test(normalised(text))) return undefined;
  const signs = readSigns(text, scale);
  if (signs !== undefined) return signs;
  const clauses = clausesOf(text.replace(/(\d)[.。](\d)/g, '$1·$2')).filter(clause => !isThanks(clause));
  const read = clauses.map(clause => readClause(clause, scale));
  const found = read.flatMap(each => each ?? []);
  if (found.length === 0 || found.length < read.length) return undefined;
  return found.reduce(together);
}

/**
 * The one mark that a message with other words names (机器修好了，很满意; 5分，师傅很专业); undefined for none, and for
 * several. A bare number counts at the front only, as it may be anything elsewhere.
 */
export function ratingWithin(text: string, scale: RatingScale): number | undefined {
  if (text.length > 2000) return undefined;
  const parts = text.split(/[,，。.!！;；、~\s]+/).filter(part => part !== '');
  const marks = parts.flatMap((part, at) => {
    const rating = readRating(part, scale);
    return rating?.kind === 'mark' && (rating.said !== 'number' || at === 0) ? [rating.mark] : [];
  });
  const [first, ...others] = new Set(marks);
  return others.length === 0 ? first : undefined;
}

const asking =
  /[?吗嘛呢]|么\P{L}*$|是不是|能不能|可不可以|(?<!不)怎么(?!满意)|如何|多少|几[分星颗]|^(?:is|are|was|how|what|why|can|do|does) /u;

/** Two parts of a message that agree are one mark, the figure first. */
function together(a: Rating, b: Rating): Rating {
  if (a.kind === 'unclear' || b.kind === 'unclear') return { kind: 'unclear' };
  if (a.mark === b.mark) return a.said === 'words' ? b : a;
  // 5分，好评: a figure is exact where words are round.
  const [figure, words] = a.said === 'words' ? [b, a] : [a, b];
  const agrees = figure.said !== 'words' && words.said === 'words' && Math.abs(a.mark - b.mark) <= 1;
  return agrees ? figure : { kind: 'unclear' };
}

/** Stars that are counted, and thumbs. */
function readSigns(text: string, scale: RatingScale): Rating | undefined {
  const only = plain(text).replace(/\s|\p{P}|[\u{1f3fb}-\u{1f3ff}]|\u200d|\p{M}/gu, '');
  if (/^[⭐★🌟✨☆✩]+$/u.test(only) && /[⭐★🌟✨]/u.test(only)) {
    return markOf([...only].filter(sign => /[⭐★🌟✨]/u.test(sign)).length, scale, 'figure');
  }
  if (/^(?:👍|👏|💯|❤|🥰|😍|💖|🌹)+$/u.test(only)) return { kind: 'mark', mark: scale.best, said: 'words' };
  if (/^(?:👎|😡|🤬|😠|💩)+$/u.test(only)) return { kind: 'mark', mark: scale.worst, said: 'words' };
  return undefined;
}

function readClause(clause: string, scale: RatingScale): Rating | undefined {
  const said = spoken(clause.replace(/(\d)\s?[/／]\s?(\d)/g, '$1 outof $2').replace(/·/g, ' point '));
  const left = said.replace(before, '').replace(after, '').trim();
  for (const form of new Set([said, left, left.replace(/^(.{2,6}?)\s?\1+$/u, '$1')])) {
    const rating = readFigure(form, scale) ?? readWords(form, scale);
    if (rating !== undefined) return rating;
  }
  // 5分 很满意, as a button says it.
  const [, figure = '', words = ''] =
    /^(.*?(?:分|星|stars?|points?))\s?(.+)$/u.exec(left) ?? /^(\d{1,3})\s?(\D+)$/u.exec(left) ?? [];
  const [first, second] = [readFigure(figure, scale), readWords(words.trim(), scale)];
  return first !== undefined && second !== undefined ? together(first, second) : undefined;
}

const number = '(\\d{1,3}|[零一二两三四五六七八九十]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)';
const unit = '(?:分儿?|颗?小?星星?|个星星?|stars?|points?|out of \\d{1,2}|outof \\d{1,2}|/\\d{1,2})';
const figures = new RegExp(
  `^(?:全)?${number}(?: point \\d)?\\s?(${unit})?(?:\\s?(?:out of|outof|of)\\s?(\\d{1,2}|five|ten)(?:\\s?(?:stars?|points?|分))?)?$`,
  'u',
);

function readFigure(said: string, scale: RatingScale): Rating | undefined {
  if (/^(?:满分|打满分|全五星|满星)$/.test(said)) return { kind: 'mark', mark: scale.best, said: 'figure' };
  const [, digits = '', named, ofText] = figures.exec(said) ?? [];
  if (digits === '') return undefined;
  if (/ point \d/.test(said)) return { kind: 'unclear' };
  const count = /^\d{3}$/.test(digits) ? Number(digits) : (english.get(digits) ?? numberOf(digits));
  if (count === undefined) return undefined;
  const most = ofText ?? /\d+$/.exec(named ?? '')?.[0];
  if (most !== undefined && (english.get(most) ?? Number(most)) !== scale.best) return { kind: 'unclear' };
  return markOf(count, scale, named === undefined && most === undefined ? 'number' : 'figure');
}

function markOf(mark: number, { worst, best }: RatingScale, said: 'figure' | 'number'): Rating {
  return mark >= worst && mark <= best ? { kind: 'mark', mark, said } : { kind: 'unclear' };
}

const english = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, at) => [word, at]),
);

function readWords(said: string, { worst, best }: RatingScale): Rating | undefined {
  const level = levels.get(said);
  if (level === undefined) return undefined;
  return { kind: 'mark', mark: worst + Math.round((level / 4) * (best - worst)), said: 'words' };
}

/** What may stand before a rating. */
const before =
  /^(?:(?:我们?|那|就|那就|嗯|好的?|必须|当然|肯定|绝对|真的|还是|应该|觉得|感觉|可以|想|要|给你们|给您|给你|给个|给师傅|给|打个|打|评个|评|选|回复|都|全都|总体来说|总体|总的来说|整体来说|整体|这次|本次|上次|对|你们|您们|咱|的|服务态度|服务|维修|修得|态度|师傅|售后|客服|改成|改为|改到|换成|改|i'?d give|i give|i would give|i'?d say|i would say|i am|im|we are|were|its|it is|it was|that was|the service was|service was|service is|my rating is|rating|score|mark|overall|make it|change it to|change to|please|definitely|really|a|an|give you|you get)\s?)+/u;
/** What may stand behind it. */
const after =
  /(?:\s?(?:吧|啊|呀|哦|噢|啦|了|呗|哈|的|哒|滴|呐|喔|谢谢你们?|谢谢您|谢谢|辛苦了|师傅|please|thanks|thank you|from me|with the service|with your service|with it|with the repair|service|job|work|overall))+$/u;

/** From the worst to the best. */
const wordsOf: readonly string[] = [
  '很不满意|非常不满意|十分不满意|特别不满意|极不满意|极其不满意|太不满意|相当不满意|一点都不满意|一点也不满意|一点不满意|完全不满意|极度不满意|差评|给差评|一分都不想给|一分也不想给|一分都不给|一分不给|零分|0分|很差|非常差|太差|差劲|太差劲|很差劲|极差|特别差|差极了|差得很|垃圾|烂|太烂|很烂|糟糕|很糟糕|太糟糕|糟透|非常失望|太失望|很失望|very dissatisfied|extremely dissatisfied|very unsatisfied|very unhappy|completely dissatisfied|totally dissatisfied|not satisfied at all|not at all satisfied|terrible|awful|horrible|very bad|very poor|the worst|worst|useless|very disappointed|really bad|appalling|rubbish',
  '不满意|不太满意|不怎么满意|不是很满意|不大满意|不够满意|不算满意|并不满意|没有满意|不太好|不咋样|不怎么样|不怎么好|不咋地|有点差|比较差|较差|差|有点失望|失望|有点不满意|有些不满意|比较不满意|不理想|dissatisfied|not satisfied|unsatisfied|not very satisfied|not really satisfied|not so satisfied|not happy|not very happy|unhappy|bad|poor|not good|not very good|not so good|not great|disappointed|disappointing',
  '一般|一般般|一般吧|还行|还可以|还好|凑合|凑合吧|马马虎虎|中等|普通|就那样|中规中矩|说得过去|勉强|还凑合|不好不坏|so so|average|neutral|fair|mediocre|meh|neither satisfied nor dissatisfied|acceptable',
  '满意|挺满意|蛮满意|还算满意|比较满意|还挺满意|基本满意|还满意|总体满意|较满意|不错|挺好|还不错|蛮好|挺不错|蛮不错|satisfied|good|quite good|pretty good|happy|quite satisfied|fairly satisfied|mostly satisfied|quite happy|nice',
  '很满意|非常满意|十分满意|特别满意|超级满意|超满意|太满意|相当满意|满意极|满意极了|完全满意|极其满意|百分百满意|好评|给好评|好极了|非常好|很好|特别好|太好|太棒|很棒|真棒|棒|完美|优秀|赞|点赞|给力|很给力|非常棒|非常不错|很不错|没得说|没话说|无可挑剔|very satisfied|extremely satisfied|highly satisfied|completely satisfied|fully satisfied|totally satisfied|so satisfied|excellent|perfect|great|amazing|awesome|fantastic|outstanding|brilliant|wonderful|superb|very good|really good|love it|loved it|very happy|so happy|extremely happy|couldnt be better',
];
const levels: ReadonlyMap<string, number> = new Map(
  wordsOf.flatMap((words, level) => words.split('|').map(word => [word, level] as const)),
);
