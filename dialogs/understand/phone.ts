import { normalised, plain } from './normalise.ts';
import { spokenDigits } from './numeral.ts';
import { readYesNo } from './yes-no.ts';

/** Why a message is no phone number; each reason has its own sentence. */
export type PhoneFault =
  /** So many digits are missing, or too many. */
  | { readonly reason: 'short'; readonly missing: number }
  | { readonly reason: 'long'; readonly extra: number }
  /** Eleven digits, but no mobile begins like that. */
  | { readonly reason: 'unknown-prefix' }
  /** A local number without its area code. */
  | { readonly reason: 'no-area-code' }
  /** Two or more different numbers in one message, normalised and in its order: the question may offer them. */
  | { readonly reason: 'several'; readonly phones: readonly string[] }
  /** There is no number, or the customer keeps it: 不方便留, 微信行吗, 就是来电这个号码, I prefer email. */
  | { readonly reason: 'none-to-give' }
  | { readonly reason: 'not-a-phone' };

/**
 * `phone` is normalised: "13800138000", "010-62345678", with an extension "0571-88889999-801", a service
 * number "400-820-8820", abroad "+85291234567".
 */
export type PhoneReading = { readonly ok: true; readonly phone: string } | ({ readonly ok: false } & PhoneFault);

/**
 * Reads the answer to "what is your phone number", whatever stands around the number and however it is written:
 * 138,1234,5678, 一三八 一二三四 五六七八, l38OO138OOO. A number called otherwise (订单号…), a code with letters in it
 * and the figures of an address are none.
 */
export function readPhone(text: string): PhoneReading {
  const found = numbersIn(withoutLookAlikes(plain(text.slice(0, longest))), 'asked');
  const phones = [...new Set(found.flatMap(({ phones }) => phones))];
  const [phone, another] = phones;
  if (another !== undefined) return { ok: false, reason: 'several', phones };
  if (phone !== undefined) return { ok: true, phone };
  const fault = found.map(({ fault }) => fault).find(each => each !== undefined && each.reason !== 'not-a-phone');
  if (fault !== undefined) return { ok: false, ...fault };
  return { ok: false, reason: keepsItBack(text) ? 'none-to-give' : 'not-a-phone' };
}

/** The one phone number inside a longer text, normalised; undefined when there is none, or more than one. */
export function findPhone(text: string): string | undefined {
  const found = numbersIn(plain(text.slice(0, longest)), 'found');
  const [phone, another] = new Set(found.flatMap(({ phones }) => phones));
  return another === undefined ? phone : undefined;
}

/** As shown in answers: 138****5678, 0571-****9999, 400-***-8820. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const landline = /^(0\d{2,3})-(\d{7,8})(-\d+)?$/.exec(phone);
  if (landline) return `${landline[1]}-****${(landline[2] ?? '').slice(-4)}`;
  const digits = phone.replace(/\D/g, '').length;
  let seen = 0;
  // The first three and the last four stay, or fewer where there is not enough to hide.
  const tail = Math.min(4, Math.max(0, digits - 5));
  const head = Math.min(3, Math.max(0, digits - tail - 3));
  return phone.replace(/\d/g, digit => (++seen <= head || seen > digits - tail ? digit : '*'));
}

/** In characters; nobody writes the number behind a longer tale. */
const longest = 2000;
/** In digits, of a number abroad. */
const shortest = 8;
/** Nobody writes more phones than these figures are; a table is none. */
const mostGroups = 40;

/** `asked`: the text answers our question, so commas and asterisks may stand in the number. `found`: anywhere. */
type Manner = 'asked' | 'found';

