import type { Temporal } from 'temporal-polyfill';
import { textsOf } from '../../../dialogs/texts/texts.ts';
import { conversations, type LoggedActivity, type WeChatContact, wechatContacts } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import type { Carrier, Sent } from '../channel.ts';
import type { Contacts } from './contacts.ts';
import { isForGood, pauseOf, remedies, type Trouble } from './errors.ts';
import { type Rendered, rendered } from './rendering.ts';
import type { Failed, Outgoing, WeChatTransport } from './transport.ts';

export interface CarrierOptions {
  readonly store: Store;
  readonly transport: WeChatTransport;
  readonly contacts: Contacts;
  readonly templates: TemplateMessages;
  readonly clock: () => Temporal.Instant;
}

/**
 * Messages that may reach a customer who has not written for two days: those of a template that WeChat has approved
 * for the account. What goes into which template is for whoever has some.
 */
export interface TemplateMessages {
  /** @returns whether it says what these lines say, and was sent */
  send(to: WeChatContact, lines: readonly LoggedActivity[], signal: AbortSignal): Promise<boolean>;
}

export const noTemplates: TemplateMessages = { send: async () => false };

/** As many lines as anybody says at once; what fits into a text goes together. */
const atOnce = 20;

/** Brings what is said by the API: what fits together as one message, within what may be sent to the customer. */
export function wechatCarrier({ store, transport, contacts, templates, clock }: CarrierOptions): Carrier {
  return {
    name: 'wechat',
    atOnce,
    async send(lines, key, signal): Promise<Sent> {
      const [first] = lines;
      const to = first && (await store.get(wechatContacts, first.conversation));
      if (first === undefined || to === undefined)
        return notSent({ ok: false, trouble: 'recipient', why: 'no address' }, 1);
      if (to.app !== transport.app) return { ok: false, because: 'not-ours' };
      const { texts, count, menu } = await renderedFor(store, transport, lines);
      const isShown = menu !== undefined && menu.labels.length <= transport.limits.menuItems;
      const begun = to.begun?.line === first.id ? to.begun.texts : 0;
      for (const [at, text] of texts.entries()) {
        if (at < begun) continue;
        const message = { text, ...(isShown && { menu }), key: `${key}${at === 0 ? '' : `/${at}`}` };
        const failed = await sendOne(to, message, lines.slice(0, count), signal);
        if (failed !== undefined) return notSent(failed, count);
        if (texts.length > 1) await contacts.sent(to.id, first.id, at + 1);
      }
      return { ok: true, count };
    },
  };

  async function sendOne(
    to: WeChatContact,
    { key, ...message }: Outgoing & { readonly key: string },
    lines: readonly LoggedActivity[],
    signal: AbortSignal,
  ): Promise<Failed | undefined> {
    if (to.gone) return { ok: false, trouble: 'recipient', why: 'unfollowed' };
    if (!(await contacts.take(to.id))) {
      return (await templates.send(to, lines, signal)) ? undefined : { ok: false, trouble: 'quota', why: 'no quota' };
    }
    const sent = await transport.send(to.openid, message, key, signal);
    if (sent.ok) return undefined;
    await afterwards(to.id, sent.trouble);
    return sent;
  }

  /** What the failure tells of the customer. Where nobody knows whether it arrived it stays counted. */
  async function afterwards(conversation: string, trouble: Trouble): Promise<void> {
    if (trouble === 'quota' || trouble === 'closed') await contacts.exhausted(conversation);
    else if (trouble !== 'network') await contacts.giveBack(conversation);
    if (trouble === 'recipient') await contacts.gone(conversation);
  }

  function notSent({ trouble, why }: Failed, count: number): Sent {
    const pause = pauseOf(Number(why), Math.floor(clock().epochMilliseconds / 1000));
    return {
      ok: false,
      because: isForGood(trouble) ? 'refused' : 'failed',
      count,
      why,
      remedy: remedies[trouble],
      ...(pause !== undefined && { retryAfter: pause }),
    };
  }
}

/** The next of these lines as they go out, in the language of their conversation. */
export async function renderedFor(
  store: Store,
  { limits }: Pick<WeChatTransport, 'limits'>,
  lines: readonly LoggedActivity[],
): Promise<Rendered> {
  const [first] = lines;
  const conversation = first && (await store.get(conversations, first.conversation));
  const words = textsOf[conversation?.language ?? 'zh-CN'].wechat;
  return rendered(
    lines.map(({ activity }) => activity),
    words,
    limits.textBytes,
  );
}
