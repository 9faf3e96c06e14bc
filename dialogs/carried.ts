import type { DialogInstance } from 'botbuilder-dialogs';
import { Bought } from '../knowledge/records.ts';
import { stamp } from '../knowledge/stamp.ts';
import { hasAgreed } from './consent.ts';
import { keepable } from './contact.ts';
import type { Filled } from './danger.ts';
import type { understood } from './faq.ts';
import { asJson, type Json } from './form/form.ts';
import { answersOf } from './form/form-dialog.ts';
import type { DialogId } from './ids.ts';
import { ofPurchase, purchaseIn, purchaseTold } from './machine.ts';
import { task } from './machine-slot.ts';
import { machinesGiven } from './machines-slot.ts';
import { Memory } from './memory.ts';
import { returnGiven } from './returns.ts';
import { serviceGiven } from './service-slots.ts';
import { signsIn } from './signs-slot.ts';
import type { Turn } from './turn-of.ts';
import { tellsBeyond } from './understand/opinion-words.ts';
import { matterIn } from './understand/privacy.ts';
import { findTicketNumber } from './understand/ticket-number.ts';
import { wishIn } from './wish.ts';

/** What the first sentence tells a form; a phone number only once the customer has agreed to it being kept. */
export function givenBy(turn: Turn, meant: ReturnType<typeof understood>): Record<string, Json> {
  const { entities } = meant;
  const { input, knowledge, language } = turn;
  const { model, serial, phone, address } = entities;
  const product = knowledge.products.find(each => each.id === entities.product);
  const agreed = hasAgreed(turn);
  const said = [product?.name[language], model].filter(each => each !== undefined).join(' ');
  const words = keepable(input.text, turn).slice(0, 2000);
  const wish = wishIn(input.text, turn);
  const isAsked = 'dialog' in meant && meant.dialog === 'warranty' && ofPurchase.test(input.text);
  const bought = isAsked ? purchaseIn(input.text, turn) : purchaseTold(input.text, turn);
  const isMachine = product !== undefined || model !== undefined || serial !== undefined;
  return {
    ...((product || model) && { product: { ...(product && { id: product.id }), ...(model && { model }), said } }),
    ...(isMachine && {
      machine: {
        ...(serial !== undefined && { serial }),
        ...(product !== undefined && { product: product.id }),
        ...(model !== undefined && { model }),
        said: said || (serial ?? ''),
      },
    }),
    ...((entities.fault !== undefined || entities.code !== undefined) && { fault: words, purpose: words }),
    ...(isMachine && task.test(words) && { purpose: words }),
    ...(wish !== undefined && { wish: asJson(wish) }),
    ...asMachines(turn),
    ...(bought !== undefined && { bought: asJson(bought) }),
    reason: words,
    ...('dialog' in meant && meant.dialog === 'service' && serviceGiven(words)),
    ...('dialog' in meant && matterOf(meant.dialog, input.text)),
    ...('dialog' in meant && isOpinion(meant.dialog) && tellsBeyond(words) && { telling: words }),
    ...('dialog' in meant && meant.dialog === 'warranty' && signsGiven(input.text)),
    ...('dialog' in meant && meant.dialog === 'returns' && returnGiven(turn)),
    ...(serial !== undefined && { serial }),
    ...(phone !== undefined && agreed && { phone }),
    ...(address !== undefined && agreed && { address }),
  };
}

function asMachines(turn: Turn): Record<string, Json> {
  return asJson(machinesGiven(turn.input.text, turn)) as Record<string, Json>;
}

/** The forms that are about a case, which may be named by its number. */
const ofCase: readonly DialogId[] = ['status', 'reschedule', 'cancel-booking', 'booking'];

/** Which case is asked about, or what is to be done with what is kept. */
function matterOf(dialog: DialogId, text: string): { about?: string } {
  const said = ofCase.includes(dialog) ? findTicketNumber(text) : undefined;
  if (said !== undefined) return 'number' in said ? { about: said.number } : {};
  const matter = dialog === 'privacy' ? matterIn(text) : undefined;
  return matter === undefined ? {} : { about: matter };
}

function isOpinion(dialog: DialogId): boolean {
  return dialog === 'complaint' || dialog === 'suggestion';
}

function signsGiven(text: string): Record<string, Json> {
  const signs = signsIn(text);
  return signs === undefined ? {} : { signs: asJson(signs) };
}