const dash = '\\-–—‐‑‒―−ー杠';
const between: Readonly<Record<Manner, RegExp>> = {
  asked: new RegExp(`^[\\s${dash}.·•_~/()*,、。]{1,3}$`),
  // 150*2000*1200 is the size of a machine, and 138,1200 may be two figures.
  found: new RegExp(`^[\\s${dash}.·_/()]{1,3}$`),
};
/** What holds figures together more closely than a blank does. */
const tight = new RegExp(`^[${dash}.·•_~*]$`);
const dashed = new RegExp(`^\\s?[${dash}]\\s?$`);
const extensionBehind = /^[\s,]*(?:转|分机|ext\.?|extension|x)\s*:?\s*(\d{1,6})(?!\d)/i;
const unit = /^\s?(?:单元|号(?!码)|栋|幢|楼|层|室|弄|座|期|点|时|分(?!机)|个|元|块|年|月|日|天|岁|台|次|户|门|#)/;
const otherNumber =
  /(?:订单号?|单号|编号|序列号|机身号|型号|身份证号?|工号|(?<!手机|电话)卡号|账号|税号|邮编|s\/?n|serial(?: number| no\.?)?|order(?: number| no\.?)?|model|ticket|case)\s*(?:是|为|:|#|no\.?|number)?\s*$/i;

interface Group {
  readonly digits: string;
  readonly at: number;
  readonly end: number;
  /** What stands between the group before and this one; empty for the first of a run. */
  readonly gap: string;
  /** How far apart that holds them: 0 a stroke, 1 a blank, 2 a comma or a new line. */
  readonly width: number;
}

interface Found {
  readonly phones: readonly string[];
  /** Why the figures are none, where they are none; undefined also for figures that are called otherwise. */
  readonly fault?: PhoneFault;
}

function numbersIn(text: string, manner: Manner): Found[] {
  const clean = asFigures(text, manner).replace(
    /(?<![a-z])(tel|phone|mobile|cell|call|vx|wx|wechat)[-.]?(?=\+?\d)/gi,
    '$1 ',
  );
  const runs = runsIn(clean, between[manner]).filter(run => run.length <= mostGroups);
  return runs.map(run => {
    const first = run[0]?.at ?? 0;
    const behind = clean.slice(run.at(-1)?.end, (run.at(-1)?.end ?? 0) + 20);
    const plus = clean[first - 1] === '+';
    const labelled = otherNumber.test(clean.slice(Math.max(0, first - 24), first));
    // 订单号20240001 13812345678: only what stands right behind the word is the other number.
    const own = labelled ? run.slice(piecesOf(run)[0]?.length) : run;
    const said = extensionBehind.exec(behind)?.[1];
    // 1381234567 2单元: the last figure belongs to the word behind it.
    const last = own.length > 1 && unit.test(behind) ? own.at(-1) : undefined;
    const shorter = last === undefined ? own : own.slice(0, -1);
    const mayBelong = last === undefined || last.digits.length === 4;
    const before = last === undefined ? [] : phonesIn(shorter, { plus, manner, said: undefined, whole: !labelled });
    const phones = before.length > 0 || !mayBelong ? before : phonesIn(own, { plus, manner, said, whole: !labelled });
    if (phones.length > 0) return { phones };
    return labelled ? { phones: [] } : { phones: [], fault: faultIn(shorter, plus) };
  });
}

/** Figures that stand close enough to be one number. Figures of a code with letters (KFR-35GW, SN138…) are left out. */
function runsIn(text: string, gaps: RegExp): Group[][] {
  const runs: Group[][] = [];
  let end = -1;
  // The extension belongs to the number before it and is read there.
  const tokens = /(?:(?:ext\.?|extension|x|转|分机)\s*:?\s*\d{1,6}(?!\d))|[a-z\d]+(?:[-–—_][a-z\d]+)*/gi;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (!/^\d/.test(token)) continue;
    const number = token.replace(/(?:x|ext|extension)\d{1,6}$/i, '');
    if (/[a-z]/i.test(number)) continue;
    for (const group of number.matchAll(/\d+/g)) {
      const at = index + group.index;
      const gap = end < 0 ? '' : text.slice(end, at);
      const near = gap !== '' && gap.length <= 3 && gaps.test(gap);
      const next = {
        digits: group[0],
        at,
        end: at + group[0].length,
        gap: near ? gap : '',
        width: widthOf(near ? gap : ''),
      };
      if (near) runs.at(-1)?.push(next);
      else runs.push([next]);
      end = next.end;
    }
  }
  return runs;
}

interface Manners {
  readonly plus: boolean;
  readonly manner: Manner;
  /** An extension said behind the figures: 转801. */
  readonly said: string | undefined;
  /** The run begins where its figures begin; else something was taken off. */
  readonly whole: boolean;
}

/** The phones of a run, tried from each figure on which one may begin. */
function phonesIn(run: readonly Group[], { plus, manner, said, whole }: Manners): string[] {
  const phones: string[] = [];
  let free = whole;
  for (let from = 0; from < run.length; ) {
    const found = phoneFrom(run, from, { plus: plus && from === 0, manner, free });
    if (found === undefined) {
      free = false;
      from += 1;
      continue;
    }
    const { phone, to } = found;
    const isLandline = phone.startsWith('0');
    const next = run[to + 1];
    const dialled = isLandline && next !== undefined && isExtension(next) ? next.digits : undefined;
    const extension = dialled ?? (isLandline && to === run.length - 1 ? said : undefined);
    phones.push(extension === undefined ? phone : `${phone}-${extension}`);
    from = to + (dialled === undefined ? 1 : 2);
    free = true;
  }
  return phones;
}

/** The phone that begins at a group: the shortest that reads, but as long as may be from abroad. */
function phoneFrom(
  run: readonly Group[],
  from: number,
  { plus, manner, free }: { plus: boolean; manner: Manner; free: boolean },
): { phone: string; to: number } | undefined {
  const abroad = plus && run[from]?.digits.startsWith('86') === false;
  let digits = '';
  let inside = -1;
  let best: { phone: string; to: number } | undefined;
  for (let to = from; to < run.length && digits.length <= 15; to++) {
    const group = run[to];
    if (group === undefined || (abroad && to > from && group.width > 1)) break;
    digits += group.digits;
    if (to > from) inside = Math.max(inside, group.width);
    const phone = digits.length < shortest ? undefined : read(digits, plus, manner, to > from);
    if (phone === undefined) continue;
    const asMobile = manner === 'asked' && isMobileGrouping(run, from, to);
    const begins = free || asMobile || (run[from]?.width ?? 0) > Math.max(inside, 0);
    if (!begins || !endsAt(run, to, { inside, phone, manner, asMobile })) continue;
    best = { phone, to };
    if (!abroad) break;
  }
  return best;
}

/**
 * A number ends where the run ends, or where a gap is wider than those inside it: 13812345678 2 is a phone and a
 * figure, 138 1234 5678 9 a slip.
 */
function endsAt(
  run: readonly Group[],
  to: number,
  { inside, phone, manner, asMobile }: { inside: number; phone: string; manner: Manner; asMobile: boolean },
): boolean {
  const next = run[to + 1];
  if (next === undefined) return true;
  if (phone.startsWith('0') && isExtension(next)) return true;
  if (next.width === 0) return false;
  return next.width > inside || (asMobile && run.length - to > 2) || isRead(run, to + 1, manner);
}

/** Whether the figures from a group on are a phone, whatever comes behind it. */
function isRead(run: readonly Group[], from: number, manner: Manner): boolean {
  return [1, 2, 3, 4].some(count => read(joined(run, from, from + count), false, manner, count > 1) !== undefined);
}

function isExtension({ gap, digits }: Group): boolean {
  return dashed.test(gap) && digits.length <= 6;
}

function widthOf(gap: string): number {
  if (tight.test(gap)) return 0;
  return /[,/、\n]/.test(gap) ? 2 : 1;
}

function isMobileGrouping(run: readonly Group[], from: number, to: number): boolean {
  const lengths = run.slice(from, to + 1).map(({ digits }) => digits.length);
  return lengths.join() === '3,4,4' && /^1[3-9]/.test(run[from]?.digits ?? '');
}

function joined(run: readonly Group[], from: number, end: number): string {
  return run
    .slice(from, end)
    .map(({ digits }) => digits)
    .join('');
}

/** Parts of a run between wide gaps. */
function piecesOf(run: readonly Group[]): Group[][] {
  const pieces: Group[][] = [];
  for (const group of run) {
    if (group.width === 0) pieces.at(-1)?.push(group);
    else pieces.push([group]);
  }
  return pieces;
}

/** The normalised phone that figures are, without an extension. */
function read(figures: string, plus: boolean, manner: Manner, grouped: boolean): string | undefined {
  if (plus && !figures.startsWith('86')) return /^[1-9]\d{7,14}$/.test(figures) ? `+${figures}` : undefined;
  const local = localOf(figures, plus, manner === 'asked' || grouped);
  if (/^1[3-9]\d{9}$/.test(local)) return local;
  if (/^[48]00\d{7}$/.test(local)) return `${local.slice(0, 3)}-${local.slice(3, 6)}-${local.slice(6)}`;
  return asLandline(local);
}

/**
 * The figures as they are dialled at home: without +86, and with the 0 of the area code that is left out abroad.
 *
 * @param bare whether 86 alone may stand before a landline: 8621 62345678
 */
function localOf(figures: string, plus: boolean, bare: boolean): string {
  if (!plus && !figures.startsWith('0086')) {
    if (/^861[3-9]\d{9}$/.test(figures)) return figures.slice(2);
    const landline = bare && /^86[1-9]/.test(figures) && !/^86[48]00/.test(figures) ? `0${figures.slice(2)}` : '';
    return asLandline(landline) === undefined ? figures : landline;
  }
  const digits = figures.replace(/^(?:00)?86/, '');
  return /^(?:1[3-9]|0|400|800)/.test(digits) ? digits : `0${digits}`;
}

function asLandline(digits: string): string | undefined {
  const [, area, number] = /^(010|02\d)(\d{8})$/.exec(digits) ?? /^(0[3-9]\d\d)([2-8]\d{6,7})$/.exec(digits) ?? [];
  return area === undefined ? undefined : `${area}-${number}`;
}

/** What is wrong with figures that are no phone: with the long piece of them, else with all of them. */
function faultIn(run: readonly Group[], plus: boolean): PhoneFault {
  const last = run.at(-1);
  const main = joined(run, 0, run.length - 1);
  if (last !== undefined && isExtension(last) && isLocal(main)) return { reason: 'no-area-code' };
  if (/^(?:19|20)\d\d\D\d{1,2}\D\d{1,2}$/.test(run.map(({ gap, digits }) => gap + digits).join(''))) {
    return { reason: 'not-a-phone' };
  }
  const pieces = piecesOf(run).map(piece => joined(piece, 0, piece.length));
  const figures = pieces.find(piece => piece.length >= 9) ?? pieces.join('');
  if (plus && !figures.startsWith('86')) return { reason: 'not-a-phone' };
  return faultOf(localOf(figures, plus, true));
}

/** A landline without its area code. */
function isLocal(digits: string): boolean {
  return /^[2-8]\d{6,7}$/.test(digits);
}

function faultOf(digits: string): PhoneFault {
  const { length } = digits;
  if (length > 14 || length < 5) return { reason: 'not-a-phone' };
  if (digits.startsWith('0')) {
    const most = /^0(?:10|2)/.test(digits) ? 11 : 12;
    if (length < 11 && length >= 8) return { reason: 'short', missing: 11 - length };
    if (length > most) return { reason: 'long', extra: length - most };
    return { reason: length < 8 ? 'not-a-phone' : 'unknown-prefix' };
  }
  if (/^1[3-9]/.test(digits)) {
    if (length < 11) return { reason: 'short', missing: 11 - length };
    return { reason: 'long', extra: length - 11 };
  }
  if (length === 11) return { reason: 'unknown-prefix' };
  if (isLocal(digits)) return { reason: 'no-area-code' };
  if (length > 11) return { reason: 'long', extra: length - 11 };
  return length >= 9 ? { reason: 'short', missing: 11 - length } : { reason: 'not-a-phone' };
}

const numerals = '零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';
const spoken: Readonly<Record<Manner, RegExp>> = {
  asked: new RegExp(`[${numerals}\\d](?:[\\s${dash}.·,、]{0,2}[${numerals}\\d]){6,}`, 'g'),
  found: new RegExp(`[${numerals}\\d](?:[\\s${dash}]{0,2}[${numerals}\\d]){6,}`, 'g'),
};

/** Figures that are read out one by one as figures: 一三八, also in parts and mixed with others. */
function asFigures(text: string, manner: Manner): string {
  return text.replace(spoken[manner], run => {
    // 张三13812345678: the name ends in a numeral.
    const [plainly = ''] = /\d[^零〇○一二三四五六七八九幺]{5,}\d/.exec(run) ?? [];
    if (read(plainly.replace(/\D/g, ''), false, manner, false) !== undefined) return run;
    const figures = spokenDigits(run.replace(/○/g, '〇'));
    if (!/^\d+(?:一\d+)+$/.test(run) || read(figures, false, manner, false) !== undefined) return figures;
    // 138一1234一5678: somebody took the character for a stroke.
    return run.replace(/一/g, '-');
  });
}

/** l38OO138OOO: letters that look like figures, where they make a phone of a clear number. */
function withoutLookAlikes(text: string): string {
  return text.replace(/(?<![a-z\d])[\doil](?:[\s\-.]?[\doil]){6,19}(?![a-z\d])/gi, run => {
    if (!/[oil]/i.test(run) || (run.match(/\d/g)?.length ?? 0) < 4) return run;
    const figures = run.replace(/o/gi, '0').replace(/[il]/gi, '1');
    return read(figures.replace(/\D/g, ''), false, 'asked', false) === undefined ? run : figures;
  });
}

const other = '微信|wx|vx|qq|邮箱|邮件|电邮|短信|网上|线上|这里|这儿|平台';
const keeping = [
  '不(?:太|大|是很)?方便',
  '(?:没有?|无)(?:手机|电话|座机|号码|联系方式|固话)',
  '(?:不想|不愿意?|不肯|不要|不能|不可以|不给|不会|不|别|拒绝|可以不|能不|能不能不|非要|必须|一定要)(?:再)?(?:留|给|提供|告诉|透露|填|说|写)(?:你们?|您)?(?:我的)?(?:手机号?|电话|号码?|联系方式|$|吗|行|可以|了|啊|呢)',
  '(?:不留|不给|不填|不写|保密|隐私)',
  '(?:别|不要|不用|不许)(?:给我)?(?:打|来)(?:我)?电话',
  `(?:${other})(?:上|里)?(?:行|可以|能|好|吗|联系|沟通|聊|说|回|加|找|就|通知|发)`,
  `(?:加|用|发|走|通过|留|给)(?:我|你|您|个|的|你们)*(?:${other})`,
  `^(?:${other})$`,
  '(?:来电|打(?:过|进)?来的?|呼入|打给你们?的?|本机|现在|当前|正在用|这个|此|同一个?|上次|之前|原来|以前)(?:的|那个|这个|显示的?)*(?:手机)?(?:号|电话)',
  '(?:你们?|您|系统)(?:那里?|那边|里面?)?(?:不是)?(?:都)?(?:有|记着|存了|留了|知道)(?:我)?(?:的)?(?:号码?|电话|手机)',
  '(?:不记得|记不住|记不得|忘了|忘记|不知道)(?:了|我|自己|的)*(?:手机|电话|号码)',
  "(?:no|without a?|haven't|don't have|do not have|haven't got)(?: (?:a|an|any|my))? ?(?:phone|mobile|cell|telephone|number)",
  '(?:rather|prefer) not',
  "(?:don't|do not|won't|will not|can't|cannot|not) (?:want to |like to |wish to |going to |comfortable )?(?:giv|shar|leav|provid|call)",
  '(?:e-?mail|wechat|whatsapp|text me|sms|chat)(?: me)? ?(?:only|instead|please|is|would|works|ok|fine|better|$)',
  '(?:prefer|use|by|via|through|on|have) (?:my |an? )?(?:e-?mail|wechat|whatsapp|chat|text|sms)',
  "(?:this|same|current) (?:number|phone|one)|(?:number|one) (?:that )?i'?(?:m| am) (?:calling|using|texting)|calling from|(?:already|you) (?:have|got) (?:it|my)",
  '[\\w.+-]+@[\\w-]+\\.[a-z]{2}',
];
const keepingBack = new RegExp(`(?:${keeping.join('|')})`);

/** Says that there is no number to be had; a long tale says something else. */
function keepsItBack(text: string): boolean {
  if (text.length > 100) return false;
  return keepingBack.test(normalised(text).replace(/[,，。.!！?？~]+$/, '')) || readYesNo(text) === 'no';
}
