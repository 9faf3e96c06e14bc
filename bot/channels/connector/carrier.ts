import type { Activity } from 'botbuilder-core';
import { textsOf } from '../../../dialogs/texts/texts.ts';
import { activities, conversations, type LoggedActivity, type Reference, references } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import type { Carrier, Sent } from '../channel.ts';
import { activityIdOf } from './activity-in.ts';
import { forChannel } from './activity-out.ts';
import type { Framework, Posted } from './framework.ts';

/** The channel does not want this very line; it never will, and the next ones shall not wait for it. */
const refusing: readonly (number | undefined)[] = [400, 413, 415, 422];

/**
 * Brings lines to the channels of the Bot Framework.
 *
 * @param app whose conversations these are, see `Reference`
 */
export function connectorCarrier(store: Store, app: string, send: Framework['send']): Carrier {
  return {
    name: 'connector',
    atOnce: 1,
    async send([line], key, signal): Promise<Sent> {
      const to = line && (await store.get(references, line.conversation));
      if (line === undefined || to === undefined)
        return { ok: false, because: 'refused', why: 'no address', remedy: remedyOf({}) };
      if (to.app !== app) return { ok: false, because: 'not-ours' };
      const sent = await send(to, await outgoingTo(store, to, line), key, signal);
      return sent.ok ? sent : notSent(sent, to);
    },
  };
}

/** Lines of one conversation as its channel takes them; none where it is not known how the channel calls it. */
export async function outgoing(store: Store, lines: readonly LoggedActivity[]): Promise<Partial<Activity>[]> {
  const [first] = lines;
  const to = first && (await store.get(references, first.conversation));
  return to === undefined ? [] : Promise.all(lines.map(line => outgoingTo(store, to, line)));
}

async function outgoingTo(store: Store, to: Reference, line: LoggedActivity): Promise<Partial<Activity>> {
  const { replyToId } = line.activity;
  const heard = replyToId === undefined ? undefined : await store.get(activities, replyToId);
  const { language = 'zh-CN' } = (await store.get(conversations, to.id)) ?? {};
  return forChannel(line, to, heard && activityIdOf(heard.activity), textsOf[language].wechat);
}

function notSent(posted: Posted & { ok: false }, { serviceUrl }: Reference): Sent {
  const { status, retryAfter, why } = posted;
  return {
    ok: false,
    because: refusing.includes(status) ? 'refused' : 'failed',
    why: status === undefined ? why : `HTTP ${status}`,
    ...(retryAfter !== undefined && { retryAfter }),
    host: new URL(serviceUrl).host,
    remedy: remedyOf(posted),
  };
}

/** What the operator can do about it. */
function remedyOf({ status }: { readonly status?: number }): string {
  switch (status) {
    case undefined:
      return 'look whether this machine reaches the host, and login.microsoftonline.com for its token';
    case 401:
    case 403:
      return 'look at MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId, and whether the bot may still speak there';
    case 404:
      return 'the channel does not know the conversation any more; reach the customer by phone';
    case 400:
    case 413:
    case 415:
    case 422:
      return 'the channel does not take such a message; reach the customer by phone where it matters';
    default:
      return 'the channel has trouble of its own; nothing to do but to wait';
  }
}
