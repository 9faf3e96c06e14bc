import { isText, type Json, type Reading, type Slot } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import type { Choice } from './understand/choice.ts';
import { readNonAnswer } from './understand/non-answer.ts';
import { asks } from './understand/sentence.ts';
import {
  countIn,
  isPressing,
  partIn,
  readCount,
  type ServiceKind,
  serviceKindIn,
  serviceKinds,
} from './understand/service.ts';
import { wishesVisit } from './wish.ts';

/** What only some kinds ask. Codes or the customer's words. */
export interface KindAnswers {
  usage?: string;
  topic?: string;
  people?: string;
  place?: 'on-site' | 'shop';
  site?: 'ready' | 'not-ready';
  power?: 'yes' | 'no';
  lift?: string;
  version?: string;
  /** In words, or `photo` where a photo says it. */
  part?: string;
  count?: number;
  pressing?: 'yes' | 'no';
}

type Answers = KindAnswers & { kind: ServiceKind };
type KindSlots = { readonly [Name in keyof KindAnswers]-?: Slot<Answers, NonNullable<KindAnswers[Name]>> };

/** What each kind of service asks, in the order of the form. */
export const askedBy: Readonly<Record<ServiceKind, readonly (keyof KindAnswers)[]>> = {
  maintenance: ['usage'],
  inspection: ['usage'],
  installation: ['site', 'power', 'lift'],
  training: ['topic', 'people', 'place'],
  upgrade: ['version'],
  parts: ['part', 'count', 'pressing'],
};

const longest = 500;

/** The questions of all kinds, each needed for those that ask it alone. */
export function kindSlots(turn: Turn): KindSlots {
  const { texts } = turn;
  const t = texts.service;
  const when =
    (name: keyof KindAnswers) =>
    ({ kind }: Partial<Answers>) =>
      serviceKinds.some(each => each === kind && askedBy[each].includes(name));
  const oneOf = <Value extends string>(
    name: keyof KindAnswers,
    {
      label,
      ask,
      again,
      choices,
    }: { label: string; ask: string; again: string; choices: Readonly<Record<Value, Choice>> },
  ): Slot<Answers, Value> => {
    const all = Object.entries<Choice>(choices) as [Value, Choice][];
    return {
      label,
      when: when(name),
      ask: (_, misses) => ({ text: misses > 0 ? again : ask, choices: all.map(([, choice]) => choice) }),
      read: ({ chosen }) => {
        const found = all.find(([value]) => value === chosen);
        return found === undefined ? { problem: again } : { value: found[0] };
      },
      fits: isText,
      show: value => choices[value]?.label ?? value,
    };
  };
  const inWords = (
    name: keyof KindAnswers,
    { label, ask, again }: { label: string; ask: string; again: string },
  ): Slot<Answers, string> => ({
    label,
    when: when(name),
    ask: (_, misses) => ({ text: misses > 0 ? again : ask }),
    read: ({ text }) => readWords(text, again, turn),
    fits: isText,
    show: words => words,
  });
  const usage = texts.repair.usage;
  return {
    usage: {
      ...inWords('usage', { ...usage, ask: t.usage }),
      optional: true,
      ask: (_, misses) => ({ text: misses > 0 ? usage.again : t.usage, choices: [usage.home, usage.business] }),
      read: ({ text, chosen }) => {
        if (chosen === 'home' || chosen === 'business') return { value: chosen };
        return wishesVisit(text, turn) ? { problem: usage.again } : readWords(text, usage.again, turn);
      },
      show: said => (said === 'home' ? usage.home.label : said === 'business' ? usage.business.label : said),
    },
    topic: inWords('topic', t.topic),
    people: {
      ...inWords('people', t.people),
      read: ({ text }) =>
        /[\d一二两三四五六七八九十百几]|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|few)(?![a-z])/i.test(
          text,
        ) && text.length <= 60
          ? { value: text }
          : { problem: t.people.again },
    },
    place: oneOf('place', t.place),
    site: { ...oneOf('site', t.site), optional: true },
    power: { ...oneOf('power', t.power), optional: true },
    lift: { ...inWords('lift', t.lift), optional: true },
    version: { ...inWords('version', t.version), optional: true },
    part: {
      ...inWords('part', t.part),
      byFiles: 'photo',
      spot: partIn,
      show: said => (said === 'photo' ? t.part.photo : said),
    },
    count: {
      label: t.count.label,
      when: when('count'),
      ask: (_, misses) => ({ text: misses > 0 ? t.count.again : t.count.ask }),
      read: ({ text }) => {
        const count = readCount(text);
        return count === undefined ? { problem: t.count.again } : { value: count };
      },
      spot: countIn,
      show: String,
    },
    pressing: {
      ...oneOf('pressing', t.pressing),
      spot: text => (isPressing(text) ? 'yes' : undefined),
    },
  };
}

/** What a sentence tells that asks for a service. */
export function serviceGiven(text: string): Readonly<Record<string, Json>> {
  const kind = serviceKindIn(text);
  const [part, count] = [partIn(text), countIn(text)];
  return {
    ...(kind !== undefined && { kind }),
    ...(kind === 'parts' && part !== undefined && { part }),
    ...(kind === 'parts' && count !== undefined && { count }),
    ...(kind === 'parts' && isPressing(text) && { pressing: 'yes' }),
  };
}

function readWords(text: string, again: string, { knowledge }: Turn): Reading<string> {
  const isNone = !/[\p{L}\p{N}]/u.test(text) || text.length > longest || readNonAnswer(text, knowledge) !== undefined;
  return isNone ? { problem: again } : { value: text, unsure: asks(text) };
}
