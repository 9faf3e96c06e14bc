import type { Texts } from '../texts.ts';
import { colleague } from './colleague.ts';

export const staff: Texts['staff'] = {
  answer: (ticket, name, text) => `${name} answers you (${ticket}):\n\n${text}`,
  live: (name, text) => `${colleague(name)}:\n\n${text}`,
  take: (ticket, name, text) =>
    lines(
      `${colleague(name)} is here and talks with you directly now (${ticket}). I'll keep quiet; for me, reply "back to the bot".`,
      text === '' ? '' : `${colleague(name)}:\n\n${text}`,
    ),
  release: (_, name, text) => (text === '' ? '' : `${colleague(name)}:\n\n${text}`),
  confirm: (ticket, name, text) => lines(`Case ${ticket} has been taken on by ${name}.`, text),
  'arrange-visit': (ticket, name, text) =>
    lines(`The visit for case ${ticket} is arranged:`, text, `Just reply if you need another time. — ${name}`),
  'ask-to-mail': (ticket, name, text) =>
    lines(`For case ${ticket} we'd like you to mail the machine in:`, text, `— ${name}`),
  start: (ticket, _, text) => lines(`The repair of case ${ticket} has begun.`, text),
  finish: (ticket, _, text) =>
    lines(`Case ${ticket} is repaired. Please try it out; if anything is still wrong, just tell me.`, text),
  accept: (ticket, _, text) => lines(`Case ${ticket}: noted that you tried it and it works.`, text),
  reject: (ticket, name, text) =>
    lines(`Sorry, case ${ticket} wasn't repaired properly. ${name} is going on with it.`, text),
  close: (ticket, _, text) => lines(`Case ${ticket} is closed. If anything else comes up, just tell me.`, text),
  cancel: (ticket, name, text) =>
    lines(`Case ${ticket} is cancelled: ${text}`, `If that's not right, just reply; ${name} will see it.`),
  reopen: (ticket, name, text) => lines(`Case ${ticket} is open again; ${name} looks after it.`, text),
  visitOff: when => `The visit on ${when} is off; nobody will come then.`,
  receive: (ticket, _, text) => lines(`What you sent for case ${ticket} has arrived.`, text),
  'take-in': (ticket, _, text) =>
    lines(`The machine of case ${ticket} is repaired in our workshop; we tell you when it's ready.`, text),
  'hand-back': (ticket, name, text) =>
    lines(
      `Case ${ticket}: it wasn't repaired this time, you get it back:`,
      text,
      `For another way, just reply; ${name} will see it.`,
    ),
  send: (ticket, _, text) =>
    lines(`The parts of case ${ticket} are on their way. If they're not the right ones, just tell me.`, text),
  'not-fixed': (ticket, name, text) =>
    lines(`Sorry, case ${ticket} wasn't put right. It keeps its number; ${name} is going on with it.`, text),
  approve: (ticket, _, text) => lines(`Case ${ticket}: noted that you agree to the quotation.`, text),
  decline: (ticket, _, text) =>
    lines(
      `Case ${ticket}: noted that you'd rather not for now; none of it is charged. If you change your mind, just tell me.`,
      text,
    ),
  free: (ticket, _, text) => lines(`Case ${ticket} costs you nothing this time.`, text),
  wait: {
    part: (ticket, next, text) =>
      lines(`Case ${ticket} has to wait for a part; on ${next} we tell you how it stands.`, text),
    customer: (ticket, next, text) => lines(`Case ${ticket} waits for you; on ${next} we ask you once more.`, text),
  },
  resume: (ticket, _, text) => lines(`Case ${ticket} goes on.`, text),
  lend: (ticket, _, text) =>
    lines(
      `Case ${ticket}: you can use one of ours meanwhile, ${text}`,
      "Give it back once yours is repaired; it's free.",
    ),
  'loaner-back': (ticket, _, text) => lines(`Case ${ticket}: the one we lent you is back, thank you.`, text),
  'waive-loaner': (ticket, _, text) => lines(`Case ${ticket}: you can keep the one we lent you.`, text),
  hurry: (ticket, _, text) => lines(`Case ${ticket} is treated as pressing.`, text),
  compensate: (ticket, name, text, until) =>
    lines(
      `Case ${ticket}: we make it up to you: ${text}`,
      `By ${until} at the latest; you'll read it here when it's done. — ${name}`,
    ),
  compensateAnew: (ticket, name, text, until) =>
    lines(
      `Case ${ticket}: how we make it up to you has changed, it is now: ${text}`,
      `By ${until} at the latest; you'll read it here when it's done. — ${name}`,
    ),
  compensated: (ticket, _, text, what) =>
    lines(
      `Case ${ticket}: what we promised you is done: ${what}`,
      text,
      "Please check; if it's not right, just tell me.",
    ),
  work: {
    start: (ticket, _, text) => lines(`Work on case ${ticket} has begun.`, text),
    finish: (ticket, _, text) =>
      lines(`Case ${ticket} is done. Please have a look; if anything is still wrong, just tell me.`, text),
    accept: (ticket, _, text) => lines(`Case ${ticket}: noted that all is well.`, text),
    reject: (ticket, name, text) =>
      lines(`Sorry, case ${ticket} wasn't done properly. ${name} is going on with it.`, text),
    'hand-back': (ticket, name, text) =>
      lines(`Case ${ticket} couldn't be done this time:`, text, `For another way, just reply; ${name} will see it.`),
  },
  papers: {
    maintenance: (ticket, text) =>
      lines(
        `The maintenance of case ${ticket} is done. What was done:`,
        text,
        'Please try the machine; if anything is wrong, just tell me.',
      ),
    inspection: (ticket, text) =>
      lines(`The inspection of case ${ticket} is done. The findings:`, text, 'If anything is unclear, just ask.'),
    installation: (ticket, text) =>
      lines(
        `Case ${ticket} is installed. Packing list and acceptance:`,
        text,
        'Please check that nothing is missing and that it works. If so, reply "it\'s fine", which counts as your acceptance.',
      ),
    training: (ticket, text) =>
      lines(
        `The training of case ${ticket} was held. The record:`,
        text,
        'Was it enough? If anything is missing, just tell me.',
      ),
    upgrade: (ticket, text) =>
      lines(
        `The upgrade of case ${ticket} is done. What was done:`,
        text,
        'Please try it; if anything is wrong, just tell me.',
      ),
  },
  goods: {
    'ask-to-mail': (ticket, name, text) =>
      lines(
        `Case ${ticket} can be sent back now:`,
        text,
        `Put a note with the number into the box, and send me the tracking number or a photo of it afterwards. — ${name}`,
      ),
    receive: (ticket, _, text) =>
      lines(`What you sent for case ${ticket} has arrived. Once it's looked at, it's done as agreed.`, text),
    finish: (ticket, _, text) =>
      lines(`The return of case ${ticket} is done. Please check; if anything is wrong, just tell me.`, text),
    accept: (ticket, _, text) => lines(`Case ${ticket}: noted that all is well.`, text),
    reject: (ticket, name, text) =>
      lines(`Sorry, case ${ticket} wasn't done properly. ${name} is going on with it.`, text),
    'hand-back': (ticket, name, text) =>
      lines(
        `Case ${ticket}: it couldn't be returned or exchanged this time, you get it back:`,
        text,
        `For another way, just reply; ${name} will see it.`,
      ),
  },
  quote: (ticket, items, total, until, text) =>
    lines(
      `Here's what case ${ticket} will cost; nothing begins before you agree:`,
      items,
      `${total} in all, valid until ${until}.`,
      text,
      'Reply "I agree to the quotation", or "not for now".',
    ),
  quoteForGoods: (ticket, items, total, until, text) =>
    lines(
      `Here's what the return of case ${ticket} costs; nothing is done before you agree:`,
      items,
      `${total} in all, valid until ${until}.`,
      text,
      'Reply "I agree to the quotation", or "not for now".',
    ),
};

/** One under the other, without the empty ones. */
function lines(...all: string[]): string {
  return all.filter(line => line !== '').join('\n\n');
}
