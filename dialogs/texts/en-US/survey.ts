import type { Texts } from '../texts.ts';

export const survey: Texts['survey'] = {
  title: 'Rate the service',
  ask: (ticket, fault, worst, best) =>
    `Case ${ticket} (${fault}) is closed. How satisfied are you? Tap one, or reply ${worst}–${best}. Only our service department sees it, to do better; it's fine not to answer.`,
  reminder: (ticket, fault, worst, best) =>
    `How did case ${ticket} (${fault}) go? If you like, tap one, or reply ${worst}–${best}; only our service department sees it. No answer is fine too, I won't ask again.`,
  which: (worst, best) => `Which mark would you give? ${worst} is the lowest, ${best} the highest; tap one or type it.`,
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
};
