import { type Divisions, divisionsOfChina } from '../../knowledge/divisions.ts';
import { type AddressSplit, headOf, inCharactersOf, splitAddress } from './address-split.ts';
import { findFault } from './fault.ts';
import { plain } from './normalise.ts';

/** What a pasted block of name, phone and address says beside the phone; `name` where it is sure to be one. */
export interface AddressTold {
  readonly address: string;
  readonly name?: string;
}

/** A street address in a message, called one or written as one; the parts of a pasted block are put together. */
export function findAddress(text: string, divisions: Divisions = divisionsOfChina()): string | undefined {
  return addressToldIn(text, divisions)?.address;
}

/** The address in a message with the name that stands beside it: 张三 13800138000 上海市浦东新区张江路88号. */
export function addressToldIn(text: string, divisions: Divisions = divisionsOfChina()): AddressTold | undefined {
  const told = plain(text.slice(0, longest));
  const english = englishAddress.exec(told)?.[0];
  const hasHan = /\p{Script=Han}{2}/u.test(told);
  const found = hasHan ? written(told, divisions) : undefined;
  if (found !== undefined) return found;
  const called = hasHan ? calledOne.exec(told)?.[1] : undefined;
  const address = called !== undefined && place.test(called) && !question.test(called) ? called : english;
  return address === undefined ? undefined : { address: address.trim() };
}

/** Where an answer to the question for the address is; the words around it are left out. */
export function placeToldIn(text: string, divisions: Divisions = divisionsOfChina()): AddressSplit {
  return splitAddress(findAddress(text, divisions) ?? text, divisions);
}

/** Whether an address names a house, a building or a village, so that somebody finds the door, or can ask for it. */
export function namesDoor(rest: string): boolean {
  return (
    new RegExp(`${number}\\s?(?:[号弄栋幢座室组楼房#]|单元|门牌)|\\d`, 'u').test(rest) ||
    /(?:小区|[新农]村|村|社区|花园|家园|公寓|大厦|大楼|广场|中心|大学|学校|中学|小学|医院|酒店|宾馆|工业园|产业园|创业园|商场|超市|市场|工厂|厂|公司|里弄|[苑府邸墅寨屯营])/u.test(
      rest,
    ) ||
    /(?:SOHO|MALL|plaza|tower|building|apt)/i.test(rest)
  );
}

const longest = 1000;
const number = '(?:\\d+|[零〇一二三四五六七八九十百千两]+)';
const question = /哪|什么|怎么|几|吗|[?？]/;
const place = /\d|[路街号室村镇区市县楼栋小苑园弄]/;
const calledOne = /(?:地址|住址|家住|我住在?|住在)\s*(?:是|在|为|:|：)?\s*([\p{Script=Han}][^,，。;；!！\n]{3,60})/u;
const englishAddress = /\d+ (?:[A-Z][a-z]+ )+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr)(?![a-z])[^.;\n]{0,40}/;

