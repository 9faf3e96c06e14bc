import type { TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import { stamp } from '../../knowledge/stamp.ts';
import { answerAside } from '../aside.ts';
import type { Button, Labelled } from '../buttons.ts';
import type { DialogId } from '../ids.ts';
import { joinOffer } from '../joining.ts';
import { labelOf } from '../menu.ts';
import { contactLine } from '../opening.ts';
import { offerOther } from '../other-form.ts';
import { withPage } from '../page-link.ts';
import { say } from '../say.ts';
import { type Turn, turnOf } from '../turn-of.ts';
import { readExactly } from '../understand/choice.ts';
import { type Command, readCommand } from '../understand/commands.ts';
import { asks } from '../understand/sentence.ts';
import { type AnyForm, type FormState, resume, summary, summaryLines } from './answers.ts';
import type { FormTexts, Json, Next, Question, Said } from './form.ts';
import { question } from './questions.ts';
import { type FormEvent, step } from './reducer.ts';
import type { Step, SureStep } from './steps.ts';

/** What the dialog stack keeps of a form, see `FormState`. `run` tells this filling-in from earlier ones. */
const Kept = z.object({
  run: z.string(),
  form: z.object({
    answers: z.record(z.string(), z.json()),
    asked: z.array(z.string()),
    asking: z.string(),
    misses: z.number().int().nonnegative(),
  }),
  /** When the customer last did something about it. */
  at: z.iso.datetime().optional().catch(undefined),
});

/** After so long nobody remembers what was asked: what was filled in is shown, and asked about, before it goes on. */
const rememberedHours = 12;

/** What a form may be begun with: answers that are known already. */
export interface FormOptions {
  readonly given?: Readonly<Record<string, Json>>;
  /** `false`: the customer has not just said it, so that it is not repeated. */
  readonly told?: false;
}

/**
 * Makes a form as of one turn: with its texts, knowledge and desk. What its questions show of the desk's records is
 * loaded here, by what is known already, so that the form itself is pure.
 */
export type FormBuilder = (turn: Turn, known: Readonly<Record<string, Json>>) => AnyForm | Promise<AnyForm>;

/** Talks a form through: the reducer decides, this says it and keeps the state on botbuilder's dialog stack. */
export class FormDialog extends Dialog {
  readonly #build: FormBuilder;

  constructor(id: string, build: FormBuilder) {
    super(id);
    this.#build = build;
  }

  override async beginDialog(dc: DialogContext, options: FormOptions = {}): Promise<DialogTurnResult> {
    const run = dc.context.activity.id ?? String(dc.context.activity.timestamp?.getTime());
    const { given = {}, told } = options;
    const draft = await this.#usefulDraft(turnOf(dc.context), given);
    const event: FormEvent = { kind: 'begin', given, ...(draft !== undefined && { draft }) };
    return this.#take(dc, run, undefined, event, told);
  }

  /** What was filled in earlier, unless what it was about is gone, so that it would come to nothing. */
  async #usefulDraft(turn: Turn, given: FormState['answers']): Promise<FormState | undefined> {
    const draft = Kept.safeParse(await turn.desk.draft(this.id as AnyForm['id'])).data?.form;
    const form = draft && (await this.#build(turn, { ...draft.answers, ...given }));
    return form?.idle === undefined ? draft : undefined;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const kept = Kept.safeParse(dc.activeDialog?.state);
    if (!kept.success) return this.#take(dc, String(dc.context.activity.id), undefined, { kind: 'begin', given: {} });
    const { run, form: state, at } = kept.data;
    const command = turn.input.button === undefined ? readCommand(turn.input.text) : undefined;
    if (command === 'cancel' && !(await isChoice(turn, this.#build, dc.activeDialog))) return this.#giveUp(dc, state);
    const left = turn.input.button === undefined ? (await this.#build(turn, state.answers)).leaves : undefined;
    const leaving = left?.(turn.input.text);
    if (leaving !== undefined) return this.#giveUp(dc, state, leaving.next);
    if (at !== undefined && command === undefined && turn.now.since(at).total('hours') > rememberedHours) {
      if (asks(turn.input.text)) await answerAside(dc.context, turn.input.text);
      return this.#take(dc, run, state, { kind: 'return' });
    }
    return this.#take(dc, run, state, await this.#eventOf(dc, run, command));
  }

  async #giveUp(dc: DialogContext, { answers }: FormState, next?: Next): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const form = await this.#build(turn, answers);
    await release(form, answers);
    const given = await this.#cancel(dc, form.cancelled ?? turn.texts.form.cancelled);
    return next === undefined ? given : dc.beginDialog(next.dialog, { given: next.given, told: false });
  }

  /** Goes on after another form that was begun in the middle. */
  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    await dc.repromptDialog();
    return Dialog.EndOfTurn;
  }

  /** Asks the open question again, after something else was said. */
  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const kept = Kept.safeParse(instance.state);
    if (!kept.success) return;
    const turn = turnOf(context);
    const { form: state } = kept.data;
    const next = step(await this.#build(turn, state.answers), formTexts(turn), state, { kind: 'repeat' });
    if (next.kind === 'ask') await this.#ask(context, kept.data.run, next.state, next.question);
  }

  /** What the customer did, as the reducer knows it; says what belongs to it alone. */
  async #eventOf(dc: DialogContext, run: string, command: Command | undefined): Promise<FormEvent> {
    const { texts, input } = turnOf(dc.context);
    switch (command) {
      case 'back':
        return { kind: 'back' };
      case 'restart':
        await say(dc.context, texts.form.restarted);
        return { kind: 'restart' };
      case 'help':
        await say(dc.context, texts.help);
        return { kind: 'repeat' };
      default:
    }
    const tapped = tappedOf(input.button, this.id, run);
    if (tapped === 'old') {
      await say(dc.context, tappedAgain(turnOf(dc.context)) ?? texts.form.oldButton);
      return { kind: 'repeat' };
    }
    if (tapped !== undefined) return { kind: 'tapped', ...tapped };
    return { kind: 'reply', reply: { text: input.text, files: input.files } };
  }

  async #take(
    dc: DialogContext,
    run: string,
    before: FormState | undefined,
    event: FormEvent,
    told?: false,
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const begun = event.kind === 'begin' ? { ...event.draft?.answers, ...event.given } : {};
    const form = await this.#build(turn, before?.answers ?? begun);
    if (form.idle !== undefined) {
      if (before !== undefined) await release(form, before.answers);
      return this.#end(dc, form.idle, form.idle.next);
    }
    if (event.kind === 'restart' && before !== undefined) await release(form, before.answers);
    let next = step(form, formTexts(turn), before, event);
    // A bare number asks nothing, whatever it may mean elsewhere.
    const asked = event.kind === 'reply' && /\p{L}/u.test(event.reply.text) ? event.reply.text : undefined;
    const missed = next.kind === 'ask' && next.because !== undefined && (next.firm !== true || asks(asked ?? ''));
    const maybeAside = next.kind === 'unsure' || next.kind === 'stuck' || missed;
    if (asked !== undefined && before !== undefined && maybeAside) {
      // The question of the customer is answered first, then ours is asked again; it does not count as a miss.
      if ((await answerAside(dc.context, asked)) || (await offerOther(dc.context, asked, this.id))) {
        next = step(form, formTexts(turn), before, { kind: 'reply', reply: { text: '', files: turn.input.files } });
      } else if (next.kind === 'ask' && missed && asksSomething(asked)) {
        // Nobody is told that a question is no answer: it has none here, and ours follows in other words.
        await say(dc.context, turn.texts.form.notKnown);
        const { because: _, ...again } = next;
        next = again;
      }
    }
    if (event.kind === 'back' && next.kind === 'ask' && next.state.asking === before?.asking) {
      await say(dc.context, turn.texts.form.first);
    }
    return this.#follow(dc, run, form, before, next.kind === 'unsure' ? next.otherwise : next, told);
  }

  async #follow(
    dc: DialogContext,
    run: string,
    form: AnyForm,
    before: FormState | undefined,
    next: SureStep,
    told?: false,
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    switch (next.kind) {
      case 'cancelled':
        if (before !== undefined) await release(form, before.answers);
        return this.#cancel(dc, next.because ?? form.cancelled ?? turn.texts.form.cancelled);
      case 'done':
        return this.#finish(dc, run, form, next.state, next.answers);
      case 'stuck':
        // The question that follows may say the same by itself.
        if (next.because !== next.question.text) await say(dc.context, next.because);
        await say(dc.context, turn.texts.form.stuck(contactLine(turn)));
        return this.#keep(dc, run, next.state, next.question);
      case 'ask':
        for (const slot of next.set) {
          const because = await form.slots[slot]?.claim?.(next.state.answers[slot]);
          if (because !== undefined) return this.#again(dc, run, next.state, slot, because);
        }
        if (next.leftOpen === true) await say(dc.context, turn.texts.form.leftOpen);
        if (told !== false) await this.#acknowledge(dc.context, form, before, next);
        for (const slot of next.set) {
          const value = next.state.answers[slot];
          const isNew = value !== undefined && value !== null && before?.answers[slot] === undefined;
          const remark = isNew ? form.slots[slot]?.remark : undefined;
          const said = remark?.(value, next.state.answers);
          if (said !== undefined) await say(dc.context, said);
        }
        return this.#askNext(dc, run, before, next);
    }
  }

  /** Asks what is open now. What was just said may change what there is to choose from, or leave nothing to ask. */
  async #askNext(
    dc: DialogContext,
    run: string,
    before: FormState | undefined,
    { state, question, because }: Extract<Step, { kind: 'ask' }>,
  ): Promise<DialogTurnResult> {
    if (state.answers === before?.answers) return this.#keep(dc, run, state, asked(question, because, state.misses));
    const turn = turnOf(dc.context);
    const afresh = await this.#build(turn, state.answers);
    if (afresh.idle !== undefined) return this.#end(dc, afresh.idle, afresh.idle.next);
    const next = step(afresh, formTexts(turn), state, { kind: 'repeat' });
    if (next.kind === 'done') return this.#finish(dc, run, afresh, next.state, next.answers);
    if (next.kind !== 'ask') return Dialog.EndOfTurn;
    const why = next.state.asking === state.asking ? because : undefined;
    return this.#keep(dc, run, next.state, asked(next.question, why, next.state.misses));
  }

  /** Says what was taken beside the answer to the question: files, and lines that were corrected. */
  async #acknowledge(
    context: TurnContext,
    form: AnyForm,
    before: FormState | undefined,
    next: Extract<Step, { kind: 'ask' }>,
  ): Promise<void> {
    const { texts, input } = turnOf(context);
    const lines = summaryLines(form, formTexts(turnOf(context)), next.state.answers);
    if (before === undefined) {
      // What the first sentence told is shown at once, so that nobody wonders whether it was heard.
      const told = lines.filter(({ slot }) => slot in next.state.answers);
      if (told.length > 0 && ![summary, resume].includes(next.state.asking)) await say(context, texts.form.noted(told));
      return;
    }
    const { files } = form;
    if (files !== undefined && input.files.length > 0) {
      const held = (answers: FormState['answers']) => ((answers[files.slot] ?? []) as readonly string[]).length;
      const taken = held(next.state.answers) - held(before.answers);
      if (taken > 0) await say(context, texts.form.filesTaken(taken));
      if (taken < input.files.length) await say(context, texts.form.filesFull(files.max));
    }
    if (next.state.asking === summary) return;
    for (const line of lines) {
      if (!next.set.includes(line.slot) || line.slot === files?.slot) continue;
      // The answer to the question needs no repeating, but another one than was given before does.
      const [was, is] = [before.answers[line.slot], next.state.answers[line.slot]].map(each => JSON.stringify(each));
      if (line.slot === before.asking && (was === undefined || was === is)) continue;
      await say(
        context,
        line.slot in before.answers ? texts.form.changed(line.label, line.value) : texts.form.noted([line]),
      );
    }
  }

  async #finish(
    dc: DialogContext,
    run: string,
    form: AnyForm,
    state: FormState,
    answers: FormState['answers'],
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const done = await form.done(answers, turn.desk);
    if ('again' in done) return this.#again(dc, run, state, String(done.again), done.because);
    if (done.ticket !== undefined) {
      turn.memory.submitted = { form: form.id, run, ticket: done.ticket, at: stamp(turn.now) };
    }
    const onward = [...(done.onward ?? []), ...(await joinOffer(turn, done.ticket))];
    return this.#end(dc, { said: withPage(done.said, done.ticket, turn), onward }, done.next);
  }

  /** Something was taken meanwhile: it is asked again, with what is free now, and the rest is kept. */
  async #again(
    dc: DialogContext,
    run: string,
    state: FormState,
    slot: string,
    because: string,
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { [slot]: _, ...answers } = state.answers;
    const form = await this.#build(turn, answers);
    const next = step(form, formTexts(turn), { ...state, answers, asking: slot }, { kind: 'repeat' });
    await say(dc.context, because);
    return next.kind === 'ask' ? this.#keep(dc, run, next.state, next.question) : Dialog.EndOfTurn;
  }

  async #end(dc: DialogContext, { said, onward }: Said, next: Next | undefined): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    await turn.desk.dropDraft(this.id as AnyForm['id']);
    const wished = next === undefined ? takeWishes(turn, onward) : [];
    const buttons = [...(onward ?? []), ...wished];
    turn.memory.offered = buttons.map(({ button }) => button);
    const labels = wished.map(({ label }) => label);
    await say(dc.context, labels.length === 0 ? said : `${said}\n\n${turn.texts.form.alsoWished(labels)}`, buttons);
    if (next === undefined) return dc.endDialog();
    const options: FormOptions = { given: next.given, told: false };
    if (!dc.stack.slice(0, -1).some(({ id }) => id === next.dialog)) return dc.replaceDialog(next.dialog, options);
    return begunAgain(dc, next.dialog, options);
  }

  async #cancel(dc: DialogContext, because: string): Promise<DialogTurnResult> {
    const { desk, memory } = turnOf(dc.context);
    await desk.dropDraft(this.id as AnyForm['id']);
    memory.untaken = undefined;
    await say(dc.context, because);
    return dc.endDialog();
  }

  async #keep(dc: DialogContext, run: string, state: FormState, question: Question): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const kept = { run, form: state, at: stamp(turn.now) };
    if (dc.activeDialog !== undefined) dc.activeDialog.state = kept;
    await turn.desk.keepDraft(this.id as AnyForm['id'], kept);
    await this.#ask(dc.context, run, state, question);
    return Dialog.EndOfTurn;
  }

  async #ask(context: TurnContext, run: string, state: FormState, question: Question): Promise<void> {
    const buttons = (question.choices ?? []).map(
      ({ value, label }): Labelled => ({
        label,
        button: { ask: { form: this.id as AnyForm['id'], run, slot: state.asking }, choose: value },
      }),
    );
    await say(context, question.text, buttons);
  }
}

