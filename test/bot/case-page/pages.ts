import { randomBytes, randomUUID } from 'node:crypto';
import { casePageRoutes } from '../../../bot/case-page/routes.ts';
import { type KeyedOrder, orderOn } from '../../../bot/cases.ts';
import { readConfig } from '../../../bot/config.ts';
import { createLogger } from '../../../bot/logging.ts';
import { createHttpServer } from '../../../bot/server.ts';
import { tickets } from '../../../bot/store/collections.ts';
import type { Ticket } from '../../../knowledge/records.ts';
import { ticketNumber } from '../../../knowledge/ticket-number.ts';
import { openTalkingDesk, type Talker, type TalkingDesk } from '../../dialogs/talking-desk.ts';
import { sample } from '../cli/sample-cases.ts';

/** A desk whose pages of cases are reached over real HTTP. */
export interface Pages {
  readonly desk: TalkingDesk;
  readonly url: string;
  /** All that was logged by the server, at its most talkative. */
  logged(): string;
  /** A case of somebody who has talked to the desk. */
  opened(more?: Partial<Ticket>): Promise<Opened>;
  ticket(number: string): Promise<Ticket>;
  clerk(order: Partial<KeyedOrder> & Pick<KeyedOrder, 'ticket' | 'do'>): Promise<void>;
  get(path: string): Promise<Shown>;
  /** Sends a form; without a key, that of a page which is opened for it. */
  post(path: string, fields: Readonly<Record<string, string>>, headers?: Record<string, string>): Promise<Shown>;
  /** What the forms of a page are sent back with. */
  formKey(path: string): Promise<string>;
  close(): Promise<void>;
}

export interface Opened {
  readonly customer: Talker;
  readonly id: string;
  readonly path: string;
}

export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export async function openPages(env: Record<string, string> = { RATE_LIMIT: 'off' }): Promise<Pages> {
  const desk = await openTalkingDesk();
  const { core } = desk;
  const config = readConfig({ PORT: '0', ...env });
  const lines: string[] = [];
  const server = createHttpServer({
    config,
    log: createLogger({ logLevel: 'debug' }, { write: line => void lines.push(line) }),
    clock: core.clock,
    ready: () => true,
    routes: casePageRoutes({
      ...core,
      random: bytes => randomBytes(bytes),
      limited: config.rateLimit,
      language: 'zh-CN',
      linkTo: ({ id }) => `/files/${id}?sig=x`,
    }),
  });
  const { url } = await server.listen();
  const sent = async (path: string, init: RequestInit = {}): Promise<Shown> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  const pages: Pages = {
    desk,
    url,
    logged: () => lines.join(''),
    async opened(more = {}) {
      const customer = desk.newcomer();
      await customer.say('保修多久？');
      const id = ticketNumber(randomBytes(16), 'R');
      const { conversation, user } = customer;
      const openedAt = core.clock().toString({ smallestUnit: 'millisecond' });
      const log: Ticket['log'] = [{ at: openedAt, by: 'customer', what: 'opened', text: '不制冷' }];
      const ticket = sample({
        id,
        conversation,
        customer: `test:${user.id}`,
        state: 'confirmed',
        openedAt,
        log,
        ...more,
      });
      await core.store.transaction(tx => tx.put(tickets, ticket));
      return { customer, id, path: core.links.pathOf(id) };
    },
    async ticket(number) {
      const ticket = await core.store.get(tickets, number);
      if (ticket === undefined) throw new Error(`no case ${number}`);
      return ticket;
    },
    async clerk(order) {
      const outcome = await orderOn(core, { name: '小李', text: '', key: randomUUID(), ...order });
      if (!outcome.done) throw new Error(`${order.do}: ${outcome.because}`);
    },
    get: path => sent(path),
    async post(path, fields, headers = {}) {
      const key = fields.key ?? (await pages.formKey(path));
      return sent(path, { method: 'POST', headers, body: new URLSearchParams({ ...fields, key }) });
    },
    async formKey(path) {
      const [, key = ''] = /name="key" value="([^"]+)"/.exec((await sent(path)).body) ?? [];
      return key;
    },
    async close() {
      await server.close();
      await desk.close();
    },
  };
  return pages;
}
