import type { Texts } from '../texts.ts';

export const returns: Texts['returns'] = {
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
    refundLater: "The money goes back the way you choose; you're told the day when it's settled.",
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
        'For a return or exchange you may owe a compensation for use; a colleague tells you whether, and how much.',
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
};

/** "Counted from the receipt (20 November 2026), today is day 5." The first day is not counted. */
function dayCount(what: string, date: string, day: number): string {
  const today = day < 1 ? 'tomorrow is day 1' : `today is day ${day}`;
  return `Counted from the ${what} (${date}), ${today}.`;
}
