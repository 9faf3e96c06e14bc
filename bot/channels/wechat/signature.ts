import { createHash, timingSafeEqual } from 'node:crypto';

/** What WeChat signs with: the parts sorted and joined, hashed by SHA-1, in hex. */
export function signatureOf(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Compares as bytes, in a time that tells nothing of where they differ. */
export function isSigned(signature: string, parts: readonly string[]): boolean {
  return isSameText(signature, signatureOf(parts));
}

/** Whether two texts are the same, in a time that depends on their length alone. */
export function isSameText(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
