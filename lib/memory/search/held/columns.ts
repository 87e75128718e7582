type Numbers = Int32Array | Uint32Array | Uint8Array | Float64Array | Int8Array | Float32Array;

/** A larger array with what a smaller one holds. */
export function copyOf<Column extends Numbers>(into: Column, from: Column): Column {
  into.set(from);
  return into;
}
