import type { Texts } from '../texts.ts';

export const decision: Texts['decision'] = {
  approve: 'Agree',
  decline: 'Not for now',
  ask: 'Ask something',
  accept: "It's fixed",
  'not-fixed': 'Not fixed',
  later: 'Not tried yet',
  work: { accept: "It's fine", 'not-fixed': 'Not right yet', later: 'Not checked yet' },
  approved: (ticket, total) =>
    `Noted: you agree to the quotation of case ${ticket}, ${total} in all. A colleague arranges the rest and tells you the time here.`,
  declined: ticket =>
    `Noted: nothing is done for case ${ticket} for now, and none of it is charged. If you change your mind, just tell me and we quote it again.`,
  accepted: (ticket, repaired) =>
    `Good; case ${ticket}: noted that ${repaired ? 'it works again' : 'all is well'}. I'm always here.`,
  notFixed: (ticket, by) =>
    `Sorry that it isn't right yet. Case ${ticket} is open again with all you told us; a colleague contacts you by ${by} at the latest. Just type what is still wrong.`,
  laterDone: (ticket, until) =>
    `No hurry, case ${ticket} can wait. Try it by ${until} and tell me how it is; after that a colleague closes it, and if it fails then, just tell us all the same.`,
  voucher: (ticket, fault, done, repair, part) =>
    `Repair report: ${fault}${done === '' ? '' : `. ${done}`}\n\nThis repair is covered until ${repair}, a replaced part until ${part}: if it fails again it's repaired free. The number ${ticket} is your repair voucher; just keep it.`,
  installed: ticket =>
    `The packing list and the acceptance are kept in case ${ticket}; its number is your proof for any later service.`,
  lapsed: (ticket, until) =>
    `The quotation of case ${ticket} was valid until ${until}. Reply "agent" and a colleague quotes it again.`,
  another: ticket =>
    `There is a newer quotation for case ${ticket}; please look at that one. If you can't see it, reply "agent".`,
  remindQuoted: (ticket, total, until) =>
    `The quotation for case ${ticket} waits for your word: ${total} in all, good until ${until}. Reply "I accept the quotation" or "not for now"; nothing is charged without your answer.`,
  remindDone: (ticket, fault, until, again, isMachine) =>
    `Case ${ticket} (${fault}) is done. ${isMachine ? 'Does it work' : 'Is it all right'}? If we don't hear from you by ${until}, we take it as fine and close the case; for ${again} after that the same number takes it up again if anything is wrong.`,
  already: ticket => `You've answered this quotation of case ${ticket} already. To change that, reply "agent".`,
  tooLate: (ticket, until) =>
    `Case ${ticket} could go on until ${until}, which is past. Report it again or reply "agent", and we open a new one for you.`,
  gone: ticket => `There's nothing to answer for case ${ticket} right now. For anything else reply "agent".`,
};
