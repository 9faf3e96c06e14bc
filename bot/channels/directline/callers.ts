import { type Incoming, Refusal } from '../../http.ts';
import { conversations } from '../../store/collections.ts';
import type { Store } from '../../store/store.ts';
import { isSame } from './keys.ts';
import type { Grant, Tokens } from './tokens.ts';
import { unnamedUser } from './visitors.ts';

/** Who calls: a server that holds the secret, or the holder of a token. */
export type Caller = { readonly secret: true } | { readonly secret: false; readonly grant: Grant };

export interface CallersOptions {
  readonly store: Store;
  readonly tokens: Tokens;
  /** undefined: no caller holds it. */
  readonly secret: string | undefined;
  readonly channel: string;
}

export interface Callers {
  /** @throws Refusal 401, 403 */
  of(request: Incoming): Caller;
  /** @throws Refusal 403 unless it holds the secret */
  server(request: Incoming): void;
  /**
   * What the caller may do in the conversation that the address names. A token's own conversation is never missing:
   * it comes into being with its first message.
   *
   * @throws Refusal 401, 403, 404
   */
  inConversation(request: Incoming): Promise<Speaker>;
}

/** Somebody who may speak; with the secret the one who began the conversation is known beside. */
export interface Speaker extends Grant {
  readonly begunBy?: NonNullable<Grant['user']>;
}

export function callers({ store, tokens, secret, channel }: CallersOptions): Callers {
  const of = (request: Incoming): Caller => {
    const [, bearer] = /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '') ?? [];
    if (bearer === undefined) {
      throw new Refusal(401, 'MissingToken', 'Send a token: Authorization: Bearer …', { 'WWW-Authenticate': 'Bearer' });
    }
    if (secret !== undefined && isSame(bearer, secret)) return { secret: true };
    const grant = tokens.read(bearer);
    if (grant === 'expired') throw new Refusal(403, 'TokenExpired', 'The token has expired.');
    if (grant === 'invalid') throw new Refusal(403, 'BadToken', 'The token is not valid here.');
    return { secret: false, grant };
  };

  return {
    of,
    server(request) {
      if (!of(request).secret) throw new Refusal(403, 'SecretNeeded', 'This takes the secret, not a token.');
    },
    async inConversation(request) {
      const caller = of(request);
      const conversation = request.params.id ?? '';
      if (!caller.secret) {
        if (caller.grant.conversation === conversation) return caller.grant;
        throw new Refusal(403, 'BadToken', 'The token is for another conversation.');
      }
      const known = conversation.length <= 64 ? await store.get(conversations, conversation) : undefined;
      if (known?.channel !== channel) throw new Refusal(404, 'NotFound', 'There is no such conversation.');
      const { id, name } = known.user;
      return { conversation, begunBy: { id, ...(name && { name }) } };
    },
  };
}

/** Who speaks: the user of the token. Only where it names none may the client say so. */
export function speaker(grant: Speaker, from: string | undefined): NonNullable<Grant['user']> {
  if (grant.user) return grant.user;
  return from === undefined ? (grant.begunBy ?? unnamedUser(grant.conversation)) : { id: from };
}
