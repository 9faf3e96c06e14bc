import type { TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import { begin } from './begin.ts';
import { givenBy, keepNamed, keepWish } from './carried.ts';
import { tellsOnlyReach } from './contact.ts';
import { addedToAlarm } from './danger.ts';
import { sayUnknown, suggestionButton, understood } from './faq.ts';
import { passedOn } from './handover.ts';
import { dialogButton, menu } from './menu.ts';
import { noteAnswered, noteMissed } from './missed.ts';
import { offer } from './offer.ts';
import { ownVisit } from './own-visit.ts';
import { showEntry } from './press.ts';
import { say } from './say.ts';
import { turnOf } from './turn-of.ts';
import { findTicketNumber, type readTicketNumber } from './understand/ticket-number.ts';
import type { Suggestion } from './understand/understand.ts';

/** After so many messages in a row that nobody understood, only a person helps. */
const lostForGood = 3;

/** What a sentence means that answers no question of ours. */
export async function sentence(dc: DialogContext): Promise<void> {
  const { context } = dc;
  const turn = turnOf(context);
  const booked = await ownVisit(turn);
  if (booked !== undefined) {
    turn.memory.lost = 0;
    return offer(context, booked.said, booked.onward);
  }
  const meant = understood(turn, turn.input.text);
  const advice = meant.advice === undefined ? undefined : turn.texts.dangerMore.advice;
  if (meant.outcome === 'answer' || meant.outcome === 'dialog') turn.memory.lost = 0;
  if (meant.outcome !== 'dialog') {
    keepWish(turn);
    keepNamed(turn, meant.entities.product);
  }
  switch (meant.outcome) {
    case 'answer':
      await showEntry(context, meant.answer.id, meant.suggestions.map(suggestionButton));
      noteAnswered(turn, meant.answer.id);
      break;
    case 'dialog':
      turn.memory.wishes = meant.suggestions
        .filter(each => 'dialog' in each)
        .map(each => suggestionButton(each).button);
      await begin(dc, meant.dialog, givenBy(turn, meant));
      break;
    default:
      if ((await numberSaid(dc, findTicketNumber)) || (await addedToAlarm(context)) || (await passedOn(context)))
        return;
      if (meant.outcome === 'fallback' && tellsOnlyReach(turn.input.text)) {
        const next = [...dialogButton(turn, 'repair'), ...dialogButton(turn, 'booking')];
        return offer(context, turn.texts.repair.reachFirst, next);
      }
      await notUnderstood(context, 'suggestions' in meant ? meant.suggestions : [], advice);
      return;
  }
  if (advice !== undefined && dc.activeDialog === undefined) {
    await offer(context, advice, dialogButton(turn, 'repair'));
  } else if (turn.input.files.length > 0 && dc.activeDialog === undefined) {
    await say(context, turn.texts.repair.photosKept(turn.input.files.length));
  }
}

/** Not understood: near questions first, then other words, and in the end a person; never the same thing again. */
async function notUnderstood(
  context: TurnContext,
  suggestions: readonly Suggestion[],
  advice: string | undefined,
): Promise<void> {
  const turn = turnOf(context);
  const { texts, memory } = turn;
  const near = suggestions.map(suggestionButton);
  memory.lost += 1;
  await noteMissed(turn, suggestions);
  if (advice !== undefined) {
    return offer(context, advice, near.length > 0 ? near : dialogButton(turn, 'repair'));
  }
  if (memory.lost >= lostForGood) return offer(context, texts.faq.unknownStill, dialogButton(turn, 'handover'));
  if (near.length > 0) return offer(context, texts.faq.unsure, near);
  if (memory.lost > 1) return offer(context, texts.faq.unknownAgain, menu(turn));
  await sayUnknown(context);
}

/** The bare number of a case asks how that stands; one with a slip in it is answered with how numbers look. */
export async function numberSaid(dc: DialogContext, read: typeof readTicketNumber): Promise<boolean> {
  const { input, texts, desk } = turnOf(dc.context);
  const said = read(input.text);
  if (said === undefined) return false;
  if ('number' in said) {
    // A serial number of a machine we know is none, though it may look like one.
    if ((await desk.unit(said.number.replaceAll('-', ''))) !== undefined) return false;
    await begin(dc, 'status', { about: said.number });
    return true;
  }
  await say(dc.context, texts.status.number.slip(said.slip));
  return true;
}
