import type { Activity } from 'botbuilder-core';
import { readButton } from '../../dialogs/buttons.ts';
import type { Line, Said, Script } from './desk-customer.ts';

export function* asks(random: () => number): Script {
  const questions = ['几点下班', '过保了修要多少钱', '上门要收费吗', '保修多久'];
  for (;;) yield oneOf(questions, random);
}

export function* reports(random: () => number): Script {
  for (;;) yield* through('我要报修', answersOf({ random }));
}

/**
 * Reports repairs and has visits booked for them and by themselves, moves some and calls some off.
 *
 * @param hesitates milliseconds for which this one thinks about a booking now and then before it is confirmed, once
 *   the first round is over
 */
export function* books(random: () => number, hesitates?: number): Script {
  const wishful = ['洗衣机不转了，大后天下午三点能来吗', '空调不制冷，后天上午能来吗'];
  // The first round is whole, so that a short run knows everything.
  for (let chance = 1; ; chance = 0.6) {
    const customer = { random, ...(hesitates !== undefined && chance < 1 && { hesitates }) };
    const said = yield* through(random() < 1 / 3 ? oneOf(wishful, random) : '我要报修', answersOf(customer));
    const isOffered = said.at(-1)?.suggestedActions?.actions?.some(({ title }) => title === '预约上门') ?? false;
    if (isOffered && random() < chance) yield* through('预约上门', answersOf(customer));
    if (random() < chance) yield* through('改上门时间', answersOf(customer));
    if (random() < chance) yield* through('预约上门', answersOf({ ...customer, about: '别的事' }));
    if (random() < chance) yield* through('改上门时间', answersOf(customer));
    if (random() < chance) yield* through('取消上门', answersOf(customer));
  }
}

/** Says something and answers what is asked until nothing is. @returns what the desk said last */
function* through(first: string, answer: (said: Said) => Line | undefined): Generator<Line, Said, Said> {
  let said = yield first;
  for (let count = 0; count < longestForm; count += 1) {
    const next = answer(said);
    if (next === undefined) return said;
    said = yield next;
  }
  return yield '取消';
}

const longestForm = 30;

interface Answering {
  readonly random: () => number;
  readonly hesitates?: number;
  /** What a visit is for, where there are cases to choose from. */
  readonly about?: string;
}

/** How somebody answers the questions of the forms; undefined where nothing is asked. */
function answersOf({ random, hesitates, about = '1' }: Answering): (said: Said) => Line | undefined {
  const machine = oneOf(['洗衣机', '洗衣机', '空调', '冰箱'], random);
  const purpose = oneOf(['安装热水器', '清洗油烟机', '安装洗衣机', '修冰箱不制冷'], random);
  return said => {
    const last = said.at(-1);
    const text = last?.text ?? '';
    const choices = questionOf(last);
    if (text.startsWith('请核对一下')) {
      if (random() < 1 / 30) return '取消';
      const thinks = hesitates !== undefined && text.includes('上门时间：') && random() < 1 / 4;
      return thinks ? { text: '提交', after: hesitates } : '提交';
    }
    if (choices?.slot === 'visit') return whichTime(choices.choices, random);
    if (text.includes('您约了不止一次')) return String(1 + Math.floor(random() * (choices?.choices.length ?? 1)));
    if (/^要取消 .* 的上门吗/s.test(text)) return random() < 1 / 8 ? '改时间' : '取消上门';
    if (text.includes('是给哪张单子约上门')) return about;
    if (text.includes('师傅上门做什么')) return purpose;
    // A number of one's own: the same matter under one number is told of to both who reported it.
    if (text.includes('留个电话')) return `139${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
    return (
      answers.find(([question]) => text.includes(question))?.[1] ?? (text.includes('什么机器') ? machine : undefined)
    );
  };
}

const answers: readonly (readonly [question: string, answer: string])[] = [
  ['可以吗？', '同意'],
  ['它怎么了', '不转了'],
  ['是同一件事吗', '另一件事'],
  ['平时在哪儿用', '家里用'],
  ['什么时候买的', '跳过'],
  ['师傅上门的地址', '跳过'],
  ['接着填，还是重新来', '接着填'],
];

/** Everybody would like the first times; some wish for others. Where nothing is free, they give up. */
function whichTime(choices: readonly string[], random: () => number): string {
  const offered = choices.filter(choice => /^(?:day:)?\d{4}-/.test(choice)).length;
  if (offered === 0) return '取消';
  if (random() < 1 / 5) return oneOf(['大后天下午三点', '后天上午', '越快越好', '其他日期'], random);
  return String(1 + Math.floor(random() ** 2 * offered));
}

/** The question of a form that a line asks, with what may be chosen. */
function questionOf(line: Partial<Activity> | undefined): { slot: string; choices: string[] } | undefined {
  const buttons = (line?.suggestedActions?.actions ?? []).map(({ value }) => readButton(value));
  const own = buttons.flatMap(button => (button !== undefined && 'ask' in button ? [button] : []));
  const [first] = own;
  return first && { slot: first.ask.slot, choices: own.map(({ choose }) => choose) };
}

function oneOf(all: readonly string[], random: () => number): string {
  return all[Math.floor(random() * all.length)] ?? '';
}
