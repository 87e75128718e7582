/**
 * Who may import whom (docs/architecture.md), as ESLint settings. ESLint replaces a rule's options from one block to
 * the next and never merges them, so every layer lists all of its bans. There is no allowlist: code that a message
 * sends elsewhere goes there.
 *
 * @typedef {{ from: string, because: string }} Ban `from` is a regular expression over the imported name
 */

/** @type {(from: string, because: string) => Ban} */
const ban = (from, because) => ({ from, because });

/** @type {Record<string, string[]>} each domain, and the domains it may call */
const DOMAINS = {
  turn: ["chat", "memory", "files", "usage"],
  chat: [],
  memory: [],
  files: [],
  sharing: ["chat"],
  usage: [],
  accounts: ["usage"],
};
const PLATFORM = ["models", "jobs", "db", "crypto", "config", "observability"];

const ROUTES = ban("^@/app/", "Nothing imports from app/: move the shared part into lib/ or components/.");
const UI = ban("^@/components/", "lib/ knows no UI: put the type into the domain's schema.ts.");
const DATABASE = ban(
  "^(@prisma/client|@prisma/adapter-pg|pg|@electric-sql/.+|@/lib/db(?!/(scope|errors)$)(/.*)?)$",
  "Only queries.ts, commands.ts, rows.ts and lib/db touch the database: ask one of them.",
);
const SERVER = ban(
  "^@/lib/(?!(cn|result)$|client/|db/(?!(scope|errors)$)|.+/(schema|contract|types|receipt|ui-parts|limits|method|expires-after)$)",
  "Components take data as props, and know the shapes of it alone (schema.ts, contract.ts, types.ts): fetch in the page.",
);
const TESTING = ban("^@/(e2e|scripts)/", "What tests and scripts are made of is no part of the app: move the shared part into lib/.");
const HTTP = ban("^next(-auth)?(/|$)", "lib/ knows no HTTP outside lib/api and lib/auth: take plain values and return them.");
const TRANSPORT = ban("^@/lib/api/(?!contract$|problems$)", "Domains know no transport: hand them a Scope and plain values.");
const IDENTITY = ban("^@/lib/auth/", "Only the edge knows who is asking: hand on the Scope.");
const FOLDERS = ban("^\\.\\./", 'Across folders import with "@/": relative paths would slip past the layers.');

/** @param {string} domain */
const otherDomains = (domain) => {
  const forbidden = Object.keys(DOMAINS).filter((other) => other !== domain && !DOMAINS[domain]?.includes(other));
  return ban(`^@/lib/(${forbidden.join("|")})/`, `lib/${domain} may not know this domain: hand its values over from lib/turn or the route.`);
};
const ANY_DOMAIN = ban(`^@/lib/(${Object.keys(DOMAINS).join("|")})/`, "The platform knows no domain: give it what it needs as a value or a function.");
const CHAT_WRITES = ban("^@/lib/chat/(?!queries$|schema$)", "lib/sharing only reads conversations: use lib/chat/queries.");

/** @param {readonly Ban[]} bans @param {typeof HABITS} habits @returns {import("eslint").Linter.RulesRecord} */
function refuse(bans, habits) {
  return {
    "no-restricted-imports": ["error", { patterns: bans.map(({ from, because }) => ({ regex: from, message: because })) }],
    // The rule above sees no import(), and jobs load their work with it; nor one that stands in a type.
    "no-restricted-syntax": [
      "error",
      ...habits,
      ...bans.map(({ from, because }) => ({
        selector: `:matches(ImportExpression, TSImportType)[source.value=/${from.replaceAll("/", "\\/")}/]`,
        message: because,
      })),
    ],
  };
}

/** What no file may do, wherever it lies. */
export const HABITS = [
  {
    selector: "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression[body.type='BlockStatement'][body.body.length=0]",
    message: "A swallowed error is found by nobody: handle it, log it or let it pass.",
  },
  { selector: "CatchClause > BlockStatement[body.length=0]", message: "A swallowed error is found by nobody: handle it, log it or let it pass." },
  { selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']", message: "Parse the value with a schema instead of asserting its type twice." },
];

const CLOCK = "Take now() from lib/clock, the one place that reads the wall clock: a rule about time can then be given a time in its test.";

/** What code on the server may not do either. Browsers have a clock of their own; scripts and tests say what time it is. */
const SERVER_HABITS = [
  ...HABITS,
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  // Named, and not only called: it could be handed on.
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: CLOCK },
];

const CODE = "*.{ts,tsx}";
const DATABASE_FILES = (/** @type {string} */ folder) => ["queries", "commands", "rows"].map((name) => `${folder}/**/${name}.ts`);

/** @type {(name: string, files: string[], bans: readonly Ban[], habits?: typeof HABITS) => import("eslint").Linter.Config} */
const layer = (name, files, bans, habits = HABITS) => ({ name: `layers/${name}`, files, rules: refuse(bans, habits) });

export const LAYERS = [
  layer("app", [`app/**/${CODE}`, CODE], [DATABASE, TESTING, FOLDERS], SERVER_HABITS),
  layer("start", ["instrumentation.ts", "*.config.ts", `{e2e,scripts,prisma}/**/${CODE}`], [ROUTES, FOLDERS]),
  layer("components", [`components/**/${CODE}`], [ROUTES, DATABASE, SERVER, TESTING, FOLDERS]),
  layer("lib", [`lib/**/${CODE}`], [ROUTES, UI, DATABASE, TESTING, FOLDERS], SERVER_HABITS),
  layer("clock", ["lib/clock.ts"], [ROUTES, UI, DATABASE, TESTING, FOLDERS]),
  ...Object.keys(DOMAINS).flatMap((domain) => {
    const own = domain === "sharing" ? [IDENTITY, CHAT_WRITES] : [IDENTITY];
    const bans = [ROUTES, UI, HTTP, TRANSPORT, otherDomains(domain), TESTING, FOLDERS, ...own];
    return [
      layer(domain, [`lib/${domain}/**/${CODE}`], [...bans, DATABASE], SERVER_HABITS),
      layer(`${domain}/database`, DATABASE_FILES(`lib/${domain}`), bans, SERVER_HABITS),
    ];
  }),
  ...PLATFORM.flatMap((name) => {
    const bans = [ROUTES, UI, HTTP, TRANSPORT, IDENTITY, ANY_DOMAIN, TESTING, FOLDERS];
    return [
      layer(name, [`lib/${name}/**/${CODE}`], name === "db" ? bans : [...bans, DATABASE], SERVER_HABITS),
      layer(`${name}/database`, DATABASE_FILES(`lib/${name}`), bans, SERVER_HABITS),
    ];
  }),
  // A test may set up rows and look at them; it goes through the same doors for everything else.
  layer("tests", [`lib/**/*.test.{ts,tsx}`, "lib/**/__fixtures__/*.ts"], [ROUTES, UI, FOLDERS]),
  layer("component tests", ["components/**/*.test.{ts,tsx}", "components/**/__fixtures__/*.{ts,tsx}"], [ROUTES, FOLDERS]),
  layer("route tests", ["app/**/*.test.{ts,tsx}"], [FOLDERS]),
];
