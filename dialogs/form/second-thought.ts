import { plain } from '../understand/normalise.ts';
import { isThanks, readYesNo } from '../understand/yes-no.ts';

/** In characters; whoever thinks again says so in few words. */
const longest = 80;

const changes =
  /(?:[改换调挪]|推迟|提前)(?:一?[下个]?)?(?:[成到为约在]|上午|下午|早上|中午|周|[今明后]天|\d|[一二三四五六七八九十]点)|^(?:等一?[下等]|等会儿?|不对|哦|啊|对了|那|那就|我想|我要|想要?|还是|能不能|可以|可不可以)*[\s,]*(?:[改换挪]|推迟|提前)|(?<![a-z])(?:actually|instead|on second thought|(?:change|move|switch|make) (?:it|that|the)|rather)(?![a-z])/;

/** Whether a message says that something told before is to be otherwise: 我想改成周五, can we do Thursday instead. */
export function rethinks(text: string): boolean {
  return text.length <= longest && changes.test(plain(text).toLowerCase());
}

/**
 * The clause of a message by which its writer thinks again, and the rest, which answers the question: of
 * 人民路100号，时间改到周四吧 the second and the first.
 */
export function secondThoughtIn(
  text: string,
  isAbout: (clause: string) => boolean,
): { readonly answer: string; readonly change: string } | undefined {
  const means = (clause: string) => rethinks(clause) && isAbout(clause);
  const clauses = text.split(/[,，。;；!！\n]+/).filter(clause => clause.trim() !== '');
  // A space is where a clause ends as well, but not inside of what is changed: 改成 周五下午.
  const parts = clauses.flatMap(clause => (rethinks(clause) ? wholly(clause, means) : [clause]));
  const change = parts.find(means);
  if (change === undefined) return undefined;
  const others = parts.filter(part => part === change || isAside(part));
  const answer = others.reduce((left, part) => left.replace(part, ''), text).replace(edges, '');
  return { answer, change: change.trim() };
}

/** 等下, 好的, 谢谢: what stands beside an answer and is none. */
function isAside(clause: string): boolean {
  return (
    isThanks(clause) ||
    readYesNo(clause) !== undefined ||
    taking.exec(plain(clause).trim())?.[0] === plain(clause).trim()
  );
}

const edges = /^[\s,，。、;；!！]+|[\s,，。、;；!！]+$/g;

/** A clause from where the change of mind begins, and what stands before it: 人民路8号 改到周四. */
function wholly(clause: string, means: (part: string) => boolean): string[] {
  const words = clause.split(/(?<=\S)(?=\s+\p{Script=Han})/u);
  const from = words.findLastIndex((_, at) => means(words.slice(at).join('')));
  return from <= 0 ? [clause] : [words.slice(0, from).join(''), words.slice(from).join('')];
}

const taking =
  /^(?:(?:等一?[下等]|不对|不是(?:这个|那个)?|不要(?:这个|那个)|错了|[点选说打按]错了|我(?:要的)?|应该|换成?|改成?|还是|就|要|是|选|第?\d* ?不行|oops|sorry|wait|no|i meant|i want|actually|make it|rather|not that one)[\s,.，。、!！]*)+/i;

/** What is taken instead of what was chosen before, in a message that begins with taking it back: 不对，第三个. */
export function takenInstead(text: string): string | undefined {
  const said = plain(text).trim();
  const back = said.length > longest ? undefined : taking.exec(said)?.[0];
  return back === undefined || back.length === said.length ? undefined : said.slice(back.length);
}

const more =
  /(?:再|另外|还要?|也)(?:帮我|给我|想|要)*(?:[约报装洗]|修(?!改)|登记)(?:[一两]?[个台次])(?!时间|日子)|另(?:一|外)[一两]?[个台]|还有[一两]?[个台]|[也还].{0,6}(?:修(?!改)|装|洗|坏了)|(?<![a-z])(?:another one|one more|as well|also (?:fix|repair|install|clean|book|need))(?![a-z])/;

/** Whether a message speaks of one thing more, beside what the form is about: 再约一个，洗衣机也修一下. */
export function speaksOfMore(text: string): boolean {
  return text.length <= longest && more.test(plain(text).toLowerCase());
}
