import type { Choice } from '../understand/choice.ts';
import type { PhoneFault } from '../understand/phone.ts';
import type { Texts } from './texts.ts';

/** What the desk says in English; the same order and warmth as the Chinese. */
export const enUS: Texts = {
  language: 'en-US',

  greeting: (shop, line) =>
    `Hello, I'm the automatic assistant of ${shop}. ${line}\n\nWhat's wrong with your machine? Just tell me. You can also ask about warranty, fees or visits. For a person, reply "agent".`,

  opening: {
    open: (until, hours) => `Somebody is here until ${until} (today ${hours}).`,
    closed: (opens, hours, { holiday, closure }) => {
      const today = hours === undefined ? '' : ` (hours today ${hours})`;
      const closed = closure === undefined ? '' : `the shop is closed ${closure}; `;
      return `We're closed${holiday === undefined ? '' : ` for ${holiday}`}${today}; ${closed}my colleagues are back on ${opens}. I'm always here.`;
    },
    pause: (opens, hours) =>
      `We're on a break (hours today ${hours}); my colleagues are back at ${opens}. I'm always here.`,
    openShort: until => `Online · until ${until}`,
    closedShort: opens => `Closed · back ${opens}`,
    pauseShort: opens => `On a break · back at ${opens}`,
  },

  menu: {
    text: 'Here is what I can do. Tap one, or just say it:',
    hint: 'You can ask me anything else as well.',
  },

  afterHours: closed => `${closed} Tell me now, I note everything down and a colleague takes it on when we open.`,

  help: 'Just use your own words. While filling in a report: "back" returns to the previous question, "change 2" corrects line 2, "start over" begins again, "cancel" stops. "agent" reaches a person at any time, "中文" switches to Chinese.',

  nothingToCancel: "There's no report open right now. To report a fault, just tell me what's wrong.",
  cancelSubmitted: ticket =>
    `Your case ${ticket} has been submitted and is being worked on. To withdraw it, reply "agent" and a colleague confirms it with you; otherwise there's nothing to do.`,
  cancelWhat: (slot, ticket) =>
    `Do you want to cancel the visit of ${slot}? Just tap "Cancel a visit". To withdraw case ${ticket} altogether, reply "agent".`,
  switched: "Sure, I'll go on in English.",
  unknownStack:
    "Sorry, an update of the service lost the report you were filling in. Please tell me again and I'll note it at once.",

  faq: {
    unsure: 'Sorry, I didn\'t quite get that. Is it one of these? If not, put it another way, or reply "agent".',
    unknown: contact => `I don't know the answer to that and won't guess. Try putting it another way. ${contact}`,
    unknownAgain:
      'Sorry, I still didn\'t get that. Is it one of these? If not, reply "agent" and I\'ll pass it on to a colleague.',
    unknownStill:
      'A colleague had better answer this. Reply "agent" and I\'ll pass on all you said; no need to repeat it.',
    noUse: 'Sorry, that missed the point. Put it another way, or reply "agent" and I\'ll pass on what you said.',
    notOffered: "I can't find that any more. Just type your question.",
  },

  contact: {
    open: (hotline, until) => `To reach a person, call ${hotline}; somebody answers until ${until}.`,
    closed: (hotline, opens) => `To reach a person, call ${hotline} from ${opens}.`,
  },
  handover: {
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
  },

  form: {
    cancelled: "All right, nothing was submitted. Tell me whenever you'd like to report it.",
    later: 'No hurry, I\'ll keep what you filled in. Go on whenever you are ready, or reply "cancel".',
    unchanged: 'OK, it stays as it was.',
    first: 'This is the first question already. Reply "cancel" to stop.',
    restarted: "OK, let's start over.",
    stuck: contact =>
      `Sorry for asking so often. Reply "agent" and I'll pass on what you told me. ${contact} You can also reply "cancel" to leave it for now.`,
    oldButton: "That button belongs to an earlier report and no longer counts. Let's go on with this one:",
    alsoWished: labels => `You also mentioned: ${labels.join(', ')}. Tap it to go on.`,
    alreadySubmitted: ticket => `That report is in already, number ${ticket}; it won't be entered twice.`,
    filesTaken: count => `Got ${count} ${count === 1 ? 'file' : 'files'}, added to the report.`,
    filesFull: max => `The report holds ${max} files at most; the rest were left out.`,
    changed: (label, value) => `${label} changed: ${value}`,
    notInSummary: 'Reply "submit" if it\'s right, the number of a line to change it, or "cancel" to stop.',
    oneAtATime: 'One thing at a time: reply "submit" to settle this one, then tell me the other and I note it next.',
    another: form => `For "${form}", tap it or type it; what you have filled in here is kept meanwhile.`,
    notKnown:
      'I don\'t know the answer to that and won\'t guess. Reply "agent" to ask a person; what you filled in stays.',
    whichLine: 'Which line would you like to change? Reply its number or name.',
    severalFit: labels => `That could be ${labels.join(' or ')}. Which one is it?`,
    noted: lines =>
      `Noted so far: ${lines.map(line => `${line.label}: ${line.value}`).join('; ')}. You can change it later.`,
    summary: (lines, note) =>
      [
        'Please check:',
        lines.map(line => `${line.number}. ${line.label}: ${line.value}`).join('\n'),
        ...(note === undefined ? [] : [note]),
        'Reply "submit" if it\'s right, or the number of a line to change it.',
      ].join('\n\n'),
    resume: lines =>
      `Here is what you filled in last time:\n\n${lines.map(line => `${line.label}: ${line.value}`).join('\n')}\n\nGo on with it, or start over?`,
    lapsed: 'The report you began is gone: it was left too long, or submitted elsewhere.',
    goOn: {
      value: '?go-on',
      label: 'Go on',
      synonyms: ['continue', 'carry on', 'yes', 'ok', 'sure', 'keep going', '继续', '接着填'],
    },
    anew: {
      value: '?anew',
      label: 'Start over',
      synonyms: ['new', 'a new one', 'no', 'from the beginning', 'restart', '重新填', '重来'],
    },
    skip: {
      value: '?skip',
      label: 'Skip',
      synonyms: [
        'skip it',
        "don't know",
        "i don't know",
        'no idea',
        'not sure',
        'pass',
        'none',
        "can't remember",
        '跳过',
        '不知道',
      ],
    },
    notGiven: '(not given, you can add it later)',
    submit: {
      value: 'submit',
      label: 'Submit',
      synonyms: [
        'confirm',
        'yes',
        'y',
        'ok',
        'okay',
        'right',
        'correct',
        'sure',
        'looks good',
        'fine',
        'send',
        '提交',
        '确认',
      ],
    } satisfies Choice as Choice,
    change: {
      value: 'change',
      label: 'Change',
      synonyms: ['edit', 'wrong', 'correct it', '修改'],
    } satisfies Choice as Choice,
    cancel: {
      value: 'cancel',
      label: 'Cancel',
      synonyms: ['no', 'stop', 'never mind', 'nevermind', "don't submit", '取消'],
    } satisfies Choice as Choice,
  },

  repair: {
    title: 'Repair',
    consent: {
      label: 'Personal data',
      ask: (keeper, days) =>
        `For a repair, a visit, a return or a complaint I need to note your phone number, your address and the machine's details. They're used only to contact you and to do what you ask for, kept by the ${keeper}, and deleted ${days} days after the case is closed; all that stays is a record of the repair (number, machine, dates, outcome) that doesn't tell whose it was. You may see, correct or delete them at any time. Is that all right?`,
      again: 'I can only note your number if you agree. Reply "agree" to go on; if not, you can still ask me anything.',
      yes: {
        value: 'yes',
        label: 'I agree',
        synonyms: ['agree', 'yes', 'y', 'ok', 'okay', 'sure', 'fine', 'all right', '同意', '可以'],
      } satisfies Choice as Choice,
      no: {
        value: 'no',
        label: "I don't agree",
        synonyms: ['no', 'n', 'disagree', 'no thanks', "don't agree", '不同意'],
      } satisfies Choice as Choice,
      refused: contact =>
        `OK, I'll note nothing. You can still ask me about fees and visits, or check a warranty. ${contact}`,
    },
    product: {
      label: 'Machine',
      names: ['model', 'product', 'appliance', 'device', '机器'],
      ask: 'Which machine is it? Tap one or type it; the model or serial number on its label helps.',
      again:
        'Something like "split air conditioner" or "front-loading washer" is fine. If you\'re not sure, say what it does.',
      other: {
        value: 'other',
        label: 'Other',
        synonyms: ['something else', 'none of these'],
      } satisfies Choice as Choice,
      which: 'OK, what machine is it? Just type it.',
    },
    serial: {
      label: 'Serial number',
      ask: "What's the serial number? It's on the machine's label, letters and digits.",
      again: 'It has at least six letters and digits. Could you check the label? A photo of it will do, too.',
    },
    fault: {
      label: 'Problem',
      names: ['fault', 'issue', 'description', '问题'],
      ask: "What's wrong with it? Since when, and is there a code on the display? You can send photos too.",
      again: 'Use your own words, such as "stops after ten minutes" or "shows E1".',
      tooLong: max =>
        `That's a bit too long for the report. Please keep to the main points, ${max} characters at most.`,
    },
    photos: {
      label: 'Photos',
      show: count => `${count}`,
      ask: 'Just send more photos to add them; reply "no photos" to leave them out.',
      none: { value: 'none', label: 'No photos', synonyms: ['remove them', 'delete', 'none', '不要照片'] },
      keep: { value: 'keep', label: "That's all", synonyms: ['keep', 'keep them', 'no more', 'done', '就这些'] },
    },
    same: {
      label: 'Same matter?',
      ask: (ticket, fault) => `You have an open case ${ticket} (${fault}). Is this the same matter?`,
      again: "If it's the same, I'll add this to that case; if not, I'll open another one.",
      yes: { value: 'same', label: 'The same', synonyms: ['yes', 'same', 'it is', 'same thing', '是', '同一件事'] },
      no: { value: 'new', label: 'Another one', synonyms: ['no', 'new', 'different', 'another', '不是', '另一件事'] },
      progress: {
        value: 'progress',
        label: 'See progress',
        synonyms: ['progress', 'status', 'how is it going', '看进度'],
      },
      done: ticket => `OK, I've added it to case ${ticket}; my colleagues will deal with both together.`,
    },
    usage: {
      label: 'Use',
      ask: 'Where and how is it used? At home, in a shop … Skip it if there is nothing special.',
      again: 'Just say where, such as "at home" or "in a shop". Skip it if there is nothing special.',
      home: { value: 'home', label: 'At home', synonyms: ['home', 'private', '家里用'] },
      business: {
        value: 'business',
        label: 'In a business',
        synonyms: ['business', 'office', 'shop', 'company', '商用'],
      },
    },
    bought: {
      label: 'Purchase',
      ask: 'When and where was it bought? For example "March last year, online". A photo of the invoice will do; skip it if you don\'t remember.',
      again: 'Roughly is fine: "summer 2023", "May 2024"; or a photo of the invoice. You can skip it.',
      future: date => `${date} is still to come. Which year was it?`,
      tooOld: date => `${date} seems too early. Which year was it?`,
      impossible: said => `There is no such day as ${said}. Could you check?`,
      several: dates => `Do you mean ${dates.join(' or ')}?`,
      proof: 'photo of the proof sent',
      at: { distance: 'online', shop: 'in a shop', dealer: 'from a dealer' },
      show: (date, at) => (date === undefined ? `bought ${at}` : `${date}${at === undefined ? '' : `, ${at}`}`),
    },
    address: {
      label: 'Address',
      names: ['street', 'location', '地址'],
      ask: 'Where should the technician come? Street and number are best; skip it and the technician will ask by phone.',
      again: 'Street and number, such as "100 Renmin Road, flat 502". You can skip it.',
      tooLong: max => `That address is a bit long; ${max} characters at most.`,
    },
    way: {
      label: 'Way of repair',
      ask: 'Should a technician come, or would you rather mail it in?',
      again: 'Reply "visit" or "mail in".',
      onSite: { value: 'on-site', label: 'Visit', synonyms: ['on site', 'technician', 'come', 'at home', '上门'] },
      mailIn: { value: 'mail-in', label: 'Mail in', synonyms: ['mail', 'post', 'send it in', 'ship', '寄修'] },
      show: (way, chosen) => {
        if (chosen) return way === 'on-site' ? 'visit' : 'mail in';
        return way === 'on-site' ? 'visit (it is too large to mail)' : 'mail in (faster for small machines)';
      },
    },
    wish: {
      label: 'Visit wished',
      names: ['visit', 'time', 'appointment', '上门时间'],
      ask: 'When should the technician come? For example "tomorrow afternoon" or "Friday 10 am".',
      again: 'A day and a time is all I need, like "tomorrow afternoon".',
      part: { morning: 'morning', afternoon: 'afternoon' },
      after: time => `after ${time}`,
      before: time => `before ${time}`,
      or: ' or ',
      asap: 'the earliest time',
      any: 'any time',
    },
    fee: {
      free: until =>
        `Cost: as far as I can tell it's under warranty (until ${until}), so faults of quality are repaired free; the technician's finding decides.`,
      paid: 'Cost: as far as I can tell the warranty is over, so there is a charge. You get a quotation first, and nothing is repaired before you agree.',
      atCost:
        'Cost: as far as I can tell the warranty is over, so the repair is charged at cost. You get a quotation first, and nothing is repaired before you agree.',
      unknown:
        "Cost: I can't tell yet. If there is a charge, you get a quotation first, and nothing is repaired before you agree.",
      most: (until, parts) =>
        `Cost: the machine is under warranty (until ${until}), so faults of quality are repaired free; the warranty of ${parts.join(', ')} is over, so there is a charge only if that has failed. The technician's finding decides.`,
      some: parts =>
        `Cost: the warranty of the machine is over, but ${parts.join(', ')} ${parts.length === 1 ? 'is' : 'are'} still covered, free if that has failed. Anything else is quoted first, and nothing is repaired before you agree.`,
      cause:
        'Cost: what you describe may or may not be covered; the technician has to see it. If there is a charge, you get a quotation first.',
      uncovered: names =>
        `Cost: ${names.join(', ')}: not covered, so there is a charge if that has failed. It is quoted first, and nothing is done before you agree; the technician's finding decides.`,
      promise:
        'Cost: as far as I can tell the warranty is over. I have noted what the seller promised: send a photo of any proof, and a colleague checks it and answers. Any charge is quoted first, and nothing is repaired before you agree.',
      freight: {
        shop: 'We pay the freight both ways.',
        customer: 'The freight both ways is yours.',
        unknown: 'Who pays the freight is settled by the cause, after the check; please keep the receipt.',
      },
    },
    phone: {
      label: 'Phone',
      names: ['phone number', 'number', 'mobile', 'telephone', '电话'],
      ask: 'Please leave a phone number, mobile or landline, so that the technician can reach you before setting out.',
      again: 'Please write the number once more: 11 digits for a mobile, a landline with its area code.',
      problem: (fault: PhoneFault): string => {
        switch (fault.reason) {
          case 'short':
            return `The number seems to lack ${fault.missing} ${fault.missing === 1 ? 'digit' : 'digits'}. Could you check?`;
          case 'long':
            return `The number seems to have ${fault.extra} ${fault.extra === 1 ? 'digit' : 'digits'} too many. Could you check?`;
          case 'unknown-prefix':
            return "That doesn't begin like a mobile number. Could you check?";
          case 'no-area-code':
            return 'Please add the area code to a landline, such as 021-12345678.';
          case 'several':
            return 'There are two numbers. Please give the one that reaches you best.';
          case 'none-to-give':
            return "A colleague has to call to arrange a time; a relative's number will do. If that's not possible, reply \"agent\" and I'll pass your case on without one.";
          case 'not-a-phone':
            return 'I need a phone number here.';
        }
      },
    },
    done: {
      number: ticket => `Noted. Your repair number is ${ticket}.`,
      next: (by, phone) => `A colleague takes it up by ${by} at the latest and calls ${phone}.`,
      closed: opens => `We are closed now; colleagues are back ${opens} and take cases in the order they came.`,
      visit: by =>
        `A technician comes by ${by} at the latest, and shows name and badge. To choose the time yourself, tap "Book a visit".`,
      later: (first, promised) =>
        `The first visit that is free is ${first}, which is later than the ${promised} we promise; sorry for that. If something opens up earlier, a colleague tells you; to keep that time, tap "Book a visit".`,
      noVisit: 'All visits are booked at the moment; a colleague will settle with you when somebody can come.',
      mail: "Don't mail it yet: a colleague tells you where to. Take photos first and put a note with the number inside.",
      data: 'Back up the data of a computer and take out SIM and memory cards.',
      end: 'Please keep the number. Ask me anything else at any time.',
    },
    serialUnread:
      "I couldn't read the serial number in that link. Please check the label on your machine and send it to me; you can also report a fault or ask without it.",
    serialGreeting: serial =>
      `Your machine's serial number is ${serial}, noted. What's wrong with it? Tell me and I'll report it; you can also ask about warranty or fees.`,
    photosKept: count =>
      `Got ${count} ${count === 1 ? 'file' : 'files'}; I'll keep ${count === 1 ? 'it' : 'them'} for your report.`,
    photosFirst: count =>
      `Got ${count} ${count === 1 ? 'file' : 'files'}. Would you like to report a fault? Tell me what's wrong and I'll put ${count === 1 ? 'it' : 'them'} into the report.`,
  },

  warranty: {
    title: 'Warranty check',
    machine: {
      label: 'Machine',
      ask: "What's the serial number? It's on the machine's label. If you can't find it, tell me the machine, the model or when it was bought.",
      again:
        'A serial number has at least six letters and digits. Otherwise just name the machine, such as "air conditioner" or "laptop".',
    },
    product: { label: 'Product', ask: 'Which machine is it? Tap one or type it.' },
    bought: {
      label: 'Bought',
      ask: 'When was it bought? Roughly is fine: "summer 2023", "May 2024"; skip it if you don\'t remember.',
    },
    unknownSerial: serial =>
      `I have no record of the serial number ${serial}. Could you check the label? Here is what I can say from what you told me.`,
    covered: until => `It's under warranty until ${until}, that day included.`,
    partly: until => `The warranty of the whole machine ended on ${until}, but some parts are still covered.`,
    expired: until =>
      `As far as I can tell the warranty ended on ${until}. It can still be repaired: you get a quotation first, and nothing is done before you agree.`,
    unknown: "From what I know I can't say yet whether it's under warranty.",
    part: (name, until, over) => `${name} ${over ? 'ended on' : 'until'} ${until}`,
    parts: lines => `Parts: ${lines.join('; ')}.`,
    start: {
      installed: date => `Counted from the installation: ${date}.`,
      received: date => `Counted from the delivery: ${date}.`,
      invoiced: date => `Counted from the invoice: ${date}.`,
      purchased: date => `Counted from the purchase as you told me: ${date}.`,
      sold: date => `Counted from our record of the sale: ${date}.`,
      produced: date => `There's no record of the purchase, so it's counted from production: ${date}.`,
      exchanged: date => `Counted anew from the exchange: ${date}.`,
    },
    change: {
      proof: 'If you have an invoice or a delivery note, send a photo and it can be counted from that day.',
      date: 'If you tell me the exact day of purchase, I can say more.',
      serial: 'If you send me the serial number, I can say more.',
      promise:
        'If the seller promised you more, send a photo of the messages or papers and reply "agent": a colleague checks it and answers.',
    },
    moved: days =>
      `The ${days} ${days === 1 ? 'day' : 'days'} in repair don't count; the warranty runs that much longer.`,
    repaired: until => `If the fault that was repaired comes back before ${until}, it's repaired free.`,
    restDay: from => `The last day (${from}) was a day off, so it runs to the next working day.`,
    uncovered: names => `Not covered, but sold separately: ${names.join(', ')}.`,
    confirm: names => `A colleague has to confirm whether these are covered: ${names.join(', ')}.`,
    advice: 'Advice on use and small faults is free, by phone or in writing, out of warranty too.',
    excluded: causes =>
      `May be charged: ${causes.join('; ')}. Only once the technician has found it to be so, and quoted first.`,
    told: causes =>
      `What you describe (${causes.join('; ')}) may or may not be charged; the technician has to see it. Any charge is quoted first.`,
    noneTold: "With none of that, a fault of quality is repaired free; the technician's finding decides.",
    favourable: 'Where that is the cause, parts come at a favourable price.',
    finding: "The technician's finding decides.",
    signs: {
      label: 'What happened to it',
      ask: "One more thing: has any of this happened to it? It's repaired all the same; there may only be a charge, and the technician's finding decides.",
      again: 'Tap one, or tell me whether it was dropped or got wet; reply "none" if not, or skip it.',
      none: {
        value: 'none',
        label: 'None of these',
        synonyms: ['none', 'no', 'nothing', 'nope', 'nothing like that', 'normal use', '没有'],
      },
      is: {
        dropped: {
          value: 'dropped',
          label: 'Dropped or knocked',
          synonyms: ['dropped', 'it fell', 'was dropped', 'knocked over', '摔过'],
        },
        wet: { value: 'wet', label: 'Got wet', synonyms: ['wet', 'water got in', 'spilled', 'damp', '进过水'] },
        opened: {
          value: 'opened',
          label: 'Opened by somebody else',
          synonyms: ['opened', 'was opened', 'taken apart', 'repaired elsewhere', '拆过'],
        },
        'foreign-parts': {
          value: 'foreign-parts',
          label: 'Has parts of another make',
          synonyms: ['other parts', 'not original parts'],
        },
        overload: { value: 'overload', label: 'Ran at overload', synonyms: ['overload', 'overloaded'] },
        'force-majeure': {
          value: 'force-majeure',
          label: 'Lightning or flood',
          synonyms: ['lightning', 'flood', 'flooded', 'earthquake'],
        },
        'visible-damage': {
          value: 'visible-damage',
          label: 'Cracked or broken to see',
          synonyms: ['cracked', 'dented', 'bent', 'torn cable'],
        },
        identity: {
          value: 'identity',
          label: 'Code on it unreadable',
          synonyms: ['no label', 'code is gone', 'label is gone'],
        },
        cosmetic: {
          value: 'cosmetic',
          label: 'Only worn on the outside',
          synonyms: ['worn', 'scratches', 'paint', 'cosmetic'],
        },
      },
      unclear: {
        value: 'unclear',
        label: 'Not sure',
        synonyms: ["don't know", "i don't know", 'no idea', 'unsure', '不清楚'],
      },
    },
    cause: {
      misuse: 'use or care against the manual',
      identity: 'a missing code, so that nobody can tell which unit it is',
      opened: 'a machine that was opened or altered',
      'foreign-parts': 'parts that are not original',
      overload: 'overload',
      accident: 'drops and knocks, water and damp, wrong voltage',
      'force-majeure': 'lightning, flood and the like',
      'visible-damage': 'visible dents, cracks, torn cables',
      cosmetic: 'normal wear of the housing',
      'not-quality': 'anything else that does not come from the product itself',
    },
  },

  returns: {
    title: 'Return or exchange',
    product: {
      ask: 'Which machine is it about? Tap one or type it; a model or serial number, on its label, is even better.',
    },
    reason: {
      label: 'Reason',
      names: ['why', 'fault', 'problem', '原因'],
      ask: "Why should it go back? Is something wrong with it, or don't you want it any more? Photos help.",
      again: 'In your own words is fine: "it rattles when it starts", "too big for the kitchen", "a part is missing".',
      which: "All right, what's wrong with it? Tell me what you see and hear; photos help.",
      tooLong: max => `That's a bit long for the form. Please tell me what matters most, in ${max} characters.`,
      fault: {
        value: 'fault',
        label: "Something's wrong with it",
        synonyms: ['faulty', 'broken', 'defective', 'it is broken', 'quality problem', 'something is wrong', '有毛病'],
      },
      unwanted: {
        value: 'unwanted',
        label: "It's fine, I don't want it",
        synonyms: [
          'changed my mind',
          'i changed my mind',
          "don't want it",
          "i don't want it",
          'do not want it',
          'not needed',
          'no reason',
          'nothing wrong',
          'wrong size',
          '不想要了',
        ],
      },
    },
    place: {
      label: 'Bought at',
      names: ['place', 'where', 'shop', '在哪儿买的'],
      ask: 'Where was it bought? The rules differ between the web and a shop.',
      again: "Online (phone and television count too), in a shop, or from a dealer? Skip it if you don't remember.",
      distance: {
        value: 'distance',
        label: 'Online',
        synonyms: ['on the web', 'internet', 'web', 'by phone', 'website', '网上'],
      },
      shop: { value: 'shop', label: 'In a shop', synonyms: ['shop', 'store', 'in a store', 'mall', '门店'] },
      dealer: { value: 'dealer', label: 'From a dealer', synonyms: ['dealer', 'reseller', 'distributor', '经销商'] },
    },
    received: {
      label: 'Received',
      names: ['date', 'delivery', 'delivered', '收货日期'],
      ask: 'When did you receive it? The days count from then: "last Wednesday", "20 November"; a photo of the delivery note or invoice will do.',
      again:
        'Just the day: "20 November", "last Wednesday"; a photo of the delivery note or invoice will do. Skip it if you can\'t tell.',
      exact:
        "Which day was it exactly? It's in the delivery or payment record; skip it if you can't tell, a colleague will look.",
    },
    wants: {
      label: 'Wish',
      names: ['what i want', 'option', '想怎么办'],
      ask: 'What would you like?',
      again: "To return it, a new one, or to have it repaired? If you aren't sure, a colleague talks it over with you.",
      return: {
        value: 'return',
        label: 'Return it',
        synonyms: ['return', 'refund', 'money back', 'send it back', 'give it back', '退货'],
      },
      exchange: {
        value: 'exchange',
        label: 'A new one',
        synonyms: ['exchange', 'replacement', 'swap', 'replace it', 'exchange it', 'another one', '换货'],
      },
      repair: { value: 'repair', label: 'Have it repaired', synonyms: ['repair', 'fix it', 'repair it', '修好就行'] },
      advice: {
        value: 'advice',
        label: 'Ask a colleague',
        synonyms: ['not sure', "don't know", 'you decide', 'either', 'whatever', '没想好'],
      },
    },
    instead: {
      label: 'Instead',
      ask: 'Which would you rather have? If you still want to return it, a colleague has a look.',
      askExchange: 'Which would you rather have? If you still want a new one, a colleague has a look.',
    },
    noConsent: 'All right, no phone number and no address; a colleague answers you here.',
    phone: 'Please leave a phone number, mobile or landline, so that a colleague can settle it with you.',
    address:
      'Where is it now? With the number of the house, so that a colleague can arrange how it goes back. You may skip it.',
    verdict: {
      counted: {
        exchanged: (date, day) => dayCount('exchange', date, day),
        received: (date, day) => dayCount('receipt', date, day),
        invoiced: (date, day) => dayCount('invoice', date, day),
        purchased: (date, day) => dayCount('purchase', date, day),
        sold: (date, day) => dayCount('sale in our records', date, day),
      },
      until: (day, movedFrom) =>
        `until ${day} (that day included${movedFrom === undefined ? '' : `; moved from ${movedFrom}, a day off`})`,
      noReason: (until, freight) =>
        `Bought at a distance, it can go back ${until} without a reason: no handling fee, if it's intact; ${freight}.`,
      refund: (until, later, freight) =>
        `If it's a fault of quality, you choose ${until}: return, exchange or repair${later === undefined ? '' : `; after that an exchange or repair ${later}`}; ${freight}.`,
      exchange: (until, freight) =>
        `If it's a fault of quality, you choose ${until} between a new one and a repair; ${freight}.`,
      repeatRepair: freight => `Repaired several times and still not usable: a new one, or a return; ${freight}.`,
      tested: "It may be tested first, to see whether it's a fault of quality.",
      freight: { customer: 'the freight is yours', shop: 'we pay the freight' },
      over: {
        'no-reason': day => `The time for a return without a reason ended on ${day}.`,
        refund: day => `The time for a straight return ended on ${day}.`,
        exchange: day => `The time for a return or exchange ended on ${day}.`,
      },
      repair:
        'It can be repaired: free for a fault of quality under warranty; anything else is quoted first, and nothing is done before you agree.',
      agreed: costs =>
        `Without a fault a colleague can come to an agreement with you${costs.length === 0 ? ', at no cost' : `; ${costs.join(', ')} may be yours, told first and only with your consent`}.`,
      agreedExchange: costs =>
        `For another one without a fault a colleague can come to an agreement with you${costs.length === 0 ? ', at no cost' : `; ${costs.join(', ')} may be yours, told first`}.`,
      costs: { exchange: 'an exchange fee', return: 'a handling fee', freight: 'the freight' },
      refundWithin: span => `The money goes back the way you choose, within ${span} after we have the goods.`,
      refundLater: 'The money goes back the way you choose; the day is told when it is settled.',
      missing: things => `I don't know yet ${things.join(', ')}; with that I can say what is open today.`,
      things: {
        'bought-at': 'where it was bought',
        'received-on': 'when you received it',
        fault: "whether something's wrong with it",
        product: 'which machine it is',
      },
      repairs: (count, same) =>
        `It was repaired free of charge ${count} ${count === 1 ? 'time' : 'times'} under warranty${same > 0 ? `, ${same} of them for the same fault` : ''}.`,
      person: "Such machines have rules of their own. I don't judge them: a colleague goes through it with you.",
      explained: {
        'use-compensation':
          'On a return or exchange a compensation for use may be owed; a colleague tells you whether, and how it is worked out.',
        loaner: 'If a repair takes too long, there may be a loaner car or money for transport.',
      },
      confirmed: 'This is by what you told me; a colleague confirms it.',
    },
    done: {
      number: ticket => `Noted. The number of your return is ${ticket}.`,
      next: (by, phone) => `A colleague calls ${phone} by ${by} at the latest.`,
      nextHere: by => `A colleague answers you here by ${by} at the latest.`,
      settled: done => `What is done is settled with you by ${done} at the latest.`,
      keep: "Don't send it yet, and keep box, accessories and manual; a colleague tells you where to send it.",
      proof: 'A photo of the proof of purchase (invoice or order) makes it faster.',
    },
    tracking: ticket => `Got it: the tracking number is with case ${ticket}. I'll tell you when it has arrived.`,
    trackingPhoto: ticket => `Got it: the photos are with case ${ticket} for my colleague.`,
  },

  complaint: {
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
      ask: (ticket, fault) =>
        `Your complaint ${ticket} is still open (${fault}). Is this more of it, or another matter?`,
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
    late: {
      reason: 'not answered by the time the customer was promised',
      told: (ticket, promised, next) =>
        `You were promised an answer to complaint ${ticket} by ${promised}, and there was none; I'm sorry. It's with the service manager as pressing${next === undefined ? ', and you hear the outcome here at once' : `, with an outcome by ${next} at the latest`}.`,
    },
  },

  suggestion: {
    title: 'Suggest or praise',
    cancelled: "All right. I'm here whenever you'd like to say it.",
    telling: {
      label: 'Your words',
      names: ['words', 'suggestion', 'praise', '建议'],
      ask: 'Thank you for telling us. What would you like to say? Just type it.',
      again: 'In your own words: "visits in the evening would help", "the technician yesterday was very careful".',
      tooLong: max => `That's a bit long for the form. Please tell me what matters most, in ${max} characters.`,
    },
    reach: {
      label: 'Answer',
      names: ['reply', 'contact', '答复'],
      ask: 'Would you like an answer?',
      again: 'Here or by phone, as you like; none is fine, too.',
      phone: { value: 'phone', label: 'By phone', synonyms: ['phone', 'call', 'call me', '电话'] },
      knownPhone: masked => `Call ${masked}`,
      here: { value: 'here', label: 'Here', synonyms: ['yes', 'in the chat', 'chat', 'message', 'yes please', '这里'] },
      none: { value: 'none', label: 'No answer needed', synonyms: ['no', 'no need', 'none', 'not needed', '不用'] },
      askPhone: 'Please leave a phone number, mobile or landline.',
      noConsent: "All right, no phone number; you're answered here.",
    },
    done: {
      noted: ticket =>
        `Thank you, noted as ${ticket}. Suggestions go to the people in charge, praise to the one who earned it.`,
      here: by => `You're answered here by ${by} at the latest.`,
      phone: by => `We call you by ${by} at the latest.`,
      unanswered: 'If there is more, just tell me.',
    },
  },

  booking: {
    title: 'Book a visit',
    about: {
      label: 'Case',
      ask: 'Which case is the visit for?',
      again: 'Tap a case, or reply "something else" when it is none of them.',
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
      tooLong: max => `That is a little long for the case. Please keep to what matters, within ${max} characters.`,
    },
    visit: {
      label: 'Visit',
      names: ['time', 'date', 'day', 'appointment', '时间', '日期'],
      ask: 'When would you like the visit? These are the first free times; for another day just say so, like "Wednesday morning next week".',
      soonest: contact => `These are the earliest times. If it really cannot wait, we will find a way. ${contact}`,
      fitting: 'A technician can come at these times. Which one suits you?',
      one: slot => `A technician can come on ${slot}. Shall I book that?`,
      synonyms: ['yes', 'ok', 'okay', 'sure', 'fine', 'good', 'book it', 'that one', 'yes please', '好', '可以'],
      instead: 'These are the nearest free times; or tell me another day.',
      none: contact =>
        `Everything is booked for now. ${contact} Or reply "agent" and a colleague looks for an opening.`,
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
      held: (slot, time) => `${slot}: I am keeping that for you for ${time}.`,
      gone: slot => `Sorry, ${slot} has just been taken by somebody else.`,
      refused: {
        invalid: 'There is no such day or time. Could you check it? ',
        past: 'That time is over. ',
        restDay: (day, holiday) =>
          `${day} is ${holiday === undefined ? 'a day of rest' : `in the ${holiday} holiday`}; nobody visits then. `,
        closure: closure => `The shop is closed ${closure}; nobody visits then. `,
        hours: (hours, length) =>
          `Technicians visit on working days, ${hours}, and need about ${length}, so that time does not work. `,
        hoursThen: (day, hours, length) =>
          `Technicians visit ${hours} on ${day}, and need about ${length}, so that time does not work. `,
        notice: (notice, contact) =>
          `A visit is booked at least ${notice} ahead, so that technician and parts are ready. If it cannot wait: ${contact} `,
        tooFar: ahead => `I can only book up to ${ahead} ahead. `,
        between: 'Visits begin on the hour, so there is none at that minute. ',
        full: 'That time is fully booked. ',
      },
    },
    cancelled: 'All right, no time is booked. Whenever you want one, just say "book a visit".',
    fee: 'Cost: quality faults under warranty are free; anything that is charged is quoted first and done only when you agree.',
    nobody: contact => `Nobody visits for this kind of machine at the moment; it can be mailed in. ${contact}`,
    again: because => `${because} Everything else is kept, just choose another time.`,
    closed: contact => `The visit of this case cannot be changed any more. ${contact} Or reply "agent".`,
    done: (ticket, slot, until, moves) =>
      `Booked, case ${ticket}:\n\n${slot}\n\nThe technician calls before setting out and shows name and badge at your door. I will remind you the day before.\nTo move or cancel it, tell me before ${until}; it can be moved ${moves} times.`,
    moved: (ticket, slot, until, moves) =>
      `Moved, case ${ticket}:\n\n${slot}\n\nThe earlier time is cancelled. ${moves > 0 ? `It can be moved ${moves} more time${moves === 1 ? '' : 's'}, before ${until}.` : 'It cannot be moved again; if anything changes, please ask a colleague.'}`,
    calendar: (date, from, to, shop, ticket) =>
      `For your calendar: ${date} ${from}–${to} ${shop}, technician's visit (${ticket})`,
  },

  service: {
    title: 'Maintenance, setup, parts',
    kind: {
      label: 'Service',
      names: ['kind', 'what', '服务'],
      ask: 'What would you like to have done? Tap one, or just say it.',
      again:
        'Maintenance, an inspection, an installation, training, an upgrade or parts: one word will do. If it\'s none of these, reply "agent".',
      kinds: {
        maintenance: {
          value: 'maintenance',
          label: 'Maintenance',
          synonyms: ['cleaning', 'servicing', 'service it', 'clean it', '保养', '清洗'],
        },
        inspection: { value: 'inspection', label: 'Inspection', synonyms: ['check', 'check-up', 'checkup', '巡检'] },
        installation: {
          value: 'installation',
          label: 'Installation',
          synonyms: ['install', 'set up', 'setup', '安装'],
        },
        training: { value: 'training', label: 'Training', synonyms: ['train', 'course', 'lessons', '培训'] },
        upgrade: { value: 'upgrade', label: 'Upgrade', synonyms: ['update', 'tuning', 'software', '升级'] },
        parts: { value: 'parts', label: 'Parts', synonyms: ['part', 'spare parts', 'consumables', '配件'] },
      },
    },
    product: "Which machine is it for? Tap one, or just type it; the model helps, it's on the label.",
    purpose: {
      label: 'Note',
      names: ['remark', 'comment', '备注'],
      ask: 'What else shall I note? Just say it.',
    },
    usage:
      'Where and how is it used? Such as "at home" or "in the shop, ten hours a day". Skip it if there\'s nothing special.',
    topic: {
      label: 'Topic',
      ask: 'What would you like to learn? Such as "daily operation" or "cleaning".',
      again: 'Roughly is fine, such as "new staff, switching on and daily operation".',
    },
    people: {
      label: 'People',
      ask: 'About how many people? So that we can prepare.',
      again: 'A number will do, such as "5" or "about ten".',
    },
    place: {
      label: 'Place',
      ask: 'Shall we come to you, or would you come to our shop?',
      again: 'Reply "our place" or "your shop".',
      choices: {
        'on-site': {
          value: 'on-site',
          label: 'At our place',
          synonyms: ['our place', 'come to us', 'on site', 'here', 'at our office', '我们这里'],
        },
        shop: {
          value: 'shop',
          label: 'At your shop',
          synonyms: ['your shop', 'your place', 'we come to you', '去店里'],
        },
      },
    },
    site: {
      label: 'Place for it',
      ask: 'Is the place for it ready? If not, it can be noted all the same.',
      again: 'Reply "ready" or "not yet", or skip it.',
      choices: {
        ready: { value: 'ready', label: 'Ready', synonyms: ['yes', 'it is', 'all set', '好了'] },
        'not-ready': { value: 'not-ready', label: 'Not yet', synonyms: ['no', 'not ready', '还没'] },
      },
    },
    power: {
      label: 'Power',
      ask: 'Is there a suitable socket? If not, the technician brings what it takes.',
      again: 'Reply "yes" or "no", or skip it.',
      choices: {
        yes: { value: 'yes', label: 'There is a socket', synonyms: ['yes', 'there is', '有'] },
        no: { value: 'no', label: 'No socket', synonyms: ['no', 'none', 'there is none', '没有'] },
      },
    },
    lift: {
      label: 'Floor and lift',
      ask: 'Which floor, and is there a lift? So that we send enough hands. Such as "6th floor, with a lift".',
      again: 'Such as "6th floor, with a lift" or "ground floor", or skip it.',
    },
    version: {
      label: 'Version now',
      ask: 'Which version does it have now? It\'s usually in the settings under "About". Skip it if you don\'t know.',
      again: 'Just as it stands on the screen, such as "V2.1", or skip it.',
    },
    part: {
      label: 'Part',
      ask: 'Which part do you need? Its name, or send a photo.',
      again: 'Such as "filter" or "remote control"; if you don\'t know its name, send a photo.',
      photo: 'see the photo',
    },
    count: { label: 'Count', ask: 'How many?', again: 'A number will do, such as "2".' },
    pressing: {
      label: 'Urgent',
      ask: 'Do you need it urgently? Then we see to it first.',
      again: 'Reply "urgent" or "no hurry".',
      choices: {
        yes: { value: 'yes', label: 'Urgent', synonyms: ['yes', 'asap', 'very', '急用'] },
        no: { value: 'no', label: 'No hurry', synonyms: ['no', 'not urgent', 'take your time', '不急'] },
      },
    },
    way: {
      label: 'How',
      ask: 'Shall a technician come, or would you mail it in?',
      onSite: { value: 'on-site', label: 'A visit', synonyms: ['visit', 'on site', 'come here', '上门'] },
      mailIn: { value: 'mail-in', label: 'Mail it in', synonyms: ['mail', 'mail in', 'send it', '寄'] },
    },
    loaner: {
      label: 'Loaner',
      ask: "Would you like to borrow one of ours while yours is away? It's free.",
      again: 'Reply "yes, please" or "no, thanks".',
      yes: { value: 'yes', label: 'Yes, please', synonyms: ['yes', 'sure', 'ok', '要'] },
      no: { value: 'no', label: 'No, thanks', synonyms: ['no', 'no need', '不用'] },
    },
    phone: 'Which phone number can we call, for the time and the price? A mobile or a landline.',
    sendTo:
      'Where shall the parts go? Best down to the door number; you can also skip it, a colleague will ask on the phone.',
    wishedDay: 'Wished day',
    when: 'Which day would suit you? Such as "next Wednesday morning". Skip it if it\'s open.',
    fee: {
      parts: "Cost: it's quoted first, and ordered only when you agree; if you don't, nothing is ordered or charged.",
      work: "Cost: anything to pay is quoted first, and done only when you agree; if you don't, nothing is done or charged.",
    },
    done: {
      number: (kind, ticket) => `Noted. ${kind}, case ${ticket}.`,
      first: (by, phone, pressing) =>
        `${pressing ? "It's seen to first. " : ''}A colleague calls you on ${phone} by ${by} at the latest.`,
      latest: {
        maintenance: by => `It's done by ${by} at the latest.`,
        inspection: by => `It's done by ${by}, or by then we tell you how far it is and how long it takes.`,
        installation: by => `It's done by ${by}, or by then we tell you how far it is and how long it takes.`,
        training: by => `The training is held by ${by} at the latest; topic, time and place are agreed with you.`,
        upgrade: by => `It's done by ${by}, or by then we tell you how far it is and how long it takes.`,
        parts: by =>
          `By ${by} at the latest you have the price and the day of delivery; if it has to be waited for, how long.`,
      },
      mail: "Please don't send it yet; a colleague tells you where to. Take some photos first, and put a note with the case number in the box.",
      loaner: 'If yours has to be taken along, you can borrow one of ours for free; just tell my colleague.',
      loanerNoted: 'The one to borrow is noted; my colleague tells you on the phone which day it comes.',
      data: 'Please back up what is on it first.',
    },
  },

  status: {
    title: 'Where my case stands',
    cancelled: 'All right. Send me the number whenever you like.',
    tryAgain: 'Try again',
    none: "You haven't submitted anything here yet. If you did so elsewhere, send me the number once this one is filled in.",
    number: {
      label: 'Number',
      names: ['case number', '编号'],
      ask: "Send me the case number and I look it up. It's in the message after you submitted, such as R-7K3-M9P-XQ4.",
      which: 'Which one do you mean? Tap it, or send me its number.',
      again:
        'A number begins with a letter and comes in threes, such as R-7K3-M9P-XQ4; it\'s in the message after you submitted. If you can\'t find it, reply "agent" and a colleague looks.',
      slip: said =>
        `There seems to be a slip in "${said}". A number looks like R-7K3-M9P-XQ4: a letter, then three groups of three. Would you check it again?`,
    },
    tail: {
      label: 'Last four digits',
      ask: 'So that nobody else sees your case: what are the last four digits of the phone number you left for it?',
      again: 'Just the last four digits, such as "5678". If you don\'t remember, reply "agent" and a colleague looks.',
    },
    unknown:
      'Nothing is found by that number and phone. Would you check both again? If it still doesn\'t work, reply "agent".',
    wait: until =>
      `That didn't match a few times. To protect everybody's data it can be tried again after ${until}. If it's urgent, reply "agent".`,
    caseTitle: (id, kind, fault) => `${id} ${kind} (${fault})`,
    head: (ticket, kind, state) => `Case ${ticket} (${kind}): ${state}.`,
    kinds: {
      repair: 'repair',
      visit: 'visit',
      handover: 'for a colleague',
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
      submitted: 'received, not taken on yet',
      confirmed: 'taken on',
      visit: 'a visit is being arranged',
      'mail-in': 'waiting for your parcel',
      received: 'your parcel has arrived',
      'in-repair': 'being repaired',
      'in-work': 'in work',
      repaired: 'repaired, for you to try',
      done: 'done, for you to check',
      sent: 'on its way to you',
      accepted: 'you checked it and all is well',
      closed: 'finished',
      cancelled: 'cancelled',
    },
    next: {
      submitted: by =>
        `Next a colleague takes it on and calls you${by === undefined ? '' : `, by ${by} at the latest`}.`,
      arrange: by =>
        `Next a colleague arranges it${by === undefined ? '' : `, by ${by} at the latest`}, and tells you here.`,
      visit: slot => `Next a technician comes on ${slot}, and calls before setting out.`,
      mail: 'Next please send it in; where to is in the message of my colleague. We tell you when it arrives.',
      work: by =>
        `Next the technician goes on with it${by === undefined ? '' : `, by ${by} at the latest`}, and we tell you here.`,
      quotation: (total, until) =>
        `It's your turn: the price is ${total}, valid until ${until}; nothing begins before you agree.`,
      accept: "It's your turn: please try it, and tell me how it is.",
      close: 'Nothing is left for you to do; a colleague closes the case.',
    },
    delay: {
      part: (next, why) =>
        `It's waiting for a part${why === '' ? '' : ` (${why})`}; on ${next} we tell you how it stands.`,
      customer: (next, why) => `It's waiting for you${why === '' ? '' : ` (${why})`}; on ${next} we ask you once more.`,
      late: by =>
        `It was promised by ${by}, and that is past, sorry. Reply "agent" and a colleague looks what holds it up.`,
    },
    result: text => `What my colleague wrote at the end:\n${text}`,
    history: 'So far:',
    steps: {
      opened: 'submitted',
      confirm: 'taken on',
      'arrange-visit': 'visit arranged',
      booked: 'visit booked',
      moved: 'visit moved',
      'called-off': 'visit called off',
      'ask-to-mail': 'you were asked to mail it in',
      receive: 'arrived',
      start: 'begun',
      'take-in': 'taken to the workshop',
      finish: 'done',
      'hand-back': 'not possible, given back',
      send: 'sent',
      accept: 'you found it well',
      reject: 'not right yet, goes on',
      'not-fixed': 'not right yet, open again',
      close: 'closed',
      cancel: 'cancelled',
      reopen: 'open again',
      quote: 'quoted',
      approve: 'you agreed to the price',
      decline: 'not for now',
      free: 'free of charge',
      wait: 'waiting',
      resume: 'goes on',
      lend: 'another machine lent',
      'loaner-back': 'the one lent is back',
      hurry: 'treated as pressing',
    },
  },

  privacy: {
    title: 'My data',
    label: 'My data',
    ask: 'Would you like to see what is kept, have it deleted, or take back your consent?',
    again: 'Reply "view", "delete" or "withdraw"; to have something corrected, reply "agent".',
    matters: {
      view: { value: 'view', label: 'See my data', synonyms: ['view', 'see', 'show', '查看'] },
      delete: { value: 'delete', label: 'Delete my data', synonyms: ['delete', 'erase', '删除'] },
      withdraw: { value: 'withdraw', label: 'Withdraw my consent', synonyms: ['withdraw', 'take back', '撤回'] },
    },
    unchanged: 'All right, nothing was changed.',
    tail: {
      label: 'Last four digits',
      ask: "First, to be sure it's you: what are the last four digits of the phone number you left?",
      again: 'The last four digits of the number you left, such as "5678"; if you don\'t remember, reply "agent".',
      wrong: "That doesn't match the number you left. Would you look again? It's the last four digits.",
    },
    nothing: keeper => `I keep no phone number, address or case of yours. Responsible for personal data: ${keeper}.`,
    shown: (lines, keeper, days) =>
      `This is what you left with us:\n\n${lines.join('\n')}\n\nKept by ${keeper}, and deleted by itself ${days} days after a case is closed. To correct something, reply "agent".`,
    lines: {
      phone: phone => `Phone: ${phone}`,
      address: address => `Address: ${address}`,
      ticket: title => `Case: ${title}`,
      more: count => `and ${count} more cases`,
      photos: count => `Photos: ${count}`,
      consent: at => `You agreed to our using it on ${at}`,
    },
    delete: {
      ask: open =>
        `This goes: phone number, address, photos and words of the cases that are finished, and forms you left${open.length === 0 ? ', and this chat' : ''}. This stays: a record that doesn't tell whose it was (number, machine, dates, result). ${open.length === 0 ? '' : `${open.join(', ')} isn't finished and needs to reach you, so it has to be finished or withdrawn first. `}It can't be undone. Are you sure?`,
      again: 'Reply "delete it" to have it deleted, or "keep it".',
      yes: { value: 'yes', label: 'Delete it', synonyms: ['yes', 'delete', 'sure', 'confirm', '确定删除'] },
      no: { value: 'no', label: 'Keep it', synonyms: ['no', 'keep', "don't", '不删'] },
      done: day =>
        `Done on ${day}: all is deleted but the record that doesn't tell whose it was. If you come back, I'll ask you again.`,
      partly: (day, open, days) =>
        `Done on ${day} for the finished cases. ${open.join(', ')} isn't finished, and stays so that we can reach you: it's deleted by itself ${days} days after its end, or then at your word. To withdraw it now, reply "agent".`,
    },
    withdraw: {
      ask: open =>
        `From then on I note no phone number or address of yours, and forms you left are deleted; questions are still fine. ${open.length === 0 ? '' : `For ${open.join(', ')} a colleague still calls the number you left; to stop that, reply "agent". `}Shall I take your consent back?`,
      again: 'Reply "withdraw" to take it back, or "leave it".',
      yes: { value: 'yes', label: 'Withdraw it', synonyms: ['yes', 'withdraw', 'sure', '撤回'] },
      no: { value: 'no', label: 'Leave it', synonyms: ['no', 'keep', 'leave', '不撤回'] },
      done: open =>
        `Done; from now on I note no phone number or address of yours. ${open.length === 0 ? '' : `${open.join(', ')} goes on; to stop it, reply "agent". `}To have deleted what you left before, reply "delete my data".`,
    },
  },

  reminder: {
    text: (slot, ticket, ways) =>
      `A reminder: a technician visits you on ${slot} (case ${ticket}). Does that still suit you? Just reply with a number:\n${ways}`,
    keep: 'Yes, come then',
    kept: slot => `Good: ${slot}. The technician calls you before setting out.`,
    gone: 'That visit is over, cancelled or moved, there is nothing to confirm.',
  },

  ownVisit: {
    line: (slot, ticket) => `${slot}, case ${ticket}`,
    asked: visits =>
      `You have booked:\n${visits}\nThe technician calls before setting out. To move or cancel it, just say so.`,
    unsuited: visits =>
      `You have booked:\n${visits}\nShall I move it or cancel it? Just tell me, like "move it to Friday afternoon".`,
  },

  reschedule: {
    title: 'Move a visit',
    which: 'You have booked more than one visit. Which one should be moved?',
    was: (slot, left) =>
      `It was ${slot}; that is kept for you until the new time is certain. It can be moved ${left === 1 ? 'once' : `${left} times`}, this one included.`,
    keep: {
      value: 'keep',
      label: 'Leave it',
      synonyms: ['keep it', 'no change', 'as it was', 'leave it as it is', '不改了'],
    },
    kept: slot => `All right, it stays ${slot}.`,
    none: 'You have no visit booked at the moment. To book one, tap below.',
    bookInstead: 'You have no visit booked at the moment, so let us book one.',
    tooLate: (slot, notice, contact) =>
      `The visit of ${slot} begins in less than ${notice}; the technician may be on the way, so I cannot move or cancel it here. ${contact}`,
    noMoves: (slot, moves, contact) =>
      `The visit of ${slot} has been moved ${moves} times already and cannot be moved again here; it can be cancelled. ${contact}`,
  },

  undo: {
    button: 'Put it back',
    hint: minutes => `A slip? Reply "undo" within ${minutes} and it's as it was.`,
    done: (ticket, slot) => `Done: case ${ticket} is for ${slot} again, the technician comes as planned.`,
    taken: (slot, isMoved) =>
      `Sorry, ${slot} was taken by somebody else just now. ${isMoved ? 'Your new time is still yours; if you would rather have another, here are some.' : 'These are the nearest.'}`,
    late: `That can't be put back any more: the time for it is over, or the case has changed. To book again, tap below; or reply "agent".`,
  },

  cancelBooking: {
    title: 'Cancel a visit',
    which: 'You have booked more than one visit. Which one should be cancelled?',
    ask: (slot, ticket) => `Cancel the visit of ${slot} (case ${ticket})?`,
    again: 'Reply "cancel the visit" or "keep it".',
    yes: {
      value: 'yes',
      label: 'Cancel the visit',
      synonyms: ['cancel', 'cancel it', 'yes', 'yes cancel', 'call it off', 'yes please', '取消', '取消上门'],
    },
    no: {
      value: 'no',
      label: 'Keep it',
      synonyms: ['keep', 'no', "don't cancel", 'do not cancel', 'leave it', 'never mind', '不取消'],
    },
    move: {
      value: 'move',
      label: 'Move it',
      synonyms: ['reschedule', 'another time', 'move', 'change the time', '改时间'],
    },
    done: (ticket, slot, goesOn) =>
      `The visit of ${slot} is cancelled. ${goesOn ? `Case ${ticket} is still open; to book again, just say so.` : `Case ${ticket} is withdrawn with it; to book again, just say so.`}`,
  },

  danger: {
    electric: "Don't touch the machine. Turn off the main switch if it's safe. If someone's shocked, call 120.",
    fire: "Cut the power if it's safe. No water on live machines. Flames or much smoke: get out, call 119.",
    gas: 'No switches, flames or phones inside. Shut the gas, open windows, go out, then call 119; ill: 120.',
    injury: 'Stop using it. Burn: cool running water, 20 minutes. Severe: call 120. Eyes: go to an eye clinic.',
    water: "Don't touch plugs while in water. Main switch off first, then the tap. Keep the power off.",
    battery: "Don't charge, press, pierce or mail it. Switch off, put it away from anything that burns.",
  },
  dangerMore: {
    hotline: number => ` Phone: ${number}.`,
    taken: (ticket, contact) =>
      `I've noted the danger you told me of as urgent, number ${ticket}; it is worked before everything else. ${contact}`,
    added: ticket => `I've added that to the urgent case ${ticket} for my colleagues.`,
    reach: 'If you can, send me your phone number and address so that a colleague can reach you at once.',
    isItSo:
      'Let me check with you first: is it dangerous like that right now? Reply "yes" and I\'ll treat it as urgent; reply "no" and we\'ll go on from here.',
    advice: 'To be safe, a technician can check the machine; tap "Repair" if you\'d like that.',
  },

  staff: {
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
  },

  longRepair: (ticket, fault, days) =>
    `Case ${ticket} (${fault}) has been in repair for more than ${days}. Please call the customer: say why and until when, and offer an exchange.`,

  decision: {
    approve: 'Agree',
    decline: 'Not for now',
    ask: 'Ask something',
    accept: "It's fixed",
    'not-fixed': 'Not fixed',
    later: 'Not tried yet',
    work: { accept: "It's fine", 'not-fixed': 'Not right yet', later: 'Not checked yet' },
    approved: (ticket, total) =>
      `Noted: you agree to the quotation of case ${ticket}, ${total} in all. A colleague arranges the rest and tells you the time here.`,
    declined: ticket =>
      `Noted: nothing is done for case ${ticket} for now, and none of it is charged. If you change your mind, just tell me and we quote it again.`,
    accepted: (ticket, repaired) =>
      `Good; case ${ticket}: noted that ${repaired ? 'it works again' : 'all is well'}. I'm always here.`,
    notFixed: (ticket, by) =>
      `Sorry that it isn't right yet. Case ${ticket} is open again with all you told us; a colleague contacts you by ${by} at the latest. Just type what is still wrong.`,
    laterDone: (ticket, until) =>
      `No hurry, case ${ticket} can wait. Try it by ${until} and tell me how it is; after that a colleague closes it, and if it fails then, just tell us all the same.`,
    voucher: (ticket, fault, done, repair, part) =>
      `Repair report: ${fault}${done === '' ? '' : `. ${done}`}\n\nThis repair is covered until ${repair}, a replaced part until ${part}: if it fails again it's repaired free. The number ${ticket} is your repair voucher; just keep it.`,
    installed: ticket =>
      `The packing list and the acceptance are kept in case ${ticket}; its number is your proof for any later service.`,
    lapsed: (ticket, until) =>
      `The quotation of case ${ticket} was valid until ${until}. Reply "agent" and a colleague quotes it again.`,
    another: ticket =>
      `There is a newer quotation for case ${ticket}; please look at that one. If you can't see it, reply "agent".`,
    remindQuoted: (ticket, total, until) =>
      `The quotation for case ${ticket} waits for your word: ${total} in all, good until ${until}. Reply "I accept the quotation" or "not for now"; nothing is charged without your answer.`,
    remindDone: (ticket, fault, until, again, isMachine) =>
      `Case ${ticket} (${fault}) is done. ${isMachine ? 'Does it work' : 'Is it all right'}? If we don't hear from you by ${until}, we take it as fine and close the case; for ${again} after that the same number takes it up again if anything is wrong.`,
    already: ticket => `You've answered this quotation of case ${ticket} already. To change that, reply "agent".`,
    tooLate: (ticket, until) =>
      `Case ${ticket} could go on until ${until}, which is past. Report it again or reply "agent", and we open a new one for you.`,
    gone: ticket => `There's nothing to answer for case ${ticket} right now. For anything else reply "agent".`,
  },

  survey: {
    title: 'Rate the service',
    ask: (ticket, fault, worst, best) =>
      `Case ${ticket} (${fault}) is closed. How satisfied are you? Tap one, or reply ${worst}–${best}. Only our service department sees it, to do better; it's fine not to answer.`,
    reminder: (ticket, fault, worst, best) =>
      `How did case ${ticket} (${fault}) go? If you like, tap one, or reply ${worst}–${best}; only our service department sees it. No answer is fine too, I won't ask again.`,
    which: (worst, best) =>
      `Which mark would you give? ${worst} is the lowest, ${best} the highest; tap one or type it.`,
    heard: "I've noted what you said, thank you.",
    marks: ['very dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'very satisfied'],
    markLabel: (mark, words) => (words === undefined ? `${mark}` : `${mark} ${words}`),
    thanks: mark => `Noted: ${mark}. Thank you. If you'd like to say more, just type it; it's fine not to.`,
    thanksForWords: mark => `Noted: ${mark}, and what you said. Thank you.`,
    same: mark => `Your ${mark} is noted already. Thank you.`,
    changed: mark => `Changed, it's ${mark} now.`,
    settled: (ticket, mark, change) =>
      `Case ${ticket} is noted with ${mark}. A mark can be changed for ${change}, and that has passed. To tell us more, reply "agent" and a colleague listens.`,
    unknown:
      'I can\'t find that case, so nothing was noted. Please check the number, or reply "agent" and a colleague takes a look.',
    none: 'There\'s no case waiting for your mark. If you have something to say about our service, just tell me, or reply "agent".',
    declined: "That's fine, I won't ask again. If anything else comes up, just tell me.",
    later: 'No hurry. Whenever you like, just send a mark, such as "5 stars".',
    words: "I've noted that too, thank you. If anything else comes up, just tell me.",
    wordsToCaller: callback => `I've passed that on (${callback}); my colleague reads it before calling.`,
    wordsPassedOn: "I've passed on what you said as well.",
    noWords: "That's fine. If anything else comes up, just tell me.",
    noWordsCall: callback => `That's fine. The call (${callback}) still comes; reply "no call" if you'd rather not.`,
    call: (mark, callback, by, phone) =>
      `Sorry that we didn't do better; your ${mark} is noted. A colleague calls ${phone} by ${by} at the latest, number ${callback}. If you'd rather not be called, reply "no call".`,
    callHere: (mark, callback, by) =>
      `Sorry that we didn't do better; your ${mark} is noted. A colleague writes to you here by ${by} at the latest, number ${callback}. For a call, send me your phone number; if you'd rather not be contacted, reply "no call".`,
    tellMore: "If you'd like to say what went wrong, just type it and I'll pass it on; it's fine not to.",
    callStands: callback => `The call we agreed on (${callback}) still comes; reply "no call" if you'd rather not.`,
    noCall: 'No call',
    callDeclined: 'OK, nobody calls you; your mark stands. If you change your mind, reply "agent".',
    callOver:
      "A colleague has dealt with this already, so there won't be another call. Just tell me if anything is left.",
    callbackFault: (ticket, mark, best) =>
      `The customer gave ${ticket} a mark of ${mark} out of ${best}; please call and hear what went wrong.`,
  },

  maintenance: {
    remind: 'Remind me',
    book: 'Book maintenance',
    offer: (machine, interval, due) =>
      `${machine}: maintenance every ${interval} keeps it running well, next around ${due}. If you'd like me to remind you, reply "Remind me"; if not, just leave it.`,
    noted: (machine, due) =>
      `OK. ${machine}: next maintenance around ${due}; I'll remind you right here some days before. Reply "unsubscribe" to stop that.`,
    due: (machine, due) =>
      `As you wished: ${machine}, maintenance is due around ${due}. Reply "Book maintenance" for a technician, or "unsubscribe" for no more reminders.`,
    stopped: "OK, no more reminders of maintenance. You'll still hear about the cases you have open.",
    gone: 'There is no maintenance to remind you of. To book one, just say "Book maintenance".',
  },
  /** The private page of a case, and what is done there. */
  casePage: {
    link: link =>
      `Progress, quotations and visits, to see and change at any time (please don't pass the link on):\n${link}`,
    service: 'Your case',
    tab: ticket => `Case ${ticket}`,
    result: 'Result',
    voucher: 'Repair voucher',
    about: 'What you told us',
    lines: { machine: 'Machine', serial: 'Serial number', fault: 'Details', phone: 'Phone', address: 'Address' },
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
        `To move it or call it off, please do so before ${by}. ${moves > 0 ? `You can move it ${moves} more ${moves === 1 ? 'time' : 'times'}.` : 'It cannot be moved again, but it can be called off.'}`,
      move: 'Move it',
      moveAsk: 'Choose a new time. Until it is certain, the old one stays yours.',
      moveDo: 'Move it to this time',
      cancel: 'Call it off',
      cancelAsk: slot => `Call off the visit on ${slot}?`,
      cancelDo: 'Yes, call it off',
      reason: 'Why (you can leave this empty)',
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
  },

  draft: {
    endsSoon: (form, until) =>
      `You began "${form}" and didn't finish it. I keep what you filled in until ${until}; after that it starts from scratch. To go on, reply "${form}"; otherwise there's nothing to do.`,
  },

  undelivered: (said, more) =>
    `First, ${said.length + more === 1 ? 'a message that did not reach you' : `${said.length + more} messages that did not reach you`}${more === 0 ? '' : `, the latest ${said.length} of them`}:\n\n${said.map(text => `“${text === '' ? '(a message without words)' : text}”`).join('\n\n')}`,

  apology:
    "Sorry, something went wrong on our side and your last message wasn't handled. Please send it again; if it fails once more, call our hotline.",
  smallTalk: {
    thanks: "You're welcome. Ask me anything else at any time.",
    yes: 'OK. Ask me anything else at any time.',
  },
  onlyWords: "Got it, but I can't read this kind of message yet. Please put it in words, or send a photo.",
  unread: {
    photo: 'The picture did not arrive whole. Please send it again: a photo or an MP4 film of at most 10 MB.',
    video: 'The film did not arrive whole. Please send a shorter one (up to 10 MB), or some photos.',
    voice: "I can't listen to voice messages yet. Please type it.",
    location: 'I got your location, but there is no address with it. Please type the address.',
    other: "I can't read this yet. Please put it in words, or send a photo.",
  },
  wechat: {
    choose: 'Reply with a number',
    named: labels => `Reply with one of these words: ${labels.map(label => `“${label}”`).join(', ')}`,
    also: labels => `You can also say: ${labels.join(', ')}`,
    tooLong: '(Too long to send all of it. Reply "agent" and a colleague tells you the rest.)',
  },
};

/** One under the other, without the empty ones. */
function lines(...all: string[]): string {
  return all.filter(line => line !== '').join('\n\n');
}

/** How a clerk is spoken of at the beginning of a sentence; who gives no name is one of the desk. */
function colleague(name: string): string {
  return name === '客服' ? 'My colleague' : name;
}

/** How many wait who came earlier. */
function queue(before: number): string {
  return before === 0
    ? 'Nobody is waiting before you'
    : before === 1
      ? 'One is waiting before you'
      : `${before} are waiting before you`;
}

/** "Counted from the receipt (20 November 2026), today is day 5." The first day is not counted. */
function dayCount(what: string, date: string, day: number): string {
  const today = day < 1 ? 'tomorrow is day 1' : `today is day ${day}`;
  return `Counted from the ${what} (${date}), ${today}.`;
}
