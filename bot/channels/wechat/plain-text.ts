/**
 * Markdown as somebody writes it by hand: marks go, links show where they lead. For texts that are not plain: a plain one
 * may well hold a star or a sharp that is meant.
 */
export function withoutMarkdown(text: string): string {
  return text
    .replace(/<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)["']?[^>]*>(.*?)<\/a>/gis, (_, url, title) => link(title, url))
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (_, title, url) => link(title, url))
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^>\s?/gm, '')
    .replace(/\*\*([^*]+)\*\*|__([^_]+)__/g, (_, star, line) => star ?? line)
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '$1')
    .replace(/`{3}\w*\n?|`([^`]+)`/g, (_, code) => code ?? '')
    .replace(/^[*+]\s+/gm, '- ');
}

export function link(title: string, url: string): string {
  const named = title.trim();
  return named === '' || named === url ? url : `${named}：${url}`;
}

/**
 * WeChat makes a link of every `<a href>` in a text, also in what another customer wrote and the desk quotes: the signs
 * that begin and end it are replaced by wide ones.
 */
export function withoutTags(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞');
}

/**
 * Cuts a text into pieces of at most `limit` bytes in UTF-8: between paragraphs, else lines, else sentences, else
 * anywhere but inside of what shows as one character.
 *
 * @param most pieces; what is left is given up, and `instead` ends the last one
 */
export function pieces(text: string, limit: number, most: number, instead: string): string[] {
  const found: string[] = [];
  for (let rest = text.trim(); rest !== ''; ) {
    if (Buffer.byteLength(rest) <= limit) return [...found, rest];
    if (found.length === most - 1) {
      const room = limit - Buffer.byteLength(instead) - 1;
      return [...found, `${rest.slice(0, cutOf(rest, room)).trimEnd()}\n${instead}`];
    }
    const cut = cutOf(rest, limit);
    found.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return found;
}

const ends: readonly RegExp[] = [/\n\n/g, /\n/g, /[。！？；…!?;](?:["”’」』）)])?|\.\s/g, /[，、,\s]/g];
/** A piece that would be shorter than this part of what fits is cut less nicely. */
const leastPart = 0.4;

/** Where to cut, in code units. */
function cutOf(text: string, limit: number): number {
  const fits = longest(text, limit);
  for (const end of ends) {
    const places = [...text.slice(0, fits).matchAll(end)].map(({ 0: found, index }) => index + found.length);
    const last = places.at(-1) ?? 0;
    if (last >= fits * leastPart) return last;
  }
  return fits;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** How many code units fit, whole characters only; at least one character, so that there is an end to it. */
function longest(text: string, limit: number): number {
  let bytes = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, limit + 1))) {
    bytes += Buffer.byteLength(segment);
    if (bytes > limit && index > 0) return index;
  }
  return Math.min(text.length, limit);
}
