import { escaped } from '../web/document.ts';

/** HTML that may stand in HTML as it is. */
export interface Html {
  readonly html: string;
}

type Value = string | number | undefined | false | Html | readonly Value[];

/** Marks that turn the direction of what follows, with which a text could pretend to be another, and control characters. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu;

/** A template of HTML: whatever is filled in is escaped, unless it was made by such a template itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.reduce((whole, part, index) => whole + shown(values[index - 1]) + part) };
}

function shown(value: Value): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escaped(value.replace(turning, ''));
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map(shown).join('');
}
