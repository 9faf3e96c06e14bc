import { Temporal } from 'temporal-polyfill';
import { Memory } from '../../dialogs/memory.ts';
import { moment } from '../../dialogs/opening.ts';
import { feeText } from '../../dialogs/repair-report.ts';
import { returnReasons } from '../../dialogs/returns-verdict.ts';
import { textsOf } from '../../dialogs/texts/texts.ts';
import { causesIn } from '../../dialogs/understand/cause.ts';
import { clausesText, verdictReasons } from '../../dialogs/verdict.ts';
import { onTheClock, whyNot } from '../../dialogs/visit-slot.ts';
import { type Diary, nearestSlots, slotRefusal } from '../../knowledge/booking.ts';
import type { Knowledge } from '../../knowledge/content.ts';
import { expectedFee } from '../../knowledge/fees.ts';
import { shownFigure } from '../../knowledge/figures.ts';
import { visitPromise } from '../../knowledge/first-visit.ts';
import { concerning, inEffect, policyFor, underContract } from '../../knowledge/in-effect.ts';
import type { Language, Unit, VisitDay } from '../../knowledge/records.ts';
import { returnsOf } from '../../knowledge/returns.ts';
import { answeredBy, type Level, levelsOf, promisesOf } from '../../knowledge/service-level.ts';
import { teamFor } from '../../knowledge/teams.ts';
import { warrantyOf } from '../../knowledge/warranty.ts';
import { drawnMonth, monthOf } from './verdict-calendar.ts';
import { type Asked, momentOf, productCalled, type Situation } from './verdict-situation.ts';
import { verdictTexts } from './verdict-texts.ts';

/** What a desk has recorded, as far as verdicts need it. */
export interface DeskRecords {
  unit(serial: string): Promise<Unit | undefined>;
  /** The visits that are booked from today on; the team by its id or name. */
  visits(): Promise<
    readonly { readonly team: string; readonly date: string; readonly start: string; readonly minutes: number }[]
  >;
}

export interface VerdictWorld {
  readonly content: Knowledge;
  readonly now: Temporal.Instant;
  /** undefined where no desk has run yet. */
  readonly records: () => Promise<DeskRecords | undefined>;
}

/** A verdict with its reasons; `verdict` is the rule's own answer, `text` is what people read. JSON. */
export interface Answer {
  readonly ask: Situation['ask'];
  readonly verdict: unknown;
  readonly text: string;
}

/**
 * Judges a situation by the rules that the desk runs, in the words that it tells customers.
 *
 * @throws Misunderstood when something in it does not exist
 */
export async function answered(asked: Situation, world: VerdictWorld): Promise<Answer> {
  switch (asked.ask) {
    case 'warranty':
      return warrantyAnswer(asked, world);
    case 'return':
      return returnAnswer(asked, world);
    case 'slot':
      return slotAnswer(asked, world);
    case 'sla':
      return levelAnswer(asked, world);
    case 'calendar': {
      const language = languageOf(asked);
      const product = productCalled(asked.product, world.content)?.id;
      const visits = (await (await world.records())?.visits()) ?? [];
      const days = monthOf(asked.month, world.content, visits, language, product);
      return { ask: 'calendar', verdict: days, text: drawnMonth(days, language) };
    }
  }
}

/** The machine that is asked about, and what the warranty says of it. */
async function machineOf(asked: Asked<'warranty' | 'return'>, world: VerdictWorld) {
  const language = languageOf(asked);
  const { zone } = world.content.calendar;
  const today = asked.on ? Temporal.PlainDate.from(asked.on) : world.now.toZonedDateTimeISO(zone).toPlainDate();
  const knowledge = inEffect(world.content, today);
  const records = asked.serial === undefined ? undefined : await world.records();
  const found = asked.serial === undefined ? undefined : await records?.unit(asked.serial);
  const product = productCalled(asked.product ?? found?.product, knowledge);
  const { producedOn, soldOn, invoicedOn, receivedOn, installedOn } = asked;
  const days = Object.fromEntries(
    Object.entries({ producedOn, soldOn, invoicedOn, receivedOn, installedOn }).filter(([, day]) => day !== undefined),
  );
  const known = found !== undefined || asked.contract === true || Object.keys(days).length > 0;
  const unit: Unit | undefined = known
    ? {
        id: asked.serial ?? '',
        product: product?.id ?? '',
        repairs: [],
        ...(asked.contract && { paidShare: 1 }),
        ...found,
        ...days,
      }
    : undefined;
  const policy = underContract(policyFor(product?.id, knowledge), unit);
  const told = asked.boughtOn === undefined ? undefined : Temporal.PlainDate.from(asked.boughtOn);
  const verdict = warrantyOf(
    {
      unit,
      product,
      today,
      fault: asked.fault,
      ...(told && { told: { boughtOn: told, precision: 'day' as const } }),
      ...(asked.proof !== undefined && { proof: asked.proof }),
    },
    policy,
    knowledge.calendar,
  );
  const t = verdictTexts[language];
  const unknown = asked.serial === undefined || found !== undefined ? [] : [t.unknownSerial(asked.serial)];
  const notes = asked.serial !== undefined && records === undefined ? [t.noDesk] : unknown;
  return { knowledge, language, product, unit, policy, verdict, today, notes };
}

