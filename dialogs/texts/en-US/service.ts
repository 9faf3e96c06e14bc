import type { Texts } from '../texts.ts';

export const service: Texts['service'] = {
  title: 'Maintenance, setup, parts',
  kind: {
    label: 'Service',
    names: ['kind', 'what', '服务'],
    ask: 'What would you like to have done? Tap one, or just say it.',
    again:
      'Maintenance, an inspection, an installation, training, an upgrade or parts: one word will do. If it\'s none of these, reply "agent".',
    kinds: {
      maintenance: {
        value: 'maintenance',
        label: 'Maintenance',
        synonyms: ['cleaning', 'servicing', 'service it', 'clean it', '保养', '清洗'],
      },
      inspection: { value: 'inspection', label: 'Inspection', synonyms: ['check', 'check-up', 'checkup', '巡检'] },
      installation: {
        value: 'installation',
        label: 'Installation',
        synonyms: ['install', 'set up', 'setup', '安装'],
      },
      training: { value: 'training', label: 'Training', synonyms: ['train', 'course', 'lessons', '培训'] },
      upgrade: { value: 'upgrade', label: 'Upgrade', synonyms: ['update', 'tuning', 'software', '升级'] },
      parts: { value: 'parts', label: 'Parts', synonyms: ['part', 'spare parts', 'consumables', '配件'] },
    },
  },
  product: "Which machine is it for? Tap one, or just type it; the model helps, it's on the label.",
  purpose: {
    label: 'Note',
    names: ['remark', 'comment', '备注'],
    ask: 'What else shall I note? Just say it.',
  },
  usage:
    'Where and how is it used? Such as "at home" or "in the shop, ten hours a day". Skip it if there\'s nothing special.',
  topic: {
    label: 'Topic',
    ask: 'What would you like to learn? Such as "daily operation" or "cleaning".',
    again: 'Roughly is fine, such as "new staff, switching on and daily operation".',
  },
  people: {
    label: 'People',
    ask: 'About how many people? So that we can prepare.',
    again: 'A number will do, such as "5" or "about ten".',
  },
  place: {
    label: 'Place',
    ask: 'Shall we come to you, or would you come to our shop?',
    again: 'Reply "our place" or "your shop".',
    choices: {
      'on-site': {
        value: 'on-site',
        label: 'At our place',
        synonyms: ['our place', 'come to us', 'on site', 'here', 'at our office', '我们这里'],
      },
      shop: {
        value: 'shop',
        label: 'At your shop',
        synonyms: ['your shop', 'your place', 'we come to you', '去店里'],
      },
    },
  },
  site: {
    label: 'Place for it',
    ask: 'Is the place for it ready? If not, it can be noted all the same.',
    again: 'Reply "ready" or "not yet", or skip it.',
    choices: {
      ready: { value: 'ready', label: 'Ready', synonyms: ['yes', 'it is', 'all set', '好了'] },
      'not-ready': { value: 'not-ready', label: 'Not yet', synonyms: ['no', 'not ready', '还没'] },
    },
  },
  power: {
    label: 'Power',
    ask: 'Is there a suitable socket? If not, the technician brings what it takes.',
    again: 'Reply "yes" or "no", or skip it.',
    choices: {
      yes: { value: 'yes', label: 'There is a socket', synonyms: ['yes', 'there is', '有'] },
      no: { value: 'no', label: 'No socket', synonyms: ['no', 'none', 'there is none', '没有'] },
    },
  },
  lift: {
    label: 'Floor and lift',
    ask: 'Which floor, and is there a lift? So that we send enough hands. Such as "6th floor, with a lift".',
    again: 'Such as "6th floor, with a lift" or "ground floor", or skip it.',
  },
  version: {
    label: 'Version now',
    ask: 'Which version does it have now? It\'s usually in the settings under "About". Skip it if you don\'t know.',
    again: 'Just as it stands on the screen, such as "V2.1", or skip it.',
  },
  part: {
    label: 'Part',
    ask: 'Which part do you need? Its name, or send a photo.',
    again: 'Such as "filter" or "remote control"; if you don\'t know its name, send a photo.',
    photo: 'see the photo',
  },
  count: { label: 'Count', ask: 'How many?', again: 'A number will do, such as "2".' },
  pressing: {
    label: 'Urgent',
    ask: 'Do you need it urgently? Then we see to it first.',
    again: 'Reply "urgent" or "no hurry".',
    choices: {
      yes: { value: 'yes', label: 'Urgent', synonyms: ['yes', 'asap', 'very', '急用'] },
      no: { value: 'no', label: 'No hurry', synonyms: ['no', 'not urgent', 'take your time', '不急'] },
    },
  },
  way: {
    label: 'How',
    ask: 'Shall a technician come, or would you mail it in?',
    onSite: { value: 'on-site', label: 'A visit', synonyms: ['visit', 'on site', 'come here', '上门'] },
    mailIn: { value: 'mail-in', label: 'Mail it in', synonyms: ['mail', 'mail in', 'send it', '寄'] },
  },
  loaner: {
    label: 'Loaner',
    ask: "Would you like to borrow one of ours while yours is away? It's free.",
    again: 'Reply "yes, please" or "no, thanks".',
    yes: { value: 'yes', label: 'Yes, please', synonyms: ['yes', 'sure', 'ok', '要'] },
    no: { value: 'no', label: 'No, thanks', synonyms: ['no', 'no need', '不用'] },
  },
  phone: 'Which phone number can we call, for the time and the price? A mobile or a landline.',
  sendTo:
    'Where shall the parts go? Best down to the door number; you can also skip it, a colleague will ask on the phone.',
  wishedDay: 'Wished day',
  when: 'Which day would suit you? Such as "next Wednesday morning". Skip it if it\'s open.',
  fee: {
    parts: "Cost: it's quoted first, and ordered only when you agree; if you don't, nothing is ordered or charged.",
    work: "Cost: anything to pay is quoted first, and done only when you agree; if you don't, nothing is done or charged.",
  },
  done: {
    number: (kind, ticket) => `Noted. ${kind}, case ${ticket}.`,
    first: (by, phone, pressing) =>
      `${pressing ? "It's seen to first. " : ''}A colleague calls you on ${phone} by ${by} at the latest.`,
    latest: {
      maintenance: by => `It's done by ${by} at the latest.`,
      inspection: by => `It's done by ${by}, or by then we tell you how far it is and how long it takes.`,
      installation: by => `It's done by ${by}, or by then we tell you how far it is and how long it takes.`,
      training: by => `The training is held by ${by} at the latest; topic, time and place are agreed with you.`,
      upgrade: by => `It's done by ${by}, or by then we tell you how far it is and how long it takes.`,
      parts: by =>
        `By ${by} at the latest you have the price and the day of delivery; if it has to be waited for, how long.`,
    },
    mail: "Please don't send it yet; a colleague tells you where to. Take some photos first, and put a note with the case number in the box.",
    loaner: 'If yours has to be taken along, you can borrow one of ours for free; just tell my colleague.',
    loanerNoted: 'The one to borrow is noted; my colleague tells you on the phone which day it comes.',
    data: 'Please back up what is on it first.',
  },
};
