import type { Desk } from './desk.ts';
import { textOn } from './look.ts';
import { type Language, words } from './words.ts';

export interface Header {
  show(language: Language, desk: Desk | undefined): void;
}

/** The shop's name, whether it is open, the hotline and the switch of language. */
export function createHeader(onSwitch: () => void): Header {
  const head = part('head');
  const line = part('line');
  const call = part<HTMLAnchorElement>('call');
  const language = part<HTMLButtonElement>('language');
  language.addEventListener('click', onSwitch);
  return {
    show(spoken, desk) {
      const t = words[spoken];
      document.documentElement.lang = spoken;
      language.textContent = t.other.label;
      language.lang = t.other.language;
      language.setAttribute('aria-label', t.other.hint);
      language.hidden = false;
      if (!desk) {
        line.textContent = t.title;
        return;
      }
      document.title = `${desk.name} · ${t.title}`;
      document.documentElement.style.setProperty('--brand', desk.color);
      document.documentElement.style.setProperty('--on-brand', textOn(desk.color));
      document.querySelector('meta[name=theme-color]')?.setAttribute('content', desk.color);
      head.querySelector('h1')?.replaceChildren(desk.name);
      head.querySelector('.badge')?.replaceChildren([...desk.name][0] ?? '');
      line.textContent = desk.line;
      line.dataset.open = String(desk.open);
      call.hidden = !desk.hotline;
      if (desk.hotline) {
        call.href = `tel:${desk.hotline.replace(/[^\d+]/g, '')}`;
        call.title = desk.hotline;
        call.setAttribute('aria-label', t.call(desk.hotline));
      }
    },
  };
}

/** @throws Error when the page's HTML has no such element */
export function part<E extends HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element as E;
}
