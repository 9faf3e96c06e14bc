import { normalised, plain } from './normalise.ts';
import { countOf } from './numeral.ts';
import { quantitiesIn } from './quantity.ts';

/** What can be asked for beside a repair; each is a kind of case. */
export const serviceKinds = ['maintenance', 'inspection', 'installation', 'training', 'upgrade', 'parts'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** What of it a text speaks; the first that fits: who buys a part to have it fitted wants the part. */
const kinds: readonly (readonly [ServiceKind, RegExp])[] = [
  [
    'training',
    /培训|讲课|上课|学操作|(?<!遥)教(?:教|一下|我们|会|员工|大家)|讲(?:讲|一讲|解)|(?<![a-z])(?:train|teach|lesson|course)/,
  ],
  [
    'upgrade',
    /升级|升个?级|固件|刷机|重装系统|更新(?:系统|软件|程序|固件|版本)|(?:系统|软件|程序|版本)(?:要|想|需要)?更新|(?<![a-z])(?:upgrade|update|firmware|tun(?:e|ing))/,
  ],
  [
    'parts',
    /配件|零件|耗材|备件|(?:买|购|订|要|需要|配|来|寄)(?:.{0,6})(?:滤[芯心蕊]|滤网|遥控器|硒鼓|墨盒|电池|排水管|电源线|充电器|把手|芯子|支架|密封圈|灯管)|(?:滤[芯心蕊]|滤网|遥控器|硒鼓|墨盒|电池|充电器).{0,6}(?:买|订)|(?<![a-z])(?:spare|parts?|consumables?|cartridges?|buy an?)(?![a-z])/,
  ],
  ['inspection', /巡检|年检|检修|全面检查|体检|(?:定期|上门|例行)(?:的)?检查|(?<![a-z])(?:inspect|check-?up)/],
  [
    'maintenance',
    /保养|维护|清洗|除垢|清洁|深度洗|(?<!机|碗)洗(?:一下|一洗|洗)?(?!衣|碗|澡|手)|(?<![a-z])(?:maint[ea]n|clean|servicing|serviced)/,
  ],
  [
    'installation',
    /安装|装机|(?<![包服组])装(?!修|置|好)|挂(?:墙|电视|起来|上)|(?<![a-z])(?:install|mount|set(?:ting)? ?up|hook(?:ed)? up|fit(?:ted)?(?![a-z]))/,
  ],
];

/** Which service a text asks for; undefined where it tells none. */
export function serviceKindIn(text: string): ServiceKind | undefined {
  const said = normalised(text.slice(0, 300));
  const found = kinds.filter(([, words]) => words.test(said));
  // Who names them all has not chosen yet.
  return found.length > 2 ? undefined : found[0]?.[0];
}

const part =
  /滤[芯心蕊]|滤网|遥控器?|硒鼓|墨盒|电池|排水管|水管|电源线|充电器|把手|芯子|支架|密封圈|胶圈|灯管|垫圈|压缩机|主板|风扇|探头|手柄|脚踏|(?<![a-z])(?:filter|remote|cartridge|toner|battery|hose|cord|charger|handle|seal|knob|lamp|fan|board)s?(?![a-z])/;

/** A part that a text names, in the words of the text; undefined where it names none. */
export function partIn(text: string): string | undefined {
  return part.test(normalised(text.slice(0, 300))) ? text.slice(0, 200) : undefined;
}

/** How many of the one thing a text asks for, 1 to 999; undefined where it is not meant exactly, or of several things. */
export function countIn(text: string): number | undefined {
  const [only, ...others] = quantitiesIn(text);
  return others.length > 0 || only?.rough === true ? undefined : only?.count;
}

/** Whether a text tells of several things how many of each are asked for: 两个滤芯和一个遥控器. */
export function tellsEach(text: string): boolean {
  const all = quantitiesIn(text);
  return all.length > 1 && all.every(({ thing, count, rough }) => thing !== undefined && count !== undefined && !rough);
}

const english: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };

/** How many the answer to "how many" says: 2, 两个, two. */
export function readCount(text: string): number | undefined {
  const said = normalised(plain(text.slice(0, 40)))
    .replace(/^(?:就|要|我要|先|来)+/, '')
    .replace(/[个只支套根块件盒节条副片卷瓶台吧。.\s]+$/, '')
    .trim();
  return counting(english[said] ?? countOf(said)) ?? countIn(text);
}

function counting(count: number | undefined): number | undefined {
  return count !== undefined && Number.isInteger(count) && count >= 1 && count <= 999 ? count : undefined;
}

/** Whether a text says that it is needed soon: 急用, 等着用, urgent. */
export function isPressing(text: string): boolean {
  const said = normalised(text.slice(0, 300));
  return (
    /急|等着用|今天就要|赶时间|(?<![a-z])(?:urgent|asap|as soon as possible|in a hurry)(?![a-z])/.test(said) &&
    !/不急|不着急|不是很急|not urgent|no hurry/.test(said)
  );
}

/** Whether a sentence says more than that a service is wanted for a machine: 我要给空调做保养 does not. */
export function saysMore(text: string, machines: readonly string[]): boolean {
  const named = machines.reduce((left, name) => left.replaceAll(name.toLowerCase(), ''), normalised(text));
  const rest = named
    .replace(kindWords, '')
    .replace(
      /你好|您好|麻烦|帮我们?|给我们?|替我|我想要?|我要|我们|我家|家里的?|请|想要?|要|需要|申请|登记|安排|预约|约|做个?|一下|一次|一台|新买的?|新|买了|的|个|台|师傅|上门|来|吧|了|我|please|hi|hello|hey|could you|can you|i need|need|i want to|i want|i need|i would like|for|my|our|the|an?|new|some|to|have|get/g,
      '',
    )
    .replace(/[\s\p{P}\p{S}]/gu, '');
  return [...rest].length >= 3;
}

const kindWords = new RegExp(kinds.map(([, words]) => words.source).join('|'), 'g');
