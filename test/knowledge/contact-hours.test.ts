import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'yaml';
import { contactTime, spanEnd, spanStart } from '../../knowledge/contact-hours.ts';
import { Policy } from '../../knowledge/policy.ts';

const written = parse(readFileSync(new URL('../../knowledge/content/policy/general.yaml', import.meta.url), 'utf8'));
const policy = Policy.parse(written);

describe('when the desk may write of its own accord', () => {
  const from = (time: string, zone = 'Asia/Shanghai') =>
    contactTime(Temporal.PlainDateTime.from(time).toZonedDateTime(zone).toInstant(), { zone }, policy)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });

  const times = [
    ['2026-11-25T08:00', '2026-11-25T08:00'],
    ['2026-11-25T20:59', '2026-11-25T20:59'],
    ['2026-11-25T21:00', '2026-11-26T08:00'],
    ['2026-11-25T23:59', '2026-11-26T08:00'],
    ['2026-11-26T00:00', '2026-11-26T08:00'],
    ['2026-11-26T07:59', '2026-11-26T08:00'],
    ['2026-12-31T22:00', '2027-01-01T08:00'],
  ] as const;
  for (const [at, expected] of times) it(`is ${expected} at ${at}`, () => expect(from(at)).to.equal(expected));

  it('is eight by the clock on the wall after a night in which it was changed', () => {
    expect(from('2026-03-07T22:00', 'America/New_York')).to.equal('2026-03-08T08:00');
    expect(from('2026-10-31T22:00', 'America/New_York')).to.equal('2026-11-01T08:00');
  });
});

it('whoever sets no hours for it lets the desk write at any time', () => {
  const always = { contact: { ...policy.contact, hours: { ...policy.contact.hours, open: [] } } };
  const night = Temporal.Instant.from('2026-11-25T19:00:00Z');
  expect(contactTime(night, { zone: 'Asia/Shanghai' }, always).equals(night)).to.equal(true);
});

describe('a span of days', () => {
  it('ends and begins at the same time by the clock on the wall', () => {
    const zone = 'America/New_York';
    const noon = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
    const [before, after] = [noon('2026-10-30').toInstant(), noon('2026-11-06').toInstant()];
    expect(spanEnd(before, policy.draft.kept, { zone }).toString()).to.equal(after.toString());
    expect(spanStart(after, policy.draft.kept, { zone }).toString()).to.equal(before.toString());
    expect(before.until(after).total('hours')).to.equal(7 * 24 + 1);
  });
});
