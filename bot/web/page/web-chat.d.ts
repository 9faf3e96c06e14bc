import type { Link } from './link.ts';

/** What the page uses of `webchat.js`, which puts itself on the window. */
interface WebChat {
  renderWebChat(props: WebChatProps, element: HTMLElement): void;
  createStore(initial: object, middleware: Middleware): Store;
}

interface WebChatProps {
  readonly directLine: Link;
  readonly store: Store;
  readonly locale: string;
  readonly overrideLocalizedStrings: Readonly<Record<string, string>>;
  readonly styleOptions: Readonly<Record<string, unknown>>;
}

interface Action {
  readonly type: string;
  readonly payload?: Readonly<Record<string, unknown>>;
}

type Middleware = (store: Store) => (next: (action: Action) => unknown) => (action: Action) => unknown;

interface Store {
  dispatch(action: Action): unknown;
  subscribe(listener: () => void): () => void;
  getState(): { readonly sendBoxValue: string; readonly suggestedActions?: readonly unknown[] };
}

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}
