import { startButton } from './buttons.ts';
import { caseTitle } from './case-status.ts';
import { maskAddress } from './contact.ts';
import { type Done, type Form, isText, type Json, type Said } from './form/form.ts';
import { type JoiningAnswers, joined, joiningIdle, joiningSlots } from './joining.ts';
import { dialogButton } from './menu.ts';
import { dayText, moment } from './opening.ts';
import type { Turn } from './turn-of.ts';
import { maskPhone } from './understand/phone.ts';
import { matterIn, type PrivacyMatter, privacyMatters } from './understand/privacy.ts';
import { readPhoneTail } from './understand/ticket-number.ts';

/** What is to be done with what is kept, who asks, and whether really; or by which number to be known. */
export interface PrivacyAnswers extends JoiningAnswers {
  tail?: string;
  sure?: 'yes';
}

/**
 * What the desk keeps of a customer: shown, never in full; deleted, once it is certain who asks and that it is meant;
 * or the consent taken back, by one word as it was given. Here somebody also shows that a phone number is theirs, so that
 * they are one person in several channels, and ends that.
 *
 * @source S5 3.3, S9 4, 个人信息保护法 第十五条, 第四十五条, 第四十七条
 */
export async function privacy(turn: Turn, known: Readonly<Record<string, Json>>): Promise<Form<PrivacyAnswers>> {
  const { texts, desk } = turn;
  const t = texts.privacy;
  const { phone } = await desk.contact();
  const open = await desk.openTickets();
  const numbers = open.filter(({ kind }) => kind !== 'handover').map(({ id }) => id);
  const offered = privacyMatters.filter(matter => isOffered(matter, turn));
  const idle = known.about === 'join' ? joiningIdle(turn) : undefined;

  return {
    id: 'privacy',
    retries: 3,
    checked: false,
    cancelled: t.unchanged,
    ...(idle !== undefined && { idle }),
    slots: {
      about: {
        label: t.label,
        ask: (_, misses) => ({
          text: misses > 0 ? t.again : t.ask,
          choices: offered.map(matter => t.matters[matter]),
        }),
        read: ({ text, chosen }) => {
          const matter = privacyMatters.find(each => each === chosen) ?? matterIn(text);
          return matter === undefined ? { problem: t.again } : { value: matter };
        },
        fits: matter => privacyMatters.includes(matter),
      },
      ...joiningSlots<PrivacyAnswers>(turn),
      tail: {
        label: t.tail.label,
        when: ({ about }) => (about === 'view' || about === 'delete') && phone !== undefined,
        ask: (_, misses) => ({ text: misses > 0 ? t.tail.again : t.tail.ask }),
        read: ({ text }) => {
          const tail = readPhoneTail(text);
          return tail === undefined ? { problem: t.tail.again, firm: /\d/.test(text) } : { value: tail };
        },
        fits: isText,
      },
      sure: {
        label: t.label,
        when: ({ about }) => about === 'delete' || about === 'withdraw' || about === 'leave',
        ask: ({ about }, misses) => {
          const of = sureTexts(about, turn);
          return {
            text: misses > 0 ? of.again : typeof of.ask === 'string' ? of.ask : of.ask(numbers),
            choices: [of.yes, of.no],
            binding: { yes: of.yes.value, no: of.no.value },
          };
        },
        read: ({ chosen }, { about }) => {
          if (chosen === 'no') return { ends: t.unchanged };
          return chosen === 'yes' ? { value: 'yes' } : { problem: sureTexts(about, turn).again };
        },
      },
    },
    done: async ({ about, tail, phone = '', code = '' }) => {
      const { proof } = desk;
      if (about === 'join') return proof === undefined ? { said: t.unchanged } : joined(turn, proof, phone, code);
      if (about === 'leave') {
        await desk.beAlone();
        return { said: texts.joining.alone, onward: dialogButton(turn, 'handover') };
      }
      const stranger = tail === undefined ? undefined : await doubt(turn, tail);
      if (stranger !== undefined) return stranger;
      if (about === 'view') return shown(turn);
      if (about === 'withdraw') {
        await desk.withdrawConsent();
        return { said: t.withdraw.done(numbers), onward: dialogButton(turn, 'handover') };
      }
      return deleted(turn);
    },
  };
}

