import { textsOf } from '../dialogs/texts/texts.ts';
import { activities } from './store/collections.ts';
import type { Message, OpenTurn } from './turn.ts';

/** Shows a further page of choices that were offered; what they are an answer to stays as it is. */
export async function sayFurther(
  { tx, context, conversation }: Pick<OpenTurn, 'tx' | 'context' | 'conversation'>,
  { line, from }: NonNullable<Message['further']>,
): Promise<void> {
  const offered = (await tx.get(activities, line))?.activity.suggestedActions;
  await context.sendActivity({
    type: 'message',
    text: textsOf[conversation.language ?? 'zh-CN'].wechat.further,
    textFormat: 'plain',
    ...(offered !== undefined && { suggestedActions: offered }),
    channelData: { from },
  });
}
