import type { ClerkTexts } from '../clerk-texts.ts';

/** What a clerk reads in English. */
export const enUS: ClerkTexts = {
  language: 'en-US',
  usages: new Map([
    ['home', 'at home'],
    ['business', 'in a business'],
  ]),
  details: {
    topic: 'topic',
    people: 'people',
    place: 'place',
    site: 'place for it',
    power: 'power',
    lift: 'floor, lift',
    version: 'version now',
    part: 'part',
    count: 'count',
    machines: 'machines',
    loaner: 'wants a loaner',
  },
  oneOf: places => `not sure: ${places.join(', ')}`,
  unfitting: (first, second) => `do not fit: ${first}, ${second}`,
  detailValues: new Map([
    ['place.on-site', "at the customer's"],
    ['place.shop', 'customer comes to the shop'],
    ['site.ready', 'ready'],
    ['site.not-ready', 'not ready'],
    ['power.yes', 'a socket is there'],
    ['power.no', 'no socket'],
    ['part.photo', 'see the photo'],
    ['loaner.yes', 'yes'],
  ]),
  usage: `usage: npm run --silent clerk -- <command> --lang en

  list [--all] [--mine]        open cases, danger first, then by waiting time; --all: ended ones too, --mine: yours
  show NUMBER                  everything about a case
  visits                       the visits that are booked, day by day
  answer NUMBER "text"         answer the customer
  take NUMBER ["text"]         talk with the customer yourself: the bot is silent, what is said is kept in the case; reply with answer
  release NUMBER ["text"]      give the conversation back to the bot; it goes back by itself when nothing is said for long
  confirm NUMBER ["text"]      take the case on
  visit NUMBER 2026-11-25 14:00 ["text"]
                               book a visit in the diary; one at short notice needs the reason; --anyway: also when
                               all technicians are taken, and outside of visiting hours
  visit NUMBER "text"          a visit that is in no diary: who comes and when (also written arrange-visit)
  ask-to-mail NUMBER "text"    ask the customer to mail it in (repair, return): where to
  start NUMBER ["text"]        the repair has begun
  finish NUMBER ["text"]       the machine is repaired; of maintenance, an inspection, an installation, a training
                               or an upgrade with what was done and found, which the customer reads
  accept NUMBER ["text"]       the customer accepts it
  reject NUMBER ["text"]       it is not repaired, back to the workbench
  close NUMBER ["text"]        close the case
  cancel NUMBER "text"         cancel it: why
  reopen NUMBER ["text"]       open it again
  not-fixed NUMBER ["text"]    the customer of a closed case says that it is not fixed: the same number goes on

  quote NUMBER item=price … ["text"]
                               a quotation: nobody is sent and no paid work begins before the customer agrees;
                               what the price list has is written by its id:
                               quote NUMBER visit labour=120 fridge.compressor*2 cleaning=80 "here by Thursday"
  approve / decline NUMBER "text"
                               the customer has said so elsewhere, such as by phone: who and when
  free NUMBER ["text"]         it costs nothing
  wait NUMBER part 2026-12-01 "text"
                               waits for a part, or for the customer, and is looked at again on that day; resume
  lend NUMBER "text"           a loaner: which; loaner-back, waive-loaner (the customer keeps it)
  compensate NUMBER 2026-12-01 "text"
                               a loss is made good: how, and by when at the latest; again to change it;
                               compensated NUMBER once it is done, which has to be before the case is closed
  concerns NUMBER "Lee, Wang"  whom a complaint is about: under that name (--as) it is neither read nor worked on;
                               "none" for nobody
  receive, take-in, hand-back, send, hurry
                               it has arrived, is taken to the workshop, goes back unrepaired; parts are sent; pressing
  undelivered                  messages that did not reach a customer, and jobs that failed; retry CODE tries one
                               again, drop CODE leaves it

  --as Lee       who is at the terminal: reads and works under that name
  --name Lee     who you are to the customer; "客服" when left out
  A text of - is read from standard input.`,
  unknownCommand: (said, meant) =>
    `There is no command "${said}".${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  columns: {
    number: 'Number',
    kind: 'Kind',
    state: 'State',
    waiting: 'Waiting',
    promise: 'Promised by',
    machine: 'Machine',
    fault: 'Problem',
  },
  labels: {
    machine: 'Machine',
    serial: 'Serial number',
    fault: 'Problem',
    usage: 'Use',
    bought: 'Bought',
    phone: 'Phone',
    address: 'Address',
    place: 'where',
    way: 'Way',
    fee: 'Fee as told',
    opened: 'Opened',
    waiting: 'Waiting',
    firstResponse: 'Answer promised',
    onSite: 'Visit promised',
    visit: 'Visit booked',
    photos: 'Photos',
    rating: 'Rating',
    due: 'Due next',
    target: 'Our own target',
    waits: 'On hold',
    quotation: 'Quotation',
    loaner: 'Loaner',
    contract: 'Contract',
    compensation: 'Compensation',
    concerned: 'Complains of',
    twins: 'Same matter?',
    wish: 'Wishes',
    told: 'Was told',
    repairs: 'Repaired before',
    about: 'Related case',
    customer: 'Customer',
    language: 'Language',
    policy: 'Policy version',
  },
  kinds: {
    repair: 'repair',
    visit: 'visit',
    handover: 'person',
    maintenance: 'maintenance',
    inspection: 'inspection',
    training: 'training',
    installation: 'installation',
    upgrade: 'upgrade',
    parts: 'parts',
    return: 'return',
    complaint: 'complaint',
    question: 'question',
  },
  states: {
    submitted: 'new',
    confirmed: 'confirmed',
    visit: 'visit due',
    'mail-in': 'mailing in',
    'in-repair': 'in repair',
    repaired: 'repaired',
    accepted: 'accepted',
    closed: 'closed',
    cancelled: 'cancelled',
    received: 'received',
    'in-work': 'in work',
    done: 'to be confirmed',
    sent: 'sent',
  },
  orders: {
    answer: 'answer the customer',
    take: 'take the conversation over',
    release: 'give the conversation back',
    confirm: 'take it on',
    'arrange-visit': 'arrange a visit',
    'ask-to-mail': 'ask to mail it in',
    start: 'start the repair',
    finish: 'repaired',
    accept: 'accepted by the customer',
    reject: 'not repaired, back to the workbench',
    close: 'close',
    cancel: 'cancel',
    reopen: 'open again',
    receive: 'it has arrived here',
    'take-in': 'take it to the workshop',
    'hand-back': 'give it back unrepaired',
    send: 'send the parts',
    'not-fixed': 'not fixed, go on',
    quote: 'quote a price',
    approve: 'the customer agrees to the price',
    decline: 'the customer does not agree',
    free: 'it costs nothing',
    wait: 'wait for a part or the customer',
    resume: 'go on',
    lend: 'lend a machine',
    'loaner-back': 'the loaner is back',
    'waive-loaner': 'the loaner need not come back',
    hurry: 'pressing',
    concerns: 'say whom of the staff it is about',
    compensate: 'promise to make a loss good',
    compensated: 'the loss is made good',
  },
  happened: {
    opened: 'opened the case',
    said: 'said',
    take: 'took the conversation over',
    release: 'gave the conversation back',
    'given-back': 'the conversation went back to the bot',
    rated: 'rated it',
    booked: 'booked a visit',
    moved: 'moved the visit',
    'called-off': 'called the visit off',
    restored: 'put the visit back',
    kept: 'said that the visit stands',
    reminded: 'reminded of the visit',
    confirm: 'took it on',
    'arrange-visit': 'arranged a visit',
    'ask-to-mail': 'asked to mail it in',
    start: 'started the repair',
    finish: 'finished the repair',
    accept: 'accepted it',
    reject: 'sent it back to the workbench',
    close: 'closed it',
    cancel: 'cancelled it',
    reopen: 'opened it again',
    receive: 'received it',
    'take-in': 'took it to the workshop',
    'hand-back': 'gave it back unrepaired',
    send: 'sent the parts',
    'not-fixed': 'opened it again: not fixed',
    quote: 'quoted a price',
    approve: 'agreed to the price',
    decline: 'did not agree to the price',
    free: 'made it free',
    wait: 'let it wait',
    resume: 'went on',
    lend: 'lent a machine',
    'loaner-back': 'got the loaner back',
    'waive-loaner': 'waived the loaner',
    hurry: 'made it pressing',
    compensate: 'promised to make it good',
    compensated: 'made it good',
    concerns: 'said whom it is about',
  },
  due: {
    firstResponse: 'answer',
    onSite: 'visit',
    answered: 'reply to the complaint',
    analysis: 'first analysis',
    simple: 'repaired on the spot',
    workshop: 'repaired in the workshop',
    mailedIn: 'repaired and sent back',
    done: 'done',
    next: 'look again',
    acceptance: 'may be closed',
    compensation: 'loss made good',
  },
  waits: { part: 'waits for a part', customer: 'waits for the customer' },
  waitsUntil: next => `look again on ${next}`,
  quotationStates: {
    open: 'not answered yet',
    lapsed: 'lapsed',
    approved: 'approved',
    declined: 'declined',
    withdrawn: 'withdrawn',
  },
  validUntil: day => `valid until ${day}`,
  loanerStates: { lent: 'with the customer', back: 'back', waived: 'waived' },
  loanerOwed: clauses => `one is promised: note it with lend (${clauses})`,
  compensationStates: { owed: until => `to be done by ${until}`, done: 'done', replaced: 'replaced by another' },
  contractPaid: percent => `${percent}% paid`,
  pressing: 'pressing',
  anonymous: 'no name, no answer wanted',
  uncleared: 'price not agreed: do not go yet',
  notYet: (why, until) => {
    switch (why.code) {
      case 'not-now':
        return 'The case is not in a state for that.';
      case 'fee-open':
        return `${why.fee === 'paid' ? 'It costs something and is not quoted' : 'Nobody knows yet whether it costs something'}: quote it and let the customer agree, or say with "free" that it costs nothing.`;
      case 'quotation-open':
        return `The customer has not answered the quotation (valid until ${until}). Agreed to by phone: approve, with who and when.`;
      case 'quotation-lapsed':
        return `The quotation was valid until ${until} and has no answer: quote it again, or say with "free" that it costs nothing.`;
      case 'quotation-declined':
        return 'The customer did not agree to the quotation: quote it again, or say with "free" that it costs nothing; to end it, cancel, or hand-back what is here.';
      case 'no-quotation':
        return 'No quotation waits for an answer: quote first.';
      case 'quotation-answered':
        return 'This quotation has been answered: to change that, quote again.';
      case 'not-accepted':
        return `The customer has not said whether it is well; without that it may be closed from ${until} on. Well: accept. Not: reject.`;
      case 'too-late':
        return `It was closed too long ago (up to ${until}): open a new case, or use reopen.`;
      case 'somebody-came':
        return 'The technician has been there: start first, then finish or hand-back.';
      case 'loaner-out':
        return `The customer still has the loaner (${why.what}): loaner-back when it is here, waive-loaner when it may stay.`;
      case 'loaner-lent':
        return `One is lent already (${why.what}): loaner-back first.`;
      case 'compensation-owed':
        return `What was promised to make a loss good (${why.what}, by ${until}) is not done: compensated once it is, compensate to change it.`;
      case 'no-compensation':
        return 'Nothing is promised that is not done.';
      case 'no-loaner':
        return 'No loaner is lent.';
      case 'never-waits':
        return 'A case of danger, or a pressing one, never waits.';
      case 'waits-already':
        return 'It waits already: resume first.';
      case 'waits-not':
        return 'It does not wait for anything.';
    }
  },
  noQuotation: ({ code, item, meant }) =>
    ({
      'no-items': 'Say what is quoted, such as visit labour=120.',
      'unknown-item': `The price list (prices.yaml) has no "${item}"${meant === undefined ? '' : `; did you mean ${meant}?`} To name the price yourself, write ${item}=80.`,
      unpriced: `The price list has no price for "${item}": name it, ${item}=80.`,
      'bad-price': `That is no price for "${item}": write 80 or 45.50; it cannot be 0.`,
      'bad-count': `That is no count for "${item}": write ${item}*2, 999 at most.`,
    })[code],
  withheld: '(about you; a colleague deals with it)',
  concerned: number => `Case ${number} is about you; a colleague deals with it, and it is not shown.`,
  badPromise:
    'Say by when at the latest and what, such as compensate NUMBER 2026-12-01 "the visit fee of 80 yuan back"; the day cannot be over.',
  badWait:
    'Say what it waits for and when it is looked at again: wait NUMBER part 2026-12-01 "the compressor"; not a day that is past.',
  speakers: { customer: 'customer', clerk: 'clerk', desk: 'desk' },
  ways: { 'on-site': 'on site', 'mail-in': 'mailed in' },
  fees: { free: 'free', paid: 'to be paid', unknown: 'not known yet' },
  boughtAt: { distance: 'online, by phone or television', shop: 'in a shop', dealer: 'from a dealer' },
  wishes: { return: 'to return it', exchange: 'a new one', repair: 'a repair', advice: 'advice by a person' },
  because: { fault: 'something is wrong with it', unwanted: 'in order, not wanted' },
  instead: (first, wish) => `${wish} (first ${first}, which is over)`,
  received: day => `received ${day}`,
  grounds: {
    'no-reason': 'return without a reason',
    refund: 'fault of quality: return, exchange or repair',
    exchange: 'fault of quality: exchange or repair',
    'repeat-repair': 'repaired repeatedly, still not usable: exchange or return',
  },
  groundUntil: (ground, day) => (day === undefined ? ground : `${ground}, until ${day}`),
  noGround: 'no right with a day is open; a person decides',
  repairedBefore: (count, same, often) =>
    `${count} free in its term, ${same} for the same fault${often ? ': if it fails again the customer may have an exchange or a return, tell them first' : ''}`,
  languages: { 'zh-CN': 'Chinese', 'en-US': 'English' },
  urgent: 'urgent',
  overdue: 'overdue',
  answered: 'answered',
  talking: name => `${name} is talking`,
  twins: numbers => `= ${numbers}`,
  today: 'today',
  waiting: (amount, unit) =>
    unit === 'minutes' && amount < 1
      ? 'just now'
      : `${amount} ${{ minutes: 'min', hours: 'h', days: amount === 1 ? 'day' : 'days' }[unit]}`,
  sum: (open, urgent, overdue) =>
    [
      `${open} open ${open === 1 ? 'case' : 'cases'}`,
      ...(urgent > 0 ? [`${urgent} urgent`] : []),
      ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ].join(', '),
  nothing: 'Nothing to do: no open cases.',
  nothingOf: name => `No open cases of ${name}.`,
  history: 'History',
  photosOf: numbers => `photos ${numbers.join(', ')}`,
  deskAsleep: ' (the desk does not run; start it to see this)',
  next: 'What can be done now',
  needsWords: ' (with a text)',
  noNumber: (because, said) =>
    because === 'missing'
      ? 'A number is needed, such as R-7K3-M9P-XQ4.'
      : because === 'shape'
        ? `"${said}" is no number; numbers look like R-7K3-M9P-XQ4.`
        : because === 'check'
          ? `There is a slip in the number "${said}".`
          : `There is no case ${said}.`,
  pastCase: ({ id, state, openedAt, endedAt, product, model, serial, mark }) =>
    [
      `${id} was opened on ${openedAt.slice(0, 10)} and ${state === 'closed' ? 'closed' : 'cancelled'} on ${endedAt.slice(0, 10)}; its personal data was deleted when its term was over, and nothing can be done any more.`,
      ...([product, model, serial].some(Boolean)
        ? [`Machine: ${[product, model, serial].filter(Boolean).join(' ')}`]
        : []),
      ...(mark === undefined ? [] : [`Mark: ${mark}`]),
    ].join('\n'),
  meant: number => `Did you mean ${number}?`,
  done: (number, state) => `${number} done; now: ${state}.`,
  told: 'The customer reads:',
  refused: (because, what, state) =>
    because === 'no-text'
      ? `"${what}" needs a few words for the customer.`
      : because === 'failed'
        ? 'The desk failed and did nothing; see its log, then try again.'
        : because === 'no-ticket'
          ? 'There is no such case.'
          : `"${what}" cannot be done now: the case is "${state}".`,
  noTime: (code, off) =>
    ({
      past: 'That time is past.',
      'rest-day': `No visits on that day${off === undefined ? '' : ` (${off})`}. Add --anyway to go all the same.`,
      hours: 'That is outside of visiting hours, or the visit would not end in time. Add --anyway to go all the same.',
      notice: 'A customer could not book that soon: add a few words why, the customer reads them.',
      'too-far': 'That is too far ahead: visits are booked for a year at most.',
      between: 'That time cannot be booked.',
      full: 'All technicians are taken then. Add --anyway to go all the same.',
      'no-team': 'No team is sent for such a machine (see teams.yaml).',
    })[code],
  freeTimes: times => (times.length === 0 ? 'Nothing is free soon.' : `Free nearby: ${times.join(', ')}`),
  noSuchTime: said => `There is no time "${said}"; write it as 2026-11-25 14:00.`,
  noVisits: 'No visits are booked.',
  visits: count => `${count} ${count === 1 ? 'visit' : 'visits'}`,
  visitNotes: {
    moved: times => `moved by the customer ${times === 1 ? 'once' : `${times} times`}`,
    reminded: 'reminded',
    kept: 'stands, says the customer',
  },
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  possible: orders => `Possible now: ${orders.join(', ')}`,
  badText: 'A name has 1 to 40 characters and a text at most 4000.',
  unreachable: number => `The desk is gone; whether it was done is not known. Look first: clerk -- show ${number}`,
  deskFailed: 'The desk does not answer; try again later.',
};
