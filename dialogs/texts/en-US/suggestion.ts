import type { Texts } from '../texts.ts';

export const suggestion: Texts['suggestion'] = {
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
};
