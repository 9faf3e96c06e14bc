import type { Attachment, CardAction } from 'botbuilder-core';

/** The newest version of Adaptive Cards of which anything is used; every client of Teams shows it. */
const version = '1.3';
/** As many buttons of a row as every client shows without a menu behind dots. */
const perRow = 5;

/**
 * A message as an Adaptive Card, for channels that show a choice in no other way: the same words line by line, a link that
 * is a line of its own as a button, and the choices as buttons that come back as a tap with its label.
 *
 * Lines are runs of plain text, never Markdown: what a customer wrote may look like it, and would become a link.
 *
 * @param open what the button says that opens a link
 */
export function cardOf(text: string, choices: readonly CardAction[], open: string): Attachment {
  const lines = text.split('\n');
  const links = lines.filter(isLink);
  const shown = lines.filter(line => !isLink(line));
  const body = shown.flatMap((line, at) => (line === '' ? [] : [lineOf(line, at === 0 ? undefined : shown[at - 1])]));
  const actions = [...links.map(url => ({ type: 'Action.OpenUrl', title: open, url })), ...choices.map(submit)];
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version,
      // For clients of a later time that do not take the card, and for those who have it read to them.
      fallbackText: text,
      speak: text,
      body: [...body, ...rowsOf(actions)],
    },
  };
}

/** Whether a line is nothing but an address of the web. */
export function isLink(line: string): boolean {
  return /^https?:\/\/\S+$/.test(line);
}

function lineOf(line: string, before: string | undefined): object {
  const [, label, value] = /^((?:\d+\. )?[^：:]{1,12}(?:：|: ))(\S.*)$/.exec(line) ?? [];
  const runs =
    label === undefined || value === undefined
      ? [{ type: 'TextRun', text: line }]
      : [
          { type: 'TextRun', text: label, weight: 'Bolder' },
          { type: 'TextRun', text: value },
        ];
  return { type: 'RichTextBlock', spacing: before === '' ? 'Medium' : 'None', inlines: runs };
}

function rowsOf(actions: readonly object[]): object[] {
  const rows: object[] = [];
  for (let at = 0; at < actions.length; at += perRow) {
    rows.push({ type: 'ActionSet', actions: actions.slice(at, at + perRow) });
  }
  return rows;
}

/** A tap is a message of the customer with the label as its words and the meaning beside it, as of any other button. */
function submit({ title, text, value }: CardAction): object {
  const said = text ?? title;
  return {
    type: 'Action.Submit',
    title,
    data: { msteams: { type: 'messageBack', displayText: title, text: said, value } },
  };
}
