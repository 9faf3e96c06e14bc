import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { shippedContent } from '../../bot/content.ts';
import { dialogIds } from '../../dialogs/ids.ts';
import { type Knowledge, parseContent } from '../../knowledge/content.ts';
import { loanerOwed, nextDue, promisedFor } from '../../knowledge/due.ts';
import { expectedFee } from '../../knowledge/fees.ts';
import { concerning, inEffect, judging, policyFor, underContract } from '../../knowledge/in-effect.ts';
import { longRepairOf } from '../../knowledge/long-repair.ts';
import { shopWide } from '../../knowledge/policy.ts';
import { type Ticket, TicketKind, Unit } from '../../knowledge/records.ts';
import { warrantyOf } from '../../knowledge/warranty.ts';
import { shopTime, stamp, ticketAt } from './case-samples.ts';

// Monday 23 November 2026 is a working day.
const monday = '2026-11-23T10:00';
const read = (name: string) => readFileSync(join(shippedContent, name), 'utf8');
const written = readdirSync(join(shippedContent, 'policy')).map(name => name.replace('.yaml', ''));
/** As shipped, but without the ways of asking, and with one product of each profile, named after it. */
const shipped = new Map([
  ...['shop', 'standards', 'teams', 'prices', 'holidays/2026'].map(
    name => [`${name}.yaml`, read(`${name}.yaml`)] as const,
  ),
  ...written.map(name => [`policy/${name}.yaml`, read(`policy/${name}.yaml`)] as const),
  ...['faq/none.yaml', 'intents/none.yaml', 'synonyms.yaml'].map(name => [name, '[]'] as const),
  ['out-of-scope.yaml', 'zh-CN: [今天天气怎么样]\nen-US: [what is the weather]\n'] as const,
  ['products.yaml', written.map(product).join('')] as const,
]);
function product(profile: string, index: number): string {
  const name = `name: { zh-CN: 产品${index}, en-US: Product ${index} }`;
  return `- { id: p-${profile}, ${name}, aliases: { zh-CN: [机${index}], en-US: [thing ${index}] }, repairWay: on-site, profile: ${profile} }\n`;
}
function parsed(changes: Readonly<Record<string, string>> = {}) {
  // Prices of the catalogue would be of products that nobody sells here.
  const services = ['visit', 'check', 'labour'].map(
    id => `  - { id: ${id}, name: { zh-CN: 项目 ${id}, en-US: item ${id} } }\n`,
  );
  const prices = `currency: CNY\nservices:\n${services.join('')}parts: {}\n`;
  return parseContent(
    new Map([...shipped, ['teams.yaml', '[]'], ['prices.yaml', prices], ...Object.entries(changes)]),
    dialogIds,
  );
}
function known(changes: Readonly<Record<string, string>> = {}): Knowledge {
  const content = parsed(changes);
  if (!content.ok) throw new Error(JSON.stringify(content.problems));
  return content.knowledge;
}
function problems(changes: Readonly<Record<string, string>>): string[] {
  const content = parsed(changes);
  return content.ok ? [] : content.problems.map(({ file, line, wrong, help }) => `${file}:${line} ${wrong} | ${help}`);
}

/** Every profile with times that no other has: its hours are a number of its own, and its clause its name. */
function distinct(offset: number): Record<string, string> {
  const changed = written.map((name, index) => {
    const clause = `S${index + 1} 9.${offset}`;
    const hours = (about: unknown): unknown => {
      if (typeof about !== 'object' || about === null) return about;
      if ('duration' in about) return { duration: `${100 + 10 * index + offset} hours`, source: clause };
      return Object.fromEntries(Object.entries(about).map(([key, inner]) => [key, hours(inner)]));
    };
    const own = parse(shipped.get(`policy/${name}.yaml`) ?? '') as Record<string, object>;
    const { service, target, cases, quotation } = parse(shipped.get('policy/general.yaml') ?? '') as Record<
      string,
      object
    >;
    const days = { duration: `${20 + index + 10 * offset} days`, source: clause };
    return [
      `policy/${name}.yaml`,
      stringify({
        ...own,
        version: `${name}-${offset}`,
        service: hours(service),
        target: hours(target),
        cases: { ...cases, acceptance: days, reopen: days },
        quotation: { ...quotation, validity: days },
        returns: { ...own.returns, longRepair: { shop: days, parts: days } },
      }),
    ];
  });
  return Object.fromEntries(changed);
}

const of = (kind: Ticket['kind'], profile: string, more: Partial<Ticket> = {}) =>
  ticketAt(monday, { kind, product: { id: `p-${profile}`, said: 'x' }, ...more });
