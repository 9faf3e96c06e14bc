import type { Texts } from '../texts.ts';

export const privacy: Texts['privacy'] = {
  title: 'My data',
  label: 'My data',
  ask: 'Would you like to see what is kept, have it deleted, or take back your consent?',
  again: 'Reply "view", "delete" or "withdraw"; to have something corrected, reply "agent".',
  matters: {
    view: { value: 'view', label: 'See my data', synonyms: ['view', 'see', 'show', '查看'] },
    delete: { value: 'delete', label: 'Delete my data', synonyms: ['delete', 'erase', '删除'] },
    withdraw: { value: 'withdraw', label: 'Withdraw my consent', synonyms: ['withdraw', 'take back', '撤回'] },
    join: { value: 'join', label: 'Link my phone', synonyms: ['link', 'link phone', '绑定手机'] },
    leave: { value: 'leave', label: 'Unlink my phone', synonyms: ['unlink', 'unlink phone', '解绑手机'] },
  },
  unchanged: 'All right, nothing was changed.',
  tail: {
    label: 'Last four digits',
    ask: "First, to be sure it's you: what are the last four digits of the phone number you left?",
    again: 'The last four digits of the number you left, such as "5678"; if you don\'t remember, reply "agent".',
    wrong: "That doesn't match the number you left. Would you look again? It's the last four digits.",
  },
  nothing: keeper => `I keep no phone number, address or case of yours. Responsible for personal data: ${keeper}.`,
  shown: (lines, keeper, days) =>
    `This is what you left with us:\n\n${lines.join('\n')}\n\nKept by ${keeper}, and deleted by itself ${days} days after a case is closed. To correct something, reply "agent".`,
  lines: {
    phone: phone => `Phone: ${phone}`,
    address: address => `Address: ${address}`,
    ticket: title => `Case: ${title}`,
    more: count => `and ${count} more cases`,
    photos: count => `Photos: ${count}`,
    consent: at => `You agreed to our using it on ${at}`,
  },
  delete: {
    ask: open =>
      `This goes: phone number, address, photos and words of the cases that are finished, and forms you left${open.length === 0 ? ', and this chat' : ''}. This stays: a record that doesn't tell whose it was (number, machine, dates, result). ${open.length === 0 ? '' : `${open.join(', ')} isn't finished and needs to reach you, so it has to be finished or withdrawn first. `}It can't be undone. Are you sure?`,
    again: 'Reply "delete it" to have it deleted, or "keep it".',
    yes: { value: 'yes', label: 'Delete it', synonyms: ['yes', 'delete', 'sure', 'confirm', '确定删除'] },
    no: { value: 'no', label: 'Keep it', synonyms: ['no', 'keep', "don't", '不删'] },
    done: day =>
      `Done on ${day}: all is deleted but the record that doesn't tell whose it was. If you come back, I'll ask you again.`,
    partly: (day, open, days) =>
      `Done on ${day} for the finished cases. ${open.join(', ')} isn't finished, and stays so that we can reach you: it's deleted by itself ${days} days after its end, or then at your word. To withdraw it now, reply "agent".`,
  },
  withdraw: {
    ask: open =>
      `From then on I note no phone number or address of yours, and forms you left are deleted; questions are still fine. ${open.length === 0 ? '' : `For ${open.join(', ')} a colleague still calls the number you left; to stop that, reply "agent". `}Shall I take your consent back?`,
    again: 'Reply "withdraw" to take it back, or "leave it".',
    yes: { value: 'yes', label: 'Withdraw it', synonyms: ['yes', 'withdraw', 'sure', '撤回'] },
    no: { value: 'no', label: 'Leave it', synonyms: ['no', 'keep', 'leave', '不撤回'] },
    done: open =>
      `Done; from now on I note no phone number or address of yours. ${open.length === 0 ? '' : `${open.join(', ')} goes on; to stop it, reply "agent". `}To have deleted what you left before, reply "delete my data".`,
  },
};
