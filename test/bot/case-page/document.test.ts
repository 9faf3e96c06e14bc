import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendarFile } from '../../../bot/case-page/calendar-file.ts';
import { caseDocument } from '../../../bot/case-page/document.ts';
import { html } from '../../../bot/case-page/html.ts';
import { caseLinks } from '../../../bot/case-page/links.ts';
import { pageStyle } from '../../../bot/case-page/style.ts';
import type { CaseView } from '../../../dialogs/case-view.ts';
import { textsOf } from '../../../dialogs/texts/texts.ts';
import { Language, type Ticket } from '../../../knowledge/records.ts';
import { ticketNumber } from '../../../knowledge/ticket-number.ts';
import { load } from '../../content/once.ts';
import { sample } from '../cli/sample-cases.ts';

const nasty = `<script>alert(1)</script>" onload="x' onclick='y &amp; \u202egnp.exe\u202c \u2066x\u2069 \u0007`;

describe('the HTML of the page of a case', () => {
  it('has nothing in it that a text could break out of, wherever it is filled in', () => {
    const page = documentOf(nasty);
    expect(page).to.not.match(/<script|onload="|onclick='|[\u202a-\u202e\u2066-\u2069]/);
    expect(page).to.not.include('\u0007');
    // The same elements as with harmless words: none was added, none was ended early.
    expect(tagsOf(page)).to.deep.equal(tagsOf(documentOf('x')));
    expect(page).to.include('&#60;script&#62;alert(1)&#60;/script&#62;&#34; onload=&#34;x&#39;');
  });

  it('keeps any text whole, and in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { html: made } = html`<p title="${text}">${[text, html`<b>${text}</b>`]}</p>`;
        expect(made.match(/[<>"]/g)?.join('')).to.equal('<""><><><>');
      }),
    );
  });

  it('loads nothing from elsewhere, runs nothing, and is there in both languages', () => {
    for (const language of Language.options) {
      const page = documentOf('x', language);
      expect(page).to.not.match(/<script|<iframe|https?:\/\/(?!www\.w3\.org)|undefined|\[object/);
      expect(page).to.include(`<html lang="${language}">`).and.include('<meta name="robots" content="noindex');
    }
  });
});

describe('the link to the page of a case', () => {
  const key = randomBytes(32);
  const links = caseLinks(key);
  const one = ticketNumber(randomBytes(16), 'R');
  const other = ticketNumber(randomBytes(16), 'R');
  const tokenOf = (ticket: string, by = links) => by.pathOf(ticket).slice('/t/'.length);

  it('names its case, the same each time', () => {
    expect(links.pathOf(one)).to.equal(links.pathOf(one));
    expect(links.read(tokenOf(one))).to.equal(one);
  });

  it('is good to the letter only', () => {
    const good = tokenOf(one);
    const [version, , signature] = good.split('.');
    const wrong = {
      'of another case': `${version}.${other}.${signature}`,
      'of another version': good.replace(/^1/, '2'),
      'without a signature': `${version}.${one}.`,
      'cut short': good.slice(0, -1),
      'with more behind it': `${good}A`,
      'of another key': tokenOf(one, caseLinks(randomBytes(32))),
      'a form’s key': `1.${one}.${links.formKey(one, 'a'.repeat(22)).split('.')[1]}`,
      empty: '',
      'of nothing': '..',
    };
    for (const [what, token] of Object.entries(wrong)) expect(links.read(token), what).to.equal(undefined);
    const end = good.length - 43;
    for (let at = end; at < good.length; at += 1) {
      const sign = good[at] === 'A' ? 'E' : 'A';
      expect(links.read(good.slice(0, at) + sign + good.slice(at + 1)), `changed at ${at}`).to.equal(undefined);
    }
  });

  it('has forms of its own', () => {
    const formKey = links.formKey(one, 'a'.repeat(22));
    expect(links.readFormKey(one, formKey)).to.equal('a'.repeat(22));
    expect(links.readFormKey(other, formKey)).to.equal(undefined);
    expect(links.readFormKey(one, formKey.replace('a', 'b'))).to.equal(undefined);
    expect(links.readFormKey(one, '')).to.equal(undefined);
  });
});

describe('the calendar file of a visit', () => {
  const visit: NonNullable<Ticket['visit']> = {
    ...{ team: 'city', date: '2026-11-27', start: '09:00', minutes: 120, moves: 0 },
    bookedAt: '2026-11-25T02:00:00.000Z',
  };
  const line = (what: string, text: string): Ticket['log'][number] => ({
    ...{ at: '2026-11-25T02:00:00.000Z', by: 'customer', what, text },
  });
  const opened = line('opened', '不制冷，约 2026-01-01 10:00');
  const booked = line('booked', '2026-11-27 09:00');

  it('is one event in UTC, by the rules of RFC 5545', async () => {
    const file = await fileOf({ visit, log: [opened, booked] }, '很长的店名；有,分号\\和\n换行'.repeat(9));
    expect(file)
      .to.match(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
      .and.match(/END:VEVENT\r\nEND:VCALENDAR\r\n$/);
    for (const each of file.split('\r\n')) expect(Buffer.byteLength(each)).to.be.at.most(75);
    expect(file).to.not.match(/[^\r]\n|\r[^\n]|\ufffd/);
    expect(valuesIn(file)).to.include({
      UID: 'visit-R-7K3-M9P-XQ4@after-sales-desk',
      SEQUENCE: '1',
      DTSTAMP: '20261125T020000Z',
      DTSTART: '20261127T010000Z',
      DTEND: '20261127T030000Z',
      STATUS: 'CONFIRMED',
      SUMMARY: '很长的店名；有\\,分号\\\\和\\n换行'.repeat(9),
    });
  });

  it('keeps its name, and counts up with each change, to the calling off and back again', async () => {
    const moved = line('moved', '2026-11-27 09:00 → 2026-11-30 14:00');
    const words = line('said', '2026-12-24 10:00 不在家');
    const steps: Partial<Ticket>[] = [
      { visit, log: [opened, booked] },
      { visit, log: [opened, booked, words] },
      { visit: { ...visit, date: '2026-11-30', start: '14:00' }, log: [opened, booked, words, moved] },
      { log: [opened, booked, words, moved, line('called-off', '2026-11-30 14:00')] },
      { log: [opened, booked, words, moved, line('close', '不用来了')], state: 'closed' },
      { visit, log: [opened, booked, words, moved, line('called-off', '2026-11-30 14:00 出差'), booked] },
    ];
    const files = await Promise.all(steps.map(async step => valuesIn(await fileOf(step))));
    expect(files.map(({ SEQUENCE, STATUS, DTSTART }) => [SEQUENCE, STATUS, DTSTART])).to.deep.equal([
      ['1', 'CONFIRMED', '20261127T010000Z'],
      ['1', 'CONFIRMED', '20261127T010000Z'],
      ['3', 'CONFIRMED', '20261130T060000Z'],
      ['4', 'CANCELLED', '20261130T060000Z'],
      ['4', 'CANCELLED', '20261130T060000Z'],
      ['5', 'CONFIRMED', '20261127T010000Z'],
    ]);
    expect(new Set(files.map(({ UID }) => UID)).size).to.equal(1);
  });

  it('is none where nobody ever was to come', async () => {
    const knowledge = await load();
    const now = Temporal.Instant.from('2026-11-25T02:00:00Z');
    const words = { title: 'x', description: 'x' };
    const ticket = sample({ id: 'R-7K3-M9P-XQ4', log: [opened, line('close', '')] });
    expect(calendarFile(ticket, words, { knowledge, now, language: 'zh-CN' })).to.equal(undefined);
  });

  async function fileOf(more: Partial<Ticket>, title = 'x'): Promise<string> {
    const knowledge = await load();
    const now = Temporal.Instant.from('2026-11-25T02:00:00.5Z');
    const ticket = sample({ id: 'R-7K3-M9P-XQ4', ...more });
    return calendarFile(ticket, { title, description: 'x' }, { knowledge, now, language: 'zh-CN' }) ?? '';
  }

  function valuesIn(file: string): Record<string, string> {
    const lines = file.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
    return Object.fromEntries(lines.map(each => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1)]));
  }
});

