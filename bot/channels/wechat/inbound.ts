import { z } from 'zod';
import { hashed } from '../directline/keys.ts';
import type { Inbound } from './transport.ts';
import { type Fields, withoutControls } from './xml.ts';

const id = z.string().regex(/^[\w-]{1,64}$/);

/** Of what every message has, nothing is missing. */
const Head = z.object({
  FromUserName: id,
  ToUserName: id,
  CreateTime: z.string().regex(/^\d{1,12}$/),
  MsgType: z.string().regex(/^\w{1,30}$/),
  /** 64 bits, so never a number. */
  MsgId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  Event: z
    .string()
    .regex(/^\w{1,64}$/)
    .optional(),
});

/** What is said is cut there. */
const maxText = 2000;
/** Of a recognised voice message: more is a talk that nobody has read over. */
const maxHeard = 200;

/** What the official account pushed: a message of a customer, something that asks for nothing, or none at all. */
export type Pushed =
  | { readonly kind: 'message'; readonly message: Inbound }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'malformed' };

/** Reads the fields of a message or an event of an official account. */
export function readPushed(fields: Fields): Pushed {
  const parsed = Head.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { kind: 'malformed' };
  const { FromUserName: from, ToUserName: account, MsgType: type, MsgId, CreateTime, Event } = parsed.data;
  const isEvent = type === 'event';
  if (isEvent ? Event === undefined : MsgId === undefined) return { kind: 'malformed' };
  const what = isEvent ? happened(Event ?? '', fields) : said(type, fields);
  if (what === undefined) return { kind: 'nothing' };
  const happening = [from, CreateTime, Event ?? '', fields.get('EventKey') ?? ''].join('\n');
  const key = isEvent ? `event/${hashed(happening)}` : `msg/${MsgId}`;
  return { kind: 'message', message: { key, from, account, what } };
}

type What = Inbound['what'];

function said(type: string, fields: Fields): What | undefined {
  const media = fields.get('MediaId') ?? '';
  switch (type) {
    case 'text': {
      const text = cleaned(fields.get('Content') ?? '');
      const menu = fields.get('bizmsgmenuid');
      if (isSticker(text)) return { kind: 'unreadable' };
      return { kind: 'text', text, ...(menu && { menu: cleaned(menu).slice(0, 128) }) };
    }
    case 'image':
      return isMediaId(media) ? { kind: 'image', media } : { kind: 'unreadable' };
    case 'video':
    case 'shortvideo':
      return isMediaId(media) ? { kind: 'video', media } : { kind: 'unreadable' };
    case 'voice': {
      const heard = cleaned(fields.get('Recognition') ?? '');
      return { kind: 'voice', ...(heard !== '' && heard.length <= maxHeard && { heard }) };
    }
    case 'location':
      return { kind: 'location', label: cleaned(fields.get('Label') ?? '').slice(0, 200) };
    default:
      return { kind: 'unreadable' };
  }
}

function happened(event: string, fields: Fields): What | undefined {
  const key = cleaned(fields.get('EventKey') ?? '').slice(0, 128);
  switch (event) {
    case 'subscribe':
      return { kind: 'followed', scene: key.replace(/^qrscene_/, '') };
    case 'unsubscribe':
      return { kind: 'left' };
    case 'SCAN':
      return { kind: 'scanned', scene: key };
    case 'CLICK':
      return { kind: 'clicked', menu: key };
    case 'scancode_waitmsg':
    case 'scancode_push':
      return {
        kind: 'scanned',
        scene: `serial:${scannedSerial(cleaned(fields.get('ScanCodeInfo.ScanResult') ?? ''))}`,
      };
    default:
      // A page of the menu was opened, a place reported, a template delivered: nobody waits for an answer.
      return undefined;
  }
}

/** What a code on a machine says: a bar code comes with its kind before it, and a link to the chat page with the number in it. */
function scannedSerial(result: string): string {
  const linked = URL.canParse(result) ? new URL(result).searchParams.get('serial') : undefined;
  return (linked ?? result.replace(/^[A-Z]+[_-]?\d*,/, '')).slice(0, 100);
}

function cleaned(text: string): string {
  return [...withoutControls(text)].slice(0, maxText).join('').trim();
}

/** Stickers that this channel cannot carry come as this sentence, the small faces as codes in brackets or behind /. */
function isSticker(text: string): boolean {
  if (/^【收到不支持的消息类型，暂无法显示】$/.test(text)) return true;
  return text !== '' && /^(?:\/:[^\s\p{Script=Han}]{1,8}\s?|\[[\p{Script=Han}A-Za-z]{1,8}\])+$/u.test(text);
}

function isMediaId(text: string): boolean {
  return /^[\w-]{1,256}$/.test(text);
}
