import "server-only";
import path from "node:path";
import { singleton } from "@/lib/singleton";
import { folderProblem } from "./folder-problem";
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
export const config = (): Config => singleton("config", () => resolveConfig(process.env, tellOperator));

/** Beside the log, as the address is that a start prints: it is for whoever sits before the first start, whatever LOG_LEVEL says. */
const tellOperator = (sentence: string) => void process.stderr.write(`${sentence}\n`);

/** @param tell is given what the operator must know of what was done here, at once: the start may fail later, and the next one has nothing to tell */
export function resolveConfig(raw: Readonly<Record<string, string | undefined>>, tell: (sentence: string) => void = () => undefined): Config {
  const { AUTH_SECRET, ENCRYPTION_KEY, DATA_DIR, ...rest } = checkEnvironment(raw);
  const dataDirectory = path.resolve(/* turbopackIgnore: true */ DATA_DIR);
  if (AUTH_SECRET && ENCRYPTION_KEY) return { ...rest, AUTH_SECRET, encryptionKeys: ENCRYPTION_KEY, dataDirectory };
  const { secrets, madeIn } = loadOrCreateSecrets(dataDirectory);
  // With a key of the operator's own nothing is sealed by the one in the file.
  if (madeIn !== null && !ENCRYPTION_KEY) tell(`The key of this installation was made: ${madeIn}. Back this file up: without it, what is stored cannot be read.`);
  return {
    ...rest,
    AUTH_SECRET: AUTH_SECRET ?? secrets.AUTH_SECRET,
    encryptionKeys: ENCRYPTION_KEY ?? [Buffer.from(secrets.ENCRYPTION_KEY, "base64")],
    dataDirectory,
  };
}

/**
 * The settings as they are given, each of them and all beside one another. Makes nothing.
 * @throws ConfigurationError
 */
export function checkEnvironment(raw: Readonly<Record<string, string | undefined>>): Environment {
  const environment = readEnvironment(raw);
  const problems = [...pairProblems(environment), ...dataDirectoryProblems(environment)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return environment;
}

/** Settings that are of use only together. */
function pairProblems(environment: Environment): string[] {
  const problems: string[] = [];
  if (Boolean(environment.GOOGLE_CLIENT_ID) !== Boolean(environment.GOOGLE_CLIENT_SECRET)) {
    problems.push("GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET: set both or neither");
  }
  const isOidcGiven = (name: (typeof OIDC)[number]) => environment[name] !== undefined;
  if (OIDC.some(isOidcGiven) && !OIDC.every(isOidcGiven)) {
    problems.push(`${listed(OIDC.filter(isOidcGiven))}: set ${listed(OIDC.filter((name) => !isOidcGiven(name)))} too, or none of the three`);
  }
  if (environment.LLM_BASE_URL && !environment.LLM_MODEL) {
    problems.push("LLM_MODEL: name the model that LLM_BASE_URL should use");
  }
  // As in `settingsFromEnvironment`: with none of these the demo model answers, whatever model is named.
  const hasModelServer = [environment.LLM_BASE_URL, environment.LLM_API_KEY, environment.TOGETHER_API_KEY, environment.OPENAI_API_KEY].some((each) => each !== undefined);
  const named = MODELS.filter((name) => environment[name] !== undefined);
  if (!hasModelServer && named.length > 0) {
    problems.push(`${listed(named)}: set LLM_BASE_URL to where it answers (or only OPENAI_API_KEY or TOGETHER_API_KEY), or leave it empty for the demo model`);
  }
  if (environment.EMBEDDER === "openai-compatible" && !environment.EMBEDDING_MODEL) {
    problems.push("EMBEDDING_MODEL: is required with EMBEDDER=openai-compatible");
  }
  if (environment.EMBEDDER === "openai-compatible" && !environment.EMBEDDING_BASE_URL && !hasModelServer) {
    problems.push("EMBEDDING_BASE_URL: is required with EMBEDDER=openai-compatible where no LLM_BASE_URL is set");
  }
  const { EMBEDDING_MODEL: model } = environment;
  if (environment.EMBEDDER === "local" && model && !namesFolder(model) && !(HUB_ID.test(model) && !model.includes(".."))) {
    problems.push("EMBEDDING_MODEL: with EMBEDDER=local, must be an id such as Xenova/all-MiniLM-L6-v2, or the path of a folder that begins with / or ./");
  }
  if (environment.DATABASE_URL) {
    if (!environment.AUTH_SECRET) problems.push("AUTH_SECRET: is required with DATABASE_URL (`openssl rand -base64 32`)");
    if (!environment.ENCRYPTION_KEY) problems.push("ENCRYPTION_KEY: is required with DATABASE_URL (`openssl rand -base64 32`). Keep a copy: without it the stored text is lost");
  }
  return problems;
}

/** Only the embedded database lies in it; with a server's, secrets are given too. */
function dataDirectoryProblems({ DATABASE_URL, DATA_DIR }: Environment): string[] {
  const problem = DATABASE_URL ? null : folderProblem(path.resolve(/* turbopackIgnore: true */ DATA_DIR));
  return problem === null ? [] : [`DATA_DIR: ${problem}`];
}

const OIDC = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
const MODELS = ["LLM_MODEL", "SUMMARY_MODEL", "EXTRACTION_MODEL", "VISION_MODEL"] as const;
const listed = (names: readonly string[]): string => names.join(" and ");

const HUB_ID = /^[\w.-]+(\/[\w.-]+)?$/;