const shown = (
  due:
    | { what: string; at: { toPlainDateTime(): { toString(o: object): string } }; clauses: readonly string[] }
    | undefined,
) => due && [due.what, due.at.toPlainDateTime().toString({ smallestUnit: 'minute' }), ...due.clauses].join(' ');

describe('the policy that a case goes by', () => {
  const first = distinct(0);
  const later = Object.fromEntries(
    Object.entries(distinct(1)).map(([name, text]) => [
      name.replace('.yaml', '@2027-01-01.yaml'),
      text.replace('effective: 2026-11-01', 'effective: 2027-01-01'),
    ]),
  );
  const knowledge = known({ ...first, ...later });
  const today = inEffect(knowledge, shopTime('2027-02-01T10:00').toZonedDateTimeISO('Asia/Shanghai').toPlainDate());

  it('is that of its product’s profile, in the version it was opened under, for every kind of case', () => {
    for (const [index, profile] of written.entries()) {
      for (const kind of TicketKind.options) {
        // The desk has had new figures for a month.
        const ticket = of(kind, profile, { policyVersion: `${profile}-0` });
        const { policy, calendar } = judging(today, ticket);
        expect(policy.version, `${profile} ${kind}`).to.equal(`${profile}-0`);
        const due = nextDue(ticket, calendar, policy, shopTime(monday));
        const at = shopTime(monday)
          .add({ hours: 100 + 10 * index })
          .toZonedDateTimeISO('Asia/Shanghai')
          .toPlainDateTime();
        const when = `firstResponse ${at.toString({ smallestUnit: 'minute' })} S${index + 1} 9.0`;
        expect([shown(due.promise), shown(due.target)], `${profile} ${kind}`).to.deep.equal([when, when]);
        const told = promisedFor(ticket, calendar, policy, shopTime(monday));
        expect(told.onSite !== undefined, `${profile} ${kind}`).to.equal(kind === 'repair');
      }
    }
  });

  it('rules when it may be closed, is opened again, and has taken too long', () => {
    for (const [index, profile] of written.entries()) {
      const here = of('repair', profile, {
        policyVersion: `${profile}-0`,
        state: 'received',
        log: [{ at: stamp(monday), by: 'clerk', what: 'receive' }],
      });
      const { policy, calendar } = judging(today, here);
      const days = 20 + index;
      expect(
        [policy.cases.acceptance.amount, policy.cases.reopen.amount, policy.quotation.validity.amount],
        profile,
      ).to.deep.equal([days, days, days]);
      const over = longRepairOf(here, calendar, policy, shopTime(monday))?.over.toZonedDateTimeISO('Asia/Shanghai');
      expect(over?.toPlainDate().toString(), profile).to.equal(
        `2026-12-${String(23 + days - 30 + 1).padStart(2, '0')}`,
      );
    }
  });

  it('is the general one where the product is none of the catalogue, or not known', () => {
    expect([policyFor('p-gone', knowledge).profile, policyFor(undefined, knowledge).profile]).to.deep.equal([
      'general',
      'general',
    ]);
    expect(policyFor(undefined, concerning(knowledge, 'p-vehicle')).profile, 'asked of a product’s own').to.equal(
      'general',
    );
  });
  it('is the one of today where its version is gone', () => {
    expect(judging(today, of('repair', 'retail', { policyVersion: 'retail-7' })).policy.version).to.equal('retail-1');
  });
});

