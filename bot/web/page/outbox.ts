import type { Activity } from './activity.ts';
import type { Parcel } from './parcel.ts';
import { patience } from './patience.ts';
import { Away, Refused } from './wire.ts';

/** Where messages without files wait for the desk, so that a reload does not lose them. */
export interface Kept {
  load(): readonly Activity[];
  save(activities: readonly Activity[]): void;
}

export interface OutboxOptions {
  readonly kept: Kept;
  readonly random: () => number;
  /** Nothing is sent before. */
  readonly ready: Promise<unknown>;
  readonly prepare: (activity: Activity) => Promise<Parcel>;
  readonly post: (parcel: Parcel) => Promise<string>;
  /** A message that will not be sent: by the status of the desk's answer, 0 when there was none. */
  readonly onRefused: (status: number) => void;
}

export interface Outbox {
  /**
   * Resolves with the id under which the desk has it.
   *
   * @throws Refused, or Away when the desk was out of reach for too long
   */
  send(activity: Activity): Promise<string>;
  /** Tries at once what waits for its next try. */
  hurry(): void;
}

interface Letter {
  readonly activity: Activity;
  readonly since: number;
  readonly sent: (id: string) => void;
  readonly failed: (error: unknown) => void;
}

/** Web Chat gives a message up after 5 minutes and offers to send it anew; by then it may not be on its way any more. */
const holdMs = 280_000;
/** Faults of the desk, as opposed to outages, are not tried for ever: a message may be what causes them. */
const maxFaults = 4;

/** Sends messages one after another in the order in which they were written, each until the desk has it. */
export function createOutbox({ kept, random, ready, prepare, post, onRefused }: OutboxOptions): Outbox {
  const letters: Letter[] = kept.load().map(activity => letter(activity));
  const pause = patience(random);
  let busy = false;
  if (letters.length > 0) void deliver();

  return {
    send: activity =>
      new Promise((sent, failed) => {
        letters.push({ ...letter(activity), sent, failed });
        keep();
        void deliver();
      }),
    hurry: pause.cut,
  };

  async function deliver(): Promise<void> {
    if (busy) return;
    busy = true;
    await ready;
    for (let next = letters[0]; next; next = letters[0]) {
      try {
        next.sent(await delivered(next));
      } catch (error) {
        onRefused(error instanceof Refused ? error.status : 0);
        next.failed(error);
      }
      letters.shift();
      keep();
    }
    busy = false;
  }

  async function delivered({ activity, since }: Letter): Promise<string> {
    const parcel = await prepare(activity);
    for (let faults = 0; ; ) {
      try {
        const id = await post(parcel);
        pause.reset();
        return id;
      } catch (error) {
        if (error instanceof Away && error.fault) faults += 1;
        if (!(error instanceof Away) || faults === maxFaults || Date.now() - since > holdMs) throw error;
        await pause.wait(error.retryAfterMs);
      }
    }
  }

  function keep(): void {
    kept.save(letters.map(({ activity }) => activity).filter(({ attachments = [] }) => attachments.length === 0));
  }
}

function letter(activity: Activity): Letter {
  return { activity, since: Date.now(), sent: () => {}, failed: () => {} };
}
