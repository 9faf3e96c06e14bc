/** Keeps the page as high as what is left above the keyboard; iOS lays it out behind it otherwise. */
export function followKeyboard(): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const follow = (): void => {
    // While zoomed in by hand the page stays as it is.
    if (viewport.scale > 1.01) return;
    document.documentElement.style.setProperty('--height', `${viewport.height}px`);
    window.scrollTo(0, 0);
  };
  viewport.addEventListener('resize', follow);
  follow();
}