async function warrantyAnswer(asked: Asked<'warranty'>, world: VerdictWorld): Promise<Answer> {
  const { knowledge, language, policy, verdict, notes } = await machineOf(asked, world);
  const turn = { texts: textsOf[language], language, knowledge };
  const { fault = '' } = asked;
  const causes = causesIn(fault);
  const fee = expectedFee(verdict, causes, policy, fault);
  const clauses = [...new Set([...verdict.clauses, ...fee.clauses])];
  const lines = [
    ...notes,
    verdictReasons(verdict, policy, turn, { causes }),
    // Of what is mailed in it is told to customers, too.
    [feeText(fee, verdict, turn), turn.texts.repair.fee.freight[fee.freight]].join(language === 'zh-CN' ? '' : ' '),
    clausesText({ clauses }, turn, clauses.length),
  ];
  return { ask: 'warranty', verdict: { ...verdict, fee, policy: policy.version }, text: paragraphs(lines) };
}

async function returnAnswer(asked: Asked<'return'>, world: VerdictWorld): Promise<Answer> {
  const { knowledge, language, product, unit, policy, verdict: warranty, today, notes } = await machineOf(asked, world);
  const verdict = returnsOf(
    {
      unit,
      product,
      warranty,
      today,
      boughtAt: asked.boughtAt,
      fault: asked.fault,
      boughtOn: asked.boughtOn === undefined ? undefined : Temporal.PlainDate.from(asked.boughtOn),
    },
    policy,
    knowledge.calendar,
  );
  const clauses = clausesText(verdict, { language, knowledge }, verdict.clauses.length);
  return {
    ask: 'return',
    verdict: { ...verdict, policy: policy.version },
    text: paragraphs([...notes, returnReasons(verdict, { texts: textsOf[language], language }), clauses]),
  };
}

const timesShown = 6;

async function slotAnswer(asked: Asked<'slot'>, world: VerdictWorld): Promise<Answer> {
  const language = languageOf(asked);
  const t = verdictTexts[language];
  const { zone } = world.content.calendar;
  const now = asked.on === undefined ? world.now : momentOf(asked.on, zone);
  const current = inEffect(world.content, now.toZonedDateTimeISO(zone).toPlainDate());
  const product = productCalled(asked.product, current);
  const knowledge = concerning(current, product?.id);
  const team = teamFor(product?.id, knowledge.teams);
  if (team === undefined) return { ask: 'slot', verdict: { team: null, free: [] }, text: t.nobody };

  const rules = { calendar: knowledge.calendar, policy: knowledge.policy, now };
  const turn = { texts: textsOf[language], language, knowledge, now, memory: Memory.parse({}) };
  const days = new Map<string, VisitDay>();
  for (const { team: by, date, start, minutes } of (await (await world.records())?.visits()) ?? []) {
    if (![team.id, ...Object.values(team.name)].includes(by)) continue;
    const visits = [...(days.get(date)?.visits ?? []), { start, minutes, holder: '' }];
    days.set(date, { id: '', team: team.id, date, visits });
  }
  const diary: Diary = { team, days, own: [] };
  const free = nearestSlots(diary, rules, timesShown);
  const promises = promisesOf('repair', now, knowledge.calendar, knowledge.policy);
  const promise = visitPromise(promises.onSite.toInstant(), free[0], rules);
  const [date = '', start = ''] = asked.wish === undefined ? [] : wallClock(momentOf(asked.wish, zone), zone);
  const wish = asked.wish === undefined ? undefined : { team: team.id, date, start };
  const refusal = wish && slotRefusal(wish, diary, rules);
  const visit = turn.texts.repair.done;
  const lines = [
    ...(wish ? [refusal ? whyNot(refusal, date, turn).trim() : t.wishFree(onTheClock(wish, turn))] : []),
    t.free(
      team.name[language],
      free.map(slot => onTheClock(slot, turn)),
    ),
    promise.code === 'by'
      ? visit.visit(moment(promise.at.toInstant().toString(), zone, language))
      : promise.code === 'later'
        ? visit.later(onTheClock(promise.first, turn), shownFigure(knowledge.policy.service.repair.onSite, language))
        : visit.noVisit,
    clausesText(
      {
        clauses: [
          ...new Set([
            ...knowledge.policy.visit.workday.source,
            ...knowledge.policy.visit.notice.source,
            ...knowledge.policy.service.repair.onSite.source,
          ]),
        ],
      },
      turn,
    ),
  ];
  const code = refusal?.code ?? (wish ? 'free' : undefined);
  return {
    ask: 'slot',
    verdict: {
      team: team.id,
      ...(code && { wish: code }),
      free,
      promise: promise.code,
      policy: knowledge.policy.version,
    },
    text: paragraphs(lines),
  };
}

