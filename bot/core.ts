import type { Temporal } from 'temporal-polyfill';
import { readButton } from '../dialogs/buttons.ts';
import { Memory } from '../dialogs/memory.ts';
import { menu, type Stack } from '../dialogs/routing.ts';
import { openingLine, say } from '../dialogs/say.ts';
import { textsOf } from '../dialogs/texts/texts.ts';
import { type Input, putTurn, type Turn } from '../dialogs/turn-of.ts';
import { readCommand } from '../dialogs/understand/commands.ts';
import { languageOf } from '../dialogs/understand/language.ts';
import { createMatcher, type Matcher } from '../dialogs/understand/match.ts';
import { calendarWarnings, openingState } from '../knowledge/calendar.ts';
import type { Knowledge } from '../knowledge/content.ts';
import type { Language } from '../knowledge/records.ts';
import { AfterSalesBot } from './after-sales-bot.ts';
import type { Config } from './config.ts';
import { type LiveContent, loadContent, watchContent } from './content.ts';
import { deskOf } from './desk.ts';
import type { Logger } from './logging.ts';
import type { Blobs } from './store/blobs.ts';
import { allCollections, files } from './store/collections.ts';
import { openJsonStore } from './store/json/json-store.ts';
import { sweepOrphans } from './store/json/sweep-orphans.ts';
import type { Store } from './store/store.ts';
import { type Message, type OpenTurn, type Outcome, turnHandler } from './turn.ts';

/** What comes from outside of the program, handed in by `main.ts` and by tests. */
export interface World {
  readonly clock: () => Temporal.Instant;
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Logger;
  /** The process lost its data folder and has to end. */
  readonly onLockLost?: () => void;
}

/** The desk without a network: content, records and turns. Channels and command-line tools stand on it. */
export interface Core {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly knowledge: () => Knowledge;
  readonly handle: (message: Message) => Promise<Outcome>;
  /** Calls `told` after each commit that made the log of a conversation grow. */
  onCommit(told: (conversation: string) => void): void;
  /** What the head of the chat page shows. */
  front(language: Language): Front;
  /** Teaches the matcher ahead of the first question; blocks for about half a second a language. */
  warm(language: Language): void;
  close(): Promise<void>;
}

export interface Front {
  readonly name: string;
  readonly color: string;
  readonly open: boolean;
  readonly line: string;
  readonly hotline: string;
  readonly language: Language;
  readonly quick: readonly { readonly title: string; readonly text: string }[];
}

/** How long a file may wait for the turn that speaks of it. */
const orphanHours = 24;

/**
 * Opens the desk on its data folder.
 *
 * @throws Fault of `content.*` or `store.*`
 */
export async function openCore(config: Config, world: World): Promise<Core> {
  const { clock, random, log } = world;
  const source = { folder: config.knowledgeFolder, zone: config.timeZone };
  const first = await loadContent(source);
  const { store, blobs } = await openJsonStore(config.dataFolder, allCollections, {
    report: event =>
      log[event.event.endsWith('failed') || event.event === 'recovered' ? 'warn' : 'info'](event, 'store'),
    onLockLost: () => world.onLockLost?.(),
  });
  let matcher = createMatcher(first);
  const content: LiveContent = watchContent(first, {
    ...source,
    swapped: knowledge => {
      matcher = createMatcher(knowledge);
      log.info({ version: knowledge.version }, 'content taken over');
      warnOfCalendar(knowledge, world);
    },
    refused: fault => log.error({ fault }, 'content refused, the old one stays'),
  });
  warnOfCalendar(first, world);
  await sweep(store, blobs, world);

  const told: ((conversation: string) => void)[] = [];
  const turnIn = (turn: OpenTurn, language: Language): Promise<Turn> =>
    openTurn(turn, language, content.knowledge, matcher, random);
  const handle = turnHandler({
    store,
    clock,
    desk: () => ({ id: 'desk', name: content.knowledge.shop.name[config.defaultLanguage] }),
    async handle(turn) {
      const stack = turn.conversation.state as unknown as Stack;
      const spoken = await turnIn(turn, config.defaultLanguage);
      putTurn(turn.context, spoken);
      await new AfterSalesBot(stack).run(turn.context);
      turn.conversation.state = JSON.parse(JSON.stringify({ dialogs: stack.dialogs, memory: spoken.memory }));
    },
    async apologise(turn) {
      const { texts } = await turnIn(turn, config.defaultLanguage);
      await say(turn.context, texts.apology);
    },
    committed: conversation => {
      for (const each of told) each(conversation);
    },
    onFault: (fault, message) =>
      log.error({ fault, conversation: message.conversation, type: message.activity.type }, 'a turn failed'),
  });

  return {
    store,
    blobs,
    knowledge: () => content.knowledge,
    handle,
    onCommit: listener => void told.push(listener),
    front: language => frontOf(content.knowledge, language, clock()),
    warm: language => void matcher.rank('您好 hello', language),
    async close() {
      content.close();
      await store.close();
    },
  };
}

async function openTurn(
  { context, tx, message, conversation, now }: OpenTurn,
  usual: Language,
  knowledge: Knowledge,
  matcher: Matcher,
  random: World['random'],
): Promise<Turn> {
  const memory = Memory.parse(isObject(conversation.state.memory) ? conversation.state.memory : {});
  const { activity } = context;
  const button = readButton(activity.value);
  const input: Input = {
    text: (activity.text ?? '').trim(),
    ...(button !== undefined && { button }),
    files: message.files?.map(file => file.id) ?? [],
  };
  const language = languageIn(input, memory, activity.locale) ?? usual;
  memory.spoken = language;
  conversation.language = language;
  const desk = await deskOf({ turn: { tx, message, now }, language, policyVersion: knowledge.policy.version, random });
  return { now, language, texts: textsOf[language], knowledge, matcher, desk, input, memory };
}

/** What to answer in: as the customer wished, as the message is written, as before, as the page is set. */
function languageIn({ text, button }: Input, memory: Memory, locale: string | undefined): Language | undefined {
  const command = button === undefined ? readCommand(text) : undefined;
  if (command === 'english') return 'en-US';
  if (command === 'chinese') return 'zh-CN';
  const written = button === undefined ? languageOf(text) : undefined;
  const ofPage = locale === undefined ? undefined : locale.toLowerCase().startsWith('en') ? 'en-US' : 'zh-CN';
  return memory.wished ?? written ?? memory.spoken ?? ofPage;
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

/** Files whose turn never came to be recorded. */
async function sweep(store: Store, blobs: Blobs, { clock, log }: World): Promise<void> {
  const olderThan = new Date(clock().subtract({ hours: orphanHours }).epochMilliseconds);
  const swept = await sweepOrphans(blobs, async id => (await store.get(files, id)) !== undefined, olderThan);
  if (swept.length > 0) log.info({ files: swept.length }, 'files swept that no message speaks of');
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
