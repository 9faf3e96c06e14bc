import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import type { World } from '../../bot/core.ts';
import { createLogger } from '../../bot/logging.ts';
import { learn, load } from '../content/once.ts';

/** The whole desk as `main.ts` starts it, in this process, silent and at any free port unless said otherwise. */
export async function openApp(env: Readonly<Record<string, string>>, world: Partial<World> = {}): Promise<App> {
  return startApp(readConfig({ PORT: '0', ...env }), {
    clock: () => Temporal.Now.instant(),
    random: bytes => randomBytes(bytes),
    log: createLogger({ logLevel: 'silent' }),
    load,
    learn,
    ...world,
  });
}
