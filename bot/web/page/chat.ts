import type { Activity } from './activity.ts';
import { restored } from './history.ts';
import type { Link } from './link.ts';
import { look } from './look.ts';
import type { Memory } from './memory.ts';
import { withLink } from './page-link.ts';
import type { Action, Store, WebChat } from './web-chat.d.ts';
import { webChatStrings } from './webchat-strings.ts';
import type { Language } from './words.ts';

/** Microsoft's Web Chat in the page: the transcript, the answers to choose from and the box to type in. */
export interface Chat {
  show(as: { readonly language: Language; readonly color: string; readonly shopName: string }): void;
  say(text: string): void;
  /** Puts it into the send box, unless something stands there. */
  suggest(text: string): void;
  tell(name: string, value: string): void;
}

export interface ChatOptions {
  readonly element: HTMLElement;
  readonly link: Link;
  readonly history: readonly Activity[];
  readonly memory: Memory;
  /** Gives back those of the chosen files that may be sent. */
  readonly choose: (files: readonly Chosen[]) => readonly Chosen[];
  /** Whether the desk offers answers at the moment. */
  readonly onOffer: (offered: boolean) => void;
}

export interface Chosen {
  readonly blob: File;
}

/** One store for the life of the page, so that the transcript, the draft and messages on their way stay. */
export function createChat(webChat: WebChat, options: ChatOptions): Chat {
  const { link, memory } = options;
  let connected: () => void = () => {};
  const ready = new Promise<void>(resolve => {
    connected = resolve;
  });

  let nothingLeft = false;

  const store = webChat.createStore(restored(options.history), () => next => action => {
    switch (action.type) {
      case 'DIRECT_LINE/CONNECT_FULFILLED':
        connected();
        return next(action);
      case 'DIRECT_LINE/INCOMING_ACTIVITY':
        return next(linked(action));
      case 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS':
        return next(chosen(action));
      // Web Chat submits right after a choice; where nothing of it may be sent, what stands in the box stays.
      case 'WEB_CHAT/SUBMIT_SEND_BOX':
        return nothingLeft ? undefined : next(action);
      default:
        return next(action);
    }
  });
  follow(store);

  return {
    show: ({ language, color, shopName }) =>
      webChat.renderWebChat(
        {
          directLine: link,
          store,
          locale: language,
          overrideLocalizedStrings: webChatStrings[language],
          styleOptions: look(color, shopName),
        },
        options.element,
      ),
    say: text => send({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } }),
    suggest(text) {
      void ready.then(() => {
        if (store.getState().sendBoxValue === '') store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
      });
    },
    tell: (name, value) => send({ type: 'WEB_CHAT/SEND_EVENT', payload: { name, value } }),
  };

  /** Web Chat drops what comes before it is connected. */
  function send(action: Action): void {
    void ready.then(() => store.dispatch(action));
  }

  function linked(action: Action): Action {
    return { ...action, payload: { ...action.payload, activity: withLink(action.payload?.activity as Activity) } };
  }

  function chosen(action: Action): Action {
    const before = (action.payload?.attachments ?? []) as readonly Chosen[];
    const attachments = options.choose(before);
    nothingLeft = before.length > 0 && attachments.length === 0;
    if (nothingLeft) {
      setTimeout(() => {
        nothingLeft = false;
      });
    }
    return { ...action, payload: { ...action.payload, attachments } };
  }

  function follow(watched: Store): void {
    const draft = memory.draft();
    if (draft !== '') watched.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });
    let before = watched.getState();
    options.onOffer((before.suggestedActions ?? []).length > 0);
    watched.subscribe(() => {
      const now = watched.getState();
      if (now.sendBoxValue !== before.sendBoxValue) memory.setDraft(now.sendBoxValue);
      if (now.suggestedActions !== before.suggestedActions) options.onOffer((now.suggestedActions ?? []).length > 0);
      before = now;
    });
  }
}

/** Fetches `webchat.js`; while the desk is away, again and again. */
export function loadWebChat(address: string): Promise<WebChat> {
  return new Promise(resolve => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => {
      if (window.WebChat) resolve(window.WebChat);
    };
    script.onerror = () => {
      script.remove();
      setTimeout(() => void loadWebChat(address).then(resolve), 2000);
    };
    document.head.append(script);
  });
}