describe('what the shipped profiles promise', () => {
  const knowledge = known();
  const promise = (ticket: Ticket, now = monday) => {
    const { policy, calendar } = judging(knowledge, ticket);
    return shown(nextDue(ticket, calendar, policy, shopTime(now)).promise);
  };
  const log = (...steps: readonly (readonly [string, string])[]): Ticket['log'] =>
    steps.map(([what, at]) => ({ at: stamp(at), by: 'clerk', what, text: '好' }));

  it('L5 equipment that failed is repaired in 72 hours, and another one is lent meanwhile', () => {
    const here = (profile: string, more: Partial<Ticket> = {}) =>
      of('repair', profile, {
        state: 'in-repair',
        log: log(['confirm', monday], ['start', '2026-11-23T12:00']),
        ...more,
      });
    expect(promise(here('equipment', { way: 'on-site' }))).to.equal('done 2026-11-26T10:00 S10 3.2');
    expect(promise(here('computer'))).to.equal(undefined);
    const owed = (ticket: Ticket) => loanerOwed(ticket, judging(knowledge, ticket).policy);
    expect(owed(here('equipment'))).to.deep.equal(['S10 3.2']);
    expect(owed(here('computer'))).to.equal(undefined);
    expect(owed(of('repair', 'equipment')), 'while the customer has it').to.equal(undefined);
    const loaner = { what: '备用机', lentAt: stamp(monday) };
    expect(owed(here('equipment', { loaner })), 'once it was lent').to.equal(undefined);
  });
  it('L7 a machine is lent while another is maintained, whatever it is', () => {
    const ticket = of('maintenance', 'retail', { state: 'in-work' });
    expect(loanerOwed(ticket, judging(knowledge, ticket).policy)).to.deep.equal(['S10 3.4']);
  });
  it('L11 a simple fault of an appliance is repaired in an hour from the arrival, any other in 3 working days', () => {
    const arrived = log(['arrange-visit', monday], ['start', '2026-11-24T14:00']);
    expect(promise(of('repair', 'appliance', { state: 'in-repair', log: arrived }))).to.equal(
      'simple 2026-11-24T15:00 S19 4.2.3',
    );
    const taken = [...arrived, ...log(['take-in', '2026-11-24T14:40'])];
    expect(promise(of('repair', 'appliance', { state: 'in-repair', log: taken }))).to.equal(
      'workshop 2026-11-27T18:00 S19 4.2.3',
    );
    expect(promise(of('repair', 'computer', { state: 'in-repair', log: arrived }))).to.equal(undefined);
  });
  it('L12 equipment that was mailed in is sent back in a week of receipt, longer over public holidays', () => {
    const mailed = (profile: string, day: string) =>
      of('repair', profile, {
        state: 'received',
        way: 'mail-in',
        log: log(['ask-to-mail', `${day}T09:30`], ['receive', `${day}T11:00`]),
      });
    expect(promise(mailed('equipment', '2026-11-27'))).to.equal('mailedIn 2026-12-04T18:00 S12 一.4');
    expect(promise(mailed('equipment', '2026-09-28'))).to.equal('mailedIn 2026-10-12T18:00 S12 一.4');
    expect(promise(mailed('computer', '2026-11-27'))).to.equal(undefined);
    const onItsWay = of('repair', 'equipment', { state: 'mail-in', way: 'mail-in', log: log(['ask-to-mail', monday]) });
    expect(promise(onItsWay), 'nothing runs before it is here').to.equal(undefined);
  });
  it('L15 a quality report of a customer with a contract has its first analysis in 24 hours, until a clerk says it', () => {
    const contract = { paidShare: 0.6 };
    const taken = log(['confirm', '2026-11-23T11:00']);
    for (const profile of written) {
      const ticket = of('return', profile, { state: 'confirmed', contract, log: taken });
      expect(promise(ticket), profile).to.equal('analysis 2026-11-24T10:00 S16 三.2');
      const said = { ...ticket, log: [...taken, ...log(['said', '2026-11-23T12:00'])] };
      expect(promise(said), profile).to.equal('done 2026-11-25T10:00 S10 3.1');
    }
    expect(promise(of('return', 'general', { state: 'confirmed', log: taken })), 'of nobody else').to.equal(
      'done 2026-11-25T10:00 S10 3.1',
    );
  });
  it('F6 F7 D6 the freight of a fault of quality is the customer’s under a contract that says so, and of nobody else', () => {
    const { calendar, products } = knowledge;
    const today = shopTime(monday).toZonedDateTimeISO(calendar.zone).toPlainDate();
    const freight = (profile: string, more: object) => {
      const unit = Unit.parse({ id: 'A12345', product: `p-${profile}`, receivedOn: '2026-05-01', ...more });
      const policy = underContract(policyFor(unit.product, knowledge), unit);
      const fee = expectedFee(
        warrantyOf({ unit, product: products.find(({ id }) => id === unit.product), today }, policy, calendar),
        [],
        policy,
      );
      return [
        fee.code,
        fee.freight,
        ...fee.clauses.filter(clause => clause.startsWith('S12') || clause.startsWith('S15')),
      ];
    };
    expect(freight('equipment', { paidShare: 1 })).to.deep.equal(['free', 'customer', 'S12 一.4']);
    expect(freight('retail', { paidShare: 0 })).to.deep.equal(['free', 'customer', 'S15 一.4']);
    expect(freight('appliance', { paidShare: 1 })).to.deep.equal(['free', 'shop']);
    expect(freight('equipment', {})).to.deep.equal(['free', 'shop']);
  });
});

