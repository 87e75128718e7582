import { fork } from "node:child_process";
import path from "node:path";
import type { Answer, LoadFailureReason, LoadRequest } from "./messages";

export type ModelProcessReason = LoadFailureReason | "model-changed" | "ended" | "timeout" | "refused";

/** `detail` is for the operator and never quotes a text. */
export class ModelProcessError extends Error {
  override readonly name = "ModelProcessError";
  constructor(
    readonly reason: ModelProcessReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

export type LoadedModel = { readonly dimension: number; readonly fingerprint: string };

/** One life of the process that holds a model. It is asked one thing at a time. */
export type ModelProcess = {
  /** Loads the model, and downloads it first where it is not on disk. @throws ModelProcessError */
  load(): Promise<LoadedModel>;
  /** Vectors of length 1, in the order of their texts. @throws ModelProcessError */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** When it is no more, whoever ended it. */
  readonly ended: Promise<void>;
  kill(): void;
};

/** Node runs it as it is; the bundler must neither follow nor copy it. */
const programFile = () => path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "models", "embedders", "local", "program.mjs");

/** All that a download and a library need. Keys of this app are none of them: the process runs code that is not ours. */
const HANDED_ON = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot", "LANG", "NODE_EXTRA_CA_CERTS", "NODE_USE_ENV_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
const environment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  ...Object.fromEntries(HANDED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
});

/** How long it may say nothing while it loads or embeds, before it is ended. A download speaks while it goes on. */
export type SilenceLimits = { readonly loadSilenceMs: number; readonly embedSilenceMs: number };

export function startModelProcess(request: LoadRequest, limits: SilenceLimits): ModelProcess {
  const child = fork(programFile(), { execArgv: [], env: environment(), serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
  let settle: ((answer: Answer | ModelProcessError) => void) | null = null;
  const ended = new Promise<void>((resolve) => {
    const end = (detail: string) => {
      settle?.(new ModelProcessError("ended", detail));
      resolve();
    };
    child.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));
    child.once("error", (error) => end(error.message));
  });
  child.on("message", (answer: Answer) => settle?.(answer));

  function ask(message: object, silenceMs: number): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      // Something waits for it now; otherwise it keeps nobody from ending.
      child.ref();
      child.channel?.ref();
      const timer = setTimeout(() => {
        settle?.(new ModelProcessError("timeout", `silent for ${silenceMs} ms`));
        child.kill("SIGKILL");
      }, silenceMs);
      settle = (answer) => {
        if (!(answer instanceof ModelProcessError) && answer.kind === "progress") return void timer.refresh();
        clearTimeout(timer);
        settle = null;
        child.unref();
        child.channel?.unref();
        if (answer instanceof ModelProcessError) reject(answer);
        else resolve(answer);
      };
      if (!child.connected) return settle(new ModelProcessError("ended", "its channel is closed"));
      child.send(message, (error) => {
        if (error) settle?.(new ModelProcessError("ended", error.message));
      });
    });
  }

  return {
    async load() {
      const answer = await ask(request, limits.loadSilenceMs);
      if (answer.kind === "ready" && answer.dimension > 0) return answer;
      throw answer.kind === "failed" ? new ModelProcessError(answer.reason, answer.detail) : new ModelProcessError("model-broken", "it gave no vector");
    },
    async embed(texts) {
      const answer = await ask({ texts }, limits.embedSilenceMs);
      if (answer.kind === "vectors" && isSound(answer, texts.length)) return split(answer.values, answer.dimension);
      throw new ModelProcessError("refused", `a batch of ${texts.length}`);
    },
    ended,
    kill: () => void child.kill("SIGKILL"),
  };
}

/** One number that is none would poison every later search. */
const isSound = ({ values, dimension }: { values: Float32Array; dimension: number }, count: number): boolean =>
  dimension > 0 && values.length === count * dimension && values.every(Number.isFinite);

const split = (values: Float32Array, dimension: number): Float32Array[] =>
  Array.from({ length: values.length / dimension }, (_, index) => values.slice(index * dimension, (index + 1) * dimension));
