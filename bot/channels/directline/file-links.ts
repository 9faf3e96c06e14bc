import { Temporal } from 'temporal-polyfill';
import { signer } from './keys.ts';

/** Addresses of files that work for some days: whoever finds an old one, in a chat or a log, sees nothing. */
export interface FileLinks {
  /** The address of a file, good for seven days after today in UTC. All day it is the same to the letter. */
  signed(path: string): string;
  /** Whether this very address was given out, and not too long ago. */
  isGood(path: string, query: URLSearchParams): boolean;
}

const days = 7;

export function fileLinks(key: Uint8Array, clock: () => Temporal.Instant): FileLinks {
  const own = signer(key, 'file');
  const today = () => clock().toZonedDateTimeISO('UTC').toPlainDate();
  const claim = (path: string, until: string) => `${path}?until=${until}`;

  return {
    signed(path) {
      const until = today().add({ days }).toString();
      return `${claim(path, until)}&sig=${own.sign(claim(path, until))}`;
    },
    isGood(path, query) {
      const until = query.get('until') ?? '';
      // What is signed was written above, so it is a day.
      return (
        own.isSigned(claim(path, until), query.get('sig') ?? '') && Temporal.PlainDate.compare(today(), until) <= 0
      );
    },
  };
}
