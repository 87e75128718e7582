import { describe, expect, it } from "vitest";
import { signatureWords } from "@/lib/memory/search/signature";
import { CONTINUATION_BYTES, hashBeginnings, hashTyped } from "@/lib/memory/words/hash-beginnings";
import { DocumentTable, expectedBytes, type HeldDocument, type Wanted } from "./document-table";
import { MOST_BYTES } from "./held-tables";

const meaningOf = (vector: Float32Array) => ({ signature: signatureWords(vector), vector });
const meaning = meaningOf(Float32Array.of(1, 2, 3, 4));
const document = (documentId: number, terms: readonly number[], rest: Partial<HeldDocument> = {}): HeldDocument => ({
  documentId,
  kind: "fact",
  validUntilMs: Infinity,
  place: null,
  length: terms.length,
  terms: Int32Array.from(terms),
  frequencies: new Uint8Array(terms.length).fill(0x10),
  beginnings: null,
  meaning,
  ...rest,
});
const key = Buffer.alloc(32, 7);
function beginningsOf(...words: string[]): HeldDocument["beginnings"] {
  const hashed = hashBeginnings(key, words);
  return { hashes: Int32Array.from(hashed, ({ hash }) => hash), continuations: Buffer.concat(hashed.map(({ continuation }) => continuation)) };
}
function tableOf(...documents: HeldDocument[]): DocumentTable {
  const table = new DocumentTable(4);
  for (const each of documents) table.put(each);
  return table;
}
const ids = (found: readonly { documentId: number }[]) => found.map(({ documentId }) => documentId);
const withWord = (table: DocumentTable, wanted: Wanted, term: number) => table.withWords(wanted, { selected: new Set([term]), formsOfTerm: new Map([[term, [0]]]) });
const memoriesWithWord = (table: DocumentTable, wanted: Wanted, term: number) => ids(withWord(table, wanted, term).memoryHits);
const facts = { kinds: ["fact"], atMs: 0 } as const;

