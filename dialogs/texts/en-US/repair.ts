import type { Choice } from '../../understand/choice.ts';
import type { PhoneFault } from '../../understand/phone.ts';
import type { Texts } from '../texts.ts';

export const repair: Texts['repair'] = {
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
  machines: {
    label: 'Number of machines',
    names: ['machines', 'count', 'how many', 'number', '台数'],
    ask: said => `You said "${said}". How many are there altogether? You can skip this if you're not sure.`,
    again: 'Just a number, such as "3". You can skip it.',
    show: machines =>
      machines.map(({ count, thing }) => (thing === undefined ? String(count) : `${thing} × ${count}`)).join(', '),
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
    tooLong: max => `That's a bit too long for the report. Please keep to the main points, ${max} characters at most.`,
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
    inCity: {
      value: 'here',
      label: city => `In ${city}`,
      synonyms: ['yes', 'yep', 'yeah', 'right', 'correct', 'here', 'local', '是', '对'],
    },
    lacks: {
      city: (address, city) => `Is "${address}" in ${city}? If it's somewhere else, tell me the city and district.`,
      several: name => `There's more than one ${name}. Which one is yours?`,
      contradiction: (first, second) => `${second} isn't in ${first}. Which one is it?`,
      door: address =>
        `"${address}" still lacks a house number or the name of the building. Add it here, or skip it and the technician will ask by phone.`,
      both: (address, city) =>
        `The technician may not find "${address}". Please add the street and house number, and the city if it isn't ${city}. You can skip this.`,
    },
    which: 'Which city and district is it, then?',
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
    repaired: by => `It's repaired by ${by} at the latest; if a part has to come first, you're told until when.`,
    mailedIn: span => `Once it's here, we repair it and send it back within ${span}.`,
    loaner: 'You can use one of ours meanwhile, free of charge; just tell my colleague.',
    data: 'Back up the data of a computer and take out SIM and memory cards.',
    end: 'Please keep the number. Ask me anything else at any time.',
  },
  serialUnread:
    "I couldn't read the serial number in that link. Please check the label on your machine and send it to me; you can also report a fault or ask without it.",
  serialGreeting: serial =>
    `Your machine's serial number is ${serial}, noted. What's wrong with it? Tell me and I'll report it; you can also ask about warranty or fees.`,
  photosKept: count =>
    `Got ${count} ${count === 1 ? 'file' : 'files'}; I'll keep ${count === 1 ? 'it' : 'them'} for your report.`,
  reachFirst: "Got it, you won't have to say it again. Would you like to report a fault or book a visit?",
  photosFirst: count =>
    `Got ${count} ${count === 1 ? 'file' : 'files'}. Would you like to report a fault? Tell me what's wrong and I'll put ${count === 1 ? 'it' : 'them'} into the report.`,
};
