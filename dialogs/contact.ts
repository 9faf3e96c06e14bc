import { stamp } from '../knowledge/stamp.ts';
import { hasAgreed } from './consent.ts';
import { isText, type Slot } from './form/form.ts';
import type { Desk } from './ports.ts';
import type { Turn } from './turn-of.ts';
import { findAddress } from './understand/address.ts';
import { plain } from './understand/normalise.ts';
import { findPhone, maskPhone, readPhone } from './understand/phone.ts';
import { asks } from './understand/sentence.ts';
import { shownAddress, type WhereTold, wholeAddress } from './where-slot.ts';
import { wishIn } from './wish.ts';

/** What a form knows that may only be told with consent. */
interface Consenting {
  readonly consent?: 'yes' | 'no';
  readonly address?: string;
  readonly where?: WhereTold;
}

const longestAddress = 200;
/** A name or a label stands beside it, as in what is copied out of an order. */
const block = /收[件货]人|联系人|姓名|地址\s*[:：]|所在地区/;
/** What tells a place from a time: 那就一点吧 is no address. */
const place =
  /[路街室村镇区市县楼栋苑园弄院厦座巷]|(?<![a-z])(?:street|st|road|rd|avenue|ave|lane|drive|flat|apt|room)(?![a-z])/i;

/** How the customer was reached before; what is known already is shown, but not in full. */
export type Contact = Awaited<ReturnType<Desk['contact']>>;

/** What is known of it, once the customer has agreed to that. */
export async function knownContact(turn: Pick<Turn, 'desk'>): Promise<Contact> {
  return hasAgreed(turn) ? turn.desk.contact() : {};
}

/** For so long a number that came before the customer had agreed is the one that is meant once they do. */
const untakenHours = 12;

/** Keeps in mind how a customer is reached who has not agreed yet that it is kept; nothing is put on record. */
export function keepUntaken(turn: Turn): void {
  const { memory, input, now } = turn;
  if (hasAgreed(turn) || input.button !== undefined) return;
  const before = untaken(turn);
  const phone = findPhone(input.text) ?? before.phone;
  const address = findAddress(input.text) ?? before.address;
  if (phone === undefined && address === undefined) memory.untaken = undefined;
  else if (phone !== before.phone || address !== before.address) memory.untaken = { phone, address, at: stamp(now) };
}

function untaken({ memory, now }: Turn): Contact {
  const { at, phone, address } = memory.untaken ?? {};
  if (at === undefined || now.since(at).total('hours') > untakenHours) return {};
  return { ...(phone !== undefined && { phone }), ...(address !== undefined && { address }) };
}

/** A text as it may be kept: without the phone number of somebody who has not agreed to that. */
export function keepable(text: string, turn: Pick<Turn, 'desk'>): string {
  if (hasAgreed(turn)) return text;
  return text.replace(numbered, whole => (findPhone(whole) === undefined ? whole : '')).trim();
}

const numbered =
  /[,，、。;；\s]*(?:我的?)?(?:联系)?(?:电话|手机号?|号码|phone|tel)?(?:号码)?(?:是|[:：])?\s*\+?\d[\d\s-]{6,}\d/giu;

/** How to reach the customer. A number that came before the customer had agreed is taken as soon as they have. */
export function phoneSlot<A extends Consenting = Consenting>(turn: Turn, known: Contact = {}): Slot<A, string> {
  const t = turn.texts.repair.phone;
  return {
    label: t.label,
    names: t.names,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: ({ text }) => {
      const reading = readPhone(text);
      if (reading.ok) return { value: reading.phone };
      return { problem: t.problem(reading), firm: reading.reason !== 'not-a-phone' };
    },
    spot: (text, { consent }) => (hasAgreed(turn) || consent === 'yes' ? findPhone(text) : undefined),
    owns: isPhoneAlone,
    earlier: ({ consent }) => (consent === 'yes' ? untaken(turn).phone : undefined),
    concerns: text => findPhone(text) !== undefined,
    fits: isText,
    show: phone => (phone === known.phone ? maskPhone(phone) : phone),
  };
}

/** Where the technician comes to; it may be told on the phone as well. */
export function addressSlot<A extends Consenting = Consenting>(turn: Turn, known: Contact = {}): Slot<A, string> {
  const t = turn.texts.repair.address;
  return {
    label: t.label,
    names: t.names,
    optional: true,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: ({ text }) => {
      if (text.length > longestAddress) return { problem: t.tooLong(longestAddress) };
      if ([...text].length < 4 || !/\p{L}/u.test(text)) return { problem: t.again };
      const named = findAddress(text) !== undefined || place.test(text);
      // A question, a time or a number to call says nothing of where.
      if (!named && ((asks(text) && !/\d/.test(text)) || findPhone(text) !== undefined)) return { problem: t.again };
      const isTime = !named && wishIn(text, turn) !== undefined;
      if (isTime) return { problem: t.again };
      const isBlock = findPhone(text) !== undefined || block.test(text);
      return { value: (isBlock ? findAddress(text) : undefined) ?? bareAddress(text), unsure: asks(text) };
    },
    spot: (text, { consent }) => (hasAgreed(turn) || consent === 'yes' ? findAddress(text) : undefined),
    owns: isAddressAlone,
    earlier: ({ consent }) => (consent === 'yes' ? untaken(turn).address : undefined),
    fits: isText,
    show: (address, answers) =>
      address === known.address ? maskAddress(address) : shownAddress(wholeAddress({ ...answers, address }) ?? address),
  };
}

/** Whether a message is a phone number or an address, and nothing else. */
export function tellsOnlyReach(text: string): boolean {
  return isPhoneAlone(text) || isAddressAlone(text);
}

function isPhoneAlone(text: string): boolean {
  return /^\s*\+?[\d\s()-]{7,20}$/.test(plain(text)) && readPhone(text).ok;
}

function isAddressAlone(text: string): boolean {
  return findAddress(text) === bareAddress(text);
}

/** An address as shown in answers: the numbers of house and door are hidden. */
export function maskAddress(address: string): string {
  return address.replace(/\d+|[零一二三四五六七八九十百]+(?=[号栋幢座单室层楼弄])/gu, '**');
}

/** Without what is said around an address: 就写人民路8号吧. */
function bareAddress(text: string): string {
  const bare = text
    .replace(/^(?:那|就|还是|写|填|用|我?的?地址(?:就?是|在)?|[:：,，\s])+/u, '')
    .replace(/(?:[,，。\s]|吧|谢谢你?您?|麻烦了)+$/u, '');
  return [...bare].length < 4 ? text : bare;
}
