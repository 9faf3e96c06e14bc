import { parseTicketNumber } from '../../knowledge/ticket-number.ts';
import { plain } from './normalise.ts';
import { readPhone } from './phone.ts';

/** In characters: "已经寄了，顺丰单号SF1234567890123，麻烦收到说一声，谢谢". */
const longest = 80;

/** Whether a message tells the tracking number of a parcel: SF1234567890123, 运单号 75123…, "UPS 1Z…". */
export function namesTracking(text: string): boolean {
  if (text.length > longest) return false;
  const read = plain(text);
  const [number] = standing.exec(read) ?? called.exec(read)?.slice(1) ?? [];
  if (number === undefined || parseTicketNumber(number).ok) return false;
  return called.test(read) || !readPhone(number).ok;
}

/** Long enough to be nothing else, with at most four letters before the figures. */
const standing = /(?<![a-z\d])[a-z]{0,4}\d{11,20}(?![a-z\d])/i;
const called =
  /(?:运单|快递|物流|顺丰|圆通|中通|申通|韵达|京东|邮政|德邦|寄出|发货|tracking|parcel|waybill|ups|dhl|fedex|ems)\D{0,16}([a-z]{0,4}\d{6,20})/i;
