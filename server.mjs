/**
 * The HTTP server around Next.js. Plain JavaScript, because Node runs it as it is. It does what Next cannot: timeouts
 * against slow senders, headers that cannot be forged, an orderly end. Everything else is in `app/`; what starts the
 * app's own parts is `instrumentation.ts`.
 *
 *   node server.mjs [--dev]      HOST, PORT, TRUST_PROXY from the environment
 */
import { createServer } from "node:http";
import process from "node:process";
import v8 from "node:v8";
import { useBuiltConfiguration } from "./scripts/server/built-configuration.mjs";
import { tellDatabaseAway } from "./scripts/server/database-away.mjs";
import { readPort } from "./scripts/server/read-port.mjs";
import { isReadablePath } from "./scripts/server/readable-path.mjs";
import { onBehalfOf } from "./scripts/server/requests.mjs";
import { shutDownOnSignal } from "./scripts/server/shutdown.mjs";
import { cutSlowBody } from "./scripts/server/slow-bodies.mjs";
import { trustOnlyWhatIsTrue } from "./scripts/server/trusted-headers.mjs";
import { unknownAddressHint } from "./scripts/server/unknown-address.mjs";

/** `instrumentation.ts` puts its handler here, so that it comes from Next's own module graph. */
const SHUTDOWN = Symbol.for("commonplace.shutdown");
/** And it calls one of these when the database and all else are open, or cannot be: Next itself goes on without a word. */
const START = Symbol.for("commonplace.start");
/** @typedef {{ ready(): void, failed(error: unknown): void }} StartReport */
const hooks = /** @type {{ [SHUTDOWN]?: () => Promise<void>, [START]?: StartReport }} */ (globalThis);

// Between two messages of a person much of what answers them is interpreted: it never runs often enough to be compiled
// well. Compiling all of it plainly at once takes 3 to 6 ms off the time to a reply's first word.
v8.setFlagsFromString("--always-sparkplug");

const isDevelopment = process.argv.includes("--dev");
// React and Next look at this while they load, so it is set before they are imported.
Object.assign(process.env, { NODE_ENV: isDevelopment ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

const hostname = process.env.HOST || "127.0.0.1";
const trustsProxy = /^(true|1|yes|on)$/i.test(process.env.TRUST_PROXY ?? "");

const LIMITS = {
  /** Whole header: a sender that drips bytes holds a socket no longer than this. */
  headersTimeout: 15_000,
  /** Whole request with its body: time for a large upload over a slow line. */
  requestTimeout: 300_000,
  /** Longer than the 60 s for which proxies keep a connection, so that they, not we, are the ones to close it. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
};
const MOST_CONNECTIONS = 4_000;
/** One year, sent only when the proxy in front says that it speaks TLS. */
const STAY_WITH_HTTPS = "max-age=31536000; includeSubDomains";

/** Next adds its upgrade listener to this server, which never listens: it is called for its own development socket only. */
const nextUpgrades = createServer();

/** Next tells how long it read its configuration for; whoever starts the app waits for an address. @returns {() => void} ends it */
function quietNext() {
  const log = console.log;
  console.log = (...parts) => {
    if (!parts.join(" ").includes("Running next.config")) log(...parts);
  };
  return () => {
    console.log = log;
  };
}

/** Errors whose message was written for the operator; of any other, the stack is what helps. */
const EXPLAINED = new Set(["ConfigurationError", "MigrationError", "FolderInUseError"]);

/** @param {unknown} error @returns {never} */
function stop(error) {
  console.error(error instanceof Error && EXPLAINED.has(error.name) ? error.message : error);
  process.exit(1);
}

function readPortOrStop() {
  try {
    return readPort(process.env.PORT);
  } catch (error) {
    return stop(error);
  }
}
const wantedPort = readPortOrStop();

/** An address of another machine, or a name that leads nowhere. */
const NOT_OURS = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"]);

/** @param {NodeJS.ErrnoException} error */
function explainListenError(error) {
  if (error.code === "EADDRINUSE") {
    return `Port ${wantedPort} on ${hostname} is in use. Stop the program that uses it, or choose another port: PORT=${wantedPort + 1} npm start`;
  }
  if (error.code === "EACCES") return `Port ${wantedPort} may not be used by this account. Choose one above 1023: PORT=3000 npm start`;
  if (NOT_OURS.has(error.code ?? "")) return `${hostname} is not an address of this machine. Set HOST to one that is, or to 0.0.0.0 for all.`;
  return `Cannot listen on ${hostname}:${wantedPort}: ${error.message}`;
}

const server = createServer(LIMITS);
server.maxConnections = MOST_CONNECTIONS;

const started = new Promise((resolve) => {
  hooks[START] = { ready: () => resolve(undefined), failed: stop };
  // In development Next loads the instrumentation when it likes, and a mistake in it is mended while this runs.
  if (isDevelopment) resolve(undefined);
});
/** @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>} Handle */
/** @type {(handle: Promise<Handle>) => void} */
let prepare = () => undefined;
/** @type {Promise<Handle>} */
const prepared = new Promise((resolve) => (prepare = resolve));

// Before anybody can connect: a request that nobody listened for would never be answered.
server.on("request", async (request, response) => {
  if (!isReadablePath(request.url)) {
    response.writeHead(400, { Connection: "close" }).end();
    return;
  }
  trustOnlyWhatIsTrue(request, { trustsProxy });
  cutSlowBody(request);
  tellDatabaseAway(response);
  if (request.headers["x-forwarded-proto"] === "https") response.setHeader("Strict-Transport-Security", STAY_WITH_HTTPS);
  try {
    await started;
    const handle = await prepared;
    await onBehalfOf(response, () => handle(request, response));
  } catch (error) {
    console.error("A request broke outside the app:", error);
    response.destroy();
  }
});

server.on("upgrade", (request, socket, head) => {
  // Without a listener, a reset connection would end the process.
  socket.on("error", () => socket.destroy());
  if (!isReadablePath(request.url)) {
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    return;
  }
  trustOnlyWhatIsTrue(request, { trustsProxy });
  if (isDevelopment && request.url?.startsWith("/_next/")) nextUpgrades.emit("upgrade", request, socket, head);
  else socket.destroy();
});

// The port is taken before the database is opened: a second start by mistake then ends at once and harms nothing.
await new Promise((resolve) => {
  server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    console.error(explainListenError(error));
    process.exit(1);
  });
  server.listen(wantedPort, hostname, () => resolve(undefined));
});
const address = server.address();
const port = address && typeof address === "object" ? address.port : wantedPort;

const forgetConfiguration = isDevelopment ? () => undefined : useBuiltConfiguration(import.meta.dirname);
const { default: next } = await import("next");
const app = next({ dev: isDevelopment, hostname, port, httpServer: nextUpgrades });
const speak = quietNext();
prepare(app.prepare().then(() => app.getRequestHandler()));
prepared.then(forgetConfiguration).then(speak, stop);

shutDownOnSignal(server, async () => {
  await hooks[SHUTDOWN]?.();
  await app.close();
});

await prepared;
await started;
const shownHost = ["0.0.0.0", "::"].includes(hostname) ? "localhost" : hostname.includes(":") ? `[${hostname}]` : hostname;
console.log(`Commonplace is ready: http://${shownHost}:${port}`);
// Only now: Next has read its files of settings.
const hint = unknownAddressHint(hostname, process.env);
if (hint) console.log(hint);
