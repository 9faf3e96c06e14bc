import type { Attachment } from 'botbuilder-core';
import { z } from 'zod';
import { link } from './plain-text.ts';

/** A card in words, with the buttons of it that are answered by saying something. */
export interface Told {
  readonly text: string;
  readonly choices: readonly string[];
}

const words = z
  .string()
  .nullish()
  .catch(undefined)
  .transform(text => text?.trim() ?? '');
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(z.unknown().transform(each => of.safeParse(each).data))
    .catch([])
    .default([]);

const Action = z.object({ type: z.string(), title: words, text: words, value: z.unknown() });
const Card = z.object({ title: words, subtitle: words, text: words, buttons: list(Action) });
const Receipt = Card.extend({
  facts: list(z.object({ key: words, value: words })),
  items: list(z.object({ title: words, price: words })),
  total: words,
});
const AdaptiveAction = z.object({ type: z.string(), title: words, url: words });
const Adaptive = z.object({ fallbackText: words, body: z.unknown(), actions: list(AdaptiveAction) });

/** Attachments in words; cards of a carousel are the lines of one list. */
export function toldOf(attachments: readonly Attachment[], layout: string | undefined): Told {
  const cards = attachments.map(tell);
  const choices = cards.flatMap(card => card.choices);
  const between = layout === 'carousel' ? '\n' : '\n\n';
  const texts = cards.map(({ text }) => (layout === 'carousel' ? text.replaceAll('\n', ' ') : text));
  return { text: lines(texts, between), choices };
}

/** Buttons, of which those that open something are lines of their own. */
export function toldActions(actions: readonly unknown[]): Told {
  const read = actions.flatMap(each => Action.safeParse(each).data ?? []);
  const opening = read.filter(({ type }) => opens(type));
  return {
    text: lines(opening.map(({ title, value }) => (isLink(value) ? link(title, value) : title))),
    choices: read.filter(({ type }) => !opens(type)).map(({ title, text }) => title || text),
  };
}

function tell({ contentType, content, contentUrl, name }: Attachment): Told {
  switch (contentType) {
    case 'application/vnd.microsoft.card.adaptive':
      return adaptive(Adaptive.safeParse(content).data);
    case 'application/vnd.microsoft.card.receipt':
      return receipt(Receipt.safeParse(content).data);
    case 'application/vnd.microsoft.card.hero':
    case 'application/vnd.microsoft.card.thumbnail':
    case 'application/vnd.microsoft.card.signin': {
      const card = Card.safeParse(content).data;
      return card === undefined ? nothing : withActions([card.title, card.subtitle, card.text], card.buttons);
    }
    default:
      return { text: isLink(contentUrl) ? link(name ?? '', contentUrl) : (name ?? ''), choices: [] };
  }
}

const nothing: Told = { text: '', choices: [] };

function withActions(text: readonly string[], actions: readonly unknown[]): Told {
  const { text: opening, choices } = toldActions(actions);
  return { text: lines([...text, opening]), choices };
}

function receipt(card: z.infer<typeof Receipt> | undefined): Told {
  if (card === undefined) return nothing;
  const pairs = [
    ...card.facts.map(each => [each?.key, each?.value]),
    ...card.items.map(each => [each?.title, each?.price]),
    ['合计 Total', card.total],
  ];
  const told = pairs.map(([label, value]) => (label && value ? `${label}：${value}` : ''));
  return withActions([card.title, ...told], card.buttons);
}

function adaptive(card: z.infer<typeof Adaptive> | undefined): Told {
  if (card === undefined) return nothing;
  const text = card.fallbackText || lines(textBlocks(card.body));
  const opening = card.actions.map(each => (each?.type === 'Action.OpenUrl' ? link(each.title, each.url) : ''));
  const choices = card.actions.flatMap(each => (each?.type === 'Action.Submit' && each.title ? [each.title] : []));
  return { text: lines([text, ...opening]), choices };
}

/** What is written on an adaptive card, in order, also inside of containers and columns; facts are `标题：值`. */
function textBlocks(body: unknown, depth = 0): string[] {
  if (depth > maxDepth) return [];
  if (Array.isArray(body)) return body.flatMap(each => textBlocks(each, depth + 1));
  if (typeof body !== 'object' || body === null) return [];
  const { type, text, items, columns, facts } = body as Record<string, unknown>;
  if (type === 'TextBlock') return typeof text === 'string' ? [text] : [];
  const pairs = Array.isArray(facts) ? facts.map(each => Fact.safeParse(each).data) : [];
  const told = pairs.flatMap(each => (each === undefined ? [] : [`${each.title}：${each.value}`]));
  return [...told, ...textBlocks(items, depth + 1), ...textBlocks(columns, depth + 1)];
}

const maxDepth = 8;
const Fact = z.object({ title: words, value: words });

function opens(type: string): boolean {
  return ['openUrl', 'signin', 'downloadFile', 'playAudio', 'playVideo', 'showImage', 'call'].includes(type);
}

function isLink(value: unknown): value is string {
  return typeof value === 'string' && /^(?:https?:\/\/|tel:)/i.test(value);
}

/** One under the other, without the empty ones. */
function lines(all: readonly string[], between = '\n'): string {
  return all.filter(line => line !== '').join(between);
}
