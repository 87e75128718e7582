import { describe, expect, it } from "vitest";
import { compileKernel } from "@/scripts/generate-kernel.mjs";
import { layOut } from "./load-kernel";
import { VECTORS_WASM } from "./vectors.wasm";
import { WORDS_WASM } from "./words.wasm";

describe("kernels", () => {
  it.each([
    ["vectors", VECTORS_WASM],
    ["words", WORDS_WASM],
  ])("%s is what its source says", async (name, wasm) => {
    expect(await compileKernel(name)).toBe(wasm);
  });

  it("have regions that do not overlap, each where sixteen bytes can be read at a time", () => {
    expect(layOut({ first: 1, second: 32, third: 17, last: 0 })).toEqual({ regions: { first: 0, second: 16, third: 48, last: 80 }, bytes: 80 });
  });
});
