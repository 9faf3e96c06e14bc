const digits = '零一二三四五六七八九';
const variants: Readonly<Record<string, string>> = {
  〇: '零',
  两: '二',
  俩: '二',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  幺: '一',
  仨: '三',
};

/** The number that a Chinese numeral or figures below 100 stand for: 十二 → 12, 2 → 2; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([零一二三四五六七八九]?)$/.exec(plainNumeral(text)) ?? [];
  if (tens === undefined || tens + ten + ones === '') return undefined;
  if (ten === '') return tens !== '' && ones !== '' ? undefined : digits.indexOf(tens || (ones ?? ''));
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones ? digits.indexOf(ones) : 0);
}

/** The same for whole numbers below 1,000: 一百二十 → 120, 两百 → 200, 350. */
export function countOf(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const [, hundreds, rest] = /^([一二三四五六七八九])百零?(.*)$/u.exec(plainNumeral(text)) ?? [];
  if (hundreds === undefined) return numberOf(text);
  const below = rest === '' ? 0 : numberOf(rest ?? '');
  return below === undefined ? undefined : digits.indexOf(hundreds) * 100 + below;
}

/** Numbers read out digit by digit as figures: 一三八 → 138; other characters stay. */
export function spokenDigits(text: string): string {
  return plainNumeral(text).replace(/[零一二三四五六七八九]/g, sign => String(digits.indexOf(sign)));
}

function plainNumeral(text: string): string {
  return text.replace(/[〇两俩壹贰叁肆伍陆柒捌玖拾幺仨]/g, sign => variants[sign] ?? sign);
}
