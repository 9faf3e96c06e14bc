import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Answer } from '../../http.ts';
import type { Logger } from '../../logging.ts';
import { jsonOf } from './access-token.ts';
import type { Api } from './api.ts';
import type { Envelope } from './envelope.ts';
import { remedies } from './errors.ts';
import type { HttpClient } from './http-client.ts';
import { readPushed } from './inbound.ts';
import type { Letters } from './letters.ts';
import { officialQuota } from './quota.ts';
import { signatureOf } from './signature.ts';
import type { Failed, Inbound, Outgoing, Received, WeChatTransport } from './transport.ts';
import { withoutControls, writeXml } from './xml.ts';

export interface OfficialAccountOptions {
  readonly app: string;
  readonly token: string;
  readonly letters: Letters;
  /** Undefined in plain mode. */
  readonly envelope: Envelope | undefined;
  readonly api: Api;
  readonly http: HttpClient;
  readonly clock: () => Temporal.Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Whether choices in what the API sends are to be tapped, see `WECHAT_MENU_STYLE`. */
  readonly menus: boolean;
}

const maxBody = 64 * 1024;
const maxMedia = 10 * 1024 * 1024;
/** What others have measured; WeChat says it nowhere. 666 Chinese characters. */
const textBytes = 2000;

/** As many as 微信客服 says that it shows; the official account says nothing. */
const menuItems = 10;

/** A tap comes back as a text with the words of the choice, so its id is of no use but to tell it from what is typed. */
function msgmenu({ head, labels }: NonNullable<Outgoing['menu']>): object {
  return {
    head_content: withoutControls(head),
    list: labels.map((label, at) => ({ id: `choice/${at + 1}`, content: withoutControls(label) })),
    tail_content: '',
  };
}

const Film = z.object({ video_url: z.url({ protocol: /^https?$/ }) });

/** The official account (服务号): it is pushed to, and answers in the request or by the API. */
export function officialAccount(options: OfficialAccountOptions): WeChatTransport {
  const { app, token, letters, envelope, api, http, clock, random, log } = options;
  /** What the account turned out not to be allowed; not tried again before the next start. */
  const refusedKinds = new Set<'msgmenu' | 'typing'>();
  return {
    name: 'official-account',
    app,
    passive: true,
    limits: { textBytes, quota: officialQuota, menuItems: options.menus ? menuItems : 0 },

    async receive(request) {
      if (request.method !== 'POST') {
        const echo = letters.verify(request.query);
        return { kind: 'answered', answer: echo.ok ? plain(echo.value) : refused(echo) };
      }
      const letter = letters.open(request.query, await request.bytes(maxBody));
      if (!letter.ok) return { kind: 'answered', answer: refused(letter) };
      const pushed = readPushed(letter.value);
      switch (pushed.kind) {
        case 'malformed':
          return { kind: 'answered', answer: refused({ status: 400, why: 'a field is missing or not of its kind' }) };
        case 'nothing':
          return { kind: 'answered', answer: success };
        case 'message':
          return brought(pushed.message);
      }
    },

    async send(to, { text, menu }, _key, signal) {
      const send = async (message: object) => {
        const sent = await api.post('/cgi-bin/message/custom/send', { touser: to, ...message }, signal);
        return sent.ok ? ({ ok: true } as const) : sent;
      };
      if (menu !== undefined && !refusedKinds.has('msgmenu')) {
        const sent = await send({ msgtype: 'msgmenu', msgmenu: msgmenu(menu) });
        if (sent.ok || sent.trouble !== 'permission') return sent;
        notAllowed('msgmenu', sent, 'choices are sent as numbered text');
      }
      return send({ msgtype: 'text', text: { content: withoutControls(text) } });
    },

    typing(to) {
      if (refusedKinds.has('typing')) return;
      void api.post('/cgi-bin/message/custom/typing', { touser: to, command: 'Typing' }).then(shown => {
        // That it is shown already, or was asked for too late, is no trouble.
        if (!shown.ok && shown.trouble === 'permission') notAllowed('typing', shown, 'no sign of typing is shown');
      });
    },

    async fetchMedia(id, signal) {
      const fetched = await api.get('/cgi-bin/media/get', { media_id: id }, maxMedia, signal);
      if (!fetched.ok) return fetched;
      const film = Film.safeParse(isText(fetched.contentType) ? jsonOf(fetched.bytes) : undefined).data;
      if (film === undefined) return fetched;
      if (!isTencents(film.video_url)) return { ok: false, trouble: 'media', why: 'a strange address' };
      return http.fetch(film.video_url, { method: 'GET' }, maxMedia, signal);
    },
  };

  /** Tells the operator once. */
  function notAllowed(kind: 'msgmenu' | 'typing', { why }: Failed, instead: string): void {
    if (refusedKinds.has(kind)) return;
    refusedKinds.add(kind);
    log.error({ why, kind, remedy: remedies.permission }, `WeChat does not allow the account this; ${instead}`);
  }

  function brought(message: Inbound): Received {
    return {
      kind: 'brought',
      messages: [message],
      reply: text => (text === undefined || text === '' ? success : xml(replyOf(message, text))),
    };
  }

  /** The parties change places. */
  function replyOf({ from, account }: Inbound, text: string): string {
    const reply = writeXml({
      ToUserName: from,
      FromUserName: account,
      CreateTime: seconds(),
      MsgType: 'text',
      Content: text,
    });
    if (envelope === undefined) return reply;
    const sealed = envelope.seal(reply);
    const timestamp = seconds();
    const nonce = Buffer.from(random(8)).toString('hex');
    return writeXml({
      Encrypt: sealed,
      MsgSignature: signatureOf([token, String(timestamp), nonce, sealed]),
      TimeStamp: timestamp,
      Nonce: nonce,
    });
  }

  function seconds(): number {
    return Math.floor(clock().epochMilliseconds / 1000);
  }

  function refused({ status, why }: { readonly status: number; readonly why: string }): Answer {
    log.warn({ status, why }, 'a request to /wechat was refused');
    return { status };
  }
}

/** Says that the message has come, and that no answer is in here. */
const success = plain('success');

function plain(body: string): Answer {
  return { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

function xml(body: string): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/xml; charset=utf-8' }, body };
}

function isText(contentType: string): boolean {
  return /json|text\/plain/i.test(contentType);
}

/** Films lie on a server of their own, whose name the API tells; nothing else is called because somebody said so. */
function isTencents(address: string): boolean {
  return /(?:^|\.)(?:qq\.com|qpic\.cn|wechat\.com)$/.test(new URL(address).hostname);
}
