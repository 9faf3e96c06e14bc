import { currentQuotation } from '../knowledge/quotation.ts';
import type { Language, Ticket } from '../knowledge/records.ts';
import type { Labelled } from './buttons.ts';
import { dialogButton } from './menu.ts';
import { textsOf } from './texts/texts.ts';
import type { Turn } from './turn-of.ts';

/** What a customer may say to a quotation, and to work that is done. */
export type Decision = 'approve' | 'decline' | 'accept' | 'not-fixed' | 'later';

/** The buttons under what is to be answered; `ask` is for those who would rather ask something first. */
export function decisionButtons(
  turn: Pick<Turn, 'knowledge' | 'language'>,
  ticket: Ticket,
  all: readonly (Decision | 'ask')[],
): Labelled[] {
  const t = textsOf[turn.language].decision;
  const quotation = currentQuotation(ticket)?.id;
  return all.flatMap((decide): Labelled[] => {
    if (decide === 'ask') return dialogButton(turn, 'handover').map(each => ({ ...each, label: t.ask }));
    const of = decide === 'approve' || decide === 'decline' ? quotation : undefined;
    return [
      {
        label: labelOfDecision(decide, ticket, turn.language),
        button: { decide, about: ticket.id, ...(of !== undefined && { of }) },
      },
    ];
  });
}

/** What the button of a decision says: of a repair that it works, of anything else that it is well. */
export function labelOfDecision(decide: Decision, { kind }: Pick<Ticket, 'kind'>, language: Language): string {
  const t = textsOf[language].decision;
  if (decide === 'approve' || decide === 'decline' || kind === 'repair') return t[decide];
  return t.work[decide];
}
