import { z } from "zod";

/** A variable of the environment: what it means to an operator, what other names it goes by, how it is read. */
type Variable<Schema extends z.ZodType> = {
  readonly about: string;
  readonly group: string;
  readonly aliases?: readonly string[];
  /** A name that counts in another unit. `unit` says how, in words; what `schema` gives is what the variable is. */
  readonly converted?: { readonly name: string; readonly unit: string; readonly schema: z.ZodType<z.output<Schema>> };
  readonly schema: Schema;
};

const variable = <Schema extends z.ZodType>(definition: Variable<Schema>) => definition;

const text = () => z.string().trim().min(1);
const flag = () => z.stringbool({ truthy: ["true", "1", "yes", "on"], falsy: ["false", "0", "no", "off"] });
const wholeNumber = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);
const httpUrl = () =>
  z.url({ protocol: /^https?$/, error: "must be a URL that starts with http:// or https://" }).transform((url) => url.replace(/\/+$/, ""));

/** A model, or several separated by commas. */
const modelIds = () => text().refine((value) => /[^,\s]/.test(value), { error: "names no model. Name one, or several separated by commas, or leave it empty" });

/** Several keys, newest first. A Fernet key is 32 bytes in URL-safe base64, so it is taken as it is. */
const encryptionKeys = () =>
  text().transform((value, context) => {
    const keys = value.split(",").map((part) => Buffer.from(part.trim(), "base64"));
    if (keys.some((key) => key.length !== 32)) {
      context.addIssue({ code: "custom", message: "must be 32 bytes in base64 (`openssl rand -base64 32`), several separated by commas, newest first" });
      return z.NEVER;
    }
    return keys;
  });

const secret = () =>
  text().refine((value) => Buffer.byteLength(value) >= 32 && new Set(value).size >= 10, {
    error: "is too easy to guess: use at least 32 random characters (`openssl rand -base64 32`)",
  });

