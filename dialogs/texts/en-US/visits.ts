import type { Texts } from '../texts.ts';

export const ownVisit: Texts['ownVisit'] = {
  line: (slot, ticket) => `${slot}, case ${ticket}`,
  asked: visits =>
    `You have booked:\n${visits}\nThe technician calls before setting out. To move or cancel it, just say so.`,
  unsuited: visits =>
    `You have booked:\n${visits}\nShall I move it or cancel it? Just tell me, like "move it to Friday afternoon".`,
};

export const reschedule: Texts['reschedule'] = {
  title: 'Move a visit',
  which: 'You have booked more than one visit. Which one should be moved?',
  was: (slot, left) =>
    `It was ${slot}; that is kept for you until the new time is certain. It can be moved ${left === 1 ? 'once' : `${left} times`}, this one included.`,
  keep: {
    value: 'keep',
    label: 'Leave it',
    synonyms: ['keep it', 'no change', 'as it was', 'leave it as it is', '不改了'],
  },
  kept: slot => `All right, it stays ${slot}.`,
  none: 'You have no visit booked at the moment. To book one, tap below.',
  bookInstead: 'You have no visit booked at the moment, so let us book one.',
  tooLate: (slot, notice, contact) =>
    `The visit of ${slot} begins in less than ${notice}; the technician may be on the way, so I can't move or cancel it here. ${contact}`,
  noMoves: (slot, moves, contact) =>
    `The visit of ${slot} has been moved ${moves} times already and can't be moved again here; you can still cancel it. ${contact}`,
};

export const undo: Texts['undo'] = {
  button: 'Put it back',
  hint: minutes => `A slip? Reply "undo" within ${minutes} and it's as it was.`,
  done: (ticket, slot) => `Done: case ${ticket} is for ${slot} again, the technician comes as planned.`,
  taken: (slot, isMoved) =>
    `Sorry, ${slot} was taken by somebody else just now. ${isMoved ? 'Your new time is still yours; if you would rather have another, here are some.' : 'These are the nearest.'}`,
  late: `That can't be put back any more: the time for it is over, or the case has changed. To book again, tap below; or reply "agent".`,
};

export const cancelBooking: Texts['cancelBooking'] = {
  title: 'Cancel a visit',
  which: 'You have booked more than one visit. Which one should be cancelled?',
  ask: (slot, ticket) => `Cancel the visit of ${slot} (case ${ticket})?`,
  again: 'Reply "cancel the visit" or "keep it".',
  yes: {
    value: 'yes',
    label: 'Cancel the visit',
    synonyms: ['cancel', 'cancel it', 'yes', 'yes cancel', 'call it off', 'yes please', '取消', '取消上门'],
  },
  no: {
    value: 'no',
    label: 'Keep it',
    synonyms: ['keep', 'no', "don't cancel", 'do not cancel', 'leave it', 'never mind', '不取消'],
  },
  move: {
    value: 'move',
    label: 'Move it',
    synonyms: ['reschedule', 'another time', 'move', 'change the time', '改时间'],
  },
  done: (ticket, slot, goesOn) =>
    `The visit of ${slot} is cancelled. ${goesOn ? `Case ${ticket} is still open; to book again, just say so.` : `Case ${ticket} is withdrawn with it; to book again, just say so.`}`,
};