/** What else was wished for when the form began, unless that is offered anyway; used up by it. */
function takeWishes(turn: Turn, onward: readonly Labelled[] = []): Labelled[] {
  const dialogOf = (button: Button) => ('start' in button ? button.start : undefined);
  const offered = onward.map(({ button }) => dialogOf(button));
  const wished = turn.memory.wishes.filter(wish => !offered.includes(dialogOf(wish)));
  turn.memory.wishes = [];
  return wished.map(button => ({ label: labelOf(turn, button), button }));
}

/**
 * Begins a form, in the middle of another one if need be, which goes on after it. No form stands on the stack twice,
 * and never more than two do: one that was begun in the middle itself makes room, with its draft kept.
 */
export async function beginForm(dc: DialogContext, dialog: DialogId, options: FormOptions): Promise<void> {
  const [bottom, ...above] = dc.stack;
  if (bottom?.id === dialog) await begunAgain(dc, dialog, options);
  else if (above.length > 0) await dc.replaceDialog(dialog, options);
  else await dc.beginDialog(dialog, options);
}

/** Begins a form that stands below another: what it knew comes back from its draft, if that is about the same. */
async function begunAgain(dc: DialogContext, dialog: DialogId, options: FormOptions): Promise<DialogTurnResult> {
  await dc.cancelAllDialogs();
  return dc.beginDialog(dialog, options);
}

