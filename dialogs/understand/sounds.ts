import { pinyin } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();

/** The syllables of a Chinese character without their tones, the commonest first: 调 is tiao and diao. */
export function soundsOf(sign: string): readonly string[] {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const read = pinyin(sign, { multiple: true, toneType: 'none', type: 'array', v: true });
  const sounds = [...new Set(read)].filter(sound => /^[a-z]+$/.test(sound));
  known.set(sign, sounds);
  return sounds;
}

/** A syllable as those hear it who do not tell zh from z, ng from n or n from l. */
export function roughly(sound: string): string {
  return sound
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/ng$/, 'n');
}

/** Whether two texts of equally many characters are said alike, roughly: 空凋 and 空调, 冰厢 and 冰箱. */
export function soundAlike(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((sign, at) => sign === b[at] || signsSoundAlike(sign, b[at] ?? ''));
}

/** By a sound that is the usual one of either: nobody types 的 for 提, though both may be read as di. */
function signsSoundAlike(a: string, b: string): boolean {
  const [heard, meant] = [soundsOf(a).map(roughly), soundsOf(b).map(roughly)];
  return heard.some((sound, at) => (at === 0 ? meant.includes(sound) : meant[0] === sound));
}
