/** One embedding per token, looked up and handed out: the smallest graph that a text model can be. */
export type LookupModel = { readonly rows: readonly (readonly number[])[] };

const INT64 = 7;
const FLOAT = 1;

/**
 * An ONNX model whose `last_hidden_state` is a row of a table for each token, as protocol-buffer bytes. It takes the
 * inputs of BERT and heeds only `input_ids`. Field numbers are those of `onnx.proto`.
 */
export function encodeLookupModel({ rows }: LookupModel): Buffer {
  const width = rows[0]?.length ?? 0;
  const table = message(integer(1, rows.length), integer(1, width), integer(2, FLOAT), text(8, "table"), bytes(9, Buffer.from(Float32Array.from(rows.flat()).buffer)));
  const lookUp = message(text(1, "table"), text(1, "input_ids"), text(2, "last_hidden_state"), text(4, "Gather"));
  const graph = message(
    bytes(1, lookUp),
    text(2, "lookup"),
    bytes(5, table),
    ...["input_ids", "attention_mask", "token_type_ids"].map((name) => bytes(11, tensorInfo(name, INT64, ["batch", "tokens"]))),
    bytes(12, tensorInfo("last_hidden_state", FLOAT, ["batch", "tokens", width])),
  );
  return message(integer(1, 8), text(2, "commonplace tests"), bytes(7, graph), bytes(8, message(text(1, ""), integer(2, 13))));
}

function tensorInfo(name: string, elementType: number, shape: readonly (string | number)[]): Buffer {
  const sizes = shape.map((size) => bytes(1, typeof size === "number" ? integer(1, size) : text(2, size)));
  return message(text(1, name), bytes(2, bytes(1, message(integer(1, elementType), bytes(2, message(...sizes))))));
}

const message = (...fields: readonly Buffer[]): Buffer => Buffer.concat(fields);
const integer = (field: number, value: number): Buffer => message(varint(field << 3), varint(value));
const bytes = (field: number, value: Buffer): Buffer => message(varint((field << 3) | 2), varint(value.length), value);
const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value, "utf8"));

function varint(value: number): Buffer {
  const parts: number[] = [];
  let rest = value;
  while (rest > 127) {
    parts.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return Buffer.from([...parts, rest]);
}
