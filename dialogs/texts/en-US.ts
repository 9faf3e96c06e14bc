import { booking } from './en-US/booking.ts';
import { casePage } from './en-US/case-page.ts';
import { complaint } from './en-US/complaint.ts';
import { danger, dangerMore } from './en-US/danger.ts';
import { decision } from './en-US/decision.ts';
import { form } from './en-US/form.ts';
import { handover } from './en-US/handover.ts';
import { joining } from './en-US/joining.ts';
import { privacy } from './en-US/privacy.ts';
import { repair } from './en-US/repair.ts';
import { returns } from './en-US/returns.ts';
import { service } from './en-US/service.ts';
import { staff } from './en-US/staff.ts';
import { status } from './en-US/status.ts';
import { suggestion } from './en-US/suggestion.ts';
import { survey } from './en-US/survey.ts';
import { twin } from './en-US/twin.ts';
import { cancelBooking, ownVisit, reschedule, undo } from './en-US/visits.ts';
import { warranty } from './en-US/warranty.ts';
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
  handover,
  form,
  repair,
  twin,
  warranty,
  returns,
  complaint,
  suggestion,
  booking,
  service,
  status,
  privacy,
  joining,

  reminder: {
    text: (slot, ticket, ways) =>
      `A reminder: a technician visits you on ${slot} (case ${ticket}). Does that still suit you? Just reply with a number:\n${ways}`,
    keep: 'Yes, come then',
    kept: slot => `Good: ${slot}. The technician calls you before setting out.`,
    gone: 'That visit is over, cancelled or moved, there is nothing to confirm.',
  },
  ownVisit,
  reschedule,
  undo,
  cancelBooking,
  danger,
  dangerMore,
  staff,

  longRepair: (ticket, fault, days) =>
    `Case ${ticket} (${fault}) has been in repair for more than ${days}. Please call the customer: say why and until when, and offer an exchange.`,
  decision,
  survey,

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
  casePage,

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
    more: 'More',
    open: 'Open the page',
    further: 'There is also:',
    also: labels => `You can also say: ${labels.join(', ')}`,
    tooLong: '(Too long to send all of it. Reply "agent" and a colleague tells you the rest.)',
  },
};
