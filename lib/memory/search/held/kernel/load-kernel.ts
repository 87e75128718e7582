const PAGE_BYTES = 64 * 1024;
const ALIGNED_TO_BYTES = 16;

const compiled = new Map<string, WebAssembly.Module>();

/** Lays regions out one after the other. */
export function layOut<Name extends string>(bytesOf: Readonly<Record<Name, number>>): { readonly regions: Readonly<Record<Name, number>>; readonly bytes: number } {
  let end = 0;
  const regions = Object.fromEntries(
    Object.entries<number>(bytesOf).map(([name, bytes]) => {
      const at = end;
      end += Math.ceil(bytes / ALIGNED_TO_BYTES) * ALIGNED_TO_BYTES;
      return [name, at];
    }),
  ) as Record<Name, number>;
  return { regions, bytes: end };
}

/**
 * A kernel with a memory of its own, large enough for so many bytes. Compiled once a process.
 * @param wasm a module, base64, that exports its `memory`
 * @throws a RangeError where the system gives it no addresses
 */
export function loadKernel<Exports extends { readonly memory: WebAssembly.Memory }>(wasm: string, bytes: number): Exports {
  const kernel = compiled.get(wasm) ?? new WebAssembly.Module(Buffer.from(wasm, "base64"));
  compiled.set(wasm, kernel);
  const exports = new WebAssembly.Instance(kernel).exports as Exports;
  exports.memory.grow(Math.ceil(bytes / PAGE_BYTES));
  return exports;
}