function levelAnswer(asked: Asked<'sla'>, { content, now }: VerdictWorld): Answer {
  const language = languageOf(asked);
  const t = verdictTexts[language];
  const { zone } = content.calendar;
  const openedAt = asked.opened === undefined ? now : momentOf(asked.opened, zone);
  const arrivedAt = asked.arrived === undefined ? undefined : momentOf(asked.arrived, zone);
  const current = inEffect(content, openedAt.toZonedDateTimeISO(zone).toPlainDate());
  const knowledge = concerning(current, productCalled(asked.product, current)?.id);
  const { policy, calendar } = knowledge;
  const request = { kind: asked.kind, openedAt, arrivedAt, contract: asked.contract };
  const promises = levelsOf(policy.service, request, calendar, policy);
  const targets = levelsOf(policy.target, request, calendar, policy);
  const loaner = asked.kind === 'repair' || asked.kind === 'maintenance' ? policy.loaner[asked.kind] : undefined;

  const by = (at: Temporal.ZonedDateTime) => moment(at.toInstant().toString(), zone, language);
  const line = ({ what, within, due }: Level) => {
    const [name, span] = [t.promised[what as keyof typeof t.promised], shownFigure(within, language)];
    if (due !== undefined) return t.due(name, by(due), span);
    return what === 'mailedIn' ? t.fromReceipt(name, span) : t.fromArrival(name, span);
  };
  const answer = promises.find(({ what }) => what === 'firstResponse')?.due;
  const told = answer && t.told(by(answeredBy(answer, openedAt, calendar, policy)));
  const clauses = [
    ...new Set([...promises.map(({ within }) => within), ...(loaner ? [loaner] : [])].flatMap(sourceOf)),
  ];
  const aims = [...new Set(targets.flatMap(({ within }) => within.source))].filter(each => !clauses.includes(each));
  return {
    ask: 'sla',
    verdict: {
      kind: asked.kind,
      due: dueBy(promises),
      target: dueBy(targets),
      ...(loaner && { loaner: true }),
      clauses: [...clauses, ...aims],
      policy: policy.version,
    },
    text: paragraphs([
      [...promises.map(line), ...(loaner ? [t.loaner] : []), ...(told ? [told] : [])].join('\n'),
      targets.length === 0 ? '' : [t.target, ...targets.map(each => `  ${line(each)}`)].join('\n'),
      clausesText({ clauses: [...clauses, ...aims] }, { language, knowledge }, clauses.length + aims.length),
    ]),
  };
}

function sourceOf({ source }: { readonly source: readonly string[] }): readonly string[] {
  return source;
}

/** By when; what is counted from an arrival that nobody named is left out. */
function dueBy(levels: readonly Level[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    levels.flatMap(({ what, due }) => (due ? [[what, due.toString({ timeZoneName: 'never' })]] : [])),
  );
}

function wallClock(at: Temporal.Instant, zone: string): [string, string] {
  const clock = at.toZonedDateTimeISO(zone);
  return [clock.toPlainDate().toString(), clock.toPlainTime().toString({ smallestUnit: 'minute' })];
}

function languageOf({ lang }: { readonly lang?: Language | undefined }): Language {
  return lang ?? 'zh-CN';
}

function paragraphs(lines: readonly string[]): string {
  return lines.filter(line => line !== '').join('\n\n');
}
