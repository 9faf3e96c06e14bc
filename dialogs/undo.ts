import { Temporal } from 'temporal-polyfill';
import { spanEnd } from '../knowledge/contact-hours.ts';
import { shownFigure } from '../knowledge/figures.ts';
import { isOpen } from '../knowledge/lifecycle.ts';
import { stamp } from '../knowledge/stamp.ts';
import { type Labelled, startButton } from './buttons.ts';
import { asJson, type Json, type Said } from './form/form.ts';
import type { DialogId } from './ids.ts';
import { dialogButton, labelOf } from './menu.ts';
import type { Turn } from './turn-of.ts';
import { clausesOf, spoken } from './understand/yes-no.ts';
import { shownSlot } from './visit-slot.ts';
import type { Visited } from './visits-booked.ts';

/** Keeps in mind how a visit stood before it was called off or moved. @returns how that is said, and the way back */
export function undoable(
  turn: Turn,
  { id, visit, state }: Visited,
): { readonly hint: string; readonly button: Labelled } {
  const { memory, now, texts, knowledge, language } = turn;
  memory.undo = { ticket: id, at: stamp(now), visit, state };
  return {
    hint: texts.undo.hint(shownFigure(knowledge.policy.visit.change.undo, language)),
    button: { label: texts.undo.button, button: { undo: id } },
  };
}

/** What is said of it, and which form helps on where the time was taken meanwhile. */
export interface Undone extends Said {
  readonly next?: { readonly dialog: DialogId; readonly given: Readonly<Record<string, Json>> };
}

/**
 * Puts a visit back as it was before the customer called it off or moved it; where somebody else has taken the time, the
 * nearest ones are offered.
 *
 * @param number the case that a button names
 * @returns undefined where there is nothing of late to be undone
 */
export async function undone(turn: Turn, number?: string): Promise<Undone | undefined> {
  const { memory, desk, texts, now, knowledge } = turn;
  const { undo } = memory;
  const t = texts.undo;
  const about = number ?? undo?.ticket;
  if (about === undefined) return undefined;
  const over = undo && spanEnd(Temporal.Instant.from(undo.at), knowledge.policy.visit.change.undo, knowledge.calendar);
  const isLate = over === undefined || Temporal.Instant.compare(now, over) >= 0;
  if (undo === undefined || undo.ticket !== about || isLate) {
    return number === undefined ? undefined : { said: t.late, onward: dialogButton(turn, 'booking') };
  }
  memory.undo = undefined;
  const before = await desk.ticket(about);
  const slot = shownSlot(undo.visit, turn);
  const restored = await desk.restoreVisit(about, undo);
  if (restored.ok) {
    const onward = (['reschedule', 'cancel-booking'] as const).map(dialog =>
      startButton(dialog, labelOf(turn, { start: dialog }), about),
    );
    return { said: t.done(about, slot), onward };
  }
  if (restored.because.code === 'closed' || before === undefined) {
    return { said: t.late, onward: dialogButton(turn, 'booking') };
  }
  const wish = asJson({ kind: 'slot', date: undo.visit.date, at: undo.visit.start });
  if (before.visit !== undefined) {
    return { said: t.taken(slot, true), next: { dialog: 'reschedule', given: { about, wish } } };
  }
  const { product, fault, phone, address } = before;
  const given = isOpen(before)
    ? { about, wish }
    : {
        wish,
        purpose: fault,
        ...(product !== undefined && { product: asJson(product) }),
        ...(phone !== undefined && { phone }),
        ...(address !== undefined && { address }),
      };
  return { said: t.taken(slot, false), next: { dialog: 'booking', given } };
}

/** Whether a message takes back what was just done to a visit; `always`: it can mean nothing else, even in a form. */
export function readUndo(text: string): 'always' | 'alone' | undefined {
  if (text.length > 40) return undefined;
  const parts = clausesOf(text)
    .map(part => spoken(part).replace(before, '').replace(after, '').trim())
    .filter(part => part !== '' && !aside.test(part));
  if (parts.length === 0 || !parts.every(part => restoring.test(part) || undoing.test(part))) return undefined;
  return parts.some(part => restoring.test(part)) ? 'always' : 'alone';
}

const before = /^(?:(?:不好意思|对不起|等等|等一下|啊|哎呀?|算了|还是|那|请|麻烦|帮我|给我|我要|我想|刚才) ?)+/u;
const after = / ?(?:吧|了|一下|下|啊|呀|please)+$/u;
const aside = /^(?:嗯|喂|谢谢您?|thanks|thank you|sorry|oops|wait)$/u;
const restoring =
  /^(?:恢复|恢复预约|恢复上门|恢复原来的?(?:时间|预约)?|还原|改回去|改回来|改回原来的?(?:时间)?|撤销取消|撤销改期|restore(?: it)?|put it back|change it back)$/u;
const undoing =
  /^(?:撤销|撤回|撤销刚才的?(?:操作)?|不取消|别取消|先别取消|我?点错|我?按错|手滑|undo|undo (?:it|that)|dont cancel(?: it)?|don t cancel(?: it)?)$/u;