/** Who is known by a number may end that; who is not may be, where codes can be sent. */
function isOffered(matter: PrivacyMatter, { desk }: Turn): boolean {
  if (matter === 'join') return desk.proof !== undefined && desk.confirmedPhone() === undefined;
  return matter !== 'leave' || desk.confirmedPhone() !== undefined;
}

function sureTexts(about: PrivacyMatter | undefined, { texts }: Turn) {
  if (about === 'leave') return texts.joining.sure;
  return about === 'withdraw' ? texts.privacy.withdraw : texts.privacy.delete;
}

/** What is kept, so that whoever looks over the shoulder learns nothing. */
async function shown(turn: Turn): Promise<Said> {
  const { texts, desk, knowledge, language } = turn;
  const t = texts.privacy;
  const { phone, address } = await desk.contact();
  const cases = await desk.cases();
  const { consent } = desk.customer;
  const { zone } = knowledge.calendar;
  const photos = new Set(cases.flatMap(ticket => ticket.photos)).size;
  const lines = [
    ...(phone === undefined ? [] : [t.lines.phone(maskPhone(phone))]),
    ...(address === undefined ? [] : [t.lines.address(maskAddress(address))]),
    ...cases.slice(0, casesShown).map(ticket => t.lines.ticket(caseTitle(ticket, turn))),
    ...(cases.length > casesShown ? [t.lines.more(cases.length - casesShown)] : []),
    ...(photos === 0 ? [] : [t.lines.photos(photos)]),
    ...(consent === undefined ? [] : [t.lines.consent(moment(consent.at, zone, language))]),
  ];
  const keeper = knowledge.shop.privacyKeeper[language];
  return {
    said: lines.length === 0 ? t.nothing(keeper) : t.shown(lines, keeper, knowledge.shop.retentionDays),
    onward: (['delete', 'withdraw'] as const)
      .filter(matter => matter === 'delete' || consent !== undefined)
      .map(matter => startButton('privacy', t.matters[matter].label, matter)),
  };
}

const casesShown = 5;

/** What is said where it is not certain who asks. */
async function doubt(turn: Turn, tail: string): Promise<Done<PrivacyAnswers> | undefined> {
  const { texts, desk, knowledge, language } = turn;
  const who = await desk.isPhoneOf(tail);
  if (who.code === 'found') return undefined;
  if (who.code === 'unknown') return { again: 'tail', because: texts.privacy.tail.wrong };
  return {
    said: texts.status.wait(moment(who.until, knowledge.calendar.zone, language)),
    onward: dialogButton(turn, 'handover'),
  };
}

async function deleted(turn: Turn): Promise<Said> {
  const { texts, desk, knowledge, language, memory } = turn;
  const t = texts.privacy;
  await desk.releaseSlot();
  const open = await desk.erase();
  const day = dayText(turn.now.toZonedDateTimeISO(knowledge.calendar.zone).toPlainDate().toString(), language);
  memory.recent = [];
  memory.files = [];
  for (const name of ['machine', 'named', 'wish', 'submitted', 'survey', 'suspected', 'untaken'] as const)
    memory[name] = undefined;
  if (open.length === 0) memory.person = undefined;
  const numbers = open.filter(({ about }) => about === undefined).map(({ id }) => id);
  return {
    said: numbers.length === 0 ? t.delete.done(day) : t.delete.partly(day, numbers, knowledge.shop.retentionDays),
    ...(numbers.length > 0 && { onward: dialogButton(turn, 'handover') }),
  };
}
