import { Away, type Session, type Wire } from './wire.ts';

/** The session of this page: asked for once, whoever needs it, and again when it is over or was found to be. */
export interface Sessions {
  get(): Promise<Session>;
  over(session: Session): void;
}

/**
 * @param moved  the visitor has another conversation now, as when the cookie was deleted: what this page shows is
 *   not what it would speak in
 */
export function sessions(wire: Pick<Wire, 'session'>, moved: () => void): Sessions {
  let held: Session | undefined;
  let asking: Promise<Session> | undefined;
  let conversation: string | undefined;
  return {
    async get() {
      if (held && Date.now() < held.until) return held;
      asking ??= renewed().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    over(session) {
      if (held === session) held = undefined;
    },
  };

  async function renewed(): Promise<Session> {
    const session = await wire.session();
    if (conversation !== undefined && conversation !== session.conversation) {
      moved();
      throw new Away();
    }
    conversation = session.conversation;
    held = session;
    return session;
  }
}
