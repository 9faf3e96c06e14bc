import { hashed, randomId, type Signer, signer } from './keys.ts';
import type { Grant } from './tokens.ts';

/** Somebody at the chat page, known by a cookie. */
export interface Visitor {
  /** For the cookie: the visitor's id and its signature. */
  readonly cookie: string;
  /** The visitor's own conversation and name, the same for every tab, after a restart and after any time. */
  readonly grant: Grant & { readonly user: { readonly id: string } };
}

export interface Visitors {
  /** The visitor of a Cookie header; a new one when it names none, or one that we did not sign. */
  recognise(cookies: string | undefined): Visitor;
  /** @returns a Set-Cookie header */
  setCookie(visitor: Visitor, how: { readonly secure: boolean; readonly framed: boolean }): string;
}

const name = 'desk_visitor';
const days = 180;

/**
 * Conversation and user follow from the visitor's id and the key alone, so nothing is written before the first
 * message and nobody can tell a conversation from another one's.
 */
export function visitors(key: Uint8Array, random: (bytes: number) => Uint8Array): Visitors {
  const cookie = signer(key, 'visitor');
  const conversation = signer(key, 'visitor/conversation');
  const user = signer(key, 'visitor/user');

  return {
    recognise(cookies) {
      const id = recognised(cookies, cookie) ?? randomId(random);
      return {
        cookie: `${id}.${cookie.sign(id)}`,
        grant: { conversation: conversation.sign(id), user: { id: `dl_${user.sign(id)}` } },
      };
    },
    setCookie(visitor, { secure, framed }) {
      // In a frame on another site browsers send a cookie only when it says so, and then only over https.
      const site = framed && secure ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
      const parts = [`${name}=${visitor.cookie}`, 'Path=/', `Max-Age=${days * 86_400}`, 'HttpOnly', site];
      return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
    },
  };
}

function recognised(cookies: string | undefined, by: Signer): string | undefined {
  for (const each of cookies?.split(';') ?? []) {
    const [key, value = ''] = each.trim().split('=');
    const [id = '', signature = ''] = value.split('.');
    if (key === name && by.isSigned(id, signature)) return id;
  }
  return undefined;
}

/** The user of a conversation that was started without naming one. */
export function unnamedUser(conversation: string): { id: string } {
  return { id: `dl_${hashed(conversation)}` };
}