function documentOf(text: string, language: Language = 'zh-CN'): string {
  const times = [{ value: text, label: text }];
  const view: CaseView = {
    ...{
      ticket: text,
      kind: text,
      state: text,
      isOpen: true,
      next: [text, text],
      times,
      result: text,
      voucher: text,
      compensation: [text],
    },
    quotation: {
      ...{ id: 1, total: text, line: text, answers: { approve: text, decline: text } },
      items: [{ name: text, each: text, sum: text }],
    },
    judge: { accept: text, notFixed: text },
    visit: {
      ...{ from: text, slot: text, shown: text, isKept: true, isAsked: true },
      ...{ rule: text, mayCancel: true, times, copy: text },
    },
    undo: { slot: text, until: text },
    photos: [{ name: text, address: text }],
    report: { opened: text, done: text, madeAt: text, result: text },
    about: [{ label: text, value: text }],
    history: [{ at: text, shown: text, what: text, words: text }],
  };
  return caseDocument({
    ...{ view, language, texts: textsOf[language], style: pageStyle('#1d6f5f'), other: '?lang=en-US' },
    shop: { name: text, color: text, hotline: text },
    ...{ path: '/t/x', formKey: text, said: text, problem: text, chat: text, keptDays: 365 },
    typed: { text, phone: text, address: text },
  });
}

function tagsOf(page: string): string[] {
  return [...page.matchAll(/<(\/?\w+)([^>]*)>/g)].map(
    ([, name = '', rest = '']) =>
      `${name} ${[...rest.matchAll(/ ([\w-]+)(?:="[^"]*")?/g)].map(([, each]) => each).join(' ')}`,
  );
}
