import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import { findCode, findFault } from './fault.ts';
import { bare, normalised, plain } from './normalise.ts';
import { readPhone } from './phone.ts';
import { type NamedProduct, productsIn } from './product.ts';
import { readYesNo } from './yes-no.ts';

/**
 * What a message is that tells nothing about a machine. `yes` is also 提交, `punctuation` also emoji, a single letter
 * and a number of one or two figures.
 */
export type NonAnswer =
  | 'greeting'
  | 'thanks'
  | 'yes'
  | 'no'
  | 'wait'
  | 'do-not-know'
  | 'phone'
  | 'ticket-number'
  | 'punctuation';

/**
 * Reads a whole message that cannot be the answer to a question asked for free text, such as what machine it is or
 * what is wrong with it: 好的, 你好, 1, 等等我去看看, a phone number. Short answers stay answers: 响, E1, 没电, ac.
 *
 * @returns undefined for anything that may be an answer, also with politeness around it (你好，漏水)
 */
export function readNonAnswer(
  text: string,
  { products }: { readonly products: readonly NamedProduct[] },
): NonAnswer | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return readYesNo(text) === undefined ? 'punctuation' : kindOf(text);
  if (text.length > longest) return undefined;
  if (isTicketNumber(text)) return 'ticket-number';
  if (isPhone(text)) return 'phone';
  if (productsIn(text, products).length > 0 || findFault(text) !== undefined || findCode(text) !== undefined) {
    return undefined;
  }
  const whole = kindOf(text);
  if (whole !== undefined) return whole;
  const clauses = plain(text)
    .split(/[,，。.!！?？;；、~～\n]+/)
    .filter(clause => clause.trim() !== '');
  const kinds = clauses.length > 5 ? [undefined] : clauses.map(kindOf);
  // 你好，在吗, 好的，等一下: what says the most counts.
  return kinds.includes(undefined) ? undefined : telling.find(kind => kinds.includes(kind));
}

/** In characters: "不好意思，稍等一下，我现在去厨房看看铭牌上是怎么写的，马上回来告诉你". */
const longest = 80;
const telling: readonly NonAnswer[] = ['wait', 'do-not-know', 'no', 'yes', 'thanks', 'greeting', 'punctuation'];

function kindOf(text: string): NonAnswer | undefined {
  const said = bare(text);
  // 不行了 says of a machine that it is done for.
  if (/^(?:不行|不中|不成|不好)了$/.test(said)) return undefined;
  // What is not wanted any more goes back.
  if (/^(?:我|这[台个]|东西|机器)*不想要了$/.test(said)) return undefined;
  if (submits.test(said)) return 'yes';
  const answer = readYesNo(text) ?? readYesNo(said.replace(/^(?:真的|暂时|目前|什么|我们?|都|也|全|啥|还)+/, ''));
  if (answer !== undefined) return answer === 'unsure' ? 'do-not-know' : answer;
  if (greets.test(said)) return 'greeting';
  if (isThanks(text) || thanksMore.test(said)) return 'thanks';
  if (waits.test(said)) return 'wait';
  if (knowsNot.test(said)) return 'do-not-know';
  return /^(?:[a-z]|\d{1,2})$/.test(said) ? 'punctuation' : undefined;
}

/** Thanks are what changes neither a yes nor a no that it stands behind. */
function isThanks(text: string): boolean {
  return readYesNo(`好，${text}`) === 'yes' && readYesNo(`不，${text}`) === 'no';
}

