import { isPart } from './when-times.ts';
import type { Word } from './when-words.ts';

/** The days and times of one wish, and how it stands to the one before it. */
export interface Said {
  readonly words: readonly Word[];
  /** What stands between it and the wish before. */
  readonly gap: string;
  /** What follows it, up to the next one. */
  readonly after: string;
  /** Said one after another as a list: 周四或者周五. */
  readonly listed: boolean;
  readonly refused: boolean;
  /** It takes the place of what was said before. */
  readonly corrects: boolean;
}

/** The words of a text as wishes; what speaks of something that happened (上周买的, 昨天坏了) is left out. */
export function wishesIn(text: string, words: readonly Word[]): Said[] {
  const groups = grouped(text, words);
  const said: Said[] = [];
  let kept = 0;
  for (const [index, group] of groups.entries()) {
    const gap = text.slice(kept, startOf(group));
    const near = text.slice(index === 0 ? 0 : endOf(groups[index - 1] ?? []), startOf(group));
    const after = text.slice(endOf(group), index + 1 < groups.length ? startOf(groups[index + 1] ?? []) : undefined);
    const isWay = /(?:下班|放学|到家|回家|收工)$/.test(group.at(-1)?.said ?? '');
    // 六点下班，六点半以后: why it is that late.
    if (happened(group, near, after) || (isWay && groups.slice(index + 1).some(timed))) continue;
    said.push({
      words: group,
      gap,
      after,
      listed: said.length > 0 && list.test(gap),
      refused: refused(near, after),
      corrects:
        (said.length > 0 && corrects.test(gap)) ||
        /^ ?instead(?! of)/.test(after) ||
        (/还是|要不|那就/.test(gap) && /^吧/.test(after)),
    });
    kept = endOf(group);
  }
  // 周三周四都不行: what is said of the last is said of the list; of 周一到周五，周三不行 it is not.
  for (let at = said.length - 1; at > 0; at--) {
    const [one, before] = [said[at], said[at - 1]];
    const isEnd = /^(?:的?到|至|-)$/.test(before?.gap ?? '');
    if (one?.listed && one.refused && before && !before.refused && !isEnd) said[at - 1] = { ...before, refused: true };
  }
  for (let at = 1; at < said.length; at++) {
    const [one, before] = [said[at], said[at - 1]];
    const both = one?.listed && before?.refused && /^(?:、|和|跟|,? ?(?:or|and) ?)$/.test(one.gap);
    if (one && both && !one.refused && !/吗|^.{0,3}(?:可以|行|都)/.test(one.after))
      said[at] = { ...one, refused: true };
  }
  return said;
}

/** A day and a time that belong together: 明天 + 下午3点, 12月5日 + 周六. */
function grouped(text: string, words: readonly Word[]): Word[][] {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const gap = group === undefined ? '' : text.slice(endOf(group), word.from);
    if (group !== undefined && glue.test(gap) && fits(group, word, gap)) group.push(word);
    else groups.push([word]);
  }
  return groups;
}

const glue =
  /^(?:的话|那天|当天|这天|[的在里我想要就约大概差不多左右吧是,() ]|at|on|in|of|the|around|about|any ?time|sometime|some time)*$/;
const list = /^(?:[、,/& ]|和|跟|与|或者?是?|还是|以及|要么|也可以|都可以|也行|and|or|either)*$/;
const corrects =
  /改|算了|换[成到为]|[推延][迟后]?[到至]|提前[到至]|挪[到至]|调整?[到至]|不对|说错|写错|打错|错了|不不|哦不|不好意思|更正|应该是|而是|最好|优先|尽量|首选|要不(?!要)|no,? wait|wait,|sorry|i mean|actually|make (?:it|that)|correction|rather(?! than)|move|change|preferabl|ideally|prefer|better/;

function fits(group: readonly Word[], word: Word, gap: string): boolean {
  if (word.invalid || group.some(({ invalid }) => invalid)) return !(word.days && group.some(({ days }) => days));
  if (word.days === undefined) {
    const times = group.flatMap(({ time }) => time ?? []);
    return (
      times.length === 0 || (times.length === 1 && times.every(isPart) && word.time !== undefined && !isPart(word.time))
    );
  }
  const days = group.flatMap(one => one.days ?? []);
  const [before] = days;
  if (before === undefined) return true;
  // Tuesday, 5 December is one day; tomorrow, Tuesday may be two.
  if (gap.includes(',') && ![...group, word].some(({ said }) => /\d|月/.test(said))) return false;
  // A weekday beside a date, or within a week, and no second day.
  return days.length === 1 && (word.days.weekday !== undefined) !== (before.weekday !== undefined);
}

