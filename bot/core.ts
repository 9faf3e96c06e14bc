import type { Temporal } from 'temporal-polyfill';
import { menu } from '../dialogs/menu.ts';
import { openingLine } from '../dialogs/opening.ts';
import { textsOf } from '../dialogs/texts/texts.ts';
import { learnDanger } from '../dialogs/understand/danger-sense.ts';
import { createMatcher } from '../dialogs/understand/match.ts';
import { calendarWarnings, openingState } from '../knowledge/calendar.ts';
import type { Knowledge } from '../knowledge/content.ts';
import { inEffect } from '../knowledge/in-effect.ts';
import { Language } from '../knowledge/records.ts';
import { type CaseLinks, caseLinks } from './case-page/links.ts';
import { signingKey } from './channels/directline/keys.ts';
import { openCodes } from './codes/open-codes.ts';
import type { Config } from './config.ts';
import { type LiveContent, loadContent, watchContent } from './content.ts';
import { type JobRunner, jobRunner } from './jobs.ts';
import { noteFigures } from './known-figures.ts';
import type { Logger } from './logging.ts';
import { openStore } from './open-store.ts';
import { type Retention, retention } from './retention.ts';
import { sharedClock } from './shared-clock.ts';
import type { Blobs } from './store/blobs.ts';
import { units } from './store/collections.ts';
import type { Dump } from './store/dump.ts';
import type { Store } from './store/store.ts';
import { sweeper } from './sweeper.ts';
import type { Timer } from './timer.ts';
import type { Message, Outcome } from './turn.ts';
import type { SampleSerials } from './units/samples.ts';

/** What comes from outside of the program, handed in by `main.ts` and by tests. */
export interface World {
  readonly clock: () => Temporal.Instant;
  /** Milliseconds by a clock that nobody sets: with it, desks on one database all go by the clock of the database. */
  readonly uptime?: () => number;
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Logger;
  /** Wakes what looks for jobs that are due; the system's timers when left out. */
  readonly jobTimer?: Timer;
  /** Reads content, and learns it; handed in by tests, in which many desks share what takes long. */
  readonly load?: typeof loadContent;
  readonly learn?: typeof createMatcher;
  /** Wakes what removes old data. */
  readonly removalTimer?: Timer;
  /** Wakes what sends codes to phones. */
  readonly codeTimer?: Timer;
  /** Where codes are shown with SMS_CONSOLE=on. */
  readonly print?: (line: string) => void;
  /** The process lost its data folder and has to end. */
  readonly onLockLost?: () => void;
}

