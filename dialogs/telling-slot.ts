import { keepable } from './contact.ts';
import { isText, type Slot } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { tellsBeyond } from './understand/opinion-words.ts';
import { asks } from './understand/sentence.ts';

/** What is asked for somebody's own words. */
export interface TellingTexts {
  readonly label: string;
  readonly names: readonly string[];
  readonly ask: string;
  readonly again: string;
  readonly tooLong: (max: number) => string;
}

const longest = 2000;
/** In characters: what is shorter and fits no question is no story either. */
const shortestMore = 8;

/**
 * A matter told freely, in whatever words; what is said of it later is put to it.
 *
 * @param question in characters: what asks something and is no longer than that may be a question to us
 */
export function tellingSlot<A extends object>(t: TellingTexts, turn: Turn, question: number): Slot<A, string> {
  return {
    label: t.label,
    names: t.names,
    ask: (_, misses) => ({ text: misses > 0 ? t.again : t.ask }),
    read: ({ text }) => {
      if (text.length > longest) return { problem: t.tooLong(longest) };
      const words = keepable(text, turn);
      const isNone = !/[\p{L}\p{N}]{2}/u.test(words) || readNonAnswer(text, turn.knowledge) !== undefined;
      // 我要投诉 once more says no more than before.
      if (isNone || (orders.test(text.trim()) && !tellsBeyond(text))) return { problem: t.again };
      return { value: words, unsure: asks(text) && [...text].length <= question };
    },
    more: (before, text, meant) => {
      if (!meant && ([...text].length < shortestMore || asks(text))) return undefined;
      const words = keepable(text, turn);
      if (!/[\p{L}\p{N}]{2}/u.test(words)) return undefined;
      return before.includes(words) ? before : `${before}；${words}`.slice(0, longest);
    },
    fits: isText,
    show: told => (told.length > 80 ? `${told.slice(0, 80)}…` : told),
  };
}

const orders =
  /^(?:我?[要想]?(?:投诉|提(?:个|点)?(?:意见|建议)|表扬|反馈)|i (?:want|would like) to complain|complain)/i;
