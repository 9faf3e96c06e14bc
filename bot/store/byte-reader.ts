/** Takes lines and runs of bytes out of a stream. */
export interface ByteReader {
  /** The next line without its end, or undefined at the end of the stream; `whole`: whether its end was there. */
  line(): Promise<{ readonly bytes: Buffer; readonly whole: boolean } | undefined>;
  /** So many bytes, or fewer at the end of the stream. */
  take(count: number): Promise<Buffer>;
}

export function byteReader(stream: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const next = async (): Promise<Buffer | undefined> => {
    const { value, done } = await chunks.next();
    return done ? undefined : asBuffer(value);
  };
  return {
    async line() {
      const parts: Buffer[] = [];
      for (;;) {
        const feed = rest.indexOf(LINE_FEED);
        if (feed >= 0) {
          parts.push(rest.subarray(0, feed));
          rest = rest.subarray(feed + 1);
          return { bytes: joined(parts), whole: true };
        }
        if (rest.length > 0) parts.push(rest);
        const more = await next();
        rest = more ?? Buffer.alloc(0);
        if (more === undefined) return parts.length === 0 ? undefined : { bytes: joined(parts), whole: false };
      }
    },
    async take(count) {
      const parts: Buffer[] = [];
      for (let left = count; left > 0; ) {
        if (rest.length === 0) {
          const more = await next();
          if (more === undefined) break;
          rest = more;
        }
        const part = rest.subarray(0, left);
        rest = rest.subarray(part.length);
        left -= part.length;
        parts.push(part);
      }
      return joined(parts);
    },
  };
}

const LINE_FEED = 0x0a;

function joined(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
