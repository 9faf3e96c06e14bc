import type { Labelled } from './buttons.ts';
import { startButton } from './buttons.ts';
import { casesAsked, caseTitle } from './case-status.ts';
import { consentSlot, hasAgreed } from './consent.ts';
import { type Done, isText, type Slot } from './form/form.ts';
import { dialogButton } from './menu.ts';
import { contactLine, moment } from './opening.ts';
import type { Planner } from './plan.ts';
import type { CodeSent, PhoneProof } from './ports.ts';
import { say } from './say.ts';
import { type Turn, turnOf } from './turn-of.ts';
import { plain } from './understand/normalise.ts';
import { maskPhone, readPhone } from './understand/phone.ts';
import type { PrivacyMatter } from './understand/privacy.ts';

/** What is asked of somebody who wants to be known by a phone number. */
export interface JoiningAnswers {
  about: PrivacyMatter;
  consent?: 'yes';
  phone?: string;
  /** Six figures, or that another code is wanted. */
  code?: string;
}

const codeMinutes = 5;
const mobile = /^1\d{10}$|^\+\d{8,15}$/;
const resend = 'resend';

/** The questions by which a customer is one person in several channels: the number, and the code that was sent to it. */
export function joiningSlots<A extends JoiningAnswers>(
  turn: Turn,
): { readonly consent: Slot<A, 'yes'>; readonly phone: Slot<A, string>; readonly code: Slot<A, string> } {
  const { texts, desk } = turn;
  const t = texts.joining;
  const consent = consentSlot(turn);
  const isJoining = ({ about }: Partial<A>) => about === 'join';
  return {
    consent: {
      label: consent.label,
      when: answers => isJoining(answers) && !hasAgreed(turn),
      ask: (_, misses) => consent.ask({}, misses),
      read: reply => consent.read(reply, {}),
      claim: async agreed => consent.claim?.(agreed),
    },
    phone: {
      label: t.phone.label,
      names: t.phone.names,
      when: isJoining,
      ask: (_, misses) => ({ text: misses > 0 ? t.phone.again : t.phone.ask }),
      read: ({ text }) => {
        const reading = readPhone(text);
        if (reading.ok)
          return mobile.test(reading.phone) ? { value: reading.phone } : { problem: t.phone.mobile, firm: true };
        const isOther = reading.reason === 'not-a-phone' || reading.reason === 'none-to-give';
        return isOther ? { problem: t.phone.again } : { problem: texts.repair.phone.problem(reading), firm: true };
      },
      // One that came before the customer had agreed is asked for again.
      fits: phone => isText(phone) && mobile.test(phone) && hasAgreed(turn),
      async claim(phone) {
        const sent = await desk.proof?.send(phone);
        return sent?.code === 'wait' ? waitText(sent, turn) : undefined;
      },
    },
    code: {
      label: t.code.label,
      when: isJoining,
      ask: ({ phone = '' }, misses) => ({
        text: misses > 0 ? t.code.again : t.code.ask(maskPhone(phone), codeMinutes),
        choices: [t.code.resend],
      }),
      read: ({ text, chosen }) => {
        if (chosen === resend) return { value: resend };
        const figures =
          plain(text.slice(0, 60))
            .replace(/(?<=\d)[\s-](?=\d)/g, '')
            .match(/\d+/g) ?? [];
        const [only = '', ...others] = figures;
        const isCode = only.length === 6 && others.length === 0;
        return isCode ? { value: only } : { problem: t.code.again, firm: figures.length > 0 };
      },
    },
  };
}

/** Why nobody is joined here; undefined where it is possible. */
export function joiningIdle(turn: Turn): { readonly said: string; readonly onward: Labelled[] } | undefined {
  if (turn.desk.proof !== undefined) return undefined;
  return { said: turn.texts.joining.notOffered(contactLine(turn)), onward: dialogButton(turn, 'handover') };
}

/** What came of the code, or of the wish for another one. */
export async function joined(
  turn: Turn,
  proof: PhoneProof,
  phone: string,
  code: string,
): Promise<Done<JoiningAnswers>> {
  const { texts, desk } = turn;
  const t = texts.joining;
  if (code === resend) return { again: 'code', because: sentText(await proof.send(phone), turn) };
  const said = await proof.confirm(phone, code);
  if (said.code === 'over') return { again: 'code', because: t.code.over };
  if (said.code === 'wrong') return { again: 'code', because: t.code.wrong(said.left) };
  const cases = await casesAsked(desk);
  const done = t.done(maskPhone(phone));
  if (cases.length === 0) return { said: done };
  return {
    said: [done, t.found(cases.length)].join('\n\n'),
    onward: cases.map(ticket => startButton('status', caseTitle(ticket, turn), ticket.id)),
  };
}

/**
 * The way to be known by a phone number, for somebody who is not yet. It is shown to all of them alike, so that nobody
 * learns from it whether the desk knows a number.
 */
export function joinButton({ desk, texts }: Turn): Labelled[] {
  if (desk.proof === undefined || desk.confirmedPhone() !== undefined) return [];
  return [startButton('privacy', texts.joining.label, 'join')];
}

/** Shown below a case that was just submitted, if it has a number to be known by. */
export async function joinOffer(turn: Turn, submitted: string | undefined): Promise<Labelled[]> {
  const ticket = submitted === undefined ? undefined : await turn.desk.ticket(submitted);
  // Who complains is offered nothing.
  return ticket?.phone === undefined || ticket.kind === 'complaint' ? [] : joinButton(turn);
}

/** Tells, where cases with that number were reported, that it was confirmed elsewhere. */
export const numberConfirmed: Planner<'number-confirmed'> = async (context, { masked, channel }) => {
  const turn = turnOf(context);
  const { texts, memory } = turn;
  const t = texts.joining;
  const where = channel === 'directline' || channel === 'wechat' ? t.channels[channel] : t.channels.other;
  return {
    async speak() {
      const button = startButton('privacy', texts.privacy.matters.leave.label, 'leave');
      memory.offered = [button.button];
      await say(context, t.notice(masked, where), [button]);
    },
  };
};

function waitText({ until }: Extract<CodeSent, { code: 'wait' }>, { texts, knowledge, language }: Turn): string {
  return texts.joining.phone.wait(moment(until, knowledge.calendar.zone, language));
}

function sentText(sent: CodeSent, turn: Turn): string {
  const t = turn.texts.joining.code;
  switch (sent.code) {
    case 'wait':
      return waitText(sent, turn);
    case 'sent':
      return t.sent;
    case 'sent-anew':
      return t.sentAnew;
    case 'on-its-way':
      return t.onItsWay;
  }
}
