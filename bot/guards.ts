import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Config } from './config.ts';
import { Refusal } from './http.ts';

const maxTargetLength = 8192;
const host = /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/**
 * Refuses what restify 12 does not survive, before its router sees it: a malformed Host or target throws out of
 * every `try` there, and a Host such as `a/staff?` moves the path. Compressed bodies are refused as well, as
 * nobody sends them and they get round every limit of size.
 *
 * @returns the parsed address, with a host of no meaning
 * @throws Refusal 400, 414, 415
 */
export function guard(request: IncomingMessage): URL {
  if (request.headers.host !== undefined && !isHost(request.headers.host)) throw malformed('Host');
  const target = request.method === 'OPTIONS' && request.url === '*' ? '/' : (request.url ?? '');
  if (target.length > maxTargetLength) throw new Refusal(414, 'UriTooLong', 'The address is too long.');
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Refusal(415, 'UnsupportedMediaType', 'Compressed bodies are not accepted.');
  }
  try {
    const url = target.startsWith('/') ? new URL(`http://desk${target}`) : new URL(target);
    decodeURIComponent(url.pathname);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch {}
  throw malformed('address');
}

function malformed(part: string): Refusal {
  return new Refusal(400, 'BadRequest', `The ${part} is malformed.`);
}

function isHost(value: string): boolean {
  return host.test(value) && URL.canParse(`http://${value}/`);
}

type AddressConfig = Pick<Config, 'publicUrl' | 'trustProxy' | 'host' | 'port'>;

/** Where the desk is reached from outside: PUBLIC_URL, or the address that the request came to. */
export function baseUrl(request: IncomingMessage, config: AddressConfig): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const forwarded = config.trustProxy ? listed(request.headers['x-forwarded-host'])[0] : undefined;
  const scheme = config.trustProxy && listed(request.headers['x-forwarded-proto'])[0] === 'https' ? 'https' : 'http';
  const named = forwarded !== undefined && isHost(forwarded) ? forwarded : request.headers.host;
  return `${scheme}://${named ?? `localhost:${request.socket.localPort ?? config.port}`}`;
}

/** Who calls: the address itself, or what the nearest proxy says of it. IPv6 counts by its /64, which is one line. */
export function clientOf(request: IncomingMessage, config: Pick<Config, 'trustProxy'>): string {
  const forwarded = config.trustProxy ? listed(request.headers['x-forwarded-for']).at(-1) : undefined;
  const address = (forwarded ?? request.socket.remoteAddress ?? '').replace(/^::ffff:/, '').slice(0, 45);
  return isIPv6(address) ? network(address) : address;
}

function network(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(8 - groups.length - behind.length).fill('0');
  return [...groups, ...zeros, ...behind].slice(0, 4).join(':');
}

function listed(header: string | string[] | undefined): string[] {
  return String(header ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(Boolean);
}
