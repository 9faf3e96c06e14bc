import { launchBrowser } from '../e2e/browser.ts';
import { chatPage } from '../e2e/chat-page.ts';
import type { CrowdOptions } from './crowd.ts';
import { isReady, startFleet } from './fleet.ts';

const rounds = 8;
const patienceMs = 60_000;

/**
 * The real chat page in a browser, behind the balancer, while one desk after the other is killed.
 *
 * @returns milliseconds from each kill until the page shows the answer to what was typed right after it
 */
export async function pageGoesOn({ server, folder, instances, clock }: CrowdOptions): Promise<number[]> {
  const fleet = await startFleet({ instances, database: await server.database(), folder, clock });
  const { browser, close } = await launchBrowser();
  try {
    await fleet.ready();
    const chat = await chatPage(browser);
    chat.page.setDefaultTimeout(patienceMs);
    const bubbles = chat.page.locator('.webchat__bubble .webchat__text-content');
    await chat.open(fleet.url);
    await chat.waitForLast(/./);
    const waits: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const desk = fleet.desks[round % instances];
      if (desk === undefined) continue;
      const shown = (await chat.texts()).length;
      const killed = clock();
      await desk.kill();
      await chat.say(`几点下班${'？'.repeat(round)}`);
      await chat.page
        .locator('.webchat__bubble .webchat__text-content')
        .nth(shown + 1)
        .waitFor();
      waits.push(clock() - killed);
      desk.start();
      await isReady(desk, clock);
    }
    const texts = await chat.texts();
    const asked = texts.filter(text => text.startsWith('几点下班'));
    if (new Set(asked).size !== rounds || asked.length !== rounds)
      throw new Error(`the page shows ${texts.join(' | ')}`);
    // What it came to show bit by bit is what it shows at once.
    await chat.reload();
    await bubbles.nth(texts.length - 1).waitFor();
    const again = await chat.texts();
    if (again.join() !== texts.join())
      throw new Error(`the page showed ${texts.join(' | ')}, now ${again.join(' | ')}`);
    chat.expectClean({ except: /Failed to load resource|WebSocket connection to/ });
    return waits;
  } finally {
    await close();
    await fleet.close();
  }
}
