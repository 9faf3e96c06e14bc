import { z } from 'zod';
import { isText, type Json, type Slot, shaped } from './form/form.ts';
import type { Turn } from './turn-of.ts';
import { type Quantity, quantitiesIn } from './understand/quantity.ts';
import { readCount } from './understand/service.ts';

const Machines = z.array(z.object({ count: z.int().positive(), thing: z.string().optional() })).min(1);
/** How many machines it is about, by their kinds where several were told. */
export type Machines = z.infer<typeof Machines>;

/** What a form asks that may be about more than one machine. */
export interface MachineAnswers {
  machines?: Machines;
  /** A number that was not meant exactly, as told: 十来台空调. */
  machinesRoughly?: string;
}

/** What a message tells of how many machines it is about; empty where it is about one, or tells nothing. */
export function machinesGiven(text: string, { knowledge }: Pick<Turn, 'knowledge'>): MachineAnswers {
  const all = quantitiesIn(text, knowledge.products).filter(isOfMachines);
  const exact = all.flatMap(({ count, rough, thing }) =>
    count === undefined || rough ? [] : [{ count, ...(thing !== undefined && { thing }) }],
  );
  const [first] = all;
  // 买了三台，坏了一台: nobody knows how many are meant.
  const isVague = all.length > 1 && all.some(({ thing }) => thing === undefined);
  if (first === undefined || isVague || exact.length < all.length) {
    return first === undefined
      ? {}
      : {
          machinesRoughly: all
            .map(({ said }) => said)
            .join('，')
            .slice(0, 60),
        };
  }
  return exact.length === 1 && first.count === 1 ? {} : { machines: exact };
}

/**
 * The number of machines, asked for only where it was told roughly.
 *
 * @param known what the form knows already
 */
export function machineSlots<A extends MachineAnswers>(
  turn: Turn,
  known: Readonly<Record<string, Json>>,
): { readonly machines: Slot<A, Machines>; readonly machinesRoughly: Slot<A, string> } {
  const t = turn.texts.repair.machines;
  const find = (text: string) => machinesGiven(text, turn).machines;
  return {
    machinesRoughly: {
      label: t.label,
      asked: false,
      ask: () => ({ text: t.ask('') }),
      read: ({ text }) => ({ value: text.slice(0, 60) }),
      spot: (text, { machines }) => (machines === undefined ? machinesGiven(text, turn).machinesRoughly : undefined),
      fits: isText,
    },
    machines: {
      label: t.label,
      names: t.names,
      ...(typeof known.machinesRoughly === 'string' ? { optional: true as const } : { asked: false as const }),
      ask: ({ machinesRoughly = '' }, misses) => ({ text: misses > 0 ? t.again : t.ask(machinesRoughly) }),
      read: ({ text }) => {
        const count = readCount(text);
        const value = find(text) ?? (count === undefined ? undefined : [{ count }]);
        return value === undefined ? { problem: t.again } : { value };
      },
      spot: find,
      fits: shaped(Machines),
      show: machines => t.show(machines),
    },
  };
}

/** How many there are as cases keep it, the same in all languages: "3", "空调 × 2，冰箱 × 1"; as told where it is rough. */
export function machinesKept({ machines, machinesRoughly }: MachineAnswers): { readonly machines?: string } {
  if (machines === undefined) return machinesRoughly === undefined ? {} : { machines: machinesRoughly };
  const each = machines.map(({ count, thing }) => (thing === undefined ? String(count) : `${thing} × ${count}`));
  return { machines: each.join('，') };
}

/** 台 and its like; in English, and with other measure words, only what is known as a machine. */
function isOfMachines({ unit, thing }: Quantity): boolean {
  return /^[台部辆]$/u.test(unit)
    ? thing === undefined || !isPart.test(thing)
    : thing !== undefined && !isPart.test(thing);
}

const isPart =
  /^(?:滤.|滤网|遥控.*|硒鼓|墨.|电池|.*管|.*线|充电器|适配器|把手|芯子|支架|密封圈|胶圈|灯.|垫圈|压缩机|主板|风扇|探头|手柄|脚踏|.*刷|刷头|尘袋|刹车片|轮子|filter|remote.*|cartridge|toner|battery|hose|cord|charger|handle|seal|knob|lamp|bulb|fan|board|brush|bag|part|units?|pieces?|pcs|sets?|box|packs?)$/u;
