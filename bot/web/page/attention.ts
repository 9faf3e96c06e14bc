/** Tells when the customer comes and goes, by whatever signs this browser gives. */
export function watchAttention(on: {
  /** In front again, the network back, or restored from the back-forward cache: things may have changed. */
  readonly back: () => void;
  /** The network or the page goes; what is open now will not last. */
  readonly gone: () => void;
}): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') on.back();
  });
  window.addEventListener('pageshow', event => {
    if (event.persisted) on.back();
  });
  // An open WebSocket would keep the page out of the back-forward cache.
  window.addEventListener('pagehide', on.gone);
  for (const name of ['online', 'offline']) {
    // Some browsers say so wrongly: what is open is dropped, and the next try finds out.
    window.addEventListener(name, () => {
      on.gone();
      on.back();
    });
  }
}
