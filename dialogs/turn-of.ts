import type { TurnContext } from 'botbuilder-core';
import type { Temporal } from 'temporal-polyfill';
import type { Knowledge } from '../knowledge/content.ts';
import { Fault } from '../knowledge/fault.ts';
import type { Language } from '../knowledge/records.ts';
import type { Button } from './buttons.ts';
import type { Memory } from './memory.ts';
import type { Desk } from './ports.ts';
import type { Texts } from './texts/texts.ts';
import type { Matcher } from './understand/match.ts';

/** What came in, read once: the words, the button that was tapped, the files that were sent along. */
export interface Input {
  /** Trimmed; the label where a button was tapped; empty where nothing was written. */
  readonly text: string;
  readonly button?: Button;
  /** Ids of files that are kept. */
  readonly files: readonly string[];
}

/** Everything a dialog may know in one turn. Built anew for every run of it. */
export interface Turn {
  readonly now: Temporal.Instant;
  readonly language: Language;
  readonly texts: Texts;
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
  readonly desk: Desk;
  readonly input: Input;
  /** Where the page of a case is; none where nobody knows how the customer reaches the desk. */
  readonly pageOf?: (ticket: string) => string;
  /** What the conversation remembers beside the dialog stack; changed in place. */
  readonly memory: Memory;
}

const key = Symbol('turn');

/** Gives the dialogs of a turn their turn. */
export function putTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(key, turn);
}

/** The turn that a dialog runs in. */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn>(key);
  if (turn === undefined) throw new Fault('program', { why: 'a dialog ran outside of a turn' });
  return turn;
}
