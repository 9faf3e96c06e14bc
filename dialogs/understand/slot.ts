import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../../knowledge/records.ts';
import { placeToldIn } from './address.ts';
import { readChoice } from './choice.ts';
import { entitiesIn } from './entities.ts';
import { findCode, findFault } from './fault.ts';
import { readPastDate } from './past-date.ts';
import { readPhone } from './phone.ts';
import { type NamedProduct, productsIn } from './product.ts';
import { type RatingScale, readRating } from './rating.ts';
import { readSerial } from './serial.ts';
import { readWhen } from './when.ts';
import type { HolidayCalendar } from './when-holidays.ts';
import { readYesNo } from './yes-no.ts';

/** What a question of a form may expect; each is read by the function that the form itself uses. */
export const slotNames = [
  'phone',
  'product',
  'choice',
  'yes-no',
  'serial',
  'fault',
  'rating',
  'address',
  'place',
  'name',
  'visit',
  'past-date',
] as const;

export interface SlotReader {
  readonly products: readonly NamedProduct[];
  /** The labels offered, for `choice`. */
  readonly choices?: readonly string[] | undefined;
  /** The marks that may be given, for `rating`. */
  readonly scale: RatingScale;
  /** The shop's days, for `visit`; left out, the days off by law. */
  readonly calendar?: HolidayCalendar;
  /** On the clock of the shop, for `visit` and `past-date`. */
  readonly now: Temporal.ZonedDateTime;
  readonly language: Language;
}

/** What a text says as the answer to one question, as plain data; undefined for an unknown question. */
export function readSlot(
  expects: string,
  text: string,
  { products, choices = [], scale, calendar, now, language }: SlotReader,
): object | undefined {
  switch (expects) {
    case 'phone':
      return readPhone(text);
    case 'product': {
      const [product, ...others] = productsIn(text, products);
      return product === undefined
        ? { ok: false }
        : others.length > 0
          ? { ok: false, several: [product, ...others] }
          : { ok: true, product };
    }
    case 'choice':
      return readChoice(
        text,
        choices.map(label => ({ value: label, label })),
      );
    case 'yes-no':
      return { answer: readYesNo(text) ?? null };
    case 'serial':
      return readSerial(text);
    case 'fault':
      return {
        ok: text.trim() !== '',
        fault: text.trim(),
        symptom: findFault(text) ?? null,
        code: findCode(text) ?? null,
      };
    case 'visit':
      return readWhen(text, { now, ...(calendar && { calendar }), language });
    case 'past-date':
      return readPastDate(text, { today: now.toPlainDate(), language });
    case 'rating': {
      const rating = readRating(text, scale);
      return read(expects, rating?.kind === 'mark' ? rating.mark : undefined);
    }
    case 'place':
      return placeToldIn(text);
    case 'address':
    case 'name':
      return read(expects, entitiesIn(text, products)[expects]);
    default:
      return undefined;
  }
}

function read(name: string, value: string | number | undefined): object {
  return value === undefined ? { ok: false } : { ok: true, [name]: value };
}
