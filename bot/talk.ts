import { readButton } from '../dialogs/buttons.ts';
import { onCasePage } from '../dialogs/greeting.ts';
import { perform } from '../dialogs/jobs.ts';
import { type Memory, memoryOf } from '../dialogs/memory.ts';
import { say } from '../dialogs/say.ts';
import { askAgain, type Stack } from '../dialogs/stack.ts';
import { textsOf } from '../dialogs/texts/texts.ts';
import { type Input, putTurn, type Turn } from '../dialogs/turn-of.ts';
import { readCommand } from '../dialogs/understand/commands.ts';
import { languageOf } from '../dialogs/understand/language.ts';
import type { Matcher } from '../dialogs/understand/match.ts';
import { scriptIn } from '../dialogs/understand/traditional.ts';
import type { Knowledge } from '../knowledge/content.ts';
import type { Job, Language } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { AfterSalesBot } from './after-sales-bot.ts';
import type { Codes } from './codes/codes.ts';
import { deskOf } from './desk.ts';
import { sayFurther } from './further.ts';
import { settle } from './jobs.ts';
import { writeAsCustomer } from './script.ts';
import { obey, type StaffOrder } from './staff.ts';
import { type Conversation, jobs } from './store/collections.ts';
import { type Message, type OpenTurn, type Outcome, type TurnOptions, turnHandler } from './turn.ts';
import { sayAgain, tellUndelivered } from './undelivered.ts';

export interface TalkOptions extends Pick<TurnOptions, 'store' | 'clock' | 'committed' | 'onFault'> {
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  /** What is spoken until the customer shows another language. */
  readonly language: Language;
  /** The paths of the pages of cases, and where the desk is reached from outside if that is set; else as messages say. */
  readonly pages?: { readonly pathOf: (ticket: string) => string; readonly site: string | undefined };
  /** How customers prove their phone numbers; none where codes cannot be sent. */
  readonly codes?: Codes | undefined;
  /** What the desk knows at the moment; content may be swapped between two turns, never within one. */
  readonly mind: () => { readonly knowledge: Knowledge; readonly matcher: Matcher };
}

/** The turns of the desk with the bot in them: from a message of any channel to what came of it. */
export function talk(options: TalkOptions): (message: Message) => Promise<Outcome> {
  return turnHandler({
    ...options,
    desk: () => ({ id: 'desk', name: options.mind().knowledge.shop.name[options.language] }),
    async handle(turn) {
      await writeAsCustomer(turn, options.mind().knowledge.shop);
      if (turn.message.order !== undefined) return carryOut(turn, turn.message.order, options);
      if (turn.message.again !== undefined) return sayAgain(turn, turn.message.again);
      if (turn.message.further !== undefined) return sayFurther(turn, turn.message.further);
      const job = await jobOf(turn);
      // It was handled by another runner, or is not wanted any more.
      if (turn.message.job !== undefined && job === undefined) return;
      const stack = turn.conversation.state as unknown as Stack;
      const spoken = await openTurn(turn, options);
      putTurn(turn.context, spoken);
      const { act } = turn.message;
      // What did not arrive in the chat is told when the customer is there.
      if (turn.context.activity.type === 'message' && act === undefined) await tellUndelivered(turn, spoken.texts);
      if (job !== undefined) await settle({ ...turn, ...options }, job, await perform(turn.context, stack, job));
      else if (act !== undefined) await onCasePage(turn.context, stack, act);
      else await new AfterSalesBot(stack).run(turn.context);
      keepState(turn, stack, spoken);
    },
    async apologise(turn) {
      // A clerk is told of the fault; the customer has not asked for anything.
      if (turn.message.order !== undefined || turn.message.again !== undefined) return;
      if (turn.message.job !== undefined) {
        const job = await jobOf(turn);
        if (job !== undefined) await settle({ ...turn, ...options }, job, 'failed');
        return;
      }
      const { texts } = await openTurn(turn, options);
      await say(turn.context, texts.apology);
    },
  });
}

/** A clerk's order; where a clerk has talked with the customer till now, the question that was open is asked again. */
async function carryOut(turn: OpenTurn, order: StaffOrder, options: TalkOptions): Promise<void> {
  const came = await obey(turn, order, { knowledge: options.mind().knowledge, random: options.random });
  if (came !== 'given-back') return;
  const stack = turn.conversation.state as unknown as Stack;
  const spoken = await openTurn(turn, options);
  putTurn(turn.context, spoken);
  await askAgain(turn.context, stack);
  keepState(turn, stack, spoken);
}

function keepState({ conversation }: OpenTurn, stack: Stack, { memory }: Turn): void {
  conversation.state = JSON.parse(JSON.stringify({ dialogs: stack.dialogs, memory }));
}

/** The job that a message is of, as it stands in the records. */
async function jobOf({ tx, message }: OpenTurn): Promise<Job | undefined> {
  return message.job === undefined ? undefined : tx.get(jobs, message.job);
}

async function openTurn(
  { context, tx, message, conversation, now }: OpenTurn,
  { mind, random, language: usual, pages, codes }: TalkOptions,
): Promise<Turn> {
  const { knowledge, matcher } = mind();
  const memory = memoryOf(conversation.state.memory);
  const { activity } = context;
  const button = readButton(activity.value);
  const input: Input = {
    text: (activity.text ?? '').trim(),
    ...(button !== undefined && { button }),
    files: message.files?.map(file => file.id) ?? [],
  };
  const ofChat = languageIn(input, memory, { page: activity.locale, inForm: isInForm(conversation) }) ?? usual;
  // What is done on a page is answered in its language, and the chat goes on in its own.
  const language = message.act?.language ?? ofChat;
  if (message.act === undefined) {
    memory.spoken = language;
    memory.script = scriptIn(input.text) ?? memory.script;
    conversation.language = language;
  }
  if (activity.type === 'message') memory.heardAt = stamp(now);
  const desk = await deskOf({ turn: { tx, message, now }, language, knowledge, random, codes });
  const site = pages?.site ?? message.site;
  return {
    now,
    language,
    texts: textsOf[language],
    knowledge,
    matcher,
    desk,
    input,
    memory,
    ...(pages !== undefined && site !== undefined && { pageOf: ticket => site + pages.pathOf(ticket) }),
  };
}

/**
 * What to answer in: as the customer wished, as the message is written, as before, as the page is set. In the middle of
 * a form a word or two of English, "yes", "not cooling", are an answer and no wish for another language.
 */
function languageIn(
  { text, button }: Input,
  memory: Memory,
  { page, inForm }: { readonly page: string | undefined; readonly inForm: boolean },
): Language | undefined {
  const command = button === undefined ? readCommand(text) : undefined;
  if (command === 'english') return 'en-US';
  if (command === 'chinese') return 'zh-CN';
  const isShort = text.split(/\s+/).length < 3;
  const written = button === undefined && !(inForm && isShort) ? languageOf(text) : undefined;
  const ofPage = page === undefined ? undefined : page.toLowerCase().startsWith('en') ? 'en-US' : 'zh-CN';
  return memory.wished ?? written ?? memory.spoken ?? ofPage;
}

function isInForm({ state }: Conversation): boolean {
  return isObject(state.dialogs) && Array.isArray(state.dialogs.dialogStack) && state.dialogs.dialogStack.length > 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