const phone = /(?:\+?86[\s-]?)?(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g;
const nameLabel = /(?:收[件货]人|联系人|姓\s?名|名字)\s*[:：是]?\s*/g;
const phoneLabel =
  /(?:收件人|收货人|联系|移动)?(?:电话|手机号?码?|号码)(?:号码?)?\s*(?:是)?\s*[:：]?\s*(?=[\s\n]*(?:\+?\d|$|\ue001))/g;
const addressLabel =
  /(?:收[件货]|详细|具体|上门|所在|家庭|公司|联系|[我你]的?)*(?:地址|住址|地区|省市区)(?:就?是|在|为)?\s*[:：]?\s*/g;

/** A street with a number, or a village or an estate with a house: 南京西路一百号, 幸福里小区8号楼. */
const door = new RegExp(
  `\\p{Script=Han}[\\p{Script=Han}\\dA-Za-z]{0,14}?(?:(?<!铁|马|这条)路|街|大道|道|巷|弄|胡同|里|段)\\s?${number}\\s?(?:号(?!线|机|滤|店|码|那|能|来|有|上|下)|弄|巷|院|-\\d)` +
    `|\\p{Script=Han}{1,14}?(?:小区|新村|花园|家园|公寓|大厦|大楼|广场|社区|[村苑园城湾庭郡府组])\\s?${number}\\s?(?:号楼|[栋幢座组室#]|单元|号(?!门|线|机|滤|店|码))`,
  'u',
);
/** What leads up to an address in a sentence. */
const leading =
  /^.*(?:[我俺咱]们?家?就?(?:住在?|在)|[我俺]们?家|家住在?|家在|家里在|住在|(?<![\p{Script=Han}])住(?!宅|院|建)|(?:麻烦|请|帮我|直接)?(?:送|寄|发|邮|搬|来|到)(?:到|去|至)|位于|就在|人在|(?<!所)在(?![建售职]))/u;
/** What no address has in it any more. */
const trailing =
  /(?:的(?!大厦|广场|花园|小区|公馆|家|园)|快|麻烦|谢谢|感谢|请|吧|离你?们?|多谢|啊|哦|旁边的|空调|冰箱|洗衣机|热水器|净水器|净水机|电视|洗碗机|油烟机|燃气灶|扫地机|打印机|有[人空]|能不?能|可以|想要?|要不?|什么|怎么|坏了|不[冷热转亮出]|漏[水电]).*$/u;
/** House, building, unit, floor and room behind an address: 3单元502室, 五零二, B座. */
const doorPiece =
  /^(?=[\dA-Za-z零〇一二三四五六七八九十百千两]{1,2})(?=.{0,3}[\d零〇一二三四五六七八九十百千两])[\dA-Za-z零〇一二三四五六七八九十百千两号栋幢座楼层室弄院组门房单元#\s–-]{1,24}$/u;
const building = /\p{Script=Han}{2,}(?:小区|花园|家园|公寓|大厦|大楼|广场|中心|社区|[村苑座栋幢楼])/u;
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';

/** A stretch of a message between separators. */
interface Piece {
  readonly text: string;
  readonly from: number;
  /** It stands behind 地址：, a name label, or nothing of that kind. */
  readonly label: 'address' | 'name' | undefined;
  /** What parts it from the one before. */
  readonly gap: 'blank' | 'comma' | 'phone' | 'stop';
}

function written(text: string, divisions: Divisions): AddressTold | undefined {
  const { pieces, hasPhone } = piecesOf(text);
  const found = pieces.flatMap((piece, at) => {
    const start = startOf(piece, divisions);
    return start === undefined ? [] : [longestFrom(at, start, pieces, divisions)];
  });
  // An address with its door is one before any other.
  const best = found.find(({ isWhole }) => isWhole) ?? found.find(({ parts }) => namesDoor(parts.join('')));
  if (best === undefined) return undefined;
  // Only in a block is a short word beside it a name: a number to call stands there as well.
  const name = nameAmong(pieces, best, hasPhone, divisions);
  return { address: joinedAs(text, best, pieces), ...(name !== undefined && { name }) };
}

/** The pieces from `first` to `last` that make up an address, each as it belongs to it. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly parts: readonly string[];
  /** It has its door. */
  readonly isWhole: boolean;
}

function longestFrom(first: number, start: Start, pieces: readonly Piece[], divisions: Divisions): Stretch {
  const parts = [start.text];
  let [last, isWhole, cut] = [first, start.hasDoor, start.cut];
  for (const piece of pieces.slice(first + 1)) {
    const next = cut ? undefined : goesOn(piece, { isWhole, before: parts.join('') }, divisions);
    if (next === undefined) break;
    parts.push(next.text);
    last += 1;
    isWhole ||= next.hasDoor;
    cut = next.cut;
  }
  return { first, last, at: start.at, parts, isWhole };
}

/** As it was told where nothing but blanks stands between its parts, else put together. */
function joinedAs(text: string, { first, last, at, parts }: Stretch, pieces: readonly Piece[]): string {
  const whole = parts.join('').trim();
  const begins = (pieces[first]?.from ?? 0) + at;
  const told = text.slice(begins, (pieces[last]?.from ?? 0) + (parts.at(-1)?.trimStart().length ?? 0)).trim();
  return told.replace(/\s/g, '') === whole.replace(/\s/g, '') ? told : whole;
}

interface Start {
  /** Where in the piece. */
  readonly at: number;
  readonly text: string;
  /** It has its door already. */
  readonly hasDoor: boolean;
  /** It ends within the piece. */
  readonly cut: boolean;
}

/** The address that begins in a piece. */
function startOf({ text, label }: Piece, divisions: Divisions): Start | undefined {
  if (text.length < 3 || !/\p{Script=Han}{2}/u.test(text)) return undefined;
  const [lead = ''] = label === 'address' ? [] : (leading.exec(text.slice(0, 40)) ?? []);
  const own = headFrom(text, 0, 0, divisions) === undefined ? lead : '';
  const core = door.exec(text.slice(own.length));
  const coreAt = core === null ? undefined : own.length + core.index;
  const head = headFrom(text, own.length, own.length + 14, divisions);
  if (coreAt === undefined && head === undefined && label === undefined) return undefined;
  if (label === 'name') return undefined;
  // 赵敏江苏省无锡市…: the name was not parted from it.
  const hasName = head !== undefined && isName(text.slice(own.length, head.at), divisions);
  const at = hasName ? head.at : Math.min(head?.at ?? text.length, coreAt ?? text.length);
  const from = at === text.length ? own.length : at;
  const body = text.slice(from).replace(trailing, '').trimEnd();
  const isCut = body.length < text.slice(from).trimEnd().length;
  const rest = head === undefined ? body : text.slice(head.end, from + body.length);
  const hasDoor = door.test(body) || (head !== undefined && namesDoor(rest));
  const isPlace = head !== undefined && (head.full || head.names >= 2);
  if (!hasDoor && (rest.length < 2 || findFault(text) !== undefined) && !(isPlace && rest === '' && !isCut))
    return undefined;
  if (!hasDoor && !isPlace && label !== 'address') return undefined;
  if (label === 'address' && coreAt === undefined && head === undefined && (question.test(text) || !place.test(body)))
    return undefined;
  return { at: from, text: body, hasDoor, cut: isCut };
}

/** The first place in a stretch where names of divisions begin, in which they say enough to be an address. */
function headFrom(text: string, from: number, to: number, divisions: Divisions) {
  const read = inCharactersOf(divisions, text);
  for (let at = from; at <= to && at < text.length - 1; at++) {
    const head = headOf(text.slice(at), divisions, read.slice(at));
    if (head === undefined || head.before !== '') continue;
    const after = text.slice(at + head.end);
    if (head.full || head.names >= 2 || (at === from && door.test(after))) return { ...head, at, end: at + head.end };
  }
  return undefined;
}

/** What of a piece belongs to the address before it. */
function goesOn(
  { text, gap, label }: Piece,
  { isWhole, before }: { isWhole: boolean; before: string },
  divisions: Divisions,
) {
  if (label === 'name' || gap === 'stop' || (gap === 'phone' && isWhole)) return undefined;
  const body = text.replace(trailing, '').trimEnd();
  const cut = body.length < text.length;
  if (body === '') return undefined;
  if (doorPiece.test(body) && (gap === 'blank' || !isWhole))
    return { text: gap === 'blank' && !isWhole ? ` ${body}` : body, hasDoor: true, cut };
  if (findFault(body) !== undefined) return undefined;
  if (isWhole)
    return gap === 'blank' && building.test(body) && !isName(body, divisions)
      ? { text: ` ${body}`, hasDoor: true, cut }
      : undefined;
  const isMore =
    headOf(body, divisions) !== undefined || door.test(body) || namesDoor(body) || /[路街道巷弄镇乡村]$/u.test(body);
  if (!isMore || isName(body, divisions)) return undefined;
  const joint =
    gap === 'blank' && /[\p{Script=Han}]$/u.test(before) && door.test(body) && headOf(body, divisions) === undefined
      ? ' '
      : '';
  return { text: joint + body, hasDoor: door.test(body) || namesDoor(body), cut };
}

/** The name beside an address: behind its label, or a family name with one or two characters, or with a title. */
function nameAmong(
  pieces: readonly Piece[],
  { first, last }: Stretch,
  isBlock: boolean,
  divisions: Divisions,
): string | undefined {
  const labelled = pieces.find(({ label, text }) => label === 'name' && /^\p{Script=Han}{2,4}$/u.test(text));
  if (labelled !== undefined) return labelled.text;
  if (!isBlock) return undefined;
  const beside = pieces.filter((_, at) => at < first || at > last).map(({ text }) => text);
  return beside.find(text => isName(text, divisions));
}

function isName(text: string, divisions: Divisions): boolean {
  const named = new RegExp(
    `^[${surnames}]\\p{Script=Han}{1,2}$|^[${surnames}](?:先生|女士|小姐|老师|师傅|阿姨|叔叔)$`,
    'u',
  );
  return named.test(text) && headOf(text, divisions)?.full !== true && findFault(text) === undefined;
}

function piecesOf(text: string): { readonly pieces: readonly Piece[]; readonly hasPhone: boolean } {
  const marked = text
    .replace(phone, digits => '\ue001'.repeat(digits.length))
    .replace(nameLabel, label => '\ue002'.padStart(label.length, '\ue004'))
    .replace(phoneLabel, label => '\ue001'.repeat(label.length))
    .replace(addressLabel, label => '\ue003'.padStart(label.length, '\ue004'));
  const pieces = [...marked.matchAll(/[^\s,，、;；。！!？?()（）\ue001-\ue004"“”【】[\]]+/gu)].map(
    ({ 0: found, index }, at, all) => {
      const before = all[at - 1];
      const gap = marked.slice(before === undefined ? 0 : before.index + before[0].length, index);
      const mark = [...gap].findLast(sign => sign === '\ue002' || sign === '\ue003');
      const label = mark === '\ue003' ? 'address' : mark === '\ue002' ? 'name' : undefined;
      return { text: found, from: index, label, gap: gapOf(gap) } as const;
    },
  );
  return { pieces, hasPhone: marked.includes('\ue001') };
}

function gapOf(gap: string): Piece['gap'] {
  if (gap.includes('\ue001')) return 'phone';
  if (/[。！!？?\n]/.test(gap)) return 'stop';
  return /[,，、;；]|[\ue002\ue003]/.test(gap) ? 'comma' : 'blank';
}
