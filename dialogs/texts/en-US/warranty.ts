import type { Texts } from '../texts.ts';

export const warranty: Texts['warranty'] = {
  title: 'Warranty check',
  cancelled: "All right. I'll check whenever you like.",
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
};
