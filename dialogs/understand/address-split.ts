import { chainOf, type Division, type Divisions, liesIn } from '../../knowledge/divisions.ts';
import { plain } from './normalise.ts';
import { inSimplified } from './traditional.ts';

/** Where an address is, from the province on, by official names; a city that a province rules itself has no district. */
export interface Place {
  readonly province: string;
  /** A municipality such as 上海市 is province and city at once. */
  readonly city?: string;
  readonly district?: string;
}

/**
 * An address parted; `rest` is what is left of it, as told: town, street, house and door.
 * - `split`: the place is sure, what was left out is filled in from below where only one place fits.
 * - `several`: a district that several cities have, with no city told; the places in the order of their codes.
 * - `contradiction`: two names that do not fit together, as told (深圳市, 浦东新区).
 * - `unsplit`: no place is told by a name that is known, or the address is not written in Chinese.
 */
export type AddressSplit =
  | ({ readonly outcome: 'split'; readonly rest: string } & Place)
  | { readonly outcome: 'several'; readonly places: readonly Place[]; readonly rest: string }
  | { readonly outcome: 'contradiction'; readonly said: readonly [string, string] }
  | { readonly outcome: 'unsplit' };

/** Parts an address; nothing is guessed. Pure, and well below a millisecond. */
export function splitAddress(address: string, divisions: Divisions): AddressSplit {
  const text = plain(address.slice(0, longestAddress)).trim();
  const found = headOf(text, divisions);
  if (found === undefined) return { outcome: 'unsplit' };
  const { places, end, before, against } = found;
  if (against !== undefined) return { outcome: 'contradiction', said: against };
  const after = text.slice(end).replace(separators, '');
  const rest = (before + after).trim();
  const [place, ...others] = places;
  if (place === undefined) return { outcome: 'unsplit' };
  if (others.length === 0) return { outcome: 'split', ...placeOf(place), rest };
  return { outcome: 'several', places: places.map(placeOf), rest };
}

/** The names of the place in order, those of municipalities once: "上海市浦东新区". */
export function shownPlace({ province, city, district }: Place): string {
  return [...new Set([province, city, district])].filter(each => each !== undefined).join('');
}

/** The divisions that a text begins with. */
export interface Head {
  /** More than one where a district of that name lies in several cities. */
  readonly places: readonly Division[];
  /** How many names were told. */
  readonly names: number;
  /** Where they end in the text. */
  readonly end: number;
  /** What stood between them that is no name of a division. */
  readonly before: string;
  /** Two names that contradict each other, as told. */
  readonly against?: readonly [string, string];
  /** One of the names says what it is, as 朝阳区 does. */
  readonly full: boolean;
}

/** A text with the characters in which names of divisions are written; its length stays. */
export function inCharactersOf(divisions: Divisions, text: string): string {
  // 喀喇沁 and 乾县 are written so in either script.
  const simplified = inSimplified(text);
  return simplified === text
    ? text
    : text.replace(/[\u3400-\u9fff]/g, (sign, at: number) =>
        divisions.characters.has(sign) ? sign : (simplified[at] ?? sign),
      );
}

/**
 * The divisions at the beginning of a text.
 *
 * @param text       plain (see `normalise.ts`), in either script
 * @param simplified the same by `inCharactersOf`
 */
export function headOf(
  text: string,
  divisions: Divisions,
  simplified = inCharactersOf(divisions, text),
): Head | undefined {
  const none: Head = { places: [], names: 0, end: 0, before: '', full: false };
  const heads = longer(none, simplified, text, divisions).filter(({ names }) => names > 0);
  const best = heads.reduce<Head | undefined>(
    (best, head) => (best && rank(best) >= rank(head) ? best : head),
    undefined,
  );
  if (best === undefined) return undefined;
  return { ...best, places: nearest(best.places) };
}

const longestAddress = 200;
const separators = /^[\s,，、。.;；:：/|·—–-]+/u;
const filler = /^(?:中国|中华人民共和国|市辖区|(?:省|自治区)直辖县级行政区划)/u;

/** What names a street or a house rather than a place: 南京西路, 中山一路. */
const street =
  /^(?:[东西南北中前后内外上下新老环]|[一二三四五六七八九十\d])*(?:路|街(?!道办)|大街|大道|道(?!里|外)|巷|弄|胡同|[新村]?村|小区|花园|家园|公寓|大厦|大楼|广场|商场|[家佳][园苑]|苑|府|桥|站|门(?!头沟)|镇|乡|场(?!镇)|酒店|饭店|宾馆|医院|大学|学院|中学|小学|师范|银行|牌|人(?!民)|话|菜|产)|^[省市县区州盟旗]/u;
/** The same after a name that says what it is: 昆山市场, 上海市民. */
const streetOfFull = /^(?:路|街(?!道)|大街|大道|场|民(?=$|[们\s,，。])|站|话)/u;
/** Names that many towns have for a part of theirs, whoever rules it. */
const common = /^(?:城|郊|矿|东|西|南|北|中|新城|老城|东城|西城|新)区$/u;

/** The head, and all that it may be with more names. */
function longer(head: Head, text: string, said: string, divisions: Divisions): Head[] {
  if (head.names > 0 && head.places.length === 0) return [];
  const at = skipped(text, head.end);
  const next = namesAt(text, at, divisions).flatMap(name => joined(head, name, said, divisions));
  const goesOn = next.length > 0 ? next : jumped(head, text, at, said, divisions);
  return [head, ...goesOn.flatMap(each => (each.against ? [each] : longer(each, text, said, divisions)))];
}

