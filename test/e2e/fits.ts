import { expect } from 'chai';
import type { Page } from 'playwright-core';

/**
 * Fails when something on the page is cut off, covered, or narrower than what it says, or when the last message is not
 * on the screen to its end. What still moves is waited for.
 *
 * @param tapHeight pixels that whatever is tapped has to be high at least
 */
export async function expectFits(page: Page, tapHeight = 0): Promise<void> {
  const until = Date.now() + 5000;
  let troubles: unknown[];
  do {
    await page.evaluate('new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    troubles = await page.evaluate(`(${misfits})(${tapHeight})`);
  } while (troubles.length > 0 && Date.now() < until);
  expect(troubles).to.deep.equal([]);
}

/** Runs in the page, where there are no types to check it by. */
const misfits = `tapHeight => {
  const troubles = [];
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const slack = 1;
  const all = selector => [...document.querySelectorAll(selector)].filter(each => {
    const { width, height } = each.getBoundingClientRect();
    return width > 1 && height > 1 && each.checkVisibility({ visibilityProperty: true });
  });
  const named = element => (element.getAttribute('aria-label') || element.innerText || element.id).slice(0, 30);
  const within = (inner, outer) =>
    inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
  const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack;
  const text = element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const clipped = element => {
    for (let each = element.parentElement; each; each = each.parentElement) {
      const clips = getComputedStyle(each).overflow !== 'visible';
      if (clips && !within(element.getBoundingClientRect(), each.getBoundingClientRect())) return true;
    }
    return false;
  };

  if (document.documentElement.scrollWidth > innerWidth) troubles.push('the page is wider than the screen');

  const blocks = all('#head, #banner, #notice, #quick, .webchat__basic-transcript, .webchat__suggested-actions, .webchat__send-box');
  // Web Chat's help for the keyboard stands aside until it is asked for.
  const apart = '.webchat__basic-transcript, .webchat__keyboard-help';
  const buttons = all('button, a[href], textarea').filter(each => !each.closest(apart));
  for (const together of [blocks, buttons]) {
    together.forEach((one, at) => {
      for (const other of together.slice(at + 1)) {
        const separate = !one.contains(other) && !other.contains(one);
        if (separate && meet(one.getBoundingClientRect(), other.getBoundingClientRect()))
          troubles.push('over one another: ' + named(one) + ' | ' + named(other));
      }
    });
  }

  for (const button of buttons) {
    const box = button.getBoundingClientRect();
    // On a phone the shortcuts are one line that is pushed aside by a thumb.
    const pushed = button.closest('#quick') && innerWidth < 800;
    if (!pushed) {
      if (!within(box, screen) || clipped(button)) troubles.push('cut off: ' + named(button));
      const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      if (!button.contains(hit) && !hit?.contains(button)) troubles.push('covered: ' + named(button));
    }
    if (button.innerText?.trim() && !within(text(button), box)) troubles.push('longer than its button: ' + named(button));
    if (!button.matches('textarea') && box.height < tapHeight) troubles.push('too low to tap: ' + named(button) + ', ' + box.height);
  }

  for (const line of all('.webchat__bubble, .webchat__text-content, #line, .who h1')) {
    const { left, right } = line.getBoundingClientRect();
    const isCut = left < -slack || right > innerWidth + slack || line.scrollWidth > line.clientWidth + slack;
    if (isCut) troubles.push('cut off: ' + named(line));
  }
  const last = all('.webchat__bubble').at(-1);
  const transcript = document.querySelector('.webchat__basic-transcript');
  if (last && last.getBoundingClientRect().bottom > transcript.getBoundingClientRect().bottom + slack)
    troubles.push('the last message is not to be seen: ' + named(last));
  return troubles;
}`;
