import type { Texts } from '../texts.ts';

export const booking: Texts['booking'] = {
  title: 'Book a visit',
  about: {
    label: 'Case',
    ask: 'Which case is the visit for?',
    again: 'Tap a case, or reply "something else" if it\'s none of them.',
    ticket: (ticket, what) => `Case ${ticket} (${what})`,
    other: {
      value: 'new',
      label: 'Something else',
      synonyms: ['none', 'none of them', 'another', 'other', 'no', 'new', '别的事'],
    },
    synonyms: ['yes', 'right', 'correct', 'that one', 'yep', '是'],
  },
  purpose: {
    label: 'What for',
    names: ['purpose', 'reason', '事情'],
    ask: 'What should the technician do? For example "repair the AC, it does not cool" or "install a water heater".',
    again: 'In your own words: "install a water heater", "check the washing machine".',
    tooLong: max => `That's a little long for the case. Please keep to what matters, within ${max} characters.`,
  },
  visit: {
    label: 'Visit',
    names: ['time', 'date', 'day', 'appointment', '时间', '日期'],
    ask: 'When would you like the visit? These are the first free times; for another day just say so, like "Wednesday morning next week".',
    soonest: contact => `These are the earliest times. If it really can't wait, we'll find a way. ${contact}`,
    fitting: 'A technician can come at these times. Which one suits you?',
    one: slot => `A technician can come on ${slot}. Shall I book that?`,
    synonyms: ['yes', 'ok', 'okay', 'sure', 'fine', 'good', 'book it', 'that one', 'yes please', '好', '可以'],
    instead: 'These are the nearest free times; or tell me another day.',
    none: contact => `Everything is booked for now. ${contact} Or reply "agent" and a colleague looks for an opening.`,
    whichDay: ahead => `Which day? Tap one or just tell me, like "Friday afternoon next week"; up to ${ahead} ahead.`,
    again:
      'A day and a time is all I need, like "tomorrow afternoon" or "Friday 10 am". If nothing suits, reply "agent".',
    other: {
      value: 'other',
      label: 'Another day',
      synonyms: [
        'other',
        'another time',
        'different day',
        'none of these',
        'none',
        'other day',
        'other times',
        '其他日期',
      ],
    },
    held: (slot, time) => `${slot}: I'm keeping that for you for ${time}.`,
    gone: slot => `Sorry, ${slot} has just been taken by somebody else.`,
    refused: {
      invalid: 'There is no such day or time. Could you check it? ',
      past: 'That time is over. ',
      restDay: (day, holiday) =>
        `${day} is ${holiday === undefined ? 'a day of rest' : `in the ${holiday} holiday`}; nobody visits then. `,
      closure: closure => `The shop is closed ${closure}; nobody visits then. `,
      hours: (hours, length) =>
        `Technicians visit on working days, ${hours}, and need about ${length}, so that time doesn't work. `,
      hoursThen: (day, hours, length) =>
        `Technicians visit ${hours} on ${day}, and need about ${length}, so that time doesn't work. `,
      notice: (notice, contact) =>
        `A visit is booked at least ${notice} ahead, so that technician and parts are ready. If it can't wait: ${contact} `,
      tooFar: ahead => `I can only book up to ${ahead} ahead. `,
      between: 'Visits begin on the hour, so there is none at that minute. ',
      full: 'That time is fully booked. ',
    },
  },
  cancelled: 'All right, no time is booked. Whenever you want one, just say "book a visit".',
  fee: 'Cost: quality faults under warranty are free; anything that is charged is quoted first and done only when you agree.',
  nobody: contact => `Nobody visits for this kind of machine at the moment; it can be mailed in. ${contact}`,
  again: because => `${because} Everything else is kept, just choose another time.`,
  closed: contact => `The visit of this case can't be changed any more. ${contact} Or reply "agent".`,
  done: (ticket, slot, until, moves) =>
    `Booked, case ${ticket}:\n\n${slot}\n\nThe technician calls before setting out and shows name and badge at your door. I'll remind you the day before.\nTo move or cancel it, tell me before ${until}; it can be moved ${moves} times.`,
  moved: (ticket, slot, until, moves) =>
    `Moved, case ${ticket}:\n\n${slot}\n\nThe earlier time is cancelled. ${moves > 0 ? `It can be moved ${moves} more time${moves === 1 ? '' : 's'}, before ${until}.` : "It can't be moved again; if anything changes, please ask a colleague."}`,
  calendar: (date, from, to, shop, ticket) =>
    `For your calendar: ${date} ${from}–${to} ${shop}, technician's visit (${ticket})`,
};
