import type { Activity } from './activity.ts';
import type { Kept } from './outbox.ts';
import { isLanguage, type Language } from './words.ts';

/** What the browser remembers for the page. Private windows may forbid it all; then nothing is remembered. */
export interface Memory {
  language(): Language | undefined;
  setLanguage(language: Language): void;
  /** What was typed and not sent, in this tab. */
  draft(): string;
  setDraft(text: string): void;
  /** Messages on their way, in this tab. */
  readonly kept: Kept;
}

/** A tab that is opened again the next day does not send what its customer has long forgotten. */
const keptMs = 3_600_000;

export function browserMemory(): Memory {
  return {
    language() {
      const stored = read(() => localStorage, 'desk.language');
      return isLanguage(stored) ? stored : undefined;
    },
    setLanguage: language => write(() => localStorage, 'desk.language', language),
    draft: () => read(() => sessionStorage, 'desk.draft') ?? '',
    setDraft: text => write(() => sessionStorage, 'desk.draft', text),
    kept: {
      load() {
        try {
          const { at, activities } = JSON.parse(read(() => sessionStorage, 'desk.outbox') ?? '{}');
          return Date.now() - at < keptMs ? (activities as readonly Activity[]) : [];
        } catch {
          return [];
        }
      },
      save: activities => write(() => sessionStorage, 'desk.outbox', JSON.stringify({ at: Date.now(), activities })),
    },
  };
}

function read(storage: () => Storage, key: string): string | undefined {
  try {
    return storage().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value);
  } catch {
    // Not remembered.
  }
}