/** The forms that are about a machine, which may have been spoken of. */
const ofMachine: readonly DialogId[] = ['repair', 'service', 'returns'];

/**
 * What the conversation came with before the form began; files are used up by it.
 *
 * @param given what the sentence tells that begins it: a machine of another kind is another machine
 */
export function remembered(turn: Turn, dialog: DialogId, given: Readonly<Record<string, Json>>): Record<string, Json> {
  const { memory, knowledge, language } = turn;
  keepFiles(turn);
  const { files } = memory;
  const named = productOf(given.product ?? given.machine);
  const machine = [memory.machine, namedBefore(turn)].find(
    each => each !== undefined && (named === undefined || each.product === undefined || each.product === named),
  );
  memory.files = [];
  const along = { ...(files.length > 0 && { photos: files }), ...(dialog !== 'warranty' && wishOf(turn)) };
  if (machine === undefined || !ofMachine.includes(dialog)) {
    const { serial, product } = machine ?? {};
    const name = knowledge.products.find(({ id }) => id === product)?.name[language];
    const said = serial ?? name;
    const looked = { ...(serial !== undefined && { serial }), ...(name !== undefined && { product }), said };
    return { ...along, ...(said !== undefined && dialog === 'warranty' && { machine: asJson(looked) }) };
  }
  const product = knowledge.products.find(({ id }) => id === machine.product);
  return {
    ...along,
    ...(machine.serial !== undefined && { serial: machine.serial }),
    ...(product !== undefined && {
      product: {
        id: product.id,
        ...(machine.model !== undefined && { model: machine.model }),
        said: product.name[language],
      },
    }),
    ...(machine.bought !== undefined && { bought: { ...machine.bought } }),
  };
}

/** The product of a machine as forms keep it. */
function productOf(machine: Json | undefined): string | undefined {
  if (typeof machine !== 'object' || machine === null) return undefined;
  const id = 'id' in machine ? machine.id : 'product' in machine ? machine.product : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** How long a time that was wished for, or a product that was named, is meant. */
const meantMinutes = 30;

/** Keeps the product that a sentence named which began nothing. */
export function keepNamed({ memory, now }: Turn, product: string | undefined): void {
  if (product !== undefined) memory.named = { product, at: stamp(now) };
}

function namedBefore({ memory: { named }, now }: Turn): Memory['machine'] {
  return named !== undefined && now.since(named.at).total('minutes') < meantMinutes
    ? { product: named.product }
    : undefined;
}

/** The time that was wished for a while ago, before anything was begun; used up by it. */
function wishOf({ memory, now }: Turn): { wish?: Json } {
  const { wish } = memory;
  memory.wish = undefined;
  const isMeant = wish !== undefined && now.since(wish.at).total('minutes') < meantMinutes;
  return isMeant ? { wish: asJson(wish.when) } : {};
}

/** Keeps a time that was wished for in a sentence that began nothing. */
export function keepWish(turn: Turn): void {
  const when = wishIn(turn.input.text, turn);
  if (when !== undefined) turn.memory.wish = { when, at: stamp(turn.now) };
}

/** Files that came with words no form takes are kept for one that does. */
export function keepFiles({ memory, input }: Turn): void {
  memory.files = [...new Set([...memory.files, ...input.files])].slice(0, 9);
}

/** What an open form knows already, in lines. */
export function filledIn(form: DialogInstance | undefined): string[] {
  const answers = answersOf(form);
  return Object.values(answers).flatMap(value => {
    if (typeof value === 'string') return value === 'yes' ? [] : [value];
    const said = typeof value === 'object' && value !== null && 'said' in value ? value.said : undefined;
    return typeof said === 'string' ? [said] : [];
  });
}

/** The machine that an open look at the warranty is about, as far as it was told. */
export function machineLookedAt(form: DialogInstance | undefined): Memory['machine'] {
  const { machine, product, bought } = answersOf(form);
  const named = typeof product === 'string' ? { product } : {};
  const since = Bought.safeParse(bought);
  return Memory.shape.machine.parse({
    ...(machine as object | undefined),
    ...named,
    ...(since.success && { bought: since.data }),
  });
}

/** What an open form knows that helps in danger. */
export function dangerKnown(form: DialogInstance | undefined): Filled {
  const { product, phone } = answersOf(form);
  const id = typeof product === 'object' && product !== null && 'id' in product ? product.id : undefined;
  return {
    ...(typeof id === 'string' && { product: id }),
    ...(typeof phone === 'string' && { phone }),
  };
}
