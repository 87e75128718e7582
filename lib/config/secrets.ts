import "server-only";
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ConfigurationError } from "./schema";

const Secrets = z.object({ AUTH_SECRET: z.string().min(32), ENCRYPTION_KEY: z.string().min(44) });
export type Secrets = z.infer<typeof Secrets>;

/**
 * The secrets of an embedded installation: read from `secrets.json` in the data folder, made there (mode 0600)
 * on the first start. Two processes that start at once agree, because only one of them can link its file in.
 * @returns `madeIn`: that file, where it was this call that made it
 */
export function loadOrCreateSecrets(dataDirectory: string): { readonly secrets: Secrets; readonly madeIn: string | null } {
  const file = path.join(dataDirectory, "secrets.json");
  const existing = readSecrets(file);
  if (existing) return { secrets: existing, madeIn: null };

  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const made: Secrets = { AUTH_SECRET: randomBytes(48).toString("base64"), ENCRYPTION_KEY: randomBytes(32).toString("base64") };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
  let isOurs = true;
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    isOurs = false;
  } finally {
    unlinkSync(draft);
  }
  return { secrets: readSecrets(file) ?? made, madeIn: isOurs ? file : null };
}

function readSecrets(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  const parsed = Secrets.safeParse(parseJson(text));
  if (!parsed.success) {
    // Making new ones would lock every sealed row for good.
    throw new ConfigurationError([`${file} cannot be read. Restore it from a backup: without its key the stored text cannot be opened.`]);
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isAlreadyThere = (error: unknown) => error instanceof Error && "code" in error && error.code === "EEXIST";
