import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { settings } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';

const settingId = 'directline.key';

/** Signs with one purpose: what was signed for another purpose is not valid here. */
export interface Signer {
  /** 43 characters that only the holder of the key can tell. */
  sign(text: string): string;
  isSigned(text: string, signature: string): boolean;
}

/** The key that everything of this channel is signed with; made at the first start, the same ever after. */
export async function signingKey(store: Store, random: (bytes: number) => Uint8Array): Promise<Uint8Array> {
  const value = await store.transaction(async tx => {
    await tx.lock(`setting/${settingId}`);
    const kept = await tx.get(settings, settingId);
    if (kept !== undefined) return kept.value;
    const made = Buffer.from(random(32)).toString('base64url');
    await tx.put(settings, { id: settingId, value: made });
    return made;
  });
  return Buffer.from(value, 'base64url');
}

export function signer(key: Uint8Array, purpose: string): Signer {
  const own = createHmac('sha256', key).update(purpose).digest();
  const sign = (text: string) => createHmac('sha256', own).update(text).digest('base64url');
  return { sign, isSigned: (text, signature) => isSame(sign(text), signature) };
}

/** Compares in a time that tells nothing of where, or in what length, they differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

/** 192 random bits in 32 characters of [A-Za-z0-9_-]. */
export function randomId(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(24)).toString('base64url');
}

/** 43 characters of [A-Za-z0-9_-]. */
export function hashed(text: string): string {
  return digest(text).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
