import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import type { Problem } from "./problems";

const DEFAULT_MAX_BYTES = 1024 * 1024;
/** Deeper nesting than any contract of ours has; far below what makes a recursive walk run out of stack. */
const MAX_DEPTH = 64;

/**
 * Reads a JSON body, counting while it reads: a body that is too large is refused without being held.
 * An absent body reads as `undefined`.
 */
export async function readJsonBody(request: Request, maxBytes = DEFAULT_MAX_BYTES): Promise<Result<unknown, Problem>> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > maxBytes) return tooLarge(maxBytes);
  const bytes = await readBytes(request.body, maxBytes);
  if (!bytes) return tooLarge(maxBytes);
  if (bytes.length === 0) return ok(undefined);

  if (request.headers.has("content-encoding")) return fail({ code: "wrong_content_type", detail: "Send the body without Content-Encoding" });
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    return fail({ code: "wrong_content_type", detail: "Send JSON in UTF-8, with Content-Type: application/json" });
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (isTooDeep(text)) return fail({ code: "invalid_request", detail: `The JSON is nested more than ${MAX_DEPTH} levels deep` });
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return fail({ code: "invalid_request", detail: "The body is not valid JSON" });
    throw error;
  }
}

async function readBytes(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    total += part.value.length;
    if (total > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks, total);
}

const tooLarge = (maxBytes: number) => fail({ code: "too_large", detail: `The body is larger than ${maxBytes} bytes` } as const);

/** Counts brackets outside strings before anything recursive sees the text. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (isInString) {
      if (character === 0x5c) index += 1;
      else if (character === 0x22) isInString = false;
    } else if (character === 0x22) isInString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}
