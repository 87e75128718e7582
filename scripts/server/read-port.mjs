const HIGHEST = 65_535;

/**
 * The port to listen on, read as `lib/config/schema.ts` reads it, which cannot be loaded yet when a start needs to know:
 * before it installs, and before it listens.
 *
 * @param {string | undefined} text what PORT says
 * @returns {number}
 * @throws {Error} a ConfigurationError that names the variable
 */
export function readPort(text) {
  const port = Number(text?.trim() || 3000);
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST) return port;
  throw Object.assign(new Error(`The configuration is not valid:\n  PORT: must be a whole number from 0 to ${HIGHEST}`), { name: "ConfigurationError" });
}