const postgresUrl = () =>
  text()
    // SQLAlchemy-style names such as postgresql+asyncpg:// name a driver that means nothing here.
    .transform((url) => url.replace(/^(postgres(?:ql)?)\+[a-z0-9_]+:/, "$1:"))
    .refine((url) => /^postgres(ql)?:\/\//.test(url), { error: "must start with postgresql://" });

/**
 * Every setting of the server, in one place: the parser, the types, `.env.example` and the table in the docs
 * come from here.
 */
export const variables = {
  PORT: variable({ group: "Server", about: "Port to listen on.", schema: wholeNumber(0, 65_535).default(3000) }),
  HOST: variable({ group: "Server", about: "Address to listen on. Only this machine by default; 0.0.0.0 for all.", schema: text().default("127.0.0.1") }),
  TRUST_PROXY: variable({ group: "Server", about: "Believe X-Forwarded-* from exactly one proxy in front of the app.", schema: flag().default(false) }),
  LOG_LEVEL: variable({ group: "Server", about: "How much to log.", schema: z.enum(["debug", "info", "warn", "error"]).default("info") }),

  DATABASE_URL: variable({ group: "Database", aliases: ["POSTGRES_URL"], about: "PostgreSQL 15 or newer with pgvector. Empty: the embedded database in DATA_DIR.", schema: postgresUrl().optional() }),
  DATA_DIR: variable({ group: "Database", about: "Folder of the embedded database and of generated secrets. Back it up.", schema: text().default(".data") }),

  AUTH_SECRET: variable({ group: "Security", aliases: ["NEXTAUTH_SECRET", "JWT_SECRET_KEY"], about: "Signs sessions. Generated into DATA_DIR with the embedded database, required with DATABASE_URL.", schema: secret().optional() }),
  AUTH_URL: variable({ group: "Security", aliases: ["NEXTAUTH_URL"], about: "Public address of the app, such as https://chat.example.org. Taken from the request on loopback, required otherwise.", schema: httpUrl().optional() }),
  ENCRYPTION_KEY: variable({ group: "Security", about: "Seals text at rest: 32 bytes in base64, several separated by commas, newest first. Generated into DATA_DIR with the embedded database, required with DATABASE_URL. Lose it and the text is lost.", schema: encryptionKeys().optional() }),
  SIGNUP: variable({ group: "Security", about: "Who may sign up: open, invite or closed. The first account is always let in and becomes the admin.", schema: z.enum(["open", "invite", "closed"]).optional() }),

  GOOGLE_CLIENT_ID: variable({ group: "Sign-in", about: "Google sign-in: client id. Needs GOOGLE_CLIENT_SECRET too.", schema: text().optional() }),
  GOOGLE_CLIENT_SECRET: variable({ group: "Sign-in", about: "Google sign-in: client secret.", schema: text().optional() }),
  GOOGLE_ISSUER: variable({ group: "Sign-in", about: "Where Google's OpenID configuration is read from. Change it only to test against another provider.", schema: httpUrl().default("https://accounts.google.com") }),
  OIDC_ISSUER: variable({ group: "Sign-in", about: "Any other OpenID provider: its issuer URL.", schema: httpUrl().optional() }),
  OIDC_CLIENT_ID: variable({ group: "Sign-in", about: "Its client id.", schema: text().optional() }),
  OIDC_CLIENT_SECRET: variable({ group: "Sign-in", about: "Its client secret.", schema: text().optional() }),
  OIDC_NAME: variable({ group: "Sign-in", about: "What its button says.", schema: text().default("OpenID") }),
  SMTP_URL: variable({ group: "Sign-in", about: "Mail server for resets, verification and invitations, such as smtps://user:password@mail.example.org. Empty: an admin makes one-time links instead.", schema: z.url({ protocol: /^smtps?$/ }).optional() }),
  MAIL_FROM: variable({ group: "Sign-in", about: "Sender of those mails.", schema: text().default("Commonplace <commonplace@localhost>") }),

  LLM_BASE_URL: variable({ group: "Models", aliases: ["LM_STUDIO_BASE_URL"], about: "Any OpenAI-compatible URL, such as http://127.0.0.1:11434/v1. Empty: the demo model.", schema: httpUrl().optional() }),
  LLM_API_KEY: variable({ group: "Models", about: "Its key, if it needs one.", schema: text().optional() }),
  LLM_MODEL: variable({ group: "Models", aliases: ["LM_STUDIO_MODEL_NAME"], about: "Model that answers. Several, separated by commas, are tried in order.", schema: modelIds().optional() }),
  LLM_TEMPERATURE: variable({ group: "Models", aliases: ["LM_STUDIO_TEMPERATURE"], about: "0 is steady, 2 is wild.", schema: z.coerce.number().min(0).max(2).default(0.7) }),
  LLM_MAX_TOKENS: variable({ group: "Models", aliases: ["LM_STUDIO_MAX_TOKENS"], about: "Longest reply, in tokens.", schema: wholeNumber(1, 1_000_000).default(2000) }),
  LLM_CONTEXT_TOKENS: variable({ group: "Models", about: "How much the model can be given for one reply, in tokens.", schema: wholeNumber(512, 10_000_000).default(8192) }),
  LLM_CONNECT_TIMEOUT_MS: variable({ group: "Models", about: "Longest wait for a model server to take the call, in milliseconds.", schema: wholeNumber(100, 600_000).default(10_000) }),
  LLM_FIRST_TOKEN_TIMEOUT_MS: variable({ group: "Models", about: "Longest wait for the first word, in milliseconds.", schema: wholeNumber(100, 600_000).default(45_000) }),
  LLM_BETWEEN_TOKENS_TIMEOUT_MS: variable({ group: "Models", about: "Longest silence in the middle of a reply, in milliseconds.", schema: wholeNumber(100, 600_000).default(30_000) }),
  LLM_TOTAL_TIMEOUT_MS: variable({ group: "Models", about: "Longest whole reply, in milliseconds.", schema: wholeNumber(1000, 3_600_000).default(600_000) }),
  SUMMARY_MODEL: variable({ group: "Models", about: "Model for titles and summaries. Empty: the chat model.", schema: modelIds().optional() }),
  EXTRACTION_MODEL: variable({ group: "Models", about: "Model that finds what is worth remembering. Empty: the chat model.", schema: modelIds().optional() }),
  VISION_MODEL: variable({ group: "Models", about: "Model for images. Empty: the chat model.", schema: modelIds().optional() }),
  TOGETHER_API_KEY: variable({ group: "Models", about: "Alone, this chooses Together AI.", schema: text().optional() }),
  OPENAI_API_KEY: variable({ group: "Models", about: "Alone, this chooses OpenAI.", schema: text().optional() }),
  OLLAMA_PORT: variable({ group: "Models", about: "Port of this machine at which Ollama is looked for while the demo model answers, to tell an admin how to talk to it. LLM_BASE_URL connects it.", schema: wholeNumber(1, 65_535).default(11_434) }),
  LM_STUDIO_PORT: variable({ group: "Models", about: "The same for LM Studio.", schema: wholeNumber(1, 65_535).default(1234) }),
  EMBEDDER: variable({ group: "Models", about: "What turns text into vectors: builtin (no model, no network), openai-compatible, or local (a model on this machine, downloaded on first use).", schema: z.enum(["builtin", "openai-compatible", "local"]).default("builtin") }),
  EMBEDDING_BASE_URL: variable({ group: "Models", about: "For openai-compatible: its URL. Empty: LLM_BASE_URL.", schema: httpUrl().optional() }),
  EMBEDDING_API_KEY: variable({ group: "Models", about: "Its key. With EMBEDDING_BASE_URL empty too, LLM_API_KEY is used; that key is never sent to another host.", schema: text().optional() }),
  EMBEDDING_MODEL: variable({ group: "Models", about: "Its model. For local: an id of the hub, or the path of a folder that begins with / or ./ (empty: Xenova/all-MiniLM-L6-v2).", schema: text().optional() }),
  EMBEDDING_DIMENSION: variable({ group: "Models", about: "How many numbers its vectors have. For local it is read from the model.", schema: wholeNumber(1, 16_000).default(384) }),
  EMBEDDING_HUB_URL: variable({ group: "Models", aliases: ["HF_ENDPOINT"], about: "For local: where its model is downloaded from.", schema: httpUrl().default("https://huggingface.co") }),

  SHORT_TERM_MEMORY_K: variable({ group: "Memory", converted: { name: "SHORT_TERM_MEMORY_SIZE", unit: "in messages: two a turn, rounded up to whole turns", schema: wholeNumber(0, 2000).transform((messages) => Math.ceil(messages / 2)) }, about: "How many past turns of a conversation the model sees word for word; older ones as a summary.", schema: wholeNumber(0, 1000).default(10) }),
  WORKING_MEMORY_TOKENS: variable({ group: "Memory", about: "And never more than this many tokens of them.", schema: wholeNumber(100, 10_000_000).default(3000) }),
  MEMORY_TOP_K: variable({ group: "Memory", aliases: ["LONG_TERM_MEMORY_TOP_K"], about: "How many memories and past messages a search puts before the model.", schema: wholeNumber(1, 200).default(8) }),
  MEMORY_SIMILARITY_THRESHOLD: variable({ group: "Memory", about: "Memories that match less than this (0 to 1) are left out.", schema: z.coerce.number().min(0).max(1).default(0) }),
  MEMORY_HALF_LIFE_DAYS: variable({ group: "Memory", about: "After this many days a memory counts half as recent.", schema: z.coerce.number().positive().max(100_000).default(90) }),
  CONVERSATION_TTL_DAYS: variable({ group: "Memory", about: "Conversations in which nothing was said for this many days are deleted, as by hand: what was learned from them stays. Imported ones are counted from their import. Empty: they stay.", schema: wholeNumber(1, 100_000).optional() }),
  PERSONA: variable({ group: "Memory", aliases: ["SYSTEM_PERSONA"], about: "Who the assistant is, in a few sentences. Empty: ours.", schema: text().max(20_000).optional() }),

  RATE_LIMIT_PER_MINUTE: variable({ group: "Limits", aliases: ["RATE_LIMIT_REQUESTS_PER_MINUTE"], about: "Requests a minute for one caller who is not signed in, by address (of IPv6, by its /64); as many at once.", schema: wholeNumber(1, 1_000_000).default(60) }),
} as const;

type Variables = typeof variables;
export type VariableName = keyof Variables;
export type Environment = { readonly [Name in VariableName]: z.output<Variables[Name]["schema"]> };

/** One sentence per wrong variable, each naming it. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "ConfigurationError";
  }
}

/**
 * Reads the environment. An empty value counts as absent, so that `.env.example` can be copied as it is. Of several names
 * of one setting the first that is given counts, ours before all others.
 * @throws ConfigurationError naming every variable that is wrong, never its value (it may be a secret).
 */
export function readEnvironment(raw: Readonly<Record<string, string | undefined>>): Environment {
  const problems: string[] = [];
  const entries = Object.entries(variables).map(([name, definition]) => {
    const aliases = "aliases" in definition ? definition.aliases : [];
    const converted = "converted" in definition ? definition.converted : undefined;
    const source = [name, ...aliases, ...(converted ? [converted.name] : [])].find((candidate) => raw[candidate]?.trim()) ?? name;
    const schema: z.ZodType = source === converted?.name ? converted.schema : definition.schema;
    const parsed = schema.safeParse(raw[source]?.trim() || undefined);
    if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => `${source}: ${issue.message}`));
    return [name, parsed.data] as const;
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.fromEntries(entries) as Environment;
}
