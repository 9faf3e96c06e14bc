import type { Desk } from './desk.ts';

/** Shortcuts above the box to type in, within reach of a thumb. */
export interface Quick {
  readonly element: HTMLElement;
  show(label: string, actions: Desk['quick']): void;
  /** Not beside answers that the desk offers itself. */
  hide(hidden: boolean): void;
}

export function createQuick(onChoose: (text: string) => void): Quick {
  const element = document.createElement('div');
  element.id = 'quick';
  element.setAttribute('role', 'group');
  return {
    element,
    show(label, actions) {
      element.setAttribute('aria-label', label);
      element.replaceChildren(
        ...actions.map(({ title, text }) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.textContent = title;
          button.addEventListener('click', () => onChoose(text));
          return button;
        }),
      );
    },
    hide(hidden) {
      element.hidden = hidden;
    },
  };
}
