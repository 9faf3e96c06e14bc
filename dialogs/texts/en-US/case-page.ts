import type { Texts } from '../texts.ts';

/** The private page of a case, and what is done there. */
export const casePage: Texts['casePage'] = {
  link: link =>
    `Progress, quotations and visits, to see and change at any time (please don't pass the link on):\n${link}`,
  service: 'Your case',
  tab: ticket => `Case ${ticket}`,
  result: 'Result',
  voucher: 'Repair voucher',
  about: 'What you told us',
  lines: { machine: 'Machine', serial: 'Serial number', fault: 'Details', phone: 'Phone', address: 'Address' },
  photo: number => `Photo ${number}`,
  report: {
    save: 'Save the service report',
    title: 'Service report',
    madeAt: at => `Made ${at}. Phone, address and serial number are shown in part only.`,
    times: (opened, done) => `Reported ${opened}, done ${done}.`,
    keep: (ticket, hotline) =>
      `The number ${ticket} is your voucher. If anything is wrong, call ${hotline} and name it.`,
  },
  history: 'What has happened',
  you: 'You added',
  colleague: name => `${name} answered`,
  quotation: {
    title: 'Quotation',
    total: 'Total',
    terms: until =>
      `This price holds until ${until}. Work starts only when you agree; if you'd rather not, nothing is done and nothing of it is charged.`,
    approved: at => `You agreed to this quotation on ${at}.`,
    declined: at =>
      `You said not for now on ${at}; nothing of it is charged. Changed your mind? Leave a message below and we'll quote again.`,
    lapsed: until =>
      `This quotation was good until ${until} and has run out. Leave a message below and we'll quote again.`,
    question: 'Not sure yet? Leave a message below or call us before you decide.',
  },
  judge: {
    title: 'How does it work?',
    ask: 'Try it and let us know. If something is still wrong, we go on under the same number.',
    still: 'Still not right?',
    stillAsk: "One tap and we go on under the same number; you won't have to explain it again.",
  },
  visit: {
    title: 'Visit',
    book: 'Book a visit',
    bookAsk: 'The next free times, choose one:',
    bookDo: 'Book this time',
    kept: 'You have confirmed it; the technician will be there.',
    keep: 'That suits me',
    until: (by, moves) =>
      `To move it or call it off, please do so before ${by}. ${moves > 0 ? `You can move it ${moves} more ${moves === 1 ? 'time' : 'times'}.` : "It can't be moved again, but it can be called off."}`,
    move: 'Move it',
    moveAsk: 'Choose a new time. Until it is certain, the old one stays yours.',
    moveDo: 'Move it to this time',
    cancel: 'Call it off',
    cancelAsk: slot => `Call off the visit on ${slot}?`,
    cancelDo: 'Yes, call it off',
    reason: 'Why (you can leave this empty)',
    undo: 'Put it back',
    undoAsk: (slot, until) => `Done by mistake? Tap here by ${until}, and it's ${slot} again.`,
    none: "Everything is taken for now. Leave a message below or call us, and we'll see what can be freed.",
    file: 'Add to calendar',
    copy: 'Or copy this line:',
    fileTitle: shop => `Visit by a technician of ${shop}`,
    fileText: (ticket, hotline) =>
      `Case ${ticket}. The technician calls before leaving. If something changes, call ${hotline}.`,
    moved: label => `Move it to ${label}`,
    booked: label => `Book ${label}`,
  },
  tell: {
    title: 'Add something',
    ask: 'Anything new, or a question? Write it here and a colleague will see it.',
    do: 'Add to the case',
    done: ticket => `Noted and added to case ${ticket}. A colleague will see it.`,
    empty: 'Nothing is written yet. One sentence is enough.',
    tooLong: max => `That's a bit long for the case. Please keep to what matters, ${max} characters at most.`,
  },
  reach: {
    title: 'Change phone or address',
    ask: 'Fill in only what has changed.',
    phone: 'New phone number',
    address: 'New address',
    do: 'Change it',
    empty: 'Neither a phone number nor an address is filled in. Fill in what has changed.',
    said: (phone, address) =>
      [
        ...(phone === '' ? [] : [`The phone number is now ${phone}`]),
        ...(address === '' ? [] : [`The address is now ${address}`]),
      ].join('. '),
    before: (phone, address) =>
      [
        ...(phone === '' ? [] : [`phone before: ${phone}`]),
        ...(address === '' ? [] : [`address before: ${address}`]),
      ].join(', '),
    done: (ticket, phone, address) =>
      `Done. For case ${ticket} we now use ${[...(phone === '' ? [] : [`the phone number ${phone}`]), ...(address === '' ? [] : [`the address ${address}`])].join(' and ')}.`,
  },
  not: {
    ended: ticket =>
      `Case ${ticket} is over, so nothing can be changed here. If there's something new, call us or tell us in the chat.`,
    visitIsNow: slot =>
      `The time of this visit has just changed: it's now ${slot}. If that suits you, there's nothing to do; else please choose again.`,
    noVisit: 'This visit was called off or is already over. If you still need one, leave a message or call us.',
    booked: slot => `A visit is booked already: ${slot}. Use "Move it" to change it.`,
    undo: "That can't be put back any more: too much time has passed, or something else has changed. For a visit, leave a message or call us.",
    taken: slot => `Sorry, somebody else has just taken ${slot}. Please choose again, or call us.`,
    form: "That didn't go through, perhaps because the page was open for long. Here is how things stand now; please try once more.",
    time: 'No time is chosen yet. Please choose one first.',
    tooOften: "That was a bit fast and didn't go through. Please try again in a minute.",
    busy: "We're a bit busy and that didn't go through. Please try again in a minute.",
  },
  missing: {
    title: "We can't find a case here",
    text: 'The link may be incomplete, or the case ended long ago and its data were deleted as promised.',
    help: 'Send us the number of your case in the chat and we look it up, or call us.',
    chat: 'Open the chat',
  },
  person: 'To reach a colleague, write under "Add something" below, or call us.',
  chat: 'Back to the chat',
  call: 'Call us',
  footer: days =>
    `Whoever has this link can see and change this case, so please keep it to yourself. The data are deleted ${days} days after it ends.`,
};
