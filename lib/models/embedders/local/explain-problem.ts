import path from "node:path";
import type { LoadRequest } from "./messages";
import type { ModelProcessError } from "./model-process";

const MEANWHILE = "Until then memory is searched by words alone.";

/** What is wrong with the local embedder and what to do about it, in sentences for the operator. */
export function explainProblem({ reason, detail }: Pick<ModelProcessError, "reason" | "detail">, { model, hub }: LoadRequest): string {
  switch (reason) {
    case "package-missing":
      return `EMBEDDER=local needs a package that is not installed: run npm run install:local-embedder. ${MEANWHILE}`;
    case "package-broken":
      return `The package that EMBEDDER=local needs cannot be loaded here (${detail}). Run npm run install:local-embedder again, or choose another EMBEDDER. ${MEANWHILE}`;
    case "model-missing":
      return path.isAbsolute(model)
        ? `EMBEDDING_MODEL: ${model} is no folder with a model in it. It must hold config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx. ${MEANWHILE}`
        : `EMBEDDING_MODEL: ${model} could not be downloaded from ${hub} (${detail}). Check its name and the network, or name a folder that holds it; it is tried again by itself. ${MEANWHILE}`;
    case "model-broken":
      return `EMBEDDING_MODEL: ${model} cannot be used (${detail}). Its files may be damaged, or it is not a model that embeds text. ${MEANWHILE}`;
    case "model-changed":
      return `EMBEDDING_MODEL: the files of ${model} were changed while the app ran. Restart it to use them. ${MEANWHILE}`;
    case "timeout":
      return `The local embedder took too long (${detail}) and is started again. ${MEANWHILE}`;
    case "ended":
    case "refused":
      return `The local embedder ended (${detail}) and is started again. ${MEANWHILE}`;
  }
}
