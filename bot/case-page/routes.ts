import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { textsOf } from '../../dialogs/texts/texts.ts';
import { isFault } from '../../knowledge/fault.ts';
import { Language, type Ticket } from '../../knowledge/records.ts';
import { type LinkTo, placeOf } from '../cases.ts';
import { hashed } from '../channels/directline/keys.ts';
import type { Core } from '../core.ts';
import { type Answer, type Incoming, Refusal, type Route, tryLater } from '../http.ts';
import { noLimit, type RateLimit, rateLimit } from '../rate-limit.ts';
import { activities, handledMessages, tickets } from '../store/collections.ts';
import type { Message, Outcome } from '../turn.ts';
import { pageHeaders } from '../web/security.ts';
import { caseDocument, type Frame, missingDocument, plainDocument } from './document.ts';
import { reportDocument } from './report.ts';
import { pageStyle } from './style.ts';

export interface CasePageOptions extends Pick<Core, 'store' | 'knowledge' | 'clock' | 'links'> {
  readonly handle: (message: Message) => Promise<Outcome>;
  /** Bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  /** Off for load tests. */
  readonly limited: boolean;
  /** The language of a page that leads to no case. */
  readonly language: Language;
  /** Where a photo is for some days, without a host. */
  readonly linkTo: LinkTo;
}

/** Looking on is free for all practical purposes; links that lead nowhere are not tried for long. */
const rates = {
  reads: { burst: 300, perSecond: 10 },
  wrong: { burst: 30, perSecond: 0.1 },
  acts: { burst: 20, perSecond: 0.2 },
};

/** Who may be named as where a form was sent from; older browsers say nothing. */
const ownSites: readonly unknown[] = [undefined, 'same-origin', 'none'];

/**
 * The private page of a case: `/t/<token>` shows it, takes what the customer does there, and gives the visit as a
 * calendar file. Whoever has the link may read and act; no link is ever logged. What is done there goes through a turn
 * of the customer's conversation under a key made of the form and what was chosen: tapped twice, it is done once.
 */
