import type { Activity } from 'botbuilder-core';
import { readButton } from '../../dialogs/buttons.ts';
import { type CaseView, caseView, type PhotoView, type Viewing, veiled } from '../../dialogs/case-view.ts';
import { memoryOf } from '../../dialogs/memory.ts';
import { textsOf } from '../../dialogs/texts/texts.ts';
import { voucherOf } from '../../dialogs/voucher.ts';
import type { Diary } from '../../knowledge/booking.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { isOpen } from '../../knowledge/lifecycle.ts';
import type { Language, Ticket } from '../../knowledge/records.ts';
import { teamFor } from '../../knowledge/teams.ts';
import type { LinkTo } from '../cases.ts';
import { isPicture } from '../channels/directline/file-types.ts';
import type { Core } from '../core.ts';
import { conversations, files, units, visitDays } from '../store/collections.ts';
import type { Store } from '../store/store.ts';
import { calendarFile } from './calendar-file.ts';

type Known = Pick<Core, 'store' | 'knowledge' | 'clock'>;

/** A case as its page shows it now, in a language. */
export async function viewOf(
  ticket: Ticket,
  language: Language,
  { store, knowledge, clock, linkTo }: Known & { readonly linkTo: LinkTo },
): Promise<CaseView> {
  const viewing: Viewing = { texts: textsOf[language], knowledge: knowledge(), language, now: clock() };
  const voucher = await voucherOf(ticket, { ...viewing, desk: { unit: serial => store.get(units, serial) } });
  const conversation = await store.get(conversations, ticket.conversation);
  return caseView(ticket, {
    ...viewing,
    voucher,
    diary: await diaryOf(ticket, viewing, store),
    photos: await photosOf(ticket, store, linkTo),
    undo: memoryOf(conversation?.state.memory).undo,
  });
}

/** The pictures that a customer has sent, each by a link of its own. */
async function photosOf({ photos }: Ticket, store: Store, linkTo: LinkTo): Promise<PhotoView[]> {
  const found = await Promise.all(photos.map(id => store.get(files, id)));
  return found.flatMap(file => {
    const address = file && isPicture(file.contentType) ? linkTo(file) : undefined;
    return file === undefined || address === undefined ? [] : [{ name: file.name, address }];
  });
}

/**
 * What the customer was told in the chat of what they did on the page, as it is shown there: without what the page
 * itself shows, and with how a person is reached from here.
 */
export function answerOn(
  { text = '', suggestedActions }: Partial<Activity>,
  ticket: Ticket,
  view: CaseView,
  language: Language,
  knowledge: Knowledge,
): string {
  const shown = [view.voucher, view.visit?.copy].reduce<string>(
    (rest, part) => (part === undefined ? rest : rest.replace(part, '')),
    veiled(text, ticket, knowledge),
  );
  const leads = (suggestedActions?.actions ?? []).map(({ value }) => readButton(value));
  const isForPerson = leads.some(button => button !== undefined && 'start' in button && button.start === 'handover');
  return [shown.trim(), isForPerson && view.isOpen ? textsOf[language].casePage.person : '']
    .filter(Boolean)
    .join('\n\n');
}

/** The visit of a case as a calendar file; undefined where there never was one. */
export function visitFile(ticket: Ticket, language: Language, { knowledge, clock }: Known): string | undefined {
  const known = knowledge();
  const t = textsOf[language].casePage.visit;
  const words = {
    title: t.fileTitle(known.shop.name[language]),
    description: t.fileText(ticket.id, known.shop.hotline),
  };
  return calendarFile(ticket, words, { knowledge: known, now: clock(), language });
}

/** What is free to show; who chooses a time is booked by the day's own record. */
async function diaryOf(ticket: Ticket, { knowledge, now }: Viewing, store: Store): Promise<Diary | undefined> {
  const team = isOpen(ticket) ? teamFor(ticket.product?.id, knowledge.teams) : undefined;
  if (team === undefined) return undefined;
  const yesterday = now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate().subtract({ days: 1 }).toString();
  const days = await store.find(visitDays, 'team', { equals: team.id, after: yesterday });
  return { team, days: new Map(days.map(day => [day.date, day])), own: [ticket.customer, ticket.id] };
}
