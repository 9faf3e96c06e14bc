import { owedCompensation } from '../knowledge/compensation.ts';
import type { Knowledge } from '../knowledge/content.ts';
import { shownMoney } from '../knowledge/prices.ts';
import { currentQuotation, shownItem } from '../knowledge/quotation.ts';
import type { Language, Pause, Ticket } from '../knowledge/records.ts';
import type { StaffOrderName } from '../knowledge/talk-orders.ts';
import type { Labelled } from './buttons.ts';
import { decisionButtons } from './decision-buttons.ts';
import { dayText } from './opening.ts';
import { textsOf } from './texts/texts.ts';

/** To whom and of what is spoken, after the order was carried out. */
interface Told {
  readonly ticket: Ticket;
  readonly language: Language;
  readonly known: Knowledge;
  /** A colleague talks with the customer in place of the desk, who knows of what. */
  readonly talks?: boolean;
}

/** What the customer reads of a clerk's order; `words` are the clerk's own, with times where there are any. */
export function staffText(
  order: {
    readonly do: StaffOrderName;
    readonly name: string;
    readonly wait?: Pick<Pause, 'for' | 'next'> | undefined;
  },
  words: string,
  { ticket, language, talks = false }: Told,
): string {
  const { staff } = textsOf[language];
  const { name } = order;
  if (order.do === 'answer' && talks) return staff.live(name, words);
  const ofKind = ticket.kind === 'repair' ? staff : ticket.kind === 'return' ? staff.goods : staff.work;
  switch (order.do) {
    case 'quote': {
      const quotation = currentQuotation(ticket);
      if (quotation === undefined) return staff.answer(ticket.id, name, words);
      const items = quotation.items.map((item, index) => `${index + 1}. ${shownItem(item, language)}`).join('\n');
      const total = shownMoney(quotation.total, language);
      const quote = ticket.kind === 'return' ? staff.quoteForGoods : staff.quote;
      return quote(ticket.id, items, total, dayText(quotation.validUntil, language), words);
    }
    case 'wait': {
      const { for: reason = 'customer', next = '' } = order.wait ?? {};
      return staff.wait[reason](ticket.id, next === '' ? '' : dayText(next, language), words);
    }
    case 'ask-to-mail':
    case 'receive':
      return (ticket.kind === 'return' ? staff.goods : staff)[order.do](ticket.id, name, words);
    case 'finish':
      if (hasPaper(ticket.kind)) return staff.papers[ticket.kind](ticket.id, words);
      return ofKind.finish(ticket.id, name, words);
    case 'accept':
    case 'reject':
    case 'hand-back':
      return ofKind[order.do](ticket.id, name, words);
    case 'start':
      return (ticket.kind === 'repair' ? staff : staff.work).start(ticket.id, name, words);
    case 'concerns':
      return '';
    case 'compensate': {
      const owed = owedCompensation(ticket);
      const isAnother = (owed?.id ?? 1) > 1 && ticket.compensations?.at(-2)?.replacedAt === owed?.promisedAt;
      const until = owed === undefined ? '' : dayText(owed.until, language);
      return staff[isAnother ? 'compensateAnew' : 'compensate'](ticket.id, name, words, until);
    }
    case 'compensated':
      return staff.compensated(ticket.id, name, words, ticket.compensations?.at(-1)?.what ?? '');
    default:
      return staff[order.do](ticket.id, name, words);
  }
}

/** Whether a case of a kind ends with a paper that its customer reads: what was found, done, handed over, taught. */
export function hasPaper(kind: Ticket['kind']): kind is keyof (typeof textsOf)['zh-CN']['staff']['papers'] {
  return Object.hasOwn(textsOf['zh-CN'].staff.papers, kind);
}

/** What the customer may answer to it with a tap. */
export function staffButtons(order: StaffOrderName, { ticket, language, known }: Told): Labelled[] {
  if (order === 'quote') return decisionButtons({ knowledge: known, language }, ticket, ['approve', 'decline', 'ask']);
  const isForCustomer = order === 'finish' || order === 'send';
  return isForCustomer ? decisionButtons({ knowledge: known, language }, ticket, ['accept', 'not-fixed', 'later']) : [];
}
