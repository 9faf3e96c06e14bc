import { z } from 'zod';

/**
 * The elements of Adaptive Cards that the desk uses, as the schema of version 1.5 has them, and nothing else: what is
 * spelt otherwise is shown by no client, and nobody says so.
 */
const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
});
const RichTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(TextRun).min(1),
  spacing: z.enum(['Default', 'None', 'Small', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional(),
});
const OpenUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.url() });
/** As Teams wants a tap that is a message of the customer. */
const Submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string().min(1),
  data: z.strictObject({
    msteams: z.strictObject({
      type: z.literal('messageBack'),
      displayText: z.string().min(1),
      text: z.string().min(1),
      value: z.record(z.string(), z.json()),
    }),
  }),
});
const ActionSet = z.strictObject({
  type: z.literal('ActionSet'),
  // Six are shown; more hide.
  actions: z
    .array(z.discriminatedUnion('type', [OpenUrl, Submit]))
    .min(1)
    .max(6),
});

export const Card = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.strictObject({
    $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
    type: z.literal('AdaptiveCard'),
    version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
    fallbackText: z.string().min(1),
    speak: z.string().min(1),
    body: z.array(z.discriminatedUnion('type', [RichTextBlock, ActionSet])).min(1),
  }),
});
export type Card = z.infer<typeof Card>;
