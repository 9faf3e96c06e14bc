import { type Answer, type Incoming, json, Refusal } from '../../http.ts';
import type { Tokens } from './tokens.ts';
import type { Visitors } from './visitors.ts';

/**
 * A token for the visitor's own conversation, for our chat page only: the same conversation each time, for every
 * tab, also when an older token has expired. Nothing is written.
 *
 * @throws Refusal 403 when the page is of another site
 */
export function pageToken(request: Incoming, visitors: Visitors, tokens: Tokens, framed: boolean): Answer {
  if (!isSameOrigin(request)) throw new Refusal(403, 'CrossOrigin', 'This is for the chat page of the desk only.');
  const visitor = visitors.recognise(request.headers.cookie);
  const { conversation, user } = visitor.grant;
  const secure = request.baseUrl.startsWith('https:');
  return json(
    200,
    {
      token: tokens.issue(visitor.grant),
      conversationId: conversation,
      userId: user.id,
      expires_in: tokens.lifetime,
    },
    { 'Set-Cookie': visitors.setCookie(visitor, { secure, framed }) },
  );
}

/** Every browser says one or the other in a POST; what says neither is no browser, and has no cookie to abuse. */
function isSameOrigin({ headers, baseUrl }: Incoming): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  return origin === new URL(baseUrl).origin || origin.replace(/^https?:\/\//, '') === headers.host;
}
