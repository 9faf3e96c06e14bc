import { arrivalOf } from './arrival.ts';
import { watchAttention } from './attention.ts';
import { type Chat, type Chosen, createChat, loadWebChat } from './chat.ts';
import { type Desk, fetchDesk } from './desk.ts';
import { createHeader, part } from './header.ts';
import { createLink } from './link.ts';
import { browserMemory } from './memory.ts';
import { createNotice } from './notice.ts';
import { gone, isPhoto, parcel } from './parcel.ts';
import { createQuick } from './quick.ts';
import { followKeyboard } from './viewport.ts';
import { httpWire } from './wire.ts';
import { isLanguage, type Language, words } from './words.ts';

const refreshMs = 180_000;

void main();

async function main(): Promise<void> {
  const { dataset, lang } = document.documentElement;
  const uploadBytes = Number(dataset.uploadBytes);
  const memory = browserMemory();
  const { arrival, address } = arrivalOf(location.href);
  let language: Language = arrival.language ?? memory.language() ?? (isLanguage(lang) ? lang : 'zh-CN');
  let desk: Desk | undefined;
  let chat: Chat | undefined;

  const banner = part('banner');
  const notice = createNotice();
  const quick = createQuick(text => chat?.say(text));
  const header = createHeader(() => {
    const { other } = words[language];
    language = other.language;
    memory.setLanguage(language);
    notice.hide();
    chat?.say(other.command);
    show();
    void refresh();
  });

  const unsent = memory.kept.load().length;
  const link = createLink({
    wire: httpWire(),
    language: () => language,
    random: Math.random,
    kept: memory.kept,
    prepare: parcel,
    onReach(within) {
      banner.hidden = within;
      if (within) void refresh();
    },
    onRefused: status => notify(status === 413 ? tooLarge() : (refusals()[status] ?? words[language].notSent)),
    onMoved: () => location.reload(),
  });
  watchAttention({
    gone: link.rest,
    back() {
      link.wake();
      void refresh();
    },
  });
  setInterval(() => void refresh(), refreshMs);
  followKeyboard();
  show();
  const slow = setTimeout(() => part('opening').querySelector('p')?.replaceChildren(words[language].slowOpening), 6000);

  const [webChat, history] = await Promise.all([loadWebChat(dataset.webchat ?? ''), link.history, refresh()]);
  clearTimeout(slow);
  const element = part('chat');
  chat = createChat(webChat, {
    element,
    link,
    history,
    memory,
    choose,
    onOffer: quick.hide,
  });
  show();
  // Web Chat leaves strangers beside its own elements alone.
  element.querySelector('.webchat__send-box')?.before(notice.element, quick.element);

  window.history.replaceState(null, '', address);
  if (arrival.serial) chat.tell('serial', arrival.serial);
  // A link can be anybody's: what it asks is said by itself only where there is nothing yet that it could decide.
  const fresh = unsent === 0 && !history.some(({ from }) => from?.role === 'user');
  if (arrival.ask) chat[fresh ? 'say' : 'suggest'](arrival.ask);

  function show(): void {
    const t = words[language];
    header.show(language, desk);
    banner.textContent = t.reconnecting;
    quick.show(t.quick, desk?.quick ?? []);
    chat?.show({
      language,
      color: desk?.color ?? getComputedStyle(document.documentElement).getPropertyValue('--brand').trim(),
      shopName: desk?.name ?? document.querySelector('h1')?.textContent ?? '',
    });
  }

  async function refresh(): Promise<void> {
    const asked = language;
    const fresh = await fetchDesk(asked);
    if (!fresh || asked !== language || JSON.stringify(fresh) === JSON.stringify(desk)) return;
    desk = fresh;
    show();
  }

  function choose(files: readonly Chosen[]): readonly Chosen[] {
    return files.filter(({ blob }) => {
      const known = /^(image|video)\//.test(blob.type) || blob.type === 'application/pdf' || /\.pdf$/i.test(blob.name);
      const fits = blob.size <= uploadBytes || isPhoto(blob.type);
      if (!known) notify(words[language].wrongType);
      else if (!fits) notify(tooLarge());
      return known && fits;
    });
  }

  function refusals(): Readonly<Record<number, string>> {
    return { 415: words[language].wrongType, [gone]: words[language].chooseAgain };
  }

  function tooLarge(): string {
    return words[language].tooLarge(Math.floor(uploadBytes / 1024 / 1024));
  }

  function notify(text: string): void {
    notice.show(text, words[language].close);
  }
}
