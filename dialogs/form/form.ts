import { z } from 'zod';
import type { Language } from '../../knowledge/records.ts';
import type { Labelled } from '../buttons.ts';
import type { DialogId } from '../ids.ts';
import type { Desk } from '../ports.ts';
import type { Choice } from '../understand/choice.ts';

/** A value that stands in stored state: JSON, never a rendered sentence. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value as it is kept in state. */
export function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** For `fits`: whether what was kept, perhaps by another version of the program, has the shape that is kept today. */
export function shaped(shape: z.ZodType): (kept: unknown) => boolean {
  return kept => shape.safeParse(kept).success;
}
export const isText = shaped(z.string());
export const areTexts = shaped(z.array(z.string()));

/** What the customer did to answer: words, a tapped button, files. */
export interface Reply {
  readonly text: string;
  /** The choice of the question that was tapped, or that the words mean; undefined when they mean none. */
  readonly chosen?: string;
  /** Ids of files that came with it. */
  readonly files: readonly string[];
}

export interface Question {
  readonly text: string;
  /** What may be tapped; the label, a number, an ordinal or a synonym may be typed as well. */
  readonly choices?: readonly Choice[];
  /** What is answered binds the customer: only a whole message that says so counts, with what a yes and a no mean. */
  readonly binding?: { readonly yes: string; readonly no: string };
}

/**
 * What a reply says about a slot.
 * - `value`: it fits; `unsure` when it might as well be a question of the customer's, which is looked at first.
 * - `problem`: why it does not fit, as the customer is told; `firm` when it was meant for this question all the same,
 *   as a number that lacks a digit, so that it says nothing about others.
 * - `narrows`: no value yet, but what the question offers goes by it from now on: values of slots that are not asked.
 * - `ends`: the customer does not want to go on, with what is said to that.
 */
export type Reading<V> =
  | { readonly value: V; readonly unsure?: boolean }
  | { readonly problem: string; readonly firm?: boolean }
  | { readonly narrows: { readonly [slot: string]: Json } }
  | { readonly ends: string };

/** One thing that a form needs to know. Slots are built per turn, so their functions know texts, desk and now. */
export interface Slot<A extends object, V> {
  /** What the line of the summary is called; it may be typed to correct the line (电话改成…). */
  readonly label: string;
  /** Other words for the label, by which customers correct the line. */
  readonly names?: readonly string[];
  /** The question; `misses` counts the replies to it that did not fit, so that help can use other words. */
  readonly ask: (answers: Partial<A>, misses: number) => Question;
  /** The customer may skip it; its value is null then. */
  readonly optional?: true;
  /** The only validation. Pure: the same reply reads the same at any time of the turn. */
  readonly read: (reply: Reply, answers: Partial<A>) => Reading<V>;
  /** The value in the summary, where others may complete it; a slot without it has no line there. */
  readonly show?: (value: V, answers: Partial<A>) => string;
  /** `false`: never asked, only filled, as the photos that a customer sends at any step. */
  readonly asked?: false;
  /** What holds as long as the customer says nothing else; it stands in the summary, where it may be changed. */
  readonly usual?: (answers: Partial<A>) => V | undefined;
  /** A value after which nothing else is needed: the form is done without a summary. */
  readonly finishes?: (value: V) => boolean;
  /** Whether it is needed at all; a slot that is not is left out of the summary and of what `done` gets. */
  readonly when?: (answers: Partial<A>) => boolean;
  /** Whether a value that a form is begun with, or had a while ago, is any good; one that is not is asked for. */
  readonly fits?: (value: V) => boolean;
  /** Several of the choices may be named at once; `read` gets the words then. */
  readonly several?: true;
  /** Finds its value in a message that answers another question, so that nothing is asked that was said already. */
  readonly spot?: (text: string, answers: Partial<A>) => V | undefined;
  /** Whether a message is a value of it and nothing else, so that it answers no other question, however freely asked. */
  readonly owns?: (text: string) => boolean;
  /** What was said of it before it could be taken; looked at with each answer, as long as it is open. */
  readonly earlier?: (answers: Partial<A>) => V | undefined;
  /**
   * Takes up more of it that comes later: `meant` where the customer says so (加一句：…), else in a message that fits
   * no other question, where it may not be meant for it.
   */
  readonly more?: (before: V, text: string, meant: boolean) => V | undefined;
  /** Whether a message at the summary that names no line is about this one, which is changed by it then. */
  readonly concerns?: (text: string) => boolean;
  /** Other words for a value, by which customers speak of it: "not the AC, the fridge". */
  readonly called?: (value: V) => readonly string[];
  /** What files alone say as the answer to its question. */
  readonly byFiles?: V;
  /** What is said once about an answer, before it goes on. */
  readonly remark?: (value: V, answers: Partial<A>) => string | undefined;
  /**
   * What has to happen as soon as the value is known, in the same transaction.
   *
   * @returns why the value cannot be had after all, as the customer is told; then the slot is asked again
   */
  readonly claim?: (value: V) => Promise<string | undefined>;
  /** Undoes the claim when the form is given up. */
  readonly release?: () => Promise<void>;
}

