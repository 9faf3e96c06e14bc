import type { Texts } from '../texts.ts';
import { colleague } from './colleague.ts';

export const handover: Texts['handover'] = {
  open: (ticket, by, hotline, before, said) =>
    `Sure, I've passed this on${said ? ' with all you told me' : ''}, number ${ticket}.${said ? '' : ' Just type what it is about.'} ${queue(before)}; a colleague answers right here by ${by} at the latest, so there's no need to stay.\n\nAnything to add? Just type it. If it's urgent, call our hotline ${hotline}. If you'd rather not wait, reply "no agent".`,
  closed: (ticket, by, hotline, opens, before) =>
    `My colleagues have gone home. I've noted what you told me, number ${ticket}. ${queue(before)}; a colleague answers right here by ${by} at the latest.\n\nAnything to add? Just type it. The hotline ${hotline} is answered from ${opens}.`,
  again: (ticket, before) =>
    `A colleague has your case already, number ${ticket}.${before === undefined ? '' : ` ${queue(before)}.`} Type anything you'd like to add and I'll pass it on; if you'd rather not wait, reply "no agent".`,
  waits: ticket =>
    `You're waiting for a colleague (${ticket}). If you'd rather not, reply "no agent" and I'll withdraw it.`,
  withdrawn: ticket =>
    `All right, no more waiting: ${ticket} is withdrawn. Just ask me; for a colleague, reply "agent" any time.`,
  alone: "All right, it's me, the assistant, answering you now. Just ask.",
  here: name =>
    `${colleague(name)} is talking with you and reads what you send, so just go on. For me, the assistant, reply "back to the bot".`,
  back: name => `${colleague(name)} has finished; it's me again, the assistant. Any other question, just ask.`,
  left: (name, ticket) =>
    `All right, ${name === '客服' ? 'my colleague' : name} stops here; what was said stays in ${ticket}. It's me again, the assistant.`,
  forgotten: (name, ticket) =>
    `${colleague(name)} has been silent for a while, so I, the assistant, go on. All you said is in ${ticket}; the answer comes right here.`,
  added: ticket => `Passed on to my colleague (${ticket}); the answer comes right here.`,
  noWords: '(asked for a person without saying why)',
};

/** How many wait who came earlier. */
function queue(before: number): string {
  return before === 0
    ? 'Nobody is waiting before you'
    : before === 1
      ? 'One is waiting before you'
      : `${before} are waiting before you`;
}
