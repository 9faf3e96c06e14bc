import type { Texts } from '../texts.ts';

export const complaint: Texts['complaint'] = {
  title: 'Make a complaint',
  cancelled: "All right, no complaint for now; nothing of it was submitted. I'm here when you'd like to tell it.",
  telling: {
    label: 'Matter',
    names: ['what happened', 'story', 'complaint', '经过'],
    ask: "I'm sorry we let you down. Tell me what happened and when, in your own words; photos are welcome.",
    again: 'Take your time: "they were to come on Wednesday and nobody came or called", "it failed again that day".',
    tooLong: max =>
      `That's a bit long for the form. Please begin with what matters most, in ${max} characters; the rest can follow.`,
  },
  same: {
    label: 'Same complaint',
    ask: (ticket, fault) => `Your complaint ${ticket} is still open (${fault}). Is this more of it, or another matter?`,
    again: 'More of it goes there; another matter gets a number of its own.',
    yes: { value: 'same', label: 'More of it', synonyms: ['same', 'yes', 'the same', 'that one', '是'] },
    no: { value: 'new', label: 'Another matter', synonyms: ['new', 'no', 'another', 'another one', '不是'] },
  },
  added: ticket => `Added to complaint ${ticket}; it's read together, and the time you were promised stands.`,
  about: {
    label: 'About',
    ask: 'Which of your cases is it about? Just tap one; no need to look for a number.',
    again: 'Tap a case, or reply "none" when it is about none of them.',
    ticket: (ticket, what) => `Case ${ticket} (${what})`,
    none: { value: 'none', label: 'None of them', synonyms: ['none', 'no', 'something else', 'neither', '都不是'] },
  },
  remedy: {
    label: 'To put it right',
    names: ['remedy', 'wish', 'solution', '要求'],
    ask: "What would put it right? Skip it if you'd rather.",
    again: 'A sentence is enough: "send somebody again", "an explanation"; or skip it.',
  },
  compensation:
    'Whether and how a loss is made good is settled with you by the colleague in charge; I note it in your words.',
  reach: {
    label: 'Answer',
    names: ['reply', 'contact', '怎么答复'],
    ask: 'How shall we answer you?',
    again: 'Here or by phone, as you like; you may also leave no name.',
    phone: { value: 'phone', label: 'By phone', synonyms: ['phone', 'call', 'call me', '电话'] },
    knownPhone: masked => `Call ${masked}`,
    here: { value: 'here', label: 'Here', synonyms: ['in the chat', 'chat', 'message', 'by message', '这里'] },
    none: { value: 'none', label: 'No name', synonyms: ['anonymous', 'anonymously', 'no answer', 'no', '匿名'] },
    lost: "Without a name it's taken and looked into all the same. Only we can't tell you the outcome, nor ask you for details.",
    askPhone: 'Please leave a phone number, mobile or landline; the one in charge calls you.',
    noConsent: "All right, no phone number; you're answered here.",
  },
  done: {
    noted: matter => `Noted: ${matter}`,
    number: (ticket, at) => `Your complaint has the number ${ticket}, taken ${at}.`,
    here: by => `The service manager answers you here by ${by} at the latest.`,
    phone: by => `The service manager calls you by ${by} at the latest.`,
    unanswered:
      "The service manager looks into it. You left no name, so you aren't told the outcome; if you'd like to know, say so here.",
    more: 'To add something, just type it; it goes to this complaint.',
  },
  compensated: {
    title: 'Making it up to you',
    owed: (what, until) => `We promised you: ${what}, by ${until} at the latest.`,
    overdue: (what, until) => `Sorry, what we promised you by ${until} isn't done yet: ${what}`,
    done: (what, at) => `What we promised you is done (${at}): ${what}`,
    reason: (ticket, what, until) => `Case ${ticket}: promised to the customer by ${until} and not done yet: ${what}`,
    late: (ticket, what, until, by) =>
      `Sorry: what we promised you by ${until} for case ${ticket} (${what}) isn't done yet. It's with our service manager now as pressing; by ${by} at the latest somebody tells you on which day it is.`,
  },
  late: {
    reason: 'not answered by the time the customer was promised',
    told: (ticket, promised, next) =>
      `You were promised an answer to complaint ${ticket} by ${promised}, and there was none; I'm sorry. It's with the service manager as pressing${next === undefined ? ', and you hear the outcome here at once' : `, with an outcome by ${next} at the latest`}.`,
  },
};
