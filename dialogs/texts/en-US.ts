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
  switched: "Sure, I'll go on in English.",
  unknownStack:
    "Sorry, an update of the service lost the report you were filling in. Please tell me again and I'll note it at once.",

  faq: {
    unsure: 'Sorry, I didn\'t quite get that. Is it one of these? If not, put it another way, or reply "agent".',
    unknown: contact => `I don't know the answer to that and won't guess. Try putting it another way. ${contact}`,
    notOffered: "I can't find that any more. Just type your question.",
  },

  contact: {
    open: (hotline, until) => `To reach a person, call ${hotline}; somebody answers until ${until}.`,
    closed: (hotline, opens) => `To reach a person, call ${hotline} from ${opens}.`,
  },
  handover: {
    open: (hotline, until) =>
      `Sure. You can call our hotline ${hotline}; somebody answers until ${until}.\n\nIf you'd rather not call, report the fault to me and a colleague will contact you.`,
    closed: (hotline, opens) =>
      `My colleagues have gone home; the hotline ${hotline} is answered from ${opens}.\n\nYou can report the fault to me right now and get a number; it will be worked in order of arrival.`,
  },

  form: {
    cancelled: "All right, nothing was submitted. Tell me whenever you'd like to report it.",
    first: 'This is the first question already. Reply "cancel" to stop.',
    restarted: "OK, let's start over.",
    stuck: contact => `Sorry for asking so often. ${contact} You can also reply "cancel" to leave it for now.`,
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
    summary: (title, lines) =>
      `${title}\n\n${lines.map(line => `${line.number}. ${line.label}: ${line.value}`).join('\n')}\n\nReply "submit" if it's right, or the number of a line to change it.`,
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
    summary: 'Please check:',
    consent: {
      label: 'Personal data',
      ask: (keeper, days) =>
        `To report a fault I need to note your phone number and the machine's details. They're used only to contact you and arrange the repair, kept by the ${keeper}, and deleted ${days} days after the case is closed. You may see, correct or delete them at any time. Is that all right?`,
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
        `OK, I'll note nothing. You can still ask me about warranty, fees and visits. To have a machine repaired: ${contact}`,
    },
    product: {
      label: 'Machine',
      ask: 'Which machine is it? Tap one or type it, with the model if you know it.',
      again:
        'Something like "split air conditioner" or "front-loading washer" is fine. If you\'re not sure, say what it does.',
      other: {
        value: 'other',
        label: 'Other',
        synonyms: ['something else', 'none of these'],
      } satisfies Choice as Choice,
      which: 'OK, what machine is it? Just type it.',
    },
    serial: { label: 'Serial number' },
    fault: {
      label: 'Problem',
      ask: "What's wrong with it? Since when, and is there a code on the display? You can send photos too.",
      again: 'Use your own words, such as "stops after ten minutes" or "shows E1".',
      tooLong: max =>
        `That's a bit too long for the report. Please keep to the main points, ${max} characters at most.`,
    },
    photos: { label: 'Photos', show: count => `${count}` },
    phone: {
      label: 'Phone',
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
          case 'not-a-phone':
            return 'I need a phone number here.';
        }
      },
    },
    done: (ticket, within, phone) =>
      `Noted. Your repair number is ${ticket}.\n\nWe'll take it up within ${within}${phone === undefined ? '' : ` and call ${phone}`}. If there's a charge, you get a quotation first, and nothing is repaired before you agree.\n\nPlease keep the number. Ask me anything else at any time.`,
    serialGreeting: serial =>
      `Your machine's serial number is ${serial}, noted. What's wrong with it? Tell me and I'll report it; you can also ask about warranty or fees.`,
    photosFirst: count =>
      `Got ${count} ${count === 1 ? 'file' : 'files'}. Would you like to report a fault? Tell me what's wrong and I'll put ${count === 1 ? 'it' : 'them'} into the report.`,
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
    hotline: number => `Phone: ${number}.`,
    taken: (ticket, contact) =>
      `I've noted the danger you told me of as urgent, number ${ticket}; it is worked before everything else. ${contact}`,
    advice: 'To be safe, a technician can check the machine; tap "Repair" if you\'d like that.',
  },

  apology:
    "Sorry, something went wrong on our side and your last message wasn't handled. Please send it again; if it fails once more, call our hotline.",
  onlyWords: "Got it, but I can't read this kind of message yet. Please put it in words, or send a photo.",
};
