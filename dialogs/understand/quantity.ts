import { normalised, plain } from './normalise.ts';
import { countOf } from './numeral.ts';
import type { NamedProduct } from './product.ts';

/** So many of something, as a text tells it: 两台空调, 滤芯×3, a dozen filters. */
export interface Quantity {
  /** 1 to 999; undefined where nobody knows (几个, several). Of 三五个 the larger. */
  readonly count?: number;
  /** It is not meant exactly: 十来台, 大概十个, a couple of. */
  readonly rough?: true;
  /** The measure word, 个 for dozens and pairs; empty in English. */
  readonly unit: string;
  /** What there is so much of, in the words of the text, without its plural. */
  readonly thing?: string;
  /** All of it as told. */
  readonly said: string;
}

/** The parts and consumables that are asked for by name. */
export const partWords =
  '滤[芯心蕊]|滤网|遥控器(?:电池)?|遥控|硒鼓|墨盒|墨粉|电池|排水管|进水管|水管|电源线|数据线|充电器|适配器|把手|芯子|支架|密封圈|胶圈|灯管|灯泡|垫圈|压缩机|主板|风扇|探头|手柄|脚踏|刷头|边刷|滚刷|尘袋|刹车片|轮子';
const englishParts =
  'filter|remote control|remote|cartridge|toner|battery|batterie|hose|cord|charger|handle|seal|knob|lamp|bulb|fan|board|brush|bag|part';

/**
 * Every quantity in a text, in its order. What counts no things is none: floors (三楼), models and sizes (3P, 55寸),
 * prices (200块), times (两个月), ordinals (第二台), people and occasions (三次).
 *
 * @param products whose names count as things, beside parts
 */
export function quantitiesIn(text: string, products: readonly NamedProduct[] = []): Quantity[] {
  const read = normalised(plain(text.slice(0, longest)));
  const names = namesOf(products);
  return /\p{Script=Han}/u.test(read) ? chinese(read, names) : english(read, names);
}

const longest = 400;
const unit = '台|个|只|支|套|根|块|件|盒|节|条|副|片|卷|瓶|箱|袋|桶|把|盏|部|辆|枚|颗|打|对|双|pcs';
/** What follows a measure word where no things are counted. */
const noThing =
  /^(?:多?月|半?小时|钟头|工作日|星期|礼拜|问题|故障|毛病|人|师傅|工程师|同事|地方|地址|电话|号码|意见|建议|事|情况|办法|说法|价|半|楼|房间|单元|字|消息|信息|短信|课|年|天|次|回|孩子|老人|客人|员工)/u;
/** 多 is 20多台; 来 is 十来台. */
const chineseCount = new RegExp(
  `(?<rough>大概|大约|差不多|约莫?|估计|可能)?(?:有|要|是)?\\s?(?:[x×*]\\s?(?<times>\\d{1,3})(?![\\d.])|(?<![第\\d.周期拜点几零一二三四五六七八九十百两-])(?<number>(?<![a-z])\\d{1,3}|[一二两三四五六七八九十百叁肆伍陆柒捌玖拾]{1,5}|几十?|好几|十几|好多)(?<more>[来多几])?\\s?(?<unit>${unit})|(?<both>[俩仨])(?=个|\\p{Script=Han}{2})个?|(?<half>半)(?<dozen>打))(?<after>左右|上下|多)?`,
  'gu',
);

function chinese(text: string, names: readonly string[]): Quantity[] {
  const things = new RegExp(`(?:${[...names.filter(isHan).map(escaped), partWords].join('|')})`, 'gu');
  const named = [...text.matchAll(things)].map(({ 0: word, index }) => ({
    word,
    from: index,
    to: index + word.length,
  }));
  const claimed = new Set<number>();
  const found: Quantity[] = [];
  for (const match of text.matchAll(chineseCount)) {
    const { groups = {}, index } = match;
    const [begin, end] = [index, index + match[0].length];
    const before = named.find(({ from, to }) => !claimed.has(from) && to <= begin && joins.test(text.slice(to, begin)));
    const after = named.find(({ from }) => !claimed.has(from) && from >= end && adjective.test(text.slice(end, from)));
    const thing = before ?? after;
    const counted = countedBy(groups);
    if (counted === undefined || !counts(groups, text.slice(end), text.slice(0, begin), thing !== undefined)) continue;
    if (thing !== undefined) claimed.add(thing.from);
    const [from, to] = [Math.min(begin, thing?.from ?? begin), Math.max(end, thing?.to ?? end)];
    found.push({ ...counted, ...(thing !== undefined && { thing: thing.word }), said: text.slice(from, to).trim() });
  }
  return found;
}

