import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { config, resolveConfig } from "./config";
import { ConfigurationError, readEnvironment } from "./schema";

const dataDir = () => mkdtempSync(path.join(tmpdir(), "commonplace-config-"));
const problemsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
};

describe("the environment", () => {
  it("needs nothing: every setting has a default", () => {
    expect(readEnvironment({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", SHORT_TERM_MEMORY_K: 10, WORKING_MEMORY_TOKENS: 3000 });
  });

  it("takes an empty value as absent, so that the example file can be copied as it is", () => {
    expect(readEnvironment({ PORT: "", LLM_BASE_URL: "  " })).toMatchObject({ PORT: 3000, LLM_BASE_URL: undefined });
  });

  it("knows the names that older back ends used, and prefers ours", () => {
    expect(readEnvironment({ LM_STUDIO_BASE_URL: "http://127.0.0.1:1234/v1/" }).LLM_BASE_URL).toBe("http://127.0.0.1:1234/v1");
    expect(readEnvironment({ LLM_MODEL: "ours", LM_STUDIO_MODEL_NAME: "theirs" }).LLM_MODEL).toBe("ours");
    expect(readEnvironment({ POSTGRES_URL: "postgresql+asyncpg://u@h/d" }).DATABASE_URL).toBe("postgresql://u@h/d");
  });

  it("reads the size of short-term memory in messages, too: two a turn, rounded up to whole turns", () => {
    expect(["0", "1", "7", "20"].map((size) => readEnvironment({ SHORT_TERM_MEMORY_SIZE: size }).SHORT_TERM_MEMORY_K)).toEqual([0, 1, 4, 10]);
    expect(readEnvironment({ SHORT_TERM_MEMORY_SIZE: "" }).SHORT_TERM_MEMORY_K).toBe(10);
    expect(readEnvironment({ SHORT_TERM_MEMORY_K: "3", SHORT_TERM_MEMORY_SIZE: "40" }).SHORT_TERM_MEMORY_K).toBe(3);
    expect(readEnvironment({ SHORT_TERM_MEMORY_K: " ", SHORT_TERM_MEMORY_SIZE: "40" }).SHORT_TERM_MEMORY_K).toBe(20);
  });

  it.each([
    ["SHORT_TERM_MEMORY_SIZE", "many"],
    ["SHORT_TERM_MEMORY_SIZE", "-2"],
    ["SHORT_TERM_MEMORY_SIZE", "7.5"],
    ["SHORT_TERM_MEMORY_SIZE", "2001"],
    ["EMBEDDING_HUB_URL", "huggingface.co"],
    ["PORT", "seventy"],
    ["PORT", "70000"],
    ["LLM_TEMPERATURE", "NaN"],
    ["LLM_BASE_URL", "ftp://example.org"],
    ["SIGNUP", "everyone"],
    ["ENCRYPTION_KEY", "short"],
    ["AUTH_SECRET", "changeme"],
    ["AUTH_SECRET", "a".repeat(64)],
    ["DATABASE_URL", "mysql://x"],
    ["SHORT_TERM_MEMORY_K", "1.5"],
    ["SMTP_URL", "mail.example.org"],
    ["LLM_MODEL", ","],
    ["LM_STUDIO_MODEL_NAME", " , ,"],
    ["SUMMARY_MODEL", ","],
    ["EXTRACTION_MODEL", ",,"],
    ["VISION_MODEL", ","],
  ])("names %s when it says %j, and never repeats the value", (name, value) => {
    const problems = problemsOf(() => readEnvironment({ [name]: value }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
    if (/SECRET|KEY|URL/.test(name)) expect(problems[0]).not.toContain(value);
  });

  it("names the variable as it was written, alias and all, and every wrong one at once", () => {
    expect(problemsOf(() => readEnvironment({ LM_STUDIO_TEMPERATURE: "hot", PORT: "-1" })).map((line) => line.split(":")[0])).toEqual(["PORT", "LM_STUDIO_TEMPERATURE"]);
  });
});

describe("the configuration", () => {
  it("makes secrets once, readable by their owner only, and finds them again", () => {
    const DATA_DIR = dataDir();
    const first = resolveConfig({ DATA_DIR });
    expect(resolveConfig({ DATA_DIR }).AUTH_SECRET).toBe(first.AUTH_SECRET);
    expect(first.encryptionKeys[0]).toHaveLength(32);
    expect(statSync(path.join(DATA_DIR, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  describe("tells of the key that a start made", () => {
    const forget = () => Reflect.deleteProperty(globalThis, Symbol.for("commonplace.config"));
    afterEach(() => {
      forget();
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
    });
    /** What a process prints that reads its configuration twice. */
    function printedByStart(environment: Readonly<Record<string, string>>): string[] {
      for (const [name, value] of Object.entries({ AUTH_SECRET: "", ENCRYPTION_KEY: "", ...environment })) vi.stubEnv(name, value);
      const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
      forget();
      config();
      config();
      const printed = written.mock.calls.map(([text]) => String(text));
      written.mockRestore();
      return printed;
    }

    it("once, at the first start only, with the file's name and no key", () => {
      const DATA_DIR = dataDir();
      const file = path.join(DATA_DIR, "secrets.json");
      const printed = printedByStart({ DATA_DIR, LOG_LEVEL: "error" });
      expect(printed).toEqual([expect.stringMatching(/^[^\n]+\n$/)]);
      expect(printed[0]).toContain(file);
      expect(printed[0]).toContain("without it, what is stored cannot be read");
      const secrets = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
      expect(Object.keys(secrets)).toHaveLength(2);
      for (const secret of Object.values(secrets)) expect(printed[0]).not.toContain(secret);
      expect(printedByStart({ DATA_DIR })).toEqual([]);
    });

    it("and says nothing where the operator brought one", () => {
      expect(printedByStart({ DATA_DIR: dataDir(), ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") })).toEqual([]);
    });
  });

  it("refuses a damaged secrets file rather than making new keys over it", () => {
    const DATA_DIR = dataDir();
    const file = path.join(DATA_DIR, "secrets.json");
    writeFileSync(file, "{");
    expect(problemsOf(() => resolveConfig({ DATA_DIR }))[0]).toContain("Restore it from a backup");
    expect(readFileSync(file, "utf8")).toBe("{");
  });

  it("asks for both secrets with a database server, since instances have to share them", () => {
    const problems = problemsOf(() => resolveConfig({ DATABASE_URL: "postgresql://localhost/x" }));
    expect(problems.map((line) => line.split(":")[0])).toEqual(["AUTH_SECRET", "ENCRYPTION_KEY"]);
  });

  it.each([
    [{ GOOGLE_CLIENT_ID: "x" }, "GOOGLE_CLIENT_ID"],
    [{ LLM_BASE_URL: "http://127.0.0.1:1" }, "LLM_MODEL"],
    [{ LLM_BASE_URL: "http://127.0.0.1:1", LLM_MODEL: "," }, "LLM_MODEL: "],
    [{ LLM_MODEL: "llama3.3" }, "LLM_MODEL: set LLM_BASE_URL"],
    [{ EXTRACTION_MODEL: "llama3.3" }, "EXTRACTION_MODEL: set LLM_BASE_URL"],
    [{ SUMMARY_MODEL: "small", VISION_MODEL: "seeing" }, "SUMMARY_MODEL and VISION_MODEL: set LLM_BASE_URL"],
    [{ OIDC_ISSUER: "https://id.example.org" }, "OIDC_ISSUER: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too"],
    [{ OIDC_CLIENT_ID: "x" }, "OIDC_CLIENT_ID: set OIDC_ISSUER and OIDC_CLIENT_SECRET too"],
    [{ OIDC_CLIENT_SECRET: "x" }, "OIDC_CLIENT_SECRET: set OIDC_ISSUER and OIDC_CLIENT_ID too"],
    [{ OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET: "y" }, "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: set OIDC_ISSUER too"],
    [{ OIDC_ISSUER: "https://id.example.org", OIDC_CLIENT_SECRET: "y" }, "OIDC_ISSUER and OIDC_CLIENT_SECRET: set OIDC_CLIENT_ID too"],
    [{ EMBEDDER: "openai-compatible", EMBEDDING_MODEL: "m" }, "EMBEDDING_BASE_URL"],
    [{ EMBEDDER: "openai-compatible" }, "EMBEDDING_MODEL"],
    [{ EMBEDDER: "local", EMBEDDING_MODEL: "~/models/mine" }, "EMBEDDING_MODEL"],
    [{ EMBEDDER: "local", EMBEDDING_MODEL: "a/../b" }, "EMBEDDING_MODEL"],
  ])("says what is missing beside %j", (raw, name) => {
    expect(problemsOf(() => resolveConfig({ DATA_DIR: dataDir(), ...raw }))[0]).toContain(name);
  });

  it.each([
    { LLM_MODEL: "gpt-4o", OPENAI_API_KEY: "k" },
    { LLM_MODEL: "gpt-4o", LLM_API_KEY: "k" },
    { LLM_MODEL: "big, small,", SUMMARY_MODEL: "small", TOGETHER_API_KEY: "k" },
    { LLM_BASE_URL: "http://127.0.0.1:1", LLM_MODEL: "m", EXTRACTION_MODEL: "e", VISION_MODEL: "v" },
    { OIDC_ISSUER: "https://id.example.org", OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET: "y" },
    { EMBEDDER: "openai-compatible", EMBEDDING_MODEL: "m", OPENAI_API_KEY: "k" },
    { EMBEDDER: "openai-compatible", EMBEDDING_MODEL: "m", EMBEDDING_BASE_URL: "http://127.0.0.1:1" },
    { LLM_MODEL: "", OIDC_CLIENT_ID: "", OIDC_CLIENT_SECRET: " " },
  ])("misses nothing beside %j", (raw) => {
    expect(problemsOf(() => resolveConfig({ DATA_DIR: dataDir(), ...raw }))).toEqual([]);
  });

  describe("looks at the data folder before it is used", () => {
    const keys = { AUTH_SECRET: Buffer.from("a secret of thirty-two characters").toString("base64"), ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") };
    function aFile(): string {
      const file = path.join(dataDir(), "notes.txt");
      writeFileSync(file, "mine");
      return file;
    }

    it.each([
      ["a file", () => aFile(), {}],
      ["a file, with keys of the operator's own", () => aFile(), keys],
      ["a folder below a file", () => path.join(aFile(), "deep", "down"), {}],
    ])("%s is named, and stays what it was", (_name, make, more) => {
      const DATA_DIR = make();
      const file = DATA_DIR.replace(/\.txt.*$/, ".txt");
      expect(problemsOf(() => resolveConfig({ DATA_DIR, ...more }))).toEqual([`DATA_DIR: ${file} is a file. Name a folder, or nothing for .data`]);
      expect(readFileSync(file, "utf8")).toBe("mine");
    });

    it.skipIf(process.getuid?.() === 0)("one that this account may not write to is named", () => {
      const folder = dataDir();
      chmodSync(folder, 0o500);
      for (const DATA_DIR of [folder, path.join(folder, "deep", "down")]) {
        expect(problemsOf(() => resolveConfig({ DATA_DIR }))).toEqual([`DATA_DIR: ${folder} may not be written to by this account (EACCES). Name another folder, or change who owns it`]);
      }
    });

    it("one that is not there yet is made where it is needed, and with a database server none has to be", () => {
      const DATA_DIR = path.join(dataDir(), "deep", "down");
      expect(problemsOf(() => resolveConfig({ DATA_DIR }))).toEqual([]);
      expect(problemsOf(() => resolveConfig({ ...keys, DATA_DIR: aFile(), DATABASE_URL: "postgresql://localhost/x" }))).toEqual([]);
    });
  });

  it("takes several encryption keys, newest first, and a Fernet key", () => {
    const fernet = Buffer.alloc(32, 250).toString("base64url") + "=";
    const plain = Buffer.alloc(32, 7).toString("base64");
    const { encryptionKeys } = resolveConfig({ DATA_DIR: dataDir(), ENCRYPTION_KEY: `${fernet}, ${plain}` });
    expect(encryptionKeys.map((key) => key[0])).toEqual([250, 7]);
  });
});
