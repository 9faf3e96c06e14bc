import type { Texts } from '../texts.ts';

export const danger: Texts['danger'] = {
  electric: "Don't touch the machine. Turn off the main switch if it's safe. If someone's shocked, call 120.",
  fire: "Cut the power if it's safe. No water on live machines. Flames or much smoke: get out, call 119.",
  gas: 'No switches, flames or phones inside. Shut the gas, open windows, go out, then call 119; ill: 120.',
  injury: 'Stop using it. Burn: cool running water, 20 minutes. Severe: call 120. Eyes: go to an eye clinic.',
  water: "Don't touch plugs while in water. Main switch off first, then the tap. Keep the power off.",
  battery: "Don't charge, press, pierce or mail it. Switch off, put it away from anything that burns.",
};

export const dangerMore: Texts['dangerMore'] = {
  hotline: number => ` Phone: ${number}.`,
  taken: (ticket, contact) =>
    `I've noted the danger you told me of as urgent, number ${ticket}; it's dealt with before everything else. ${contact}`,
  added: ticket => `I've added that to the urgent case ${ticket} for my colleagues.`,
  reach: 'If you can, send me your phone number and address so that a colleague can reach you at once.',
  isItSo:
    'Let me check with you first: is it dangerous like that right now? Reply "yes" and I\'ll treat it as urgent; reply "no" and we\'ll go on from here.',
  advice: 'To be safe, a technician can check the machine; tap "Repair" if you\'d like that.',
};
