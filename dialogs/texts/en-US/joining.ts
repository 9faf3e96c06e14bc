import type { Texts } from '../texts.ts';

export const joining: Texts['joining'] = {
  label: 'Link my phone',
  notOffered: contact =>
    `I can't send codes to phones here, so I can't bring your cases together by phone number. With the number of a case and the last four digits of the phone number you left, I can look it up; ${contact}`,
  byPhone: { value: 'by-phone', label: 'By phone number', synonyms: ['phone', 'by phone', 'no number', '手机号'] },
  goesByPhone: "All right, by phone number. First I make sure that it's yours, so that nobody else sees your cases.",
  phone: {
    label: 'Phone',
    names: ['phone number', 'mobile', 'number'],
    ask: "Which mobile number? I'll text a code to it; then you see here what you reported elsewhere with that number.",
    again: 'A mobile number that gets text messages, such as 13812345678. If you would rather not, reply "agent".',
    mobile: 'A landline gets no text messages; please give me a mobile number.',
    wait: until =>
      `That were a lot of codes. You can ask for another one from ${until}. If it's urgent, reply "agent".`,
  },
  code: {
    label: 'Code',
    ask: (masked, minutes) =>
      `A text with a code goes to ${masked}; it's good for ${minutes} minutes. Send me its 6 digits here, or reply "resend" if nothing comes.`,
    again:
      'The code is the 6 digits in the text, such as 012345. If nothing came, reply "resend"; if the number is wrong, "back".',
    resend: {
      value: 'resend',
      label: 'Resend the code',
      synonyms: ['resend', 'again', 'send again', 'nothing came', 'not received', 'expired', '重发'],
    },
    sent: 'Another one is on its way; the new one counts.',
    sentAnew:
      'Sorry, the last one could not be sent. Another one is on its way; if nothing comes again, reply "agent".',
    onItsWay: 'One was sent just now; a text may take a minute. Would you look again?',
    wrong: left => `That isn't the code in the text. Would you look again? You can try ${left} more times.`,
    over: 'That code is no good any more: its time is over, or it was used or tried too often. Reply "resend" for another one.',
  },
  done: masked =>
    `Confirmed: ${masked} is yours. Confirm the same number in another channel, and you see all of your cases in both.`,
  found: count => `You can see ${count} cases here now; tap one for its progress:`,
  sure: {
    ask: "After that you don't see here what you reported elsewhere, nor there what you reported here. Shall I unlink it?",
    again: 'Reply "unlink" to unlink it, or "keep it".',
    yes: { value: 'yes', label: 'Unlink', synonyms: ['yes', 'unlink it', 'sure', '解绑'] },
    no: { value: 'no', label: 'Keep it', synonyms: ['no', 'keep', '不解绑'] },
  },
  alone:
    'Unlinked: what you reported here and elsewhere is apart now. To bring it together again, reply "link my phone"; if you think that somebody else uses your number, reply "agent".',
  notice: (masked, where) =>
    `Your phone number ${masked} was just confirmed ${where}, where the cases reported here with it can be seen now, too. If that was you, never mind; if not, reply "unlink my phone", and they can't.`,
  channels: { directline: 'on the web page', wechat: 'in WeChat', other: 'in another messenger' },
  message: (shop, code, minutes) =>
    `${shop}: your code is ${code}. Reply with it in the chat within ${minutes} minutes to confirm your phone number. If you did not ask for it, ignore it and tell nobody.`,
};
