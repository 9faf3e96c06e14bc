import type { Choice } from '../../understand/choice.ts';
import type { Texts } from '../texts.ts';

export const form: Texts['form'] = {
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
  leftOpen: 'I leave that open for now; tell me whenever you like.',
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
};
