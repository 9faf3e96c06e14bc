import { entitiesIn } from './entities.ts';
import { plain } from './normalise.ts';

const longest = 200;

/**
 * A sentence as it may be kept and read by people who are not concerned: without numbers that lead to somebody, names,
 * addresses and the like. Codes of a display and names of models are no such thing and stay.
 */
export function masked(text: string): string {
  const read = plain(text).replace(/\s+/g, ' ').trim();
  const { name, address } = entitiesIn(read, []);
  const hidden = [address, name].reduce<string>((rest, part) => (part ? rest.replaceAll(part, '…') : rest), read);
  return marks.reduce((rest, mark) => rest.replace(mark, '…'), hidden).slice(0, longest);
}

/** What leads to somebody wherever it stands. */
const marks: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // A name in a messenger stands behind what it is a name of.
  /(?<=(?:微信|QQ|WeChat|weixin)号?\s?(?:是|为|:|：)?\s?)[\w-]{5,}/giu,
  // A serial number, before its figures are taken for a phone number.
  /(?=(?:[A-Z-]*\d){4})[A-Z\d-]{8,}/giu,
  /\+?\d(?:[\s,-]?\d){4,}/gu,
  /[零〇一二三四五六七八九幺两]{7,}/gu,
  // Door and room: 3栋2单元501.
  /\d+(?:栋|幢|座|号楼|单元|室)(?:\d|栋|幢|座|号|单元|楼|层|室)*/gu,
];