/** The desk without a network: content, records and turns. Channels and command-line tools stand on it. */
export interface Core {
  readonly store: Store;
  readonly blobs: Blobs;
  /** A name that no other process which runs on the same records has. */
  readonly instance: string;
  /** All that the store holds, where nobody else can reach it. */
  readonly dump?: () => Dump;
  readonly knowledge: () => Knowledge;
  readonly clock: World['clock'];
  /** Serial numbers to try the desk with, when this start has loaded the sample units. */
  readonly samples?: SampleSerials;
  readonly handle: (message: Message) => Promise<Outcome>;
  /** Where the pages of cases are. */
  readonly links: CaseLinks;
  /** Calls `told` after each commit that made the log of a conversation grow; of those elsewhere perhaps twice. */
  onCommit(told: (conversation: string, where: Where) => void): void;
  /** What the head of the chat page shows. */
  front(language: Language): Front;
  /** Settles when the first question would be answered at once: everything is loaded and the matcher has learnt. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** A turn of this process, or of another one on the same database. */
export type Where = 'here' | 'elsewhere';

/** The desk answers in its own language first; the other one is learnt when the start is over. */
const secondLanguageMs = 3000;

export interface Front {
  readonly name: string;
  readonly color: string;
  readonly open: boolean;
  readonly line: string;
  readonly hotline: string;
  readonly language: Language;
  readonly quick: readonly { readonly title: string; readonly text: string }[];
}

/**
 * Opens the desk on its data.
 *
 * @throws Fault of `content.*` or `store.*`
 */
export async function openCore(config: Config, world: World): Promise<Core> {
  const { random, log, load = loadContent, learn = createMatcher } = world;
  const source = { folder: config.knowledgeFolder, zone: config.timeZone };
  const first = await load(source);
  const { store, blobs, dump, sweepOrphans, forget, changes, time } = await openStore(config, world);
  const key = await signingKey(store, random);
  const links = caseLinks(key);
  const instance = config.store.kind === 'postgres' ? Buffer.from(random(12)).toString('base64url') : 'alone';
  const { clock: own, uptime } = world;
  const shared = time && uptime && (await sharedClock({ ask: time, uptime, own, log }));
  const clock = shared?.now ?? own;
  let matcher = learn(first);
  // A matcher learns a language when it is first asked in it; no customer shall wait for that.
  let second: NodeJS.Timeout | undefined;
  const warmUp = () => {
    matcher.rank('hello', config.defaultLanguage);
    clearTimeout(second);
    second = setTimeout(() => {
      for (const language of Language.options) matcher.rank('hello', language);
      learnDanger();
    }, secondLanguageMs).unref();
  };
  const content: LiveContent = watchContent(first, {
    ...source,
    clock,
    swapped: knowledge => {
      matcher = learn(knowledge);
      warmUp();
      log.info({ version: knowledge.version }, 'content taken over');
      warnOfCalendar(knowledge, world);
      void noteFigures(store, knowledge, world);
    },
    refused: fault => log.error({ fault }, 'content refused, the old one stays'),
  });
  warnOfCalendar(first, world);
  const current = currentOf(content, clock);
  const sweeping = sweeper({ sweepOrphans, clock, log });
  await sweeping.sweep();
  const samples = config.knowledgeFolder === undefined ? await sampleUnits(store, first, world) : undefined;

  const told: ((conversation: string, where: Where) => void)[] = [];
  const tell = (conversation: string, where: Where): void => {
    for (const each of told) each(conversation, where);
  };
  changes(conversation => tell(conversation, 'elsewhere'));
  const proving = config.sms && openCodes(config.sms, { ...world, store, key, instance, clock, knowledge: current });
  told.push((conversation, where) => where === 'here' && proving?.committed(conversation));
  // botbuilder takes most of the start-up to load; the page is served before, and a first message waits for it.
  let talking: Promise<Core['handle']> | undefined;
  const talked = () => {
    talking ??= import('./talk.ts').then(({ talk }) =>
      talk({
        store,
        clock,
        random,
        language: config.defaultLanguage,
        codes: proving?.codes,
        pages: { pathOf: links.pathOf, site: config.publicUrl },
        mind: () => ({ knowledge: current(), matcher }),
        committed: conversation => tell(conversation, 'here'),
        onFault: (fault, message) =>
          log.error(
            { fault, conversation: message.conversation, type: message.activity.type, job: message.job },
            'a turn failed',
          ),
      }),
    );
    return talking;
  };
  const handle: Core['handle'] = async message => (await talked())(message);
  let jobs: JobRunner | undefined;
  let removing: Retention | undefined;
  let noted: Promise<void> | undefined;
  let closed = false;

  return {
    store,
    blobs,
    instance,
    ...(dump !== undefined && { dump }),
    knowledge: current,
    clock,
    ...(samples !== undefined && { samples }),
    handle,
    links,
    onCommit: listener => void told.push(listener),
    front: language => frontOf(current(), language, clock()),
    async ready() {
      await talked();
      if (closed) return;
      warmUp();
      noted ??= noteFigures(store, content.knowledge, world);
      await noted;
      if (closed) return;
      // Command-line tools open the desk without getting it ready; what is due waits for one that stays.
      removing ??= retention({
        store,
        blobs,
        forget,
        knowledge: current,
        clock,
        random,
        log,
        ...(world.removalTimer && { timer: world.removalTimer }),
      });
      proving?.begin();
      jobs ??= jobRunner({ store, handle, clock, log, ...(world.jobTimer && { timer: world.jobTimer }) });
    },
    async close() {
      content.close();
      shared?.close();
      sweeping.close();
      clearTimeout(second);
      closed = true;
      await Promise.all([jobs?.close(), removing?.close(), proving?.close()]);
      await store.close();
    },
  };
}

/** The content as it holds today; policies and prices change at the shop's midnight. */
function currentOf(content: LiveContent, clock: World['clock']): () => Knowledge {
  let last: { readonly of: Knowledge; readonly day: string; readonly knowledge: Knowledge } | undefined;
  return () => {
    const of = content.knowledge;
    const day = clock().toZonedDateTimeISO(of.calendar.zone).toPlainDate();
    if (last?.of !== of || last.day !== day.toString()) {
      last = { of, day: day.toString(), knowledge: inEffect(of, day) };
    }
    return last.knowledge;
  };
}

function frontOf(knowledge: Knowledge, language: Language, now: Temporal.Instant): Front {
  const texts = textsOf[language];
  const { shop } = knowledge;
  return {
    name: shop.name[language],
    color: shop.colour,
    open: openingState(now, knowledge.calendar, knowledge.policy).open,
    line: openingLine({ now, knowledge, texts, language }).short,
    hotline: shop.hotline,
    language,
    quick: menu({ knowledge, language }).map(({ label }) => ({ title: label, text: label })),
  };
}

/** The shipped list of units, for a shop that has none of its own. */
async function sampleUnits(store: Store, knowledge: Knowledge, { clock }: World): Promise<SampleSerials | undefined> {
  if ((await store.find(units, 'serial', { limit: 1 })).length > 0) return undefined;
  const { loadSampleUnits } = await import('./units/samples.ts');
  return loadSampleUnits(store, knowledge, clock());
}

function warnOfCalendar({ calendar }: Knowledge, { clock, log }: World): void {
  const today = clock().toZonedDateTimeISO(calendar.zone).toPlainDate();
  for (const { year } of calendarWarnings(calendar, today)) {
    log.warn(
      { year, file: `holidays/${year}.yaml` },
      `the holiday table of ${year} is missing: statutory holidays count as closed, make-up days are unknown; add it to the content`,
    );
  }
}
