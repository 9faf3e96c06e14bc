import type { Language } from '../../knowledge/records.ts';

/** Latin words that Chinese customers type among Chinese ones, and that say nothing about their language. */
const everywhere = new Set([
  'ok',
  'okay',
  'app',
  'ac',
  'tv',
  'pc',
  'cpu',
  'usb',
  'wifi',
  'vip',
  'ai',
  'led',
  'sn',
  'pos',
  'ktv',
  'no',
  'qq',
  'bug',
]);

/** The language that a message is written in; undefined where it does not tell (a number, a code, "ok"). */
export function languageOf(text: string): Language | undefined {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/(?<![\p{L}\d-])[a-z][a-z']*(?![\p{L}\d-])/giu) ?? [];
  const telling = words.filter(
    word => !everywhere.has(word.toLowerCase()) && (word.length > 1 || /^[iu]$/i.test(word)),
  );
  if (han === 0 && telling.length === 0) return undefined;
  // A Chinese word takes about two characters; names of brands and models stand in both languages.
  return telling.length > han / 2 && telling.length > 0 ? 'en-US' : 'zh-CN';
}