describe('a profile’s own file', () => {
  const child = (more: string) =>
    `profile: child\nextends: general\nname: { zh-CN: 子, en-US: Child }\nversion: child-1\neffective: 2026-11-01\n${more}`;
  const found = (more: string) => problems({ 'policy/child.yaml': child(more) });

  it('has no figure of the whole shop: each is told with its line and what helps, and nothing that is within it', () => {
    for (const key of shopWide) {
      expect(found(`restDay: all\n${key}: { kept: 9 lives }\n`), key).to.deep.equal([
        `policy/child.yaml:7 ${key} is the same for the whole shop, and has no effect in policy/child.yaml | write it in policy/general.yaml, or take it out`,
      ]);
    }
  });
  it('names whom it extends, so that what is the whole shop’s is the same in each', () => {
    expect(problems({ 'policy/child.yaml': child('').replace('extends: general\n', '') })[0]).to.equal(
      'policy/child.yaml:1 extends is missing | write "extends: general", and only the figures that differ',
    );
    const { policy, policies } = known();
    for (const each of policies.values()) for (const key of shopWide) expect(each[key]).to.deep.equal(policy[key]);
  });
  const unknown: readonly (readonly [string, string])[] = [
    ['colour: red', 'colour'],
    ['visit:\n  lenght: 1', 'visit.lenght'],
    ['service:\n  repair:\n    solved: 1', 'service.repair.solved'],
    [
      'service:\n  repair:\n    done: { duration: 72 hours, source: S10 3.2, from: report }',
      'service.repair.done.from',
    ],
    ['fees:\n  freight:\n    contracts: { party: shop, source: OWN }', 'fees.freight.contracts'],
    ['warranty:\n  starts:\n    - { from: received, source: S12 一.5, on: day }', 'warranty.starts.on'],
    ['loaner:\n  repair: { duration: 1 day, source: S10 3.2 }', 'loaner.repair.duration'],
    ['loaner:\n  training: { source: S10 3.2 }', 'loaner.training'],
    ['returns:\n  longRepair:\n    own: { duration: 1 day, source: OWN }', 'returns.longRepair.own'],
  ];
  for (const [more, key] of unknown) {
    it(`has no key that nobody knows, such as ${key}`, () => {
      const line = 5 + more.split('\n').length;
      expect(found(`${more}\n`)).to.deep.equal([
        `policy/child.yaml:${line} ${key} is no known key | correct its spelling, or take it out`,
      ]);
    });
  }
  it('may have visiting hours of its own', () => {
    const { policies } = known({
      'policy/child.yaml': child('visit:\n  restDay: { hours: "10:00-16:00", source: OWN }\n'),
    });
    expect(policies.get('child')?.visit.restDay.open).to.have.lengthOf(1);
  });
});

describe('a figure in an answer', () => {
  const answer = (figure: string) => `- id: told
  source: [OWN]
  zh-CN: { title: 时间, answer: "答复：{${figure}}", phrases: [多久答复一, 多久答复二, 多久答复三, 多久答复四, 多久答复五, 多久答复六] }
  en-US: { title: Time, answer: "Answered: {${figure}}", phrases: [how long one, how long two, how long three, how long four, how long five] }
`;
  const general = shipped.get('policy/general.yaml') ?? '';
  const appliance = shipped.get('policy/appliance.yaml') ?? '';
  const later = (text: string, name: string) =>
    text.replace(/version: .*/, `version: ${name}-2`).replace(/effective: .*/, 'effective: 2027-01-01');

  it('is not called unknown while a later version of its policy has another fault', () => {
    const faulty = { 'policy/general@2027-01-01.yaml': later(general, 'general').replace('24 hours', '24 moons') };
    for (const figure of ['visit.notice', 'service.repair.done']) {
      const lines = problems({ ...faulty, 'faq/none.yaml': answer(figure) }).filter(line => line.startsWith('faq'));
      expect(lines, figure).to.deep.equal([]);
    }
    const own = { 'policy/appliance@2027-01-01.yaml': later(appliance, 'appliance').replace('1 hour', '1 moon') };
    for (const figure of ['appliance.service.repair.simple', 'appliance.service.repair.done']) {
      const lines = problems({ ...own, 'faq/none.yaml': answer(figure) }).filter(line => line.startsWith('faq'));
      expect(lines, figure).to.deep.equal([]);
    }
    expect(problems({ ...own, 'faq/none.yaml': answer('appliance.service.repair.solved') }).join()).to.include(
      'there is no figure {appliance.service.repair.solved}',
    );
  });
  it('is there in every version, as the answer is told in each', () => {
    const without = later(appliance, 'appliance').replace(/ {4}simple: .*\n/, '');
    const told = { 'faq/none.yaml': answer('appliance.service.repair.simple') };
    expect(problems(told)).to.deep.equal([]);
    expect(problems({ ...told, 'policy/appliance@2027-01-01.yaml': without })[0]).to.include(
      'there is no figure {appliance.service.repair.simple}',
    );
  });
});
