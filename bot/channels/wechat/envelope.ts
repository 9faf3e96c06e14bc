import { createCipheriv, createDecipheriv } from 'node:crypto';
import { isSameText } from './signature.ts';

/** Encrypts and decrypts what is exchanged with WeChat in safe mode. */
export interface Envelope {
  /** @returns undefined for anything that was not sealed with this key for this receiver, to the last byte */
  open(sealed: string): string | undefined;
  seal(text: string): string;
}

const blockBytes = 32;
const randomBytes = 16;
const lengthBytes = 4;

/**
 * AES-256-CBC as WeChat does it: 16 random bytes, the length of the message in 4 bytes, the message, the receiver's id,
 * PKCS#7 padding to 32 bytes, the first half of the key as the start vector.
 *
 * On node:crypto rather than on a library: those at hand check neither padding nor length nor receiver, and what is
 * left of them is these lines.
 *
 * @param encodingKey the 43 characters of EncodingAESKey
 * @param receiver the app id of an official account
 */
export function envelope(encodingKey: string, receiver: string, random: (bytes: number) => Uint8Array): Envelope {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  const vector = key.subarray(0, 16);
  return {
    open(sealed) {
      const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(sealed) ? Buffer.from(sealed, 'base64') : Buffer.alloc(0);
      if (bytes.byteLength === 0 || bytes.byteLength % blockBytes !== 0) return undefined;
      const cipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
      return messageIn(Buffer.concat([cipher.update(bytes), cipher.final()]), receiver);
    },
    seal(text) {
      const message = Buffer.from(text);
      const length = Buffer.alloc(lengthBytes);
      length.writeUInt32BE(message.byteLength);
      const plain = Buffer.concat([random(randomBytes), length, message, Buffer.from(receiver)]);
      const padding = blockBytes - (plain.byteLength % blockBytes);
      const cipher = createCipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
      return Buffer.concat([
        cipher.update(plain),
        cipher.update(Buffer.alloc(padding, padding)),
        cipher.final(),
      ]).toString('base64');
    },
  };
}

function messageIn(plain: Buffer, receiver: string): string | undefined {
  const padding = plain.at(-1) ?? 0;
  if (padding < 1 || padding > blockBytes) return undefined;
  if (!plain.subarray(-padding).equals(Buffer.alloc(padding, padding))) return undefined;
  const from = randomBytes + lengthBytes;
  const content = plain.subarray(0, -padding);
  if (content.byteLength < from) return undefined;
  const to = from + content.readUInt32BE(randomBytes);
  if (to > content.byteLength || !isSameText(content.toString('latin1', to), receiver)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content.subarray(from, to));
  } catch {
    return undefined;
  }
}
