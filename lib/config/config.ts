import "server-only";
import path from "node:path";
import { singleton } from "@/lib/singleton";
import { namesFolder } from "./names-folder";
import type { Environment } from "./schema";
import { ConfigurationError, readEnvironment } from "./schema";
import { loadOrCreateSecrets } from "./secrets";

export type Config = Omit<Environment, "AUTH_SECRET" | "ENCRYPTION_KEY" | "DATA_DIR"> & {
  readonly AUTH_SECRET: string;
  /** Root keys for sealing, newest first. */
  readonly encryptionKeys: readonly Buffer[];
  /** Absolute. */
  readonly dataDirectory: string;
};

/**
 * The configuration of this process, read once. With the embedded database missing secrets are made; with a
 * server they must be given, since other instances have to share them.
 * @throws ConfigurationError
 */
export const config = (): Config => singleton("config", () => resolveConfig(process.env));

export function resolveConfig(raw: Readonly<Record<string, string | undefined>>): Config {
  const { AUTH_SECRET, ENCRYPTION_KEY, DATA_DIR, ...rest } = readEnvironment(raw);
  const problems = [...pairProblems(rest)];
  if (rest.DATABASE_URL) {
    if (!AUTH_SECRET) problems.push("AUTH_SECRET: is required with DATABASE_URL (`openssl rand -base64 32`)");
    if (!ENCRYPTION_KEY) problems.push("ENCRYPTION_KEY: is required with DATABASE_URL (`openssl rand -base64 32`). Keep a copy: without it the stored text is lost");
  }
  if (problems.length > 0) throw new ConfigurationError(problems);

  const dataDirectory = path.resolve(/* turbopackIgnore: true */ DATA_DIR);
  if (AUTH_SECRET && ENCRYPTION_KEY) return { ...rest, AUTH_SECRET, encryptionKeys: ENCRYPTION_KEY, dataDirectory };
  const made = loadOrCreateSecrets(dataDirectory);
  return {
    ...rest,
    AUTH_SECRET: AUTH_SECRET ?? made.AUTH_SECRET,
    encryptionKeys: ENCRYPTION_KEY ?? [Buffer.from(made.ENCRYPTION_KEY, "base64")],
    dataDirectory,
  };
}

/** Settings that are of use only together. */
function pairProblems(environment: Omit<Environment, "AUTH_SECRET" | "ENCRYPTION_KEY" | "DATA_DIR">): string[] {
  const problems: string[] = [];
  if (Boolean(environment.GOOGLE_CLIENT_ID) !== Boolean(environment.GOOGLE_CLIENT_SECRET)) {
    problems.push("GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET: set both or neither");
  }
  if (environment.OIDC_ISSUER && !(environment.OIDC_CLIENT_ID && environment.OIDC_CLIENT_SECRET)) {
    problems.push("OIDC_ISSUER: needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too");
  }
  if (environment.LLM_BASE_URL && !environment.LLM_MODEL) {
    problems.push("LLM_MODEL: name the model that LLM_BASE_URL should use");
  }
  if (environment.EMBEDDER === "openai-compatible" && !environment.EMBEDDING_MODEL) {
    problems.push("EMBEDDING_MODEL: is required with EMBEDDER=openai-compatible");
  }
  const { EMBEDDING_MODEL: model } = environment;
  if (environment.EMBEDDER === "local" && model && !namesFolder(model) && !(HUB_ID.test(model) && !model.includes(".."))) {
    problems.push("EMBEDDING_MODEL: with EMBEDDER=local, must be an id such as Xenova/all-MiniLM-L6-v2, or the path of a folder that begins with / or ./");
  }
  return problems;
}

const HUB_ID = /^[\w.-]+(\/[\w.-]+)?$/;