/**
 * Whether a message is one of the choices of the question that a form asks. Where calling something off is what is asked
 * about, 取消 is the answer; where skipping is possible, 不填 is; where it is asked how soon, 不急.
 */
export async function isChoice(turn: Turn, build: FormBuilder, instance: DialogInstance | undefined): Promise<boolean> {
  const state = Kept.safeParse(instance?.state).data?.form;
  if (state === undefined || state.asking === summary) return false;
  const form = await build(turn, state.answers);
  const { choices = [] } = question(form, formTexts(turn), state);
  return readExactly(turn.input.text, choices).kind === 'one';
}

/** Whether somebody surely asks: what only contains such a word may be an answer that did not fit. */
function asksSomething(text: string): boolean {
  return asks(text) && surelyAsking.test(text.trim());
}

const surelyAsking =
  /[?？吗呢]$|谁|什么时候|几点|多久|多少|怎么|为什么|要不要|会不会|是不是|有没有|^(?:who|what|how|when|why|will|do|does|is|are|can)(?![a-z])/iu;

/** Gives back what the answers of a form have claimed. */
async function release(form: AnyForm, answers: FormState['answers']): Promise<void> {
  for (const [slot, { release }] of Object.entries(form.slots)) if (slot in answers) await release?.();
}

/** The answers of a form on the dialog stack, by slot; empty for none. */
export function answersOf(instance: DialogInstance | undefined): FormState['answers'] {
  return Kept.safeParse(instance?.state).data?.form.answers ?? {};
}

/** Why an answer did not fit says by itself what is asked; from the second time on the question follows in other words. */
function asked(question: Question, because: string | undefined, misses: number): Question {
  if (because === undefined) return question;
  return { ...question, text: misses > 1 && because !== question.text ? `${because}\n\n${question.text}` : because };
}

/** Whether a button belongs to this run of this form, and which of its questions it answers. */
function tappedOf(
  button: Button | undefined,
  form: string,
  run: string,
): { asked: string; chosen: string } | 'old' | undefined {
  if (button === undefined || !('ask' in button)) return undefined;
  if (button.ask.form !== form || button.ask.run !== run) return 'old';
  return { asked: button.ask.slot, chosen: button.choose };
}

/** What is said to a button of the form that was submitted last. */
function tappedAgain({ input, memory, texts }: Turn): string | undefined {
  const { button } = input;
  const { submitted } = memory;
  const isOfIt = button !== undefined && 'ask' in button && submitted?.run === button.ask.run;
  return isOfIt ? texts.form.alreadySubmitted(submitted.ticket) : undefined;
}

function formTexts({ texts }: Turn): FormTexts {
  const { form } = texts;
  return { ...form, language: texts.language };
}