interface Name {
  readonly from: number;
  readonly to: number;
  readonly full: readonly Division[];
  readonly short: readonly Division[];
}

/** The names that a text has at a place, the longest first. */
function namesAt(text: string, from: number, divisions: Divisions): Name[] {
  const { named, longest } = divisions;
  const names: Name[] = [];
  for (let to = Math.min(text.length, from + longest); to >= from + 2; to--) {
    const namings = named.get(text.slice(from, to));
    if (namings === undefined) continue;
    const mayBe = (guard: RegExp) => !guard.test(text.slice(to, to + 8)) || beginsDistrict(text, to, divisions);
    const of = (is: boolean) => namings.flatMap(({ full, division }) => (full === is ? [division] : []));
    const full = mayBe(streetOfFull) ? of(true) : [];
    const short = full.length > 0 || mayBe(street) ? of(false) : [];
    if (full.length + short.length > 0) names.push({ from, to, full, short });
  }
  return names;
}

/** Whether a district that says so begins there: 台州市路桥区 is no street of 台州市. */
function beginsDistrict(text: string, from: number, { named, longest }: Divisions): boolean {
  for (let to = from + 3; to <= Math.min(text.length, from + longest); to++) {
    if (named.get(text.slice(from, to))?.some(({ full, division }) => full && division.level === 'district'))
      return true;
  }
  return false;
}

function joined(head: Head, { from, to, full, short }: Name, said: string, divisions: Divisions): Head[] {
  const all = [...full, ...short];
  const is = said.slice(from, to);
  const with_ = (places: readonly Division[]): Head => ({
    ...head,
    places,
    names: head.names + 1,
    end: to,
    full: head.full || full.length > 0,
  });
  if (head.names === 0) {
    // 城区 is nowhere without its city; 朝阳 alone may be anything, 朝阳区 is a place.
    if (common.test(is)) return [];
    if (full.length > 0) return [with_(full)];
    const known = begins(short, said.slice(to));
    return known.length === 0 ? [] : [with_(known)];
  }
  const within = all.filter(each => head.places.some(place => each !== place && liesIn(each, place)));
  if (within.length > 0) return [with_(within)];
  // A city after its district, or said twice: 南山区深圳市, 上海市上海市.
  const around = head.places.filter(place => full.some(each => liesIn(place, each)));
  if (around.length > 0) return [with_(around)];
  const mayDiffer = full.length === 0 || common.test(is) || head.places.some(place => divisions.undivided.has(place));
  return mayDiffer ? [] : [{ ...head, against: [headName(head, said), is], end: to }];
}

/** What a short name at the beginning stands for: a province or city; a district that has the name to itself. */
function begins(short: readonly Division[], after: string): Division[] {
  const larger = short.filter(({ level }) => level !== 'district');
  const inMunicipality = short.filter(({ level, within }) => level === 'district' && within?.level === 'province');
  // 朝阳 is a city, but whoever says so is rather in Beijing.
  if (larger.length > 0)
    return [...larger, ...(larger.every(({ level }) => level === 'province') ? [] : inMunicipality)];
  return short.length === 1 && /^[\p{Script=Han}\s]{0,9}(?:路|街|大道|道|巷|弄|镇|乡|村|小区)/u.test(after)
    ? [...short]
    : [];
}

/** Over what is no name to one that says what it is: 雄安新区容城县. Not over a street or a number. */
function jumped(head: Head, text: string, at: number, said: string, divisions: Divisions): Head[] {
  for (let from = at + 1; from <= at + 6 && from < text.length; from++) {
    const over = text.slice(at, from);
    if (/[\d路街道巷弄号村\s]$/u.test(over)) return [];
    const [name] = namesAt(text, from, divisions);
    if (name === undefined || name.full.length === 0 || name.to - from < 3 || common.test(text.slice(from, name.to)))
      continue;
    const next = joined({ ...head, before: head.before + said.slice(at, from) }, name, said, divisions);
    return next.filter(each => each.against === undefined);
  }
  return [];
}

/** Where the next name may begin. */
function skipped(text: string, from: number): number {
  const [blank = ''] = separators.exec(text.slice(from)) ?? [];
  const [words = ''] = filler.exec(text.slice(from + blank.length)) ?? [];
  return words === '' ? from + blank.length : skipped(text, from + blank.length + words.length);
}

/** The last of the names, as told. */
function headName({ end }: Head, said: string): string {
  return said.slice(0, end).replace(/[\s,，/|-]+$/u, '');
}

/** A head that tells more is better, one that contradicts itself is worse than any of the same names. */
function rank({ end, names, against, before, places }: Head): number {
  const depth = Math.max(0, ...places.map(place => chainOf(place).length));
  return (against === undefined ? 0 : -0.5) + (end - before.length) * 10 + depth + names / 100;
}

/** Where one of several lies in another, as 长沙县 in 长沙市, only the larger is sure. */
function nearest(places: readonly Division[]): Division[] {
  return places.filter(place => !places.some(other => other !== place && liesIn(place, other)));
}

function placeOf(division: Division): Place {
  const [province = division, ...below] = chainOf(division);
  const city = below.find(({ level }) => level === 'city');
  const district = below.find(({ level }) => level === 'district');
  // 北京市, 上海市: what lies in them has no city between.
  const own = city ?? (/市$/.test(province.name) ? province : undefined);
  return {
    province: province.name,
    ...(own !== undefined && { city: own.name }),
    ...(district !== undefined && { district: district.name }),
  };
}