const timed = (group: readonly Word[]) => group.some(({ time }) => time !== undefined);
const startOf = (group: readonly Word[]) => group[0]?.from ?? 0;
const endOf = (group: readonly Word[]) => group.at(-1)?.to ?? 0;

const events =
  /坏|(?<!要)买|购|装[的好]|安装的|修[过好]|[修换检]的(?!话)|报修|过保|到[期保货]|出现|突然|一直|老是|总是|停机|不制|不热|不转|不动|不通|不亮|不工作|不能用|漏|没[来到人修接]|说(?:好|了|要)?[来修到]|来[修看]?过|来[修看]?的(?!话|[时吗])|来(?:修|看)?了(?!吗)|刚[才刚]|发货|收到|下单|签收|跳闸|[打联系维修换]过|检修过|死机|蓝屏|报错|显示|冒|断电|没反应|启动不|打不开|能用|还好好的|出[的了]|生产|[投使]诉/;
const visits = /来|上门|修|约|安排|派|能|可以|方便|有空|有时间|行|吧|在家|想|要|请|检|看|帮|送/;
const happenedBefore =
  /(?<![a-z])(?:invoice|receipt|dated|bought|purchased|got|installed|broke|broken|started|stopped|since|ordered|delivered|came|visited|was|were|repaired|fixed|failed|happened|called|expires?|expired|until)(?![a-z])[^,]{0,40}$|(?:保修|质保|有效期)期?(?:到|至)$|[买购装]于$|自从?$|去年$|前年$/;
const happenedAfter =
  /^(?: |it|my|the|machine|fridge|we|i|you|technician)*(?:broke|stopped|started|was|came|died|failed|didn't|failed)(?![a-z])/;

function happened(group: readonly Word[], near: string, after: string): boolean {
  if (happenedBefore.test(near) || happenedAfter.test(after)) return true;
  const [first] = group;
  const clause = /^[^,。;!?，？！；\n]*/.exec(after)?.[0] ?? '';
  const event = events.exec(clause);
  const ahead = /^(?:明|后|大后|下|听)(?!周?.{0,2}(?:过保|到))/.test(first?.said ?? '');
  if (event === null || ahead) return false;
  return event.index <= clause.search(new RegExp(`${visits.source}|$`));
}

/** Said before a day, it takes the day out: 除了周四, not Thursday. */
const refusesNext =
  /(?:不要|不想|不约|别(?:在|约|安排|来)?|(?<!是)不是|除了?|除开|避开|no|not|not on|not available|busy|except|except for|but not|instead of|rather than|other than|avoid|can't (?:do|make)(?: it)?|cannot (?:do|make)(?: it)?|can not (?:do|make)|won't be (?:home|in|available)|don't come|unavailable|away)(?: on| at| in)?(?: the)? ?$/;
/** Said after it. */
const refusesBefore =
  /^(?:(?!来|上门|可以|方便|有空|能)[^,。;!?，？！；\n]){0,7}?(?:(?<!行|是)不行(?!吗|么)|不可以(?!吗)|(?<!方便)不方便(?!吗)|不合适|不得空|(?<!有)没(?:有)?(?:空|时间)(?!吗)|没人|不在(?!乎)|有事|有会|开会|出差|加班|上班(?!后|前)|来不了|不来|不能(?:来|约)?(?![^,。]*吗|用)|不要|以外|之外|除外|取消|去掉|算了|太晚|太早|太迟|来不及|约满|停电|没法|无法|请不了假|不便| ?(?:doesn'?t|does not|won'?t|will not|wouldn'?t) (?:work|do|suit)| ?(?:is|are)(?: no good| not|n't)| ?(?:i'?m|i am|i'll be|we are|we're) (?:busy|away|out|at work|not)| ?i (?:can'?t|cannot|won't)| ?(?:no good|not good|not possible|is bad|is out))/;

function refused(near: string, after: string): boolean {
  return refusesNext.test(near) || refusesBefore.test(asked(after));
}

/** 行不行 and 能不能 ask; they refuse nothing. */
function asked(text: string): string {
  return text.replace(/(行|能|可|方便|是|来|要|好|有|在|得)(?:不|没)\1(?:行|以|便)?/g, '可以');
}
