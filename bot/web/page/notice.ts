/** One line above the box to type in, for what went wrong with what was just done. */
export interface Notice {
  readonly element: HTMLElement;
  show(text: string, close: string): void;
  hide(): void;
}

const shownMs = 12_000;

export function createNotice(): Notice {
  const element = document.createElement('div');
  element.id = 'notice';
  element.setAttribute('role', 'alert');
  element.hidden = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    show(text, close) {
      const line = document.createElement('p');
      line.textContent = text;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = close;
      button.addEventListener('click', hide);
      element.replaceChildren(line, button);
      element.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(hide, shownMs);
    },
    hide,
  };

  function hide(): void {
    element.hidden = true;
  }
}
