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
    closed: (opens, hours, holiday) =>
      `We're closed${holiday === undefined ? '' : ` for ${holiday}`}${hours === undefined ? '' : ` (hours today ${hours})`}; my colleagues are back on ${opens}. I'm always here.`,
    openShort: until => `Online · until ${until}`,
    closedShort: opens => `Closed · back ${opens}`,
  },

  menu: {
    text: 'Here is what I can do. Tap one, or just say it:',
    hint: 'You can ask me anything else as well.',
  },

  help: 'Just use your own words. While filling in a report: "back" returns to the previous question, "change 2" corrects line 2, "start over" begins again, "cancel" stops. "agent" reaches a person at any time, "中文" switches to Chinese.',

  nothingToCancel: "There's no report open right now. To report a fault, just tell me what's wrong.",
  cancelSubmitted: ticket =>
    `Your case ${ticket} has been submitted and is being worked on. To withdraw it, reply "agent" and a colleague confirms it with you; otherwise there's nothing to do.`,
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
    notOffered: "I can't find that any more. Just type your question.",
  },

  contact: {
    open: (hotline, until) => `To reach a person, call ${hotline}; somebody answers until ${until}.`,
    closed: (hotline, opens) => `To reach a person, call ${hotline} from ${opens}.`,
  },
  handover: {
    open: (ticket, by, hotline) =>
      `Sure, I've passed this on with all you told me, number ${ticket}. A colleague answers right here by ${by} at the latest.\n\nAnything to add? Just type it. If it's urgent, call our hotline ${hotline}.`,
    closed: (ticket, by, hotline, opens) =>
      `My colleagues have gone home. I've noted what you told me, number ${ticket}; a colleague answers right here by ${by} at the latest.\n\nAnything to add? Just type it. The hotline ${hotline} is answered from ${opens}.`,
    again: ticket =>
      `A colleague has your case already, number ${ticket}. Type anything you'd like to add and I'll pass it on.`,
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
    alreadySubmitted: ticket => `That report is in already, number ${ticket}; it won't be entered twice.`,
    filesTaken: count => `Got ${count} ${count === 1 ? 'file' : 'files'}, added to the report.`,
    filesFull: max => `The report holds ${max} files at most; the rest were left out.`,
    changed: (label, value) => `${label} changed: ${value}`,
    notInSummary: 'Reply "submit" if it\'s right, the number of a line to change it, or "cancel" to stop.',
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
        `To report a fault I need to note your phone number, your address and the machine's details. They're used only to contact you and arrange the repair, kept by the ${keeper}, and deleted ${days} days after the case is closed. You may see, correct or delete them at any time. Is that all right?`,
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
    fee: {
      free: until =>
        `Cost: as far as I can tell it's under warranty (until ${until}), so faults of quality are repaired free; the technician's finding decides.`,
      paid: 'Cost: as far as I can tell the warranty is over, so there is a charge. You get a quotation first, and nothing is repaired before you agree.',
      unknown:
        "Cost: I can't tell yet. If there is a charge, you get a quotation first, and nothing is repaired before you agree.",
      most: (until, parts) =>
        `Cost: the machine is under warranty (until ${until}), so faults of quality are repaired free; the warranty of ${parts.join(', ')} is over, so there is a charge only if that has failed. The technician's finding decides.`,
      some: parts =>
        `Cost: the warranty of the machine is over, but ${parts.join(', ')} ${parts.length === 1 ? 'is' : 'are'} still covered, free if that has failed. Anything else is quoted first, and nothing is repaired before you agree.`,
      cause:
        'Cost: what you describe may or may not be covered; the technician has to see it. If there is a charge, you get a quotation first.',
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
            return "The technician has to call to arrange a time; a relative's number will do. If that's not possible, reply \"agent\" and I'll pass your case on without one.";
          case 'not-a-phone':
            return 'I need a phone number here.';
        }
      },
    },
    done: {
      number: ticket => `Noted. Your repair number is ${ticket}.`,
      next: (by, phone) => `A colleague takes it up by ${by} at the latest and calls ${phone}.`,
      visit: by => `The technician comes by ${by} at the latest, gives a name and shows a badge.`,
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
    },
    moved: days =>
      `The ${days} ${days === 1 ? 'day' : 'days'} in repair don't count; the warranty runs that much longer.`,
    repaired: until => `If the fault that was repaired comes back before ${until}, it's repaired free.`,
    excluded: "Damage by accident, water or opening it isn't free; the technician's finding decides.",
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
    advice: 'To be safe, a technician can check the machine; tap "Repair" if you\'d like that.',
  },

  staff: {
    answer: (ticket, name, text) => `${name} answers you (${ticket}):\n\n${text}`,
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
  },

  apology:
    "Sorry, something went wrong on our side and your last message wasn't handled. Please send it again; if it fails once more, call our hotline.",
  smallTalk: {
    thanks: "You're welcome. Ask me anything else at any time.",
    yes: 'OK. Ask me anything else at any time.',
  },
  onlyWords: "Got it, but I can't read this kind of message yet. Please put it in words, or send a photo.",
};

/** One under the other, without the empty ones. */
function lines(...all: string[]): string {
  return all.filter(line => line !== '').join('\n\n');
}
