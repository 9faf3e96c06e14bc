import type { DialogContext } from 'botbuilder-dialogs';
import { tellClosed } from './after-hours.ts';
import type { Button } from './buttons.ts';
import { remembered } from './carried.ts';
import { knownContact } from './contact.ts';
import type { Json } from './form/form.ts';
import { beginForm } from './form/form-dialog.ts';
import { handover } from './handover.ts';
import type { DialogId } from './ids.ts';
import { menu } from './menu.ts';
import { offer } from './offer.ts';
import { surveyAgain } from './survey.ts';
import { type Turn, turnOf } from './turn-of.ts';

/** The forms that need to know how the customer is reached. */
const reaches: readonly DialogId[] = ['repair', 'booking', 'service', 'returns'];

/** Those that a person has to finish. */
const forPersons: readonly DialogId[] = [...reaches, 'complaint'];

/**
 * Begins a dialog with all that is known already.
 *
 * @param told `false`: the customer has not just said what is given
 */
export async function begin(
  dc: DialogContext,
  dialog: DialogId,
  given: Readonly<Record<string, Json>> = {},
  told?: false,
): Promise<void> {
  const turn = turnOf(dc.context);
  turn.memory.offered = [];
  if (dialog === 'menu') return offer(dc.context, menuInWords(turn), menu(turn));
  if (dialog === 'handover') return handover(dc.context);
  if (forPersons.includes(dialog)) await tellClosed(dc.context);
  if (dialog === 'survey') return surveyAgain(dc.context);
  // Who has agreed before is not asked again how to be reached.
  const contact = reaches.includes(dialog) ? await knownContact(turn) : {};
  const known = { ...remembered(turn, dialog), ...contact, ...given };
  await beginForm(dc, dialog, { given: known, ...(told === false && { told }) });
}

/** What the desk can do, also for those who see no buttons. */
export function menuInWords(turn: Turn): string {
  const lines = menu(turn).map(({ label }, index) => `${index + 1}. ${label}`);
  return [turn.texts.menu.text, ...lines, turn.texts.menu.hint].join('\n');
}

/** The case that a button is about; whose it is, the form looks at. */
export function aboutOf({ about }: Extract<Button, { start: unknown }>): Readonly<Record<string, Json>> {
  return about === undefined ? {} : { about };
}

/** The maintenance of a machine as it is asked for with a tap. */
export function maintained({ knowledge, language }: Turn, id: string): Readonly<Record<string, Json>> {
  const product = knowledge.products.find(each => each.id === id);
  return { kind: 'maintenance', ...(product && { product: { id, said: product.name[language] } }) };
}
