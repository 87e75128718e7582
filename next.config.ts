import type { NextConfig } from "next";

/** The same on every answer. The content security policy of pages carries a nonce and is made in proxy.ts. */
const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  "X-DNS-Prefetch-Control": "off",
};

/** What proxy.ts does not match answers with data, or with an error page that has nothing to load. */
const INTERFACES = "/:interface(api|v1|mcp|ws|chat|health|livez|readyz|metrics)/:rest*";
const NOTHING_MAY_LOAD = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

const asHeaders = (values: Record<string, string>) => Object.entries(values).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Types are checked by `npm run typecheck`; a person's first start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: they hold WebAssembly, native code or worker files that a bundler would break.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@electric-sql/pglite-pgvector",
    "@node-rs/argon2",
    "gpt-tokenizer",
    "nodemailer",
    "pg",
    "pg-boss",
    "pino",
    "undici",
  ],
  headers: async () => [
    { source: "/:path*", headers: asHeaders(SECURITY_HEADERS) },
    { source: INTERFACES, headers: asHeaders({ "Content-Security-Policy": NOTHING_MAY_LOAD }) },
  ],
};

export default config;
