import type { Timer } from '../../bot/timer.ts';

/** A timer of one alarm that rings when it is told to. */
export function handTimer() {
  let alarm: (() => void) | undefined;
  const timer: Timer = {
    set(run) {
      alarm = run;
      return run;
    },
    clear(handle) {
      if (alarm === handle) alarm = undefined;
    },
  };
  return {
    timer,
    run() {
      const ringing = alarm;
      alarm = undefined;
      if (ringing === undefined) throw new Error('no alarm is set');
      ringing();
    },
    async isSet() {
      while (alarm === undefined) await new Promise(setImmediate);
    },
  };
}
