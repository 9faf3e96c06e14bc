import { once } from 'node:events';
import type { Activity, CardAction } from 'botbuilder-core';
import { Temporal } from 'temporal-polyfill';
import { WebSocket } from 'ws';
import { references, wechatContacts, wechatInbox } from '../../bot/store/collections.ts';
import { Card } from '../bot/connector/card-shape.ts';
import { activityOf, manualTimer } from '../bot/connector/desk.ts';
import { fakeConnector } from '../bot/connector/fake-connector.ts';
import { customer as visitor } from '../bot/directline/desk.ts';
import { settings } from '../bot/wechat/desk.ts';
import { nextId, type Platform, wechatPlatform } from '../bot/wechat/platform.ts';
import { type ChannelDesk, openChannelDesk } from './channel-desk.ts';

/** A way in which customers reach the desk. */
export interface Way {
  readonly desk: ChannelDesk;
  /** Somebody who was never here before, greeted. */
  newcomer(): Promise<Someone>;
  close(): Promise<void>;
}

/** A customer, who reads what their channel shows and nothing else. */
export interface Someone {
  readonly conversation: string;
  say(text: string): Promise<void>;
  /** Among what was read last. */
  choose(label: string): Promise<void>;
  photo(): Promise<void>;
  /** All that came since the last thing they did; the labels of buttons stand in brackets, each on a line of its own. */
  read(): Promise<string>;
}

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

/** A Wednesday at ten in Shanghai, when the shop is open. */
export const begin = Temporal.Instant.from('2026-11-25T02:00:00Z');

export const ways: Readonly<Record<string, () => Promise<Way>>> = {
  'the web page, by its socket': () => web('socket'),
  'the web page, by asking': () => web('polling'),
  'WeChat, in the answer to the message': () => wechat({}),
  'WeChat, by the API': () => wechat({ WECHAT_PASSIVE_BUDGET_MS: '0' }),
  'the Bot Framework': () => connector(),
};

async function web(by: 'socket' | 'polling'): Promise<Way> {
  const desk = await openChannelDesk({}, { now: begin });
  const local = (address: string) => address.replace(/^wss:\/\/[^/]+/, desk.url.replace(/^http/, 'ws'));
  const sockets: WebSocket[] = [];
  return {
    desk,
    async newcomer() {
      const page = await visitor(desk);
      const { conversation } = page;
      const { streamUrl } = (await page.start()).body;
      const frames: { activities: Partial<Activity>[]; watermark: string }[] = [];
      if (by === 'socket') {
        const socket = new WebSocket(local(streamUrl));
        sockets.push(socket);
        socket.on('message', data => String(data) !== '' && frames.push(JSON.parse(String(data))));
      }
      let watermark = '';
      /** What a client of this kind has got. */
      const arrived = async () => {
        const asked = await page.history(watermark);
        watermark = asked.watermark;
        if (by === 'polling') return asked.activities;
        while (frames.at(-1)?.watermark !== asked.watermark) await once(sockets.at(-1) as WebSocket, 'message');
        return frames.flatMap(({ activities }) => activities);
      };
      return reader(conversation, {
        arrived,
        seen: by === 'polling' ? 'new' : 'all',
        send: activity => page.post(activity),
        async photo() {
          const form = new FormData();
          form.set('activity', new Blob([JSON.stringify({ type: 'message' })]), 'activity');
          form.set('file', new Blob([jpeg], { type: 'image/jpeg' }), 'photo.jpg');
          await page.call('POST', '/upload', { body: form });
        },
      });
    },
    async close() {
      for (const socket of sockets) socket.close();
      await desk.close();
    },
  };
}

/** @param channelId as the Emulator, as the desk asks nobody else on this machine for a token */
export async function connector(channelId = 'emulator'): Promise<Way> {
  const channel = await fakeConnector();
  const desk = await openChannelDesk({ EMULATOR: 'on' }, { now: begin });
  channel.files.set('photo', { type: 'image/jpeg', bytes: jpeg });
  let people = 0;
  return {
    desk,
    async newcomer() {
      people += 1;
      const talk = `talk-${people}`;
      const from = { id: `user-${people}` };
      const post = async (more: object) => {
        const body = JSON.stringify(activityOf(channel, { channelId, conversation: { id: talk }, from, ...more }));
        const headers = { 'Content-Type': 'application/json' };
        const { status } = await fetch(`${desk.url}/api/messages`, { method: 'POST', headers, body });
        if (status !== 200) throw new Error(`/api/messages says ${status}`);
      };
      await post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }, from] });
      const all = await desk.store.find(references, 'all', {});
      const { id: conversation = '' } = all.find(each => each.conversation.id === talk) ?? {};
      return reader(conversation, {
        async arrived() {
          await desk.delivered(conversation);
          return channel.taken.filter(each => each.conversation === talk).map(({ activity }) => activity);
        },
        seen: 'all',
        send: post,
        photo: () =>
          post({ attachments: [{ contentType: 'image/jpeg', contentUrl: channel.addressOf('photo'), name: 'p.jpg' }] }),
      });
    },
    async close() {
      await desk.close();
      await channel.close();
    },
  };
}

