import { CopyButton } from "@/components/ui/copy-button";
import type { LocalServer, LocalServerId } from "@/lib/models/types";

/** Model servers that run beside the app, and how to talk to them. For those who can start the app. */
export function LocalServers({ servers }: { servers: readonly LocalServer[] }) {
  if (servers.length === 0) return null;
  return (
    <ul aria-label="Models on this machine" className="mt-3 flex flex-col gap-3">
      {servers.map((server) => {
        const [model, ...others] = server.models;
        return (
          <li key={server.id} className="[overflow-wrap:anywhere]">
            {model === undefined ? (
              <WithoutModel {...server} />
            ) : (
              <>
                {server.label} runs on this machine with {model}
                {others.length > 0 && ` and ${others.length === 1 ? "one" : others.length} more`}. To talk to it, stop the app and start it with:
                <Command what={`the command for ${server.label}`} line={`LLM_BASE_URL=${server.baseUrl} LLM_MODEL=${model} npm start`} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** How each gets its first model. LM Studio fetches them in its window. */
const FETCHING: Record<LocalServerId, { advice: string; line?: string }> = {
  ollama: { advice: "Fetch one, then open this page again:", line: "ollama pull llama3.2" },
  "lm-studio": { advice: "Download one in its window, then open this page again." },
};

function WithoutModel({ id, label }: LocalServer) {
  const { advice, line } = FETCHING[id];
  return (
    <>
      {label} runs on this machine, but has no model that can answer. {advice}
      {line && <Command what={`the command for ${label}`} line={line} />}
    </>
  );
}

/** A line for a shell. It is broken and not scrolled, so that all of it is read before it is run. */
function Command({ what, line }: { what: string; line: string }) {
  return (
    <div className="mt-2 flex items-start rounded-md border border-line bg-sheet">
      <code className="min-w-0 flex-1 py-2 ps-3 font-mono text-small text-ink">{line}</code>
      <CopyButton text={line} what={what} />
    </div>
  );
}
