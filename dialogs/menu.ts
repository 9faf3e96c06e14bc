import { type Button, type Labelled, startButton } from './buttons.ts';
import type { DialogId } from './ids.ts';
import { textsOf } from './texts/texts.ts';
import type { Turn } from './turn-of.ts';
import { privacyMatters } from './understand/privacy.ts';

/** The buttons of the menu: to report a fault, to look up a warranty, to book a visit, what is asked most, a person. */
export function menu(turn: Pick<Turn, 'knowledge' | 'language'>): Labelled[] {
  const asked = mostAsked
    .filter(id => turn.knowledge.faq.some(entry => entry.id === id))
    .map((id): Labelled => ({ label: labelOf(turn, { faq: id }), button: { faq: id } }));
  return [
    ...dialogButton(turn, 'repair'),
    ...dialogButton(turn, 'warranty'),
    ...dialogButton(turn, 'booking'),
    ...dialogButton(turn, 'service'),
    ...dialogButton(turn, 'status'),
    ...asked,
    ...dialogButton(turn, 'handover'),
  ];
}

const mostAsked = ['warranty-term', 'out-of-warranty-fees'];

/** What a button says, in the language of the turn. */
export function labelOf({ knowledge, language }: Pick<Turn, 'knowledge' | 'language'>, button: Button): string {
  if ('faq' in button) return knowledge.faq.find(entry => entry.id === button.faq)?.[language].title ?? button.faq;
  if ('keep' in button) return textsOf[language].reminder.keep;
  if ('undo' in button) return textsOf[language].undo.button;
  if ('remind' in button) return textsOf[language].maintenance.remind;
  if ('maintain' in button) return textsOf[language].maintenance.book;
  if ('decide' in button) return textsOf[language].decision[button.decide];
  if ('start' in button && button.start === 'privacy') {
    const matter = privacyMatters.find(each => each === button.about);
    if (matter !== undefined) return textsOf[language].privacy.matters[matter].label;
  }
  const dialog = 'start' in button ? button.start : button.ask.form;
  // A survey is begun by the desk; no sentence of a customer's leads to it.
  if (dialog === 'survey') return textsOf[language].survey.title;
  return knowledge.intents.find(intent => intent.dialog === dialog)?.[language].title ?? dialog;
}

/** The button that begins a dialog. */
export function dialogButton(turn: Pick<Turn, 'knowledge' | 'language'>, dialog: DialogId): Labelled[] {
  return [startButton(dialog, labelOf(turn, { start: dialog }))];
}