describe("DocumentTable", () => {
  it("finds by words and by meaning what is of a kind and valid", () => {
    const table = tableOf(document(1, [10]), document(2, [10, 11], { kind: "event" }), document(3, [10], { validUntilMs: 1_000 }));
    for (const [wanted, expected] of [[facts, [1, 3]], [{ ...facts, atMs: 1_000 }, [1]], [{ kinds: ["event", "fact"], atMs: 0 }, [1, 2, 3]]] as const) {
      expect(memoriesWithWord(table, wanted, 10)).toEqual(expected);
      expect(ids(table.nearest(wanted, meaning, 10).memories).toSorted()).toEqual(expected);
    }
  });

  it("knows where messages stand", () => {
    const place = { conversationId: "a", depth: 4 };
    const said = (documentId: number, conversationId: string, depth: number) => document(documentId, [10], { kind: "message", place: { conversationId, depth } });
    const table = tableOf(document(1, [10]), said(2, "a", 4), said(3, "b", 0), said(4, "a", 9));
    const hit = { length: 1, matches: [{ form: 0, statements: 1, questions: 0 }] };
    const messages = { kinds: ["message"], atMs: 0 } as const;
    expect(withWord(table, messages, 10)).toEqual({
      memoryHits: [],
      messageHits: [
        { conversationId: "a", hits: [{ ...hit, documentId: 2, depth: 4 }, { ...hit, documentId: 4, depth: 9 }] },
        { conversationId: "b", hits: [{ ...hit, documentId: 3, depth: 0 }] },
      ],
    });
    expect(table.nearest(messages, meaning, 10).messages[0]).toMatchObject({ documentId: 2, place });
    expect(withWord(table, facts, 10)).toEqual({ memoryHits: [{ ...hit, documentId: 1 }], messageHits: [] });
  });

  it("finds by the beginning of a word what is of a kind and valid, and tells what else it holds", () => {
    const table = tableOf(
      document(1, [10], { beginnings: beginningsOf("walnuts", "peanuts") }),
      document(2, [10, 11], { beginnings: beginningsOf("pearls") }),
      document(3, [], { kind: "event", beginnings: beginningsOf("peanut") }),
      document(4, [10], { validUntilMs: 1_000, beginnings: beginningsOf("peanut") }),
      document(5, [10], { kind: "message", place: { conversationId: "a", depth: 0 } }),
    );
    const begun = (wanted: Wanted, typed: string, most = 10) => table.withBeginning(wanted, { typed: hashTyped(key, typed), most }, new Map([[10, [3]]]));
    expect(ids(begun(facts, "pea"))).toEqual([4, 2, 1]);
    expect(ids(begun(facts, "pea", 2))).toEqual([4, 2]);
    expect(ids(begun({ ...facts, atMs: 1_000 }, "pea", 2))).toEqual([2, 1]);
    expect(ids(begun(facts, "pean"))).toEqual([4, 1]);
    expect(ids(begun({ ...facts, atMs: 1_000 }, "pean"))).toEqual([1]);
    expect(ids(begun({ kinds: ["event", "message"], atMs: 0 }, "pean"))).toEqual([3]);
    expect(begun({ ...facts, atMs: 1_000 }, "pean")).toEqual([{ documentId: 1, length: 1, matches: [{ form: 3, statements: 1, questions: 0 }] }]);

    table.put(document(1, [10], { beginnings: beginningsOf("lute", "theorbo", "violin", "harps", "drums", "flute", "organ", "viola", "trumpet") }));
    table.remove([4]);
    expect(ids(begun(facts, "pean"))).toEqual([]);
    expect(ids(begun(facts, "trump"))).toEqual([1]);
    table.put(document(1, [10]));
    expect(ids(begun(facts, "trump"))).toEqual([]);
  });

  it("a document that is put again is in the place of what it was", () => {
    const table = tableOf(document(7, [10]), document(8, [10]));
    table.put(document(7, [12], { meaning: null }));
    expect(table.size).toBe(2);
    expect(memoriesWithWord(table, facts, 10)).toEqual([8]);
    expect(memoriesWithWord(table, facts, 12)).toEqual([7]);
    expect(ids(table.nearest(facts, meaning, 10).memories)).toEqual([8]);
  });

  it("what is taken out is found by nothing, and may come back", () => {
    const table = tableOf(document(1, [10]), document(2, [10]));
    table.remove([1, 99]);
    expect(table.size).toBe(1);
    expect(memoriesWithWord(table, facts, 10)).toEqual([2]);
    expect(ids(table.nearest(facts, meaning, 10).memories)).toEqual([2]);
    expect(table.count(0, 10)).toMatchObject({ memories: 1, rowsWithTerm: new Map([[10, 1]]) });
    table.put(document(1, [10]));
    expect(memoriesWithWord(table, facts, 10)).toEqual([2, 1]);
  });

  it("counts what it holds, and how frequent the words of the newest are", () => {
    const table = tableOf(
      document(1, [10, 11]),
      document(2, [10], { kind: "event", validUntilMs: 5 }),
      document(3, [10, 12, 13], { kind: "message", place: { conversationId: "a", depth: 0 } }),
      document(4, [10], { kind: "message", place: { conversationId: "a", depth: 1 } }),
    );
    expect(table.count(5, 2)).toEqual({
      memories: 2, messages: 2, conversations: 1, memoryLength: 3, messageLength: 4, memoriesInForce: 1, rowsWithTerm: new Map([[10, 2], [12, 1], [13, 1]]),
    });
  });

  it("takes about as much as was expected of it", () => {
    const table = new DocumentTable(384);
    const beginnings = { hashes: new Int32Array(8), continuations: new Uint8Array(8 * CONTINUATION_BYTES) };
    for (let documentId = 1; documentId <= 3_000; documentId += 1) table.put(document(documentId, Array.from({ length: 12 }, (_, index) => index), { beginnings, meaning: null }));
    expect(table.size).toBe(3_000);
    expect(table.bytes).toBe(expectedBytes(3_000, 384));
    expect(expectedBytes(100_000, 384)).toBeLessThan(MOST_BYTES);
  });
});
