import type { JsonValue } from "@/lib/memory/json-limits";

/** A message of a short talk. `on` is the day it was written, 10:00 UTC. */
export type DialogueMessage = { readonly role: "person" | "assistant"; readonly on: string; readonly text: string };

/**
 * What a careful reader would write down. `content` must match the note, `quote` must stand in its evidence, and key and
 * value are compared where they are given.
 */
export type ExpectedOperation = {
  readonly kind: "add" | "supersede" | "same";
  readonly type: "fact" | "preference" | "event";
  readonly content: RegExp;
  readonly quote: string;
  readonly key?: string;
  readonly value?: JsonValue;
  /** Right when it is found, and no loss when it is not. */
  readonly isOptional?: boolean;
};

export type Dialogue = {
  /** Unique in the set: it decides which part the dialogue belongs to. */
  readonly name: string;
  readonly language: "en" | "de" | "es";
  readonly messages: readonly DialogueMessage[];
  /** Empty where nothing is to be learned. */
  readonly expected: readonly ExpectedOperation[];
};

/** A Monday. */
const USUAL_DAY = "2027-05-03";

export const person = (text: string, on = USUAL_DAY): DialogueMessage => ({ role: "person", on, text });
export const assistant = (text: string, on = USUAL_DAY): DialogueMessage => ({ role: "assistant", on, text });

type More = { readonly key?: string; readonly value?: JsonValue; readonly isOptional?: boolean };
type Note = (type: ExpectedOperation["type"], content: RegExp, quote: string, more?: More) => ExpectedOperation;
export const add: Note = (type, content, quote, more = {}) => ({ kind: "add", type, content, quote, ...more });
export const supersede: Note = (type, content, quote, more = {}) => ({ kind: "supersede", type, content, quote, ...more });
export const same: Note = (type, content, quote, more = {}) => ({ kind: "same", type, content, quote, ...more });

type Talk = readonly [name: string, messages: readonly DialogueMessage[], expected?: readonly ExpectedOperation[]];
export const inEnglish = (talks: readonly Talk[]): Dialogue[] => talks.map(([name, messages, expected = []]) => ({ name, language: "en", messages, expected }));
export const inGerman = (talks: readonly Talk[]): Dialogue[] => talks.map(([name, messages, expected = []]) => ({ name, language: "de", messages, expected }));
export const inSpanish = (talks: readonly Talk[]): Dialogue[] => talks.map(([name, messages, expected = []]) => ({ name, language: "es", messages, expected }));
