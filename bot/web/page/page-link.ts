import type { Activity } from './activity.ts';

const link = /https?:\/\/[\w.:[\]-]+\/t\/[\w.-]+/g;

/**
 * A line of the desk that has the link to the page of a case in it, as Web Chat makes a link of it: it leaves links in
 * plain text dead. All other signs stand as they were written.
 */
export function withLink(activity: Activity): Activity {
  const { text, from } = activity;
  if (text === undefined || from?.role !== 'bot' || text.search(link) < 0) return activity;
  const label = /\p{Script=Han}/u.test(text) ? '打开进度页面' : 'Open the page';
  const paragraphs = text.split(/\n{2,}/).map(paragraph =>
    paragraph
      .split('\n')
      .map(line => marked(line.trim(), label))
      .join('\\\n'),
  );
  return { ...activity, textFormat: 'markdown', text: paragraphs.join('\n\n') };
}

/** A line as Markdown that says the same, with the link behind a label. */
function marked(line: string, label: string): string {
  const links = line.match(link) ?? [];
  return line
    .split(link)
    .map(
      (part, index) => (index === 0 ? '' : `[${label}](${links[index - 1]})`) + part.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
    )
    .join('');
}
