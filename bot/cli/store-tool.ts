import { parseArgs } from 'node:util';
import { readConfig, type StoreConfig } from '../config.ts';
import { moveAll } from '../store/whole.ts';
import {
  type DataTerminal,
  notUnderstood,
  refuseUnused,
  seconds,
  table,
  telling,
  wholeStore,
  withRemedy,
} from './data-tools.ts';
import type { Environment } from './tool.ts';

const usage = `Copies all data from one store into the other, which must be empty, and compares both. Set DATA_DIR and DATABASE_URL;
no desk may run on either. The source is left as it is; interrupted, it is simply run again.

  npm run store -- copy --from json --to postgres
  npm run store -- copy --from postgres --to json
`;

type Kind = StoreConfig['kind'];

/** @returns the exit code: 0 done, also where the target was a copy already; 1 not done; 2 not understood */
export async function storeTool(args: readonly string[], env: Environment, io: DataTerminal): Promise<number> {
  const asked = read(args);
  if (asked === undefined) {
    io.complain(usage);
    return notUnderstood;
  }
  return telling(io, async () => {
    const began = io.now();
    // Both stores are needed, whichever of them the desk works on.
    const { store: postgres, dataFolder } = readConfig({ ...env, STORE: 'postgres' });
    const named = (kind: Kind): StoreConfig => (kind === 'json' ? { kind } : postgres);
    const [from, to] = [named(asked.from), named(asked.to)];
    await refuseUnused(from, dataFolder);
    const source = await wholeStore(from, dataFolder);
    try {
      const target = await wholeStore(to, dataFolder);
      try {
        const { outcome, digest } = await withRemedy(to, dataFolder, () => moveAll(() => source.dump(), target));
        io.print(table(digest));
        io.print(
          outcome === 'same'
            ? '两边完全一样，没有改动。/ Both are the same already; nothing was changed.\n'
            : `两边一致 / Copied, the same on both sides: ${asked.from} → ${asked.to}, ${seconds(began, io.now())}\n`,
        );
        io.print(
          `  要用新的一边：STORE=${asked.to}；旧的没有动。/ Set STORE=${asked.to} to use it; the other is as it was.\n`,
        );
        return 0;
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  });
}

function read(args: readonly string[]): { from: Kind; to: Kind } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { from: { type: 'string' }, to: { type: 'string' } },
    });
    const { from, to } = values;
    if (positionals.join(' ') !== 'copy' || !isKind(from) || !isKind(to) || from === to) return undefined;
    return { from, to };
  } catch {
    return undefined;
  }
}

function isKind(name: string | undefined): name is Kind {
  return name === 'json' || name === 'postgres';
}