export type Slots<A extends object> = { readonly [K in keyof A]-?: Slot<A, NonNullable<A[K]>> };

/** A guided dialog: what it needs to know, in the order in which it is asked, and what comes of it. */
export interface Form<A extends object> {
  readonly id: DialogId;
  readonly slots: Slots<A>;
  /** Why there is nothing to fill in, found when the form is made: it ends before anything is asked. */
  readonly idle?: Said & { readonly next?: Next };
  /** Where files go that are sent at any step, and how many it holds. */
  readonly files?: { readonly slot: keyof A & string; readonly max: number };
  /** Misses of one question after which a person is offered. */
  readonly retries: number;
  /** `false`: nothing is opened or changed by it, so that nobody has to check the answers first. */
  readonly checked?: false;
  /** Other words than the usual ones by which it is given up, and the form that they lead to. */
  readonly leaves?: (text: string) => { readonly next?: Next } | undefined;
  /** What is said when it is given up, where the usual words would mislead. */
  readonly cancelled?: string;
  /** What to say below the lines of the summary, before the customer submits. */
  readonly note?: (answers: Partial<A>) => string | undefined;
  readonly done: (answers: A, desk: Desk) => Promise<Done<A>>;
}

/** What the customer is told at the end; `onward` leads on from there. */
export interface Said {
  readonly said: string;
  readonly onward?: readonly Labelled[];
}

export type Done<A extends object> =
  /** `ticket` is the number of the case it is about; `next` is the form that goes on at once with what is known. */
  | (Said & { readonly ticket?: string; readonly next?: Next })
  /** Something was taken meanwhile: this slot is asked again, the rest is kept. */
  | { readonly again: keyof A & string; readonly because: string };

export interface Next {
  readonly dialog: DialogId;
  readonly given: Readonly<Record<string, Json>>;
}

/** What every form says by itself, whatever it is about. */
export interface FormTexts {
  readonly language: Language;
  summary(lines: readonly SummaryLine[], note: string | undefined): string;
  /** Asks whether to go on with what was filled in earlier. */
  resume(lines: readonly SummaryLine[]): string;
  readonly goOn: Choice;
  readonly anew: Choice;
  readonly skip: Choice;
  /** Stands in the summary for what was skipped. */
  readonly notGiven: string;
  readonly submit: Choice;
  readonly change: Choice;
  readonly cancel: Choice;
  readonly whichLine: string;
  readonly notInSummary: string;
  /** One thing more is to come after this one. */
  readonly oneAtATime: string;
  readonly severalFit: (labels: readonly string[]) => string;
}

export interface SummaryLine {
  readonly number: number;
  readonly slot: string;
  readonly label: string;
  readonly value: string;
}
