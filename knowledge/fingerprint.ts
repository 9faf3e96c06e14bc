/** A fingerprint of all files, 64 bits of FNV-1a in two halves; told apart, not kept secret. */
export function fingerprint(files: ReadonlyMap<string, string>): string {
  let [high, low] = [0x811c9dc5, 0x1b873593];
  for (const name of [...files.keys()].sort()) {
    for (const part of [name, files.get(name) ?? '']) {
      for (let at = 0; at <= part.length; at++) {
        const unit = at === part.length ? 0x10000 : part.charCodeAt(at);
        high = Math.imul(high ^ unit, 0x01000193);
        low = Math.imul(low ^ unit, 0x5bd1e995);
        low ^= low >>> 15;
      }
    }
  }
  return [high, low].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
