import "server-only";
import { listModels } from "./list-models";
import { findPreset } from "./presets";
import { LOCAL_SERVERS, type LocalServer, type LocalServerId } from "./types";

const TIMEOUT_MS = 1_000;

/** The protocol does not say which models only embed or rank. Their names do; LM Studio brings one such along. */
const ANSWERS_NOBODY = /embed|minilm|bge-|rerank/i;

/** A name ends up in a line for a shell: with other characters, whoever listens at that port could have a command run. */
const PLAIN_NAME = /^[\w.:/@+-]+$/;

/**
 * Model servers that already run on this machine, with the models that can answer. Only loopback is asked, and nobody for
 * longer than a moment.
 */
export async function detectLocalServers(ports: Readonly<Record<LocalServerId, number>>): Promise<LocalServer[]> {
  const found = await Promise.all(
    LOCAL_SERVERS.map(async (id) => {
      const { label } = findPreset(id);
      const baseUrl = localAddress(id, ports[id]);
      const models = await listModels({ id, label, kind: "openai-compatible", baseUrl }, { timeoutMs: TIMEOUT_MS });
      if (!models.ok) return [];
      return [{ id, label, baseUrl, models: models.value.filter((name) => PLAIN_NAME.test(name) && !ANSWERS_NOBODY.test(name)) }];
    }),
  );
  return found.flat();
}

function localAddress(id: LocalServerId, port: number): string {
  const address = new URL(findPreset(id).baseUrl);
  address.port = String(port);
  return address.href;
}