export function casePageRoutes(options: CasePageOptions): readonly Route[] {
  const { store, links, clock, limited, random } = options;
  const limit = (name: keyof typeof rates): RateLimit => (limited ? rateLimit(rates[name], clock) : noLimit);
  const [reads, wrong, acts] = [limit('reads'), limit('wrong'), limit('acts')];
  // What the dialogs stand on takes a while to load; the chat page is served before.
  const pages = () => import('./page.ts');

  return [
    { method: 'GET', path: '/t/:token', handle: request => guarded(request, show) },
    { method: 'POST', path: '/t/:token', handle: request => guarded(request, act) },
    { method: 'GET', path: '/t/:token/visit.ics', handle: request => guarded(request, file) },
    { method: 'GET', path: '/t/:token/report.html', handle: request => guarded(request, report) },
  ];

  /** Looks the case up, and says on a page why there is none, or why not now. */
  async function guarded(
    request: Incoming,
    then: (request: Incoming, ticket: Ticket) => Promise<Answer>,
  ): Promise<Answer> {
    const number = links.read(request.params.token ?? '');
    const frame = frameOf(request, options.language);
    try {
      spend(reads, request.client);
      const ticket = number === undefined ? undefined : await store.get(tickets, number);
      if (ticket !== undefined) return await then(request, ticket);
      spend(wrong, request.client);
      return page(404, frame, missingDocument(frame));
    } catch (fault) {
      const refusal = isFault(fault, 'store.unavailable') ? tryLater(503, 60) : fault;
      if (!(refusal instanceof Refusal)) throw fault;
      const { not } = frame.texts.casePage;
      const why = refusal.status === 429 ? not.tooOften : refusal.status === 503 ? not.busy : not.form;
      const answer = page(refusal.status, frame, plainDocument(frame, why));
      return { ...answer, headers: { ...answer.headers, ...refusal.headers } };
    }
  }

  async function show(request: Incoming, ticket: Ticket): Promise<Answer> {
    const told = await toldOf(ticket, request.query.get('did') ?? '');
    return shown(200, request, ticket, { told });
  }

  async function act(request: Incoming, ticket: Ticket): Promise<Answer> {
    spend(acts, ticket.id);
    const language = languageOf(request, ticket.language);
    const { not } = textsOf[language].casePage;
    const form = await request.form();
    const nonce = links.readFormKey(ticket.id, form.get('key') ?? '');
    if (nonce === undefined || !ownSites.includes(request.headers['sec-fetch-site'])) {
      return shown(403, request, ticket, { problem: not.form });
    }
    const { readAct } = await import('./act-in.ts');
    const read = readAct(form, ticket, language, options.knowledge());
    if (read === 'malformed') return shown(400, request, ticket, { problem: not.form });
    if ('problem' in read) return shown(422, request, ticket, { problem: read.problem, typed: read.typed });
    // The same form sent with something else in it, as after going back, is something else.
    const did = hashed(`${nonce}/${JSON.stringify(read.act)}`);
    await options.handle({
      ...(await placeOf(store, ticket)),
      key: keyOf(ticket, did),
      activity: { type: 'message', text: read.words },
      act: read.act,
      site: request.baseUrl,
    });
    const place = `${links.pathOf(ticket.id)}?lang=${language}&did=${did}`;
    return { status: 303, headers: { ...pageHeaders, Location: place } };
  }

  async function file(request: Incoming, ticket: Ticket): Promise<Answer> {
    const language = languageOf(request, ticket.language);
    const body = (await pages()).visitFile(ticket, language, options);
    if (body === undefined) throw new Refusal(404, 'NotFound', 'There is no visit.');
    return {
      status: 200,
      headers: {
        ...privateHeaders,
        'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
        'Content-Disposition': `attachment; filename="visit-${ticket.id}.ics"`,
      },
      body,
    };
  }

  async function report(request: Incoming, ticket: Ticket): Promise<Answer> {
    const frame = frameOf(request, ticket.language);
    const view = await (await pages()).viewOf(ticket, frame.language, options);
    if (view.report === undefined) throw new Refusal(404, 'NotFound', 'There is no report.');
    const answer = page(200, frame, reportDocument(frame, view));
    const disposition = `attachment; filename="report-${ticket.id}.html"`;
    return { ...answer, headers: { ...answer.headers, 'Content-Disposition': disposition } };
  }

  async function shown(
    status: number,
    request: Incoming,
    ticket: Ticket,
    {
      told,
      problem,
      typed,
    }: {
      readonly problem?: string;
      /** A line of the chat. */
      readonly told?: Partial<Activity> | undefined;
      readonly typed?: Readonly<Record<string, string>>;
    },
  ): Promise<Answer> {
    const frame = frameOf(request, ticket.language);
    const { viewOf, answerOn } = await pages();
    const view = await viewOf(ticket, frame.language, options);
    const { channel } = await placeOf(store, ticket);
    const document = caseDocument({
      ...frame,
      view,
      path: links.pathOf(ticket.id),
      formKey: links.formKey(ticket.id, Buffer.from(random(16)).toString('base64url')),
      chat: channel === 'directline' ? `/?lang=${frame.language}` : undefined,
      keptDays: options.knowledge().shop.retentionDays,
      said: told && answerOn(told, ticket, view, frame.language, options.knowledge()),
      problem,
      typed,
    });
    return page(status, frame, document);
  }

  /** What the customer was told in the turn of what they did here; the first line of it is the answer. */
  async function toldOf(ticket: Ticket, did: string): Promise<Partial<Activity> | undefined> {
    if (!/^[\w-]{43}$/.test(did)) return undefined;
    const handled = await store.get(handledMessages, `${ticket.conversation}/${keyOf(ticket, did)}`);
    const [first] = handled?.said ?? [];
    return first === undefined ? undefined : (await store.get(activities, first))?.activity;
  }

  function frameOf(request: Incoming, usual: Language): Frame {
    const language = languageOf(request, usual);
    const { shop } = options.knowledge();
    return {
      shop: { name: shop.name[language], color: shop.colour, hotline: shop.hotline },
      language,
      texts: textsOf[language],
      style: pageStyle(shop.colour),
      other: `?lang=${language === 'zh-CN' ? 'en-US' : 'zh-CN'}`,
    };
  }
}

const privateHeaders = {
  ...pageHeaders,
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

function page(status: number, { style }: Frame, body: string): Answer {
  const hash = createHash('sha256').update(style).digest('base64');
  return {
    status,
    headers: {
      ...privateHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
    body,
  };
}

function spend(limit: RateLimit, key: string): void {
  const wait = limit.take(key);
  if (wait > 0) throw tryLater(429, wait);
}

function languageOf({ query }: Incoming, usual: Language): Language {
  return Language.safeParse(query.get('lang')).data ?? usual;
}

/** The key of the turn in which something was done on the page of a case. */
function keyOf({ id }: Ticket, did: string): string {
  return `page/${id}/${did}`;
}
