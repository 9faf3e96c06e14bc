import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Signer, signer } from './keys.ts';

/** What the holder of a token may do: speak in one conversation, as one user unless the token names none. */
export interface Grant {
  readonly conversation: string;
  readonly user?: { readonly id: string; readonly name?: string };
}

/** A look into one conversation, from behind a place in its log. */
export interface StreamGrant {
  readonly conversation: string;
  readonly after: number;
}

export interface Tokens {
  /** seconds that a token lives */
  readonly lifetime: number;
  issue(grant: Grant): string;
  read(token: string): Grant | 'expired' | 'invalid';
  /** Stands in an address, so it is good for a minute or three, and for nothing but opening a stream. */
  issueStream(grant: StreamGrant): string;
  readStream(token: string): StreamGrant | 'expired' | 'invalid';
}

const Claims = z.object({
  conv: z.string(),
  exp: z.number(),
  user: z.string().optional(),
  name: z.string().optional(),
});
const StreamClaims = z.object({ conv: z.string(), exp: z.number(), after: z.number().int().nonnegative() });

const streamSeconds = 60;
/** What one desk has issued has to hold at another whose clock is ahead by so much; as long it outlives its end. */
const clockSeconds = 120;
const header = encode({ alg: 'HS256', typ: 'JWT' });

/**
 * Tokens in the shape of a JWT, as the web clients read the claim `user` out of them to know who they are. The two
 * kinds are signed with different keys. The header must be ours to the letter, so there is no choice of algorithm.
 *
 * Clocks of desks that work together may be off from each other by two minutes: a token holds so much longer than it
 * says (RFC 7519 4.1.4), and from the moment of its issue, whatever that was elsewhere.
 */
export function tokens(key: Uint8Array, lifetime: number, clock: () => Temporal.Instant): Tokens {
  const talk = signer(key, 'token');
  const stream = signer(key, 'stream');
  const now = () => Math.floor(clock().epochMilliseconds / 1000);
  const isOver = (exp: number) => exp + clockSeconds <= now();

  return {
    lifetime,
    issue: ({ conversation, user }) =>
      sign(talk, {
        aud: 'conversation',
        conv: conversation,
        ...(user && { user: user.id, ...(user.name && { name: user.name }) }),
        iat: now(),
        exp: now() + lifetime,
      }),
    read(token) {
      const claims = Claims.safeParse(verify(talk, token));
      if (!claims.success) return 'invalid';
      const { conv, exp, user, name } = claims.data;
      if (isOver(exp)) return 'expired';
      return { conversation: conv, ...(user && { user: { id: user, ...(name && { name }) } }) };
    },
    issueStream: ({ conversation, after }) =>
      sign(stream, { aud: 'stream', conv: conversation, after, exp: now() + streamSeconds }),
    readStream(token) {
      const claims = StreamClaims.safeParse(verify(stream, token));
      if (!claims.success) return 'invalid';
      return isOver(claims.data.exp) ? 'expired' : { conversation: claims.data.conv, after: claims.data.after };
    },
  };
}

function sign(by: Signer, claims: object): string {
  const signed = `${header}.${encode(claims)}`;
  return `${signed}.${by.sign(signed)}`;
}

function verify(by: Signer, token: string): unknown {
  const [head, claims, signature, ...more] = token.split('.');
  if (head !== header || claims === undefined || signature === undefined || more.length > 0) return undefined;
  if (!by.isSigned(`${head}.${claims}`, signature)) return undefined;
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