/** A number of a ticket, with a slip in it too where it is grouped as one. A serial number is none. */
function isTicketNumber(text: string): boolean {
  const said = plain(text)
    .replace(
      /^(?:我的|这个|the|my|\s)*(?:工单|报修|维修|单子|ticket|case|repair)?\s*(?:编号|单号|号码|号|number|no\.?|id)?\s*(?:是|is|:|：|#|\s)*/i,
      '',
    )
    .replace(/[\s。.!！]+$/, '');
  return grouped.test(said) || (/^[a-z]\d?[a-z\d]{8,9}$/i.test(said) && parseTicketNumber(said).ok);
}

const grouped = /^[a-z]{1,3}(?:\s?[-–—_ ]\s?[a-z\d]{3}){3}$/i;

/** A phone number and nothing else, complete or with a figure too few or too many. */
function isPhone(text: string): boolean {
  const others = normalised(text)
    .replace(
      /(?:我的|联系|手机|电话|座机|号码|号|打|请|就|是|在|转|分机|tel|phone|mobile|cell|number|call|my|me|at|is|it's|on|ext)/g,
      '',
    )
    .replace(/[\p{P}\p{S}\s\d零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖ol]/gu, '');
  if (others !== '') return false;
  const reading = readPhone(text);
  if (reading.ok || reading.reason === 'several') return true;
  return /^\D*1[3-9]\d{6,11}\D*$/.test(plain(text).replace(/[\s-]/g, ''));
}

const submits =
  /^(?:我要|现在|请|确认|确定|马上|立即|就|好的?)*提交(?:吧|了|啊|一下|报修|订单|单子)?$|^submit(?: it| now| please)?$/;

const greets = new RegExp(
  [
    '^(?:(?:你|您|大家|老师|师傅|客服)们?好|哈喽|哈啰|哈罗|嗨|喂|嘿|早上?好?|早安|上午好|中午好|下午好|晚上好|晚安|您?好久不见)?[啊呀喂]?',
    '(?:(?:请问|客服)?(?:你|您)?(?:还)?(?:在吗|在么|在不在?|在嘛|在没|有人吗|有人么|有人在吗|有没有人|有客服吗|有人不))?[啊呀]?$',
    '|^(?:hello|hi|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|nice to meet you)(?: there| again| everyone| sir| all)?$',
    '|^(?:hello |hi |hey )?(?:are you there|anybody there|anyone there|is (?:anybody|anyone|someone) there|you there)$',
    '|^(?:再见|拜拜|拜|回见|bye|bye bye|goodbye|good bye|see you|see ya)$',
  ].join(''),
);

const thanksMore =
  /^(?:(?:非常|十分|太|很|多|真是?|那就?)*(?:感谢|谢谢|多谢|谢)(?:你|您|了|啊|哦|哈|大家|们|师傅|客服|老师)*|3q|3ks|thanks?(?: you)?(?: so much| very much| a lot| again| for (?:your|the) help)?|thx|ty|cheers|much appreciated|appreciated?(?: it)?|你?辛苦(?:了|啦)|(?:麻烦|打扰)(?:你|您)?(?:了|啦)?)$/;

const look = '(?:看|查|找|拍|问|确认|翻|想|瞅|瞧|量)';
const waits = new RegExp(
  [
    '^(?:不好意思|抱歉|好的?|嗯|那|麻烦|请|你|您|先|我)*',
    `(?:(?:稍|等)(?:等|候|微|我)*(?:一下下?|下|一?会儿?|片刻|(?:几|两|\\d{1,2}|[一二三四五六七八九十]+)(?:分钟|秒钟?))?|马上(?:来|回来|好|就来)?|别急|不急|慢点)(?:啊|哈|哦|吧|先|先哈)?`,
    `(?:(?:我|让我|容我|现在|马上|这就|先|再|去|过去|回去|回家|到家|来|厨房|楼下|家里|那边|后|了)*${look}(?:一?${look})?(?:一?[下眼会个张]|几张)?儿?(?:再(?:说|告诉你|发给?你|回复?你?)|给你|照|图|视频|铭牌|型号|机器|标签|说明书|照片|先|哈|啊|吧|的)*)?$`,
    `|^(?:好的?|嗯|那)*(?:我|让我|容我)(?:现在|马上|这就|先|再|去|过去|回去|回家|到家|来|厨房|楼下|家里|那边)*${look}(?:一?${look})?(?:一?[下眼会个张]|几张)?儿?(?:再(?:说|告诉你|发给?你|回复?你?)|给你|照|图|视频|铭牌|型号|机器|标签|说明书|照片|先|哈|啊|吧|的)*$`,
    '|^(?:ok |okay |please |just |can you |could you |sorry |oh |well )*(?:hold on|hang on|wait|wait up|wait please|hold|brb|be right back|one (?:moment|second|sec|minute|min)|(?:just )?(?:a|one|1) (?:moment|second|sec|minute|min)|give me (?:a|one|some|two|\\d+) (?:moment|second|sec|minutes?|min|mins|time))(?: please| a (?:moment|second|sec|minute|bit|min))?(?: (?:let me|i ll|i will|i need to|i have to|going to|gonna)(?: go| just)?(?: and)?(?: to)? (?:check|look|see|find|ask|have a look|take a look)(?: it| first| up| at it| the label)?)?$',
    '|^(?:ok |just |well )*(?:let me|i ll|i will|i need to|i have to)(?: go| just)?(?: and)? (?:check|look|see|find out|have a look|take a look)(?: it| first| it up| at it| the label)?$',
  ].join(''),
);

const knowsNot = new RegExp(
  [
    '^(?:我们?|这个|真的?|其实|也|都|还|完全|一点)*(?:不太?(?:知道|清楚|晓得|懂|明白|确定|了解|记得)|(?:说|讲|搞|弄|记|分)不(?:清楚?|上来|出来|明白|懂|准|得)|忘了|忘记了?)',
    '(?:是|什么|啥|哪|怎么|为什么|为啥|叫|型号|牌子|品牌|机器|东西|问题|毛病|原因|故障|回事|儿|里|个|种|样|款|说|填|写|描述|表达|具体|的|呢|了|啊|呀|吧)*$',
    '|^(?:i |we |sorry |really |honestly |actually |just |also )*(?:have )?(?:no idea|no clue|don t (?:really |even )?(?:know|remember)|do not know|dont know|not (?:really |quite )?sure|can t (?:tell|say|remember)|cannot say|idk)(?: what| which| why| how| the| it| is| s| model| machine| brand| wrong| problem| that| about| called| to say| to describe| either| sorry| really| with)*$',
  ].join(''),
);