const joins = /^(?:坏了?|都?要|一共|共|总共|有|来|各|[:：]|\s)*$/u;
const adjective = /^(?:新的?|旧的?|同款的?|原装的?|配套的?|的|你们的?|家用的?|挂机|柜机|\s)*$/u;

function countedBy({ times, number, more, unit = '个', both, half, rough, after }: Record<string, string | undefined>) {
  if (times !== undefined) return Number(times) < 1 ? undefined : exactly(Number(times), '个');
  if (half !== undefined) return exactly(6, '个');
  if (both !== undefined) return exactly(both === '俩' ? 2 : 3, '个');
  const said = number ?? '';
  const [factor, of] =
    unit === '打' ? [12, '个'] : unit === '对' || unit === '双' ? [2, '个'] : [1, unit === 'pcs' ? '个' : unit];
  if (/几|好多/u.test(said)) return { ...(said === '十几' && { count: 10 }), rough: true as const, unit: of };
  // 三五个, 两三台
  const range = /^[一二两三四五六七八][二三四五六七八九]$/u.test(said) ? said.slice(-1) : undefined;
  const count = countOf(range ?? said);
  if (count === undefined || count < 1) return undefined;
  const isRough = range !== undefined || [more, rough, after].some(each => each !== undefined);
  return { ...exactly(count * factor, of), ...(isRough && { rough: true as const }) };
}

function exactly(count: number, unit: string) {
  return { ...(count <= 999 && { count }), unit };
}

function counts(
  { unit, number }: Record<string, string | undefined>,
  after: string,
  before: string,
  named: boolean,
): boolean {
  if (noThing.test(after)) return false;
  // A price, unless it is a board or a battery.
  if (unit === '块' && !named) return false;
  // 这一台, 每一个 and 一个 of nothing in particular count nothing.
  if (number === '一' && /[这那哪每同另某各整]$/u.test(before)) return false;
  if (unit === '个' && number === '一' && !named && !/^[\s,，。.!！]*$/u.test(before + after)) return false;
  return !(unit === '部' && after.startsWith('分')) && !(unit === '对' && /^(?:一|不)/u.test(after));
}

const englishNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  'a one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, Math.max(1, at)]),
);

function english(text: string, names: readonly string[]): Quantity[] {
  const things = [...names.filter(name => !isHan(name)).map(escaped), englishParts].join('|');
  const pattern = new RegExp(
    `(?<![a-z\\d.-])(?<rough>about |around |roughly |some |maybe )?(?:(?<half>half a dozen)|(?<dozen>an?|one|two|three) dozens?|(?<pair>an?|one|two|three) pairs?|(?<couple>a couple)|(?<several>several|a few)|(?<number>\\d{1,3}|an|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?: of)? (?:(?:new|spare|more|extra|replacement|your|my|our) )*(?:(?<thing>${things})(?:e?s)?|(?<unit>units?|pieces?|pcs|sets?|boxes|box|packs?))(?![a-z])`,
    'g',
  );
  const bare = /^(?:about )?(?:(?<half>half a dozen)|an? dozen)[.!]?$/.exec(text);
  if (bare !== null) return [{ count: bare.groups?.half === undefined ? 12 : 6, unit: '', said: text }];
  return [...text.matchAll(pattern)].flatMap(({ 0: said, groups = {} }): Quantity[] => {
    const { rough, half, dozen, pair, couple, several, number, thing, unit } = groups;
    if (unit !== undefined && /^an?$/.test(number ?? '')) return [];
    const of = thing ?? unit?.replace(/(?<=box)es$|s$/, '');
    const part = { unit: '', ...(of !== undefined && { thing: of === 'batterie' ? 'battery' : of }), said };
    const is = (word: string) => englishNumbers[word === 'an' ? 'a' : word] ?? Number(word);
    if (several !== undefined) return [{ ...part, rough: true }];
    if (couple !== undefined) return [{ ...part, count: 2, rough: true }];
    const count =
      half !== undefined
        ? 6
        : dozen !== undefined
          ? is(dozen) * 12
          : pair !== undefined
            ? is(pair) * 2
            : is(number ?? '');
    if (!(count >= 1)) return [];
    return [{ ...part, count, ...(rough !== undefined && { rough: true as const }) }];
  });
}

const known = new WeakMap<readonly NamedProduct[], readonly string[]>();

function namesOf(products: readonly NamedProduct[]): readonly string[] {
  const before = known.get(products);
  if (before !== undefined) return before;
  const all = products.flatMap(({ name, aliases }) => [name, aliases].flatMap(each => Object.values(each).flat()));
  const names = [...new Set(all.map(normalised))].sort((a, b) => b.length - a.length);
  known.set(products, names);
  return names;
}

function isHan(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
