import type { Activity } from 'botbuilder-core';
import { memoryOf } from '../dialogs/memory.ts';
import { scriptIn } from '../dialogs/understand/traditional.ts';
import type { Shop } from '../knowledge/shop.ts';
import type { OpenTurn } from './turn.ts';

/**
 * Has all that is said in a turn written in traditional characters, where the shop wishes so and the customer writes
 * them. What customers type is read in either script, so that labels and numbers mean the same.
 */
export async function writeAsCustomer(
  { context, conversation }: Pick<OpenTurn, 'context' | 'conversation'>,
  { traditional }: Pick<Shop, 'traditional'>,
): Promise<void> {
  if (traditional === 'simplified') return;
  const script = scriptIn(context.activity.text ?? '') ?? memoryOf(conversation.state.memory).script;
  if (script !== 'traditional') return;
  const write = await writer(traditional);
  context.onSendActivities((_, said, next) => {
    for (const activity of said) rewrite(activity, write);
    return next();
  });
}

function rewrite(activity: Partial<Activity>, write: (text: string) => string): void {
  if (activity.text !== undefined) activity.text = write(activity.text);
  for (const action of activity.suggestedActions?.actions ?? []) {
    action.title = write(action.title);
    if (typeof action.text === 'string') action.text = write(action.text);
    if (typeof action.displayText === 'string') action.displayText = write(action.displayText);
  }
}

/** Made when it is first needed, as it takes a third of a second. */
async function writer(region: 'hk' | 'tw'): Promise<(text: string) => string> {
  const before = writers.get(region);
  if (before !== undefined) return before;
  const { Converter } = await import('opencc-js/cn2t');
  const made = Converter({ from: 'cn', to: region });
  writers.set(region, made);
  return made;
}

const writers = new Map<'hk' | 'tw', (text: string) => string>();
