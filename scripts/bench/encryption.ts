import { z } from "zod";
import { EncryptionSample } from "./encryption-samples";
import type { Findings } from "./figure";
import type { BenchOptions } from "./options";
import { median } from "./percentiles";
import { runProgram } from "./run-program";
import { makeStorage } from "./storage";

const SEARCHES_PER_PAIR = 5;

/**
 * What of a search goes into encryption: opening what was found, and hashing the words that are looked for, both read
 * within the same search. A machine that is busy with other things makes the search wait and the share too small: the
 * time spent stands beside it.
 */
export async function measureEncryption({ databaseUrl, memoryCount, pairs }: BenchOptions): Promise<Findings> {
  const storage = await makeStorage(databaseUrl);
  try {
    const task = JSON.stringify({ memoryCount, searches: pairs * SEARCHES_PER_PAIR });
    const printed = await runProgram("scripts/bench/encryption-program.ts", [task], { ...storage.environment, DATA_DIR: storage.dataDirectory });
    const samples = z.array(EncryptionSample).parse(printed.trim().split("\n").map((line) => JSON.parse(line) as unknown));
    const over = (valueOf: (sample: EncryptionSample) => number) => median(samples.map(valueOf));
    const inScope = `in ${memoryCount} memories`;
    return {
      figures: [
        { what: `share of a search ${inScope} spent on encryption, p50`, measured: over(({ cryptoMs, searchMs }) => cryptoMs / searchMs), unit: "×", reach: { atMost: 0.1 }, n: samples.length },
        { what: `opening and hashing in a search ${inScope}, p50`, measured: over(({ cryptoMs }) => cryptoMs), unit: "ms", reach: null, n: samples.length },
        { what: `opened in a search ${inScope}, p50`, measured: over(({ opened }) => opened), unit: "elements", reach: null, n: samples.length },
      ],
      samples: { searches: samples },
    };
  } finally {
    await storage.remove();
  }
}
