import type { Activity } from './activity.ts';
import { type Observable, recorded, single } from './observable.ts';
import { createOutbox, type OutboxOptions } from './outbox.ts';
import { patience } from './patience.ts';
import { sessions } from './session.ts';
import { openStream, type Stream } from './stream.ts';
import { Away, type Batch, Expired, type Wire } from './wire.ts';

/** The page's line to the desk, in the shape of the chat adapter that Web Chat asks for. */
export interface Link {
  /** What comes after the history. */
  readonly activity$: Observable<Activity>;
  /** For Web Chat the line is always up: outages are the link's business, so one can go on typing and sending. */
  readonly connectionStatus$: Observable<number>;
  postActivity(activity: Activity): Observable<string>;
  end(): void;

  /** The conversation so far, as soon as the desk has given it. */
  readonly history: Promise<readonly Activity[]>;
  /** The page is in front again, or the network is back: looks whether the line still holds. */
  wake(): void;
  /** Lets go of the line until `wake`, as it would not survive what comes. */
  rest(): void;
}

export interface LinkOptions extends Pick<OutboxOptions, 'kept' | 'prepare' | 'random' | 'onRefused'> {
  readonly wire: Wire;
  readonly language: () => string;
  /** Whether the desk is within reach; called at each change. */
  readonly onReach: (within: boolean) => void;
  /** The visitor has another conversation now, or begins theirs anew. */
  readonly onMoved: () => void;
}

const online = 2;
/** A line that was silent for so long while the page was away is not trusted; the desk speaks each 20 s. */
const doubtMs = 25_000;

/**
 * Keeps the page and the conversation the same, whatever happens in between: a reload, an outage, sleep, a token
 * that is over, a restart of the desk, other tabs.
 *
 * One round, again and again: ask for all that came after the watermark, then listen on a WebSocket that tells what
 * comes after it. Nothing can fall between the two, and where no WebSocket gets through the rounds amount to polling.
 * What was seen before is passed over, and a message is sent under the same clientActivityID until the desk has it.
 */
export function createLink(options: LinkOptions): Link {
  const { wire } = options;
  const activities = recorded<Activity>();
  const status = recorded<number>();
  const session = sessions(wire, options.onMoved);
  const pause = patience(options.random);
  const seen = new Map<string, string>();
  let watermark: string | undefined;
  let started = false;
  let begun = false;
  let within = true;
  let stream: Stream | undefined;
  let ended = false;
  let resting: Promise<void> | undefined;
  let resume: () => void = () => {};
  let begin: (history: readonly Activity[]) => void = () => {};
  const history = new Promise<readonly Activity[]>(resolve => {
    begin = resolve;
  });
  const outbox = createOutbox({
    ...options,
    ready: history,
    post: parcel => speak(current => wire.post(current, parcel)),
  });

  status.push(online);
  void rounds();

  return {
    activity$: activities,
    connectionStatus$: status,
    postActivity: activity => single(() => outbox.send(activity)),
    end() {
      ended = true;
      stream?.close();
      wake();
    },
    history,
    wake,
    rest() {
      resting ??= new Promise(resolve => {
        resume = resolve;
      });
      stream?.close();
    },
  };

  function wake(): void {
    resting = undefined;
    resume();
    if (stream?.silentFor(doubtMs)) stream.close();
    pause.cut();
    outbox.hurry();
  }

  async function rounds(): Promise<void> {
    while (!ended) {
      try {
        await round();
        await pause.wait();
      } catch (error) {
        reach(false);
        await pause.wait(error instanceof Away ? error.retryAfterMs : undefined);
      }
      await resting;
    }
  }

  async function round(): Promise<void> {
    if (!started) await speak(current => wire.start(current, options.language()));
    started = true;
    const missed = fresh(await speak(current => wire.since(current, watermark)));
    reach(true);
    if (begun) tell(missed);
    else begin(missed);
    begun = true;
    const address = await speak(current => wire.stream(current, watermark));
    stream = openStream(address, batch => tell(fresh(batch)), pause.reset);
    await stream.over;
    stream = undefined;
  }

  /** With the session at hand, or with a new one when that is over. A desk that refuses both is treated as away. */
  async function speak<T>(say: (current: Awaited<ReturnType<typeof session.get>>) => Promise<T>): Promise<T> {
    const first = await session.get();
    try {
      return await say(first);
    } catch (error) {
      if (!(error instanceof Expired)) throw error;
      session.over(first);
      const second = await session.get();
      return say(second).catch((again: unknown) => {
        if (!(again instanceof Expired)) throw again;
        session.over(second);
        started = false;
        throw new Away();
      });
    }
  }

  /** What of a batch was not seen before, or not like this. */
  function fresh({ activities: batch, watermark: next }: Batch): readonly Activity[] {
    // The log that is shown is gone, as it was too old: what comes now belongs to another one.
    if (next !== undefined && Number(next) < Number(watermark)) options.onMoved();
    if (next !== undefined) watermark = next;
    return batch
      .filter(activity => {
        const content = JSON.stringify(activity);
        const known = activity.id !== undefined && seen.get(activity.id) === content;
        if (activity.id !== undefined) seen.set(activity.id, content);
        return !known;
      })
      .map(shown);
  }

  function tell(news: readonly Activity[]): void {
    for (const activity of news) activities.push(activity);
  }

  function reach(now: boolean): void {
    if (within === now) return;
    within = now;
    options.onReach(now);
  }
}

/**
 * As Web Chat shows it well. It would hold an answer back for 5 s while it waits for the question, which comes in order
 * here; and it would show a photo of the customer's as the name of a file, unless it comes with a thumbnail.
 */
function shown({ replyToId: _, ...activity }: Activity): Activity {
  if (!activity.attachments) return activity;
  const attachments = activity.attachments.map(each =>
    each.contentUrl && each.contentType.startsWith('image/') ? { thumbnailUrl: each.contentUrl, ...each } : each,
  );
  return { ...activity, attachments };
}