interface Wire {
  /** Lines of the conversation, all of them or those that are new. */
  arrived(): Promise<readonly Partial<Activity>[]>;
  readonly seen: 'all' | 'new';
  send(activity: object): Promise<unknown>;
  photo(): Promise<void>;
}

/** Somebody with buttons before them. */
function reader(conversation: string, { arrived, seen, send, photo }: Wire): Someone {
  let looked = 0;
  let buttons: readonly CardAction[] = [];
  const look = async () => {
    const lines = await arrived();
    const fresh = seen === 'all' ? lines.slice(looked) : lines;
    looked = lines.length;
    const said = fresh.filter(({ from }) => from?.role === 'bot');
    const offered = said.flatMap(line => [...(line.suggestedActions?.actions ?? []), ...tapsOn(line)]);
    if (said.length > 0) buttons = offered;
    return [
      ...said.map(({ text, attachments }) => text ?? attachments?.[0]?.content.fallbackText ?? ''),
      ...offered.map(({ title }) => `[${title}]`),
      '',
    ].join('\n');
  };
  let shown = '';
  const then = async (done: Promise<unknown>) => {
    await done;
    shown = '';
  };
  const read = async () => {
    shown += await look();
    return shown;
  };
  return {
    conversation,
    read,
    say: text => then(send({ type: 'message', text })),
    async choose(label) {
      const button = buttons.find(({ title }) => title === label);
      if (button === undefined) throw new Error(`no button "${label}" below: ${shown}`);
      await then(send({ type: 'message', text: button.text, value: button.value }));
    },
    photo: () => then(photo()),
  };
}

/** The buttons of a card, and what Teams sends when one is tapped. */
function tapsOn({ attachments = [] }: Partial<Activity>): CardAction[] {
  const cards = attachments.map(attachment => Card.parse(attachment).content);
  const rows = cards.flatMap(({ body }) => body.flatMap(each => (each.type === 'ActionSet' ? each.actions : [])));
  return rows.flatMap(action => {
    if (action.type !== 'Action.Submit') return [];
    const { msteams } = action.data;
    // Teams puts both together, and some clients leave in what was for Teams alone.
    return [{ type: 'messageBack', title: action.title, text: msteams.text, value: { ...msteams.value, msteams } }];
  });
}

async function wechat(env: Readonly<Record<string, string>>): Promise<Way> {
  const clock = { now: begin };
  const platform = await wechatPlatform({ now: () => clock.now.epochMilliseconds / 1000, timer: manualTimer() });
  const desk = await openChannelDesk({ ...settings, WECHAT_API_BASE: platform.url, ...env }, clock);
  platform.media.set('photo', { type: 'image/jpeg', bytes: jpeg });
  let people = 0;
  return {
    desk,
    async newcomer() {
      people += 1;
      const openid = `oCUSTOMER_0123456789_${String(people).padStart(6, '0')}`;
      await platform.event(desk.url, openid, 'subscribe', '');
      // It may be acknowledged before anything is done.
      while ((await desk.store.find(wechatInbox, 'at', {})).length > 0) await new Promise(setImmediate);
      const all = await desk.store.find(wechatContacts, 'all', {});
      const { id: conversation = '' } = all.find(each => each.openid === openid) ?? {};
      return typist(conversation, openid, platform, desk);
    },
    async close() {
      await desk.close();
      await platform.close();
    },
  };
}

/** Somebody who can only type, and chooses by the number that stands before it. */
function typist(conversation: string, openid: string, platform: Platform, desk: ChannelDesk): Someone {
  let looked = 0;
  const look = async () => {
    await desk.delivered(conversation);
    const texts = platform.arrived.filter(({ to }) => to === openid).map(({ text }) => text);
    const fresh = texts.slice(looked);
    looked = texts.length;
    return [...fresh, ''].join('\n\n');
  };
  let shown = '';
  const read = async () => {
    shown += await look();
    return shown;
  };
  const send = async (fields: Record<string, string>) => {
    const { isBroken } = await platform.push(desk.url, openid, { ...fields, MsgId: nextId() });
    if (isBroken) throw new Error('WeChat shows that the account is out of order');
    shown = '';
  };
  const say = (text: string) => send({ MsgType: 'text', Content: text });
  return {
    conversation,
    read,
    say,
    async choose(label) {
      const [, number] = [...shown.matchAll(new RegExp(`^(\\d+)\\.? ${label}$`, 'gm'))].at(-1) ?? [];
      if (number === undefined && !shown.includes(label)) throw new Error(`nothing is called "${label}" in: ${shown}`);
      await say(number ?? label);
    },
    photo: () => send({ MsgType: 'image', MediaId: 'photo' }),
  };
}
